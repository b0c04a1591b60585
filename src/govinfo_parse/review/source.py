"""The source as it was read: tables and paragraphs, pages of a PDF file, or lines of a text.

Every place that an entry comes from gets an id, and leads to the entry.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from govinfo_parse.document import Document, Location, Paragraph, Table
from govinfo_parse.readers.encoding import decode
from govinfo_parse.readers.text_lines import raw_lines
from govinfo_parse.results.entry import Entry
from govinfo_parse.results.html import span_attributes
from govinfo_parse.review.words import two

_MOST_PAGES: Final = 60
_MOST_BLOCKS: Final = 5_000

Places = Mapping[int, str]
"""The id of the place in the source that each entry comes from, by the entry's number."""


@dataclass(frozen=True, slots=True)
class Source:
    """The drawn source and where entries stand in it."""

    html: str
    places: Places


def draw_source(document: Document, data: bytes, entries: Sequence[Entry]) -> Source:
    """The source of a report, as its format asks for."""
    if document.format == "pdf":
        return _pages(document, data, entries)
    if document.format == "text":
        return _lines(data, entries)
    return _blocks(document, entries)


# Web pages and Word files: what the reader took from them, as printed


def _blocks(document: Document, entries: Sequence[Entry]) -> Source:
    by_cell: dict[tuple[int, int, int], list[int]] = {}
    by_paragraph: dict[int, list[int]] = {}
    for number, entry in enumerate(entries):
        at = entry.location
        if at is not None and at.table is not None and at.row is not None and at.column is not None:
            by_cell.setdefault((at.table, at.row, at.column), []).append(number)
        elif at is not None and at.paragraph is not None:
            by_paragraph.setdefault(at.paragraph, []).append(number)
    places: dict[int, str] = {}
    parts = []
    for block in document.blocks[:_MOST_BLOCKS]:
        if isinstance(block, Paragraph):
            numbers = by_paragraph.get(block.index, [])
            places |= dict.fromkeys(numbers, f"p{block.index}")
            parts.append(_paragraph(block, numbers, entries))
        else:
            parts.append(_table(block, by_cell, entries, places))
    if len(document.blocks) > _MOST_BLOCKS:
        left = len(document.blocks) - _MOST_BLOCKS
        parts.append(f"<p>{two(f'其余 {left} 段未显示', f'{left} more blocks are not shown')}</p>")
    return Source("".join(parts), places)


def _paragraph(block: Paragraph, numbers: Sequence[int], entries: Sequence[Entry]) -> str:
    look = ' class="linked"' if block.linked else ' class="heading"' if block.heading else ""
    text = _broken(block.text)
    if numbers:
        return f"<p{look}>{_link(f'p{block.index}', numbers, text, entries)}</p>"
    return f'<p id="p{block.index}"{look}>{text}</p>'


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _table(
    table: Table,
    by_cell: Mapping[tuple[int, int, int], list[int]],
    entries: Sequence[Entry],
    places: dict[int, str],
) -> str:
    rows = []
    for row in table.rows:
        cells = []
        for cell in row:
            numbers = by_cell.get((table.index, cell.row, cell.column), [])
            ident = f"c{table.index}-{cell.row}-{cell.column}"
            places |= dict.fromkeys(numbers, ident)
            inner = _broken(cell.text)
            if numbers:
                inner = _link(ident, numbers, inner or "&nbsp;", entries)
            cells.append(f"<td{span_attributes(cell)}>{inner}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<div class="wide"><table class="printed">{"".join(rows)}</table></div>'


def _link(ident: str, numbers: Sequence[int], text: str, entries: Sequence[Entry]) -> str:
    """A place that leads to its entry, the first of several; ``data-to`` names them all."""
    to = " ".join(f"e{number}" for number in numbers)
    first = entries[numbers[0]]
    return (
        f'<a id="{ident}" class="place {first.status}" href="#e{numbers[0]}" data-to="{to}" '
        f'aria-label="{escape(first.raw or "")} → {escape(first.field.key)}">{text}</a>'
    )


# Lines of a text


def _lines(data: bytes, entries: Sequence[Entry]) -> Source:
    by_line: dict[int, list[tuple[int, int, int]]] = {}
    for number, entry in enumerate(entries):
        at = entry.location
        if at is not None and at.line:
            start = (at.offset or 1) - 1
            end = start + len(entry.raw or "") if at.offset else -1
            by_line.setdefault(at.line, []).append((start, end, number))
    places: dict[int, str] = {}
    lines = []
    for count, line in enumerate(raw_lines(decode(data).text), start=1):
        found = _marked(line, count, sorted(by_line.get(count, [])), entries, places)
        lines.append(f'<li id="l{count}">{found}</li>')
    return Source(f'<ol class="lines">{"".join(lines)}</ol>', places)


def _marked(
    line: str,
    count: int,
    marks: Iterable[tuple[int, int, int]],
    entries: Sequence[Entry],
    places: dict[int, str],
) -> str:
    """A line with its figures as links; what cannot be told apart leads to the line."""
    parts = []
    done = 0
    groups: dict[tuple[int, int], list[int]] = {}
    for start, end, number in marks:
        groups.setdefault((start, end), []).append(number)
    for (start, end), numbers in groups.items():
        if done <= start < end <= len(line):
            ident = f"l{count}-{start}"
            parts += [
                escape(line[done:start]),
                _link(ident, numbers, escape(line[start:end]), entries),
            ]
            done = end
        else:
            ident = f"l{count}"
        places |= dict.fromkeys(numbers, ident)
    return "".join([*parts, escape(line[done:])])


# Pages of a PDF file


def _pages(document: Document, data: bytes, entries: Sequence[Entry]) -> Source:
    from govinfo_parse.readers.pdf_picture import pictures_of

    boxes: dict[int, dict[tuple[float, ...], list[int]]] = {}
    for number, entry in enumerate(entries):
        at = entry.location
        if at is not None and at.page is not None and at.box is not None:
            boxes.setdefault(at.page, {}).setdefault(at.box, []).append(number)
    others: dict[int, set[tuple[float, ...]]] = {}
    for at in _printed_cells(document):
        if at.page is not None and at.box is not None and at.box not in boxes.get(at.page, {}):
            others.setdefault(at.page, set()).add(at.box)
    places: dict[int, str] = {}
    parts = []
    for picture in pictures_of(data, _MOST_PAGES):
        page = picture.number
        drawn = [_rectangle(box) for box in sorted(others.get(page, ()))]
        for count, (box, numbers) in enumerate(sorted(boxes.get(page, {}).items())):
            ident = f"b{page}-{count}"
            places |= dict.fromkeys(numbers, ident)
            drawn.append(_link(ident, numbers, _rectangle(box), entries))
        image = base64.b64encode(picture.data).decode("ascii")
        name = two(f"第 {page} 页", f"page {page}")
        parts.append(
            f'<figure class="page" id="page{page}"><figcaption>{name}</figcaption>'
            f'<svg viewBox="0 0 {picture.width:g} {picture.height:g}" role="group">'
            f'<image href="data:{picture.kind};base64,{image}" width="{picture.width:g}" '
            f'height="{picture.height:g}"/>{"".join(drawn)}</svg></figure>'
        )
    return Source("".join(parts), places)


def _printed_cells(document: Document) -> Iterator[Location]:
    for table in document.tables:
        for row in table.rows:
            yield from map(table.locate, row)


def _rectangle(box: tuple[float, ...]) -> str:
    x0, y0, x1, y1 = box
    return f'<rect x="{x0:g}" y="{y0:g}" width="{x1 - x0:g}" height="{y1 - y0:g}"/>'
