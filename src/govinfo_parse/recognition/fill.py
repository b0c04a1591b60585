"""Entries and findings as they come together for one report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from govinfo_parse.document import Location
from govinfo_parse.forms import Field, FormBlock, load_form
from govinfo_parse.recognition.columns import Plan
from govinfo_parse.recognition.observed import Row, Token
from govinfo_parse.recognition.placing import Placed
from govinfo_parse.recognition.readings import OpenRow
from govinfo_parse.recognition.stream import forced_split
from govinfo_parse.recognition.values import heading_unit, read_value
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding

_MESSAGES: Final = {
    "value_unreadable": "the text {raw!r} is no figure",
    "glued_cells": "the figures {raw!r} are printed without separators and cannot be told apart",
    "letters_for_digits": "letters stand for digits in {raw!r}",
    "digits_joined": "white space stands between the digits of {raw!r}",
    "leading_zeros": "zeros stand before the figure in {raw!r}",
    "value_remark": "a remark stands beside the figure: {raw!r}",
    "negative_count": "a count is printed with a minus sign: {raw!r}",
    "fractional_count": "a count is printed with decimals: {raw!r}",
    "unit_unknown": "no unit is printed for {raw!r}; the value stays as printed",
}
_ROW_DOUBTS: Final = {
    "row_ambiguous": "the row has {seen} figures for {due} columns; none was filled: {raw!r}",
    "cell_dropped": "the row has {seen} figures for {due} columns; all are equal, the last is missing",
    "merged_value": "one figure spans {due} columns: {raw!r}",
}


@cache
def fields_of(edition: str) -> Mapping[tuple[str, str, str], Field]:
    """The fields of an edition by table, row and column, in printed order."""
    return {(f.table, f.row, f.column): f for f in load_form(edition).fields}


def row_doubt(code: str, row: Row, due: int) -> str:
    """Why a row of figures could not be put under its ``due`` columns, in words."""
    raw = " | ".join(v.text for v in row.values)
    return _ROW_DOUBTS[code].format(seen=len(row.values), due=due, raw=raw)


@dataclass(slots=True)
class Filling:
    """What is known so far of one report's fields."""

    edition: str
    year: int | None = None
    deduplicated: bool = False
    table: str = ""
    entries: dict[tuple[str, str, str], Entry] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    open_rows: list[OpenRow] = field(default_factory=list)
    """Rows of which it is open which figure stands in which column."""
    _fields: Mapping[tuple[str, str, str], Field] = field(init=False)

    def __post_init__(self) -> None:
        self._fields = fields_of(self.edition)

    def say(
        self,
        code: str,
        message: str,
        table: str | None = None,
        row: str | None = None,
        column: str | None = None,
        location: Location | None = None,
    ) -> None:
        """Add a finding; its severity is its code's."""
        self.findings.append(
            make_finding(code, message, table=table, row=row, column=column, location=location)
        )

    def row(
        self,
        table: str,
        key: str,
        block: FormBlock,
        plan: Plan,
        placed: Placed,
        row: Row,
        *,
        inferred: bool,
    ) -> None:
        """Fill one row of the form from a placed row."""
        fields = self._fields
        own = [
            (fields[place], token)
            for column, token in placed.cells
            if (place := (table, key, column)) in fields
        ]
        if not own:
            if row.has_figures:
                self._hybrid(table, key, row)
            return
        if any((table, key, field_.column) in self.entries for field_, _ in own):
            return
        if placed.doubt in {"row_ambiguous", "cell_dropped"} and self.deduplicated:
            return
        if placed.doubt == "row_ambiguous":
            places = [(table, key, column) if column else None for column in plan.keys]
            if self.split(places, row.values):
                return
        if placed.hidden:
            self.leave_open([(table, key, c) if c else None for c in plan.keys], row)
        if placed.doubt:
            self._doubtful(table, key, placed, row, len(plan.keys))
        if plan.doubt:
            where = row.location
            self.say(
                plan.doubt, "the header names the columns in its own way", table, key, None, where
            )
        if inferred and row.has_figures:
            name = " ".join(t.text for t in row.labels) or "(empty)"
            self.say(
                "label_inferred",
                f"the label {name!r} is not of the form; its place in the form settles it",
                table,
                key,
                location=row.location,
            )
        for field_, token in own:
            if placed.hidden:
                self._unreadable(field_, token)
            else:
                heading = plan.heading(field_.column) if field_.kind == "money" else ""
                self._fill(field_, token, heading)

    def leave_open(self, places: Sequence[tuple[str, str, str] | None], row: Row) -> None:
        """Remember a row whose figures could not be put under their columns."""
        texts = tuple(token.text for token in row.values)
        self.open_rows.append(OpenRow(tuple(places), texts, row.location))

    def cell(self, place: tuple[str, str, str], token: Token, *, unreadable: bool = False) -> None:
        """Fill one field from one token."""
        if unreadable:
            self._unreadable(self._fields[place], token)
        else:
            self._fill(self._fields[place], token, "")

    def _unreadable(self, field_: Field, token: Token) -> None:
        self.entries[field_.table, field_.row, field_.column] = Entry(
            field_, Status.UNREADABLE, None, None, token.text, token.location
        )

    def _fill(self, field_: Field, token: Token, heading: str) -> None:
        text = token.text
        unit = heading_unit(heading) if heading else ""
        reading = read_value(text, field_.kind, field_.unit, unit)
        printed = token.cell.text
        place = (field_.table, field_.row, field_.column)
        self.entries[place] = Entry(
            field_,
            reading.status,
            reading.value,
            reading.unit,
            printed if text in printed else text,
            token.location,
        )
        for code in reading.doubts:
            message = _MESSAGES[code].format(raw=text)
            self.say(code, message, *place, location=token.location)

    def split(self, places: Sequence[tuple[str, str, str] | None], values: list[Token]) -> bool:
        """``规章000``: three zeros, if that is the only way to read them."""
        filled = [v for v in values if not v.is_blank]
        if len(filled) != 1 or not filled[0].text.replace(" ", "").isdigit():
            return False
        token = filled[0]
        parts = forced_split(token.text, len(places))
        if parts is None:
            return False
        for place, part in zip(places, parts, strict=True):
            if place is None or place not in self._fields:
                continue
            field_ = self._fields[place]
            reading = read_value(part, field_.kind, field_.unit)
            self.entries[place] = Entry(
                field_, Status.REPAIRED, reading.value, reading.unit, token.text, token.location
            )
            message = f"{token.text!r} can only be read as {' | '.join(parts)}"
            self.say("glued_cells_split", message, *place, location=token.location)
        return True

    def _doubtful(self, table: str, key: str, placed: Placed, row: Row, due: int) -> None:
        code = placed.doubt or ""
        message = row_doubt(code, row, due)
        if code == "row_ambiguous" and row.last:
            self.say("row_cut", "the document ends in this row", table, key, location=row.location)
        if code == "cell_dropped":
            code = "row_ambiguous"
        self.say(code, message, table, key, location=row.location)

    def _hybrid(self, table: str, key: str, row: Row) -> None:
        raw = " | ".join(v.text for v in row.values)
        self.say(
            "hybrid_form",
            f"the row {key} of the other edition is printed ({raw}); it has no field here",
            table,
            location=row.location,
        )

    def ordered(self) -> tuple[Entry, ...]:
        """Every field of the edition in printed order; what was not found is missing."""
        found = self.entries
        return tuple(
            found[place] if place in found else Entry(field_, Status.MISSING)
            for place, field_ in self._fields.items()
        )
