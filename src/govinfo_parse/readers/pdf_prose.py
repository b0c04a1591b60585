"""Lines of a page's prose put together to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from govinfo_parse.document import Paragraph, Spot
from govinfo_parse.readers.pdf_ink import Line, rounded

_NUMBERED: Final = re.compile(r"[一二三四五六]\s*[、.．]|[（(][一二三四五六七八九十][）)]")
_ENDS: Final = ("。", "！", "？", "；", "：")
_CLOSED: Final = (*_ENDS, "”", "）", ")", "，", "、", ".", ";", ":")
"""After a sentence that fills its line, 总体情况 is a heading: a paragraph's last line is closed."""
_LEADING: Final = 1.9
_INDENT: Final = 1.2
_FULL: Final = 2.6
"""A line is full if fewer characters than this have room after it."""


def paragraphs(lines: Sequence[Line], left: float, right: float) -> list[Paragraph]:
    """Paragraphs of lines that stand together; ``left`` and ``right`` bound the text's column.

    A line goes on the one before it if that one is full and this one is not set in.
    """
    made: list[list[Line]] = []
    leading = _leading(lines)
    for line in lines:
        if made and _goes_on(made[-1][-1], line, left, right, leading):
            made[-1].append(line)
        else:
            made.append([line])
    return [Paragraph(_text(group), spot=_spot(group)) for group in made]


def _spot(group: Sequence[Line]) -> Spot:
    """The page on which a paragraph starts, and the box of its lines there."""
    first = group[0]
    own = [line for line in group if (line.page, line.left) == (first.page, first.left)]
    box = (
        first.left + min(line.x0 for line in own),
        min(line.y0 for line in own),
        first.left + max(line.x1 for line in own),
        max(line.y1 for line in own),
    )
    return Spot(first.page or None, rounded(box))


def _leading(lines: Sequence[Line]) -> float:
    steps = [b.y1 - a.y1 for a, b in pairwise(lines)]
    near = [step for line, step in zip(lines, steps, strict=False) if 0 < step < 3 * line.size]
    return median(near) if near else 0.0


def _goes_on(last: Line, line: Line, left: float, right: float, leading: float) -> bool:
    size = max(last.size, line.size)
    if abs(last.size - line.size) > 0.25 * size:
        return False
    step = line.y1 - last.y1
    if step > max(_LEADING * size, 1.35 * leading) or step <= 0:
        return step <= 0 and line.x0 <= left + _INDENT * size and last.x1 >= right - _FULL * size
    full = last.x1 >= right - _FULL * size
    set_in = line.x0 > left + _INDENT * size
    if _is_centred(line, left, right, size):
        # A title that went over its line: …工作年度报 / 告.
        width = last.x1 - last.x0
        return width > 0.7 * (right - left) and line.x1 - line.x0 < 0.9 * width
    if last.text == line.text or _NUMBERED.match(line.text):
        return False  # a title printed twice; a heading
    if last.text.rstrip().endswith(_ENDS) and not line.text.rstrip().endswith(_CLOSED):
        return full and not set_in and line.x1 >= right - _FULL * size
    return full and not set_in


def _is_centred(line: Line, left: float, right: float, size: float) -> bool:
    before, after = line.x0 - left, right - line.x1
    return abs(before - after) < 1.5 * size and (before > 0.5 * size or before < 0)


def _text(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        own = line.text
        if (
            text
            and text[-1].isascii()
            and own[:1].isascii()
            and text[-1].isalpha()
            and own[:1].isalpha()
        ):
            text += " "
        text += own
    return text
