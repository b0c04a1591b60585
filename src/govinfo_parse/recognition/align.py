"""Align observed rows with the form: the one place where cells meet fields.

Rows are matched as one chain in the form's order, columns by header, order and geometry;
what stays ambiguous is said and not filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from govinfo_parse.forms import EDITIONS, FormBlock, load_form
from govinfo_parse.recognition.chain import Candidate, best_chain, fill_gaps, label_of
from govinfo_parse.recognition.columns import Plan, plan_columns
from govinfo_parse.recognition.fill import Filling
from govinfo_parse.recognition.labels import Matcher, label_key
from govinfo_parse.recognition.observed import Row, Token
from govinfo_parse.recognition.placing import habits, offsets, place
from govinfo_parse.recognition.stream import join_labels

ROW_TABLES: Final = ("proactive_disclosure", "requests")
_EVIDENCE_ROWS: Final = 4
_REVIEW: Final = (("upheld",), ("corrected",), ("pending",))


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of either edition in the order of both, with the block it stands in."""

    key: str
    blocks: tuple[tuple[str, FormBlock], ...]
    number: int | None
    level: str


@dataclass(slots=True)
class Aligned:
    """An observed row and the form's row that it is."""

    row: Row
    form_row: FormRow
    inferred: bool
    table: str


@cache
def form_rows(table: str) -> tuple[FormRow, ...]:
    """The rows of one table in both editions, merged in printed order."""
    merged: list[str] = []
    for edition in EDITIONS:
        at = 0
        for key in (r.key for b in _blocks(edition, table) for r in b.rows):
            if key in merged:
                at = merged.index(key) + 1
            else:
                merged.insert(at, key)
                at += 1
    rows = []
    for key in merged:
        blocks = tuple(
            (edition, block)
            for edition in EDITIONS
            for block in _blocks(edition, table)
            if any(r.key == key for r in block.rows)
        )
        leaf = next(r.leaf for r in blocks[-1][1].rows if r.key == key)
        label = label_key(leaf)
        rows.append(FormRow(key, blocks, label.number, label.level))
    return tuple(rows)


def _blocks(edition: str, table: str) -> tuple[FormBlock, ...]:
    return next(t.blocks for t in load_form(edition).tables if t.key == table)


def is_header(row: Row, *, after_header: bool = False) -> bool:
    """A row that names columns and prints no figure.

    总计 and 其他 name rows as well as columns: numbered (（七）总计) they are rows, and alone
    beside empty cells they are a header only where one has begun.
    """
    if row.has_figures:
        return False
    names = [t for t in row.tokens if t.matches]
    sides = [t for t in names if t.names("serial") or t.names("remark")]
    columns = [t for t in names if t.names("column")]
    if any(t.names("row") and t.label and t.label.number is not None for t in names):
        return False
    pure_columns = [t for t in columns if not t.names("row")]
    pure_rows = [t for t in names if t.names("row") and not t.names("column")]
    if pure_columns or sides:
        return len(pure_columns) + len(sides) > len(pure_rows)
    if pure_rows:
        return False
    if columns:
        return after_header or not row.values
    return any(t.names("corner") or t.names("caption") for t in names)


def align_rows(rows: Sequence[Row], table: str, filling: Filling, matcher: Matcher) -> None:
    """Fill the fields of one of the tables whose rows have labels (parts two and three)."""
    known = form_rows(table)
    candidates = _candidates(rows, table, known, filling.edition, matcher)
    chain = best_chain(candidates)
    if not chain or not _is_statutory(rows, chain, table):
        return
    first, last = chain[0].row, chain[-1].row
    used = {c.row for c in chain}
    named = {c.row for c in candidates}
    unnamed = [
        i
        for i, row in enumerate(rows)
        if i not in named and _may_be_unnamed(row, rows[first].segment, rows[last].segment)
    ]
    size = len(known)
    editions = [i for i, r in enumerate(known) if filling.edition in dict(r.blocks)]
    settled = fill_gaps(_renumber(chain, editions), unnamed, len(editions))
    aligned = {c.row: Aligned(rows[c.row], known[c.form], c.score < 0.9, table) for c in chain}
    for index, form_index in settled.items():
        if _fits(rows[index], known[editions[form_index]]):
            aligned[index] = Aligned(rows[index], known[editions[form_index]], True, table)
    _late_rows(rows, candidates, used, chain, aligned, known, filling)
    _report_unknown(rows, unnamed, aligned, first, last, table, filling)
    assert size
    _place_all(rows, aligned, table, filling)


def _renumber(chain: Sequence[Candidate], editions: Sequence[int]) -> list[Candidate]:
    """The chain counted in the rows of the printed edition; rows of the other one drop out."""
    where = {form: i for i, form in enumerate(editions)}
    return [Candidate(c.row, where[c.form], c.score) for c in chain if c.form in where]


def _may_be_unnamed(row: Row, first: int, last: int) -> bool:
    return (
        row.has_figures
        and first <= row.segment <= last
        and not any(t.names("row") or len(t.names("column")) for t in row.labels)
    )


def _fits(row: Row, form_row: FormRow) -> bool:
    """An unnamed row must print as many figures as the form's row has columns."""
    filled = len(row.values)
    while filled and row.values[filled - 1].is_blank:
        filled -= 1
    return any(filled <= len(b.columns) <= len(row.values) for _, b in form_row.blocks)


def _candidates(
    rows: Sequence[Row], table: str, known: Sequence[FormRow], edition: str, matcher: Matcher
) -> list[Candidate]:
    where = {row.key: index for index, row in enumerate(known)}
    found = []
    foreign = _foreign_segments(rows) if table == "proactive_disclosure" else set()
    for index, row in enumerate(rows):
        if not row.values or row.segment in foreign:
            continue
        if any(t.names("column", "reconsideration_litigation")[:1] in _REVIEW for t in row.labels):
            continue
        leaf = _leaf(row, table, matcher)
        if leaf is None or is_header(row):
            continue
        for match in leaf.matches:
            if match.target.kind != "row" or match.target.table != table:
                continue
            form_row = known[where[match.target.key]]
            score = match.score + _numbering(leaf, form_row)
            if edition not in dict(form_row.blocks):
                score -= 0.15
            found.append(Candidate(index, where[match.target.key], score))
    return found


def _foreign_segments(rows: Sequence[Row]) -> set[int]:
    """Segments whose header names only columns of some other table (预算数, 上年执行数)."""
    first: dict[int, Row] = {}
    for row in rows:
        first.setdefault(row.segment, row)
    return {
        segment
        for segment, row in first.items()
        if sum(1 for t in row.tokens if not t.is_value and not t.matches) >= 2
        and not any(t.is_value and not t.is_blank for t in row.tokens)
        and all(not t.matches or t.names("corner") for t in row.tokens)
    }


def _leaf(row: Row, table: str, matcher: Matcher) -> Token | None:
    """The innermost label of a row; a label torn from it by a line break is put back."""
    for token in reversed(row.labels):
        if token.names("row", table):
            if token.matches[0].score < 1 and row.lead:
                for joined in join_labels([*row.lead, *row.labels], matcher)[::-1]:
                    if joined.names("row", table):
                        return joined
            return token
    if row.lead and row.values:
        for joined in join_labels([*row.lead, *row.labels], matcher)[::-1]:
            if joined.names("row", table):
                return joined
    return None


def _numbering(leaf: Token, form_row: FormRow) -> float:
    """（六）其他 is the group, 3.其他 the row in it: numbering tells equal labels apart."""
    label = leaf.label
    if label is None or label.number is None or form_row.number is None:
        return 0.0
    if label.number == form_row.number:
        return 0.04 if label.level == form_row.level else 0.02
    return -0.3 if label.level != form_row.level and len(leaf.names("row")) > 1 else -0.04


def _is_statutory(rows: Sequence[Row], chain: Sequence[Candidate], table: str) -> bool:
    """Whether what was found is the statutory table and not one that shares a word with it."""
    strong = [c for c in chain if c.score >= 0.7]
    if len(strong) >= _EVIDENCE_ROWS:
        return True
    segments = {rows[c.row].segment for c in chain}
    evidence: set[str] = set()
    for row in rows:
        if row.segment in segments or row.segment + 1 in segments:
            for token in row.tokens:
                evidence.update(token.names("caption"))
                evidence.update(token.names("column", table))
                evidence.update(k for k in token.names("corner") if "勾稽" in k or "申请人" in k)
    return len(evidence) >= (1 if len(strong) >= 2 else 2)


def _late_rows(
    rows: Sequence[Row],
    candidates: Sequence[Candidate],
    used: set[int],
    chain: Sequence[Candidate],
    aligned: dict[int, Aligned],
    known: Sequence[FormRow],
    filling: Filling,
) -> None:
    """Well-labelled rows outside the chain: out of order, or printed twice."""
    segments = {rows[c.row].segment for c in chain}
    taken = {c.form: c.row for c in chain}
    for c in candidates:
        row = rows[c.row]
        if c.row in used or c.row in aligned or c.score < 0.9 or not row.values:
            continue
        if c.form not in taken and row.segment in segments:
            taken[c.form] = c.row
            aligned[c.row] = Aligned(row, known[c.form], False, filling.table)
            filling.say(
                "rows_out_of_order",
                f"the row {label_of(row)} stands out of the form's order",
                filling.table,
                known[c.form].key,
                location=row.location,
            )
        elif c.form in taken and not any(
            o.row == c.row and o.form not in taken for o in candidates
        ):
            _printed_twice(rows[taken[c.form]], row, known[c.form], filling)


def _printed_twice(kept: Row, again: Row, form_row: FormRow, filling: Filling) -> None:
    if kept is again or [t.text for t in kept.values if t.text] == [
        t.text for t in again.values if t.text
    ]:
        return
    if kept.segment != again.segment and not again.has_figures:
        return
    filling.say(
        "duplicate_row",
        f"the row {label_of(again)} is printed again with other figures; the first was kept",
        filling.table,
        form_row.key,
        location=again.location,
    )


def _report_unknown(
    rows: Sequence[Row],
    unnamed: Iterable[int],
    aligned: dict[int, Aligned],
    first: int,
    last: int,
    table: str,
    filling: Filling,
) -> None:
    for index in unnamed:
        if index in aligned or not first <= index <= last:
            continue
        row = rows[index]
        if any(t.names("column") for t in row.tokens):
            continue
        filling.say(
            "label_unrecognized",
            f"a row with figures has a label that is not of the form: {label_of(row)}",
            table,
            location=row.location,
        )


def _place_all(
    rows: Sequence[Row], aligned: dict[int, Aligned], table: str, filling: Filling
) -> None:
    """Plan the columns of every aligned row and put its values in place."""
    headers: list[Row] = []
    pending: list[Row] = []
    plans: list[tuple[Aligned, FormBlock, Plan]] = []
    made: dict[tuple[int, int], Plan] = {}
    kept: list[list[Row]] = []  # keeps the identity of header lists apart
    for index, row in enumerate(rows):
        if is_header(row, after_header=bool(pending)):
            pending.append(row)
            continue
        inner = _inner_header(row)
        if inner is not None:
            pending.append(inner)
        if index not in aligned:
            if row.has_figures or any(t.names("row") for t in row.labels):
                pending = []
            continue
        own = [r for r in pending if _names_columns(r, table) or not _names_columns(r)]
        if any(_names_columns(r, table) for r in own):
            headers = own
            kept.append(headers)
        pending = []
        entry = aligned[index]
        block = _block_for(entry.form_row, headers, table, filling.edition)
        under = (id(headers), id(block))
        if under not in made:
            made[under] = plan_columns(headers, block, table)
        plans.append((entry, block, made[under]))
    plans = _fitting(plans)
    known = habits([(entry.row, plan) for entry, _, plan in plans])
    for entry, block, plan in plans:
        placed = place(entry.row, plan, known[entry.row.segment])
        filling.row(
            table, entry.form_row.key, block, plan, placed, entry.row, inferred=entry.inferred
        )


def _fitting(
    plans: Sequence[tuple[Aligned, FormBlock, Plan]],
) -> list[tuple[Aligned, FormBlock, Plan]]:
    """A header that names too few or too many columns counts only if its rows agree with it."""
    groups: dict[tuple[int, int], list[Row]] = {}
    for entry, block, plan in plans:
        groups.setdefault((id(block), id(plan)), []).append(entry.row)
    chosen: dict[tuple[int, int], Plan] = {}
    for entry, block, plan in plans:
        group = (id(block), id(plan))
        if group in chosen:
            continue
        chosen[group] = plan
        if len(plan.keys) != len(block.columns):
            own = plan_columns((), block, entry.table)
            rows = groups[group]
            agreeing = _agreeing(rows, plan)
            if _agreeing(rows, own) > agreeing or not agreeing:
                chosen[group] = own
    return [(entry, block, chosen[id(block), id(plan)]) for entry, block, plan in plans]


def _agreeing(rows: Sequence[Row], plan: Plan) -> int:
    return sum(1 for row in rows if offsets(row.values, plan))


def _names_columns(row: Row, table: str | None = None) -> bool:
    return any(t.names("column", table) for t in row.tokens)


def _inner_header(row: Row) -> Row | None:
    """In a stream the header's labels stand before the first row's own."""
    tokens = [
        t
        for t in row.labels[:-1]
        if (t.names("column") or t.names("serial") or t.names("remark") or t.names("group"))
        and not (t.names("row") and t.label and t.label.number is not None)
    ]
    if not any(t.names("column") and not t.names("row") for t in tokens):
        return None
    return Row(tokens, [], row.layout, row.segment)


def _block_for(form_row: FormRow, headers: Sequence[Row], table: str, edition: str) -> FormBlock:
    """The block whose columns the printed header names best; of equals the edition's."""
    blocks = dict(form_row.blocks)
    if len(blocks) == 1:
        return next(iter(blocks.values()))
    named = [k for row in headers for t in row.tokens for k in t.names("column", table)[:2]]

    def fit(item: tuple[str, FormBlock]) -> tuple[int, int, bool]:
        keys = {column.key for column in item[1].columns}
        return len(keys & set(named)), -len(keys), item[0] == edition

    own = blocks[edition]
    best = max(blocks.items(), key=fit)
    own_keys = {column.key for column in own.columns}
    best_keys = {column.key for column in best[1].columns}
    return best[1] if len(best_keys & set(named)) > len(own_keys & set(named)) else own
