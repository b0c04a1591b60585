"""What is written of laid rows: statuses, values, units and findings."""

import pytest

from govinfo_parse.recognition.entries import Written, write
from recognition.build import HEAD_THREE, PROACTIVE, REQUESTS, ROWS, case, laid_in, lines

HEAD = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
FEES = "信息内容 | {}\n行政处罚 | 1\n行政事业性收费 | {}"


def written(text: str, table: str = PROACTIVE, edition: str = "2021") -> Written:
    return write(laid_in(text, table, ROWS, edition), edition)


def said(found: Written) -> list[str]:
    return [" ".join(filter(None, (f.code, f.row, f.column))) for f in found.findings]


@pytest.mark.parametrize(
    ("row", "entries", "findings"),
    [
        case("figures", "规章 | 1 | 0 | 30", "1 0 30", ""),
        case("blanks are no zeros", "规章 | 1 | | /", "1 blank blank", ""),
        case("a letter for a digit", "规章 | 1 | O | 2", "1 0* 2", "letters_for_digits rules repealed"),
        case("no figure", "规章 | 1 | 若干 | 2", "1 unreadable 2", "value_unreadable rules repealed"),
        case("thousands", "规章 | 1,234 | ２ | 十二", "1234 2 12", ""),
        case("glued with one way to read it", "规章 | 000", "0* 0* 0*", "glued_cells_split rules"),
        case("a figure lost", "规章 | 1 | 2", "unreadable unreadable unreadable", "row_ambiguous rules"),
    ],
)  # fmt: skip
def test_counts(row: str, entries: str, findings: str) -> None:
    # A row below, so that the one in question is not the document's last.
    found = written(f"{HEAD}{row}\n行政规范性文件 | 4 | 5 | 6")
    own = [entry for place, entry in found.entries.items() if place[1] == "rules"]
    shown = [
        entry.status.value
        if entry.value is None
        else f"{entry.value}{'*' * (entry.status.value == 'repaired')}"
        for entry in own
    ]
    assert " ".join(shown) == entries
    assert said(found) == lines(findings)


@pytest.mark.parametrize(
    ("heading", "text", "value", "findings"),
    [
        case("the heading's unit", "本年收费金额（单位：万元）", "0.85", "0.85 万元", ""),
        case("yuan in the heading", "本年收费金额（单位：元）", "8500", "0.85 万元", ""),
        case("the cell's own unit counts first", "本年收费金额（单位：万元）", "8500元", "0.85 万元", ""),
        case("no unit anywhere", "本年收费金额", "8500", "8500 None", "unit_unknown administrative_fees amount"),
    ],
)  # fmt: skip
def test_money(heading: str, text: str, value: str, findings: str) -> None:
    found = written(FEES.format(heading, text))
    entry = found.entries[PROACTIVE, "administrative_fees", "amount"]
    assert entry.value is not None
    assert f"{entry.value.normalize():f} {entry.unit}" == value  # type: ignore[union-attr]
    assert [one for one in said(found) if "fees" in one] == lines(findings)


@pytest.mark.parametrize(
    ("text", "edition", "findings"),
    [
        case("a header in its own order", "信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数\n规章 | 1 | 2 | 3", "2021", "columns_reordered rules"),
        case("a label of no form", f"{HEAD}规章 | 1 | 2 | 3\n囗囗囗囗 | 4 | 5 | 6\n行政许可 | 7", "2021", "label_inferred normative_documents"),
        case("a row of the other edition", f"{HEAD}规章 | 1 | 2 | 3\n行政规范性文件 | 4 | 5 | 6\n信息内容 | 采购项目数量 | 采购总金额\n政府集中采购 | 1 | 2万元", "2021", "hybrid_form"),
        case("the document ends inside a row", f"{HEAD}规章 | 1 | 2 | 3\n行政规范性文件 | 4", "2021", "row_cut normative_documents\nrow_ambiguous normative_documents"),
    ],
)  # fmt: skip
def test_what_is_said_of_rows(text: str, edition: str, findings: str) -> None:
    assert said(written(text, PROACTIVE, edition)) == lines(findings)


def test_what_was_not_found_is_missing() -> None:
    ordered = written(f"{HEAD}规章 | 1 | 2 | 3").ordered()
    assert [entry.status.value for entry in ordered[:4]] == [*["reported"] * 3, "missing"]
    assert len(ordered) == 200


def test_an_open_row_is_handed_on_with_its_cells() -> None:
    text = f"{HEAD_THREE}一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 1\n"
    text += "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0"
    (row,) = written(text, REQUESTS).open_rows
    assert row.texts == ("1", "0", "0", "0", "0", "1")
    assert [place and place[1] for place in row.places] == ["received"] * 7
