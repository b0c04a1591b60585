"""Which printed rows hold the figures of part four, whose rows have labels or none.

Reconsideration and litigation are printed as one row of fifteen figures under two or three
lines of headings, as three rows of five, as three tables, turned, or as fifteen rows. What a
row's own labels tell of a place (a block, an outcome, both, neither) is noted here; the header
tells the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from govinfo_parse.document import Layout
from govinfo_parse.forms import load_form
from govinfo_parse.recognition.labels import Grade
from govinfo_parse.recognition.panels import Panel
from govinfo_parse.recognition.row_chain import fill_gaps
from govinfo_parse.recognition.row_match import is_numbering
from govinfo_parse.recognition.rows import MatchedRow, Row, Token
from govinfo_parse.recognition.rules import first, rule

TABLE: Final = "reconsideration_litigation"


@dataclass(frozen=True, slots=True)
class _Axes:
    """The blocks and outcomes of part four in the form's order."""

    blocks: tuple[str, ...]
    outcomes: tuple[str, ...]
    telling: frozenset[str]
    """Outcomes that no other table prints: not 其他 and 总计."""

    @property
    def size(self) -> int:
        """Figures of the whole table."""
        return len(self.blocks) * len(self.outcomes)


def _axes(edition: str) -> _Axes:
    form = load_form(edition)
    own = next(t for t in form.tables if t.key == TABLE).blocks[0]
    others = {c.leaf for t in form.tables if t.key != TABLE for b in t.blocks for c in b.columns}
    return _Axes(
        tuple(row.key for row in own.rows),
        tuple(column.key for column in own.columns),
        frozenset(c.key for c in own.columns if c.leaf not in others and c.key != "other"),
    )


@dataclass(slots=True)
class _Walk:
    """What precedes the next row of figures, while a document is read from its start."""

    axes: _Axes
    found: list[tuple[MatchedRow, tuple[Row, ...]]] = field(default_factory=list)
    heads: list[Row] = field(default_factory=list)
    base: tuple[Row, ...] = ()
    block: str | None = None
    """The block that rows of one figure go on with."""
    segment: int = -1
    """Where the last row of the table stood."""

    def reset(self) -> None:
        """What follows belongs to another table."""
        self.heads, self.base, self.block = [], (), None


def match_reviews(rows: Sequence[Row], edition: str) -> list[Panel]:
    """The panels of part four in printed order."""
    axes = _axes(edition)
    walk = _Walk(axes)
    for at, row in enumerate(rows):
        _step(at, row, walk)
    found = _settled(walk.found, axes)
    panels: list[Panel] = []
    for one, headers in found:
        last = panels[-1] if panels else None
        same = last is not None and last.headers is headers and _shape(last.rows[0]) == _shape(one)
        if last is not None and same and _shape(one) != (False, False):
            panels[-1] = replace(last, rows=(*last.rows, one))
        else:
            panels.append(Panel(TABLE, headers, (one,), axes.blocks, axes.outcomes))
    return panels


def _shape(one: MatchedRow) -> tuple[bool, bool]:
    return one.key is not None, one.column is not None


def _step(at: int, row: Row, walk: _Walk) -> None:
    axes = walk.axes
    if row.matched and not walk.heads and not walk.base and not _names_reviews(row):
        walk.block = None
        return
    begun = walk.segment == row.segment and (
        walk.block is not None or bool(axes.telling & {*_outcomes([*walk.heads, *walk.base])})
    )
    row = _with_lost_label(row, walk)
    blocks, outcomes = _named(row, axes, begun=begun)
    if not blocks and not outcomes and any(t.matches for t in row.labels):
        walk.reset()
        return
    is_empty = not row.has_figures
    if (
        is_empty
        and not _is_blank_row(row, walk)
        and not _is_blank_cell(row, walk, blocks, outcomes)
    ):
        if blocks or outcomes or not row.values:
            walk.heads.append(row)
        if blocks or outcomes:
            walk.segment = row.segment
        return
    if not row.values or is_numbering(row):
        return
    headers = _headers(row, walk, blocks, outcomes)
    if headers is None:
        return
    one = _matched(at, row, walk, headers, blocks, outcomes)
    if one is None:
        return
    walk.segment = row.segment
    walk.block = one.key if one.column else None
    if not row.is_empty:
        walk.base, walk.heads = headers, []
    walk.found.append((one, headers))


def _headers(
    row: Row, walk: _Walk, blocks: Sequence[str], outcomes: Sequence[str]
) -> tuple[Row, ...] | None:
    """The rows over a row of figures that tell of its places; ``None`` where nothing does."""
    axes = walk.axes
    named = any(_names_reviews(head) for head in walk.heads)
    own = _header_within(row, outcomes)
    headers = tuple(walk.heads) if named else walk.base
    if own is not None:
        headers = (*(headers if named else ()), own)
    if blocks or outcomes:
        return headers
    if not headers:
        return None
    told = axes.telling & {*_outcomes(headers)}
    if not told and len(row.values) < axes.size - 1:
        return None
    if not named and not _goes_on(row, walk):
        return None
    return headers


def _names_reviews(row: Row) -> bool:
    return TABLE in row.row_tables or TABLE in row.column_tables


@rule("guard", off=True)
def _goes_on(row: Row, walk: _Walk) -> bool:
    """Whether a row without labels stands in the table of the figures before it."""
    last = walk.found[-1][0].row if walk.found else None
    return (
        last is not None
        and last.segment == row.segment
        and len(row.tokens) >= len(walk.axes.outcomes)
    )


def _header_within(row: Row, outcomes: Sequence[str]) -> Row | None:
    """In a stream the header's labels stand before the row's own."""
    if len(outcomes) < 2:
        return None
    inner = row.labels[-1]
    labels = row.labels[:-1] if inner.names("row", TABLE) else row.labels
    return Row(labels, [], row.layout, row.segment)


def _matched(
    at: int,
    row: Row,
    walk: _Walk,
    headers: tuple[Row, ...],
    blocks: Sequence[str],
    outcomes: Sequence[str],
) -> MatchedRow | None:
    axes = walk.axes
    inner = row.labels[-1] if row.labels else None
    beside = outcomes[0] if len(outcomes) == 1 and inner and inner.names("column", TABLE) else None
    if beside and len(row.values) < len(axes.outcomes):
        filled = [v for v in row.values if not v.is_blank]
        over = _blocks(headers)
        key = blocks[-1] if blocks else walk.block
        if key is None and len(filled) == 1 and len(row.values) == 1 and over:
            key = over[-1]
        if key is None and not over:
            # 合计 | 44 | 4 of a table that names no block.
            return None
        return MatchedRow(row, at, TABLE, key, beside)
    if inner and inner.names("row", TABLE):
        inferred = inner.matches[0].grade < Grade.NEAR
        known = axes.telling & {*_outcomes(headers), *outcomes}
        if inferred and not known and len(row.values) < len(axes.outcomes) - 1:
            # 2022年2月2日 | 行政复议案例研讨 | 98 in a list of trainings.
            return None
        return MatchedRow(row, at, TABLE, inner.names("row", TABLE)[0], inferred=inferred)
    told = list(dict.fromkeys(_blocks(headers)))
    wide = len(row.values) >= axes.size - 1
    if len(told) == 1 and len(set(_outcomes(headers))) >= len(axes.outcomes) - 1 and not wide:
        return MatchedRow(row, at, TABLE, told[0])
    foreign = [t.text for t in row.labels if t.text and not t.matches]
    if foreign and not wide and _is_by_subject(row, headers, axes):
        return None
    if foreign:
        row = replace(row, caption=" ".join([row.caption, *foreign]).strip())
    if len(row.values) < len(axes.outcomes) - 1 and not row.labels and not wide:
        # A page number between the header and its row.
        return None
    return MatchedRow(row, at, TABLE, None)


@rule("guard", off=False)
def _is_by_subject(row: Row, headers: Sequence[Row], axes: _Axes) -> bool:
    """自然资源 | 3 | 1 | 0 | 2 | 6 under 维持 | 撤销或变更 | 调解终止 …: another table's cases by subject."""
    if row.layout is Layout.CELLS:
        # The header's words are labels of the first row: most of them must be the form's.
        named = [t for t in row.labels if t.text]
        return 2 * sum(not t.matches for t in named) > len(named) > _FEW_LABELS
    return not _is_of_one_block(row, headers, axes)


_FEW_LABELS: Final = 3


def _settled(
    found: Sequence[tuple[MatchedRow, tuple[Row, ...]]], axes: _Axes
) -> list[tuple[MatchedRow, tuple[Row, ...]]]:
    """Rows of one block whose caption is not of the form: the order of the form settles it."""
    narrow = [
        i
        for i, (one, headers) in enumerate(found)
        if one.column is None and (one.key is not None or _is_of_one_block(one.row, headers, axes))
    ]
    named = [(i, axes.blocks.index(key)) for i in narrow if (key := found[i][0].key) is not None]
    unnamed = [i for i in narrow if found[i][0].key is None]
    settled = _by_order(named, unnamed, len(axes.blocks))
    return [
        (replace(one, key=axes.blocks[settled[i]], inferred=True), headers)
        if i in settled
        else (one, headers)
        for i, (one, headers) in enumerate(found)
    ]


@rule("reading", off={})
def _by_order(
    named: Sequence[tuple[int, int]], unnamed: Sequence[int], size: int
) -> dict[int, int]:
    """行政复义, 未经复议直接起拆: three tables in the form's order, whatever their captions."""
    rising = all(a[1] < b[1] for a, b in pairwise(named))
    return dict(fill_gaps(named, unnamed, size)) if rising else {}


def _is_of_one_block(row: Row, headers: Sequence[Row], axes: _Axes) -> bool:
    filled = len(row.values)
    named = _outcomes(headers[-1:]) or _outcomes(headers)
    return filled == len(axes.outcomes) and len(named) == len(axes.outcomes)


@rule("reading", off=first)
def _with_lost_label(row: Row, walk: _Walk) -> Row:
    """``略 | 0 | 0`` …: as many cells as figures are due have no label among them."""
    if not row.labels or row.matched or row.layout is Layout.CELLS or not row.has_figures:
        return row
    if not walk.heads and not walk.base:
        return row
    headers = walk.heads or walk.base
    due = len(_outcomes(headers))
    block = len(walk.axes.outcomes)
    is_whole = len(row.tokens) == walk.axes.size and due >= block
    if not is_whole and not len(row.tokens) == due == block:
        return row
    return (
        row if _breaks_sums(row.tokens, walk.axes) else replace(row, labels=[], values=row.tokens)
    )


def _breaks_sums(tokens: Sequence[Token], axes: _Axes) -> bool:
    """数量 | 1 | 0 …: where the blocks behind the first do not add up, it is a label after all."""
    size = len(axes.outcomes)
    blocks = [[t.text for t in tokens[at : at + size]] for at in range(0, len(tokens), size)]
    whole = [[int(text) for text in block] for block in blocks if all(map(str.isdecimal, block))]
    first = [int(text) for text in blocks[0] if text.isdecimal()]
    over = len(first) == size - 1 and sum(first[:-1]) > first[-1]
    return over or any(sum(block[:-1]) != block[-1] for block in whole)


def _is_blank_row(row: Row, walk: _Walk) -> bool:
    """Five or fifteen empty cells under a complete header are the figures, left blank."""
    axes = walk.axes
    headers = walk.heads or walk.base
    named = set(_outcomes(headers)) >= set(axes.outcomes)
    whole = len(row.values) in (len(axes.outcomes), axes.size)
    own = any(t.names("row", TABLE) for t in row.labels)
    return (named or own) and whole and not any(t.names("column") for t in row.tokens)


def _is_blank_cell(row: Row, walk: _Walk, blocks: Sequence[str], outcomes: Sequence[str]) -> bool:
    """行政复议 | 结果纠正 | (empty), and the rows that go on with its block."""
    inner = [t for t in row.labels if t.text][-1:]
    own = bool(inner) and bool(inner[0].names("column", TABLE))
    return own and len(outcomes) == 1 and bool(row.values) and bool(blocks or walk.block)


def _named(row: Row, axes: _Axes, *, begun: bool) -> tuple[list[str], list[str]]:
    """Blocks and outcomes that a row's labels name, in printed order.

    其他结果 and 总计 count once the table has ``begun``.
    """
    if not _names_reviews(row):
        return [], []
    blocks, outcomes = _blocks([row]), _outcomes([row])
    telling = axes.telling & set(outcomes)
    labels = [t for t in row.labels if t.text]
    if not telling and not blocks and not (begun and row.column_tables and len(labels) == 1):
        # 总计 and 其他 alone belong to part three.
        return [], []
    return blocks, outcomes


def _blocks(rows: Sequence[Row]) -> list[str]:
    return [*_keys(rows, "row")]


def _outcomes(rows: Sequence[Row]) -> list[str]:
    return [*_keys(rows, "column")]


def _keys(rows: Sequence[Row], kind: str) -> Iterator[str]:
    for row in rows:
        for token in row.tokens:
            yield from token.names(kind, TABLE)[:1]
