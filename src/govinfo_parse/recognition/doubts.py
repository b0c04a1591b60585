"""Rows that can be laid and should not be believed: their own sums say that a cell slipped.

Sums choose nothing here. They only leave a row open, which repair may settle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from govinfo_parse.forms import load_forms
from govinfo_parse.recognition.laid import LaidRow, Place, opened
from govinfo_parse.recognition.rows import Token
from govinfo_parse.recognition.rules import rule
from govinfo_parse.recognition.values import read_value

_FEW: Final = 3


@rule("guard", off=False)
def _lost_and_filled_up(due: Sequence[Place | None], values: Sequence[Token]) -> bool:
    """Fourteen figures and an empty last cell: one was dropped before, the others moved up.

    So it may be where the last total is empty, other totals are not, and a figure put in
    somewhere makes every sum of the row agree; other empty cells stand for zero.
    """
    if not values or not values[-1].is_blank:
        return False
    read = [0 if v.is_blank else read_value(v.text, "count").value for v in values[:-1]]
    blocks = _blocks(due)
    printed = [figure for figure in read if isinstance(figure, int)]
    if not blocks or len(printed) < len(read):
        return False
    last = max(blocks, key=max)
    if last[-1] != len(printed) or not any(printed[at] for at in last[:-1]):
        # The empty cell is no total, or nothing is printed of what it is the total of.
        return False
    if any(values[block[-1]].is_blank for block in blocks if block is not last):
        return False
    figures: list[int | None] = [*printed]
    if any(v.is_blank for v in values[:-1]):
        # Where zeros are not printed, the last part must be the sum of the others.
        *parts, moved = (printed[at] for at in last[:-1])
        return moved == sum(parts)
    return any(
        _adds_up([*figures[:at], None, *figures[at:]], blocks) for at in range(len(values) - 1)
    )


def _blocks(due: Sequence[Place | None]) -> list[list[int]]:
    """The places of each total's row, the total's own last; none where any is not of a row."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for at, place in enumerate(due):
        if place is None:
            return []
        blocks.setdefault(place[:2], []).append(at)
    for block in blocks.values():
        totals = [at for at in block if (place := due[at]) and place[2] == "total"]
        if len(totals) != 1:
            return []
        block.append(block.pop(block.index(totals[0])))
    return [*blocks.values()]


def _adds_up(figures: Sequence[int | None], blocks: Sequence[Sequence[int]]) -> bool:
    for block in blocks:
        *parts, total = (figures[at] for at in block)
        known = sum(part for part in parts if part is not None)
        if total is not None and (known > total or (None not in parts and known < total)):
            return False
    return True


def _suspicious(laid: Sequence[LaidRow]) -> list[LaidRow]:
    """Rows of a panel whose empty last cell may stand for one that was dropped before it."""
    figured = [row for row in laid if any(not v.is_blank for v in row.values)]
    blank = [row for row in figured if row.values[-1].is_blank]
    if not blank or (len(laid) > 1 and 2 * len(blank) >= len(figured)):
        return []
    return [r for r in blank if r.doubt is None and _lost_and_filled_up(r.due, r.values)]


@rule("guard", off=())
def _alone_empty(laid: Sequence[LaidRow]) -> Sequence[LaidRow]:
    """规范性文件 | 0 | 1 | (empty), the only row with an empty cell: one may be lost before it.

    Rows of part two have no total that could tell; where others print empty cells beside
    figures too, it is a habit.
    """
    blank = [
        row
        for row in laid
        if any(v.is_blank for v in row.values) and any(not v.is_blank for v in row.values)
    ]
    if len(blank) != 1 or blank[0].doubt is not None:
        return ()
    values = blank[0].values
    is_last = len(values) > 1 and not any(v.is_blank for v in values[:-1])
    return blank if is_last and not _blocks(blank[0].due) else ()


def _is_confirmed(row: LaidRow, figures: Mapping[Place, int]) -> bool:
    """Whether the sums along every column of the row hold as it is printed."""
    cells = [(place, token) for place, token in row.cells if not token.is_blank]
    return bool(cells) and all(
        any(
            sum(figures[p] for p in left) == sum(figures[p] for p in right)
            for left, right in _sums_over(place)
            if all(p in figures for p in (*left, *right))
        )
        for place, _ in cells
    )


@cache
def _sums_over(place: Place) -> tuple[tuple[tuple[Place, ...], tuple[Place, ...]], ...]:
    """The sums of either edition that run down the column of a place and hold it."""
    table, key, column = place
    return tuple(
        (
            tuple((table, row, column) for row in identity.left),
            tuple((table, row, column) for row in identity.right),
        )
        for form in load_forms()
        for identity in form.identities
        if identity.table == table and identity.along == "columns"
        if key in identity.left + identity.right
    )


def doubted(panels: Sequence[list[LaidRow]]) -> list[LaidRow]:
    """The laid rows of all panels, those opened that nobody should believe."""
    open_ = [row for laid in panels for row in _suspicious(laid)]
    if open_:
        figures = _figures(row for laid in panels for row in laid)
        open_ = [row for row in open_ if not _is_confirmed(row, figures)]
    open_ += _alone_empty([row for laid in panels for row in laid])
    leave = {id(row) for row in open_}
    found: list[LaidRow] = []
    for laid in panels:
        kept = [opened(row) if id(row) in leave else row for row in laid] if leave else laid
        found += _uncontradicted(kept)
    return found


def _figures(laid: Iterable[LaidRow]) -> dict[Place, int]:
    return {
        place: int(token.text)
        for row in laid
        if row.doubt is None
        for place, token in row.cells
        if token.text.isdecimal()
    }


def _uncontradicted(laid: list[LaidRow]) -> list[LaidRow]:
    """Without a header that tells the columns, many failing totals leave all rows open."""
    if not laid or laid[0].arrangement.is_named or not _is_contradicted(laid):
        return laid
    return [opened(row) if row.doubt is None and row.values else row for row in laid]


@rule("guard", off=False)
def _is_contradicted(laid: Sequence[LaidRow]) -> bool:
    """Whether most totals of rows that were read by order alone are not those of their parts."""
    agree = differ = 0
    for row in laid:
        figures = {place[2]: token.text for place, token in row.cells}
        total = figures.pop("total", "")
        texts = [total, *figures.values()]
        if row.doubt or len(figures) < _FEW or len(texts) != len(row.values):
            continue
        if all(text.isascii() and text.isdigit() for text in texts) and any(map(int, texts)):
            holds = int(total) == sum(map(int, figures.values()))
            agree, differ = agree + holds, differ + (not holds)
    return differ >= _FAILING and differ > 2 * agree


_FAILING: Final = 4
