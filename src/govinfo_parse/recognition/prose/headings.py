"""Headings: how a line is numbered, and which of the six parts its words name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from govinfo_parse.recognition.labels import label_key, section_of_key
from govinfo_parse.recognition.prose.cuts import titles_of_parts
from govinfo_parse.recognition.prose.lines import Line

_CN: Final = "一二三四五六七八九十"
_NUMBERINGS: Final = (
    ("part", re.compile(rf"第([{_CN}])(?:部分|章|节|篇)[、:：.．\s]*")),
    ("cn", re.compile(rf"([{_CN}])\s*[、.．,，:：]\s*|([{_CN}])\s+(?=\S)")),
    ("paren", re.compile(rf"[（(]\s*([{_CN}]|[0-9]{{1,2}})\s*[）)]\s*[、.．]?")),
    ("digit", re.compile(r"([0-9]{1,2})\s*[、.．,，]\s*(?![0-9])|([0-9]{1,2})\s+(?=[^0-9\s])")),
)
_LONGEST: Final = 60
_LONGEST_WORDED: Final = 26
_HINT: Final = re.compile("总体|概述|基本|公开|申请|复议|诉讼|问题|不足|改进|整改|事项|其他|其它")
_TO_PAGE: Final = re.compile(r"(?:[.…·．。]{3,}|\s{2,}|\t)\s*[0-9]{1,3}$|[.…·]{4,}$")
_YEAR: Final = re.compile(r"^20[0-9]{2}年度?(?:我[局镇乡县市区厅委办])?")
_ENDS: Final = " 。:："
_WORDS: Final = (
    re.compile("总体|概述|概况|基本情况"),
    re.compile("主动公开"),
    re.compile("申请"),
    re.compile("复议|诉讼"),
    re.compile("问题|不足|困难"),
    re.compile("其[他它]"),
)
"""What a heading of each part speaks of, where its words are not the form's."""


class Named(IntEnum):
    """How surely the words of a heading name a part."""

    WORDED = 1
    """Its subject and the form's number, in other words: 三、依申请公开工作办理情况."""
    NEAR = 2
    EXACT = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A line (or two that are one heading) that may open a part.

    ``index`` counts lines, ``lines`` those that it takes. ``style`` is how it is numbered
    (``cn`` 一、 ``part`` 第一部分 ``paren`` （一） ``digit`` 1. or nothing) and ``number`` with what.
    """

    index: int
    section: int
    named: Named
    style: str = ""
    number: int = 0
    lines: int = 1
    level: int = 0
    text: str = ""

    def moved(self, by: int) -> Heading:
        """The same heading where lines are counted from another one."""
        return replace(self, index=self.index + by)


def numbering(text: str) -> tuple[str, int, str]:
    """The style, the number and the words of a numbered line.

    >>> numbering("三、收到和处理情况"), numbering("第二部分 主动公开"), numbering("总体情况")
    (('cn', 3, '收到和处理情况'), ('part', 2, '主动公开'), ('', 0, '总体情况'))
    """
    for style, pattern in _NUMBERINGS:
        match = pattern.match(text)
        if match:
            printed = next(group for group in match.groups() if group)
            number = _CN.index(printed) + 1 if printed in _CN else int(printed)
            return style, number, text[match.end() :]
    return "", 0, text


def headings_of(lines: Sequence[Line]) -> list[Heading]:
    """Every line that may open a part, in reading order."""
    found = []
    for index, line in enumerate(lines):
        heading = None if line.linked else _heading(index, line.text, line.level)
        if not line.linked and (heading is None or heading.named is Named.WORDED):
            heading = _broken(index, lines) or heading
        if heading is not None:
            found.append(heading)
    return found


def _heading(index: int, text: str, level: int, lines: int = 1) -> Heading | None:
    if not 2 <= len(text) <= _LONGEST or "，" in text:
        return None
    if not _HINT.search("".join(text.split())) or _TO_PAGE.search(text):
        return None
    style, number, words = numbering(text)
    words = _YEAR.sub("", words.rstrip(_ENDS))
    if "。" in words:
        return None
    key = label_key(words).key
    section = section_of_key(key)
    if section is not None:
        named = Named.EXACT if key in titles_of_parts() else Named.NEAR
        return Heading(index, section, named, style, number, lines, level, text)
    is_worded = (
        style in ("cn", "part")
        and 1 <= number <= len(_WORDS)
        and len(key) <= _LONGEST_WORDED
        and "；" not in words
        and _WORDS[number - 1].search(words)
    )
    if is_worded:
        return Heading(index, number, Named.WORDED, style, number, lines, level, text)
    return None


def _broken(index: int, lines: Sequence[Line]) -> Heading | None:
    """四、政府信息公开行政复议、 over 行政诉讼情况: one heading over two lines."""
    line = lines[index]
    if len(line.text) > _LONGEST or "，" in line.text or index + 1 >= len(lines):
        return None
    style, number, words = numbering(line.text)
    if not style or not 3 <= len(words) <= _LONGEST_WORDED or "。" in words:
        return None
    below = lines[index + 1]
    if below.linked or len(below.bare) > _LONGEST_WORDED or numbering(below.text)[0]:
        return None
    heading = _heading(index, line.text + below.text, line.level, 2)
    own = heading is not None and heading.named > Named.WORDED
    return heading if own and heading is not None and heading.number == number else None
