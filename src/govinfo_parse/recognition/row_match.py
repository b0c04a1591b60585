"""Which printed rows are rows of the form (parts two and three).

Rows are matched as one chain in the form's order. What is left over may be a second copy, or a
block that is printed later: it is matched in the same way, and ``copies`` settles what is said
twice.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from govinfo_parse.recognition.evidence import (
    EVIDENCE_ROWS,
    GRADES,
    LEVEL,
    NUMBER,
    OTHER_EDITION,
)
from govinfo_parse.recognition.headers import is_header
from govinfo_parse.recognition.labels import Grade, Matcher, section_of_table
from govinfo_parse.recognition.lists import ListRow, find_lists, listed
from govinfo_parse.recognition.row_chain import (
    Candidate,
    FormRow,
    best_chain,
    fill_gaps,
    form_rows,
)
from govinfo_parse.recognition.rows import MatchedRow, Row, Token, label_of
from govinfo_parse.recognition.rules import rule
from govinfo_parse.recognition.stream import join_labels
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.finding import Finding

ROW_TABLES: Final = ("proactive_disclosure", "requests")
_YEAR_ALONE: Final = re.compile(r"20[0-9]{2}年?度?")
_MOST_COPIES: Final = 6
_REVIEW: Final = (("upheld",), ("corrected",), ("pending",))


@dataclass(frozen=True, slots=True)
class Matching:
    """The rows of one statutory table in printed order, and what is to be said of them."""

    rows: tuple[MatchedRow, ...] = ()
    findings: tuple[Finding, ...] = ()


class _All(Container[str]):
    """Every key."""

    def __contains__(self, key: object) -> bool:
        return True


_ALL: Final = _All()


def match_rows(rows: Sequence[Row], table: str, edition: str, matcher: Matcher) -> Matching:
    """Match the rows of a document with those of a table whose rows have labels."""
    known = form_rows(table)
    lists = find_lists(rows, table)
    candidates = _candidates(rows, table, known, edition, matcher, lists)
    matched: dict[int, MatchedRow] = {}
    findings: list[Finding] = []
    placed: set[int] = set()
    for copy, chain in enumerate(_copies(rows, candidates, table, matcher)):
        late = [c for c in chain if copy and c.form not in placed]
        findings += [_out_of_order(rows[c.row], table, known[c.form]) for c in late]
        placed |= {c.form for c in chain}
        for c in chain:
            one = MatchedRow(
                rows[c.row], c.row, table, known[c.form].key, None, not c.is_sure, copy
            )
            matched[c.row] = one
        if not copy and chain:
            matched |= _orphans(rows, chain, candidates, table, edition)
    matched |= listed(rows, matched, lists)
    findings += _unknown(rows, matched, candidates, table)
    return Matching(tuple(matched[at] for at in sorted(matched)), tuple(findings))


def _copies(
    rows: Sequence[Row], candidates: Sequence[Candidate], table: str, matcher: Matcher
) -> Iterator[list[Candidate]]:
    """The chain of the table, and those of what else is printed of it: the organ's own first."""
    segments: set[int] = set()
    for owner in sorted({rows[c.row].owner for c in candidates}):
        left = [c for c in candidates if rows[c.row].owner is owner]
        for _ in range(_MOST_COPIES):
            chain = best_chain(left)
            if not chain or not _is_statutory(rows, chain, table, segments, matcher):
                break
            yield chain
            used = {c.row for c in chain}
            segments |= {rows[row].segment for row in used}
            left = [c for c in left if c.row not in used and _tells_alone(rows[c.row], c, table)]


_SHORT: Final = 2
"""Characters of an alias that many tables have (小计, 合计)."""


@rule("guard", off=True)
def _tells_alone(row: Row, candidate: Candidate, table: str) -> bool:
    """总计 | 15 in any table is no second （七）总计, nor is the 小计 of a group.

    The label must be the form's own and name nothing else, or be numbered as the form numbers it.
    """
    leaf = row.leaf()
    if leaf is None or leaf.label is None or not candidate.is_sure:
        return False
    key = leaf.label.key
    is_own = key in form_rows(table)[candidate.form].leaves or len(key) > _SHORT
    return leaf.label.number is not None or (is_own and len(leaf.matches) == 1)


def _orphans(
    rows: Sequence[Row],
    chain: Sequence[Candidate],
    candidates: Sequence[Candidate],
    table: str,
    edition: str,
) -> dict[int, MatchedRow]:
    """Rows with figures that no label names, where the form leaves one place for each."""
    known = form_rows(table)
    own = [i for i, row in enumerate(known) if row.is_of(edition)]
    where = {form: i for i, form in enumerate(own)}
    named = [(c.row, where[c.form]) for c in chain if c.form in where]
    found = {}
    unnamed = _unnamed(rows, chain, candidates)
    for index, place in fill_gaps(named, unnamed, len(own)).items():
        form_row = known[own[place]]
        if _fits(rows[index], form_row):
            found[index] = MatchedRow(rows[index], index, table, form_row.key, None, True)
    return found


def _unnamed(
    rows: Sequence[Row], chain: Sequence[Candidate], candidates: Sequence[Candidate]
) -> list[int]:
    named = {c.row for c in candidates}
    first, last = rows[chain[0].row].segment, rows[chain[-1].row].segment
    return [
        i
        for i, row in enumerate(rows)
        if i not in named
        and row.has_figures
        and first <= row.segment <= last
        and not is_numbering(row)
        and not any(t.names("row") or t.names("column") for t in row.labels)
    ]


@rule("guard", off=False)
def is_numbering(row: Row) -> bool:
    """1 | 2 | 3 … under a header number its columns and are no figures."""
    texts = [token.text for token in row.values if not token.is_blank]
    return len(texts) >= _FEWEST_NUMBERS and texts == [str(n + 1) for n in range(len(texts))]


_FEWEST_NUMBERS: Final = 4


@rule("guard", off=True)
def _fits(row: Row, form_row: FormRow) -> bool:
    """An unnamed row must print as many figures as the form's row has columns."""
    filled = len(row.values)
    while filled and row.values[filled - 1].is_blank:
        filled -= 1
    return any(filled <= len(b.columns) <= len(row.values) for _, b in form_row.blocks)


def _candidates(
    rows: Sequence[Row],
    table: str,
    known: Sequence[FormRow],
    edition: str,
    matcher: Matcher,
    lists: Mapping[int, ListRow],
) -> list[Candidate]:
    where = {row.key: index for index, row in enumerate(known)}
    found = []
    for index, row in enumerate(rows):
        if not row.values or _is_year_alone(row):
            continue
        if (table not in row.row_tables and not row.lead) or _is_review_header(row):
            continue
        if index in lists and lists[index].first != index:
            continue
        leaf = _leaf(row, table, matcher)
        if leaf is None or is_header(row):
            continue
        own = [m for m in leaf.matches if m.target.kind == "row" and m.target.table == table]
        numbered = _of_its_number(leaf, [known[where[m.target.key]] for m in own])
        for match in (m for m in own if m.target.key in numbered):
            form_row = known[where[match.target.key]]
            points = GRADES[match.grade] + _numbering(leaf, form_row)
            if not form_row.is_of(edition):
                points -= OTHER_EDITION
            found.append(Candidate(index, where[match.target.key], match.grade, points))
    return found


@rule("guard", off=False)
def _is_year_alone(row: Row) -> bool:
    """本年新收… / 2022年 / 7 figures / 2023年 / 7 figures: years are no rows of the form."""
    return any(_YEAR_ALONE.fullmatch(t.text) for t in row.labels)


@rule("guard", off=False)
def _is_review_header(row: Row) -> bool:
    """结果维持, 结果纠正 …, 总计: the header of part four names no row of part three."""
    table = "reconsideration_litigation"
    return any(t.names("column", table)[:1] in _REVIEW for t in row.labels)


def _leaf(row: Row, table: str, matcher: Matcher) -> Token | None:
    """The innermost label of a row; a label torn from it by a line break is put back."""
    own = row.leaf(table)
    if (own is not None and own.matches[0].grade is Grade.EXACT) or not row.lead:
        return own
    return _with_lead(row, table, matcher) or own


@rule("reading")
def _with_lead(row: Row, table: str, matcher: Matcher) -> Token | None:
    """The label that the text before a row makes with the row's own, or alone if it has none."""
    named = [t for t in row.labels if t.text]
    if not named:
        return _label_above(row, table)
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


def _label_above(row: Row, table: str) -> Token | None:
    """The one label that stands above figures without one; of two lines nobody knows which."""
    above = [t for t in row.lead if not (t.names("group") or t.names("caption"))]
    if len(above) != 1 or not above[0].names("row", table):
        return None
    return above[0] if above[0].matches[0].grade is Grade.EXACT else None


@rule("evidence", off=0.0)
def _numbering(leaf: Token, form_row: FormRow) -> float:
    """（六）其他 is the group, 3.其他 the row in it: numbering tells equal labels apart."""
    label = leaf.label
    if label is None or label.number is None or form_row.number is None:
        return 0.0
    if label.number == form_row.number:
        return NUMBER if label.level == form_row.level else NUMBER / 2
    return -LEVEL if label.level != form_row.level and len(leaf.names("row")) > 1 else -NUMBER


@rule("guard", off=_All())
def _of_its_number(leaf: Token, rows: Sequence[FormRow]) -> Container[str]:
    """3.其他 is the row of that number and level where there is one, and not （六）其他."""
    label = leaf.label
    if label is None or label.number is None:
        return _ALL
    own = [r.key for r in rows if (r.number, r.level) == (label.number, label.level)]
    return own or _ALL


def _is_statutory(
    rows: Sequence[Row],
    chain: Sequence[Candidate],
    table: str,
    before: set[int],
    matcher: Matcher,
) -> bool:
    """Whether what was found is the statutory table and not one that shares a word with it.

    ``before`` are the segments of what was found already: what stands in one of them is of it.
    """
    segments = {rows[c.row].segment for c in chain}
    if segments <= before:
        return True
    strong = [c for c in chain if c.points >= GRADES[Grade.LIKELY]]
    if len(strong) >= EVIDENCE_ROWS and table == "requests":
        return True
    evidence = _evidence(rows, segments, table, alone=bool(before))
    if table == "requests":
        evidence |= _own_words(rows, chain, matcher)
    # 规章, 行政许可 … alone head many tables (2021年 | 2022年 | 增长率): part two needs its own
    # captions or columns.
    return len(evidence) >= (1 if len(strong) >= 2 else 2)


def _evidence(
    rows: Sequence[Row], segments: set[int], table: str, *, alone: bool
) -> frozenset[str]:
    """Captions and columns of the table near its rows; ``alone``: 总计 and 其他 tell nothing."""
    found: set[str] = set()
    for row in rows:
        if row.matched and (row.segment in segments or row.segment + 1 in segments):
            for token in (t for t in row.tokens if t.matches):
                found.update(token.names("caption"))
                if not alone or {m.target.table for m in token.matches} == {table}:
                    found.update(token.names("column", table))
                found.update(k for k in token.names("corner") if "勾稽" in k or "申请人" in k)
    return frozenset(found)


@rule("evidence", off=frozenset())
def _own_words(rows: Sequence[Row], chain: Sequence[Candidate], matcher: Matcher) -> frozenset[str]:
    """The heading of the part over a few rows, and a label that no other table has words for."""
    found = set()
    for c in chain:
        row = rows[c.row]
        if section_of_table(row.heading, matcher) == "requests":
            found.add("heading")
        leaf = row.leaf()
        if leaf is not None and leaf.label is not None and len(leaf.label.key) >= _TELLING:
            found.add("label")
    return frozenset(found)


_TELLING: Final = 10
"""Characters of a label that tells the form by itself (本年新收政府信息公开申请数量)."""


def _out_of_order(row: Row, table: str, form_row: FormRow) -> Finding:
    message = f"the row {label_of(row)} stands out of the form's order"
    where = row.location
    return make_finding("rows_out_of_order", message, table=table, row=form_row.key, location=where)


def _unknown(
    rows: Sequence[Row],
    matched: Mapping[int, MatchedRow],
    candidates: Sequence[Candidate],
    table: str,
) -> Iterator[Finding]:
    """Rows with figures inside the table whose label is none of the form's."""
    first = [at for at, one in matched.items() if not one.copy]
    if not first:
        return
    chain = [c for c in candidates if c.row in (min(first), max(first))]
    for index in _unnamed(rows, chain, candidates) if chain else ():
        row = rows[index]
        if index in matched or not min(first) <= index <= max(first):
            continue
        if not any(t.names("column") for t in row.tokens):
            message = f"a row with figures has a label that is not of the form: {label_of(row)}"
            yield make_finding("label_unrecognized", message, table=table, location=row.location)
