"""What pages add to a document, taken out again: running heads, page numbers, page breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from govinfo_parse.readers.pdf_grid import SNAP, Grid
from govinfo_parse.readers.pdf_ink import Line
from govinfo_parse.readers.pdf_page import Page
from govinfo_parse.readers.pdf_strip import Strip
from govinfo_parse.readers.pdf_unruled import Zone, part
from govinfo_parse.readers.text_lines import is_page_mark

_MARGIN: Final = 0.13
_DIGITS: Final = re.compile(r"[0-9一二三四五六七八九十]+")
_SPACE: Final = re.compile(r"\s+")


@dataclass(slots=True)
class Sheet:
    """A table as the document means it: the pieces of it on one page or several."""

    pieces: list[Grid]
    pages: list[int]
    lefts: list[float]
    """Where the page of each piece starts on its sheet."""


def without_furniture(pages: Sequence[Page]) -> None:
    """Take page numbers and running heads out of the pages.

    A running head stands in the margin at the same height of two pages or more, with the
    same words but for its numbers.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        for key in {_key(line) for line in _marginal(page)}:
            seen[key] += 1
    often = max(2, len(pages) // 3)
    for page in pages:
        marginal = {id(line) for line in _marginal(page)}
        page.items = [
            item
            for item in page.items
            if not isinstance(item, Line)
            or id(item) not in marginal
            or not (is_page_mark(item.text) or seen[_key(item)] >= often)
        ]


def _marginal(page: Page) -> list[Line]:
    lines = [item for item in page.items if isinstance(item, Line)]
    inner = page.height * _MARGIN
    return [line for line in lines if line.y1 < inner or line.y0 > page.height - inner]


def _key(line: Line) -> tuple[str, int]:
    text = _DIGITS.sub("#", _SPACE.sub("", line.text))
    return text, round((line.y0 + line.y1) / 8)


def joined(pages: Sequence[Page]) -> list[Line | Zone | Sheet]:
    """The items of all pages in order, tables that go on over a page break put together."""
    items: list[Line | Zone | Sheet] = []
    strip: list[tuple[Page, Line]] = []
    for page in pages:
        first = True
        for item in page.items:
            if not isinstance(item, Grid):
                strip.append((page, item))
            elif (
                first
                and not strip
                and items
                and isinstance(items[-1], Sheet)
                and _goes_on(items[-1], item, page)
            ):
                items[-1].pieces.append(item)
                items[-1].pages.append(page.number)
                items[-1].lefts.append(page.left)
            else:
                items += _parted(strip)
                strip = []
                items.append(Sheet([item], [page.number], [page.left]))
            first = False
    return items + _parted(strip)


def _parted(lines: Sequence[tuple[Page, Line]]) -> list[Line | Zone]:
    """Lines between two ruled tables, which may hold tables without rules."""
    pages = [page.number for page, _ in lines]
    return part(Strip([line for _, line in lines], pages, [page.across for page, _ in lines]))


def _goes_on(sheet: Sheet, grid: Grid, page: Page) -> bool:
    """Whether a table at the top of a page continues the one at the foot of the page before."""
    last = sheet.pieces[-1]
    if sheet.pages[-1] != page.number - 1:
        return False
    return (
        abs(last.xs[0] - grid.xs[0]) <= 2 * SNAP
        and abs(last.xs[-1] - grid.xs[-1]) <= 2 * SNAP
        and abs((last.xs[-1] - last.xs[0]) - (grid.xs[-1] - grid.xs[0])) <= 2 * SNAP
    )
