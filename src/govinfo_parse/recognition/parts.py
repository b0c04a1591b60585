"""The six parts of a report: where each starts, and its prose without the tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from govinfo_parse.document import Block, Paragraph
from govinfo_parse.forms import load_furniture
from govinfo_parse.recognition.labels import Matcher, find_section
from govinfo_parse.recognition.normalize import explain
from govinfo_parse.recognition.stream import tabular_tokens
from govinfo_parse.recognition.titles import ORGAN
from govinfo_parse.results.sections import SectionText

_IN_LINE: Final = re.compile(r"(?:^|(?<=[\s。；;!！]))(?=[一二三四五六]\s*[、.．,，]\s*\S)")
_NUMBERED: Final = re.compile(r"[一二三四五六]\s*[、.．,，]")
_TABLE_PARTS: Final = frozenset({2, 3, 4})
_DATE: Final = re.compile(
    r"^[（(]?\s*20[0-9]{2}\s*[年.\-/]\s*[0-9]{1,2}\s*[月.\-/]\s*[0-9]{1,2}\s*日?\s*[）)]?$"
)
_CHROME: Final = re.compile(
    r"^(?:上一[篇条]|下一[篇条]|分享到?|打印|关闭|返回顶部|扫一扫|版权所有|主办单位|承办单位|网站地图|网站标识码|ICP备|.{0,3}ICP备|相关(?:附件|链接|文档|信息)|附件[:：]?$|责任编辑|编辑[:：]|作者[:：]|字体[:：]|浏览次数|【?打印)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A run of blocks under one heading."""

    number: int
    heading: Paragraph
    blocks: tuple[Block, ...]


def split_headings(blocks: Sequence[Block], matcher: Matcher) -> list[Block]:
    """Paragraphs that hold headings inside (all on one line) parted before each of them."""
    parted: list[Block] = []
    for block in blocks:
        if (
            not isinstance(block, Paragraph)
            or len(block.text) < 12
            or not _NUMBERED.search(block.text)
        ):
            parted.append(block)
            continue
        parted += _parted(block, matcher)
    return parted


def _parted(block: Paragraph, matcher: Matcher) -> list[Paragraph]:
    cuts = [m.start() for m in _IN_LINE.finditer(block.text)]
    pieces: list[str] = []
    start = 0
    for cut in [*cuts, len(block.text)]:
        if cut > start:
            pieces.append(block.text[start:cut])
            start = cut
    result: list[Paragraph] = []
    for piece in pieces:
        heading = _leading_heading(piece, matcher)
        if heading and heading < len(piece.rstrip()):
            result.append(replace(block, text=piece[:heading].strip()))
            result.append(replace(block, text=piece[heading:].strip()))
        elif heading or not result or find_section(result[-1].text, matcher):
            result.append(replace(block, text=piece.strip()))
        else:
            result[-1] = replace(result[-1], text=f"{result[-1].text} {piece.strip()}")
    return [p for p in result if p.text] if len(result) > 1 else [block]


def _leading_heading(piece: str, matcher: Matcher) -> int:
    """How many characters of a text are a section heading; 0 where it opens with none."""
    if not re.match(r"[一二三四五六]\s*[、.．,，]", piece):
        return 0
    for end in (m.end() for m in re.finditer(r"(?=[\s。：:])|$", piece[:80])):
        if end >= 4 and find_section(piece[:end], matcher):
            return end
    return 0


def find_parts(blocks: Sequence[Block], matcher: Matcher) -> list[Part]:
    """The parts of a report in printed order; of a part printed twice the first."""
    starts: list[tuple[int, int]] = []
    seen: set[int] = set()
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.linked:
            continue
        number = find_section(block.text, matcher)
        if number is not None and number not in seen:
            seen.add(number)
            starts.append((index, number))
    ends = [*(index for index, _ in starts[1:]), len(blocks)][: len(starts)]
    return [
        Part(number, blocks[index], tuple(blocks[index + 1 : end]))  # type: ignore[arg-type]
        for (index, number), end in zip(starts, ends, strict=True)
    ]


def read_sections(parts: Sequence[Part], matcher: Matcher) -> tuple[SectionText, ...]:
    """The prose of each part, as printed and readable."""
    known = {section.number: section for section in load_furniture().sections}
    return tuple(
        _section(part, known[part.number].key, matcher, final=part is parts[-1]) for part in parts
    )


def _section(part: Part, key: str, matcher: Matcher, *, final: bool) -> SectionText:
    prose = [b for b in part.blocks if isinstance(b, Paragraph) and b.text and not b.linked]
    if part.number in _TABLE_PARTS:
        prose = [b for b in prose if not tabular_tokens(b, matcher)]
    if final:
        prose = _without_ending(prose, matcher)
    printed = "\n".join(b.text for b in prose)
    text, steps = explain(printed, matcher.damage)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return SectionText(
        key=key,
        number=part.number,
        heading=" ".join(matcher.mend(part.heading.text).split()),
        text="\n".join(line for line in lines if line),
        printed=printed,
        steps=steps,
        location=part.heading.location,
    )


def _without_ending(prose: list[Paragraph], matcher: Matcher) -> list[Paragraph]:
    """The signature, its date and what a site prints below are no prose of the last part."""
    kept: list[Paragraph] = []
    for block in prose:
        text = matcher.mend(block.text).strip()
        if _CHROME.match(text):
            break
        kept.append(block)
    while kept:
        text = "".join(matcher.mend(kept[-1].text).split())
        is_organ = len(text) <= 30 and ORGAN.search(text) is not None and "。" not in text
        if _DATE.match(text) or is_organ:
            kept.pop()
        else:
            break
    return kept
