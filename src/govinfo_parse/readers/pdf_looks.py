"""How characters look that were written together: their angle, size, colour, direction."""

from __future__ import annotations

import ctypes
import math
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from govinfo_parse.readers.pdf_ink import Bounds

_INVISIBLE: Final = frozenset((3, 7))
"""Text render modes that draw nothing: 3, and 7 (a clipping path only)."""
_FILLED: Final = frozenset((0, 4))
_TRANSPARENT: Final = 12
_WHITE: Final = 250
_PALE: Final = 175
_FAINT: Final = 150
"""Watermarks are as light as this grey, or let as much through."""
_OBLIQUE: Final = 2
"""Degrees that text may lie askew and still be upright."""
_OUT_OF_PROPORTION: Final = 3.0
LOWEST: Final = 0.75
TALLEST: Final = 1.9
"""What the height of an advance box may be in sizes of the font."""


class Looks(NamedTuple):
    """What the characters of a text object have in common."""

    angle: int
    seen: bool
    white: bool
    pale: bool
    em: float
    vertical: bool
    """Set down the page: such a character gets an advance box out of all proportion."""


def address(item: Any) -> int:
    """What tells one of PDFium's objects from another."""
    return ctypes.addressof(item.contents) if item else 0


def is_white(red: int, green: int, blue: int) -> bool:
    """Whether a colour cannot be told from paper."""
    return red >= _WHITE and green >= _WHITE and blue >= _WHITE


class LooksReader:
    """Asks PDFium for the looks of the text objects of one page."""

    def __init__(self, text: Any) -> None:
        """Read on a text page."""
        self._text = text
        self._matrix = pdfium.FS_MATRIX()
        self._box = pdfium.FS_RECTF()
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._color = [ctypes.c_uint() for _ in range(4)]
        self._vertical: dict[int, bool] = {}

    def looks(self, index: int, item: Any) -> Looks:
        """The looks of a character's text object."""
        matrix, text = self._matrix, self._text
        em = float(pdfium.FPDFText_GetFontSize(text, index))
        degrees = 0
        if pdfium.FPDFText_GetMatrix(text, index, matrix):
            em *= math.hypot(matrix.c, matrix.d)
            if matrix.b or matrix.c or matrix.a < 0:
                degrees = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
                near = round(degrees / 90) * 90
                degrees = near % 360 if abs(degrees - near) <= _OBLIQUE else degrees
        if not item:
            return Looks(degrees, True, False, False, em, False)
        vertical = degrees == 0 and self._is_vertical(index, item, em)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        drawn = mode not in _INVISIBLE
        white = pale = False
        if mode in _FILLED and pdfium.FPDFPageObj_GetFillColor(item, *self._color):
            red, green, blue, opacity = (part.value for part in self._color)
            drawn = opacity > _TRANSPARENT
            white = is_white(red, green, blue)
            pale = min(red, green, blue) >= _PALE or opacity <= _FAINT
        return Looks(degrees, drawn, white, pale, em, vertical)

    def _is_vertical(self, index: int, item: Any, em: float) -> bool:
        """Whether the object's font is one that is set down the page."""
        font = address(pdfium.FPDFTextObj_GetFont(item))
        known = self._vertical.get(font)
        if known is None:
            known = self._looks_vertical(index, em)
            if known is not None:
                self._vertical[font] = known
        return bool(known)

    def _looks_vertical(self, index: int, em: float) -> bool | None:
        """From one character; ``None`` where it has no ink to tell it by."""
        sides, box = self._sides, self._box
        if not (
            pdfium.FPDFText_GetCharBox(self._text, index, *sides)
            and pdfium.FPDFText_GetLooseCharBox(self._text, index, box)
        ):
            return None
        left, right, bottom, top = (side.value for side in sides)
        if right - left < 0.05 * em:
            return None  # the font is not in the file, and no font here has the character
        x, y = (left + right) / 2, (bottom + top) / 2
        inside = box.left - 1 <= x <= box.right + 1 and box.bottom - 1 <= y <= box.top + 1
        return not inside or box.top - box.bottom > _OUT_OF_PROPORTION * em


def square(left: float, right: float, bottom: float, top: float, *, em: float) -> Bounds:
    """A box of the size of the font around a character's ink."""
    x, y = (left + right) / 2, (bottom + top) / 2
    return x - em / 2, y - em / 2, x + em / 2, y + em / 2
