"""The one order-preserving choice of rows."""

import pytest

from govinfo_parse.recognition.evidence import GRADES
from govinfo_parse.recognition.labels import Grade
from govinfo_parse.recognition.row_chain import Candidate, best_chain, fill_gaps, form_rows
from recognition.build import PROACTIVE, REQUESTS, REVIEWS, case

GRADE_OF = {" ": Grade.EXACT, "~": Grade.LIKELY, "?": Grade.TORN}


def candidates_of(text: str) -> list[Candidate]:
    """``0=0 1=2~``: printed row 0 may be row 0 of the form, row 1 is likely row 2."""
    found = []
    for word in text.split():
        mark = word[-1] if word[-1] in "~?" else " "
        row, _, form = word.rstrip("~?").partition("=")
        found.append(Candidate(int(row), int(form), GRADE_OF[mark], GRADES[GRADE_OF[mark]]))
    return found


@pytest.mark.parametrize(
    ("candidates", "chosen"),
    [
        case("in order", "0=0 1=1 2=2", "0=0 1=1 2=2"),
        case("rows left out", "0=0 3=2 4=5", "0=0 3=2 4=5"),
        case("order settles which of two", "0=0 1=1 1=5 2=2 3=5", "0=0 1=1 2=2 3=5"),
        case("one out of order", "0=0 1=9 2=1 3=2", "0=0 2=1 3=2"),
        case("the surer one", "0=0 1=1~ 2=1 3=2", "0=0 2=1 3=2"),
        case("of two tables the longer one", "0=0 1=1 2=2 3=0 4=1 5=2 6=3", "3=0 4=1 5=2 6=3"),
        case("a stray row before the table", "0=1 5=0 6=1 7=2 8=3", "5=0 6=1 7=2 8=3"),
        case("none", "", ""),
    ],
)
def test_best_chain(candidates: str, chosen: str) -> None:
    chain = best_chain(candidates_of(candidates))
    assert " ".join(f"{one.row}={one.form}" for one in chain) == chosen


@pytest.mark.parametrize(
    ("named", "unnamed", "size", "settled"),
    [
        case("one row for one place", [(0, 0), (2, 2)], [1], 3, {1: 1}),
        case("two for two", [(0, 0), (3, 3)], [1, 2], 4, {1: 1, 2: 2}),
        case("one for two stays open", [(0, 0), (3, 3)], [1], 4, {}),
        case("two for one stay open", [(0, 0), (3, 2)], [1, 2], 3, {}),
        case("the last place", [(0, 0), (1, 1)], [2], 3, {2: 2}),
        case("the first place", [(1, 1), (2, 2)], [0], 3, {0: 0}),
        case("all places, none named", [], [4, 5, 6], 3, {4: 0, 5: 1, 6: 2}),
    ],
)
def test_fill_gaps(
    named: list[tuple[int, int]], unnamed: list[int], size: int, settled: dict[int, int]
) -> None:
    assert dict(fill_gaps(named, unnamed, size)) == settled


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [
        case("a row of 2019 alone", PROACTIVE, "administrative_licensing", "other_services"),
        case("the last row of 2019", PROACTIVE, "administrative_fees", "centralized_procurement"),
        case("the undivided （六） of 2019", REQUESTS, "other_handling", "results_total"),
        case("the blocks", REVIEWS, "litigation_direct", "litigation_after_reconsideration"),
    ],
)
def test_both_editions_in_one_order(table: str, before: str, after: str) -> None:
    keys = [row.key for row in form_rows(table)]
    assert keys.index(before) + 1 == keys.index(after)
