"""From places on a sheet to the numbers of a content stream, and from those to the page."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass

from .pdf_sheet import Sheet

Matrix = tuple[float, float, float, float, float, float]


def number(value: float) -> str:
    """A number as short as it can be."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def cm(matrix: Matrix) -> str:
    """The operator that sets a matrix."""
    return " ".join(map(number, matrix)) + " cm"


@dataclass(frozen=True, slots=True)
class Space:
    """The units of a content stream: `scale` of them make a point; y may count downwards."""

    height: float
    scale: float = 1.0
    flip: bool = False
    dx: float = 0.0
    dy: float = 0.0

    def xy(self, x: float, y: float) -> tuple[float, float]:
        """A place on the sheet in the units of the stream."""
        down = y if self.flip else self.height - y
        return (x + self.dx) * self.scale, (down + self.dy) * self.scale

    def at(self, x: float, y: float) -> str:
        """The same as text."""
        a, b = self.xy(x, y)
        return f"{number(a)} {number(b)}"

    def long(self, length: float) -> str:
        """A length in the units of the stream."""
        return number(length * self.scale)

    def area(self, x0: float, y0: float, x1: float, y1: float) -> str:
        """A rectangle by its corner and its sides."""
        corner = self.at(x0, y0 if self.flip else y1)
        return f"{corner} {self.long(x1 - x0)} {self.long(y1 - y0)}"

    def back(self) -> Matrix | None:
        """From the units of the stream to points that count from the lower left corner."""
        if not self.flip and self.scale == 1.0:
            return None
        size = 1 / self.scale
        return (size, 0, 0, -size, 0, self.height) if self.flip else (size, 0, 0, size, 0, 0)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a sheet lies in a page: entries of the page, and the operator before everything."""

    entries: str
    before: str
    dx: float = 0.0
    dy: float = 0.0


def _box(name: str, x0: float, y0: float, x1: float, y1: float) -> str:
    return f"/{name}[{number(x0)} {number(y0)} {number(x1)} {number(y1)}]"


def frame(rng: random.Random, sheet: Sheet, kinds: Collection[str], baked: bool) -> Frame:
    """The boxes and the turn of a page. Where `baked`, the numbers themselves are moved."""
    wide, high = sheet.width, sheet.height
    turned = any(k in kinds for k in ("pdf_rotated", "pdf_rotated_270", "pdf_upside_down"))
    if turned and "pdf_landscape_tables" in kinds and not sheet.lying:
        turned = False
    if turned:
        if "pdf_upside_down" in kinds:
            matrix: Matrix = (-1, 0, 0, -1, wide, high)
            return Frame(_box("MediaBox", 0, 0, wide, high) + "/Rotate 180", cm(matrix))
        box = _box("MediaBox", 0, 0, high, wide)
        if "pdf_rotated" in kinds:
            return Frame(box + f"/Rotate {rng.choice((90, -270, 450))}", cm((0, 1, -1, 0, high, 0)))
        return Frame(box + "/Rotate 270", cm((0, -1, 1, 0, 0, wide)))
    if "pdf_turned" in kinds and sheet.lying:
        return Frame(_box("MediaBox", 0, 0, high, wide), cm((0, 1, -1, 0, high, 0)))
    if "pdf_user_unit" in kinds:
        return Frame(_box("MediaBox", 0, 0, wide / 2, high / 2) + "/UserUnit 2", ".5 0 0 .5 0 0 cm")
    dx = dy = 0.0
    entries = _box("MediaBox", 0, 0, wide, high)
    if "pdf_crop_box" in kinds or "pdf_outside" in kinds:
        dx, dy = 100.0, 60.0
        entries = _box("MediaBox", 0, 0, wide + 220, high + 130)
        entries += _box("CropBox", dx, dy, wide + dx, high + dy)
    elif "pdf_origin" in kinds:
        dx, dy = rng.choice(((-300.0, -200.0), (1000.0, 500.0), (0.0, -841.9)))
        entries = _box("MediaBox", dx, dy, wide + dx, high + dy)
    if not dx and not dy:
        return Frame(entries, "")
    return Frame(entries, "", dx, dy) if baked else Frame(entries, cm((1, 0, 0, 1, dx, dy)))
