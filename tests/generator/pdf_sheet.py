"""Sheets of paper before any operator is written: texts, cells, lines. Lengths are in points and
count from the top left corner."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from .document import Box

A4 = (595.3, 841.9)
_NO_START = "，。、；：）》”’？！％…·,.;:)%"
_NO_END = "（《“‘("
_TOKEN = re.compile(r"[0-9A-Za-z]+(?:[.,'/:@-][0-9A-Za-z]+)*[.%]?|.", re.DOTALL)
_FIGURE = re.compile(r"[-+−–－＋↑↓]?[0-9０-９]+(?:[.,，' ][0-9０-９]+)*|.", re.DOTALL)


@dataclass(slots=True)
class Run:
    """A piece of a line; `y` is its base line, `gap` stands after every character."""

    text: str
    x: float
    y: float
    size: float
    role: str = "body"
    font: str = "song"
    gap: float = 0.0
    turn: float = 0.0
    grey: float = 0.0
    mode: int = 0
    key: str | None = None
    place: tuple[float, float] | None = None


@dataclass(slots=True)
class Cell:
    """A cell, or the part of one that is on this sheet."""

    x0: float
    y0: float
    x1: float
    y1: float
    box: Box
    row: int
    cut_above: bool = False
    cut_below: bool = False


@dataclass(slots=True)
class Grid:
    """The part of a table that is on one sheet; `head` is where its header ends."""

    cells: list[Cell] = field(default_factory=list)
    head: float = 0.0

    @property
    def x0(self) -> float:
        return min(cell.x0 for cell in self.cells)

    @property
    def x1(self) -> float:
        return max(cell.x1 for cell in self.cells)

    @property
    def y0(self) -> float:
        return min(cell.y0 for cell in self.cells)

    @property
    def y1(self) -> float:
        return max(cell.y1 for cell in self.cells)


Area = tuple[float, float, float, float]


@dataclass(slots=True)
class Sheet:
    """One page: its size, what stands on it, and what only seems to."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    frames: list[Area] = field(default_factory=list)
    lines: list[Area] = field(default_factory=list)
    images: list[Area] = field(default_factory=list)
    covers: list[Area] = field(default_factory=list)
    marks: list[Run] = field(default_factory=list)
    ghosts: list[Run] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    @property
    def lying(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Line:
    """A wrapped line, and whether the text goes on after it."""

    text: str
    width: float
    goes_on: bool


Measure = Callable[[str], float]


def wrap(
    measure: Measure, text: str, room: float, indent: float = 0.0, *, figure: bool = False,
    anywhere: bool = False,
) -> list[Line]:  # fmt: skip
    """A text in lines that are no wider than the room, as Chinese typography breaks them.

    `measure` gives the width of a character. Figures are not broken unless `anywhere` says so.
    """
    lines: list[Line] = []
    for part in text.split("\n"):
        line: list[str] = []
        used, left = 0.0, room - indent
        tokens = list(part) if anywhere else (_FIGURE if figure else _TOKEN).findall(part)
        for token in tokens:
            wide = sum(map(measure, token))
            if line and used + wide > left + 0.05 and token != " ":
                down: list[str] = []
                if token[0] in _NO_START and len(line) > 2:
                    down = [line.pop()]
                while len(line) > 1 and line[-1] in _NO_END:
                    down.insert(0, line.pop())
                whole = "".join(line)
                lines.append(Line(whole, sum(map(measure, whole)), True))
                line, left = down, room
                used = sum(measure(char) for piece in line for char in piece)
            if wide > left and len(token) > 1:
                for char in token:
                    if line and used + measure(char) > left + 0.05:
                        whole = "".join(line)
                        lines.append(Line(whole, sum(map(measure, whole)), True))
                        line, left, used = [], room, 0.0
                    line.append(char)
                    used += measure(char)
                continue
            line.append(token)
            used += wide
        whole = "".join(line)
        lines.append(Line(whole, sum(map(measure, whole)), False))
        indent = 0.0
    return lines
