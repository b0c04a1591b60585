"""Running text: tables in a line of prose, as ``get_text()`` and crawlers give them.

``…规章000行政规范性文件007第二十条第（五）项信息内容…`` has no break between cells, rows and
headings. The form's labels are known: the text is cut before each of them, and what stands
between two labels and is nothing but figures is a row's. Everything else stays prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from govinfo_parse.document import Block, Paragraph
from govinfo_parse.forms import load_furniture
from govinfo_parse.recognition.labels import Matcher, vocabulary
from govinfo_parse.recognition.rules import first, rule

_SHORTEST: Final = 60
"""Characters: a shorter line is a row or a heading, and no text with a table in it."""
_HINT: Final = re.compile(
    "第二十条|勾\\s*稽|申请数量|結果維持|结果维持|申請數量|不予公开|不予公開|规范性文件|規範性"
)
_FIGURES: Final = re.compile(
    r"(?:[\s0-9０-９.．+\-－−—/|｜]|(?<=[0-9０-９])(?:[,，](?=[0-9０-９]{3}(?![0-9０-９]))|[。；;，,、](?=\s))"
    r"|(?<=\s)无(?=\s|$)|(?<=\s)[‐‑–↑↓](?=[0-9])|(?<=[0-9])万?元(?=\s|$))*"
)
"""Thousands (1,212), a mark behind a figure that stands by itself (0。 12，), 无 and signs before a
figure (↑2) are part of it."""
_UNIT: Final = frozenset("年月日件条项次个人名份%％万元时点")
_BETWEEN: Final = r"[\s“”\"'、，,·/／]{0,2}"
_NUMBER: Final = r"(?:[（(]\s*[一二三四五六七八九十]{1,2}\s*[）)]\s*[、.．]?|[一二三四]\s*[、.．]|[1-9]\s*[.．、])?\s*"
_EXPLANATION: Final = r"[”\"'’」]?(?:\s*[（(][^（()）]{4,80}[）)])?"
_TITLE: Final = re.compile(
    r"^\s*\S{0,40}?20[0-9]{2}\s*年?度?\S{0,14}?(?:信息|政务)公开\S{0,8}?(?:报告|年报)"
)
_TITLES: Final = re.compile(
    r"(?<!\S)(?:[\u4e00-\u9fff]{3,30}\s)?[^\s>＞：:]{0,40}20[0-9]{2}\s*年?度?[^\s，。]{0,14}(?:信息|政务)公开[^\s，。]{0,8}(?:报告|年报)(?!\S)"
)
"""Titles set apart by white space: a list of other years' reports, and the report's own."""
_OPENING: Final = 600
"""Characters at the start of a text in which its title stands."""
_AFTER_TITLE: Final = re.compile(
    r"(?=发布(?:时间|日期)|信息来源|来源[:：]|索引号|浏览次数|作者[:：])"
)
_ROWS: Final = 2
"""Rows with figures that make a run of labels a table; one under a caption of the form."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of the form in running text, and what stands between it and the next one."""

    start: int
    end: int
    gap: str
    kinds: frozenset[str]

    @property
    def figures(self) -> str:
        """The figures directly behind it, where the text does not run on into a date or amount."""
        found = _FIGURES.match(self.gap)
        run = found[0] if found else ""
        behind = self.gap[len(run) : len(run) + 1]
        return "" if behind in _UNIT and not run[-1:].isspace() else run

    @property
    def goes_on(self) -> bool:
        """Whether nothing but figures stands between it and the next label."""
        return len(self.figures) == len(self.gap)


def unroll(blocks: Sequence[Block], matcher: Matcher) -> list[Block]:
    """The blocks with tables in running text parted into lines: prose, labels, rows."""
    return [
        part
        for block in blocks
        for part in (
            _unrolled(block, matcher)
            if isinstance(block, Paragraph)
            and len(block.text) > _SHORTEST
            and _HINT.search(block.text)
            else (block,)
        )
    ]


@rule("reading", off=())
def _tables(text: str) -> list[list[_Label]]:
    """The runs of labels and figures in a text that are tables."""
    runs: list[list[_Label]] = []
    run: list[_Label] = []
    for label in _labels(text):
        run.append(label)
        if not label.goes_on:
            runs.append(run)
            run = []
    return [_without_ordinals(run) for run in [*runs, run] if _is_table(run)]


@rule("reading", off=first)
def _without_ordinals(run: list[_Label]) -> list[_Label]:
    """序号 … 总计1一、本年新收…00000002二、上年结转…: the number of the next row ends each gap.

    They count up from the header's own; the last row has none behind it.
    """
    start = next((at for at, label in enumerate(run) if "serial" in label.kinds), len(run))
    filled = [at for at in range(start, len(run)) if run[at].figures.strip()]
    kept = list(run)
    number = 0
    for number, at in enumerate(filled, 1):
        figures = run[at].figures.rstrip()
        if not figures.endswith(str(number)) or (number == 1 and figures.strip() != "1"):
            break
        kept[at] = replace(run[at], gap=figures.removesuffix(str(number)))
    return kept if number > _NUMBERED else run


_NUMBERED: Final = 4
"""Rows whose numbers must count up before they are taken for numbers."""


def _unrolled(block: Paragraph, matcher: Matcher) -> Iterator[Paragraph]:
    text = matcher.mend(block.text)
    tables = _tables(text)
    if not tables:
        yield block
        return
    at = 0
    for run in tables:
        yield from _prose(text[at : run[0].start], block, first=not at)
        for label in run:
            words, figures = text[label.start : label.end], _spaced(label.figures)
            # 总计 over the figures of part four is a heading; （七）总计 names a row.
            heads = "column" in label.kinds and words == words.lstrip("（(一二三四五六七1234567890")
            for line in (words, figures) if heads else (words + figures,):
                if line.strip():
                    yield replace(block, text=" ".join(line.split()))
        at = run[-1].end + len(run[-1].figures)
    yield from _prose(text[at:], block, first=False)


def _spaced(figures: str) -> str:
    """Figures that are told apart are set apart from their label too."""
    return f" {figures}" if len(figures.split()) > 1 else figures


def _prose(text: str, block: Paragraph, *, first: bool) -> Iterator[Paragraph]:
    """A stretch of prose, its headings and the title on lines of their own."""
    title = _TITLE.match(text) if first else None
    cuts = {0, len(text)}
    for one in _TITLES.finditer(text[:_OPENING]) if first else ():
        cuts |= {one.start(), one.end()}
    if title:
        cuts |= {title.end(), *(m.start() for m in _AFTER_TITLE.finditer(text[:200]))}
    for heading in _headings().finditer(text):
        cuts |= {heading.start(), heading.end()}
    ends = sorted(cuts)
    for start, end in pairwise(ends):
        line = text[start:end].strip()
        if line:
            yield replace(block, text=line)


def _labels(text: str) -> list[_Label]:
    found = [(m.start(), m.end(), m.lastgroup or "label") for m in _pattern().finditer(text)]
    labels = []
    ends = [*(start for start, _, _ in found[1:]), len(text)]
    for (start, end, group), next_start in zip(found, ends, strict=False):
        kinds = frozenset({group}) if group != "label" else _kinds(text[start:end])
        labels.append(_Label(start, end, text[end:next_start], kinds))
    return labels


def _kinds(label: str) -> frozenset[str]:
    """What a matched label may name: row, column, group …"""
    key = re.sub(
        r"^[（(]?[一二三四五六七八九十1-9]{1,2}[）)、.．\s]+|[（(][^（()）]{4,}[）)]|\W", "", label
    )
    return frozenset(t.kind for t in vocabulary().targets.get(key, ()))


def _is_table(run: Sequence[_Label]) -> bool:
    """Whether a run of labels is a table of the form and not a list of its words."""
    rows = sum("row" in label.kinds and bool(label.figures.strip()) for label in run)
    columns = sum("column" in label.kinds for label in run)
    under = any(label.kinds & {"caption", "corner"} for label in run)
    figured = any(label.figures.strip() for label in run)
    return rows >= _ROWS or (figured and ((rows > 0 and under) or columns >= _COLUMNS))


_COLUMNS: Final = 5
"""Headings of part four, whose figures have no label of their own."""


@cache
def _pattern() -> re.Pattern[str]:
    """Every label of the form as running text prints it: a heading, a caption, or any other."""
    keys = sorted(
        (k for k in vocabulary().targets if len(k) >= 2 and not k.startswith("第二十条")),
        key=len,
        reverse=True,
    )
    labels = "|".join(_BETWEEN.join(map(re.escape, key)) for key in keys)
    caption = r"第\s*二\s*十\s*条\s*第?\s*[（(]\s*[一五六八九]\s*[）)]\s*项?"
    return re.compile(
        rf"(?P<section>{_headings().pattern})|(?P<caption>{caption})"
        rf"|(?P<label>{_NUMBER}(?:{labels}){_EXPLANATION})"
    )


@cache
def _headings() -> re.Pattern[str]:
    """一、总体情况 and the other headings, with their number."""
    titles = sorted(
        (title for s in load_furniture().sections for title in (s.title, *s.aliases)),
        key=len,
        reverse=True,
    )
    words = "|".join(_BETWEEN.join(map(re.escape, re.sub(r"\W", "", title))) for title in titles)
    return re.compile(rf"[一二三四五六]\s*[、.．,，]\s*(?:{words})")
