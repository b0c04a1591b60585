"""Reports over several pages: what a pager says, and pages put together.

Seen: ``1 <a href="linxi_2.html">2</a> <a href="linxi_2.html">下一页</a> 共2页`` below part three,
parts four to six on the second page, under the title printed again; also a cut inside of a table,
whose rest then stands on the second page without its header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, pairwise
from typing import Final

from govinfo_parse.document import Block, Document, Link, Note, PageLine, Paragraph, Table
from govinfo_parse.errors import PartsContradict
from govinfo_parse.forms import load_furniture
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.normalize import diagnose
from govinfo_parse.recognition.page_links import same_report
from govinfo_parse.recognition.prose.cuts import split_headings
from govinfo_parse.recognition.prose.reading import read_prose
from govinfo_parse.recognition.prose.titles import Title, read_title
from govinfo_parse.recognition.region import whole_text
from govinfo_parse.recognition.tables import recognize

_NEXT: Final = re.compile(r"下一?[页頁](?!码)|>>|»|›")
_BACK: Final = re.compile(r"上一?[页頁]|<<|«|‹")
_TOTAL: Final = re.compile(r"共\s*([0-9]{1,2})\s*[页頁]|[0-9]{1,2}\s*/\s*([0-9]{1,2})\s*[页頁]?$")
_CURRENT: Final = re.compile(r"第\s*([0-9]{1,2})\s*(?:[页頁]|/)|^\s*([0-9]{1,2})\s*/\s*[0-9]{1,2}")
_RECORDS: Final = re.compile(r"共\s*[0-9]+\s*[条條]|[条條]记录")
"""The pager of a column of articles, not of one."""
_NUMBER: Final = re.compile(r"(?<![0-9])[1-9][0-9]?(?![0-9])")
_LONGEST_PAGER: Final = 80
_SHARED: Final = 10
"""Figures that two pages may both print before they are two reports and not two parts."""


@dataclass(frozen=True, slots=True)
class Pager:
    """What the pager of an article says: this page, how many there are, links to the others."""

    current: int | None
    total: int | None
    links: tuple[Link, ...]

    def __str__(self) -> str:
        here = f"page {self.current}" if self.current else "one page"
        return f"{here} of {self.total or 'several'}"


def speaks_of_pages(blocks: Iterable[Block]) -> bool:
    """Whether a paragraph is a pager; asked before a page is looked at again."""
    return any(isinstance(block, Paragraph) and _is_pager(block.text) for block in blocks)


def read_pager(lines: Sequence[PageLine]) -> Pager | None:
    """The pager of a page whose article goes on, if there is one."""
    for number, line in enumerate(lines):
        if not _is_pager(line.text):
            continue
        # 1 | 2 | 下一页, each in a block of its own
        around = [x for x in lines[max(0, number - 5) : number + 6] if _is_of_pager(x.text)]
        links = tuple(
            link for x in around for link in x.links if _is_of_pager(link.text) and link.text
        )
        return _pager(" ".join(x.text for x in around), " ".join(x.loose for x in around), links)
    return None


def _is_pager(text: str) -> bool:
    if len(text) > _LONGEST_PAGER or _RECORDS.search(text):
        return False
    turns = _NEXT.search(text) or _BACK.search(text)
    return bool(turns and re.search(r"[页頁]", text)) or _TOTAL.search(text) is not None


def _is_of_pager(text: str) -> bool:
    return _is_pager(text) or re.fullmatch(r"[\s0-9\[\]()|.…首尾末页頁]{1,40}", text) is not None


def _pager(text: str, loose: str, links: tuple[Link, ...]) -> Pager | None:
    said = _TOTAL.search(text)
    numbers = [int(n) for n in _NUMBER.findall(_CURRENT.sub("", _TOTAL.sub("", text)))]
    total = int(said[1] or said[2]) if said else max(numbers, default=None)
    here = _CURRENT.search(text)
    alone = [int(n) for n in _NUMBER.findall(_TOTAL.sub("", loose))]
    current = int(here[1] or here[2]) if here else None
    if current is None and len(alone) == 1 and len(numbers) > 1:
        current = alone[0]
    if current is None and _NEXT.search(text) and not _BACK.search(text):
        current = 1
    if current is None and _BACK.search(text) and not _NEXT.search(text):
        current = total
    return None if total is not None and total < 2 else Pager(current, total, links)


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of a report: what decides where it belongs, and whether it does."""

    document: Document
    name: str
    title: Title | None
    first: tuple[int, int] | None
    figures: dict[str, object]
    number: int | None


def join_pages(documents: Sequence[Document], names: Sequence[str]) -> Document:
    """One document of the pages of one report, given in any order.

    Raises :class:`~govinfo_parse.PartsContradict` where two of them name other organs or years,
    or print other figures for the same fields.
    """
    pages = [_page(d, n) for d, n in zip(documents, names, strict=True)]
    for at, page in enumerate(pages):
        for other in pages[at + 1 :]:
            _agree(page, other)
    pages = _ordered(pages)
    kept = [list(page.document.blocks) for page in pages]
    for before, after in pairwise(kept):
        _trim(before, after)
    first = pages[0].document
    return Document(
        first.format,
        _renumbered(chain.from_iterable(kept)),
        first.metadata,
        first.encoding,
        (*chain.from_iterable(p.document.notes for p in pages), _note(pages)),
        partial(_all_lines, tuple(page.document for page in pages)),
    )


def _page(document: Document, name: str) -> _Page:
    matcher = Matcher(diagnose(whole_text(document.blocks)))
    blocks = split_headings(document.blocks, matcher)
    prose = read_prose(blocks, document.metadata, matcher)
    metadata = prose.metadata
    tables = recognize(blocks, matcher, metadata.year, repairs=False)
    filled = [(i, e) for i, e in enumerate(tables.entries) if e.value is not None]
    numbers = {section.key: section.number for section in load_furniture().sections}
    places = [(part.number, -1) for part in prose.parts]
    places += [(numbers[entry.field.table], at) for at, entry in filled]
    pager = read_pager(document.look() or _as_lines(document.blocks))
    return _Page(
        document,
        name,
        read_title(metadata.title) if metadata.title else None,
        min(places, default=None),
        {entry.field.key: entry.value for _, entry in filled},
        pager.current if pager else None,
    )


def _as_lines(blocks: Sequence[Block]) -> list[PageLine]:
    return [PageLine(b.text, b.text, b.heading) for b in blocks if isinstance(b, Paragraph)]


def _agree(page: _Page, other: _Page) -> None:
    if page.title and other.title and not same_report(page.title, other.title):
        raise PartsContradict(
            f"these are parts of two reports: {page.name} is of {page.title.text}, "
            f"{other.name} of {other.title.text}"
        )
    shared = page.figures.keys() & other.figures.keys()
    unlike = sorted(key for key in shared if page.figures[key] != other.figures[key])
    if unlike and len(shared) >= _SHARED:
        raise PartsContradict(
            f"{page.name} and {other.name} print other figures for {len(unlike)} of "
            f"{len(shared)} fields that both have, so that they are no parts of one report: "
            f"{unlike[0]}"
        )


def _ordered(pages: Sequence[_Page]) -> list[_Page]:
    """The pages by their pagers' numbers, else by what of the form stands on them first.

    A page that tells neither stays behind the one that it was given after.
    """
    numbers = [page.number for page in pages]
    if None not in numbers and len(set(numbers)) == len(pages):
        return sorted(pages, key=lambda page: page.number or 0)
    keys: list[tuple[int, int]] = []
    for page in pages:
        keys.append(page.first or (keys[-1] if keys else (0, 0)))
    return [pages[at] for at in sorted(range(len(pages)), key=lambda at: keys[at])]


def _trim(before: list[Block], after: list[Block]) -> None:
    """Take out what each page prints anew: what both begin with, or end with, and the pager."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    # The end of the report is on its last page; what the pages share is the site's.
    if tail:
        del before[len(before) - tail :]
    del after[:head]
    while before and isinstance(before[-1], Paragraph) and _is_of_pager(before[-1].text):
        before.pop()
    while after and isinstance(after[0], Paragraph) and _is_of_pager(after[0].text):
        del after[0]


def _alike(before: Sequence[Block], after: Sequence[Block]) -> int:
    """How many blocks at the start are the same, pagers apart."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if _printed(one) != _printed(other):
            break
        count += 1
    return count


def _printed(block: Block) -> object:
    if isinstance(block, Paragraph):
        return "pager" if _is_of_pager(block.text) else "".join(block.text.split())
    return [[cell.text for cell in row] for row in block.rows]


def _renumbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Tables and paragraphs counted through, as in one document."""
    found: list[Block] = []
    tables = paragraphs = 0
    for block in blocks:
        if isinstance(block, Table):
            found.append(replace(block, index=tables))
            tables += 1
        else:
            found.append(replace(block, index=paragraphs))
            paragraphs += 1
    return tuple(found)


def _note(pages: Sequence[_Page]) -> Note:
    named = ", ".join(page.name for page in pages)
    return Note(
        "pages_joined", f"{len(pages)} pages were read as one report, in this order: {named}"
    )


def _all_lines(documents: tuple[Document, ...]) -> tuple[PageLine, ...]:
    return tuple(chain.from_iterable(document.look() for document in documents))


def missing_end(numbers: Iterable[int]) -> bool:
    """Whether the parts that a page lacks are the first or the last ones of a report."""
    known = sorted(section.number for section in load_furniture().sections)
    there = sorted(set(numbers))
    if not there or len(there) == len(known):
        return False
    return there == known[: len(there)] or there == known[-len(there) :]
