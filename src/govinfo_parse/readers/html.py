"""The HTML reader: whole pages, fragments, and HTML kept inside JSON or scripts.

Works in three steps: a browser's tree as a flat list of tags and text
(:mod:`.html_tokens`), what of it is seen (:mod:`.html_style`), and the paragraphs and
tables that it makes (:mod:`.html_flow`, :mod:`.layout`, :mod:`.grid`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Final

from govinfo_parse.document import Block, Document, Note, PageLine, Paragraph, Table
from govinfo_parse.limits import MAX_TEXT
from govinfo_parse.readers.encoding import decode
from govinfo_parse.readers.html_embedded import TAG, carried, expose
from govinfo_parse.readers.html_flow import blocks_of
from govinfo_parse.readers.html_style import parse_style_sheets
from govinfo_parse.readers.html_tokens import SEPARATOR, attributes, tokenize, unescape

FORMAT: Final = "html"

_PROBED: Final = 200_000
_FEW_CELLS: Final = 40


def read_html(data: bytes) -> Document:
    """Read a page or fragment from its bytes."""
    decoded = decode(data)
    return read_html_text(decoded.text, decoded.encoding, decoded.notes)


def read_html_text(text: str, encoding: str | None = None, notes: Sequence[Note] = ()) -> Document:
    """Read a page or fragment from its text."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    text = _lines_as_paragraphs(expose(text))
    page = _read(text)
    if not any(map(_is_large_table, page.blocks)) and _CARRIER.search(text, 0, MAX_TEXT):
        page, text, was_hidden = _best_of(page, text)
        if was_hidden:
            notes = [*notes, Note("article_unescaped", _UNESCAPED)]
    notes = list(notes)
    if page.truncated:
        notes.append(Note("document_truncated", "the page is over a limit; its rest was left out"))
    metadata = MappingProxyType(page.metadata)
    look = partial(_look, text)
    return Document(FORMAT, tuple(page.blocks), metadata, encoding, tuple(notes), look)


_UNESCAPED: Final = (
    "the page holds its article as escaped or hidden HTML (entities, an attribute, a script, a "
    "comment); that was read as HTML"
)


def _look(text: str) -> tuple[PageLine, ...]:
    from govinfo_parse.readers.html_links import look_at

    return look_at(text)


def _lines_as_paragraphs(text: str) -> str:
    """Markdown or plain lines above HTML tables keep their lines: ``# 标题`` / ``<table>``."""
    start = text[:200].lstrip()
    if not start or start[0] in "<{[\"'" or _BLOCK_TAG.search(text):
        return text
    return _PLAIN_LINE.sub("<p>", text) if "<table" in text[:_PROBED].lower() else text


_BLOCK_TAG: Final = re.compile(r"<(?:p|div|br|h[1-6]|html|body)\b", re.IGNORECASE)
_PLAIN_LINE: Final = re.compile(r"^(?=[^\s<])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Page:
    blocks: list[Block]
    metadata: dict[str, str]
    truncated: bool


def _read(text: str) -> _Page:
    tokens = tokenize(text)
    blocks, truncated = blocks_of(tokens, parse_style_sheets(tokens.styles))
    return _Page(blocks, _metadata(tokens.items), truncated or tokens.truncated)


_CARRIER: Final = re.compile(
    r"<(?:script|textarea|xmp|template|noscript|noframes|noembed|iframe|!--)|&(?:amp;)*(?:lt|#60|#x3c);"
    r"|=\s*[\"']\s*<",
    re.IGNORECASE,
)


def _best_of(page: _Page, text: str) -> tuple[_Page, str, bool]:
    """The page, or what it carries without showing it, whichever holds more of tables.

    With the text that it was read from, and whether the page did not show it.
    """
    best, source = page, text
    for content in carried(text):
        inner = _read(content)
        if _weighs_more(inner.blocks, best.blocks):
            best, source = _Page(inner.blocks, page.metadata, inner.truncated), content
            best = best if page.metadata else inner
    if best is page:
        return page, text, False
    return _under_headings(best, page.blocks), source, True


def _under_headings(inner: _Page, outer: Sequence[Block]) -> _Page:
    """A hidden article has its title in the page that is to show it."""
    if any(isinstance(block, Paragraph) and block.heading for block in inner.blocks):
        return inner
    heads = [b for b in outer if isinstance(b, Paragraph) and b.heading and not b.linked]
    blocks: list[Block] = [*heads, *inner.blocks]
    number = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            blocks[at] = replace(block, index=number)
            number += 1
    return _Page(blocks, inner.metadata, inner.truncated)


def _weighs_more(inner: Sequence[Block], outer: Sequence[Block]) -> bool:
    """Whether carried HTML is the content: the page shows less prose and fewer tables than it.

    A page that shows a report's prose is the report, whatever copies its scripts hold.
    """
    if _table_text(inner) or _table_text(outer):
        return _table_text(inner) > _table_text(outer) and _prose(inner) >= _prose(outer)
    return _prose(inner) > 2 * _prose(outer)


def _prose(blocks: Sequence[Block]) -> int:
    """Characters of paragraphs; one that shows tags is no prose, but an article unread."""
    return sum(
        len(block.text)
        for block in blocks
        if isinstance(block, Paragraph) and not block.linked and not TAG.search(block.text)
    )


def _is_large_table(block: Block) -> bool:
    return isinstance(block, Table) and sum(map(len, block.rows)) >= _FEW_CELLS


def _table_text(blocks: Sequence[Block]) -> int:
    return sum(
        len(cell.text)
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    )


def looks_like_html(text: str) -> bool:
    """Whether real tags dominate; a stray ``<br>`` or ``<70%`` in plain text does not count."""
    head = text[:_PROBED]
    start = head.lstrip("\ufeff \t\r\n")[:1_000].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")) and "<html" in start:
        return True
    if start.startswith("<"):
        # A fragment: two tags are enough, and the rest need not be looked at.
        tags = (name for name in TAG.findall(head[:2_000]) if name.lower() != "br")
        if next(tags, None) and next(tags, None):
            return True
    counts = {"br": 0, "other": 0}
    for name in TAG.findall(head):
        counts["br" if name.lower() == "br" else "other"] += 1
    if counts["other"] >= 2:
        return start.startswith("<") or counts["other"] * 300 >= len(head)
    lines = head.count("\n") + 1
    return counts["br"] > 2 * lines and "|" not in head


def _metadata(items: list[str]) -> dict[str, str]:
    """What the head says: the title, and each named <meta>; the first of a name counts."""
    found: dict[str, str] = {}
    for index in range(1, len(items), 2):
        for tag in items[index].split(SEPARATOR):
            if tag == "/head":
                return found
            if tag.startswith("meta "):
                given = attributes(tag)
                name = (given.get("name") or given.get("property") or "").strip().lower()
                content = " ".join(given.get("content", "").split())
                if name and content:
                    found.setdefault(name, content)
            elif tag == "title" or tag.startswith("title "):
                title = " ".join(unescape(items[index + 1]).split())
                if title:
                    found.setdefault("title", title)
    return found
