"""Observed rows: what a document prints, before it is known what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from govinfo_parse.document import Cell, Layout, Location, Table
from govinfo_parse.recognition.labels import NO_MATCHES, Label, Matches
from govinfo_parse.recognition.values import is_blank


class Token(NamedTuple):
    """A cell (or a part of a paragraph) under recognition.

    ``matches`` are the places of the form that its text may name; a value has none.
    """

    text: str
    cell: Cell
    table: Table | None
    is_value: bool
    label: Label | None = None
    matches: Matches = NO_MATCHES

    @property
    def is_blank(self) -> bool:
        """Nothing printed in it."""
        return self.is_value and not self.text

    @property
    def location(self) -> Location:
        """Where the token stands."""
        return self.cell.location(self.table.index if self.table else None)

    def names(self, kind: str, table: str | None = None) -> tuple[str, ...]:
        """The keys of one kind (and table) that the text may name, best first."""
        return self.matches.names.get((kind, table), ())


class Owner(IntEnum):
    """Whose figures a caption says a table prints; a lower one comes before a higher one."""

    ORGAN = 0
    WHOLE_AREA = 1
    OTHER_YEAR = 2


@dataclass(slots=True)
class Row:
    """Tokens that stand together: what names the figures, and the figures.

    ``segment`` numbers the runs of rows that no prose interrupts; ``heading`` is the last
    short text before the segment; ``lead`` the text directly before the row.
    """

    labels: list[Token]
    values: list[Token]
    layout: Layout
    segment: int = 0
    heading: str = ""
    lead: list[Token] = field(default_factory=list)
    caption: str = ""
    """A short line of its own over the rows of a table: ``2022年报告``."""
    spaced: Sequence[Token] = ()
    """The values with an empty one for each line feed more than stands between others."""
    last: bool = False
    """Nothing follows in the document."""
    owner: Owner = Owner.ORGAN
    joined: bool = False
    """Put together of two pieces that a page break cut."""

    tokens: list[Token] = field(init=False)
    """All tokens in printed order."""
    has_figures: bool = field(init=False)
    """Whether anything is printed in its values."""
    matched: bool = field(init=False)
    """Whether any of its labels may name a place of the form."""
    row_tables: frozenset[str | None] = field(init=False)
    """The tables of which its labels may name rows."""
    column_tables: frozenset[str | None] = field(init=False)
    """The tables of which its labels may name columns."""

    def __post_init__(self) -> None:
        self.tokens = self.labels + self.values
        self.has_figures = any(token.is_value and token.text for token in self.values)
        named = [token.matches for token in self.tokens if token.matches]
        self.matched = bool(named)
        places = {place for matches in named for place in matches.names}
        self.row_tables = frozenset(table for kind, table in places if kind == "row")
        self.column_tables = frozenset(table for kind, table in places if kind == "column")

    @property
    def is_empty(self) -> bool:
        """Whether its values print nothing but signs for nothing (``-``, 无, a lost ``?``)."""
        return all(
            is_blank(token.text) or not any(c.isalnum() for c in token.text)
            for token in self.values
        )

    def leaf(self, table: str | None = None) -> Token | None:
        """The innermost label that may name a row of the form (or of one table)."""
        return next((t for t in reversed(self.labels) if t.names("row", table)), None)

    @property
    def location(self) -> Location | None:
        """Where the row starts."""
        tokens = self.tokens
        return tokens[0].location if tokens else None


def label_of(row: Row) -> str:
    """The printed label of a row, for messages."""
    return " / ".join(t.text for t in row.labels if t.text) or "(no label)"


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A printed row and the half of its place in the form that its labels tell.

    ``at`` counts the rows of the document; ``key`` is the form's row and ``column`` its column,
    ``None`` where only the header tells it; ``inferred`` says that order settled it and not the
    label alone; ``copy`` counts the printed copies of a table.
    """

    row: Row
    at: int
    table: str
    key: str | None
    column: str | None = None
    inferred: bool = False
    copy: int = 0
