"""Paragraphs that hold headings inside, parted before and behind each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from govinfo_parse.document import Block, Paragraph
from govinfo_parse.forms import load_furniture
from govinfo_parse.recognition.labels import Matcher, find_section

_IN_LINE: Final = re.compile(
    r"(?:^|(?<=[\s。；;!！])|(?<=[报報][告吿])|(?<=年[报報])|(?<=[）)]))(?=[一二三四五六]\s*[、.．,，]\s*\S)"
)
_NUMBERED: Final = re.compile(r"[一二三四五六]\s*[、.．,，]")
_NUMBER: Final = re.compile(
    r"(?:第?[一二三四五六](?:部分)?\s*[、.．,，]|第[一二三四五六]部分|[（(][一二三四五六][）)]|[1-6]\s*[.．、])\s*"
)
_OPENS: Final = 80
"""Characters at the start of a paragraph in which a heading may stand that it runs on from."""
_SHORTEST: Final = 12


def split_headings(blocks: Sequence[Block], matcher: Matcher) -> list[Block]:
    """The blocks with headings on lines of their own."""
    parted: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parted += parted_at_headings(block, matcher)
        else:
            parted.append(block)
    return parted


def parted_at_headings(block: Paragraph, matcher: Matcher) -> list[Paragraph]:
    """A paragraph as headings and what stands between them."""
    if len(block.text) < _SHORTEST or not _NUMBERED.search(block.text):
        return [block]
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
            result.append(replace(block, text=piece[heading:].lstrip(" \u3000。：:\n\t")))
        elif heading or not result or find_section(result[-1].text, matcher):
            result.append(replace(block, text=piece.strip()))
        else:
            result[-1] = replace(result[-1], text=f"{result[-1].text} {piece.strip()}")
    return [p for p in result if p.text] if len(result) > 1 else [block]


def _leading_heading(piece: str, matcher: Matcher) -> int:
    """How many characters of a text are a section heading; 0 where it opens with none."""
    number = _NUMBER.match(piece)
    if number is None:
        return 0
    for end in (m.end() for m in re.finditer(r"(?=[\s。：:])|$", piece[:_OPENS])):
        if end >= number.end() + 2 and find_section(piece[:end], matcher):
            return end
    printed = piece[number.end() : _OPENS]
    words = matcher.mend(printed)
    run_in = _run_in_titles().match(words)
    if run_in is None:
        return 0
    if len(words) == len(printed):
        return number.end() + run_in.end()
    # Pinyin or spaces were taken out: the shortest print that reads as the heading.
    reads = (n for n in range(len(printed) + 1) if matcher.mend(printed[:n]) == run_in[0])
    length = next(reads, 0)
    return number.end() + length if length else 0


@cache
def titles_of_parts() -> frozenset[str]:
    """The titles of the six parts and their known variants, without marks."""
    return frozenset(
        re.sub(r"\W", "", text) for s in load_furniture().sections for text in (s.title, *s.aliases)
    )


@cache
def _run_in_titles() -> re.Pattern[str]:
    """A heading's words at the start of a line that goes on: 总体情况2023年，我局…"""
    titles = sorted(titles_of_parts(), key=len, reverse=True)
    words = "|".join(r"[\s、，和及]{0,2}".join(map(re.escape, title)) for title in titles)
    return re.compile(
        rf"(?:{words})(?=[。：:\s]|20[0-9]{{2}}|一年来|过去|[我本全今]|[年根按]|在|无|没有|未|为)"
    )
