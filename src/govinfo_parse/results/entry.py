"""An entry: a field of the form, filled from a cell of the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from govinfo_parse.document import Location
from govinfo_parse.forms import Field


class Status(StrEnum):
    """What is known of a field. A value exists only for ``reported`` and ``repaired``."""

    REPORTED = "reported"
    """Printed so, and read so."""
    BLANK = "blank"
    """The cell is there, with nothing in it or a sign for nothing (``-``, ``/``, 无)."""
    MISSING = "missing"
    """No cell was found."""
    UNREADABLE = "unreadable"
    """Text is there that is no figure, or it is ambiguous which field it belongs to."""
    REPAIRED = "repaired"
    """Read with an inference that a finding explains; ``raw`` keeps what is printed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field's outcome.

    ``value`` is exact: ``int`` for counts and changes, ``Decimal`` for money (in ``unit``),
    ``None`` unless ``status`` is reported or repaired. ``unit`` is 件, 项, 万元, or ``None``
    where the source states none. ``raw`` is the text as printed, ``None`` where no cell was
    found. ``location`` leads to the cell.
    """

    field: Field
    status: Status
    value: int | Decimal | None = None
    unit: str | None = None
    raw: str | None = None
    location: Location | None = None

    def __str__(self) -> str:
        return f"{self.value}" if self.value is not None else f"<{self.status}>"

    def _repr_html_(self) -> str:
        from govinfo_parse.results.html import entry_html

        return entry_html(self)


Cells = Mapping[tuple[str, str, str], Entry]
"""Entries by table, row and column."""


def cells_of(entries: Iterable[Entry]) -> Cells:
    """Entries by their places in the form."""
    return {(e.field.table, e.field.row, e.field.column): e for e in entries}
