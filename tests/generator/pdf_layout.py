"""Sets a document on sheets: titles, paragraphs, headings, and room for its tables."""

from __future__ import annotations

import random
from collections.abc import Collection

from .document import Document, Paragraph, Table
from .pdf_fonts import Fonts
from .pdf_sheet import A4, Line, Run, Sheet, wrap
from .pdf_table import Breaks, lay

_APART = ("metadata", "budget", "last_year")


class Flow:
    """Items one after the other, from sheet to sheet."""

    def __init__(self, rng: random.Random, kinds: Collection[str], fonts: Fonts) -> None:
        self.rng, self.kinds, self.fonts = rng, kinds, fonts
        self.side = rng.choice((54.0, 62.0, 72.0, 79.4, 90.0))
        self.above = rng.choice((57.0, 72.0, 72.0, 104.9))
        self.below = rng.choice((57.0, 72.0, 72.0, 99.2))
        self.size = rng.choice((10.5, 12.0, 12.0, 14.0, 16.0))
        self.leading = self.size * rng.choice((1.4, 1.5, 1.75, 2.0))
        self.base = rng.uniform(0.0, 30.0)
        self.justified = rng.random() < 0.7
        self.sheets: list[Sheet] = []
        self.y = 0.0
        self.upright = False
        self.open("pdf_landscape" in kinds)
        self.y += self.base

    @property
    def sheet(self) -> Sheet:
        """The sheet that is being filled."""
        return self.sheets[-1]

    @property
    def left(self) -> float:
        return self.above if self.sheet.lying else self.side

    @property
    def right(self) -> float:
        return self.sheet.width - self.left

    @property
    def bottom(self) -> float:
        return self.sheet.height - (self.side if self.sheet.lying else self.below)

    def open(self, lying: bool | None = None) -> None:
        """A new sheet, as the last one if nothing is said of it."""
        if lying is None:
            lying = self.sheet.lying
        self.sheets.append(Sheet(A4[1], A4[0]) if lying else Sheet(*A4))
        self.y = self.side if lying else self.above

    def document(self, document: Document) -> None:
        """Everything in order."""
        before: Paragraph | Table | None = None
        for item in document.items:
            titled = isinstance(before, Paragraph) and before.role == "title"
            goes_on = isinstance(item, Paragraph) and item.role == "title"
            if titled and not goes_on and "pdf_cover" in self.kinds and len(self.sheets) == 1:
                self.open()
            if isinstance(item, Table):
                self._table(item, before)
            elif item.role == "image":
                self._image()
            else:
                self._paragraph(item)
            before = item
        if "pdf_cover" in self.kinds and len(self.sheets) > 1:
            first = self.sheets[0]
            if first.runs and all(run.role == "title" for run in first.runs):
                for run in first.runs:
                    run.y += first.height * 0.25

    def _table(self, table: Table, before: Paragraph | Table | None) -> None:
        wide = "pdf_landscape_tables" in self.kinds or "pdf_turned" in self.kinds
        if wide and table.name in ("requests", "reconsideration_litigation") and table.columns > 6:
            if not self.sheet.lying:
                self.open(True)
                self.upright = True
            lay(self, table, Breaks(self.rng, self.kinds), joined=False)
            self.y += 10
            return
        self._stand()
        if isinstance(before, Table) and before.name == table.name:
            if any(k.startswith("page_cut") for k in self.kinds) and self.rng.random() < 0.8:
                self.open()
        elif "pdf_new_page" in self.kinds and table.name not in _APART and self.y > 300:
            self.open()
        joined = isinstance(before, Table) and before.name == table.name
        lay(self, table, Breaks(self.rng, self.kinds), joined=joined)
        self.y += self.rng.uniform(6, 16)

    def _stand(self) -> None:
        """Back to upright sheets after tables that lie."""
        if self.upright:
            self.upright = False
            self.open(False)

    def _image(self) -> None:
        high = 300.0
        self._stand()
        if self.y + high > self.bottom:
            self.open()
        self.sheet.images.append((self.left, self.y, self.right, self.y + high))
        self.y += high + 12

    def _paragraph(self, item: Paragraph) -> None:
        self._stand()
        role, size, room = item.role, self.size, self.right - self.left
        leading, indent, font = self.leading, 2 * size, "song"
        if role == "title":
            size, indent, font = max(18.0, size * 1.4), 0.0, "hei"
            leading = size * 1.5
        elif role in ("heading", "subheading"):
            font = "hei"
            if self.y + leading * 3 > self.bottom and self.rng.random() < 0.8:
                self.open()
        elif role in ("date", "signature", "link", "chrome"):
            indent = 0.0
        elif role == "note":
            size, leading = size * 0.85, leading * 0.85
        if role in ("heading", "subheading"):
            self.sheet.heads.append(item.text)
        lines = wrap(lambda c: self.fonts.advance(c) * size, item.text, room, indent)
        top = self.y
        sheet = self.sheet
        for number, line in enumerate(lines):
            if self.y + leading > self.bottom + 1:
                self.open()
            first = indent if number == 0 else 0.0
            self._line(line, role, size, leading, first, font)
            self.y += leading
        if role == "title":
            self.y += leading * 0.4
        boxed = role == "body" and "pdf_text_box" in self.kinds and sheet is self.sheet
        if boxed and not sheet.frames and self.y + 12 < self.bottom:
            sheet.frames.append((self.left - 6, top - 2, self.right + 6, self.y + 4))
            self.y += 10

    def _line(
        self, line: Line, role: str, size: float, leading: float, indent: float, font: str
    ) -> None:
        if not line.text:
            return
        x, gap = self.left + indent, 0.0
        spare = self.right - x - line.width
        if role == "title":
            x += spare / 2
        elif role in ("date", "signature"):
            x += max(0.0, spare - (2 * size if role == "signature" else size))
        elif line.goes_on and self.justified and 0 < spare < 3 * size and len(line.text) > 8:
            gap = spare / (len(line.text) - 1)
        y = self.y + leading / 2 + size * 0.36
        self.sheet.runs.append(Run(line.text, x, y, size, role, font, gap))
