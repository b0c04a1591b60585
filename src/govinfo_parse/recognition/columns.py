"""Columns: which column of the form each place of a printed row belongs to.

Header labels come first, then order; position alone last. A header that names the columns
in another order is followed only where it names every one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from govinfo_parse.document import Layout, Table
from govinfo_parse.forms import FormBlock, parts_of_total
from govinfo_parse.recognition.observed import Row, Token

_SECOND_NAMES: Final = ("合计", "总数", "小计")
_SIDE: Final = ("serial", "remark")


@dataclass(frozen=True, slots=True)
class Slot:
    """A printed column: its key in the form (``None`` for one that is not of the form).

    ``span`` is its grid range, ``heading`` the text that names it.
    """

    key: str | None
    heading: str = ""
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """The printed columns of a block, in order.

    ``serial`` says that a column of ordinal numbers stands before the figures, ``remark``
    that one of remarks stands after them;
    ``doubt`` is a finding code where the header could not simply be followed.
    """

    slots: tuple[Slot, ...]
    serial: bool = False
    doubt: str | None = None
    remark: bool = False
    unsure: bool = False
    """No header could be followed: the order is the form's own."""
    repeats: tuple[int, ...] = ()
    """How many times each column's cells are printed, where spans were written out."""
    keys: tuple[str | None, ...] = field(init=False)
    """Keys in printed order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", tuple(slot.key for slot in self.slots))

    def heading(self, key: str) -> str:
        """The printed heading of a column, or an empty string."""
        return next((s.heading for s in self.slots if s.key == key), "")


def plan_columns(headers: Sequence[Row], block: FormBlock, table: str) -> Plan:
    """The plan of a block's columns from the header rows printed above it."""
    leaves = _leaves(headers, table)
    serial = any(t.names("serial") for row in headers for t in row.tokens)
    form = tuple(column.key for column in block.columns)
    kept = [leaf for leaf in leaves if not any(leaf.names(kind) for kind in _SIDE)]
    if headers and headers[-1].layout is not Layout.CELLS:
        # What stands over the labels heads no column, garbled or not (信息容 for 信息内容).
        kept = [leaf for leaf in kept if leaf.cell.column or _exact(leaf, form, table)]
    else:
        # In a stream a word before the header's own is no column (第二部分, a date).
        named = [leaf for leaf in kept if _exact(leaf, form, table)]
        kept = named if len(named) == len(form) else kept
    kept, repeats = _collapse(kept, len(form))
    slots, doubt = _resolve(kept, form, table)
    unsure = slots is None
    if slots is None:
        slots = [Slot(key, _heading_of(kept, key, table)) for key in form]
    remark = any(leaf.names("remark") for leaf in leaves)
    return Plan(tuple(slots), serial, doubt, remark, unsure, repeats)


def _collapse(leaves: list[Token], count: int) -> tuple[list[Token], tuple[int, ...]]:
    """``本年处理决定数量`` three times over one figure three times: a span written out."""
    groups: list[list[Token]] = []
    for leaf in leaves:
        if groups and groups[-1][0].text == leaf.text:
            groups[-1].append(leaf)
        else:
            groups.append([leaf])
    if len(leaves) <= count or len(groups) != count:
        return leaves, ()
    return [group[0] for group in groups], tuple(len(group) for group in groups)


def _heading_of(leaves: Sequence[Token], key: str, table: str) -> str:
    return next((_heading(leaf) for leaf in leaves if key in leaf.names("column", table)), "")


def _resolve(
    leaves: Sequence[Token], form: tuple[str, ...], table: str
) -> tuple[list[Slot] | None, str | None]:
    """Slots for the header's leaves; ``None`` where the form's own order is the best reading."""
    named = [_exact(leaf, form, table) for leaf in leaves]
    for at, leaf in enumerate(leaves):
        # 合计 beside 总计 is a column of its own; alone it stands for 总计.
        twice = named[at] is not None and named.count(named[at]) > 1
        if twice and leaf.label and leaf.label.key in _SECOND_NAMES:
            named[at] = None
    known = [key for key in named if key]
    if not known:
        return None, None
    if len(set(known)) == len(known) == len(form):
        slots = [_slot(key, leaf) for key, leaf in zip(named, leaves, strict=True)]
        reordered = tuple(known) != form
        return slots, "columns_reordered" if reordered else None
    if len(leaves) == len(form):
        # One label slipped (本年新制作数量 twice) or lost its second line: order settles it.
        in_place = sum(1 for key, own in zip(named, form, strict=True) if key == own)
        misplaced = sum(1 for k, own in zip(named, form, strict=True) if k and k != own)
        if misplaced <= 1 and (in_place or len(form) <= 2):
            return [_slot(own, leaf) for own, leaf in zip(form, leaves, strict=True)], None
        return _eliminate(named, leaves, form)
    if len(known) == len(leaves) and len(set(known)) == len(known):
        return [_slot(key, leaf) for key, leaf in zip(named, leaves, strict=True)], None
    if len(leaves) > len(form) and len(set(known)) == len(form):
        return None, "header_ignored"
    return None, None


def _eliminate(
    named: Sequence[str | None], leaves: Sequence[Token], form: tuple[str, ...]
) -> tuple[list[Slot] | None, str | None]:
    """A reordered header with one unreadable label: the column left over is that one."""
    left = [key for key in form if key not in named]
    open_places = [i for i, key in enumerate(named) if key is None]
    if len(left) == len(open_places) == 1 and len(set(named)) == len(named):
        keys = [key or left[0] for key in named]
        return [_slot(k, leaf) for k, leaf in zip(keys, leaves, strict=True)], "columns_reordered"
    return None, "header_ignored"


def _slot(key: str | None, leaf: Token) -> Slot:
    start = leaf.cell.column
    return Slot(key, _heading(leaf), (start, start + leaf.cell.colspan))


def _heading(leaf: Token) -> str:
    """A header's text, mended, with what it says in brackets (单位：万元)."""
    return leaf.label.key + leaf.label.rest if leaf.label else leaf.text


def _exact(leaf: Token, form: tuple[str, ...], table: str) -> str | None:
    """The one column of this block that a label names for certain."""
    found = {
        m.target.key
        for m in leaf.matches
        if m.target.kind == "column" and m.target.table == table and m.score >= 0.7
    } & set(form)
    return found.pop() if len(found) == 1 else None


def _leaves(headers: Sequence[Row], table: str) -> list[Token]:
    """The innermost header cells in printed order, without corner and caption."""
    if not headers:
        return []
    if headers[-1].layout is Layout.GRID:
        # Places of another piece of the table (a header cut by a page break) are other places.
        return _grid_leaves([row for row in headers if _alike(row, headers[-1])], table)
    return _ordered_leaves(headers, table)


def _alike(row: Row, other: Row) -> bool:
    """Whether two rows stand in one printed table, or in two of as many grid columns."""
    table, others = row.tokens[0].table, other.tokens[0].table
    return table is others or _width(table) == _width(others)


def _width(table: Table | None) -> int:
    cells = (row[-1] for row in table.rows if row) if table is not None else ()
    return max((cell.column + cell.colspan for cell in cells), default=0)


def _is_furniture(token: Token) -> bool:
    return bool(token.names("corner") or token.names("caption"))


def _grid_leaves(headers: Sequence[Row], table: str) -> list[Token]:
    """For every grid column the lowest header cell over it; a cell over several counts once."""
    under: dict[int, Token] = {}
    for row in headers:
        for token in row.tokens:
            if token.is_blank or _is_furniture(token):
                continue
            start = token.cell.column
            for column in range(start, min(start + token.cell.colspan, start + 64)):
                old = under.get(column)
                # A heading that is no column of the form never hides one that is
                # (an empty or torn second line under 自然人).
                if old is None or token.matches or not old.names("column", table):
                    under[column] = token
    leaves: list[Token] = []
    for column in sorted(under):
        token = under[column]
        if not leaves or leaves[-1] is not token:
            leaves.append(token)
    return [leaf for leaf in leaves if not leaf.names("group") or leaf.names("column", table)]


def _ordered_leaves(headers: Sequence[Row], table: str) -> list[Token]:
    """Header cells in reading order, where spans were lost.

    ``自然人 | 法人或其他组织 | 总计`` over ``商业企业 | …`` reads as 自然人, the five, 总计.
    """
    tokens = [t for row in headers for t in row.tokens if not t.is_blank and not _is_furniture(t)]
    if table != "requests":
        return tokens
    flat = len(headers) == 1 and headers[0].layout is Layout.ROWS
    parts: list[Token] = []
    inner: list[Token] = []
    group_at: int | None = None
    organisations = {*parts_of_total("requests")} - {"natural_person"}
    seen: set[str] = set()
    for token in tokens:
        names = token.names("column", table)
        if token.names("group") and not names:
            group_at = len(parts) if group_at is None else group_at
            continue
        if not names:
            # Without a grid a foreign word in the header has no place of its own.
            if flat or any(token.names(kind) for kind in _SIDE):
                parts.append(token)
            continue
        if names[0] in seen:
            continue
        seen.add(names[0])
        (inner if names[0] in organisations else parts).append(token)
    if group_at is None:
        if any(_is_flat(row, table) for row in headers):
            return [t for t in tokens if t in parts or t in inner]
        group_at = _after_natural_person(parts)
    return parts[:group_at] + inner + parts[group_at:]


def _is_flat(row: Row, table: str) -> bool:
    """All seven columns in one printed row; in a stream 总计 after 自然人 belongs to a first line."""
    names = [n[0] for t in row.tokens if (n := t.names("column", table))]
    if len(set(names)) < 7:
        return False
    return row.layout is not Layout.CELLS or "total" in (names[0], names[-1])


def _after_natural_person(parts: Sequence[Token]) -> int:
    for index, token in enumerate(parts):
        if "natural_person" in token.names("column", "requests"):
            return index + 1
    return 0
