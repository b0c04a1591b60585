"""Which sums fail in print, worked out from the truth."""

from __future__ import annotations

from collections.abc import Mapping

from .form import APPLICANTS, OUTCOMES, P3, P4, REVIEWS, lines
from .model import Figure


def failing(edition: str, truth: Mapping[str, Figure], unsure: frozenset[str]) -> tuple[str, ...]:
    """Name every identity that fails although each of its cells is printed and sure."""

    def number(key: str) -> int | float | None:
        value = truth.get(key)
        return value if isinstance(value, int | float) and key not in unsure else None

    def differ(left: list[str], right: list[str]) -> bool:
        a, b = [number(key) for key in left], [number(key) for key in right]
        if None in a or None in b:
            return False
        return sum(v for v in a if v is not None) != sum(v for v in b if v is not None)

    found: list[str] = []
    outside = {"received", "carried_over", "results_total", "carried_forward"}
    rows = [line.key for line in lines(edition)]
    for col, _ in APPLICANTS:
        left = [f"{P3}/received/{col}", f"{P3}/carried_over/{col}"]
        right = [f"{P3}/results_total/{col}", f"{P3}/carried_forward/{col}"]
        if differ(left, right):
            found.append(f"A/{col}")
    for col, _ in APPLICANTS:
        leaves = [f"{P3}/{row}/{col}" for row in rows if row not in outside]
        if differ([f"{P3}/results_total/{col}"], leaves):
            found.append(f"B/{col}")
    found.extend(
        f"C/{row}"
        for row in rows
        if differ([f"{P3}/{row}/total"], [f"{P3}/{row}/{col}" for col, _ in APPLICANTS[:6]])
    )
    found.extend(
        f"D/{block}"
        for block, _ in REVIEWS
        if differ([f"{P4}/{block}/total"], [f"{P4}/{block}/{col}" for col, _ in OUTCOMES[:4]])
    )
    return tuple(found)
