"""Kinds of page: a report, a page whose report lies elsewhere, a list of reports, neither.

Principles, not sites: a page whose own title is a report's, which has next to no prose and links
or shows a file that does not name another report, holds the report elsewhere. A page that names
two reports that differ in organ or year, and has neither parts nor prose, lists them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from govinfo_parse.document import Block, Document, Link, LinkKind, PageLine, Paragraph, Table
from govinfo_parse.recognition.labels import Matcher, find_section
from govinfo_parse.recognition.page_links import (
    SURE,
    File,
    Listed,
    Rank,
    Zone,
    contradicting,
    differing,
    is_entry,
    listed_reports,
    report_files,
    same_report,
    short_entries,
    zones_of,
)
from govinfo_parse.recognition.prose.cuts import split_headings
from govinfo_parse.recognition.prose.metadata import Metadata
from govinfo_parse.recognition.prose.parts import Part
from govinfo_parse.recognition.prose.reading import Prose
from govinfo_parse.recognition.prose.titles import Title, read_title
from govinfo_parse.recognition.region import is_named, is_news, is_university

_MOST_PROSE: Final = 1_500
"""Characters: an introduction to an attachment is shorter, a report's own text is longer."""
_MOST_BY_A_PICTURE: Final = 500
_PROSE_OF_AN_ENTRY: Final = 150
"""Characters of a summary under an entry of a list of search results."""
_PROSE_OF_A_LIST: Final = 400
_PROSE_BESIDE: Final = 100
"""Characters of prose that make an article of a page whose reports all stand under 相关链接."""
_SHORT_ENTRIES: Final = 4
_PARTS_OF_A_REPORT: Final = 3
_TABLE_PARTS: Final = frozenset((2, 3, 4))
_LINES_OF_AN_ARTICLE: Final = 3
"""Lines in one cell: a table of figures has one or two, a table that lays out a page has all."""
_SEE_THERE: Final = re.compile(r"附件|附表|附图|下表|下图|如下|如图|另附|链接|^无?[。.]?$")
_SHORT_REFERENCE: Final = 30
"""详见附件。 （具体情况见附件2《…统计表》）"""


class PageKind(StrEnum):
    """What a page is that is no report."""

    LIST = "list"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A page that leads to reports: what of, and where they are."""

    kind: PageKind
    links: tuple[Link, ...]
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    listed: tuple[str, ...] = ()


def lines_of(document: Document) -> tuple[PageLine, ...]:
    """The lines of a document with their links, as far as its format has those."""
    return document.look() or tuple(_lines_of_blocks(document.blocks))


def _lines_of_blocks(blocks: Sequence[Block]) -> list[PageLine]:
    lines: list[PageLine] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(PageLine(block.text, block.text, block.heading))
        else:
            lines += [PageLine(cell.text, cell.text) for row in block.rows for cell in row]
    return lines


def without_lists(
    blocks: Sequence[Block], lines: Sequence[PageLine], matcher: Matcher
) -> tuple[Block, ...]:
    """The blocks of a page without its menus and lists of links, which may name other reports.

    Tables that lay out the page, a whole article in a cell, become paragraphs.
    """
    entries = {_squeeze(x.text) for x in lines if x.links and is_entry(x, matcher.mend)}
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and not _lays_out(block):
            kept.append(block)
            continue
        paragraphs = [block] if isinstance(block, Paragraph) else _lines_of_table(block)
        kept += [p for p in paragraphs if not (p.linked or _squeeze(p.text) in entries)]
    return tuple(split_headings(kept, matcher))


def _lays_out(table: Table) -> bool:
    return any(cell.text.count("\n") + 1 >= _LINES_OF_AN_ARTICLE for r in table.rows for cell in r)


def _lines_of_table(table: Table) -> list[Paragraph]:
    cells = (cell for row in table.rows for cell in row)
    return [
        Paragraph(line, line=cell.line, spot=cell.spot)
        for cell in cells
        for line in cell.text.split("\n")
    ]


def _squeeze(text: str) -> str:
    return "".join(text.split())


def kind_of_page(
    lines: Sequence[PageLine], prose_read: Prose, matcher: Matcher
) -> OtherPage | None:
    """What a page without statutory tables is, if it leads to reports; ``None`` if it does not.

    ``prose_read`` is what the page says outside of its lists.
    """
    own, parts = prose_read.metadata, prose_read.parts
    mend = cache(matcher.mend)
    named = is_named(own.title)
    title = read_title(own.title) if named and own.title else None
    zones = zones_of(lines, own.title, mend)
    files = report_files(lines, zones, title, mend)
    if len(parts) >= _PARTS_OF_A_REPORT:
        return _attached(own, files) if files and _is_skeleton(parts, files[0]) else None
    prose = _prose(lines)
    listed = listed_reports(lines, zones, mend)
    if own.title is not None and is_university(own.title):
        return None
    if not contradicting(files):
        held = _held(lines, own, title, files, listed, prose, parts, matcher)
        if held is not None:
            return held
    return _list(listed, title, prose) or _short_list(own, short_entries(lines, zones, mend), prose)


def _held(
    lines: Sequence[PageLine],
    own: Metadata,
    title: Title | None,
    files: Sequence[File],
    listed: Sequence[Listed],
    prose: int,
    parts: Sequence[Part],
    matcher: Matcher,
) -> OtherPage | None:
    """The page of a report that lies elsewhere."""
    if title is None:
        return _named_by_file_alone(files, listed) if own.title is None else None
    printed = any(title.text in _squeeze(matcher.mend(x.loose)) for x in lines)
    if not (title.year or (title.agency and printed)):
        # 政府信息公开工作年度报告 alone heads reports, and columns of them.
        one = printed and len(differing([entry.title for entry in listed])) < 2
        return _attached(own, files) if one and files and files[0].rank <= Rank.SHOWN else None
    guessed = not files or files[0].rank > SURE
    if files and not (guessed and is_news(own.title)):
        most = _MOST_BY_A_PICTURE if guessed or is_news(own.title) else _MOST_PROSE
        # Parts with their own text beside pictures are a report whose tables are pictures.
        if prose <= most and not (guessed and any(not _says_nothing(part) for part in parts)):
            return _attached(own, files)
    pages = _part_pages(lines, matcher)
    return _attached(own, pages) if len(pages) >= _PARTS_OF_A_REPORT else None


def _attached(own: Metadata, files: Sequence[File | Link]) -> OtherPage:
    links = tuple(file.link if isinstance(file, File) else file for file in files)
    title = read_title(own.title) if own.title else None
    # Without parts and figures the title tells most; 来源 is often the office that put it online.
    agency = (title.agency if title else None) or own.agency
    year = (title.year if title else None) or own.year
    return OtherPage(PageKind.ATTACHED, links, own.title, agency, year)


def _named_by_file_alone(files: Sequence[File], listed: Sequence[Listed]) -> OtherPage | None:
    """A page without a title, or headed 年度报告, with one report's file alone."""
    names = next((f.names for f in files if f.names and f.names.agency and f.names.year), None)
    if names is None or len(differing([entry.title for entry in listed])) > 1:
        return None
    links = tuple(file.link for file in files)
    return OtherPage(PageKind.ATTACHED, links, names.text, names.agency, names.year)


def _is_skeleton(parts: Sequence[Part], likeliest: File) -> bool:
    """Whether the parts that have tables print no more than 详见附件.

    A report whose tables are pictures, and whose other parts have their text, is a report.
    """
    guessed = likeliest.rank > SURE
    due = [part for part in parts if guessed or part.number in _TABLE_PARTS]
    return len(due) >= 2 and all(map(_says_nothing, due))


def _says_nothing(part: Part) -> bool:
    said = "".join(line.bare for line in part.lines if not line.linked)
    return not said or (len(said) <= _SHORT_REFERENCE and _SEE_THERE.search(said) is not None)


def _part_pages(lines: Sequence[PageLine], matcher: Matcher) -> list[Link]:
    """Links to the parts of a report, each a page of its own."""
    return [
        link
        for line in lines
        for link in line.links
        if link.kind is LinkKind.PAGE and find_section(link.text, matcher)
    ]


def _prose(lines: Sequence[PageLine]) -> int:
    """Characters of sentences outside of links."""
    return sum(len(line.loose) for line in lines if re.search(r"[。；]", line.loose))


def _list(listed: Sequence[Listed], own: Title | None, prose: int) -> OtherPage | None:
    """A list of reports, if at least two are named that differ and no article stands there."""
    if own is not None and own.agency and own.year:
        # A page's own title among the links, printed again beside it, lists nothing.
        listed = [entry for entry in listed if entry.link or not same_report(entry.title, own)]
    distinct = differing([entry.title for entry in listed])
    most = max(_PROSE_OF_A_LIST, _PROSE_OF_AN_ENTRY * len(listed))
    if len(distinct) < 2 or prose > most or not _lists_beside_article(listed, prose):
        return None
    links = tuple(entry.link for entry in listed if entry.link)
    return OtherPage(PageKind.LIST, links, listed=tuple(title.text for title in distinct))


def _short_list(own: Metadata, links: Sequence[Link], prose: int) -> OtherPage | None:
    """A list under a report's title that names only the organs, or only the years."""
    if own.title is None or len(links) < _SHORT_ENTRIES or prose > _PROSE_OF_A_LIST:
        return None
    return OtherPage(PageKind.LIST, tuple(links), listed=tuple(link.text for link in links))


def _lists_beside_article(listed: Sequence[Listed], prose: int) -> bool:
    """An article with related reports beside it is an article."""
    return prose <= _PROSE_BESIDE or any(entry.zone <= Zone.ARTICLE for entry in listed)
