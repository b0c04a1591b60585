"""Documents as text, in the dialects of html-to-text converters, crawlers and clerks."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from .document import Box, Document, Printed, Table, placed
from .kinds import LINE_DIALECTS
from .tears import Line, lines_of, tear

Outcome = Printed | None
_PAGE_NUMBERS = ("- {} -", "— {} —", "第 {} 页", "{}", "－{}－", "{} / 9")


@dataclass(frozen=True, slots=True)
class Rendering:
    """Text and what the dialect did to the truth: other outcomes, None for no fair truth."""

    text: str
    changes: Mapping[str, Outcome] = field(default_factory=dict)


def render(rng: random.Random, document: Document, kinds: Collection[str]) -> Rendering:
    """The document in the dialect that the kinds name."""
    dialect = next((d for d in _DIALECTS if d in kinds), "pipe_rows")
    changes: dict[str, Outcome] = {}
    out: list[str] = []
    gap = rng.choice(([], [""]))
    page = 1
    for item in document.items:
        if not isinstance(item, Table):
            mark = "## " if dialect.startswith("markdown") and item.role == "heading" else ""
            out += [mark + item.text.replace("\n", ""), *gap]
            continue
        if item.name == "requests" and dialect == "markdown_cut":
            out += _markdown_cut(rng, item)
            continue
        lines = lines_of(item)
        if item.name not in ("last_year", "budget", "metadata"):
            changes |= tear(rng, item.name, lines, kinds)
        printed: list[str] = []
        for line in lines:
            if "page_numbers" in kinds and rng.random() < 0.07:
                alone = dialect in (*LINE_DIALECTS, "line_cells")
                mark = rng.choice(_PAGE_NUMBERS[:3] if alone else _PAGE_NUMBERS)
                page += 1
                printed += [mark.format(page)]
            printed += [line.raw] if line.raw is not None else _DIALECTS[dialect](rng, item, line)
        if dialect.startswith("markdown"):
            printed = _with_rules(printed, every=dialect.endswith("every_row"))
        out += [*printed, *gap]
        if dialect == "glued":
            changes |= _glued_truth(lines)
    if dialect == "dedup":
        return _dedup(document, out)
    return Rendering("\n".join(out) + "\n", changes)


def flat(box: Box) -> str:
    """The text of a box on one line."""
    return box.text.replace("\n", "")


def _pipe_rows(rng: random.Random, table: Table, line: Line) -> list[str]:
    text = " | ".join(flat(b) for b in line.boxes)
    return [f"{text} |{'|' * (line.spans - 1)}" if line.spans else text]


def _pipe_ragged(rng: random.Random, table: Table, line: Line) -> list[str]:
    text = " | ".join(flat(b) for b in line.boxes)
    return [text + " |" * rng.randrange(3)]


def _rectangle(table: Table, line: Line) -> list[str]:
    ends = [x + b.colspan for x, b in zip(line.columns, line.boxes, strict=False)]
    cells = [""] * max(table.columns, *ends)
    for x, box in zip(line.columns, line.boxes, strict=False):
        cells[min(x, len(cells) - 1)] = flat(box)
    return cells if len(line.columns) == len(line.boxes) else [flat(b) for b in line.boxes]


def _full_grid(rng: random.Random, table: Table, line: Line) -> list[str]:
    return ["| " + " | ".join(_rectangle(table, line)) + " |"]


def _tabs(rng: random.Random, table: Table, line: Line) -> list[str]:
    return ["\t".join(_rectangle(table, line))]


def _box_drawing(rng: random.Random, table: Table, line: Line) -> list[str]:
    cells = _rectangle(table, line)
    return [
        "│" + "│".join(f" {c} " for c in cells) + "│",
        "├" + "┼".join("──" for _ in cells) + "┤",
    ]


def _fullwidth_pipe(rng: random.Random, table: Table, line: Line) -> list[str]:
    return ["｜".join(_rectangle(table, line))]


def _comma_rows(rng: random.Random, table: Table, line: Line) -> list[str]:
    cells = _rectangle(table, line)
    return [",".join(f'"{c}"' if "," in c or '"' in c else c for c in cells)]


def _cell_lines(rng: random.Random, table: Table, line: Line) -> list[str]:
    out = [f"{box.text} |" for box in line.boxes]
    return [*out, "|" * line.spans] if line.spans else out


def _lone_lines(rng: random.Random, table: Table, line: Line) -> list[str]:
    return [part for box in line.boxes for part in (*box.text.split("\n"), "|")]


def _row_open(rng: random.Random, table: Table, line: Line) -> list[str]:
    return ["|", *_cell_lines(rng, table, line)]


def _paragraph_cells(rng: random.Random, table: Table, line: Line) -> list[str]:
    out: list[str] = []
    for box in line.boxes:
        text = box.text if box.text.strip(" ") else rng.choice((" ", "\u3000"))
        for part in text.split("\n"):
            out += [f"{rng.choice(('', '', ' ', '  '))}{part}", ""]
    return out


def _line_cells(rng: random.Random, table: Table, line: Line) -> list[str]:
    return [part for box in line.boxes for part in box.text.split("\n")]


def _single_space(rng: random.Random, table: Table, line: Line) -> list[str]:
    return [" ".join(flat(b) for b in line.boxes)]


def _multi_space(rng: random.Random, table: Table, line: Line) -> list[str]:
    return ["".join(flat(b) + " " * rng.randrange(2, 9) for b in line.boxes).rstrip()]


def _glued(rng: random.Random, table: Table, line: Line) -> list[str]:
    return ["".join(flat(b).strip() for b in line.boxes)]


_DIALECTS: dict[str, Callable[[random.Random, Table, Line], list[str]]] = {
    "pipe_rows": _pipe_rows, "pipe_full_grid": _full_grid, "pipe_ragged": _pipe_ragged,
    "tabs": _tabs, "box_drawing": _box_drawing, "fullwidth_pipe": _fullwidth_pipe,
    "markdown_plain": _full_grid, "markdown_rule_every_row": _full_grid,
    "markdown_cut": _full_grid, "comma_rows": _comma_rows, "pipe_cell_lines": _cell_lines,
    "pipe_lone_lines": _lone_lines, "pipe_row_open": _row_open,
    "paragraph_cells": _paragraph_cells, "line_cells": _line_cells,
    "single_space": _single_space, "multi_space": _multi_space, "glued": _glued,
    "dedup": _line_cells,
}  # fmt: skip


def _with_rules(lines: list[str], every: bool) -> list[str]:
    out: list[str] = []
    ruled = False
    for text in lines:
        out.append(text)
        if text.startswith("|") and (every or not ruled):
            out.append("|" + "---|" * (text.count("|") - 1))
            ruled = True
    return out


def _markdown_cut(rng: random.Random, table: Table) -> list[str]:
    """Each group of rows its own table under invented headers, one of them plainly wrong."""
    wrong = (
        "项目",
        "本年新收件数",
        "上年结转件数",
        "予以公开",
        "部分公开",
        "不予公开",
        "结转下年度",
        "总计",
    )
    made = ("类别", *(f"数据{n}" for n in range(1, 7)), "总计")
    groups: list[tuple[str, list[str]]] = [("", [])]
    for line in placed(table):
        boxes = [box for _, box in line]
        values = [b for b in boxes if b.role in ("value", "extra")]
        if not values:
            continue
        names = [b for b in boxes if b.role == "group"]
        groups += [(flat(name), []) for name in names]
        label = next(flat(b) for b in boxes if b.role == "label")
        groups[-1][1].append("| " + " | ".join((label, *(flat(v) for v in values))) + " |")
    out: list[str] = []
    bad = rng.randrange(len(groups))
    for number, (group, rows) in enumerate(groups):
        if group:
            out += ["", rng.choice(("#### ", "### ", "")) + group]
        if rows:
            header = wrong if number == bad else made
            out += ["", "| " + " | ".join(header) + " |", "|" + "---|" * 8, *rows]
    return [*out, ""]


def _glued_truth(lines: list[Line]) -> dict[str, Outcome]:
    changes: dict[str, Outcome] = {}
    for line in lines:
        values = [b for b in line.boxes if b.key is not None]
        texts = [b.text.strip() for b in values]
        if (
            len(values) == 1
            or not any(texts)
            or _cuts("".join(texts), len(values)) == [len(values)]
        ):
            continue
        for box in values:
            assert box.key is not None
            changes[box.key] = Printed("", None, "unreadable")
    return changes


def _cuts(digits: str, most: int) -> list[int]:
    """How many figures each way to cut the digits gives; none but 0 itself starts with 0."""
    if not digits.isdigit():
        return []
    if digits == "0" or (most == 1 and digits[0] != "0"):
        return [1]
    whole = [1] if digits[0] != "0" else []
    ends = range(1, 2 if digits[0] == "0" else len(digits)) if most > 1 else ()
    return whole + [1 + n for end in ends for n in _cuts(digits[end:], most - 1)]


def _dedup(document: Document, lines: list[str]) -> Rendering:
    """Equal lines kept once; a row keeps no truth where any of its values is still there."""
    printed: set[str] = set()
    changes: dict[str, Outcome] = {}
    for item in document.items:
        if not isinstance(item, Table):
            printed.add(item.text)
            continue
        for row in item.rows:
            survivors = False
            for box in row:
                survivors = survivors or (box.key is not None and box.text not in printed)
                printed.update(box.text.split("\n"))
            for box in row:
                if box.key is not None:
                    changes[box.key] = None if survivors else Printed("", None, "missing")
    return Rendering("\n".join(dict.fromkeys(lines)) + "\n", changes)
