"""A part's text without its white space, cut into the sentences that may state a figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_WIDE: Final = re.compile("[０-９]")
_NARROW: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_DROPPED: Final = re.compile(r"[\s,，](?:(?<=\s)\s*|(?<=[0-9].)(?=[0-9]{3}(?![0-9])))")
"""White space, and the commas of thousands."""
_END: Final = re.compile(r"[。；;！？!?\n]|$")
_NUMERAL: Final = "一两二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟"
_ANCHOR: Final = re.compile(
    # One set of characters first: what begins with a set is searched for many times as fast.
    f"[0-9０-９未没无零均全都不{_NUMERAL}](?:(?<=[0-9０-９未没无零均])|(?<=全)部|(?<=都)[为是由]"
    f"|(?<=不)(?:收取|存在|涉及)|(?<=[{_NUMERAL}])[{_NUMERAL}]*(?:[件起宗份例项个部元名户家人]))"
)
"""What a sentence must have for a figure to be stated in it: a number, a negation, 均."""
QUOTE: Final = 120
"""Characters of a quote, at most: the sentence around the figure."""


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand that may state a figure.

    They are found from their figures: most sentences of a report state none.
    """
    ends = [match.start() for match in _END.finditer(text)]
    at = 0
    while (match := _ANCHOR.search(text, at)) is not None:
        index = bisect_left(ends, match.start())
        yield (ends[index - 1] + 1 if index else 0), ends[index]
        at = ends[index]


def quote_of(text: str, first: int, last: int, start: int, end: int) -> str:
    """The sentence from ``first`` to ``last``; of a long one what stands around its figure."""
    if last - first > QUOTE:
        room = max(QUOTE - (end - start), 0) // 2
        first = max(first, min(start - room, last - QUOTE))
        last = min(last, max(first + QUOTE, end))
    return text[first:last].strip()


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A sentence without its white space, and where each piece of it stood.

    ``starts`` are the places in :attr:`text` after which something was taken out, ``taken`` how
    many characters were out by then; both begin with 0 and the sentence's own place.
    """

    text: str
    starts: tuple[int, ...]
    taken: tuple[int, ...]

    @classmethod
    def of(cls, source: str, first: int) -> Squeezed:
        """White space and the commas of thousands taken out, digits made narrow."""
        # Few texts have wide digits, and to translate a text costs more than to read it.
        if _WIDE.search(source):
            source = source.translate(_NARROW)
        if _DROPPED.search(source) is None:
            return cls(source, (0,), (first,))
        starts, taken, total = [0], [first], 0
        pieces, done = [], 0
        for match in _DROPPED.finditer(source):
            pieces.append(source[done : match.start()])
            done = match.end()
            starts.append(match.start() - total)
            total += done - match.start()
            taken.append(first + total)
        return cls("".join((*pieces, source[done:])), tuple(starts), tuple(taken))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the squeezed text stands in the source."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, index: int) -> int:
        return index + self.taken[bisect_right(self.starts, index) - 1]


def value_of(text: str) -> int | Decimal:
    """The number of digits, or of a Chinese numeral, plain or as written on cheques.

    >>> value_of("12"), value_of("十二"), value_of("二百零三"), value_of("零"), value_of("壹仟捌拾")
    (12, 12, 203, 0, 1080)
    """
    if text[0].isdigit():
        return Decimal(text) if "." in text else int(text)
    whole = total = digit = 0
    for char in text:
        if char == "万":
            whole, total, digit = (total + digit) * WAN, 0, 0
        elif char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return whole + total + digit


WAN: Final = 10_000
_DIGITS: Final = dict(
    zip(
        "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖",
        (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        strict=True,
    )
)
_TENS: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
