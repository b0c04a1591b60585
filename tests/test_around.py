"""Names, dates and parts in documents of another hand (``tests/independent/around``)."""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from around import EDITIONS, FORMATS, judge

from independent.around import make

# At least this share right, and at most that share wrong, of 60 documents.
FLOORS = {
    "title": (0.98, 0.02),
    "agency": (0.98, 0.0),
    "year": (1.0, 0.0),
    "edition": (1.0, 0.0),
    "published": (0.98, 0.0),
    "period": (0.98, 0.0),
    "borders": (0.98, 0.02),
    "paragraphs": (0.98, 0.01),
    "foreign": (0.99, 0.01),
}


@pytest.fixture(scope="module")
def counts() -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for seed in range(10):
        for edition in EDITIONS:
            for fmt in FORMATS:
                for name, verdict, _ in judge(make(seed, edition, fmt)):
                    found[name][verdict] += 1
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_share(name: str, counts: dict[str, Counter[str]]) -> None:
    right, wrong = FLOORS[name]
    own = counts[name]
    assert own["right"] >= right * own.total()
    assert own["wrong"] <= wrong * own.total()


def test_nothing_is_refused(counts: dict[str, Counter[str]]) -> None:
    assert "refused" not in counts
