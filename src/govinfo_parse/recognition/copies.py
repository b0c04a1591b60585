"""Two of one kind are never silently one: rows of the form that are printed more than once.

A copy without figures yields to one with figures, and one whose caption claims it for another year
or for a whole area to one whose does not. Otherwise the first is kept, and a finding names every row that is printed
again with other figures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from govinfo_parse.recognition.laid import LaidRow, Place
from govinfo_parse.recognition.rows import Owner, Token, label_of
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.finding import Finding


def settle_copies(laid: Sequence[LaidRow]) -> tuple[list[LaidRow], list[Finding]]:
    """Each row once, in printed order, and what is to be said of the others."""
    own = {row.one.table for row in laid if not _owner(row) and not _is_empty(row)}
    figured = {_piece(row) for row in laid if not _is_empty(row)}
    taken: dict[Place, tuple[Token, LaidRow]] = {}
    kept: list[LaidRow] = []
    findings: list[Finding] = []
    for row in sorted(laid, key=_rank):
        cells = row.cells
        clashes = [(place, token) for place, token in cells if place in taken]
        if clashes:
            if _is_rival(row, figured):
                findings += _told(row, clashes, taken)
        elif not (row.one.table in own and _owner(row)):
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


def _rank(row: LaidRow) -> tuple[Owner, bool, bool, int, int]:
    """What comes first where several rows claim a place."""
    one = row.one
    return _owner(row), _is_empty(row), row.doubt is not None, one.copy, one.at


def _owner(row: LaidRow) -> Owner:
    return row.one.row.owner


def _is_rival(row: LaidRow, figured: Collection[tuple[str, int, int]]) -> bool:
    """Whether a copy that is left out may be the right one.

    It prints figures of its own, or it is the empty row of a piece that prints some.
    """
    if _owner(row) is Owner.OTHER_YEAR:
        return False
    return not _is_empty(row) or (row.one.key is not None and _piece(row) in figured)


def _told(
    row: LaidRow, clashes: Iterable[tuple[Place, Token]], taken: dict[Place, tuple[Token, LaidRow]]
) -> list[Finding]:
    """A finding for each row of the form (or column) that both print, where they differ."""
    differ: dict[tuple[str | None, ...], None] = {}
    for place, token in clashes:
        if token.text != taken[place][0].text:
            differ |= dict.fromkeys(row.named or [(*place[:2], None)])
    message = f"the row {label_of(row.one.row)} is printed again with other figures; one was kept"
    where = row.one.row.location
    return [
        make_finding("duplicate_row", message, table=table, row=key, column=column, location=where)
        for table, key, column in differ
    ]
