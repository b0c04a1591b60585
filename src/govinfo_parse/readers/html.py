"""The HTML reader: whole pages, fragments, and HTML kept inside JSON or scripts.

Works in three steps: a browser's tree as a flat list of tags and text
(:mod:`.html_tokens`), what of it is seen (:mod:`.html_style`), and the paragraphs and
tables that it makes (:mod:`.html_flow`, :mod:`.html_layout`, :mod:`.html_grid`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from govinfo_parse.document import Document, Note
from govinfo_parse.readers.encoding import decode
from govinfo_parse.readers.html_flow import blocks_of
from govinfo_parse.readers.html_style import parse_style_sheets
from govinfo_parse.readers.html_tokens import attributes, tokenize, unescape

FORMAT: Final = "html"

_PROBED: Final = 200_000
_TAG: Final = re.compile(
    r"(?:<|\\u003c|&lt;)\\?/?(html|head|body|table|tbody|tr|td|th|div|p|span|font|h[1-6]|ul|ol|li"
    r"|pre|center|section|article|br)\b",
    re.IGNORECASE,
)


def read_html(data: bytes) -> Document:
    """Read a page or fragment from its bytes."""
    decoded = decode(data)
    return read_html_text(decoded.text, decoded.encoding, decoded.notes)


def read_html_text(text: str, encoding: str | None = None, notes: Sequence[Note] = ()) -> Document:
    """Read a page or fragment from its text."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    tokens = tokenize(text)
    blocks, truncated = blocks_of(tokens, parse_style_sheets(tokens.styles))
    notes = list(notes)
    if truncated or tokens.truncated:
        notes.append(Note("document_truncated", "the page is over a limit; its rest was left out"))
    metadata = MappingProxyType(_metadata(tokens.items))
    return Document(FORMAT, tuple(blocks), metadata, encoding, tuple(notes))


def looks_like_html(text: str) -> bool:
    """Whether real tags dominate; a stray ``<br>`` or ``<70%`` in plain text does not count."""
    head = text[:_PROBED]
    start = head.lstrip("\ufeff \t\r\n")[:1_000].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")) and "<html" in start:
        return True
    counts = {"br": 0, "other": 0}
    for name in _TAG.findall(head):
        counts["br" if name.lower() == "br" else "other"] += 1
    if counts["other"] >= 2:
        return start.startswith("<") or counts["other"] * 300 >= len(head)
    lines = head.count("\n") + 1
    return counts["br"] > 2 * lines and "|" not in head


def _metadata(items: list[str]) -> dict[str, str]:
    """What the head says: the title, and each named <meta>; the first of a name counts."""
    found: dict[str, str] = {}
    try:
        end = items.index("/head")
    except ValueError:
        return found
    for index in range(1, end, 2):
        tag = items[index]
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
