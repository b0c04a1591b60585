"""Align observed rows with the form: the one place where cells meet fields.

Rows are matched as one chain in the form's order, columns by header, order and geometry;
what stays ambiguous is said and not filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from govinfo_parse.recognition.chain import Candidate, best_chain, fill_gaps, label_of
from govinfo_parse.recognition.fill import Filling
from govinfo_parse.recognition.form_rows import Aligned, FormRow, form_rows
from govinfo_parse.recognition.headers import is_header
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.observed import Row, Token
from govinfo_parse.recognition.place_rows import place_rows
from govinfo_parse.recognition.stream import join_labels

ROW_TABLES: Final = ("proactive_disclosure", "requests")
_YEAR_ALONE: Final = re.compile(r"20[0-9]{2}年?度?")
_EVIDENCE_ROWS: Final = 4
_REVIEW: Final = (("upheld",), ("corrected",), ("pending",))


def align_rows(rows: Sequence[Row], table: str, filling: Filling, matcher: Matcher) -> None:
    """Fill the fields of one of the tables whose rows have labels (parts two and three)."""
    known = form_rows(table)
    candidates = _candidates(rows, table, known, filling.edition, matcher)
    chain = best_chain(candidates)
    if not chain or not _is_statutory(rows, chain, table):
        return
    first, last = chain[0].row, chain[-1].row
    named = {c.row for c in candidates}
    unnamed = [
        i
        for i, row in enumerate(rows)
        if i not in named and _may_be_unnamed(row, rows[first].segment, rows[last].segment)
    ]
    editions = [i for i, r in enumerate(known) if r.is_of(filling.edition)]
    settled = fill_gaps(_renumber(chain, editions), unnamed, len(editions))
    aligned = {c.row: Aligned(rows[c.row], known[c.form], c.score < 0.9, table) for c in chain}
    for index, form_index in settled.items():
        if _fits(rows[index], known[editions[form_index]]):
            aligned[index] = Aligned(rows[index], known[editions[form_index]], True, table)
    _late_rows(rows, candidates, chain, aligned, known, filling)
    _report_unknown(rows, unnamed, aligned, first, last, table, filling)
    place_rows(rows, aligned, table, filling)


def _renumber(chain: Sequence[Candidate], editions: Sequence[int]) -> list[Candidate]:
    """The chain counted in the rows of the printed edition; rows of the other one drop out."""
    where = {form: i for i, form in enumerate(editions)}
    return [Candidate(c.row, where[c.form], c.score) for c in chain if c.form in where]


def _may_be_unnamed(row: Row, first: int, last: int) -> bool:
    return (
        row.has_figures
        and first <= row.segment <= last
        and not any(t.names("row") or t.names("column") for t in row.labels)
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
        if (table not in row.row_tables and not row.lead) or _is_review_header(row):
            continue
        if any(_YEAR_ALONE.fullmatch(t.text) for t in row.labels):
            continue  # 本年新收… / 2022年 / 7 figures / 2023年 / 7 figures
        leaf = _leaf(row, table, matcher)
        if leaf is None or is_header(row):
            continue
        for match in leaf.matches:
            if match.target.kind != "row" or match.target.table != table:
                continue
            form_row = known[where[match.target.key]]
            score = match.score + _numbering(leaf, form_row)
            if not form_row.is_of(edition):
                score -= 0.15
            found.append(Candidate(index, where[match.target.key], score))
    return found


def _is_review_header(row: Row) -> bool:
    """结果维持, 结果纠正 …, 总计: the header of part four names no row of part three."""
    table = "reconsideration_litigation"
    return any(t.names("column", table)[:1] in _REVIEW for t in row.labels)


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
    own = next((t for t in reversed(row.labels) if t.names("row", table)), None)
    if (own is not None and own.matches[0].score == 1) or not row.lead or not row.values:
        return own
    return _with_lead(row, table, matcher) or own


def _with_lead(row: Row, table: str, matcher: Matcher) -> Token | None:
    """The label that the text before a row makes with the row's own, or alone if it has none."""
    named = [t for t in row.labels if t.text]
    if not named:
        last = row.lead[-1]
        return last if last.names("row", table) and last.matches[0].score == 1 else None
    for joined in join_labels([*row.lead, *named], matcher):
        longer = joined.text.endswith(named[-1].text) and joined.text != named[-1].text
        if longer and joined.names("row", table):
            return joined
    # A label over three lines, its figures on the second: what is there is its beginning.
    text = row.lead[-1].text + named[-1].text
    label, matches = matcher.match(text)
    torn = named[-1]._replace(text=text, label=label, matches=matches)
    begins = torn.names("row", table) and len(label.key) > len(matcher.label(row.lead[-1].text).key)
    return torn if begins and not named[-1].matches else None


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
    if len(strong) >= _EVIDENCE_ROWS and table == "requests":
        return True
    segments = {rows[c.row].segment for c in chain}
    evidence: set[str] = set()
    for row in rows:
        if row.segment in segments or row.segment + 1 in segments:
            for token in row.tokens:
                evidence.update(token.names("caption"))
                evidence.update(token.names("column", table))
                evidence.update(k for k in token.names("corner") if "勾稽" in k or "申请人" in k)
    # 规章, 行政许可 … alone head many tables (2021年 | 2022年 | 增长率): part two needs its own
    # captions or columns.
    return len(evidence) >= (1 if len(strong) >= 2 else 2)


def _late_rows(
    rows: Sequence[Row],
    candidates: Sequence[Candidate],
    chain: Sequence[Candidate],
    aligned: dict[int, Aligned],
    known: Sequence[FormRow],
    filling: Filling,
) -> None:
    """Well-labelled rows outside the chain: out of order, or printed twice."""
    segments = {rows[c.row].segment for c in chain}
    taken = {c.form: c.row for c in chain}
    forms: dict[int, list[int]] = {}
    for c in candidates:
        forms.setdefault(c.row, []).append(c.form)
    twice: set[int] = set()
    for c in candidates:
        row = rows[c.row]
        if c.row in aligned or c.score < 0.9 or not row.values:
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
        elif (
            c.form in taken
            and c.form not in twice
            and all(form in taken for form in forms[c.row])
            and _printed_twice(rows[taken[c.form]], row, known[c.form], filling)
        ):
            twice.add(c.form)


def _printed_twice(kept: Row, again: Row, form_row: FormRow, filling: Filling) -> bool:
    """Whether a row is printed again with other figures; says so."""
    if kept is again or [t.text for t in kept.values if t.text] == [
        t.text for t in again.values if t.text
    ]:
        return False
    if kept.segment != again.segment and not again.has_figures:
        return False
    filling.say(
        "duplicate_row",
        f"the row {label_of(again)} is printed again with other figures; the first was kept",
        filling.table,
        form_row.key,
        location=again.location,
    )
    return True


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
