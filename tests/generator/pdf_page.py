"""What stands on every page beside the report, and what only seems to stand there."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Collection

from .document import Document, Paragraph, Printed
from .pdf_fonts import Fonts
from .pdf_sheet import A4, Area, Cell, Run, Sheet

_NUMBERS = ("- {n} -", "第{n}页 共{all}页", "— {n} —", "第 {n} 页", "{n}/{all}", "－{n}－",
            "{n}")  # fmt: skip


def _title(document: Document) -> str:
    lines = [i.text for i in document.items if isinstance(i, Paragraph) and i.role == "title"]
    return "".join(dict.fromkeys(lines)) or "政府信息公开工作年度报告"


def furnish(
    rng: random.Random, sheets: list[Sheet], document: Document, kinds: Collection[str],
    fonts: Fonts,
) -> None:  # fmt: skip
    """Page numbers, running heads and feet, watermarks, stamps, frames."""
    form = rng.choice(_NUMBERS)
    title = _title(document)
    mark = rng.choice((title[:12], "内部资料", "政府信息公开", "www.gov.cn", "12345"))
    side = rng.random() < 0.5
    year = re.search(r"20\d\d", title)
    printed = int(year.group()) + 1 if year else 2024
    where = rng.choice(("middle", "middle", "right", "outer"))
    for n, sheet in enumerate(sheets, 1):
        wide, high = sheet.width, sheet.height

        def put(text: str, x: float, y: float, place: str = "middle", sheet: Sheet = sheet) -> None:
            shift = fonts.width(text, 9.0)
            x -= shift / 2 if place == "middle" else shift if place == "right" else 0.0
            sheet.runs.append(Run(text, x, y, 9.0, "foot"))

        if "pdf_page_numbers" in kinds:
            text = form.format(n=n, all=len(sheets))
            if where == "middle":
                put(text, wide / 2, high - 36)
            else:
                left = where == "outer" and n % 2 == 0
                put(text, 72 if left else wide - 72, high - 36, "left" if left else "right")
        if "pdf_running_head" in kinds:
            put(title, wide / 2, 40)
            sheet.lines.append((72, 46, wide - 72, 46))
        if "pdf_running_foot" in kinds:
            sheet.lines.append((72, high - 50, wide - 72, high - 50))
            put(title, 72, high - 24, "left")
        if "pdf_print_head" in kinds:
            put(f"{printed}/1/15 10:26", 24, 24, "left")
            put(f"{title}_门户网站", wide / 2, 24)
            link = f"https://www.example.gov.cn/zwgk/nb/{printed}01/t{printed}0115_12345.html"
            put(link, 24, high - 16, "left")
            put(f"{n}/{len(sheets)}", wide - 24, high - 16, "right")
        if "pdf_watermark" in kinds:
            turn = math.pi / 4
            size = min(54.0, 560 / max(len(mark), 6))
            long = fonts.width(mark, size)
            x = wide / 2 - long / 2 * math.cos(turn)
            y = high / 2 + long / 2 * math.sin(turn)
            sheet.marks.append(Run(mark, x, y, size, "mark", turn=turn, grey=0.85))
        if "pdf_flat_watermark" in kinds:
            for at in range(3):
                y = high * (0.25 + 0.25 * at)
                sheet.marks.append(Run(mark, wide / 2 - 90, y, 24, "mark", grey=0.88))
        if "pdf_stamp" in kinds:
            if side:
                for row, char in enumerate(title[:14]):
                    sheet.runs.append(Run(char, 24, 200 + row * 14, 10, "foot"))
            else:
                sheet.runs.append(Run(title[:20], 30, 500, 10, "foot", turn=math.pi / 2))
        if "pdf_frame" in kinds:
            sheet.frames.append((36, 30, wide - 36, high - 30))


def _middle(cell: Cell) -> tuple[float, float]:
    return (cell.x0 + cell.x1) / 2, (cell.y0 + cell.y1) / 2


def haunt(rng: random.Random, sheets: list[Sheet], kinds: Collection[str], fonts: Fonts) -> None:
    """Wrong figures that nobody sees."""
    how = next(
        (k for k in ("pdf_invisible", "pdf_white_text", "pdf_tiny", "pdf_covered") if k in kinds),
        None,
    )
    for sheet in sheets:
        if "pdf_outside" in kinds:
            for number, text in enumerate(("规章 12 3 45", "行政许可 77", "自然人 8 8 8")):
                y = 120.0 + number * 90
                sheet.ghosts.append(Run(text, sheet.width + 20, y, 10.5, "ghost"))
                sheet.ghosts.append(Run(text, -90, y + 40, 10.5, "ghost"))
        if how is None:
            continue
        for cell in (c for grid in sheet.grids for c in grid.cells if c.box.key is not None):
            if rng.random() > 0.3:
                continue
            x, y = _middle(cell)
            wrong = str(rng.randrange(1, 990))
            size = 0.1 if how == "pdf_tiny" else 7.0
            wide = fonts.width(wrong, size)
            if wide > cell.x1 - cell.x0 - 2:
                continue
            run = Run(wrong, x - wide / 2, y + size * 0.36, size, "ghost")
            if how == "pdf_invisible":
                run.mode = 3
            elif how == "pdf_white_text":
                run.grey = 1.0
            elif how == "pdf_covered":
                sheet.covers.append((run.x - 0.6, run.y - size, run.x + wide + 0.6, run.y + 2))
            sheet.ghosts.append(run)


def hide(
    rng: random.Random, sheets: list[Sheet], kinds: Collection[str]
) -> dict[str, Printed | None]:
    """Sets texts in a font whose signs nobody can know; tells which figures are lost by that."""
    lost: dict[str, Printed | None] = {}
    figures, prose = "pdf_unknown_font" in kinds, "pdf_unknown_prose" in kinds
    if not figures and not prose:
        return lost
    keys = [r.key for s in sheets for r in s.runs if r.key is not None and r.text.strip()]
    chosen = {key for key in dict.fromkeys(keys) if rng.random() < 0.06} if figures else set()
    if figures and keys and not chosen:
        chosen = {keys[0]}
    opened = False
    for sheet in sheets:
        for run in sheet.runs:
            opened = opened or run.role == "heading"
            if run.key in chosen or (prose and opened and run.role == "body"):
                run.font = "secret"
    for key in chosen:
        lost[key] = Printed("", None, "unreadable")
    return lost


def two_up(sheets: list[Sheet]) -> list[Sheet]:
    """Two sheets side by side on one, as printers save paper."""
    by = A4[0] / A4[1]
    out: list[Sheet] = []
    for at in range(0, len(sheets), 2):
        pair = sheets[at : at + 2]
        whole = Sheet(A4[1], A4[0])
        for number, sheet in enumerate(pair):
            dx = number * A4[1] / 2

            def moved(area: Area, dx: float = dx) -> Area:
                x0, y0, x1, y1 = area
                return x0 * by + dx, y0 * by, x1 * by + dx, y1 * by

            for name in ("runs", "marks", "ghosts"):
                for run in getattr(sheet, name):
                    run.x, run.y = run.x * by + dx, run.y * by
                    run.size, run.gap = run.size * by, run.gap * by
                    if run.place is not None:
                        run.place = (run.place[0] * by + dx, run.place[1] * by)
                getattr(whole, name).extend(getattr(sheet, name))
            for name in ("frames", "lines", "images", "covers"):
                getattr(whole, name).extend(map(moved, getattr(sheet, name)))
            for grid in sheet.grids:
                for cell in grid.cells:
                    area = moved((cell.x0, cell.y0, cell.x1, cell.y1))
                    cell.x0, cell.y0, cell.x1, cell.y1 = area
                grid.head *= by
            whole.grids += sheet.grids
            whole.heads += sheet.heads
        out.append(whole)
    return out
