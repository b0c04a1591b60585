"""A stated figure before it is compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

REVIEWS = "reconsideration_litigation"


@dataclass(slots=True)
class Statement:
    """A stated figure before it is compared: what it is of, its place and its scope.

    ``columns`` are the columns of the form that it sums; ``start`` and ``end`` count characters
    of the part's text. ``area`` are the words that tell an office or an area (全县, 区政府办).
    """

    key: str
    table: str
    readings: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    value: int | Decimal
    unit: str
    quote: str
    section: int
    start: int
    end: int
    scope: str
    area: str = ""
    dated: bool = False
    """Told by the number of another year: 2022年度结转申请2件."""

    @property
    def is_whole_review(self) -> bool:
        """Of all reviews of a kind, not of those upheld."""
        return self.table == REVIEWS and self.columns == ("total",)
