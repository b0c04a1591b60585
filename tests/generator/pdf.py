"""Documents as printed pages: text placed and tables ruled as office programs and browsers do."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, field

from .document import Box, Document, Paragraph, Printed, Table, placed
from .pdf_writer import Font, width, write

_PAGE = (595.0, 842.0)
_NO_START = "，。、；：）》”？！%"
_WRONG = "87"


@dataclass(slots=True)
class Canvas:
    """Pages as they are drawn; y counts from the top."""

    rng: random.Random
    kinds: Collection[str]
    size: tuple[float, float] = _PAGE
    font: Font = field(default_factory=Font)
    secret: Font = field(default_factory=Font)
    pages: list[list[str]] = field(default_factory=lambda: [[]])

    def text(self, x: float, y: float, text: str, size: float, *, secret: bool = False) -> None:
        """A line of text whose top is at y."""
        base = self.size[1] - y - 0.86 * size
        font, name = (self.secret, "F2") if secret else (self.font, "F1")
        ops: list[str] = []
        if "pdf_each_character" in self.kinds or "pdf_disorder" in self.kinds:
            at = x
            for char in text:
                if char != " ":
                    ops.append(
                        f"BT /{name} {size:g} Tf 1 0 0 1 {at:.2f} {base:.2f} Tm <{font.codes(char)}> Tj ET"
                    )
                at += width(char, size)
            if "pdf_disorder" in self.kinds:
                self.rng.shuffle(ops)
        else:
            ops.append(
                f"BT /{name} {size:g} Tf 1 0 0 1 {x:.2f} {base:.2f} Tm <{font.codes(text)}> Tj ET"
            )
            if "pdf_bold_twice" in self.kinds:
                ops.append(ops[0].replace(f"{x:.2f} {base:.2f}", f"{x + 0.3:.2f} {base:.2f}"))
        self.pages[-1] += ops

    def unseen(self, x: float, y: float, size: float) -> None:
        """A wrong figure that nobody sees."""
        base = self.size[1] - y - 0.86 * size
        how = self.rng.choice(("3 Tr", "1 1 1 rg"))
        codes = self.font.codes(_WRONG)
        self.pages[-1].append(f"q {how} BT /F1 {size:g} Tf {x:.2f} {base:.2f} Td <{codes}> Tj ET Q")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A ruling line in the document's manner."""
        height = self.size[1]
        flat = abs(y1 - y0) < 0.01
        ops: list[str] = []
        if "pdf_thin_rectangles" in self.kinds:
            box = (
                (x0, height - y0 - 0.25, x1 - x0, 0.5)
                if flat
                else (x0 - 0.25, height - y1, 0.5, y1 - y0)
            )
            ops.append(f"{box[0]:.2f} {box[1]:.2f} {box[2]:.2f} {box[3]:.2f} re f")
        elif "pdf_double_lines" in self.kinds:
            for by in (-0.75, 0.75):
                dx, dy = (0.0, by) if flat else (by, 0.0)
                ops.append(
                    f"{x0 + dx:.2f} {height - y0 - dy:.2f} m {x1 + dx:.2f} {height - y1 - dy:.2f} l S"
                )
        else:
            dash = "[3 2] 0 d " if "pdf_dashes" in self.kinds else ""
            over = self.rng.uniform(-0.8, 0.8) if "pdf_overshoot" in self.kinds else 0.0
            dx, dy = (over, 0.0) if flat else (0.0, over)
            ops.append(
                f"q {dash}0.5 w {x0 - dx:.2f} {height - y0 + dy:.2f} m {x1 + dx:.2f} {height - y1 - dy:.2f} l S Q"
            )
        self.pages[-1] += ops


def render(
    rng: random.Random, document: Document, kinds: Collection[str]
) -> tuple[bytes, dict[str, Printed | None]]:
    """The bytes of a PDF file, and what became of the truth."""
    size = (_PAGE[1], _PAGE[0]) if "pdf_landscape" in kinds else _PAGE
    canvas = Canvas(rng, kinds, size)
    flow = _Flow(canvas)
    for item in document.items:
        if isinstance(item, Table):
            flow.table(item)
        else:
            flow.paragraph(item)
    flow.furnish()
    contents = ["\n".join(ops) for ops in canvas.pages]
    page = ""
    if "pdf_rotated" in kinds:
        # Drawn lying, shown upright by /Rotate.
        contents = [f"q 0 1 -1 0 {size[1]:g} 0 cm\n{c}\nQ" for c in contents]
        page = f"/MediaBox[0 0 {size[1]:g} {size[0]:g}]/Rotate 90"
    if "pdf_crop_box" in kinds:
        contents = [f"q 1 0 0 1 100 50 cm\n{c}\nQ" for c in contents]
        page = f"/MediaBox[0 0 {size[0] + 200:g} {size[1] + 100:g}]/CropBox[100 50 {size[0] + 100:g} {size[1] + 50:g}]"
    title = "Microsoft Word - 新建文档1"
    data = write(contents, canvas.font, canvas.secret, size=size, page=page, title=title)
    return data, flow.changes


class _Flow:
    """Sets items down the pages."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.rng, self.kinds = canvas.rng, canvas.kinds
        self.left, self.right = 72.0, canvas.size[0] - 72.0
        self.top, self.bottom = 72.0, canvas.size[1] - 80.0
        self.y = self.top
        self.changes: dict[str, Printed | None] = {}

    def break_page(self) -> None:
        self.canvas.pages.append([])
        self.y = self.top

    def paragraph(self, item: Paragraph) -> None:
        size = 18.0 if item.role == "title" else 12.0
        centred = item.role == "title"
        indent = 0.0 if item.role in ("title", "date", "signature", "link", "chrome") else 24.0
        for number, text in enumerate(_wrapped(item.text, self.right - self.left, size, indent)):
            if self.y + size * 1.6 > self.bottom:
                self.break_page()
            x = self.left + (indent if number == 0 else 0.0)
            if centred:
                x = (self.left + self.right - width(text, size)) / 2
            elif item.role in ("date", "signature"):
                x = self.right - width(text, size)
            self.canvas.text(x, self.y, text, size)
            self.y += size * 1.6
        self.y += 4

    def furnish(self) -> None:
        """Page numbers, running heads and watermarks."""
        canvas, count = self.canvas, len(self.canvas.pages)
        for number, page in enumerate(canvas.pages, 1):
            canvas.pages.append([])
            middle = canvas.size[0] / 2
            if "pdf_page_numbers" in self.kinds:
                mark = (f"- {number} -", f"第{number}页 共{count}页", f"— {number} —")[count % 3]
                canvas.text(middle - 10, canvas.size[1] - 45, mark, 9)
            if "pdf_running_head" in self.kinds:
                canvas.text(self.left, 36, "政府信息公开工作年度报告 规章 9 9 9", 9)
                canvas.line(self.left, 48, self.right, 48)
            if "pdf_watermark" in self.kinds:
                codes = canvas.font.codes("内部资料 12345")
                canvas.pages[-1].append(
                    f"q .8 g BT /F1 40 Tf .7071 .7071 -.7071 .7071 150 300 Tm <{codes}> Tj ET Q"
                )
            if "pdf_frame" in self.kinds:
                canvas.line(40, 30, canvas.size[0] - 40, 30)
                canvas.line(40, canvas.size[1] - 30, canvas.size[0] - 40, canvas.size[1] - 30)
                canvas.line(40, 30, 40, canvas.size[1] - 30)
                canvas.line(canvas.size[0] - 40, 30, canvas.size[0] - 40, canvas.size[1] - 30)
            page += canvas.pages.pop()

    def table(self, table: Table) -> None:
        """A table, row by row; a row that has no room opens a page."""
        lines = placed(table)
        edges = self._edges(table)
        size = 9.0 if table.columns < 12 else 8.0
        heights = self._heights(lines, edges, size)
        start = 0
        while start < len(lines):
            end, y = start, self.y
            while end < len(lines) and y + heights[end] <= self.bottom:
                y += heights[end]
                end += 1
            if end == start:
                self.break_page()
                continue
            self._draw(lines, edges, heights, start, end, size)
            start = end
            if start < len(lines):
                self.break_page()
                repeats = "pdf_header_repeated" in self.kinds and table.name == "requests"
                if repeats and start > 3 and all(b.role == "header" for _, b in lines[0]):
                    self._draw(lines, edges, heights, 0, 3, size)
        self.y += 10

    def _edges(self, table: Table) -> list[float]:
        weights = [1.0] * table.columns
        if table.name == "requests" and table.columns >= 10:
            weights[:3] = [0.6, 1.6, 3.6]
        if table.name == "proactive_disclosure":
            weights[0] = 1.6
        room = self.right - self.left
        edges = [self.left]
        for weight in weights:
            edges.append(edges[-1] + room * weight / sum(weights))
        return edges

    def _heights(
        self, lines: list[list[tuple[int, Box]]], edges: list[float], size: float
    ) -> list[float]:
        heights = [size * 1.9] * len(lines)
        for number, line in enumerate(lines):
            for x, box in line:
                room = edges[x + box.colspan] - edges[x] - 4
                need = len(_wrapped(box.text, room, size)) * size * 1.15 + size * 0.7
                have = sum(heights[number : number + box.rowspan])
                if need > have:
                    heights[min(number + box.rowspan, len(lines)) - 1] += need - have
        return heights

    def _draw(
        self,
        lines: list[list[tuple[int, Box]]],
        edges: list[float],
        heights: list[float],
        start: int,
        end: int,
        size: float,
    ) -> None:
        tops = [self.y]
        for height in heights[start:end]:
            tops.append(tops[-1] + height)
        for number in range(end):
            for x, box in lines[number]:
                last = min(number + box.rowspan, end)
                if last <= start:
                    continue
                first = max(number, start)
                y0, y1 = tops[first - start], tops[last - start]
                x0, x1 = edges[x], edges[x + box.colspan]
                self._borders(x0, y0, x1, y1)
                if number >= start:
                    self._text(box, x0, y0, x1, y1, size)
        self.y = tops[-1]

    def _borders(self, x0: float, y0: float, x1: float, y1: float) -> None:
        canvas = self.canvas
        canvas.line(x0, y0, x1, y0)
        canvas.line(x0, y1, x1, y1)
        if "pdf_open_sides" not in self.kinds or x0 > self.left + 1:
            canvas.line(x0, y0, x0, y1)
        if "pdf_open_sides" not in self.kinds or x1 < self.right - 1:
            canvas.line(x1, y0, x1, y1)

    def _text(self, box: Box, x0: float, y0: float, x1: float, y1: float, size: float) -> None:
        texts = _wrapped(box.text, x1 - x0 - 4, size)
        y = (y0 + y1 - len(texts) * size * 1.15) / 2
        figure = box.key is not None
        secret = (
            figure
            and "pdf_unknown_font" in self.kinds
            and box.text.strip() != ""
            and self.rng.random() < 0.05
        )
        if secret and box.key:
            self.changes[box.key] = Printed("", None, "unreadable")
        for text in texts:
            x = (x0 + x1 - width(text, size)) / 2 if figure or box.role == "header" else x0 + 2
            self.canvas.text(x, y, text, size, secret=secret)
            y += size * 1.15
        if figure and "pdf_invisible" in self.kinds and self.rng.random() < 0.3:
            self.canvas.unseen(x0 + 1, y0 + 1, 6)


def _wrapped(text: str, room: float, size: float, indent: float = 0.0) -> list[str]:
    """Lines that fit, none of them beginning with a sign that ends one."""
    lines: list[str] = []
    for part in text.split("\n"):
        line, left = "", room - indent
        for char in part:
            if line and width(line + char, size) > left + 0.01 and char not in _NO_START:
                lines.append(line)
                line, left = "", room
            line += char
        if line or not part:
            lines.append(line)
        indent = 0.0
    return [line for line in lines if line.strip()] or []
