"""Which reader reads what: told by the content of the bytes, never by a file's name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from govinfo_parse.document import Document
from govinfo_parse.errors import EncryptedDocument, UnsupportedFormat
from govinfo_parse.readers.encoding import Decoded, decode
from govinfo_parse.readers.html import looks_like_html, read_html_text
from govinfo_parse.readers.mhtml import looks_like_mhtml
from govinfo_parse.readers.text import read_text

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MOST_CONTROL: Final = 0.02

SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"PK\x05\x06", "an empty ZIP file"),
    (
        _OLE,
        "an old Word, Excel or WPS file (.doc, .xls, .wps); open it in Word, WPS or LibreOffice and save it as .docx or PDF",
    ),
    (b"{\\rtf", "an RTF file; save it as .docx or HTML"),
    (b"\x89PNG", "a PNG image; figures in images need OCR"),
    (b"\xff\xd8\xff", "a JPEG image; figures in images need OCR"),
    (b"GIF8", "a GIF image; figures in images need OCR"),
    (b"BM", "a BMP image; figures in images need OCR"),
    (b"II*\x00", "a TIFF image; figures in images need OCR"),
    (b"MM\x00*", "a TIFF image; figures in images need OCR"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3", "a database"),
)
"""First bytes of what is no text, and what to say of it. ``BM`` needs a look at what follows."""


@dataclass(frozen=True, slots=True)
class BinaryReader:
    """A reader of bytes that are no text: its name, whether they are its, and how it reads."""

    name: str
    accepts: Callable[[bytes], bool]
    read: Callable[[bytes], Document]


@dataclass(frozen=True, slots=True)
class TextReader:
    """A reader of decoded text: its name, whether a text is its, and how it reads."""

    name: str
    accepts: Callable[[str], bool]
    read: Callable[[Decoded], Document]


def _read_docx(data: bytes) -> Document:
    from govinfo_parse.readers.docx import read_docx

    return read_docx(data)


def _read_pdf(data: bytes) -> Document:
    from govinfo_parse.readers.pdf import read_pdf

    return read_pdf(data)


def _read_mhtml(data: bytes) -> Document:
    from govinfo_parse.readers.mhtml import read_mhtml

    return read_mhtml(data)


def _is_pdf(data: bytes) -> bool:
    """Viewers look for the header in the first 1024 bytes; mail gateways put lines before it."""
    start = data.find(b"%PDF-", 0, 1024 + 5)
    return start >= 0 and b"<" not in data[:start]


BINARY_READERS: Final[tuple[BinaryReader, ...]] = (
    BinaryReader("docx", lambda data: data.startswith(b"PK\x03\x04"), _read_docx),
    BinaryReader("pdf", _is_pdf, _read_pdf),
    BinaryReader("mhtml", looks_like_mhtml, _read_mhtml),
)
"""Asked first, in order. Their libraries load on first use."""

READERS: Final[tuple[TextReader, ...]] = (
    TextReader("html", looks_like_html, lambda d: read_html_text(d.text, d.encoding, d.notes)),
    TextReader("text", lambda _: True, lambda d: read_text(d.text, d.encoding, d.notes)),
)
"""Asked in order; the first that accepts a text reads it."""


def read_document(data: bytes, charset: str | None = None) -> Document:
    """Read bytes with the reader that their content asks for.

    ``charset`` is what the server declared of a page or text.
    Raises :class:`~govinfo_parse.UnsupportedFormat` for what is no text and has no reader.
    """
    for binary in BINARY_READERS:
        if binary.accepts(data):
            return binary.read(data)
    if data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        raise EncryptedDocument("this is a Word file that needs a password")
    for magic, what in SIGNATURES:
        if data.startswith(magic) and (magic != b"BM" or b"\x00" in data[:32]):
            raise UnsupportedFormat(f"this is {what}")
    decoded = decode(data, charset)
    if _is_binary(decoded.text):
        raise UnsupportedFormat("this is binary data of no known format")
    for reader in READERS:
        if reader.accepts(decoded.text):
            return reader.read(decoded)
    raise UnsupportedFormat("no reader accepts this text")


def _is_binary(text: str) -> bool:
    """More than a few control characters and replaced bytes in what should be text."""
    sample = text[:20_000]
    return bool(sample) and len(_CONTROL.findall(sample)) > max(8, _MOST_CONTROL * len(sample))
