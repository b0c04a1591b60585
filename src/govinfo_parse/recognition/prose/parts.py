"""The six parts of a report: one order-preserving choice of headings, and the prose of each.

Sub-headings of part one bear the names of parts (（一）主动公开政府信息情况), and a table of
contents prints all six twice. So the headings are chosen together, as the rows of a table are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from govinfo_parse.document import Block, Paragraph, Table
from govinfo_parse.forms import load_furniture
from govinfo_parse.recognition.labels import Grade, Matcher
from govinfo_parse.recognition.normalize import explain
from govinfo_parse.recognition.prose.dates import is_date_alone
from govinfo_parse.recognition.prose.furniture import is_chrome, is_furniture
from govinfo_parse.recognition.prose.headings import Heading, Named
from govinfo_parse.recognition.prose.lines import Line
from govinfo_parse.recognition.prose.organs import ORGAN
from govinfo_parse.recognition.prose.titles import read_title
from govinfo_parse.recognition.stream import tabular_tokens
from govinfo_parse.results.sections import SectionText

# Points of headings, compared with each other alone.
_NAMED: Final[Mapping[Named, float]] = MappingProxyType(
    {Named.EXACT: 1.0, Named.NEAR: 0.8, Named.WORDED: 0.5}
)
_OWN_NUMBER: Final = 0.6
"""一、 over part one, 二、 over part two."""
_OTHER_NUMBER: Final = 0.4
"""Taken off for a number of a lower level that is not the part's: 1.主动公开 in part one."""
_HEADING: Final = 0.3
"""The source marks the line as a heading."""
_SAME_STYLE: Final = 0.3
_NEXT_NUMBER: Final = 0.2
_EMPTY: Final = 0.7
"""Taken off where the next part's heading follows at once: a table of contents."""
_TABLE_PARTS: Final = frozenset({2, 3, 4})
_RANKS: Final = ("part", "cn", "", "paren", "digit")
"""Styles of numbers from the highest level to the lowest; unnumbered headings may be any."""
_MANY: Final = 400


@dataclass(frozen=True, slots=True)
class Part:
    """A run of lines under one heading; ``start`` counts the line of the heading."""

    number: int
    heading: Heading
    start: int
    lines: tuple[Line, ...]
    of_heading: Line


def find_parts(
    lines: Sequence[Line], headings: Sequence[Heading], blocks: Sequence[Block]
) -> list[Part]:
    """The parts of a report in printed order; of a part printed twice the likelier one.

    ``headings`` are the lines that may open a part; ``blocks`` all of the document.
    """
    chosen = _chosen(headings[:_MANY], lines, blocks)
    ends = [*(heading.index for heading in chosen[1:]), len(lines)][: len(chosen)]
    return [
        Part(
            heading.section,
            heading,
            heading.index,
            tuple(lines[heading.index + heading.lines : end]),
            lines[heading.index],
        )
        for heading, end in zip(chosen, ends, strict=True)
    ]


def _chosen(
    headings: Sequence[Heading], lines: Sequence[Line], blocks: Sequence[Block]
) -> list[Heading]:
    own = [_points(at, headings, lines, blocks) for at in range(len(headings))]
    chain = _best_chain(headings, own)
    styles = Counter(h.style for h in chain)
    main = max(styles, key=lambda s: (styles[s], -_RANKS.index(s)), default="")
    if styles[main] > 1:
        # A sub-heading never opens a part.
        chain = [h for h in chain if _RANKS.index(h.style) <= _RANKS.index(main) or not h.style]
    found = {h.section for h in chain}
    for h in headings:
        # A part that is printed behind later ones (tables as an annex).
        named = h.named is Named.EXACT and h.style == main and h.number in (h.section, 0)
        if h.section not in found and named and styles[main] > 1:
            found.add(h.section)
            chain.append(h)
    return sorted(chain, key=lambda h: h.index)


def _points(
    at: int, headings: Sequence[Heading], lines: Sequence[Line], blocks: Sequence[Block]
) -> float:
    own = headings[at]
    points = _NAMED[own.named] + (_HEADING if own.level else 0.0)
    if own.style and own.number == own.section:
        points += _OWN_NUMBER if own.style in ("cn", "part") else _OWN_NUMBER / 2
    elif own.style not in ("", "cn", "part"):
        points -= _OTHER_NUMBER
    behind = headings[at + 1] if at + 1 < len(headings) else None
    if behind and behind.section != own.section and behind.index == own.index + own.lines:
        between = blocks[lines[own.index].at : lines[behind.index].at + 1]
        points -= 0.0 if any(isinstance(b, Table) for b in between) else _EMPTY
    return points


def _best_chain(headings: Sequence[Heading], own: Sequence[float]) -> list[Heading]:
    """The headings of rising parts with the most points; those of one style speak together."""
    totals: list[float] = []
    previous: list[int] = []
    for at, heading in enumerate(headings):
        top, link = 0.0, -1
        for back in range(at):
            before = headings[back]
            if before.section >= heading.section:
                continue
            total = totals[back] + _together(before, heading)
            if total > top:
                top, link = total, back
        totals.append(top + own[at])
        previous.append(link)
    at = max(range(len(headings)), key=lambda i: (totals[i], -i), default=-1)
    chain: list[Heading] = []
    while at >= 0:
        if own[at] > 0:
            chain.append(headings[at])
        at = previous[at]
    return chain[::-1]


def _together(before: Heading, heading: Heading) -> float:
    if before.style != heading.style:
        return -_SAME_STYLE
    follows = heading.style and heading.number == before.number + 1
    return _SAME_STYLE + (_NEXT_NUMBER if follows else 0.0)


def read_sections(
    parts: Sequence[Part], blocks: Sequence[Block], matcher: Matcher
) -> tuple[SectionText, ...]:
    """The prose of each part, as printed and readable."""
    known = {section.number: section for section in load_furniture().sections}
    return tuple(
        _section(part, known[part.number].key, blocks, matcher, final=part is parts[-1])
        for part in parts
    )


def _section(
    part: Part, key: str, blocks: Sequence[Block], matcher: Matcher, *, final: bool
) -> SectionText:
    prose = [line for line in part.lines if not line.linked and _is_prose(line, matcher)]
    if part.number in _TABLE_PARTS:
        prose = [line for line in prose if not _is_tabular(blocks[line.at], matcher)]
    if final:
        prose = _without_ending(prose)
    prose = [line for line in prose if not is_furniture(line)]
    printed = "\n".join(line.printed for line in prose)
    text, steps = explain(printed, matcher.damage)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return SectionText(
        key=key,
        number=part.number,
        heading=part.heading.text,
        text="\n".join(line for line in lines if line),
        printed=printed,
        steps=steps,
        location=part.of_heading.location,
    )


def _is_prose(line: Line, matcher: Matcher) -> bool:
    """Not a caption or a label that stands alone in its row."""
    if not line.in_row:
        return True
    if line.in_table and not re.search("[。；，]", line.text):
        return False
    matches = matcher.match(line.printed)[1]
    return not (matches and matches[0].grade is Grade.EXACT)


def _is_tabular(block: Block, matcher: Matcher) -> bool:
    return isinstance(block, Paragraph) and bool(tabular_tokens(block, matcher))


def _without_ending(prose: list[Line]) -> list[Line]:
    """The signature, its date and what a site prints below are no prose of the last part."""
    kept: list[Line] = []
    for line in prose:
        if is_chrome(line):
            break
        kept.append(line)
    while kept:
        text = kept[-1].bare
        is_organ = len(text) <= _SIGNED and ORGAN.search(text) is not None and "。" not in text
        if is_date_alone(text) or is_organ or read_title(text) is not None:
            kept.pop()
        else:
            break
    return kept


_SIGNED: Final = 30
