"""A page by pdfplumber, in the same terms; for pages that PDFium cannot load."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from govinfo_parse.readers.pdf_ink import (
    UNKNOWN,
    Bounds,
    Char,
    Drawn,
    Ink,
    Known,
    without_doubles,
)

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF


class SlowPages:
    """The pages of a file by pdfplumber, which is opened once, with the first page asked for."""

    def __init__(self, data: bytes) -> None:
        """Nothing is read yet."""
        self._data = data
        self._document: PDF | None = None

    def ink(self, index: int, known: Sequence[Known] = ()) -> Ink | None:
        """What is drawn on a page, or ``None`` where pdfplumber cannot read it either.

        ``known`` are characters that PDFium knows: pdfplumber does not tell which of them
        nobody sees, and has no text for some fonts.
        """
        try:
            if self._document is None:
                import pdfplumber

                self._document = pdfplumber.open(io.BytesIO(self._data))
            pages = self._document.pages
            return _ink(pages[index], index, known) if index < len(pages) else None
        except Exception:
            # pdfminer raises errors of every kind for damaged files; all mean the same here.
            return None


def _ink(page: Page, index: int, known: Sequence[Known]) -> Ink:
    left, top, right, bottom = page.bbox
    drawn = Drawn()
    for thing in (*page.lines, *page.rects):
        drawn.box(
            thing["x0"] - left,
            thing["top"] - top,
            thing["x1"] - left,
            thing["bottom"] - top,
            outlined=bool(thing.get("stroke")),
        )
    at = _Places(known)
    chars: list[Char] = []
    for char in page.chars:
        box = char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top
        text = at.text(char["text"], box)
        if text.strip() and _is_read(char):
            chars.append(Char(text, *box))
    page.close()  # what it holds in memory
    return Ink(
        index + 1,
        right - left,
        bottom - top,
        tuple(without_doubles(chars)),
        tuple(drawn.across),
        tuple(drawn.down),
    )


def _is_read(char: dict[str, Any]) -> bool:
    """Upright and not white; what lies oblique is a watermark or a stamp."""
    a, b, c, d = char["matrix"][:4]
    color = char.get("non_stroking_color")
    parts = color if isinstance(color, tuple | list) else (color,)
    white = len(parts) in (1, 3) and all(isinstance(p, int | float) and p > 0.98 for p in parts)
    upright = abs(b) + abs(c) < 0.05 * (abs(a) + abs(d))
    return upright and not white


class _Places:
    """Characters by where they stand."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known: dict[tuple[int, int], list[Known]] = {}
        for one in known:
            self._known.setdefault(_place(one.box), []).append(one)

    def text(self, text: str, box: Bounds) -> str:
        """The text of a character, empty where it is known and not seen."""
        column, row = _place(box)
        near = [
            one
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for one in self._known.get((x, y), ())
            if abs(one.box[0] - box[0]) < 0.6 and abs(_level(one.box) - _level(box)) < 2
        ]
        if text.startswith("(cid:"):
            return next((one.text for one in near if one.seen), UNKNOWN)
        own = [one for one in near if one.text == text]
        return text if not own or any(one.seen for one in own) else ""


def _place(box: Bounds) -> tuple[int, int]:
    return int(box[0] // 2), int(_level(box) // 4)


def _level(box: Bounds) -> float:
    return (box[1] + box[3]) / 2
