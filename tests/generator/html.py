"""Documents as HTML: tables with spans, paragraphs, and the ways in which tools write them."""

from __future__ import annotations

import random
from collections.abc import Collection
from html import escape

from .document import Box, Document, Paragraph, Table


def text(raw: str) -> str:
    """Text with its special signs escaped; no-break spaces as entities."""
    return escape(raw, quote=False).replace("\u00a0", "&nbsp;").replace("\n", "<br>")


def render_body(rng: random.Random, document: Document, kinds: Collection[str]) -> str:
    """The report without a page around it."""
    parts = []
    for item in document.items:
        if isinstance(item, Table):
            parts.append(table(rng, item, kinds))
        else:
            parts.append(paragraph(rng, item, kinds))
    return "\n".join(parts)


def paragraph(rng: random.Random, item: Paragraph, kinds: Collection[str]) -> str:
    """One paragraph by its role."""
    inner = text(item.text)
    if item.role == "title":
        return f"<h1>{inner}</h1>"
    return f"<p>{inner}</p>"


def table(rng: random.Random, item: Table, kinds: Collection[str]) -> str:
    """A table with true spans."""
    rows = []
    for row in item.rows:
        cells = "".join(f"<td{_spans(box)}>{text(box.text)}</td>" for box in row)
        rows.append(f"<tr>{cells}</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _spans(box: Box) -> str:
    spans = f' colspan="{box.colspan}"' if box.colspan > 1 else ""
    return spans + (f' rowspan="{box.rowspan}"' if box.rowspan > 1 else "")
