"""Which lines and blocks of a document are the report, and whether there is one at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from govinfo_parse.document import Block, Table
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.prose.headings import Heading
from govinfo_parse.recognition.prose.lines import Line
from govinfo_parse.recognition.prose.titles import Title, read_title

_SPEAKS_OF_IT: Final = re.compile(
    r"(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)|本年度?报告?所列数据|本年报"
)
_WHOLE: Final = 300
_OFTEN: Final = 5
"""A title over this much prose on disclosure is a report whose headings were lost."""
_UNIVERSITY: Final = re.compile(r"大学|学院|高等学校|职业技术")
_SHORTEST: Final = 8
_LONGEST: Final = 120
_LOOKED_AT: Final = 20_000
"""Characters in which a report speaks of what it is."""


@dataclass(frozen=True, slots=True)
class Region:
    """The lines and blocks of one report, and the titles of others that stand in the document.

    ``first`` and ``last`` (exclusive) count the document's blocks.
    """

    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    first: int
    last: int
    others: tuple[Title, ...] = ()


def main_report(
    blocks: Sequence[Block],
    lines: Sequence[Line],
    headings: Sequence[Heading],
    site: Mapping[str, str],
    matcher: Matcher,
) -> Region:
    """The main report of a document.

    A title with another agency or year, after the first part of a report has begun, opens
    another report if parts or tables follow it. The main one is the one that the page's own
    title names, else the first.
    """
    cuts = _report_starts(blocks, lines, headings)
    if len(cuts) < 2:
        return Region(tuple(lines), tuple(headings), 0, len(blocks))
    starts = [0, *(at for at, _ in cuts[1:])]
    ends = [*starts[1:], len(lines)]
    chosen = 0
    page = read_title(
        matcher.mend(re.split(r"[_|]", site.get("articletitle") or site.get("title") or "-")[0])
    )
    if page is not None:
        same = [
            i for i, (_, t) in enumerate(cuts) if (t.agency, t.year) == (page.agency, page.year)
        ]
        chosen = same[0] if len(same) == 1 else 0
    start, end = starts[chosen], ends[chosen]
    return Region(
        tuple(lines[start:end]),
        tuple(h.moved(-start) for h in headings if start <= h.index < end),
        lines[start].at if start else 0,
        lines[end].at if end < len(lines) else len(blocks),
        tuple(title for i, (_, title) in enumerate(cuts) if i != chosen),
    )


def _report_starts(
    blocks: Sequence[Block], lines: Sequence[Line], headings: Sequence[Heading]
) -> list[tuple[int, Title]]:
    titles: list[tuple[int, Title]] = []
    for index, line in enumerate(lines):
        text = line.text
        if not _SHORTEST <= len(text) <= _LONGEST or "报" not in text or "公" not in text:
            continue
        title = None if line.linked or line.in_row else read_title(text)
        if title and title.year:
            titles.append((index, title))
    starts: list[tuple[int, Title]] = []
    for position, (index, title) in enumerate(titles):
        if starts and (title.agency, title.year) == (starts[-1][1].agency, starts[-1][1].year):
            continue
        if starts and title.agency is None and title.year == starts[-1][1].year:
            continue
        end = titles[position + 1][0] if position + 1 < len(titles) else len(lines)
        if _holds_report(index, end, blocks, lines, headings):
            starts.append((index, title))
    return starts


def _holds_report(
    start: int,
    end: int,
    blocks: Sequence[Block],
    lines: Sequence[Line],
    headings: Sequence[Heading],
) -> bool:
    found = {h.section for h in headings if start <= h.index < end}
    if len(found) >= 3:
        return True
    last = lines[end].at if end < len(lines) else len(blocks)
    return bool(found) and any(isinstance(b, Table) for b in blocks[lines[start].at : last])


def is_report(lines: Sequence[Line], title: str | None, sections: int, *, found: bool) -> bool:
    """Whether a document is an annual report, with or without its tables.

    News about a report has no parts; a university's report follows another statute and has
    none of the tables.
    """
    if found:
        return True
    text = "".join(line.bare for line in lines if not line.linked and not line.in_row)
    text = text[:_LOOKED_AT]
    if title is not None and _UNIVERSITY.search(title):
        return False
    if title is not None and len(text) > _WHOLE and text.count("公开") >= _OFTEN:
        return True
    speaks = title is not None or _SPEAKS_OF_IT.search(text) is not None
    return (speaks and sections >= 1) or sections >= 4
