"""The ways to read a printed row that has more or fewer cells than the form has columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb
from typing import Final

from govinfo_parse.document import Location
from govinfo_parse.recognition.laid import Place
from govinfo_parse.recognition.values import read_value
from govinfo_parse.results.entry import Status

Figure = int | None
"""A figure, or ``None`` for a cell of which nothing is known."""

_MOST: Final = 60_000
_LONGEST: Final = 40
_EXTRA: Final = 2


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A printed row of which it is open which figure stands in which column.

    ``places`` are the fields due, in printed order (``None`` for a column that is not of the
    form); ``texts`` are the printed cells.
    """

    places: tuple[Place | None, ...]
    texts: tuple[str, ...]
    location: Location | None = None


def readings(texts: Sequence[str], count: int) -> Iterator[tuple[Figure, ...]]:
    """Every way to read the cells of a row as ``count`` figures.

    A dropped cell, digits parted into two cells, two figures glued into one cell, a whole row
    glued, and empty cells beside the figures are tried; nothing else.

    >>> sorted(readings(["1", "2", "30"], 2))
    [(1, 230), (12, 30)]
    >>> list(readings(["7"], 2))
    [(None, 7), (7, None)]
    """
    cells = [text.strip() for text in texts]
    if len(cells) == count and not cells[-1]:
        # A cell was dropped before and the row filled up, or the last one is empty.
        yield from _with_one_lost(cells[:-1], count)
    elif len(cells) == count - 1:
        yield from _with_one_lost(cells, count)
        yield from _with_one_parted(cells)
    elif len(cells) == 1 and count > 2:
        yield from _parted(cells[0], count)
    elif count < len(cells) <= count + _EXTRA:
        yield from _without_blanks(cells, count)
        if len(cells) == count + 1:
            yield from _with_two_joined(cells)


def _with_one_lost(cells: Sequence[str], count: int) -> Iterator[tuple[Figure, ...]]:
    figures = _figures(cells)
    if figures is not None:
        for at in range(count):
            yield (*figures[:at], None, *figures[at:])


def _with_one_parted(cells: Sequence[str]) -> Iterator[tuple[Figure, ...]]:
    for at, cell in enumerate(cells):
        before, after = _figures(cells[:at]), _figures(cells[at + 1 :])
        if before is not None and after is not None:
            for left, right in _parted(cell, 2):
                yield (*before, left, right, *after)


def _with_two_joined(cells: Sequence[str]) -> Iterator[tuple[Figure, ...]]:
    for at in range(len(cells) - 1):
        left, right = cells[at : at + 2]
        if _is_digits(left) and _is_digits(right) and left != "0":
            figures = _figures([*cells[:at], left + right, *cells[at + 2 :]])
            if figures is not None:
                yield figures


def _without_blanks(cells: Sequence[str], count: int) -> Iterator[tuple[Figure, ...]]:
    blank = [at for at, cell in enumerate(cells) if not cell]
    for out in combinations(blank, len(cells) - count):
        figures = _figures([cell for at, cell in enumerate(cells) if at not in out])
        if figures is not None:
            yield figures


def _parted(run: str, count: int) -> Iterator[tuple[Figure, ...]]:
    """Digits parted into figures; none but 0 itself starts with 0."""
    digits = "".join(run.split())
    if not _is_digits(digits) or not count <= len(digits) <= _LONGEST:
        return
    if comb(len(digits) - 1, count - 1) > _MOST:
        return
    for cuts in combinations(range(1, len(digits)), count - 1):
        parts = [digits[a:b] for a, b in zip((0, *cuts), (*cuts, len(digits)), strict=True)]
        if all(part == "0" or part[0] != "0" for part in parts):
            yield tuple(map(int, parts))


def forced_split(cells: Sequence[str], count: int) -> tuple[str, ...] | None:
    """The one way to read glued digits as ``count`` figures, or ``None``.

    No figure but 0 itself starts with 0. Blank cells leave nothing behind, so that fewer figures
    than columns must be no reading either.

    >>> forced_split(["000"], 3), forced_split(["007"], 3), forced_split(["00", "12"], 3)
    (('0', '0', '0'), ('0', '0', '7'), ('0', '0', '12'))
    >>> forced_split(["35-15"], 2)
    ('35', '-15')
    >>> forced_split(["1215"], 3) is forced_split(["100"], 3) is forced_split(["00"], 3) is None
    True
    """
    groups = [part for cell in cells for part in _BEFORE_SIGN.split("".join(cell.split())) if part]
    if count < 2 or len(cells) >= count or not all(_is_digits(g.lstrip(_SIGNS)) for g in groups):
        return None
    found = list(islice(_parted_groups(groups, count), 2))
    return found[0] if len(found) == 1 and len(found[0]) == count else None


def _parted_groups(groups: Sequence[str], most: int) -> Iterator[tuple[str, ...]]:
    """Every way to part groups of digits into at most so many figures."""
    if not groups:
        yield ()
        return
    room = most - len(groups) + 1
    for size in range(1, min(room, len(groups[0])) + 1):
        for head in _cut(groups[0], size):
            for rest in _parted_groups(groups[1:], most - size):
                yield (*head, *rest)


def _cut(digits: str, count: int) -> Iterator[tuple[str, ...]]:
    """Digits cut into ``count`` figures, of which none but 0 itself starts with 0."""
    sign, digits = (digits[0], digits[1:]) if digits[0] in _SIGNS else ("", digits)
    if len(digits) < count:
        return
    if count == 1:
        if digits == "0" or digits[0] != "0":
            yield (sign + digits,)
        return
    most = 1 if digits[0] == "0" else len(digits) - count + 1
    for at in range(1, most + 1):
        for rest in _cut(digits[at:], count - 1):
            yield (sign + digits[:at], *rest)


_SIGNS: Final = "+-－−"
_BEFORE_SIGN: Final = re.compile(f"(?<=[0-9])(?=[{re.escape(_SIGNS)}][0-9])")
"""A sign stands before a figure only: it parts what is glued (35-15)."""


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST


def _figures(cells: Sequence[str]) -> tuple[Figure, ...] | None:
    """The cells' figures; ``None`` where one is blank or no figure."""
    found: list[Figure] = []
    for cell in cells:
        reading = read_value(cell, "count")
        if reading.status is not Status.REPORTED or not isinstance(reading.value, int):
            return None
        found.append(reading.value)
    return tuple(found)
