"""Lines of text between tables, over all pages: what stands near what, and what holds data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from statistics import median
from typing import Final

from govinfo_parse.readers.pdf_ink import Line, Rule
from govinfo_parse.readers.pdf_words import Word, words_of

BESIDE: Final = 0.95
"""Lines this near are in one row, each in the middle of its cell."""

_LEADING: Final = 1.75
"""Lines of one cell stand closer than this, and closer than the rows of their table."""

_ALIGNED: Final = 0.2
_SLACK: Final = 1.12
_SHARE: Final = 0.25
_ROW: Final = 0.9
_FAR: Final = 3.8
_FARTHER: Final = 6.5
"""How far a title may be from its table, and headings from the rows under them."""

_NEXT_PAGE: Final = 2.2
"""What a page break counts as: more than inside a cell, less than between tables."""

_WIDE: Final = 1.2
_EM: Final = 10.5
_LONG: Final = 0.8
_HEADING: Final = re.compile(r"[一二三四五六]\s*[、.．,，]")
_PROSE: Final = re.compile(r"[。；]|，.*，")
_HAN: Final = "\u2e80"
_RULE: Final = 40.0


@dataclass(frozen=True, slots=True)
class Strip:
    """Lines in reading order, the page and the horizontal rules of each, and their words."""

    lines: Sequence[Line]
    pages: Sequence[int]
    across: Sequence[Sequence[Rule]]
    words: Sequence[list[Word]] = field(init=False)
    is_data: Sequence[bool] = field(init=False)
    ems: Sequence[float] = field(init=False)
    """How wide a Chinese character of each line is; heights differ by program."""
    leading: float = field(init=False)
    """Lines of one cell are at most this far apart: nearer than two rows of figures."""

    def __post_init__(self) -> None:
        words = [words_of(line) for line in self.lines]
        data = [_is_data(line, own) for line, own in zip(self.lines, words, strict=True)]
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "is_data", data)
        object.__setattr__(self, "ems", _ems(self.lines))
        object.__setattr__(self, "leading", self._leading())

    def _leading(self) -> float:
        rows = [at for at, holds in enumerate(self.is_data) if holds]
        pitch = [step for a, b in pairwise(rows) if (step := self.step(a, b)) > BESIDE]
        inside = Counter(
            round(step, 1)
            for a, b in pairwise(range(len(self.lines)))
            if BESIDE < (step := self.step(a, b)) < _LEADING and self._are_in_cell(a, b)
        )
        usual = max(inside, key=lambda step: (inside[step], -step), default=_LEADING)
        rooms = min(pitch, default=_FAR)
        return min(_LEADING, _ROW * rooms, max(_SLACK * usual, usual + _SHARE * (rooms - usual)))

    def _are_in_cell(self, upper: int, lower: int) -> bool:
        """Whether two lines may be of one cell: short, and set under one another."""
        wide = max(line.x1 - line.x0 for line in self.lines)
        em = self.ems[upper]
        return any(
            a.x1 - a.x0 < wide / 2
            and (
                abs(a.x0 - b.x0) < _ALIGNED * em
                or abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * _ALIGNED * em
            )
            for a, b in product(self.words[upper], self.words[lower])
        )

    def step(self, upper: int, lower: int) -> float:
        """The distance between two lines, by the width of their characters."""
        if self.pages[upper] != self.pages[lower]:
            return _NEXT_PAGE
        apart = self.lines[lower].y1 - self.lines[upper].y1
        return apart / max(1.0, min(self.ems[upper], self.ems[lower]))

    def is_ruled_between(self, upper: int, lower: int) -> bool:
        """Whether a line is drawn between two lines of text."""
        if self.pages[upper] != self.pages[lower]:
            return False
        a, b = self.lines[upper], self.lines[lower]
        top, bottom = (a.y0 + a.y1) / 2, (b.y0 + b.y1) / 2
        return any(top < r.at < bottom and r.end - r.start > _RULE for r in self.across[upper])

    def is_near(self, upper: int, lower: int) -> bool:
        """Whether two lines may be of one cell."""
        near = self.step(upper, lower) <= self.leading
        return near and not self.is_ruled_between(upper, lower)

    def is_prose(self, at: int, width: float) -> bool:
        """A line of running text, of all that are ``width`` wide at most."""
        line, own = self.lines[at], self.words[at]
        if self.is_data[at] or _is_label(own):
            return False
        long = line.x1 - line.x0 > _LONG * width and len(own) <= 2
        return long or _PROSE.search(line.text) is not None

    def is_heading(self, at: int, run: Sequence[int]) -> bool:
        """A part's heading between two of its tables."""
        line = self.lines[at]
        words = self.words[at]
        if any(b.x0 - a.x1 > _WIDE * self.ems[at] for a, b in pairwise(words)):
            return False  # 三、本年度办理结果 | （一）予以公开
        if len(words) > 2 or not _HEADING.match(line.text) or len(line.text) > 40:
            return False
        near = [b for b in run if abs(b - at) == 1]
        return not any(self.is_near(min(at, b), max(at, b)) for b in near)

    def belongs(self, upper: int, lower: int, words: Sequence[Word]) -> bool:
        """A header or caption over a table's rows, not a title or a heading of the report."""
        if self.step(upper, lower) > (_FAR if len(words) < 3 else _FARTHER):
            return False
        if abs(self.ems[upper] - self.ems[lower]) > 0.25 * self.ems[lower]:
            return False
        text = "".join(word.text for word in words)
        if _HEADING.match(text) and not self.is_near(upper, lower):
            return False
        return len(words) > 1 or sum(c >= _HAN for c in text) <= 12 or text.startswith(("（", "("))


def _ems(lines: Sequence[Line]) -> list[float]:
    """The width of each line's Chinese characters; of lines without any, that of the others."""
    wide = [[c.x1 - c.x0 for c in line.chars if c.text >= _HAN] for line in lines]
    own = [median(widths) if widths else 0.0 for widths in wide]
    usual = median([em for em in own if em] or [_EM])
    return [em or usual for em in own]


def _is_label(words: Sequence[Word]) -> bool:
    """``（本列数据的勾稽关系为：第一项加第二项之和，等于…）`` is the corner of a table."""
    text = "".join(word.text for word in words)
    return text.startswith(("（", "(")) and text.count("，") <= 2 and "。" not in text


def _is_data(line: Line, words: Sequence[Word]) -> bool:
    """A label and figures, or figures alone."""
    figures = sum(word.is_figure for word in words)
    if not figures or "。" in line.text:
        return False
    last = words[-1].is_figure or len(words) > 2
    return last and (figures >= 3 or (len(words) >= 2 and len(words) - figures <= 4))
