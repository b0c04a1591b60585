"""Writes a whole document as plain text or Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .model import Document, Item, Para, Table
from .text_tables import Written, glued_unsure, partly_blank, write


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a crawler writes a page down."""

    dialect: str
    blank_lines: bool = True
    indent: str = ""
    ends: str = "\n"
    encoding: str = "utf-8"
    hashes: bool = False
    broken: bool = False
    marks: bool = False


def to_text(rng: Random, document: Document, style: TextStyle) -> tuple[bytes, frozenset[str]]:
    """Return the file and the keys that its dialect makes unsure."""
    if style.dialect in ("oneline", "glued"):
        text, unsure = _running(document, style.dialect)
    else:
        text, unsure = _paragraphs(rng, document, style)
    data = text.replace("\n", style.ends).encode(style.encoding, "replace")
    return data, unsure


def _paragraphs(rng: Random, document: Document, style: TextStyle) -> tuple[str, frozenset[str]]:
    blocks: list[str] = []
    unsure: set[str] = set()
    for item in document.items:
        if isinstance(item, Para):
            blocks.append(_para(item, style))
            continue
        if item.caption:
            blocks.append(item.caption)
        written: Written = write(rng, item, style.dialect, style.broken, style.marks)
        unsure |= written.unsure
        blocks.append("\n".join(written.lines).rstrip("\n"))
    gap = "\n\n" if style.blank_lines or style.dialect.startswith("markdown") else "\n"
    return gap.join(blocks) + "\n", frozenset(unsure)


def _para(item: Para, style: TextStyle) -> str:
    if style.hashes and item.kind in ("h1", "h2", "title"):
        return {"title": "# ", "h1": "## ", "h2": "### "}[item.kind] + item.text
    return (style.indent if item.kind == "p" else "") + item.text


def _pieces(items: tuple[Item, ...], gap: str) -> list[tuple[str, int, int]]:
    """Return texts with the item and row they come from (row -1 outside tables)."""
    made: list[tuple[str, int, int]] = []
    for number, item in enumerate(items):
        if isinstance(item, Para):
            made.append((item.text.replace("\n", gap), number, -1))
            continue
        if item.caption:
            made.append((item.caption, number, -1))
        for y, row in enumerate(item.rows):
            texts = [cell.text.replace("\n", "") for cell in row]
            made.append((gap.join(t for t in texts if t.strip()), number, y))
    return [piece for piece in made if piece[0].strip()]


def _running(document: Document, dialect: str) -> tuple[str, frozenset[str]]:
    gap = " " if dialect == "oneline" else ""
    pieces = _pieces(document.items, gap)
    unsure: set[str] = set()
    for place, (_, number, y) in enumerate(pieces):
        item = document.items[number]
        if y < 0 or not isinstance(item, Table):
            continue
        after = pieces[place + 1][0] if place + 1 < len(pieces) else ""
        if dialect == "glued":
            unsure |= glued_unsure(item.rows[y], after)
        else:
            unsure |= partly_blank(item.rows[y])
    return gap.join(text for text, _, _ in pieces) + "\n", frozenset(unsure)
