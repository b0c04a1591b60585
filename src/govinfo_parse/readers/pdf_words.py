"""Words of a line: what stands together, told by the room between characters."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from govinfo_parse.readers.pdf_ink import Char, Line, spaced

WORD_GAP: Final = 0.24
DIGIT_GAPS: Final = (0.12, 0.05)
"""Digits of one figure touch; figures of narrow columns have hardly any room between."""

_WIDE: Final = 1.2
_SHARE: Final = 1.6
"""A gap wider by this than the line's other gaps parts two headings at a border."""

_FIGURE: Final = re.compile(
    r"[-+−－＋↑↓增减加少]{0,3}[0-9０-９][0-9０-９,.，．]*(?:[条件项个元宗件]|万元|亿元)?|[-/—–－／]{1,2}|无|零"
)
_NOISE: Final = re.compile(r"[?？\s]+")
"""What a wrong conversion makes of no-break spaces."""

_GLUED: Final = re.compile(r"[0０][0-9０-９]")

Extent = tuple[float, float]
"""Where something starts and ends from left to right."""


class Word(NamedTuple):
    """Characters of a line that stand together."""

    text: str
    x0: float
    x1: float
    y1: float = 0.0

    @property
    def is_figure(self) -> bool:
        """A figure, or a sign that stands for none."""
        return _FIGURE.fullmatch(self.text) is not None

    @property
    def is_glued(self) -> bool:
        """``002`` is no figure: three columns stand so near that they look like one."""
        return self.is_figure and _GLUED.match(self.text) is not None

    def is_over(self, extent: Extent) -> bool:
        """Whether word and extent have a part of the line in common."""
        return self.x0 < extent[1] - _TOUCH and self.x1 > extent[0] + _TOUCH


_TOUCH: Final = 0.3


def words_of(line: Line, digit_gap: float = DIGIT_GAPS[0]) -> list[Word]:
    """The words of a line, parted where a gap is wider than inside text."""
    words: list[list[Char]] = []
    for char in line.chars:
        last = words[-1][-1] if words else None
        if last is None or char.x0 - last.x1 > line.size * _gap(last.text, char.text, digit_gap):
            words.append([char])
        else:
            words[-1].append(char)
    return _meaningful(words)


def values_of(words: list[Word]) -> list[Word]:
    """The figures of a row; a serial number stands before its label and is none of them."""
    label = next((at for at, word in enumerate(words) if not word.is_figure), 0)
    figures = [word for word in words if word.is_figure]
    return [word for word in words[label:] if word.is_figure] or figures


def _gap(left: str, right: str, digit_gap: float) -> float:
    return digit_gap if left.isdigit() and right.isdigit() else WORD_GAP


def _meaningful(runs: list[list[Char]]) -> list[Word]:
    words = [_word(run) for run in runs]
    return [word for word in words if not _NOISE.fullmatch(word.text)]


def _word(run: list[Char]) -> Word:
    return Word(spaced(run), run[0].x0, run[-1].x1, max(char.y1 for char in run))


def headings_of(line: Line, columns: list[Extent]) -> list[Word]:
    """The words of a header's line: between two columns the least gap parts.

    ``商业企业科研机构社会公益组织`` fills three narrow columns to the rim, and
    ``申 请 人 情 况`` is one heading set wide.
    """
    usual = min((b.x0 - a.x1 for a, b in pairwise(line.chars)), default=0.0)
    usual = usual if 0 < usual < _WIDE * line.size else 0.0
    least = max(DIGIT_GAPS[1] * line.size, usual * _SHARE)
    words: list[list[Char]] = []
    for char in line.chars:
        last = words[-1][-1] if words else None
        if last is None:
            words.append([char])
            continue
        gap = char.x0 - last.x1
        at_border = gap > least and _is_between(columns, (last.x1 + char.x0) / 2)
        if at_border or gap > max(WORD_GAP * line.size, usual * _SHARE):
            words.append([char])
        else:
            words[-1].append(char)
    if usual > WORD_GAP * line.size:
        words = _at_columns(words, columns)
    return _meaningful(words)


def _at_columns(words: list[list[Char]], columns: list[Extent]) -> list[list[Char]]:
    """Of ``自 商 科 社 法 其`` every character is a heading: each is over a column of its own."""
    parted: list[list[Char]] = []
    for run in words:
        over = [
            next((i for i, c in enumerate(columns) if _word([char]).is_over(c)), None)
            for char in run
        ]
        if None not in over and len(set(over)) == len(run) > 1:
            parted += [[char] for char in run]
        else:
            parted.append(run)
    return parted


def _is_between(columns: list[Extent], x: float) -> bool:
    """Whether a place lies between two columns, or before the first or after the last."""
    return not any(low < x < high for low, high in columns)
