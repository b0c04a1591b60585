"""A laid row: its figures in their places, or why they could not be put there."""

from __future__ import annotations

from dataclasses import dataclass

from govinfo_parse.recognition.arrangements import Arrangement
from govinfo_parse.recognition.rows import MatchedRow, Row, Token

Place = tuple[str, str, str]
"""Table, row and column of the form."""


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A printed row whose figures stand in their places, or why they could not be put there.

    ``due`` are the places in printed order (``None`` for a column that is not of the form);
    ``cells`` what was put there, with ``doubt`` (a key of the messages in ``entries``) or
    without. ``points`` and ``rivals`` say how clear it was.
    """

    one: MatchedRow
    arrangement: Arrangement
    due: tuple[Place | None, ...]
    values: tuple[Token, ...] = ()
    doubt: str | None = None
    points: float = 0.0
    rivals: int = 0

    @property
    def cells(self) -> list[tuple[Place, Token]]:
        """Places of the form and what stands in each."""
        return [(p, v) for p, v in zip(self.due, self.values, strict=True) if p is not None]

    @property
    def named(self) -> list[tuple[str | None, ...]]:
        """Table, no row and column of a turned row, which prints a column of the form."""
        turned = self.one.key is None and self.one.column is not None
        return [(self.one.table, None, self.one.column)] if turned else []


def whole_row(row: Row) -> Token:
    """The printed row as one text, for columns of which nobody knows which cell is theirs."""
    return row.values[0]._replace(text=" | ".join(v.text for v in row.values))


def opened(row: LaidRow) -> LaidRow:
    """The row with its figures under no column."""
    whole = (whole_row(row.one.row),) * len(row.due)
    return LaidRow(row.one, row.arrangement, row.due, whole, "row_ambiguous")
