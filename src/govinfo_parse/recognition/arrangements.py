"""Arrangements: the orders in which the figures of a panel may be printed.

What a row's labels do not tell of a place in the form, the panel's header tells: columns under a
labelled row, blocks beside a labelled outcome, or both over the fifteen figures of part four.
An arrangement is one way to read that header, with the points that its words give to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from govinfo_parse.document import Layout
from govinfo_parse.recognition.evidence import FORM, MISNAMED, NAME
from govinfo_parse.recognition.leaves import (
    exact_name,
    grid_leaves,
    heading_of,
    is_alike,
    ordered_leaves,
    second_name,
)
from govinfo_parse.recognition.panels import Panel
from govinfo_parse.recognition.rows import Row, Token
from govinfo_parse.recognition.rules import first, rule

Half = tuple[str | None, str | None]
"""A row's key and a column's key, as far as they are known."""
Span = tuple[int, int]
"""Grid columns from, to (exclusive); equal where the source tells none."""

_NO_SPAN: Final = (0, 0)
_SIDE: Final = ("serial", "unit", "remark")


@dataclass(frozen=True, slots=True)
class Slot:
    """A printed column: what its heading tells of the place, in the heading's words.

    ``place`` is ``None`` for a column that is not of the form.
    """

    place: Half | None
    heading: str = ""
    span: Span = _NO_SPAN


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The printed columns of a panel in one order.

    ``points`` are those of the header's words. ``code`` is a finding where the header was read
    in its own way or could not be followed, ``is_named`` whether any word of it counts.
    ``serial`` says that a column of ordinal numbers stands before the figures, ``remark`` that
    one of remarks stands after them; ``repeats`` how many times each figure is printed, where
    spans were written out.
    """

    slots: tuple[Slot, ...]
    points: float = FORM
    code: str | None = None
    is_named: bool = False
    serial: bool = False
    remark: bool = False
    repeats: tuple[int, ...] = ()
    lacking: int = 0
    """Columns of the form that are not printed."""


def arrangements(panel: Panel) -> list[Arrangement]:
    """Every order in which the figures of a panel may stand, the form's own last."""
    first = panel.rows[0]
    if first.key is not None and first.column is not None:
        return [Arrangement((Slot((None, None)),))]
    if first.key is None and first.column is None:
        from govinfo_parse.recognition.wide import wide_arrangements

        return wide_arrangements(panel)
    kind = "row" if first.key is None else "column"
    form = panel.keys if kind == "row" else panel.columns
    header = _read_header(panel, kind, form)
    found = _without_twins([*_in_printed_order(header, form), *_in_the_forms_order(header, form)])
    return [
        replace(
            one,
            slots=tuple(_half(slot, kind) for slot in one.slots),
            serial=header.serial,
            remark=header.remark,
            repeats=header.repeats,
            lacking=max(0, len(form) - len(one.slots)),
        )
        for one in found
    ]


def _without_twins(found: Sequence[Arrangement]) -> list[Arrangement]:
    """Of two that put the same figures in the same places the one with more points."""
    best: dict[tuple[object, ...], Arrangement] = {}
    for one in found:
        places = tuple((slot.place, slot.span) for slot in one.slots)
        if places not in best or one.points > best[places].points:
            best[places] = one
    return list(best.values())


def _half(slot: Slot, kind: str) -> Slot:
    """Orders are made of columns; turned tables print rows along the top."""
    if slot.place is None or kind == "column":
        return slot
    return replace(slot, place=(slot.place[1], None))


@dataclass(frozen=True, slots=True)
class _Header:
    """The innermost headings of a panel in printed order, and the place that each names."""

    leaves: tuple[Token, ...] = ()
    names: tuple[str | None, ...] = ()
    spans: tuple[Span, ...] = ()
    has_places: bool = False
    """Its order is that of the figures: no line of it was pushed into another."""
    is_scattered: bool = False
    """It is in two lines, and where the lower one belongs in the upper cannot be known."""
    serial: bool = False
    remark: bool = False
    repeats: tuple[int, ...] = ()


def _read_header(panel: Panel, kind: str, form: tuple[str, ...]) -> _Header:
    headers, table = panel.headers, panel.table
    if not headers:
        return _Header()
    layout = headers[-1].layout
    slipped = layout is Layout.GRID and _is_slipped(headers, panel)
    if slipped:
        layout = Layout.ROWS
    if layout is Layout.ROWS and _names_all(headers[-1], kind, form, table):
        # Spans written out: the lowest line is the whole header.
        headers = headers[-1:]
    leaves = (
        grid_leaves([row for row in headers if is_alike(row, headers[-1])], table, kind)
        if layout is Layout.GRID
        else list(ordered_leaves(headers, table, kind))
    )
    serial = any(t.names("serial") for row in headers for t in row.tokens)
    remark = any(leaf.names("remark") for leaf in leaves)
    kept = [leaf for leaf in leaves if not any(leaf.names(side) for side in _SIDE)]
    if layout is not Layout.CELLS:
        kept = _without_corner(kept, panel, kind, form)
    kept, repeats = _collapse(kept, len(form))
    if layout is Layout.CELLS or (layout is Layout.ROWS and len(headers) > 1):
        kept = _without_preface(kept, kind, form, table)
    nests = kind == "column" and bool(panel.outer) and layout is not Layout.GRID
    groups = [t for row in headers for t in row.tokens if t.names("group", table)]
    is_flat = layout is Layout.ROWS and len(headers) == 1 and not groups
    scattered = False
    if nests and not is_flat:
        order = _unnested(_with_groups(headers, kept, groups), panel, form)
        scattered, kept = order is None, order or kept
    names = [exact_name(leaf, kind, form, table) for leaf in kept]
    names = _without_second_names(kept, names)
    spans = (_NO_SPAN,) * len(kept) if slipped else _spans(kept, layout)
    if layout is not Layout.GRID and kind == "row":
        scattered |= len(headers) > 1 or (layout is Layout.CELLS and _is_stirred(names, form))
    has_places = is_flat or not nests
    return _Header(tuple(kept), tuple(names), spans, has_places, scattered, serial, remark, repeats)


@rule("guard", off=False)
def _is_stirred(names: Sequence[str | None], form: tuple[str, ...]) -> bool:
    """A turned header out of order was printed in several lines: what stood below what is lost."""
    known = [name for name in names if name]
    return known != [key for key in form if key in known]


@rule("guard", off=False)
def _is_slipped(headers: Sequence[Row], panel: Panel) -> bool:
    """自然人 | 法人或其他组织 | 总计 in the first three columns: the spans of the page are lost.

    The figures then reach further than all headings.
    """
    ends = [t.cell.column + t.cell.colspan for row in headers for t in row.tokens if t.text]
    columns = [v.cell.column for one in panel.rows for v in one.row.values if not v.is_blank]
    return bool(ends) and bool(columns) and max(columns) >= max(ends)


def _names_all(row: Row, kind: str, form: tuple[str, ...], table: str) -> bool:
    names = {exact_name(token, kind, form, table) for token in row.tokens}
    return names.issuperset(form)


def _with_groups(
    headers: Sequence[Row], leaves: Sequence[Token], groups: Sequence[Token]
) -> list[Token | None]:
    """The leaves in reading order, ``None`` where a heading over several of them stands."""
    kept = {id(leaf) for leaf in leaves}
    over = {id(token) for token in groups} - kept
    tokens = (t for row in headers for t in row.tokens if id(t) in kept or id(t) in over)
    return [None if id(token) in over else token for token in tokens]


def _unnested(
    tokens: Sequence[Token | None], panel: Panel, form: tuple[str, ...]
) -> list[Token] | None:
    """自然人 | 法人或其他组织 | 总计 over 商业企业 | …: the lower line stands where the group does.

    Where spans were lost the two lines are read one after the other. ``None`` where that leaves
    it open what stands below which heading.
    """
    upper: list[Token | None] = []
    lower: list[Token] = []
    for token, name in zip(tokens, _names(tokens, panel, form), strict=True):
        inner = token is not None and (name not in panel.outer if name else bool(lower))
        if token is not None and inner:
            lower.append(token)
        else:
            upper.append(token)
    if not lower or not any(upper):
        return [token for token in tokens if token]
    if upper.count(None) == 1:
        at = upper.index(None)
    elif None in upper:
        return None
    else:
        names = _names(upper, panel, form)
        known = [name for name in names if name]
        if known == [*panel.outer] and len(names) <= len(known) + 1:
            # The group's own heading is lost or no word of the form: it stands after 自然人.
            at = names.index(None) if None in names else 1
            upper = [token for token, name in zip(upper, names, strict=True) if name]
        elif len(known) == len(names) and _is_in_one_line(tokens, upper):
            return [token for token in tokens if token]
        else:
            return None
    return [t for t in (*upper[:at], *lower, *upper[at:]) if t]


def _names(tokens: Sequence[Token | None], panel: Panel, form: tuple[str, ...]) -> list[str | None]:
    names = [exact_name(t, "column", form, panel.table) if t else None for t in tokens]
    return _without_second_names(tokens, names)


def _is_in_one_line(tokens: Sequence[Token | None], upper: Sequence[Token | None]) -> bool:
    """All columns in one line, 总计 or 自然人 first: nothing stands between those of the upper."""
    return list(tokens[: len(upper)]) == list(upper)


def _without_corner(
    leaves: list[Token], panel: Panel, kind: str, form: tuple[str, ...]
) -> list[Token]:
    """What stands over the labels heads no figures, garbled or not (信息容 for 信息内容)."""
    if not any(t.text for one in panel.rows for t in one.row.labels):
        return leaves
    return [
        leaf for leaf in leaves if leaf.cell.column or exact_name(leaf, kind, form, panel.table)
    ]


@rule("reading", off=first)
def _without_preface(
    leaves: list[Token], kind: str, form: tuple[str, ...], table: str
) -> list[Token]:
    """A word beside a whole header is no column: a date before it, 企业 in the line below 商业.

    A word inside it may be one, and so is 小计 beside 总计.
    """
    names = [exact_name(leaf, kind, form, table) for leaf in leaves]
    names = _without_second_names(leaves, names)
    named: dict[str, int] = {}
    for at, name in enumerate(names):
        if name is not None:
            named.setdefault(name, at)
    if len(named) < len(form):
        return leaves
    places = {*named.values()}
    return [
        leaf
        for at, leaf in enumerate(leaves)
        if at in places or second_name(leaf) or (min(places) < at < max(places) and not names[at])
    ]


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


def _without_second_names(
    leaves: Sequence[Token | None], names: Sequence[str | None]
) -> list[str | None]:
    return [
        None if leaf and name and names.count(name) > 1 and second_name(leaf) else name
        for leaf, name in zip(leaves, names, strict=True)
    ]


def _spans(leaves: Sequence[Token], layout: Layout) -> tuple[Span, ...]:
    if layout is Layout.CELLS:
        return (_NO_SPAN,) * len(leaves)
    return tuple((t.cell.column, t.cell.column + t.cell.colspan) for t in leaves)


def _in_printed_order(header: _Header, form: tuple[str, ...]) -> Iterator[Arrangement]:
    """The columns as the header names them."""
    names = header.names
    known = [name for name in names if name]
    if not known or len(set(known)) < len(known) or header.is_scattered:
        return
    is_whole = len(known) == len(form)
    if not header.has_places and not is_whole:
        return
    code = "columns_reordered" if known != [key for key in form if key in known] else None
    yield Arrangement(_slots(names, header), NAME * len(known), code, is_named=True)
    left = [key for key in form if key not in known]
    if len(left) == 1 and len(names) == len(form) and code:
        # A header in its own order with one word that is not of the form.
        settled = [name or left[0] for name in names]
        yield Arrangement(_slots(settled, header), NAME * len(known) + FORM, code, is_named=True)


def _in_the_forms_order(header: _Header, form: tuple[str, ...]) -> Iterator[Arrangement]:
    """The form's own order, for what it agrees with the header."""
    names = header.names
    if header.is_scattered:
        slots = tuple(Slot((None, key)) for key in form)
        yield Arrangement(slots, FORM, "header_ignored")
        return
    if len(names) == len(form):
        agree = sum(name == key for name, key in zip(names, form, strict=True))
        differ = sum(bool(n) and n != key for n, key in zip(names, form, strict=True))
        points = NAME * agree - MISNAMED * differ + FORM
        slipped = differ <= 1 and (agree or len(form) <= 2)
        code = None if slipped or not any(names) else "header_ignored"
        yield Arrangement(_slots(form, header), max(points, FORM), code, is_named=bool(agree))
        return
    known = [name for name in names if name]
    heading = dict(zip(names, header.leaves, strict=True))
    slots = tuple(
        Slot((None, key), heading_of(heading[key]) if key in heading else "") for key in form
    )
    in_order = known == [key for key in form if key in known]
    ignored = len(names) > len(form) and not in_order
    fits = in_order and not header.has_places and len(names) <= len(form)
    points = NAME * len(known) if fits else 0.0
    yield Arrangement(
        slots, points + FORM, "header_ignored" if ignored else None, is_named=points > 0
    )


def _slots(keys: Sequence[str | None], header: _Header) -> tuple[Slot, ...]:
    return tuple(
        Slot((None, key) if key else None, heading_of(leaf), span)
        for key, leaf, span in zip(keys, header.leaves, header.spans, strict=True)
    )
