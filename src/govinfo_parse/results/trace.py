"""Why a figure stands where it does: what recognition made of each printed row, in words."""

from __future__ import annotations

from dataclasses import dataclass

from govinfo_parse.document import Location


@dataclass(frozen=True, slots=True)
class TracedRow:
    """A printed row that was laid under the columns of the form.

    ``keys`` are the fields (``table/row/column``) that its cells stand for, in printed order,
    ``None`` for a column that is not of the form; ``headings`` what is printed over them, as far
    as one cell says it; ``is_named`` whether a header was followed at all. ``inferred``: order settled the row, not its label alone.
    ``copy`` counts the printed copies of the table from 0. ``doubt`` and ``code`` are finding
    codes on the row and on its header. ``points`` weigh the evidence (names, places, starts);
    ``rivals`` counts other ways to lay the row that would give other figures.
    """

    keys: tuple[str | None, ...]
    label: str
    headings: tuple[str, ...]
    is_named: bool
    inferred: bool
    copy: int
    doubt: str | None
    code: str | None
    points: float
    rivals: int
    location: Location | None

    def explain(self, key: str) -> str:
        """One field of the row in words."""
        at = self.keys.index(key)
        heading = self.headings[at]
        how = "by its place in the form" if self.inferred else "by its label"
        parts = [f"row {' '.join(self.label.split())!r} ({how})"]
        place = f"cell {at + 1} of {len(self.keys)}"
        if self.code == "header_ignored":
            parts.append(f"{place}, in the form's order: the header could not be followed")
        elif heading:
            parts.append(f"{place}, under {heading!r}")
        elif self.is_named:
            parts.append(f"{place}, as the headings over the row order them")
        else:
            parts.append(f"{place}, in the form's order: no header was found")
        if self.code == "columns_reordered":
            parts.append("the header prints the columns in its own order")
        if self.doubt:
            parts.append(f"the row is in doubt: {self.doubt}")
        elif self.rivals:
            parts.append(f"{self.rivals} other ways to read the row had less for them")
        if self.copy:
            parts.append(
                f"of a part printed apart from the rest of the table (piece {self.copy + 1})"
            )
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Trace:
    """The printed rows that entries were read from, in printed order."""

    rows: tuple[TracedRow, ...] = ()

    def of(self, key: str) -> TracedRow | None:
        """The row that a field was read from; ``None`` where none was found."""
        return next((row for row in self.rows if key in row.keys), None)
