"""Two pages printed side by side on one sheet, taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govinfo_parse.readers.pdf_ink import Char, Ink, Rule, lines_of
from govinfo_parse.readers.pdf_words import words_of

_LYING: Final = 1.15
_GUTTER: Final = 8.0
"""Half of the room that two pages leave between them, at the least."""

_WIDE: Final = 0.5
_SIDES: Final = 3


def pages_of(ink: Ink) -> list[Ink]:
    """The pages of a sheet: its two halves where nothing crosses its middle, else itself.

    Each half must hold running text or whole tables: one table's columns are no pages.
    """
    middle = ink.width / 2
    if ink.width < _LYING * ink.height or not _is_clear(ink, middle):
        return [ink]
    halves = list(_halves(ink, middle))
    return halves if all(_is_page(half) for half in halves) else [ink]


def _is_clear(ink: Ink, middle: float) -> bool:
    low, high = middle - _GUTTER, middle + _GUTTER
    return (
        not any(char.x0 < high and char.x1 > low for char in ink.chars)
        and not any(rule.start < high and rule.end > low for rule in ink.across)
        and not any(low < rule.at < high for rule in ink.down)
    )


def _halves(ink: Ink, middle: float) -> Iterator[Ink]:
    for left in (0.0, middle):
        right = left + middle
        yield Ink(
            ink.number,
            middle,
            ink.height,
            tuple(
                Char(c.text, c.x0 - left, c.y0, c.x1 - left, c.y1)
                for c in ink.chars
                if left <= c.x0 < right
            ),
            tuple(
                Rule(r.at, r.start - left, r.end - left)
                for r in ink.across
                if left <= r.start < right
            ),
            tuple(Rule(r.at - left, r.start, r.end) for r in ink.down if left <= r.at < right),
            ink.imaged,
            left,
        )


def _is_page(half: Ink) -> bool:
    """Running text, or tables with sides of their own; or nothing, at the end of a report."""
    wide = _WIDE * half.width
    words = (word for line in lines_of(half.chars) for word in words_of(line))
    return (
        not half.chars
        or len(half.down) >= _SIDES
        or any(word.x1 - word.x0 > wide for word in words)
    )
