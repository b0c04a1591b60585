"""Sentences of a part's text without their white space, and the numbers in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from govinfo_parse.results.sections import SectionText

_DROPPED: Final = re.compile(r"[^\S\n]+|(?<=[0-9])[,，](?=[0-9]{3}(?![0-9]))")
"""White space within a line, and the commas of thousands."""


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without its white space, and where each piece of it stood.

    ``starts`` are the places in :attr:`text` after which something was taken out, ``taken`` how
    many characters were out by then; both begin with 0, 0.
    """

    text: str
    starts: tuple[int, ...]
    taken: tuple[int, ...]
    source: str

    @classmethod
    def of(cls, given: str) -> Squeezed:
        """White space and the commas of thousands taken out, digits made narrow."""
        source = given.translate(_WIDE)
        starts, taken, total = [0], [0], 0
        for match in _DROPPED.finditer(source):
            starts.append(match.start() - total)
            total += match.end() - match.start()
            taken.append(total)
        text = _DROPPED.sub("", source).replace(",", "，")
        return cls(text, tuple(starts), tuple(taken), given)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the squeezed text stands in the source."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, index: int) -> int:
        return index + self.taken[bisect_right(self.starts, index) - 1]


_WIDE: Final = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a part, and what stands before it in its paragraph."""

    text: Squeezed
    start: int
    end: int
    section: SectionText
    before: str

    @property
    def words(self) -> str:
        """The sentence, squeezed."""
        return self.text.text[self.start : self.end]


def value_of(text: str) -> int | Decimal:
    """The number of digits, or of a small Chinese numeral.

    >>> value_of("12"), value_of("十二"), value_of("二百零三"), value_of("零")
    (12, 12, 203, 0)
    """
    if text[0].isdigit():
        return Decimal(text) if "." in text else int(text)
    total = digit = 0
    for char in text:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


_DIGITS: Final = dict(
    zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)
_TENS: Final = {"十": 10, "百": 100}
