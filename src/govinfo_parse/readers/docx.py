"""Word files (.docx, .docm, templates; transitional and strict) as documents.

The body is walked once: paragraphs, tables with their merges, content controls, text
boxes. Tracked changes count as accepted, hidden text is left out, fields give their
results; headers, footers, notes and comments are parts of their own and are not read.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from govinfo_parse.document import Document
from govinfo_parse.errors import DamagedDocument
from govinfo_parse.readers.docx_flow import RARE, Flow
from govinfo_parse.readers.docx_numbering import read_numbering
from govinfo_parse.readers.docx_package import Package
from govinfo_parse.readers.docx_styles import STRICT, W, read_styles
from govinfo_parse.readers.layout import OVER_LIMIT, Piece, to_blocks

if TYPE_CHECKING:
    from lxml.etree import _Element

_CORE: Final = ("title", "creator", "created", "modified")


def read_docx(data: bytes) -> Document:
    """Read the bytes of a Word file.

    Raises :class:`~govinfo_parse.DamagedDocument` where it is cut off or broken,
    :class:`~govinfo_parse.EncryptedDocument`, :class:`~govinfo_parse.DocumentTooLarge`, and
    :class:`~govinfo_parse.UnsupportedFormat` for a ZIP file that is no Word file.
    """
    package = Package(data)
    source = package.read(package.main)
    if source is None:
        raise DamagedDocument(f"the document part {package.main} is not in the Word file")
    root = package.parse(source, package.main)
    ns = STRICT if root.tag.startswith(STRICT) else W
    body = root.find(f"{ns}body")
    if body is None:
        raise DamagedDocument(f"{package.main} is no Word document: it has no body")
    relations = package.relations(package.main)
    parts = {relation.kind: relation.target for relation in relations.values()}
    styles = read_styles(_side_part(package, parts.get("styles")), ns)
    rare = _mentioned(source)
    numbered = "numPr" in rare or any(style.numbering for style in styles.values())
    lists = _side_part(package, parts.get("numbering")) if numbered else None
    if any(style.hidden for style in styles.values()):
        rare |= {"vanish"}
    flow = Flow(ns, styles, read_numbering(lists, ns), rare)
    pieces = flow.blocks(body)
    for name in flow.chunks:
        if name in relations:
            pieces += _embedded_page(package, relations[name].target)
    blocks, truncated = to_blocks(pieces)
    return Document(
        "docx",
        tuple(blocks),
        MappingProxyType(_metadata(package)),
        notes=(OVER_LIMIT,) if truncated else (),
    )


def _mentioned(source: bytes) -> frozenset[str]:
    """Which of the rare properties a document mentions; only these are looked for."""
    if b"\0" in source[:64]:
        return frozenset(RARE)  # UTF-16
    return frozenset(name for name in RARE if name.encode() in source)


def _side_part(package: Package, name: str | None) -> _Element | None:
    """Styles or lists; a document without them, or with broken ones, can still be read."""
    try:
        return package.tree(name) if name else None
    except DamagedDocument:
        return None


def _embedded_page(package: Package, name: str) -> list[Piece]:
    """An HTML page put into a Word file whole (``w:altChunk``), as export tools of sites do."""
    from govinfo_parse.readers.encoding import decode
    from govinfo_parse.readers.html import looks_like_html, read_html_text

    decoded = decode(_web_page(package.read(name) or b""))
    if not looks_like_html(decoded.text):
        return []
    return list(read_html_text(decoded.text, decoded.encoding, decoded.notes).blocks)


def _web_page(data: bytes) -> bytes:
    """The page of a web archive (MHT), in which ``=3D`` stands for ``=``; else the data."""
    if data.lstrip()[:13].lower() != b"mime-version:":
        return data
    from email import message_from_bytes

    for part in message_from_bytes(data.lstrip()).walk():
        page = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(page, bytes):
            return page
    return b""


def _metadata(package: Package) -> dict[str, str]:
    """``core_title`` and the like: often left over from another document, so never trusted."""
    root = _side_part(package, "docProps/core.xml")
    found: dict[str, str] = {}
    for element in root if root is not None else ():
        name = str(element.tag).rpartition("}")[2]
        if name in _CORE and element.text and element.text.strip():
            found[f"core_{name}"] = element.text.strip()
    return found
