"""Pages of a PDF file as pictures, turned as their text reads, as boxes of entries are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from govinfo_parse.limits import MAX_INK
from govinfo_parse.readers.pdf_fast import PageFailed, read_ink
from govinfo_parse.readers.pdf_guard import refuse_bombs

_WIDEST: Final = 1_200
"""Pixels; enough to read the small print of an A4 page."""
_QUALITY: Final = 60


@dataclass(frozen=True, slots=True)
class Picture:
    """A page: its number from 1, its size in points as its text reads, and an image of it."""

    number: int
    width: float
    height: float
    kind: str
    data: bytes


def pictures_of(data: bytes, most: int) -> Iterator[Picture]:
    """Pictures of the first ``most`` pages; a page that cannot be drawn is left out."""
    refuse_bombs(data)
    with pypdfium2.PdfDocument(data) as document:
        for index in range(min(len(document), most)):
            try:
                yield _picture(document, index)
            except pypdfium2.PdfiumError:
                continue


def _picture(document: pypdfium2.PdfDocument, index: int) -> Picture:
    page = document[index]
    turn = _turn(document, index, page)
    width, height = page.get_size()
    if turn % 180:
        width, height = height, width
    scale = min(3.0, _WIDEST / max(1.0, width), 3 * _WIDEST / max(1.0, height))
    image = page.render(scale=scale, rotation=turn).to_pil()
    file = io.BytesIO()
    image.convert("RGB").save(file, "WEBP", quality=_QUALITY)
    return Picture(index + 1, width, height, "image/webp", file.getvalue())


def _turn(document: pypdfium2.PdfDocument, index: int, page: pypdfium2.PdfPage) -> int:
    """By how much a viewer's page must be turned for its text to be upright."""
    try:
        ink = read_ink(document.raw, index, MAX_INK)
    except PageFailed:
        return 0
    return int(ink.upright - 90 * pdfium.FPDFPage_GetRotation(page)) % 360
