"""Two of one kind are never silently one: rows of the form that are printed more than once.

A copy without figures yields to one with figures, and one whose caption claims it for another year
or for a whole area to one whose does not. Otherwise the first is kept, and a finding names every row that is printed
again with other figures.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from govinfo_parse.recognition.laid import LaidRow, Place
from govinfo_parse.recognition.rows import MatchedRow, Token, label_of
from govinfo_parse.recognition.scope import names_whole_area
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.finding import Finding

_YEAR: Final = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


def settle_copies(laid: Sequence[LaidRow], year: int | None) -> tuple[list[LaidRow], list[Finding]]:
    """Each row once, in printed order, and what is to be said of the others."""
    own = {row.one.table for row in laid if not _scope(row.one, year) and not _is_empty(row)}
    figured = {_piece(row) for row in laid if not _is_empty(row)}
    taken: dict[Place, tuple[Token, LaidRow]] = {}
    kept: list[LaidRow] = []
    findings: list[Finding] = []
    for row in sorted(laid, key=lambda one: _rank(one, year)):
        cells = row.cells
        clashes = [(place, token) for place, token in cells if place in taken]
        if clashes:
            if _is_rival(row, year, figured):
                findings += _told(row, clashes, taken)
        elif not (row.one.table in own and _scope(row.one, year)):
            # A row that the organ's own table lacks is not taken from another's.
            kept.append(row)
            taken |= {place: (token, row) for place, token in cells}
    kept.sort(key=lambda one: one.one.at)
    return kept, findings


def _is_empty(row: LaidRow) -> bool:
    return row.one.row.is_empty


def _piece(row: LaidRow) -> tuple[str, int, int]:
    """The printed piece of a table that a row stands in."""
    return row.one.table, row.one.copy, row.one.row.segment


def _rank(row: LaidRow, year: int | None) -> tuple[int, bool, bool, int, int]:
    """What comes first where several rows claim a place."""
    one = row.one
    return _scope(one, year), _is_empty(row), row.doubt is not None, one.copy, one.at


def _scope(one: MatchedRow, year: int | None) -> int:
    """0: the organ's own figures of the year; 1: a whole area's; 2: another year's."""
    if _is_of_other_year(one, year):
        return 2
    return int(any(map(names_whole_area, (one.row.heading, one.row.caption))))


def _is_of_other_year(one: MatchedRow, year: int | None) -> bool:
    named = {int(y) for y in _YEAR.findall(one.row.caption)}
    return bool(named) and year is not None and year not in named


def _is_rival(row: LaidRow, year: int | None, figured: Collection[tuple[str, int, int]]) -> bool:
    """Whether a copy that is left out may be the right one.

    It prints figures of its own, or it is the empty row of a piece that prints some.
    """
    if _is_of_other_year(row.one, year):
        return False
    return not _is_empty(row) or (row.one.key is not None and _piece(row) in figured)


def _told(
    row: LaidRow, clashes: Iterable[tuple[Place, Token]], taken: dict[Place, tuple[Token, LaidRow]]
) -> list[Finding]:
    """A finding for each row of the form that both print, where their figures differ."""
    differ: dict[tuple[str, str], None] = {}
    for place, token in clashes:
        if token.text != taken[place][0].text:
            differ[place[0], place[1]] = None
    message = f"the row {label_of(row.one.row)} is printed again with other figures; one was kept"
    return [
        make_finding("duplicate_row", message, table=table, row=key, location=row.one.row.location)
        for table, key in differ
    ]
