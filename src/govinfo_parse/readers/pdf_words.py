"""Words of a line: what stands together, told by the room between characters."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from govinfo_parse.readers.pdf_ink import Char, Line, spaced

WORD_GAP: Final = 0.24
TEXT_GAP: Final = 0.42
"""Chinese text is often written with spaces inside: 规 章, 行政 许可."""

_SPACE: Final = 0.2
_UNITS: Final = "件项条个元宗"
_UNIT_GAP: Final = 0.7
_SPREAD: Final = 2.5
_HAN: Final = "\u4e00"
DIGIT_GAPS: Final = (0.12, 0.05)
"""Digits of one figure touch; figures of narrow columns have hardly any room between."""

_WIDE: Final = 1.2
_SHARE: Final = 1.6
"""A gap wider by this than the line's other gaps parts two headings at a border."""

_FIGURE: Final = re.compile(
    r"[-+−－＋↑↓增减加少]{0,3}[0-9０-９][0-9０-９,.，．]*(?:[条件项个元宗件]|万元|亿元)?"
    r"(?:[*＊※①-⑳¹²³]|[\[（(]注?[0-9]?[\]）)])?|[-/—–－／]{1,2}|无|零"
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
    y0: float = 0.0
    sheet: tuple[int, float] = (0, 0.0)
    """The page that it stands on, and where that page starts on its sheet."""

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
    return _meaningful(_with_spread(words), line)


def _with_spread(words: list[list[Char]]) -> list[list[Char]]:
    """``规  章`` with room between is one label."""
    if len(words) < 2 or len(words[0]) > 1 or len(words[1]) > 1:
        return words
    (left,), (right,) = words[0], words[1]
    both_han = left.text >= _HAN and right.text >= _HAN
    alone = len(words) == 2 or len(words[2]) > 1 or words[2][0].text < _HAN
    if both_han and alone and right.x0 - left.x1 < _SPREAD * (left.x1 - left.x0):
        return [[left, right], *words[2:]]
    return words


def values_of(words: list[Word]) -> list[Word]:
    """The figures of a row; a serial number stands before its label and is none of them."""
    label = next((at for at, word in enumerate(words) if not word.is_figure), 0)
    figures = [word for word in words if word.is_figure]
    return [word for word in words[label:] if word.is_figure] or figures


def _gap(left: str, right: str, digit_gap: float) -> float:
    if right.isdigit() and (left.isdigit() or left in _UNITS):
        return digit_gap
    if left.isdigit() and right in _UNITS:
        return _UNIT_GAP
    return TEXT_GAP if left >= _HAN and right >= _HAN else WORD_GAP


def _meaningful(runs: list[list[Char]], line: Line) -> list[Word]:
    words = [_word(run, (line.page, line.left)) for run in runs]
    return [word for word in words if not _NOISE.fullmatch(word.text)]


def _word(run: list[Char], sheet: tuple[int, float] = (0, 0.0)) -> Word:
    top, bottom = min(char.y0 for char in run), max(char.y1 for char in run)
    return Word(spaced(run), run[0].x0, run[-1].x1, bottom, top, sheet)


def headings_of(line: Line, columns: list[Extent]) -> list[Word]:
    """The words of a header's line: between two columns the least gap parts.

    ``商业企业科研机构社会公益组织`` fills three narrow columns to the rim, and
    ``申 请 人 情 况`` is one heading set wide.
    """
    usual = min((b.x0 - a.x1 for a, b in pairwise(line.chars)), default=0.0)
    usual = usual if 0 < usual < _WIDE * line.size else 0.0
    least = max(DIGIT_GAPS[1] * line.size, usual * _SHARE)
    most = max(TEXT_GAP * line.size, usual * _SHARE)
    words: list[list[Char]] = []
    for piece in _pieces(line, least):
        if words and _are_one(words[-1], piece, columns, most):
            words[-1] += piece
        else:
            words.append(piece)
    if usual > WORD_GAP * line.size:
        words = _at_columns(words, columns)
    return _meaningful(words, line)


def _pieces(line: Line, gap: float) -> list[list[Char]]:
    pieces = [[line.chars[0]]]
    for last, char in pairwise(line.chars):
        if char.x0 - last.x1 > gap:
            pieces.append([])
        pieces[-1].append(char)
    return pieces


def _are_one(left: list[Char], right: list[Char], columns: list[Extent], most: float) -> bool:
    """Whether two pieces of a line are one heading: not over columns of their own."""
    gap = right[0].x0 - left[-1].x1
    if gap < _SPACE * (left[-1].y1 - left[-1].y0):
        return False  # no space is as narrow: two cells
    over, others = _columns_over(left, columns), _columns_over(right, columns)
    if len(left) == len(right) == 1 and over == others:
        return gap < _SPREAD * (left[0].x1 - left[0].x0)  # 总  计
    return gap <= most and not (over and others and not over & others)


def _columns_over(run: list[Char], columns: list[Extent]) -> set[int]:
    word = _word(run)
    return {i for i, column in enumerate(columns) if word.is_over(column)}


def _at_columns(words: list[list[Char]], columns: list[Extent]) -> list[list[Char]]:
    """Of ``自 商 科 社 法 其`` every character is a heading: each is over a column of its own."""
    parted: list[list[Char]] = []
    for run in words:
        over = [min(_columns_over([char], columns), default=None) for char in run]
        if None not in over and len(set(over)) == len(run) > 1:
            parted += [[char] for char in run]
        else:
            parted.append(run)
    return parted
