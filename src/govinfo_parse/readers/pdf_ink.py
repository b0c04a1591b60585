"""What is drawn on a page of a PDF file: characters, rules and images, as it is seen.

Coordinates are points from the top left of the page as it is shown, rotation and crop box
worked in, so that everything after this knows only one kind of page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from govinfo_parse.readers.marks import raised

UNKNOWN: Final = "\ufffd"
"""Stands for a character whose font does not tell what it is."""

THIN: Final = 3.5
"""A drawn thing of at most this width is a line: borders are up to 3 points wide."""

_BAND: Final = 16
"""Characters are looked for in bands of the page this high."""

_RAISED: Final = 0.72
"""Marks are set this much smaller than the text that they stand in, or smaller."""


Bounds = tuple[float, float, float, float]
"""A box by its sides: left, top, right, bottom as shown; left, bottom, right, top in user space."""


class Char(NamedTuple):
    """A character and its box."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


class Known(NamedTuple):
    """A character that one library knows where another must read the page.

    ``seen`` says that it is drawn, ``upright`` that it stands as most of the text does.
    """

    text: str
    box: Bounds
    seen: bool
    upright: bool = True


class Rule(NamedTuple):
    """A horizontal or vertical line: ``at`` is its place, ``start`` to ``end`` its extent."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Ink:
    """A page. ``imaged`` is the share of it that images cover."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    imaged: float = 0.0
    left: float = 0.0
    """Where it starts on the sheet: half-way for the second of two pages side by side."""
    upright: int = 0
    """The angle that its text is drawn at, and by which the page was turned to be read."""


def turned(ink: Ink, degrees: int) -> Ink:
    """A page turned clockwise by a quarter, a half or three quarters."""
    if degrees % 360 == 0:
        return ink
    turn = Turn(degrees % 360, 0, 0, ink.width, ink.height)

    def box(x0: float, y0: float, x1: float, y1: float) -> Bounds:
        return turn.box(x0, ink.height - y1, x1, ink.height - y0)

    chars = tuple(Char(c.text, *box(c.x0, c.y0, c.x1, c.y1)) for c in ink.chars)
    lines = [box(r.start, r.at, r.end, r.at) for r in ink.across]
    lines += [box(r.at, r.start, r.at, r.end) for r in ink.down]
    across = tuple(Rule(y0, x0, x1) for x0, y0, x1, y1 in lines if x1 - x0 >= y1 - y0)
    down = tuple(Rule(x0, y0, y1) for x0, y0, x1, y1 in lines if x1 - x0 < y1 - y0)
    return Ink(ink.number, *turn.size, chars, across, down, ink.imaged)


class Turn(NamedTuple):
    """How user space becomes the page as shown: rotation clockwise, and the box shown."""

    degrees: int
    x0: float
    y0: float
    x1: float
    y1: float
    page: int = 0
    left: float = 0.0
    """The page that it stands on, and where that page starts on its sheet."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.x1 - self.x0, self.y1 - self.y0
        return (height, width) if self.degrees in (90, 270) else (width, height)

    def box(self, left: float, bottom: float, right: float, top: float) -> Bounds:
        """A box of user space (y upwards) as ``x0, y0, x1, y1`` from the top left."""
        if self.degrees == 0:
            return left - self.x0, self.y1 - top, right - self.x0, self.y1 - bottom
        if self.degrees == 90:
            return bottom - self.y0, left - self.x0, top - self.y0, right - self.x0
        if self.degrees == 180:
            return self.x1 - right, bottom - self.y0, self.x1 - left, top - self.y0
        return self.y1 - top, self.x1 - right, self.y1 - bottom, self.x1 - left


class Drawn:
    """Rules as they are collected."""

    __slots__ = ("across", "down")

    def __init__(self) -> None:
        self.across: list[Rule] = []
        self.down: list[Rule] = []

    def box(self, x0: float, y0: float, x1: float, y1: float, *, outlined: bool) -> None:
        """A rectangle: a line if it is thin, its four sides if they are drawn."""
        width, height = x1 - x0, y1 - y0
        if height <= THIN and width <= THIN:
            # A dot of a dotted line, which may run either way.
            self.across.append(Rule((y0 + y1) / 2, x0, x1))
            self.down.append(Rule((x0 + x1) / 2, y0, y1))
        elif height <= THIN and width > height:
            self.across.append(Rule((y0 + y1) / 2, x0, x1))
        elif width <= THIN:
            if height > 0:
                self.down.append(Rule((x0 + x1) / 2, y0, y1))
        elif outlined:
            self.across += (Rule(y0, x0, x1), Rule(y1, x0, x1))
            self.down += (Rule(x0, y0, y1), Rule(x1, y0, y1))


def rounded(box: Bounds) -> Bounds:
    """A box to a tenth of a point: nobody sees less."""
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def without_doubles(chars: Iterable[Char]) -> list[Char]:
    """Bold that is drawn by writing everything twice, a third of a point apart."""
    seen: dict[tuple[str, int], list[Char]] = {}
    kept: list[Char] = []
    for char in chars:
        text, x, y = char.text, char.x0, char.y0
        near = min(2.0, (char.x1 - x) * 0.4)
        upper, lower = int((y - 2) / _BAND), int((y + 2) / _BAND)
        twins = seen.get((text, upper), ())
        if lower != upper:
            twins = (*twins, *seen.get((text, lower), ()))
        if any(abs(o.x0 - x) < near and abs(o.y0 - y) < 2 for o in twins):
            continue
        seen.setdefault((text, int(y / _BAND)), []).append(char)
        kept.append(char)
    return kept


class Line(NamedTuple):
    """Characters on one line, from left to right."""

    chars: tuple[Char, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    page: int = 0
    left: float = 0.0
    """The page that it stands on, and where that page starts on its sheet."""

    @property
    def size(self) -> float:
        """The height of the line's characters."""
        return self.y1 - self.y0

    @property
    def text(self) -> str:
        """The line's text; a space where a gap is wider than between its other characters."""
        return spaced(self.chars)


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """Characters grouped into lines from top to bottom, whatever order they were written in."""
    rows: list[list[Char]] = []
    middle = height = 0.0
    for char in sorted(chars, key=lambda c: c.y0 + c.y1):
        own = (char.y0 + char.y1) / 2
        tall = char.y1 - char.y0
        apart = own - middle
        if (
            rows
            and apart <= 0.5 * max(min(tall, height), 2.0)
            and not (apart > 0.2 * height and _is_under(char, rows[-1]))
        ):
            rows[-1].append(char)
            # A raised mark must not pull the line up.
            if tall >= height:
                middle, height = own, tall
        else:
            rows.append([char])
            middle, height = own, tall
    return [_line(row) for row in _with_marks(rows)]


def _is_under(char: Char, row: list[Char]) -> bool:
    """Whether a character stands under another: the second line of a cell, 自然 over 人."""
    inner = 0.25 * (char.x1 - char.x0)
    return _wide(char.text) and any(c.x0 < char.x1 - inner and c.x1 > char.x0 + inner for c in row)


def _with_marks(rows: list[list[Char]]) -> list[list[Char]]:
    """Raised marks put into the line of what they are set beside; they stand higher."""
    joined: list[list[Char]] = []
    for row in rows:
        above = joined[-1] if joined else []
        if above and _overlap(above, row) > 0.5 * min(_height(above), _height(row)):
            above += row
        else:
            joined.append(row)
    return joined


def _height(row: list[Char]) -> float:
    return max(c.y1 - c.y0 for c in row)


def _overlap(above: list[Char], row: list[Char]) -> float:
    """How far a line of small characters reaches into one of larger characters, or it."""
    small, large = sorted((_height(above), _height(row)))
    if small >= _RAISED * large:
        return 0.0
    return max(c.y1 for c in above) - min(c.y0 for c in row)


def _line(chars: list[Char]) -> Line:
    chars.sort(key=lambda c: c.x0)
    tall = max(c.y1 - c.y0 for c in chars)
    body = [c for c in chars if c.y1 - c.y0 >= _RAISED * tall]
    bottom = max(c.y1 for c in body)
    if len(body) < len(chars):
        # 12 with a raised mark 3 is no 123.
        base = chars[0]
        for at, (last, char) in enumerate(pairwise(chars), 1):
            size = base.y1 - base.y0
            is_raised = char.y1 - char.y0 < _RAISED * size and base.y1 - char.y1 > 0.2 * size
            if is_raised and char.x0 - last.x1 < 0.3 * size:
                chars[at] = char._replace(text=raised(char.text))
            else:
                base = char
    return Line(
        tuple(chars), chars[0].x0, min(c.y0 for c in body), max(c.x1 for c in chars), bottom
    )


def spaced(chars: Iterable[Char]) -> str:
    """The text of characters in a line; gaps become spaces, but never inside Chinese text."""
    parts: list[str] = []
    last: Char | None = None
    for char in chars:
        if last is not None:
            gap = char.x0 - last.x1
            em = min(char.y1 - char.y0, last.y1 - last.y0)
            if gap > 0.25 * em and (gap > 2 * em or not (_wide(char.text) and _wide(last.text))):
                parts.append(" ")
        parts.append(char.text)
        last = char
    return "".join(parts)


def _wide(text: str) -> bool:
    return text >= "\u2e80"
