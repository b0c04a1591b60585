"""Rows of a text table before a dialect prints them, and the damage that converters do to rows."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

from .document import Box, Printed, Table, placed


@dataclass(slots=True)
class Line:
    """A row: its own boxes, their columns, and how many columns their spans cover beyond them.

    A raw line is prose that stands between the rows.
    """

    boxes: list[Box]
    columns: list[int]
    spans: int
    raw: str | None = None


def lines_of(table: Table) -> list[Line]:
    """The rows of a table in order."""
    return [
        Line([b for _, b in row], [x for x, _ in row], sum(b.colspan - 1 for _, b in row))
        for row in placed(table)
    ]


def tear(
    rng: random.Random, name: str, lines: list[Line], kinds: Collection[str]
) -> dict[str, Printed | None]:
    """Damage the lines in place; tells what became of the truth."""
    if "phantom_column" in kinds:
        width = max(line.columns[-1] + line.boxes[-1].colspan for line in lines)
        for line in lines:
            line.boxes.append(Box("", role="filler"))
            line.columns.append(width)
    if "dropped_cell" in kinds and name == "reconsideration_litigation":
        return _dropped_cell(rng, lines)
    if "missing_cells" in kinds and name == "proactive_disclosure":
        return _missing_cell(rng, lines)
    if "orphan_values" in kinds:
        _orphans(rng, lines)
    if "group_label_centred" in kinds and name == "requests":
        _centred_groups(lines)
    if "torn_header" in kinds and name == "requests":
        _torn_header(lines)
    if "header_misplaced" in kinds and name == "requests":
        _misplaced_total(lines)
    return {}


def _dropped_cell(rng: random.Random, lines: list[Line]) -> dict[str, Printed | None]:
    """One value of the review row is gone, and nobody can tell which."""
    changes: dict[str, Printed | None] = {}
    for line in lines:
        values = [b for b in line.boxes if b.key is not None]
        if len(values) < 10:
            continue
        same = len({b.text for b in values}) == 1
        for index, box in enumerate(values):
            assert box.key is not None
            if not same or index == len(values) - 1:
                changes[box.key] = None
        gone = rng.randrange(len(values))
        place = line.boxes.index(values[gone])
        del line.boxes[place], line.columns[-1]
    return changes


def _missing_cell(rng: random.Random, lines: list[Line]) -> dict[str, Printed | None]:
    """One row of three figures keeps two; which two is not told."""
    rows = [line for line in lines if sum(b.key is not None for b in line.boxes) == 3]
    if not rows:
        return {}
    line = rng.choice(rows)
    values = [b for b in line.boxes if b.key is not None]
    same = len({b.text for b in values}) == 1
    gone = rng.choice(values)
    place = line.boxes.index(gone)
    del line.boxes[place], line.columns[place]
    outcome = None if same else Printed("", None, "unreadable")
    return {b.key: outcome for b in values if b.key is not None}


def _orphans(rng: random.Random, lines: list[Line]) -> None:
    """A few rows lose their label, which stands as prose right before or after them."""
    rows = [
        n
        for n, line in enumerate(lines)
        if line.boxes[0].role == "label"
        and len([b for b in line.boxes if b.key is not None]) in (3, 7)
    ]
    picked = sorted(rng.sample(rows, min(2, len(rows))), reverse=True)
    for n in picked:
        if n + 1 in picked:
            continue
        line = lines[n]
        label = line.boxes.pop(0)
        line.columns.pop(0)
        line.spans = 0
        text = label.text
        if len(text) > 8 and rng.random() < 0.5:
            text = text[:-2] + "\n" + text[-2:]
        lines.insert(n, Line([], [], 0, raw=text))


def _centred_groups(lines: list[Line]) -> None:
    """Group labels that stand beside the middle row of their group, as a page shows them."""
    moves = [
        (n, box)
        for n, line in enumerate(lines)
        for box in line.boxes
        if box.role == "group" and 2 < box.rowspan < 15
    ]
    for n, box in moves:
        line, target = lines[n], lines[n + box.rowspan // 2]
        place = line.boxes.index(box)
        column = line.columns.pop(place)
        del line.boxes[place]
        spot = sum(x < column for x in target.columns)
        target.boxes.insert(spot, box)
        target.columns.insert(spot, column)


def _torn_header(lines: list[Line]) -> None:
    """The header line of the five kinds of organisation in two lines."""
    at = _organisations(lines)
    if at is None:
        return
    line = lines[at]
    halves = [(len(b.text) + 1) // 2 if len(b.text) > 2 else 2 for b in line.boxes]
    pairs = list(zip(line.boxes, halves, strict=True))
    upper = [replace(b, text=b.text[:n]) for b, n in pairs]
    lower = [replace(b, text=b.text[n:]) for b, n in pairs]
    lines[at : at + 1] = [
        Line(upper, line.columns, line.spans),
        Line(lower, list(line.columns), line.spans),
    ]


def _organisations(lines: list[Line]) -> int | None:
    """The header line below the one with 自然人 and 总计."""
    for n, (upper, lower) in enumerate(pairwise(lines), 1):
        if [b.colspan for b in upper.boxes] in ([1, 5, 1], [1, 1, 5]) and len(lower.boxes) == 5:
            return n
    return None


def _misplaced_total(lines: list[Line]) -> None:
    """总计 in the third header line after 其他, an empty cell in its place in the second."""
    at = _organisations(lines)
    if at is None:
        return
    upper, lower = lines[at - 1], lines[at]
    last = upper.boxes[-1]
    upper.boxes[-1] = replace(last, text="", rowspan=1)
    lower.boxes.append(replace(last, rowspan=1))
    lower.columns.append(lower.columns[-1] + 1)
