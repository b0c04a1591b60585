"""Pages by PDFium: characters with their boxes, and lines from the bounds of what is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Any, Final

import pypdfium2.raw as pdfium

from govinfo_parse.readers.pdf_ink import (
    THIN,
    UNKNOWN,
    Bounds,
    Char,
    Drawn,
    Ink,
    Turn,
    without_doubles,
)
from govinfo_parse.readers.pdf_looks import (
    LOWEST,
    TALLEST,
    Looks,
    LooksReader,
    address,
    is_white,
    square,
)

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MOST_SLOW: Final = 20_000
"""Pieces of text on a page that pdfplumber is asked to read; it takes a millisecond for five."""
_DEEPEST: Final = 6
_MOST_SEGMENTS: Final = 4_000
_SMALLEST: Final = 2.0
_PRINTED: Final = 0x20
"""The first code that prints; PDFium makes up line ends of its own below it."""


class PageFailed(Exception):
    """PDFium gives nothing for a page, or leaves some of its text out.

    ``unseen`` are the boxes of characters that it knows and that nobody sees; ``too_much`` says
    that the page is over a limit.
    """

    def __init__(self, unseen: Sequence[Bounds] = (), *, too_much: bool = False) -> None:
        self.unseen = unseen
        self.too_much = too_much
        super().__init__(len(unseen))


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
    objects = _Objects(budget)
    objects.walk(page, pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, _IDENTITY, 0)
    if objects.left <= 0:
        raise PageFailed(too_much=True)
    letters, complete = _letters(text, objects, budget)
    if not complete:
        if len(objects.texts) > _MOST_SLOW:
            raise PageFailed(too_much=True)
        turn = Turn(90 * pdfium.FPDFPage_GetRotation(page), *shown)
        raise PageFailed([turn.box(*box) for _, box, _, seen in letters if not seen])
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


class _Objects:
    """The objects of a page: boxes that may be lines, images, fills behind text."""

    def __init__(self, budget: int) -> None:
        self.left = budget
        self.texts: list[Any] = []
        self.boxes: list[tuple[Bounds, bool]] = []
        self.images: list[Bounds] = []
        self.fills: list[Bounds] = []

    def walk(self, owner: Any, count: int, get: Any, matrix: Matrix, depth: int) -> None:
        """All objects of a page or form."""
        bounds = [ctypes.c_float() for _ in range(4)]
        for index in range(min(count, self.left)):
            item = get(owner, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.texts.append(item)
                continue
            self.left -= 1
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < _DEEPEST:
                    self.walk(
                        item,
                        pdfium.FPDFFormObj_CountObjects(item),
                        pdfium.FPDFFormObj_GetObject,
                        _times(_matrix(item), matrix),
                        depth + 1,
                    )
                continue
            if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
                continue
            if not pdfium.FPDFPageObj_GetBounds(item, *bounds):
                continue
            box = _moved(
                (bounds[0].value, bounds[1].value, bounds[2].value, bounds[3].value), matrix
            )
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                if min(box[2] - box[0], box[3] - box[1]) <= THIN:
                    self.boxes.append((box, False))
                else:
                    self.images.append(box)
                continue
            self._path(item, box, matrix)

    def _path(self, item: Any, box: Bounds, matrix: Matrix) -> None:
        if min(box[2] - box[0], box[3] - box[1]) <= THIN:
            self.boxes.append((box, False))
            return
        segments = pdfium.FPDFPath_CountSegments(item)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if segments > 5:
            self._subpaths(item, min(segments, _MOST_SEGMENTS), bool(stroke.value), matrix)
            return
        if fill.value and not stroke.value:
            if not _is_white(item):
                self.fills.append(box)
            return
        if segments == 2:
            return  # a slanted line
        half = _stroke_width(item) / 2
        inner = (box[0] + half, box[1] + half, box[2] - half, box[3] - half)
        self.boxes.append((inner, True))

    def _subpaths(self, item: Any, count: int, stroked: bool, matrix: Matrix) -> None:
        """Many lines drawn as one path: each straight piece of it, each thin rectangle."""
        moves = _times(_matrix(item), matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        paths: list[list[tuple[float, float]]] = []
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = (
                moves[0] * x.value + moves[2] * y.value + moves[4],
                moves[1] * x.value + moves[3] * y.value + moves[5],
            )
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                # A letter drawn as its outline, or a round corner.
                points = []
                continue
            if kind == pdfium.FPDF_SEGMENT_MOVETO or not points:
                points = [point]
                paths.append(points)
            else:
                points.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
                points.append(points[0])
        rings = len(paths) == 2
        for path in paths:
            xs, ys = [p[0] for p in path], [p[1] for p in path]
            whole = (min(xs), min(ys), max(xs), max(ys))
            if min(whole[2] - whole[0], whole[3] - whole[1]) <= THIN:
                self.boxes.append((whole, False))
            elif stroked or rings:
                for (ax, ay), (bx, by) in pairwise(path):
                    if min(abs(ax - bx), abs(ay - by)) <= 0.6:
                        side = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
                        self.boxes.append((side, False))


Letter = tuple[str, Bounds, int, bool]
"""A character, its box in user space, its angle in degrees, and whether it is seen."""


def _letters(text: Any, objects: _Objects, budget: int) -> tuple[list[Letter], bool]:
    """The characters of a page, and whether none was left out."""
    count = min(pdfium.FPDFText_CountChars(text), budget)
    found: list[Letter] = []
    box = pdfium.FS_RECTF()
    known: dict[int, Looks] = {}
    reader = LooksReader(text)
    sides = [ctypes.c_double() for _ in range(4)]
    get_unicode, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    get_object, failed = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_HasUnicodeMapError
    generated = pdfium.FPDFText_IsGenerated
    for index in range(count):
        code = get_unicode(text, index)
        if code in _SPACES or (code < _PRINTED and generated(text, index) == 1):
            continue
        char = chr(code) if _PRINTED <= code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN
        if 0xE000 <= code < 0xF900 or code in (0xFFFE, 0xFFFF) or failed(text, index) == 1:
            char = UNKNOWN
        if not get_box(text, index, box):
            continue
        item = get_object(text, index)
        key = address(item)
        looks = known.get(key)
        if looks is None:
            looks = known[key] = reader.looks(index, item)
        angle, seen, white, em, vertical = looks
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
            seen = _is_behind(place, objects)
        found.append((char, place, angle, seen))
    return found, len(objects.texts) <= len(known) or _has_ink(objects.texts, known)


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


def _is_behind(place: Bounds, objects: _Objects) -> bool:
    """Whether something dark lies under white text."""
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return any(
        left <= x <= right and bottom <= y <= top
        for boxes in (objects.fills, objects.images)
        for left, bottom, right, top in boxes
    )


def _main_angle(letters: list[Letter]) -> int | None:
    """The angle of most of the text; a page printed sideways is turned back by it."""
    counts: dict[int, int] = {}
    for _, _, angle, seen in letters:
        if seen and angle % 90 == 0:
            counts[angle] = counts.get(angle, 0) + 1
    return max(counts, key=lambda a: counts[a]) if counts else None


def _is_white(item: Any) -> bool:
    color = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *color):
        return False
    return color[3].value == 0 or is_white(*(part.value for part in color[:3]))


def _stroke_width(item: Any) -> float:
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(item, width)
    return min(width.value, THIN)


def _matrix(item: Any) -> Matrix:
    made = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, made):
        return _IDENTITY
    return made.a, made.b, made.c, made.d, made.e, made.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    if then == _IDENTITY:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _moved(box: Bounds, by: Matrix) -> Bounds:
    if by == _IDENTITY:
        return box
    a, b, c, d, e, f = by
    points = [
        (a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])
    ]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)
