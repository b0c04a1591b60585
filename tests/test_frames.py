"""Frames: shapes, order, types, and what stands for no figure."""

from decimal import Decimal

import pandas as pd
import pytest

from govinfo_parse import Report, Status
from govinfo_parse.forms import EDITIONS, load_form
from handmade import report

FEES = "proactive_disclosure/administrative_fees/amount"
LONG = ["table", "row", "column", "value", "unit", "status", "raw"]
MESSY = {
    FEES: "26.55",
    "requests/received/total": Status.BLANK,
    "requests/received/natural_person": Status.UNREADABLE,
    "requests/granted/total": Status.MISSING,
    "requests/granted/natural_person": 7,
}


PLACES = ["at_page", "at_table", "at_row", "at_column", "at_line", "at_offset", "at_box"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_long_has_one_line_per_field_in_printed_order(edition):
    frame = report(edition).to_frame()
    fields = load_form(edition).fields
    assert list(frame.columns) == [*LONG, "row_label", "column_label", "kind", *PLACES]
    assert list(frame["at_row"]) == list(range(len(fields)))
    assert frame["at_page"].isna().all()
    assert list(frame.index) == list(range(len(fields)))
    for name in ("table", "row", "column", "row_label", "column_label", "kind"):
        assert list(frame[name]) == [getattr(field, name) for field in fields]


def test_long_values_and_statuses():
    made = report(changes=MESSY)
    frame = made.to_frame()
    assert frame["value"].dtype == "Float64"
    assert frame["status"].dtype == "string"
    lines = {e.field.key: frame.iloc[n] for n, e in enumerate(made.entries)}
    assert lines[FEES]["value"] == 26.55
    assert lines[FEES]["unit"] == "万元"
    assert lines["requests/granted/natural_person"]["value"] == 7
    for key, status, raw in (
        ("requests/received/total", "blank", ""),
        ("requests/received/natural_person", "unreadable", "约3件"),
    ):
        assert lines[key]["value"] is pd.NA
        assert lines[key]["status"] == status
        assert lines[key]["raw"] == raw
    assert lines["requests/granted/total"]["raw"] is pd.NA


def test_exact_values_are_the_entries_own():
    made = report(changes=MESSY)
    values = list(made.to_frame(exact=True)["value"])
    assert values == [entry.value for entry in made.entries]
    assert [type(v) for v in values] == [type(entry.value) for entry in made.entries]
    assert Decimal("26.55") in values


def test_a_figure_too_large_for_a_column_is_kept():
    huge = 10**400
    made = report(changes={"requests/received/total": huge})
    assert huge in list(made.to_frame()["value"])
    assert made.requests.to_frame().loc["received", "total"] == huge


@pytest.mark.parametrize(
    ("edition", "shapes"),
    [("2019", [(8, 8), (23, 7), (3, 5)]), ("2021", [(6, 5), (25, 7), (3, 5)])],
)
@pytest.mark.parametrize("labels", ["en", "zh"])
def test_wide_shapes(edition, shapes, labels):
    tables = report(edition).tables.values()
    assert [view.to_frame(labels=labels).shape for view in tables] == shapes


def test_wide_places_every_value():
    numbers = {f.key: n for n, f in enumerate(load_form("2019").fields)}
    made = report("2019", numbers)
    for view in made.tables.values():
        frame = view.to_frame()
        assert frame.notna().to_numpy().sum() == len(view.entries)
        for entry in view.entries:
            assert frame.loc[entry.field.row, entry.field.column] == entry.value


def test_wide_types():
    frame = report(changes=MESSY).proactive_disclosure.to_frame()
    assert frame.dtypes.map(str).to_dict() == {
        "issued": "Int64",
        "repealed": "Int64",
        "in_force": "Int64",
        "decisions": "Int64",
        "amount": "Float64",
    }
    assert frame.loc["rules", "amount"] is pd.NA
    assert frame.loc["administrative_fees", "amount"] == 26.55


def test_wide_na_for_all_that_is_no_figure():
    frame = report(changes=MESSY).requests.to_frame()
    assert frame.loc["received", "total"] is pd.NA
    assert frame.loc["received", "natural_person"] is pd.NA
    assert frame.loc["granted", "total"] is pd.NA


def test_printed_labels():
    frame = report("2021").requests.to_frame(labels="zh")
    assert list(frame.columns) == [
        "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
    ]  # fmt: skip
    assert frame.index[0] == ("一、本年新收政府信息公开申请数量", "", "")
    assert frame.index[4] == ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密")
    assert frame.index.is_unique


def test_unknown_labels():
    with pytest.raises(ValueError, match="labels"):
        report().requests.to_frame(labels="fr")


def test_a_report_without_form_gives_empty_frames():
    empty = Report()
    assert empty.to_frame().shape == (0, 17)
    assert empty.requests.to_frame().shape == (0, 0)
    assert empty.requests.to_frame(labels="zh").shape == (0, 0)
    assert empty.findings_frame().shape == (0, 7)


def test_findings_frame():
    made = report("2019", {"requests/received/total": 1})
    frame = made.findings_frame()
    assert list(frame["code"]) == [finding.code for finding in made.findings]
    failed = frame[frame["code"] == "identity_fails"].iloc[0]
    assert failed["severity"] == "error"
    assert failed["table"] == "requests"
    assert failed["location"].startswith("table 0, row ")
    mismatch = frame[frame["code"] == "edition_year_mismatch"].iloc[0]
    assert mismatch["location"] is pd.NA
