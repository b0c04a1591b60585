"""Candidates: what a document may say of itself, each with its place and what it speaks for.

Title, agency, year and days are not read at one place. All that is said is gathered, and the
best set that agrees with itself wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from govinfo_parse.document import Location
from govinfo_parse.recognition.prose.organs import is_short_for

Value = TypeVar("Value")

# Weights of one thing are compared with each other alone.
IN_TITLE: Final = 5.0
IN_LABEL: Final = 4.0
"""发布机构：X beside the text."""
UNDER_TITLE: Final = 3.0
SIGNED: Final = 4.0
SITE_TITLE: Final = 3.0
"""The title that the page's own metadata gives."""
SITE_SOURCE: Final = 1.5
SOURCE: Final = 1.0
"""来源：X is the organ, or the site that took the text over."""
OWN_KIND: Final = 1.0
"""我局 for a name that ends so."""
LEAST_AGENCY: Final = 1.5
"""An agency that less speaks for is not told."""

PERIOD: Final = 3.0
INTRODUCED: Final = 2.0
YEAR_BEFORE: Final = 1.5
"""A report is published in the year after the one that it is on."""
PROSE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Value]):
    """One thing that a document says, of what kind the evidence is, and where it stands."""

    value: Value
    weight: float
    kind: str
    printed: str = ""
    location: Location | None = None


def best_agency(candidates: Sequence[Candidate[str]]) -> Candidate[str] | None:
    """The organ that most speaks for; a short name speaks for the full one.

    Of a name and its short form (沙兰镇, 沙兰镇人民政府) the full one is given.
    """
    weights: dict[str, float] = {}
    for name in dict.fromkeys(one.value for one in candidates):
        weights[name] = sum(
            one.weight
            for one in _once(candidates)
            if one.value == name or is_short_for(one.value, name)
        )
    if not weights:
        return None
    top = max(weights.values())
    if top < LEAST_AGENCY:
        return None
    best = max((n for n in weights if weights[n] == top), key=len)
    fuller = [n for n in weights if is_short_for(best, n)]
    chosen = max(fuller, key=lambda n: (weights[n], len(n))) if fuller else best
    return max((one for one in candidates if one.value == chosen), key=lambda one: one.weight)


def _once(candidates: Iterable[Candidate[str]]) -> list[Candidate[str]]:
    """Of each kind of evidence and name the strongest: a name said thrice is said once."""
    best: dict[tuple[str, str], Candidate[str]] = {}
    for one in candidates:
        old = best.get((one.value, one.kind))
        if old is None or one.weight > old.weight:
            best[one.value, one.kind] = one
    return [*best.values()]


def best_year(candidates: Sequence[Candidate[int]]) -> Candidate[int] | None:
    """The year that most speaks for; of equals the one named first."""
    weights: dict[int, float] = {}
    for one in candidates:
        weights[one.value] = weights.get(one.value, 0.0) + one.weight
    if not weights:
        return None
    best = max(weights, key=lambda year: weights[year])
    return next(one for one in candidates if one.value == best)
