"""A page by pdfplumber, in the same terms; for pages that PDFium cannot load."""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from govinfo_parse.readers.pdf_ink import (
    UNKNOWN,
    Bounds,
    Char,
    Drawn,
    Ink,
    Known,
    turned,
    without_doubles,
)

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

_OBLIQUE: Final = 3


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
    read = [c for c in page.chars if not _is_white(c)]
    main = _main_angle(read)
    chars: list[Char] = []
    for char in read:
        box = char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top
        text = at.text(char["text"], box)
        # What lies oblique is a watermark or a stamp.
        if text.strip() and _angle(char) == main:
            chars.append(Char(text, *box))
    chars += _left_out(chars, known, at)
    page.close()  # what it holds in memory
    ink = Ink(
        index + 1,
        right - left,
        bottom - top,
        tuple(without_doubles(chars)),
        tuple(drawn.across),
        tuple(drawn.down),
    )
    return turned(ink, main)


def _left_out(chars: Sequence[Char], known: Sequence[Known], at: _Places) -> list[Char]:
    """What pdfplumber leaves out of a page: of some fonts it has no character at all.

    Nothing where the two libraries do not place the rest of the page alike.
    """
    if chars and sum(any(k.text == c.text for k in at.near(c[1:])) for c in chars) < len(chars) / 2:
        return []
    own = _Places([Known(char.text, char[1:], True) for char in chars])
    return [
        Char(k.text, *k.box)
        for k in known
        if k.seen and k.upright and k.text not in (" ", UNKNOWN) and not own.near(k.box)
    ]


def _is_white(char: dict[str, Any]) -> bool:
    color = char.get("non_stroking_color")
    parts = color if isinstance(color, tuple | list) else (color,)
    return len(parts) in (1, 3) and all(isinstance(p, int | float) and p > 0.98 for p in parts)


def _angle(char: dict[str, Any]) -> int:
    """How far a character is turned, in degrees."""
    a, b = char["matrix"][:2]
    degrees = round(math.degrees(math.atan2(b, a))) % 360
    near = round(degrees / 90) * 90
    return near % 360 if abs(degrees - near) <= _OBLIQUE else degrees


def _main_angle(chars: Sequence[dict[str, Any]]) -> int:
    counts = Counter(angle for char in chars if (angle := _angle(char)) % 90 == 0)
    return counts.most_common(1)[0][0] if counts else 0


class _Places:
    """Characters by where they stand."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known: dict[tuple[int, int], list[Known]] = {}
        for one in known:
            self._known.setdefault(_place(one.box), []).append(one)

    def near(self, box: Bounds) -> list[Known]:
        """The characters that stand where a box is."""
        column, row = _place(box)
        return [
            one
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for one in self._known.get((x, y), ())
            if abs(one.box[0] - box[0]) < 0.6 and abs(_level(one.box) - _level(box)) < 2
        ]

    def text(self, text: str, box: Bounds) -> str:
        """The text of a character, empty where it is known and not seen."""
        near = self.near(box)
        if text.startswith("(cid:"):
            return next((one.text for one in near if one.seen), UNKNOWN)
        own = [one for one in near if one.text == text]
        return text if not own or any(one.seen for one in own) else ""


def _place(box: Bounds) -> tuple[int, int]:
    return int(box[0] // 2), int(_level(box) // 4)


def _level(box: Bounds) -> float:
    return (box[1] + box[3]) / 2
