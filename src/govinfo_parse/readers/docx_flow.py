"""The body of a Word file, walked once in reading order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from govinfo_parse.document import Paragraph
from govinfo_parse.limits import MAX_SPAN
from govinfo_parse.readers.docx_numbering import Numbering
from govinfo_parse.readers.docx_styles import (
    Style,
    child_of,
    heading_level,
    number_place,
    style_of,
)
from govinfo_parse.readers.docx_text import COMPATIBILITY, WRAPPERS, Inline, chosen
from govinfo_parse.readers.grid import NO_SPAN, Span
from govinfo_parse.readers.layout import Frame, Piece, Row, settle

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCK_WRAPPERS: Final = frozenset((*WRAPPERS, "txbxContent")) - {"hyperlink", "fldSimple"}


RARE: Final = (
    "vanish",
    "strike",
    "superscript",
    "numPr",
    "outlineLvl",
    ":del",
    "cellDel",
    "hMerge",
)
"""What most documents do not have, so that it need not be looked for in each cell."""


@dataclass(slots=True)
class _Merge:
    """A cell that cells below may continue (``w:vMerge``)."""

    pieces: list[Piece]
    columns: int
    rows: int = 1


class Flow:
    """Walks block content; what comes out are pieces, as :mod:`.layout` takes them."""

    def __init__(
        self, ns: str, styles: Mapping[str, Style], numbering: Numbering, rare: Collection[str]
    ) -> None:
        """Start a walk of a document with these styles and lists, and these of :data:`RARE`."""
        self.rare = rare
        self.ns = ns
        self.styles = styles
        self.numbering = numbering
        self.inline = Inline(
            ns, styles, self._box, "vanish" in rare or "strike" in rare, "superscript" in rare
        )
        self._boxes: list[_Element] = []
        self._carried = ""
        self._inside = 0
        self.chunks: list[str] = []
        names = (*_BLOCK_WRAPPERS, "p", "tbl", "tr", "tc", "altChunk")
        self._kinds = {f"{ns}{name}": name for name in names}
        self._kinds[f"{COMPATIBILITY}AlternateContent"] = "alternate"
        self._relation = (
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
            "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
        )

    def blocks(self, parent: _Element) -> list[Piece]:
        """The pieces of a body, a cell or a text box."""
        pieces: list[Piece] = []
        for child, kind in self._content(parent, ("p", "tbl", "altChunk")):
            if kind == "p":
                self._paragraph(child, pieces)
            elif kind == "tbl":
                pieces += self._table(child)
            else:
                self.chunks += [child.get(name, "") for name in self._relation if child.get(name)]
        if self._carried and not self._inside:
            pieces.append(self._carried)
            self._carried = ""
        return pieces

    def _content(self, parent: _Element, wanted: tuple[str, ...]) -> Iterator[tuple[_Element, str]]:
        """Children of the wanted kinds, also inside content controls and accepted changes."""
        kinds = self._kinds
        for child in parent:
            kind = kinds.get(child.tag)
            if kind is None:
                continue
            if kind in wanted:
                yield child, kind
            elif kind == "alternate":
                yield from self._content(chosen(child), wanted)
            elif kind in _BLOCK_WRAPPERS:
                yield from self._content(child, wanted)

    def _paragraph(self, element: _Element, pieces: list[Piece]) -> None:
        ns = self.ns
        properties = child_of(element, f"{ns}pPr")
        style = style_of(self.styles, None)
        heading, number, joins = 0, "", False
        if properties is not None and len(properties):
            name = child_of(properties, f"{ns}pStyle")
            style = style_of(self.styles, name.get(f"{ns}val") if name is not None else None)
            level = heading_level(properties, ns) if "outlineLvl" in self.rare else None
            heading = (style.heading if level is None else level) or 0
            place = number_place(properties, ns) if "numPr" in self.rare else None
            place = place or style.numbering
            number = self.numbering.next(place) if place else ""
            # A tracked deletion of the paragraph's end joins it with the next one.
            joins = ":del" in self.rare and properties.find(f"{ns}rPr/{ns}del") is not None
        text = self._carried + self.inline.text(element, style)
        self._carried = ""
        if joins:
            self._carried = text
            return
        if number and text.strip():
            text = number + text
        boxes, self._boxes = self._boxes, []
        if heading:
            lines = (line.strip() for line in text.split("\n"))
            joined = "\n".join(line for line in lines if line)
            if joined:
                pieces.append(Paragraph(joined, heading))
        elif text:
            pieces += [line for line in text.split("\n") if line]
        for box in boxes:
            pieces += self.blocks(box)

    def _box(self, drawing: _Element) -> None:
        """Text boxes of a drawing come after the paragraph that they hang on."""
        for box in drawing.iter(f"{self.ns}txbxContent"):
            outer = box.getparent()
            while outer is not None and outer is not drawing:
                if outer.tag in (f"{self.ns}txbxContent", f"{COMPATIBILITY}Fallback"):
                    break
                outer = outer.getparent()
            if outer is drawing:
                self._boxes.append(box)

    def _table(self, element: _Element) -> list[Piece]:
        open_merges: dict[int, _Merge] = {}
        made: list[list[tuple[list[Piece], _Merge]]] = []
        for child, _ in self._content(element, ("tr",)):
            row = self._row(child, open_merges)
            if row is not None:
                made.append(row)
        rows: list[Row] = [
            [(pieces, _span(merge.rows, merge.columns)) for pieces, merge in line] for line in made
        ]
        frame = Frame([], [])
        frame.groups.append(("tbody", rows))
        frame.nested = any(
            not isinstance(piece, str | Paragraph)
            for row in rows
            for pieces, _ in row
            for piece in pieces
        )
        return settle(frame)

    def _row(
        self, element: _Element, open_merges: dict[int, _Merge]
    ) -> list[tuple[list[Piece], _Merge]] | None:
        """The cells of a row; ``None`` for one whose deletion was tracked."""
        ns = self.ns
        properties = child_of(element, f"{ns}trPr")
        column = 0
        row: list[tuple[list[Piece], _Merge]] = []
        if properties is not None:
            if child_of(properties, f"{ns}del") is not None:
                return None
            before = child_of(properties, f"{ns}gridBefore")
            if before is not None:
                column = _count(before.get(f"{ns}val"))
                if column:
                    row.append(([], _Merge([], column)))
        wide: _Merge | None = None
        continued: dict[int, _Merge] = {}
        for cell, _ in self._content(element, ("tc",)):
            given = child_of(cell, f"{ns}tcPr")
            span, down, across = 1, None, None
            if given is not None:
                found = child_of(given, f"{ns}gridSpan")
                span = max(1, _count(found.get(f"{ns}val"))) if found is not None else 1
                down = _merge(given, f"{ns}vMerge", ns)
                across = _merge(given, f"{ns}hMerge", ns) if "hMerge" in self.rare else None
                if "cellDel" in self.rare and child_of(given, f"{ns}cellDel") is not None:
                    continue
            if across == "continue" and wide is not None:
                wide.columns += span
                column += span
                continue
            above = open_merges.get(column)
            if down == "continue" and above is not None and above.columns == span:
                above.rows += 1
                continued[column] = above
                wide = above
                column += span
                continue
            pieces = self._cell(cell)
            merge = _Merge(pieces, span)
            row.append((pieces, merge))
            wide = merge
            if down is not None:
                continued[column] = merge
            column += span
        open_merges.clear()
        open_merges.update(continued)
        return row

    def _cell(self, cell: _Element) -> list[Piece]:
        carried, self._carried = self._carried, ""
        self._inside += 1
        pieces = self.blocks(cell)
        self._inside -= 1
        if self._carried:
            pieces.append(self._carried)
        self._carried = carried
        return pieces


def _span(rows: int, columns: int) -> Span:
    return NO_SPAN if rows == columns == 1 else Span(rows, columns)


def _merge(properties: _Element, tag: str, ns: str) -> str | None:
    found = child_of(properties, tag)
    return None if found is None else found.get(f"{ns}val", "continue")


def _count(text: str | None) -> int:
    return (
        min(int(text), MAX_SPAN)
        if text and text.isascii() and text.isdigit() and len(text) < 6
        else 0
    )
