"""From a document to observed rows, in reading order.

Tables whose rows are known give a row each. Where only the order of cells is known (one
cell a line, or paragraphs without separators) the labels themselves mark where a row
starts: ``stream.py`` makes rows of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from govinfo_parse.document import Block, Cell, Layout, Paragraph, Table
from govinfo_parse.limits import MAX_CELL_TEXT
from govinfo_parse.recognition.labels import Grade, Matcher, find_section
from govinfo_parse.recognition.rows import Row, Token
from govinfo_parse.recognition.rules import rule
from govinfo_parse.recognition.scope import names_whole_area
from govinfo_parse.recognition.seams import mend_seams
from govinfo_parse.recognition.stream import Stream, tabular_tokens, take_apart
from govinfo_parse.recognition.values import looks_like_value

_SPACE: Final = " \t\r\n\xa0\u3000\u200b\ufeff"
_SHORT: Final = 60
_WITH_PINYIN: Final = 4 * _SHORT
_LEAD: Final = 4


@dataclass(slots=True)
class Observation:
    """Rows found so far, and what precedes the next one."""

    matcher: Matcher
    rows: list[Row] = field(default_factory=list)
    segment: int = 0
    heading: str = ""
    caption: str = ""
    lead: list[Token] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Append a row, with what was read since the one before."""
        row.segment, row.heading = self.segment, self.heading
        self.caption = _caption_of(row) or self.caption
        row.caption = self.caption
        row.lead, self.lead = self.lead, []
        self.rows.append(row)


def observe(blocks: Iterable[Block], matcher: Matcher) -> list[Row]:
    """The rows of a document's tables and of what looks like tables in its text."""
    seen = Observation(matcher)
    stream = Stream(matcher)
    for block in blocks:
        if isinstance(block, Paragraph):
            _paragraph(block, seen, stream)
        elif block.layout is Layout.CELLS:
            seen.segment += 1
            for cell in block.rows[0]:
                head, text = _heading_in(cell.text, matcher)
                if head:
                    _flush(seen, stream)
                    seen.segment += 1
                    seen.heading = head
                if text or not head:
                    own = replace(cell, text=text) if head else cell
                    stream.feed([make_token(text, own, block, matcher)])
        else:
            seen.caption = ""
            _flush(seen, stream)
            seen.segment += 1
            _table(block, seen)
    _flush(seen, stream)
    if seen.rows:
        seen.rows[-1].last = True
    return seen.rows


_TABLE_HEADING: Final = re.compile(r"^\W*附.{2,}|.*20[0-9]{2}年.*(?:表|情况|数据|统计)\W*$")


def _table(block: Table, seen: Observation) -> None:
    """The rows of a table; a heading over it is spent if it is no table like the form's."""
    is_like = False
    for row in _table_rows(block, seen.matcher):
        # A heading over all columns, or in each of them where its span was written out.
        alone = {t.text for t in row.tokens if t.text}
        if len(alone) == 1 and find_section(min(alone), seen.matcher):
            seen.heading, seen.caption = min(alone), ""
        seen.add(row)
        is_like = is_like or bool(row.row_tables or row.column_tables)
        # The first line of a label whose figures stand on the next.
        seen.lead = [] if row.has_figures or _heads_columns(row) else _lead_of(row)
    if not is_like and not find_section(seen.heading, seen.matcher):
        seen.heading = ""


def _heading_in(text: str, matcher: Matcher) -> tuple[str, str]:
    """The heading at the start of a cell of a stream, and what is left of the cell.

    三、收到和处理政府信息公开申请情况 / 全市汇总（含各部门） / 序号 in one cell.
    """
    heading, line, rest = "", *text.partition("\n")[::2]
    while line and (find_section(line, matcher) or (rest and names_whole_area(line))):
        heading = line
        line, _, rest = rest.partition("\n")
    if not heading and _heads_a_table(text):
        return text, ""
    return heading, "\n".join(one for one in (line, rest) if one)


def _heads_a_table(text: str) -> bool:
    """``附件：2022年政府信息公开申请情况统计表`` stands over a table of its own."""
    return 8 <= len(text) <= _SHORT and _TABLE_HEADING.match(text) is not None


def _flush(seen: Observation, stream: Stream, end: int = 0) -> None:
    """Rows of the stream; labels that no figures follow may belong to the next table's row."""
    if not stream.tokens:
        return
    for row in stream.rows_without_ordinals(end):
        seen.add(row)
        seen.lead = [] if row.values or _heads_columns(row) else row.labels[-_LEAD:]


def _caption_of(row: Row) -> str:
    """2022年报告 as a row or a line of its own, or before the header's first word."""
    named = [t for t in row.tokens if t.text]
    if not named or named[0].is_value or named[0].matches or len(named[0].text) > _SHORT:
        return ""
    alone = len(named) == 1 and not row.has_figures
    return named[0].text if alone or _YEAR.search(named[0].text) else ""


_YEAR: Final = re.compile(r"20[0-9]{2}")


def _heads_columns(row: Row) -> bool:
    """A header's last word (总计) is no label of the row below it."""
    return sum(bool(token.names("column")) for token in row.labels) > 1


def _lead_of(row: Row) -> list[Token]:
    return [*row.lead, *(token for token in row.labels if token.text)][-_LEAD:]


def _paragraph(block: Paragraph, seen: Observation, stream: Stream) -> None:
    if not find_section(block.text, seen.matcher) and not _heads_a_table(block.text):
        tokens = tabular_tokens(block, seen.matcher)
        if tokens:
            stream.feed(tokens)
            return
    _flush(seen, stream, block.line)
    seen.segment += 1
    seen.lead = []
    seen.caption = ""
    if _is_short(block.text, seen.matcher) and not _SAYS_NOTHING.fullmatch(block.text):
        seen.heading = block.text


def _is_short(text: str, matcher: Matcher) -> bool:
    """As printed, or without its pinyin: 全縣(xiàn)匯(huì)總(zǒng)情況(kuàng)."""
    return len(text) <= _SHORT or (len(text) <= _WITH_PINYIN and len(matcher.mend(text)) <= _SHORT)


_SAYS_NOTHING: Final = re.compile(r"\W*(?:附?表|附件)?\W*[0-9一二三四五]{0,2}\W*|\W*单位\W.{1,6}")
"""附表, 表1, （单位：件）: the line before it tells more of the table."""


def make_token(text: str, cell: Cell, table: Table | None, matcher: Matcher) -> Token:
    """A token of a cell's text: a value where the text can be nothing else, else a label."""
    bare = text.strip(_SPACE)
    if matcher.damage.question_space and not bare.strip("?"):
        # A space that became a question mark, alone in its cell.
        bare = ""
    if not bare or looks_like_value(bare):
        return Token(bare, cell, table, True)
    label, matches = matcher.match(bare[:MAX_CELL_TEXT])
    return Token(bare, cell, table, False, label, matches)


def _table_rows(table: Table, matcher: Matcher) -> Iterator[Row]:
    cells = mend_seams(table, matcher)
    joined = [bool(table.seams) and row not in table.rows for row in cells]
    rows = [_whole([make_token(c.text, c, table, matcher) for c in row], matcher) for row in cells]
    layout = Layout.GRID if table.layout is Layout.ROWS and _is_squared(rows) else table.layout
    for tokens, is_joined in zip(rows, joined, strict=True):
        if tokens:
            row = split_row(tokens, layout)
            row.joined = is_joined
            yield row


def _whole(tokens: list[Token], matcher: Matcher) -> list[Token]:
    """The tokens of a row, those parted that hold two labels."""
    if all(t.is_value or (t.matches and t.matches[0].grade is Grade.EXACT) for t in tokens):
        return tokens
    return [part for token in tokens for part in _parted(token, matcher)]


def _parted(token: Token, matcher: Matcher) -> list[Token]:
    """行政复议结果维持 in one cell, or 三、本年度办理结果（一）予以公开: two labels."""
    if token.is_value or (token.matches and token.matches[0].grade is Grade.EXACT):
        return [token]
    pieces = take_apart(matcher.mend(token.text))
    parts = [
        token._replace(text=p, label=m[0], matches=m[1]) for p in pieces for m in [matcher.match(p)]
    ]
    if len(parts) < 2:
        return [token]
    outer, inner = parts[-2:]
    own, of_outer = inner.matches[0].target.table, outer.matches[0].target.table
    is_row = bool(inner.names("row", own) and outer.names("group", own))
    is_column = outer.names("row") and inner.names("column", of_outer)
    return parts if is_row or (is_column and not inner.names("row", of_outer)) else [token]


def split_row(tokens: list[Token], layout: Layout) -> Row:
    """Part a row into what names it and its values.

    The values start after the last token that is a label of the form; where none is, after
    the leading text.
    """
    at = 0
    for index, token in enumerate(tokens):
        if token.matches:
            at = index + 1
    if at and _is_group(tokens[at - 1]) and at < len(tokens) and not tokens[at].is_value:
        at += 1
    while at and at < len(tokens) and _is_unit(tokens[at]):
        at += 1
    if not at:
        while at < len(tokens) and not tokens[at].is_value:
            at += 1
        if at == 0 and len(tokens) > 1 and tokens[0].is_blank:
            # An empty cell where the label was: 规章 set in a font that was lost.
            rest = next((i for i, t in enumerate(tokens) if not t.is_blank), len(tokens))
            if rest < len(tokens) and not tokens[rest].is_value:
                at = rest + 1
    return Row(tokens[:at], tokens[at:], layout)


@rule("reading", off=False)
def _is_squared(rows: Sequence[Sequence[Token]]) -> bool:
    """Whether a text keeps the places of its cells: what a span covers is an empty cell.

    Empty places then stand before the first heading of a line, for the labels' columns.
    """
    heads = [
        row
        for row in rows
        if not any(t.is_value and t.text for t in row)
        and sum(bool(t.names("column") or t.names("row")) for t in row) > 1
    ]
    return any(_is_blank_before(row) for row in heads) and not any(
        row[0].names("column") and not heads[0][0].names("column") for row in heads
    )


@rule("reading", off=False)
def _is_unit(token: Token) -> bool:
    """规章 | 本年制发件数 | 件 | 3: a unit in a cell of its own is no figure."""
    return token.text in _UNITS


_UNITS: Final = frozenset(("件", "项", "个", "条", "宗", "份", "次", "万元", "元"))


def _is_blank_before(head: Sequence[Token]) -> bool:
    first = next(at for at, t in enumerate(head) if t.names("column") or t.names("row"))
    return any(token.is_blank for token in head[:first])


@rule("reading", off=False)
def _is_group(token: Token) -> bool:
    """（四）无法提供 | 不掌握: what stands behind the label of a group is a label too."""
    return bool(token.names("group")) and not token.names("row") and not token.names("column")
