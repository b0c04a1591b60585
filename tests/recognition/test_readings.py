"""The ways to read a row of too few or too many cells."""

import pytest

from govinfo_parse.recognition.readings import forced_split, readings
from recognition.build import case


@pytest.mark.parametrize(
    ("cells", "count", "split"),
    [
        case("zeros", "000", 3, "0 0 0"),
        case("zeros and a figure behind them", "007", 3, "0 0 7"),
        case("a figure of two digits behind them", "0012", 3, "0 0 12"),
        case("two cells", "00|12", 3, "0 0 12"),
        case("a sign parts them", "35-15", 2, "35 -15"),
        case("two ways", "1215", 3, None),
        case("two ways with zeros", "100", 3, None),
        case("too few digits", "00", 3, None),
        case("nothing is glued", "1|2|3", 3, None),
        case("a word", "约3", 2, None),
    ],
)
def test_forced_split(cells: str, count: int, split: str | None) -> None:
    found = forced_split(cells.split("|"), count)
    assert (found and " ".join(found)) == split


@pytest.mark.parametrize(
    ("cells", "count", "ways"),
    [
        case("a cell lost", "7", 2, ["_ 7", "7 _"]),
        case("a cell lost, or two glued", "1|23", 3, ["1 23 _", "1 _ 23", "_ 1 23", "1 2 3"]),
        case("digits in two cells", "1|2|30", 2, ["12 30", "1 230"]),
        case("an empty cell inside", "1||2", 2, ["1 2"]),
        case("empty or moved up", "1|2|", 3, ["_ 1 2", "1 _ 2", "1 2 _"]),
        case("a whole row glued", "1204", 3, ["1 20 4", "12 0 4"]),
        case("no zero stands before digits", "0|5", 1, []),
        case("an unreadable figure", "约3|2", 3, []),
        case("as many cells as columns", "1|2|3", 3, []),
        case("far too many", "1|2|3|4|5|6", 3, []),
    ],
)
def test_readings(cells: str, count: int, ways: list[str]) -> None:
    found = readings(cells.split("|"), count)
    told = [" ".join("_" if one is None else str(one) for one in way) for way in found]
    assert sorted(told) == sorted(ways)
