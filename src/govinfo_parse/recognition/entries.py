"""Entries of laid rows: statuses, values and units of what stands in each place.

Nothing is decided here: which figure stands where was settled before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from govinfo_parse.document import Location
from govinfo_parse.forms import Field, load_form
from govinfo_parse.recognition.laid import LaidRow, Place
from govinfo_parse.recognition.leaves import heading_of
from govinfo_parse.recognition.readings import OpenRow
from govinfo_parse.recognition.rows import Token, label_of
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
    "glued_cells_split": "{raw!r} can only be read as {read}",
}
_HIDDEN: Final = frozenset({"row_ambiguous", "merged_value"})
"""Figures are printed, but not which column each of them is of."""


@cache
def fields_of(edition: str) -> Mapping[Place, Field]:
    """The fields of an edition by table, row and column, in printed order."""
    return {(f.table, f.row, f.column): f for f in load_form(edition).fields}


@dataclass(slots=True)
class Written:
    """Entries and findings of one report as they are written."""

    edition: str
    entries: dict[Place, Entry] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    open_rows: list[OpenRow] = field(default_factory=list)
    """Rows of which it is open which figure stands in which column."""

    def ordered(self) -> tuple[Entry, ...]:
        """Every field of the edition in printed order; what was not found is missing."""
        found = self.entries
        return tuple(
            found[place] if place in found else Entry(field_, Status.MISSING)
            for place, field_ in fields_of(self.edition).items()
        )

    def say(
        self, code: str, message: str, place: Sequence[str | None], where: Location | None
    ) -> None:
        """Add a finding on a table, a row or a cell."""
        table, row, column = (*place, None, None)[:3]
        self.findings.append(
            make_finding(code, message, table=table, row=row, column=column, location=where)
        )


def write(laid: Iterable[LaidRow], edition: str, *, deduplicated: bool = False) -> Written:
    """The entries of laid rows, each place once."""
    written = Written(edition)
    fields = fields_of(edition)
    for row in laid:
        own = [(place, token) for place, token in row.cells if place in fields]
        if own:
            if not (deduplicated and row.doubt in ("row_ambiguous", "cell_dropped")):
                _write_row(row, own, written)
        elif row.one.row.has_figures:
            _say_hybrid(row, written)
    return written


def _write_row(row: LaidRow, own: Sequence[tuple[Place, Token]], written: Written) -> None:
    _say_of_row(row, own, written)
    headings = {
        place: slot.heading for place, slot in zip(row.due, row.arrangement.slots, strict=True)
    }
    if row.one.column is not None and row.one.row.labels:
        # 行政事业性收费 | 本年收费金额（单位：万元） | 5: a list prints its headings as labels.
        headings = dict.fromkeys(headings, _heading_beside(row.one.row.labels))
    for place, token in own:
        if row.doubt in _HIDDEN:
            written.entries[place] = Entry(
                fields_of(written.edition)[place],
                Status.UNREADABLE,
                raw=token.text,
                location=token.location,
            )
        elif row.doubt == "glued_cells_split":
            _write_part(place, token, row.one.row.values, written)
        elif row.doubt != "cell_dropped" or token is not row.values[-1]:
            _write_cell(place, token, headings.get(place, ""), written)
            if row.one.row.joined:
                _say_of_halves(place, token, written)
    if row.doubt in _HIDDEN:
        texts = tuple(token.text for token in row.one.row.values)
        written.open_rows.append(OpenRow(row.due, texts, row.one.row.location))


def _heading_beside(labels: Sequence[Token]) -> str:
    """本年收费金额 | 万元: the heading of a row of a list, with the unit in a cell behind it."""
    headings = [heading_of(label) for label in labels if label.matches]
    return "".join(headings[-1:] + [f"（{t.text}）" for t in labels[-1:] if not t.matches])


def _say_of_row(row: LaidRow, own: Sequence[tuple[Place, Token]], written: Written) -> None:
    """What holds for whole rows: one finding for each row of the form, not for each cell."""
    one = row.one
    where = one.row.location
    rows = list(dict.fromkeys(place[:2] for place, _ in own))
    for place in rows if row.doubt else ():
        _say_doubt(row, place, written)
    for scope in row.named or rows:
        if row.arrangement.code:
            message = "the header names the columns in its own way"
            written.say(row.arrangement.code, message, scope, where)
        if one.inferred and one.row.has_figures:
            name = " ".join(t.text for t in one.row.labels) or "(empty)"
            message = f"the label {name!r} is not of the form; its place in the form settles it"
            written.say("label_inferred", message, scope, where)


def _say_doubt(row: LaidRow, place: Sequence[str], written: Written) -> None:
    code, where = row.doubt or "", row.one.row.location
    values = row.one.row.values
    message = _ROW_DOUBTS[code].format(
        seen=len(values),
        due=len(row.due),
        raw=" | ".join(v.text for v in values),
        read=" | ".join(v.text for v in row.values),
    )
    if code == "row_ambiguous" and row.one.row.last:
        written.say("row_cut", "the document ends in this row", place, where)
    written.say("row_ambiguous" if code == "cell_dropped" else code, message, place, where)


def _write_cell(place: Place, token: Token, heading: str, written: Written) -> None:
    field_ = fields_of(written.edition)[place]
    text = token.text
    unit = heading_unit(heading) if heading and field_.kind == "money" else ""
    reading = read_value(text, field_.kind, field_.unit, unit)
    printed = token.cell.text
    written.entries[place] = Entry(
        field_,
        reading.status,
        reading.value,
        reading.unit,
        printed if text in printed else text,
        token.location,
    )
    for code in reading.doubts:
        written.say(code, _MESSAGES[code].format(raw=text), place, token.location)


def _say_of_halves(place: Place, token: Token, written: Written) -> None:
    """A figure of two halves that a page break parted is inferred, however plain it looks."""
    entry = written.entries[place]
    if entry.value is not None and _HALVES.search(token.text):
        written.entries[place] = replace(entry, status=Status.REPAIRED)
        message = f"a page break stands between the digits of {token.text!r}"
        written.say("digits_cut", message, place, token.location)


_HALVES: Final = re.compile(r"[0-9.]\n[0-9]")


def _write_part(place: Place, token: Token, printed: Sequence[Token], written: Written) -> None:
    """A figure of cells that were printed without separators."""
    field_ = fields_of(written.edition)[place]
    reading = read_value(token.text, field_.kind, field_.unit)
    raw = " ".join(cell.text for cell in printed)
    written.entries[place] = Entry(
        field_, Status.REPAIRED, reading.value, reading.unit, raw, token.location
    )


def _say_hybrid(row: LaidRow, written: Written) -> None:
    raw = " | ".join(v.text for v in row.one.row.values)
    key = row.one.key or label_of(row.one.row)
    message = f"the row {key} of the other edition is printed ({raw}); it has no field here"
    written.say("hybrid_form", message, (row.one.table,), row.one.row.location)
