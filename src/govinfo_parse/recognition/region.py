"""Which blocks of a document are the report, and whether there is one at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from govinfo_parse.document import Block, Paragraph, Table
from govinfo_parse.recognition.labels import Matcher, find_section
from govinfo_parse.recognition.titles import Title, read_title

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


@dataclass(frozen=True, slots=True)
class Region:
    """The blocks of one report, and the titles of others that stand in the document."""

    blocks: tuple[Block, ...]
    others: tuple[Title, ...]


def whole_text(blocks: Sequence[Block]) -> str:
    """What blocks print, a line each, without the figures of one digit."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [cell.text for row in block.rows for cell in row if len(cell.text) > 1]
    return "\n".join(lines)


def main_report(blocks: Sequence[Block], site: Mapping[str, str], matcher: Matcher) -> Region:
    """The blocks of the main report of a document.

    A title with another agency or year, after the first part of a report has begun, opens
    another report if parts or tables follow it. The main one is the one that the page's own
    title names, else the first.
    """
    cuts = _report_starts(blocks, matcher)
    if len(cuts) < 2:
        return Region(tuple(blocks), ())
    ends = [start for start, _ in cuts[1:]] + [len(blocks)]
    regions = [(title, blocks[start:end]) for (start, title), end in zip(cuts, ends, strict=True)]
    regions[0] = (regions[0][0], blocks[: ends[0]])
    chosen = 0
    page = read_title(
        matcher.mend(re.split(r"[_|]", site.get("articletitle") or site.get("title") or "-")[0])
    )
    if page is not None:
        same = [
            i for i, (t, _) in enumerate(regions) if (t.agency, t.year) == (page.agency, page.year)
        ]
        chosen = same[0] if len(same) == 1 else 0
    others = tuple(title for i, (title, _) in enumerate(regions) if i != chosen)
    return Region(tuple(regions[chosen][1]), others)


def _report_starts(blocks: Sequence[Block], matcher: Matcher) -> list[tuple[int, Title]]:
    titles: list[tuple[int, Title]] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.linked or not 8 <= len(block.text) <= 120:
            continue
        if "公" not in block.text or not ("报" in block.text or "報" in block.text):
            continue
        title = read_title(matcher.mend(block.text))
        if title and title.year:
            titles.append((index, title))
    starts: list[tuple[int, Title]] = []
    for position, (index, title) in enumerate(titles):
        if starts and (title.agency, title.year) == (starts[-1][1].agency, starts[-1][1].year):
            continue
        if starts and title.agency is None and title.year == starts[-1][1].year:
            continue
        end = titles[position + 1][0] if position + 1 < len(titles) else len(blocks)
        if _holds_report(blocks[index:end], matcher):
            starts.append((index, title))
    return starts


def _holds_report(blocks: Sequence[Block], matcher: Matcher) -> bool:
    headings = {
        n
        for b in blocks
        if isinstance(b, Paragraph) and not b.linked and (n := find_section(b.text, matcher))
    }
    if len(headings) >= 3:
        return True
    return bool(headings) and any(isinstance(b, Table) for b in blocks)


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


def is_report(
    blocks: Sequence[Block], title: str | None, sections: Collection[int], matcher: Matcher
) -> bool:
    """Whether a document without statutory tables is an annual report all the same.

    ``sections`` are the numbers of the parts that have a heading. News about a report has no
    parts; a university's report follows another statute; reports on the rule of law share
    headings (总体情况, 其他需要报告的事项) and not those of the parts that have tables.
    """
    texts = [b.text for b in blocks if isinstance(b, Paragraph) and not b.linked]
    mended = "".join(matcher.mend("\n".join(texts)[:20_000]).split(" "))
    if title is not None and is_university(title):
        return False
    named = is_named(title) and title is not None
    prose = "".join(line for line in mended.split("\n") if _SENTENCE_END.search(line))
    if (
        named
        and len(prose) > _WHOLE
        and "".join(mended.split()).count("公开") >= _OFTEN
        and not is_news(title)
        and _NEWS_OPENING.match(prose.strip()) is None
    ):
        return True
    own = len(_TABLE_PARTS.intersection(sections))
    if title is None and own == 0 and not _STATES_ITSELF.search(prose):
        return False
    speaks = named or _SPEAKS_OF_IT.search(prose) is not None
    return (speaks and len(sections) >= 1) or len(sections) >= _MOST_PARTS
