"""A finding: something a reader of the data must know, as a value with a stable code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govinfo_parse.document import Location


class Severity(StrEnum):
    """How much a finding matters to who uses the figures."""

    ERROR = "error"
    """The source contradicts itself, or figures are missing where they are due."""
    WARNING = "warning"
    """A figure was inferred, is ambiguous, or could be meant otherwise."""
    INFO = "info"
    """Worth knowing; no figure is in doubt."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen and where. ``table``, ``row`` and ``column`` are keys of the form.

    ``None`` in ``row`` or ``column`` means the whole table or the whole row; all three
    ``None`` means the report.
    """

    code: str
    severity: Severity
    message: str
    table: str | None = None
    row: str | None = None
    column: str | None = None
    location: Location | None = None

    def __str__(self) -> str:
        where = "/".join(k for k in (self.table, self.row, self.column) if k)
        return f"{self.severity}: {self.code}{f' [{where}]' if where else ''}: {self.message}"

    def _repr_html_(self) -> str:
        from govinfo_parse.results.html import finding_html

        return finding_html(self)
