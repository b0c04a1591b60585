"""Which printed rows hold the figures of part four, and what their labels tell of them."""

import pytest

from govinfo_parse.document import Layout
from recognition.build import CELLS, GRID, HEAD_FOUR, REVIEWS, ROWS, case, lines, panels_in

OUTCOMES = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n"
FIFTEEN = "1 | 0 | 0 | 0 | 1 | 0 | 2 | 0 | 0 | 2 | 0 | 0 | 3 | 0 | 3"


def found(text: str, layout: Layout = ROWS) -> list[str]:
    """``reconsideration . : 1 0 0 0 1``; ``.`` for what only the header tells, ``?`` for order."""
    return [
        f"{one.key or '.'} {one.column or '.'}{'?' * one.inferred} : "
        + " ".join(token.text or "_" for token in one.row.values)
        for panel in panels_in(text, REVIEWS, layout)
        for one in panel.rows
    ]


@pytest.mark.parametrize(
    ("text", "layout", "expected"),
    [
        case("one row of fifteen", HEAD_FOUR + FIFTEEN, GRID, ". . : 1 0 0 0 1 0 2 0 0 2 0 0 3 0 3"),
        case("one row of fifteen, spans lost", HEAD_FOUR + FIFTEEN, ROWS, ". . : 1 0 0 0 1 0 2 0 0 2 0 0 3 0 3"),
        case("one row of fifteen empty cells", HEAD_FOUR + "| | | | | | | | | | | | | |", GRID, ". . : _ _ _ _ _ _ _ _ _ _ _ _ _ _ _"),
        case(
            "three rows of five",
            f"类别 | {OUTCOMES}行政复议 | 1 | 0 | 0 | 0 | 1\n未经复议直接起诉 | 0 | 2 | 0 | 0 | 2\n复议后起诉 | 0 | 0 | 3 | 0 | 3",
            ROWS,
            "reconsideration . : 1 0 0 0 1\nlitigation_direct . : 0 2 0 0 2\nlitigation_after_reconsideration . : 0 0 3 0 3",
        ),
        case(
            "three tables",
            f"行政复议 | | | |\n{OUTCOMES}1 | 0 | 0 | 0 | 1\n\n未经复议直接起诉 | | | |\n{OUTCOMES}0 | 2 | 0 | 0 | 2\n\n复议后起诉 | | | |\n{OUTCOMES}0 | 0 | 3 | 0 | 3",
            ROWS,
            "reconsideration . : 1 0 0 0 1\nlitigation_direct . : 0 2 0 0 2\nlitigation_after_reconsideration . : 0 0 3 0 3",
        ),
        case(
            "outcomes down the side",
            "| 行政复议 | 未经复议直接起诉 | 复议后起诉\n结果维持 | 1 | 0 | 0\n结果纠正 | 0 | 2 | 0",
            ROWS,
            ". upheld : 1 0 0\n. corrected : 0 2 0",
        ),
        case(
            "fifteen rows",
            "行政复议 | 结果维持 | 1\n结果纠正 | 0\n行政诉讼 | 复议后起诉 | 结果维持 | 2",
            ROWS,
            "reconsideration upheld : 1\nreconsideration corrected : 0\nlitigation_after_reconsideration upheld : 2",
        ),
        case("a stream", "行政复议 | " + OUTCOMES + "1 | 0 | 0 | 0 | 1", CELLS, "reconsideration . : 1 0 0 0 1"),
    ],
)  # fmt: skip
def test_the_ways_to_print_part_four(text: str, layout: Layout, expected: str) -> None:
    assert found(text, layout) == lines(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("a total alone is part three's", "（七）总计 | 3\n其他 | 4", ""),
        case("outcomes of no table above", "1 | 0 | 0 | 0 | 1", ""),
        case("a page number below the header", f"{HEAD_FOUR}7 |\n{FIFTEEN}", ". . : 1 0 0 0 1 0 2 0 0 2 0 0 3 0 3"),
        case(
            "unreadable blocks in the form's order",
            f"行政囗囗 | | | |\n{OUTCOMES}1 | 0 | 0 | 0 | 1\n\n囗囗囗囗 | | | |\n{OUTCOMES}0 | 2 | 0 | 0 | 2\n\n复议后起诉 | | | |\n{OUTCOMES}0 | 0 | 3 | 0 | 3",
            "reconsideration .? : 1 0 0 0 1\nlitigation_direct .? : 0 2 0 0 2\nlitigation_after_reconsideration . : 0 0 3 0 3",
        ),
        case("figures of the next table", f"行政复议 | | | |\n{OUTCOMES}1 | 0 | 0 | 0 | 1\n\n7 | 8 | 9 | 1 | 25", "reconsideration . : 1 0 0 0 1"),
        case("a figure that no one can read is no label", f"{HEAD_FOUR}略 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0", ". . : 略 0 0 0 0 0 0 0 0 0 0 0 0 0 0"),
        case("numbers of columns", f"类别 | {OUTCOMES}栏次 | 1 | 2 | 3 | 4 | 5\n行政复议 | 1 | 0 | 0 | 0 | 1", "reconsideration . : 1 0 0 0 1"),
    ],
)  # fmt: skip
def test_what_is_and_what_is_none(text: str, expected: str) -> None:
    assert found(text) == lines(expected)
