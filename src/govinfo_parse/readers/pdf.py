"""PDF files as documents: pages read by PDFium, tables from their ruling lines.

A page that PDFium cannot load is tried with pdfplumber. Text in images is not read: a
report that is scanned raises :class:`~govinfo_parse.ScannedDocument`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from types import MappingProxyType
from typing import Any, Final

import pypdfium2.raw as pdfium

from govinfo_parse.document import Document, Note
from govinfo_parse.errors import DamagedDocument, EncryptedDocument, ScannedDocument
from govinfo_parse.limits import MAX_INK, MAX_PAGES
from govinfo_parse.readers.layout import OVER_LIMIT, to_blocks
from govinfo_parse.readers.pdf_blocks import blocks_of
from govinfo_parse.readers.pdf_fast import PageFailed, read_ink
from govinfo_parse.readers.pdf_guard import refuse_bombs
from govinfo_parse.readers.pdf_ink import UNKNOWN, Ink
from govinfo_parse.readers.pdf_page import read_page
from govinfo_parse.readers.pdf_sheets import pages_of
from govinfo_parse.readers.pdf_slow import SlowPages

_PASSWORD: Final = 4
_SECURITY: Final = 5
_SCANNED: Final = 0.5
"""The share of a page that an image must cover to be a scan of it."""
_FEW_CHARS: Final = 40
_UNKNOWABLE: Final = 0.5
_INFO: Final = ("Title", "Author", "Creator", "Producer", "CreationDate")


def read_pdf(data: bytes) -> Document:
    """Read the bytes of a PDF file.

    Raises :class:`~govinfo_parse.DamagedDocument`, :class:`~govinfo_parse.EncryptedDocument`
    (a password other than the empty one), :class:`~govinfo_parse.ScannedDocument` and
    :class:`~govinfo_parse.DocumentTooLarge`.
    """
    refuse_bombs(data)
    # PDFium reads from these bytes, and not a copy, until it is closed.
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refused(pdfium.FPDF_GetLastError())
    try:
        inks, notes = _read_pages(document, data)
        metadata = _metadata(document)
    finally:
        pdfium.FPDF_CloseDocument(document)
    notes += _insist_on_text(inks)
    blocks, truncated = to_blocks(
        blocks_of([read_page(page) for ink in inks for page in pages_of(ink)])
    )
    if truncated:
        notes.append(OVER_LIMIT)
    return Document("pdf", tuple(blocks), MappingProxyType(metadata), notes=tuple(notes))


def _refused(error: int) -> Exception:
    if error == _PASSWORD:
        return EncryptedDocument("the PDF file needs a password")
    if error == _SECURITY:
        return EncryptedDocument("the PDF file is encrypted in an unknown way")
    return DamagedDocument("the PDF file is cut off or broken")


def _read_pages(document: Any, data: bytes) -> tuple[list[Ink], list[Note]]:
    inks: list[Ink] = []
    notes: list[Note] = []
    count = pdfium.FPDF_GetPageCount(document)
    budget = MAX_INK
    slow = SlowPages(data)
    for index in range(min(count, MAX_PAGES)):
        ink = _ink(document, slow, index, budget)
        if ink is None:
            notes.append(Note("page_unreadable", f"page {index + 1} cannot be read"))
            continue
        inks.append(ink)
        budget -= len(ink.chars) + len(ink.across) + len(ink.down)
        if budget <= 0:
            break
    if len(inks) < count and (count > MAX_PAGES or budget <= 0):
        notes.append(
            Note("document_truncated", f"the first {len(inks)} of {count} pages were read")
        )
    if not inks:
        raise DamagedDocument("no page of the PDF file can be read, or each is over a limit")
    return inks, notes


def _ink(document: Any, slow: SlowPages, index: int, budget: int) -> Ink | None:
    """The page by PDFium, else by pdfplumber; ``None`` where neither can read it."""
    try:
        return read_ink(document, index, budget)
    except PageFailed as failure:
        return None if failure.too_much else slow.ink(index, failure.known)


def _insist_on_text(inks: Sequence[Ink]) -> list[Note]:
    """Raise :class:`ScannedDocument` where most pages are images or cannot be known.

    Returns a note for every other page that is one.
    """
    scans = [i.number for i in inks if i.imaged >= _SCANNED and len(i.chars) < _FEW_CHARS]
    written = [ink for ink in inks if len(ink.chars) >= _FEW_CHARS]
    if scans and (len(scans) >= len(inks) / 2 or not written):
        pages = ", ".join(map(str, scans))
        raise ScannedDocument(
            f"pages {pages} of {len(inks)} are images; figures in images need OCR",
            pages=tuple(scans),
        )
    unknown = [
        ink.number
        for ink in written
        if sum(c.text == UNKNOWN for c in ink.chars) > _UNKNOWABLE * len(ink.chars)
    ]
    if unknown and len(unknown) >= len(written) / 2:
        pages = ", ".join(map(str, unknown))
        raise ScannedDocument(
            f"the fonts of pages {pages} do not tell which characters they draw; OCR is needed",
            pages=tuple(unknown),
        )
    what = dict.fromkeys(scans, "an image")
    what |= dict.fromkeys(unknown, "in fonts that do not tell their characters")
    return [Note("page_unreadable", f"page {n} is {what[n]}; it needs OCR") for n in sorted(what)]


def _metadata(document: Any) -> dict[str, str]:
    """``info_title`` and the like: often left over from another document, so never trusted."""
    found: dict[str, str] = {}
    for name in _INFO:
        size = pdfium.FPDF_GetMetaText(document, name.encode(), None, 0)
        if 2 < size < 4096:
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDF_GetMetaText(document, name.encode(), buffer, size)
            text = buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()
            if text:
                found[f"info_{name.lower()}"] = text
    return found
