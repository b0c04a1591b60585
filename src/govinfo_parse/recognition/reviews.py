"""Part four: reconsideration and litigation, a table whose figures have no row labels.

It is printed as one row of fifteen figures under two or three lines of headings, as three
rows of five, as three tables, or turned. Each figure needs an outcome (结果维持 …) and a
block (行政复议, 未经复议直接起诉, 复议后起诉); both come from the labels over it, beside it and
before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from govinfo_parse.document import Layout
from govinfo_parse.forms import load_form
from govinfo_parse.recognition.columns import Plan, Slot
from govinfo_parse.recognition.fill import Filling, row_doubt
from govinfo_parse.recognition.observed import Row, Token
from govinfo_parse.recognition.placing import Habit, Placed, place

TABLE: Final = "reconsideration_litigation"
BLOCKS: Final = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
OUTCOMES: Final = ("upheld", "corrected", "other", "pending", "total")
_SHORT: Final = 12
_LETTERS: Final = re.compile("[\u3400-\u9fff]")
_TELLING: Final = frozenset({"upheld", "corrected", "pending"})


@dataclass(slots=True)
class _Heading:
    """Labels since the last figures, in printed order."""

    blocks: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def align_reviews(rows: Sequence[Row], filling: Filling) -> None:
    """Fill the fields of part four."""
    heading = _Heading()
    last = _Heading()
    for row in map(_with_garbled, rows):
        begun = bool(_TELLING & {*heading.outcomes, *last.outcomes})
        blocks, outcomes = _named(row, begun=begun)
        if not blocks and not outcomes and not _names_nothing_else(row):
            heading = _Heading()
            continue
        heading.blocks += blocks
        heading.outcomes += outcomes
        if (
            not row.has_figures
            and (blocks or outcomes or not row.values)
            and not _blank_row(row, heading)
        ):
            heading.rows.append(row)
            continue
        if not row.has_figures and len(row.values) < len(OUTCOMES):
            # The padding of a row that a page break cut.
            continue
        if not row.values or not (
            heading.blocks or heading.outcomes or last.blocks or last.outcomes
        ):
            continue
        if not (_TELLING & {*heading.outcomes, *last.outcomes}) and len(row.values) < 5:
            continue
        foreign = [t.text for t in row.labels if t.text and not t.matches]
        if any(_of_other_year(text, filling.year) for text in foreign):
            continue
        if not heading.blocks and not heading.outcomes and foreign and len(row.values) >= 5:
            _say_of_blocks(filling, "duplicate_row", row, "another row of figures stands below")
            continue
        if foreign:
            _say_of_blocks(filling, "label_unrecognized", row, "the row of figures is labelled")
        if _assign(row, blocks, outcomes, heading, last, filling):
            if heading.outcomes or heading.blocks:
                heading.outcomes = heading.outcomes or last.outcomes
                last = heading
            heading = _Heading(rows=[])
            heading.outcomes = []


def _with_garbled(row: Row) -> Row:
    """``■ | 0 | 0`` …: a figure that was lost at the start of the fifteen is no label."""
    due = len(BLOCKS) * len(OUTCOMES)
    if not row.labels or len(row.tokens) != due or row.matched:
        return row
    if any(_LETTERS.search(token.text) or len(token.text) > 2 for token in row.labels):
        return row
    return replace(row, labels=[], values=row.tokens)


def _of_other_year(text: str, year: int | None) -> bool:
    named = {int(y) for y in re.findall(r"20[0-9]{2}", text)}
    return bool(named) and len(text) <= _SHORT and year is not None and year not in named


def _say_of_blocks(filling: Filling, code: str, row: Row, words: str) -> None:
    """Whose figures a labelled row holds (本级, 下属单位) the form does not ask."""
    label = " ".join(t.text for t in row.labels)
    for block in BLOCKS:
        filling.say(code, f"{words}: {label!r}", TABLE, block, location=row.location)


def _blank_row(row: Row, heading: _Heading) -> bool:
    """Five or fifteen empty cells under a complete header are the figures, left blank."""
    named = set(heading.outcomes) >= set(OUTCOMES)
    return named and not any(t.names("column") for t in row.tokens) and len(row.values) in (5, 15)


def _named(row: Row, *, begun: bool) -> tuple[list[str], list[str]]:
    """Blocks and outcomes that a row's labels name, in printed order.

    其他结果 and 总计 count once the table has ``begun``.
    """
    if TABLE not in row.row_tables and TABLE not in row.column_tables:
        return [], []
    blocks = [k[0] for t in row.tokens if (k := t.names("row", TABLE))]
    outcomes = [k[0] for t in row.tokens if (k := t.names("column", TABLE))]
    telling = _TELLING & set(outcomes)
    if not telling and not blocks and not (begun and row.column_tables and len(row.labels) == 1):
        # 总计 and 其他 alone belong to part three.
        return [], []
    return blocks, outcomes


def _names_nothing_else(row: Row) -> bool:
    """Figures without labels, or labels that are nothing of the other tables."""
    return not any(t.matches for t in row.labels)


def _assign(
    row: Row,
    blocks: Sequence[str],
    outcomes: Sequence[str],
    heading: _Heading,
    last: _Heading,
    filling: Filling,
) -> bool:
    order = _outcome_order(heading.outcomes or last.outcomes)
    inner = row.labels[-1] if row.labels else None
    beside = inner.names("column", TABLE) if inner and len(set(outcomes)) == 1 else ()
    if beside and len(outcomes) == 1 and len(row.values) <= len(BLOCKS) + 1:
        return _turned(row, beside[0], heading, last, filling)
    if inner and inner.names("row", TABLE) and len(row.values) >= 1:
        block = inner.names("row", TABLE)[0]
        return _block_row(row, block, order, filling)
    named = list(dict.fromkeys(heading.blocks))
    if not heading.blocks and not heading.outcomes:
        return False
    if len(named) == 1 and len(set(heading.outcomes)) >= 4 and not _fifteen(row):
        return _block_row(row, named[0], order, filling)
    return _whole_row(row, heading, filling)


def _fifteen(row: Row) -> bool:
    return len(row.values) >= 14


def _outcome_order(outcomes: Sequence[str]) -> tuple[str, ...]:
    """The printed order of the five outcomes; the form's where the labels do not tell."""
    first = tuple(dict.fromkeys(outcomes))
    return first if set(first) == set(OUTCOMES) else OUTCOMES


def _block_row(row: Row, block: str, order: Sequence[str], filling: Filling) -> bool:
    plan = Plan(tuple(Slot(o) for o in order))
    form_block = load_form(filling.edition).tables[2].blocks[0]
    filling.row(
        TABLE,
        block,
        form_block,
        plan,
        place(row, plan, Habit(width=len(row.tokens))),
        row,
        inferred=False,
    )
    return True


def _turned(row: Row, outcome: str, heading: _Heading, last: _Heading, filling: Filling) -> bool:
    """``结果维持 | 0 | 0 | 0``: the outcomes down the side, the blocks along the top."""
    named = tuple(dict.fromkeys(heading.blocks or last.blocks))
    heading.blocks = list(named)
    if len(row.values) == 1 and named:
        _one(named[-1], outcome, row.values[0], filling)
        return True
    keys = named if set(named) == set(BLOCKS) else BLOCKS
    values = [v for v in row.values if v.is_value]
    if len(values) != len(keys):
        return False
    for block, token in zip(keys, values, strict=True):
        _one(block, outcome, token, filling)
    return True


def _one(block: str, outcome: str, token: Token, filling: Filling) -> None:
    where = (TABLE, block, outcome)
    if where not in filling.entries:
        filling.cell(where, token)


def _whole_row(row: Row, heading: _Heading, filling: Filling) -> bool:
    """Fifteen figures in one row under all the headings."""
    slots = _slots(row, heading)
    if slots is None:
        _say_of_blocks(filling, "header_ignored", row, "the blocks name outcomes in other orders")
        return True
    plan = Plan(tuple(Slot(f"{b}/{o}") for b, o in slots))
    placed = place(row, plan, Habit(width=len(row.tokens)))
    if placed.doubt == "row_ambiguous" and filling.split(
        [(TABLE, block, outcome) for block, outcome in slots], row.values
    ):
        return True
    if placed.doubt == "row_ambiguous" and len(row.values) < len(OUTCOMES) and not row.labels:
        # A page number between the header and its row.
        return False
    if placed.doubt:
        if placed.doubt == "row_ambiguous":
            filling.leave_open([(TABLE, block, outcome) for block, outcome in slots], row)
        _doubt(row, placed, filling)
        if placed.doubt == "row_ambiguous" and filling.deduplicated:
            return True
    for key, token in placed.cells:
        block, _, outcome = key.partition("/")
        where = (TABLE, block, outcome)
        if where not in filling.entries:
            filling.cell(where, token, unreadable=placed.hidden)
    return True


def _doubt(row: Row, placed: Placed, filling: Filling) -> None:
    due = len(BLOCKS) * len(OUTCOMES)
    dropped = placed.doubt == "cell_dropped"
    message = row_doubt("cell_dropped" if dropped else "row_ambiguous", row, due)
    code = "row_cut" if row.last and placed.doubt == "row_ambiguous" else "row_ambiguous"
    for block in BLOCKS:
        filling.say(code, message, TABLE, block, location=row.location)


def _slots(row: Row, heading: _Heading) -> list[tuple[str, str]] | None:
    """The block and outcome of each printed column; ``None`` where the header leaves it open."""
    by_place = _by_geometry(row, heading.rows)
    if by_place:
        return by_place
    named = heading.outcomes
    groups = {tuple(named[at : at + 5]) for at in range(0, len(named), 5)}
    is_whole = all(set(group) == set(OUTCOMES) for group in groups)
    order = _outcome_order(named[:5]) if is_whole else OUTCOMES
    if not is_whole and _contradicts(row, heading.rows, order):
        return None
    litigation = tuple(dict.fromkeys(heading.blocks))
    if set(litigation) == set(BLOCKS[1:]) and len(row.values) == 10:
        # 行政诉讼 as a table of its own, as mobile pages print it.
        return [(block, outcome) for block in litigation for outcome in order]
    if len(named) == 15 and len(groups) > 1 and all(set(g) == set(OUTCOMES) for g in groups):
        return None
    return [(block, outcome) for block in _block_order([*heading.rows, row]) for outcome in order]


def _contradicts(row: Row, headers: Sequence[Row], order: Sequence[str]) -> bool:
    """Whether headings of several rows stand over other figures than their order says.

    Where 结果 and 维持 were told to be two cells, those that were not come first.
    """
    if row.layout is not Layout.GRID or len(row.values) % len(order):
        return False
    if sum(any(t.names("column", TABLE) for t in header.tokens) for header in headers) < 2:
        return False
    over = _over(headers, "column")
    due = [*order] * (len(row.values) // len(order))
    return any(
        over.get(value.cell.column, outcome) != outcome
        for value, outcome in zip(row.values, due, strict=True)
    )


def _block_order(headers: Sequence[Row]) -> tuple[str, ...]:
    """The printed order of the blocks: 行政诉讼 stands for its two, in their own order."""
    for row in headers:
        named = dict.fromkeys(name for t in row.tokens for name in t.names("row", TABLE)[:1])
        if len(named) == len(BLOCKS) and not any(
            "行政诉讼" in t.names("group", TABLE) for t in row.tokens
        ):
            return tuple(named)
    upper: list[str] = []
    inner: list[str] = []
    for token in (t for row in headers for t in row.tokens):
        names = token.names("row", TABLE)
        if names and names[0] != BLOCKS[0]:
            inner.append(names[0])
        elif names:
            upper.append(names[0])
        elif "行政诉讼" in token.names("group", TABLE):
            upper.append("")
    inner = list(dict.fromkeys(inner))
    upper = list(dict.fromkeys(upper))
    if set(inner) != set(BLOCKS[1:]):
        return BLOCKS
    if upper == ["", BLOCKS[0]]:
        return (*inner, BLOCKS[0])
    return (BLOCKS[0], *inner)


def _by_geometry(row: Row, headers: Sequence[Row]) -> list[tuple[str, str]] | None:
    """From the labels over each figure, where the grid is known and every figure has both."""
    if row.layout is not Layout.GRID or len(row.values) != len(BLOCKS) * len(OUTCOMES):
        return None
    blocks, outcomes = _over(headers, "row"), _over(headers, "column")
    columns = [value.cell.column for value in row.values]
    if not all(column in blocks and column in outcomes for column in columns):
        return None
    found = [(blocks[column], outcomes[column]) for column in columns]
    return found if len(set(found)) == len(found) else None


def _over(headers: Sequence[Row], kind: str) -> dict[int, str]:
    """The lowest label of a kind over each grid column."""
    over: dict[int, str] = {}
    for row in headers:
        for token in row.tokens:
            names = token.names(kind, TABLE)
            if names:
                start = token.cell.column
                over.update(
                    dict.fromkeys(range(start, start + min(token.cell.colspan, 64)), names[0])
                )
    return over
