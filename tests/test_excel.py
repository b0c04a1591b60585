"""A report's workbook: every figure at its labels, blanks empty, no text a formula."""

import dataclasses
import io
import sys
import zipfile

import pytest

pytest.importorskip("openpyxl", reason="for reading workbooks back")
pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")

import openpyxl

from govinfo_parse import Finding, Location, Report, Severity, Status
from govinfo_parse.forms import EDITIONS
from govinfo_parse.results import excel, extras
from handmade import entries, report
from workbooks import figures, workbook

FEES = "proactive_disclosure/administrative_fees/amount"
STATE_SECRET = "requests/denied.state_secret/total"


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_stands_at_its_labels(edition, tmp_path):
    keys = [e.field.key for e in entries(edition)]
    money = {e.field.key for e in entries(edition) if e.field.kind == "money"}
    changes = {k: f"{n}.50" if k in money else n for n, k in enumerate(keys)}
    made = report(edition, changes)
    book = workbook(made, tmp_path / "a.xlsx")
    found = figures(book, made)
    assert {key: cell.value for key, cell in found.items()} == {
        e.field.key: float(e.value) for e in made.entries
    }
    for key, cell in found.items():
        entry = made.entry(key)
        sheet, row = cell.parent, cell.row
        # Merged cells show the text of their first cell.
        text = {
            (y, x): sheet.cell(span.min_row, span.min_col).value
            for span in sheet.merged_cells.ranges
            for y, x in span.cells
        }
        left = {text.get((row, x), sheet.cell(row, x).value) for x in range(1, cell.column)}
        above = {
            text.get((y, cell.column), sheet.cell(y, cell.column).value) for y in range(1, row)
        }
        assert set(entry.field.row_label.split(" / ")) <= left | above, key
        assert set(entry.field.column_label.split(" / ")) <= above, key


def test_sheets_have_the_titles_of_the_form_and_no_holes(tmp_path):
    book = workbook(report("2021"), tmp_path / "a.xlsx")
    assert book.sheetnames == [
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
        "说明",
    ]
    sheet = book["主动公开政府信息情况"]
    spans = {str(span) for span in sheet.merged_cells.ranges}
    assert {"A1:D1", "A2:D2", "B7:D7"} <= spans
    assert sheet["A2"].value == "第二十条第（一）项"
    sheet = book["收到和处理政府信息公开申请情况"]
    assert {"A2:C3", "E2:I2", "J2:J3", "A6:A27", "B8:B15"} <= {
        str(span) for span in sheet.merged_cells.ranges
    }
    assert sheet["B8"].value == "（三）不予公开"


def test_blank_is_empty_and_zero_is_a_number(tmp_path):
    keys = [e.field.key for e in entries("2021")]
    statuses = (Status.BLANK, Status.MISSING, Status.UNREADABLE)
    made = report(changes={key: statuses[n % 3] for n, key in enumerate(keys) if n % 2})
    found = figures(workbook(made, tmp_path / "a.xlsx"), made)
    for entry in made.entries:
        cell = found[entry.field.key]
        assert cell.value == entry.value
        assert cell.data_type == "n"
    fills = {found[e.field.key].fill.start_color.rgb: e.status for e in made.entries}
    assert sorted(fills.values()) == sorted({*statuses, Status.REPORTED})


def test_the_print_of_what_is_unreadable_or_repaired_is_a_comment(tmp_path):
    made = report(changes={STATE_SECRET: Status.UNREADABLE})
    repaired = [
        dataclasses.replace(e, status=Status.REPAIRED, value=7, raw="l7\x0b")
        if e.field.key == "requests/received/total"
        else e
        for e in made.entries
    ]
    made = dataclasses.replace(made, entries=tuple(repaired))
    found = figures(workbook(made, tmp_path / "a.xlsx"), made)
    noted = {key: cell.comment.text for key, cell in found.items() if cell.comment}
    assert noted == {
        STATE_SECRET: f"{STATE_SECRET}: unreadable, printed 约3件",
        "requests/received/total": "requests/received/total: repaired, printed l7\ufffd",
    }
    assert found["requests/received/total"].value == 7


@pytest.mark.parametrize(
    ("money", "value", "shown"),
    [
        ("26.550", 26.55, '0.000" 万元"'),
        ("8040", 8040, '0" 万元"'),
        ("0.00", 0, '0.00" 万元"'),
        ("123456789012.345", 123456789012.345, '0.000" 万元"'),
        ("12345678901234.567", "12345678901234.567 万元", "General"),
    ],
)
def test_money_shows_the_decimals_that_are_printed(money, value, shown, tmp_path):
    made = report(changes={FEES: money})
    cell = figures(workbook(made, tmp_path / "a.xlsx"), made)[FEES]
    assert (cell.value, cell.number_format) == (value, shown)


def test_a_count_that_excel_would_round_stays_text(tmp_path):
    made = report(changes={STATE_SECRET: 12345678901234567, "requests/received/total": 10**400})
    found = figures(workbook(made, tmp_path / "a.xlsx"), made)
    assert found[STATE_SECRET].value == "12345678901234567"
    assert found["requests/received/total"].value == str(10**400)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "http://a.cn", "{=1}", "012", "<r><t>x</t></r>", "a\x00"],
)
def test_text_is_never_a_formula_a_link_or_markup(text, tmp_path):
    made = Report(title=text, agency=text, source=text, findings=(_finding(text),))
    sheet = workbook(made, tmp_path / "a.xlsx")["说明"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    kept = text.replace("\x00", "\ufffd")
    assert sum(str(cell.value).rstrip() == kept for cell in cells) == 4
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def _finding(text):
    return Finding(
        "row_cut", Severity.WARNING, text, "requests", "granted", None, Location(table=2)
    )


def test_the_last_sheet_says_what_it_is_and_lists_the_findings(tmp_path):
    made = dataclasses.replace(report(), findings=(_finding("words"),))
    rows = list(workbook(made, tmp_path / "a.xlsx")["说明"].iter_rows(values_only=True))
    told = {row[0]: row[1] for row in rows}
    assert told["标题"] == made.title
    assert (told["年度"], told["表格版本"], told["来源"]) == (2023, "2021", "a.html")
    assert rows[-1] == ("warning", "row_cut", "words", "requests/granted", "table 2")


def test_a_report_without_the_form_has_the_last_sheet_alone(tmp_path):
    assert workbook(Report(year=2015), tmp_path / "a.xlsx").sheetnames == ["说明"]


def test_the_same_report_gives_the_same_bytes():
    made = report(changes={STATE_SECRET: Status.UNREADABLE})
    first = excel.report_workbook(made)
    assert first == excel.report_workbook(Report.from_dict(made.to_dict()))
    # Two workbooks made within a second would be equal even if they told the time.
    told = openpyxl.load_workbook(io.BytesIO(first)).properties
    assert told.created.year == told.modified.year == 2000
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_a_missing_package_is_said_with_its_extra(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'govinfo-parse\[excel\]'"):
        report().to_excel(tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_what_a_package_itself_lacks_is_not_blamed_on_the_extra(monkeypatch, tmp_path):
    (tmp_path / "lacking.py").write_text("import not_there")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="not_there"):
        extras.need("lacking", "excel")
