"""The objects of a page by PDFium: lines, images, and what lies under or over text."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import Any, Final

import pypdfium2.raw as pdfium

from govinfo_parse.readers.pdf_ink import THIN, Bounds
from govinfo_parse.readers.pdf_looks import address, is_white

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST: Final = 6
_MOST_SEGMENTS: Final = 4_000
_BAND: Final = 24


class Objects:
    """The objects of a page: boxes that may be lines, images, fills behind text."""

    def __init__(self, budget: int) -> None:
        self.left = budget
        self.texts: list[Any] = []
        self.boxes: list[tuple[Bounds, bool]] = []
        self.images: list[Bounds] = []
        self.fills: list[Bounds] = []
        self.covers: list[tuple[Any, Bounds]] = []
        """Opaque shapes drawn after some text, in order, which they may cover."""
        self._covers_before: list[int] = []
        self._bands: dict[int, list[int]] | None = None
        self._drawn_at: dict[int, int] = {}

    def walk(self, owner: Any, count: int, get: Any, matrix: Matrix, depth: int) -> None:
        """All objects of a page or form."""
        bounds = [ctypes.c_float() for _ in range(4)]
        for index in range(min(count, self.left)):
            item = get(owner, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.texts.append(item)
                self._covers_before.append(len(self.covers))
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

    def is_under(self, place: Bounds) -> bool:
        """Whether something dark lies under white text."""
        return any(_holds(box, place) for boxes in (self.fills, self.images) for box in boxes)

    def is_over(self, text: int, place: Bounds) -> bool:
        """Whether a shape was drawn over a character of a text object: nobody sees it."""
        if self._bands is None:
            self._bands = {}
            self.covers = [(item, _clipped(item, box)) for item, box in self.covers]
            for number, (_, (_, bottom, _, top)) in enumerate(self.covers):
                for band in range(int(bottom // _BAND), min(int(top // _BAND), 2000) + 1):
                    self._bands.setdefault(band, []).append(number)
            pairs = zip(self.texts, self._covers_before, strict=True)
            self._drawn_at = {address(item): count for item, count in pairs}
        near = self._bands.get(int((place[1] + place[3]) / 2 // _BAND), ())
        drawn_at = self._drawn_at.get(text, len(self.covers))
        return any(number >= drawn_at and _holds(self.covers[number][1], place) for number in near)

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
        if fill.value and self.texts and not pdfium.FPDFPageObj_HasTransparency(item):
            self.covers.append((item, box))
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


def _clipped(item: Any, box: Bounds) -> Bounds:
    """What its clipping paths leave of a shape, at most."""
    path = pdfium.FPDFPageObj_GetClipPath(item)
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(max(count, 0)):
        segments = pdfium.FPDFClipPath_CountPathSegments(path, number)
        xs, ys = [], []
        for index in range(min(max(segments, 0), _MOST_SEGMENTS)):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, number, index)
            if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                xs.append(x.value)
                ys.append(y.value)
        if xs:
            box = (
                max(box[0], min(xs)), max(box[1], min(ys)), min(box[2], max(xs)), min(box[3], max(ys)),
            )  # fmt: skip
    return box


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
        return IDENTITY
    return made.a, made.b, made.c, made.d, made.e, made.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    if then == IDENTITY:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _moved(box: Bounds, by: Matrix) -> Bounds:
    if by == IDENTITY:
        return box
    a, b, c, d, e, f = by
    points = [
        (a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])
    ]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _holds(box: Bounds, place: Bounds) -> bool:
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
