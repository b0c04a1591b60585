"""Which lines and blocks of a document are the report, and whether there is one at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from govinfo_parse.document import Block, Paragraph, Table
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
_TABLE_PARTS: Final = frozenset((2, 3, 4))
_MOST_PARTS: Final = 4
_SENTENCE_END: Final = re.compile(r"[。；，]")
_ABOUT_REPORTS: Final = re.compile(
    r"制度|办法|规定|编制|填报|要点|方案|解读|读懂|图解|培训|召开|推进|扎实|做好|开展|系统|搜索|函$|通知|指南|专栏|问卷"
)
"""做好2023年政府信息公开工作年度报告编制工作的函, …年度报告发布制度, 一图读懂…"""
_NEWS: Final = re.compile(r"(?!关于).{2,20}(?:发布|公布|公开)(?:了)?20[0-9]{2}年")
_NEWS_OPENING: Final = re.compile(r"\W*(?:近日|日前|近期|[0-9]{1,2}月[0-9]{1,2}日[，,])")
_STATES_ITSELF: Final = re.compile(
    r"(?:编制|公布|发布|撰写|现将)[^。；]{0,40}信息公开(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报)"
)
"""A report without a title: 编制本局2018年度政府信息公开报告,并向社会公开。"""
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


def whole_text(blocks: Sequence[Block]) -> str:
    """What blocks print, a line each, without the figures of one digit."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [cell.text for row in block.rows for cell in row if len(cell.text) > 1]
    return "\n".join(lines)


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


def is_named(title: str | None) -> bool:
    """Whether a title is a report's own, and not that of a text about reports.

    >>> is_named("青石县2023年政府信息公开工作年度报告"), is_named("青石县年度报告发布制度")
    (True, False)
    """
    if title is None:
        return False
    read = read_title(title)
    bare = title.replace(read.agency, "") if read and read.agency else title
    return _ABOUT_REPORTS.search(bare) is None


def is_university(title: str) -> bool:
    """Whether a title is of a university's report, which follows another statute."""
    return _UNIVERSITY.search(title) is not None


def is_news(title: str | None) -> bool:
    """Whether a title tells of a report: 青石县发布2023年政府信息公开工作年度报告."""
    return title is not None and _NEWS.match(title) is not None


def is_report(lines: Sequence[Line], title: str | None, sections: Collection[int]) -> bool:
    """Whether a document without statutory tables is an annual report all the same.

    ``sections`` are the numbers of the parts that have a heading. News about a report has no
    parts; a university's report follows another statute; reports on the rule of law share
    headings (总体情况, 其他需要报告的事项) and not those of the parts that have tables.
    """
    if title is not None and is_university(title):
        return False
    own = [line for line in lines if not line.linked and not (line.in_row and line.in_table)]
    prose = "".join(x.bare for x in own if _SENTENCE_END.search(x.text))[:_LOOKED_AT]
    named = is_named(title)
    often = sum(line.bare.count("公开") for line in own) >= _OFTEN
    is_told = is_news(title) or _NEWS_OPENING.match(prose) is not None
    if named and len(prose) > _WHOLE and often and not is_told:
        return True
    has_own = not _TABLE_PARTS.isdisjoint(sections)
    if title is None and not has_own and not _STATES_ITSELF.search(prose):
        return False
    speaks = named or _SPEAKS_OF_IT.search(prose) is not None
    return (speaks and len(sections) >= 1) or len(sections) >= _MOST_PARTS
