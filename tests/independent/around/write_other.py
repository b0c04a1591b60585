"""Writes a document as a Word file or as plain text."""

from __future__ import annotations

from independent.docx_file import Office, to_docx
from independent.model import Cell, Document, Item, Para, Table
from independent.text_file import TextStyle, to_text

from .model import Block, Draft, Piece, Rows

_PIPES = (
    "pipes",
    "pipes_inner",
    "pipes_trailing",
    "markdown",
    "markdown_fill",
    "cell_pipe",
    "lone_pipes",
)
_DIALECTS = (
    *_PIPES,
    "lines",
    "lines_tight",
    "lines_counted",
    "tabs",
    "spaces",
    "pipes_fill",
    "aligned",
)
_KINDS = {
    "title": "title",
    "head": "h1",
    "sub": "h2",
    "meta": "meta",
    "page": "page",
    "note": "note",
}


def docx(draft: Draft, pieces: list[Piece]) -> bytes:
    """Return a Word file."""
    rng = draft.rng
    office = Office(
        styles=rng.random() < 0.5, runs=rng.random() < 0.5, head_rows=rng.random() < 0.3
    )
    return to_docx(rng, _document(draft, pieces), office)


def text(draft: Draft, pieces: list[Piece]) -> bytes:
    """Return a text file."""
    rng = draft.rng
    dialect = rng.choice(_PIPES if draft.has("rows:prose_in_table") else _DIALECTS)
    indent = rng.choice(("", "　　", "    ", ""))
    encoding = rng.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030"))
    if draft.kinds and any(kind.startswith("script:") for kind in draft.kinds):
        encoding = "utf-8"
    style = TextStyle(
        dialect,
        rng.random() < 0.5,
        indent,
        rng.choice(("\n", "\n", "\r\n")),
        encoding,
        dialect.startswith("markdown") and rng.random() < 0.6,
    )
    document = _document(draft, pieces)
    if draft.has("lines:wrapped"):
        width = rng.randint(24, 44)
        items = tuple(
            _wrapped(item, width) if isinstance(item, Para) else item for item in document.items
        )
        document = Document(items, document.title, document.agency, document.year)
    return to_text(rng, document, style)[0]


def _document(draft: Draft, pieces: list[Piece]) -> Document:
    items: list[Item] = []
    for piece in pieces:
        if isinstance(piece, Block):
            items.append(Para(piece.text, _KINDS.get(piece.role, "p")))
        elif isinstance(piece, Rows):
            items.append(Table(tuple((Cell(b.text, "plain"),) for b in piece.blocks), 0, 0))
        else:
            items.append(piece)
    return Document(tuple(items), draft.title or "", draft.organ.name, draft.year)


def _wrapped(item: Para, width: int) -> Para:
    if item.kind != "p":
        return item
    lines = [item.text[n : n + width] for n in range(0, len(item.text), width)]
    return Para("\n".join(lines), item.kind)
