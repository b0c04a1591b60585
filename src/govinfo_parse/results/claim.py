"""A claim: a figure that the prose states, held against the tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ClaimVerdict(StrEnum):
    """What a stated figure and the printed tables say of each other."""

    AGREES = "agrees"
    """The tables print the same."""
    CONTRADICTS = "contradicts"
    """The tables print another figure for the same thing, scope and time."""
    OTHER_SCOPE = "other_scope"
    """The tables print another figure, and the text speaks of another office, area or time."""
    NOT_ASSESSABLE = "not_assessable"
    """The tables have no figure for it: no field, or cells that are blank, missing, unread."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure stated in the text of a part. It never fills a cell.

    ``key`` names what it is of (``received``, ``carried_over``, ``granted``, ``licensing``,
    ``reconsideration.upheld``, ``fee`` …); ``value`` is in ``unit`` (件, or 元 for fees).
    ``quote`` is the sentence as in the part's text, of a long one some 120 characters around the
    figure; ``start`` and ``end`` are where the figure stands in that text (not in the quote).
    ``scope`` is ``own``, ``office``, ``other_organ``, ``whole``, ``last_year``,
    ``other_period`` or ``share``. ``printed`` is what the tables give for it; ``of_parts`` says that it is the sum
    of the printed parts, where the total itself is blank. ``fields`` are the keys of the fields
    compared.
    """

    key: str
    value: int | Decimal
    unit: str
    quote: str
    section: int
    start: int
    end: int
    scope: str
    verdict: ClaimVerdict
    printed: int | None = None
    of_parts: bool = False
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        against = "" if self.printed is None else f" (tables: {self.printed})"
        return f"{self.key} {self.value}{self.unit}{against}: {self.verdict}: {self.quote}"
