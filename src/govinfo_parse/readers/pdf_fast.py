"""Pages by PDFium: characters with their boxes, and lines from the bounds of what is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterator, Sequence
from statistics import median
from typing import Any, Final

import pypdfium2.raw as pdfium

from govinfo_parse.readers.pdf_ink import (
    UNKNOWN,
    Bounds,
    Char,
    Drawn,
    Ink,
    Known,
    Turn,
    without_doubles,
)
from govinfo_parse.readers.pdf_looks import (
    LOWEST,
    TALLEST,
    Looks,
    LooksReader,
    address,
    square,
)
from govinfo_parse.readers.pdf_objects import IDENTITY, Objects

_MOST_SLOW: Final = 20_000
"""Pieces of text on a page that pdfplumber is asked to read; it takes a millisecond for five."""
_NO_INK: Final = 0.05
_LARGE: Final = 1.5
_SMALLEST: Final = 2.0
_PRINTED: Final = 0x20
"""The first code that prints; PDFium makes up line ends of its own below it."""


class PageFailed(Exception):
    """PDFium gives nothing for a page, or leaves some of its text out.

    ``known`` are the characters that it does know; ``too_much`` says that the page is over a
    limit.
    """

    def __init__(self, known: Sequence[Known] = (), *, too_much: bool = False) -> None:
        self.known = known
        self.too_much = too_much
        super().__init__(len(known))


def read_ink(document: Any, index: int, budget: int) -> Ink:
    """What is drawn on a page; of more than ``budget`` things the first ones.

    Raises :class:`PageFailed` where PDFium cannot load the page.
    """
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise PageFailed
    try:
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            raise PageFailed
        try:
            return _read(page, text, index, budget)
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


def _read(page: Any, text: Any, index: int, budget: int) -> Ink:
    shown = _shown_box(page)
    objects = Objects(budget)
    objects.walk(page, pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, IDENTITY, 0)
    if objects.left <= 0:
        raise PageFailed(too_much=True)
    letters, complete = _letters(text, objects, budget)
    if not complete:
        if len(objects.texts) > _MOST_SLOW:
            raise PageFailed(too_much=True)
        turn = Turn(90 * pdfium.FPDFPage_GetRotation(page), *shown)
        main = _main_angle(letters)
        known = [Known(char, turn.box(*box), seen, a == main) for char, box, a, seen in letters]
        raise PageFailed(known + [Known(" ", turn.box(*box), True) for box in _spaces(text)])
    # Text is read upright, also where the page's own rotation leaves it lying.
    upright = _main_angle(letters)
    if upright is None:
        upright = 90 * pdfium.FPDFPage_GetRotation(page)
    turn = Turn(upright, *shown)
    width, height = turn.size
    chars: list[Char] = []
    for char, boxed, angle, seen in letters:
        x0, y0, x1, y1 = turn.box(*boxed)
        if chars and x1 > width and seen and _is_cut_off(chars[-1], x0, y0, y1):
            # 160908097 of which the page shows 16090 is no 16090.
            chars.append(Char(UNKNOWN, min(x0, width - 1), y0, width, y1))
            continue
        middle, level = (x0 + x1) / 2, (y0 + y1) / 2
        if not (0 <= middle <= width and 0 <= level <= height) or y1 - y0 < _SMALLEST:
            continue
        if seen and (angle - upright) % 90 == 0:
            # What lies oblique is a watermark or a stamp.
            chars.append(Char(char, x0, y0, x1, y1))
    drawn = Drawn()
    for box, outlined in objects.boxes:
        drawn.box(*turn.box(*box), outlined=outlined)
    images = (turn.box(*box) for box in objects.images)
    area = sum(
        max(0.0, min(x1, width) - max(x0, 0)) * max(0.0, min(y1, height) - max(y0, 0))
        for x0, y0, x1, y1 in images
    )
    return Ink(
        index + 1,
        width,
        height,
        tuple(without_doubles(chars)),
        tuple(drawn.across),
        tuple(drawn.down),
        area / max(1.0, width * height),
        upright=upright,
    )


def _is_cut_off(last: Char, x0: float, y0: float, y1: float) -> bool:
    """Whether a character goes over the edge of the page and continues what stands inside."""
    return last.text != UNKNOWN and abs(last.y0 - y0) < 2 and x0 - last.x1 < 0.3 * (y1 - y0)


def _shown_box(page: Any) -> Bounds:
    """The crop box, cut to the media box, in user space."""
    found: list[Bounds] = []
    for get in (pdfium.FPDFPage_GetMediaBox, pdfium.FPDFPage_GetCropBox):
        values = [ctypes.c_float() for _ in range(4)]
        if get(page, *values):
            left, bottom, right, top = (value.value for value in values)
            found.append((min(left, right), min(bottom, top), max(left, right), max(bottom, top)))
    if not found:
        # Inherited boxes are worked into the page's size.
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        if pdfium.FPDFPage_GetRotation(page) % 2:
            width, height = height, width
        return 0.0, 0.0, width, height
    media, crop = found[0], found[-1]
    box = (
        max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]),
    )  # fmt: skip
    return box if box[2] > box[0] and box[3] > box[1] else media


Letter = tuple[str, Bounds, int, bool]
"""A character, its box in user space, its angle in degrees, and whether it is seen."""


def _letters(text: Any, objects: Objects, budget: int) -> tuple[list[Letter], bool]:
    """The characters of a page, and whether none was left out."""
    count = min(pdfium.FPDFText_CountChars(text), budget)
    found: list[Letter] = []
    box = pdfium.FS_RECTF()
    known: dict[int, Looks] = {}
    ems: list[float] = []
    faint: list[tuple[int, float]] = []
    reader = LooksReader(text)
    sides = [ctypes.c_double() for _ in range(4)]
    get_unicode, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    get_object, failed = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_HasUnicodeMapError
    generated = pdfium.FPDFText_IsGenerated
    covering = bool(objects.covers)
    for index in range(count):
        code = get_unicode(text, index)
        if code in _SPACES or (code < _PRINTED and generated(text, index) == 1):
            continue
        char = chr(code) if _PRINTED <= code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN
        if 0xE000 <= code < 0xF900 or code in (0xFFFE, 0xFFFF) or failed(text, index) == 1:
            char = UNKNOWN
        if not get_box(text, index, box):
            continue
        if char == UNKNOWN and pdfium.FPDFText_GetCharBox(text, index, *sides):
            left, right, bottom, top = (side.value for side in sides)
            if right - left < _NO_INK and top - bottom < _NO_INK:
                continue  # white space by its looks
        item = get_object(text, index)
        key = address(item)
        looks = known.get(key)
        if looks is None:
            looks = known[key] = reader.looks(index, item)
        angle, seen, white, pale, em, vertical = looks
        place = (box.left, box.bottom, box.right, box.top)
        if vertical:
            if pdfium.FPDFText_GetCharBox(text, index, *sides):
                place = square(*(side.value for side in sides), em=em)
        elif not angle and not LOWEST * em <= box.top - box.bottom <= TALLEST * em:
            # Without the font's own measures PDFium gives the ink alone: 一 has hardly any.
            pdfium.FPDFText_GetCharOrigin(text, index, *sides[:2])
            base = sides[1].value
            place = (box.left, base - 0.12 * em, box.right, base + 0.88 * em)
        if white and seen:
            seen = objects.is_under(place)
        if covering and seen:
            seen = not objects.is_over(key, place)
        if pale and seen:
            faint.append((len(found), em))
        ems.append(em)
        found.append((char, place, angle, seen))
    _hide_watermarks(found, faint, ems)
    return found, len(objects.texts) <= len(known) or _has_ink(objects.texts, known)


def _spaces(text: Any) -> Iterator[Bounds]:
    box = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(text)):
        if (
            pdfium.FPDFText_GetUnicode(text, index) in _SPACES
            and pdfium.FPDFText_IsGenerated(text, index) != 1
            and pdfium.FPDFText_GetLooseCharBox(text, index, box)
        ):
            yield box.left, box.bottom, box.right, box.top


def _hide_watermarks(
    letters: list[Letter], faint: list[tuple[int, float]], ems: list[float]
) -> None:
    """Large pale text, set straight across the page behind the text or before it."""
    usual = median(ems) if faint else 0.0
    for at, em in faint:
        if em > _LARGE * usual:
            char, place, angle, _ = letters[at]
            letters[at] = char, place, angle, False


def _has_ink(texts: list[Any], known: Container[int]) -> bool:
    """Whether what PDFium left out of the text can only be white space.

    It leaves out pieces of text without ink. In fonts of the file these are white space; a
    font that is neither in the file nor here has no ink for any Chinese character.
    """
    for item in texts:
        if address(item) not in known:
            font = pdfium.FPDFTextObj_GetFont(item)
            if font and pdfium.FPDFFont_GetIsEmbedded(font) == 0:
                return False
    return True


_SPACES: Final = frozenset((0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000, 0x200B, 0xFEFF, 0xAD))


def _main_angle(letters: list[Letter]) -> int | None:
    """The angle of most of the text; a page printed sideways is turned back by it."""
    counts: dict[int, int] = {}
    for _, _, angle, seen in letters:
        if seen and angle % 90 == 0:
            counts[angle] = counts.get(angle, 0) + 1
    return max(counts, key=lambda a: counts[a]) if counts else None
