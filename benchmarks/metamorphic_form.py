"""The three statutory tables as grids, and the report around them."""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, pairwise
from pathlib import Path

from metamorphic_grid import Cell, Grid, Region, Row

from govinfo_parse.forms import load_form
from govinfo_parse.forms.loader import FormTable

sys.path[:0] = [str(Path(__file__).parent.parent / "tests")]

from generator.figures import consistent  # noqa: E402

Figure = int | Decimal | None
Wants = dict[str, tuple[Figure, ...]]

TABLES = ("proactive_disclosure", "requests", "reconsideration_litigation")
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_FILLS = ("small", "small", "small", "large", "sparse")
_PLACES = ("青石县林溪镇人民政府", "云岭市民政局", "南湖区教育局", "白沙县人民政府")


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is printed: its light mess."""

    zero: str = "0"
    halfwidth: bool = False
    spaced: bool = False
    broken: bool = False
    review_rows: bool = False

    def word(self, text: str) -> str:
        """A label or header as this report prints it."""
        if self.halfwidth:
            text = text.replace("（", "(").replace("）", ")")
        if self.spaced and len(text) == 2:
            text = f"{text[0]} {text[1]}"
        if self.broken and len(text) > 10:
            text = f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}"
        return text

    def figure(self, value: Figure) -> str:
        """A figure as this report prints it."""
        if value is None:
            return self.zero
        if isinstance(value, Decimal):
            text = format(value, "f")
            return text.rstrip("0").rstrip(".") if "." in text else text
        return str(value)


@dataclass(slots=True)
class Draft:
    """A report on its way to print: its tables, and what a careful reader takes from them.

    ``wants`` has for every field the answers that are right. ``places`` says what the format
    keeps of a table: ``grid`` (every place), ``rows`` (the order in each row), ``cells`` (the
    order alone). Items before and after a table are other tables or lines of text.
    """

    edition: str
    year: int
    agency: str
    style: Style
    places: str
    figures: dict[str, Figure]
    grids: dict[str, Grid]
    wants: Wants
    before: dict[str, list[Grid | str]] = field(default_factory=dict)
    after: dict[str, list[Grid | str]] = field(default_factory=dict)

    def expect(self, key: str, value: Figure) -> None:
        """One answer is right."""
        self.wants[key] = (value,)

    def open(self, keys: list[str]) -> None:
        """What was there before the change is right, and so is no answer."""
        for key in keys:
            self.wants[key] = tuple(dict.fromkeys((*self.wants[key], None)))

    def accept_filled(self, keys: list[str], others: Mapping[str, Figure]) -> None:
        """Beside a row without any figure the figures of its copy are right too."""
        if all(self.figures[key] is None for key in keys):
            for key in keys:
                self.wants[key] = tuple(dict.fromkeys((*self.wants[key], others.get(key))))

    def forget(self, keys: list[str]) -> None:
        """As before any change, or no answer."""
        for key in keys:
            self.wants[key] = tuple(dict.fromkeys((self.figures[key], None)))


def make_draft(rng: random.Random, places: str) -> Draft:
    """A report without any change."""
    edition = rng.choice(("2019", "2021", "2021"))
    year = rng.choice((2019, 2020) if edition == "2019" else (2021, 2022, 2023, 2024))
    agency = rng.choice(_PLACES)
    signs = ("0",) * 6 + ("", "/", "-")
    zero = rng.choice(signs)
    style = Style(
        zero="0" if places == "cells" else zero,
        halfwidth=rng.random() < 0.15,
        spaced=rng.random() < 0.15,
        broken=rng.random() < 0.15,
        review_rows=rng.random() < 0.4,
    )
    figures = make_figures(rng, edition, style)
    wants: Wants = {key: (value,) for key, value in figures.items()}
    grids = make_grids(edition, figures, style)
    return Draft(edition, year, agency, style, places, figures, grids, wants)


def make_figures(rng: random.Random, edition: str, style: Style) -> dict[str, Figure]:
    """Figures that keep the identities; zeros are blanks where the report prints them so."""
    made = consistent(rng, edition, rng.choice(_FILLS))
    return {key: None if value == 0 and style.zero != "0" else value for key, value in made.items()}


def make_grids(edition: str, figures: Mapping[str, Figure], style: Style) -> dict[str, Grid]:
    """The three tables of an edition."""
    makers = (_proactive, _requests, _reviews_rows if style.review_rows else _reviews_wide)
    tables = load_form(edition).tables
    return {t.key: make(t, figures, style) for make, t in zip(makers, tables, strict=True)}


def _value(figures: Mapping[str, Figure], style: Style, *names: str) -> Cell:
    key = "/".join(names)
    return Cell(style.figure(figures[key]), key, "value")


def _spread(cells: list[Cell], spans: list[range]) -> Row:
    return [cell for cell, span in zip(cells, spans, strict=True) for _ in span]


def _proactive(table: FormTable, figures: Mapping[str, Figure], style: Style) -> Grid:
    rows: list[Row] = []
    regions: list[Region] = []
    for block in table.blocks:
        caption = Cell(style.word(block.caption), role="caption")
        widths = [1] * len(block.columns)
        widths[-1] += 3 - len(widths)
        spans = [range(a, b) for a, b in pairwise(accumulate(widths, initial=1))]
        corner = Cell("信息内容", role="header")
        heads = [Cell(style.word(c.label), role="header") for c in block.columns]
        rows += [[caption] * 4, [corner, *_spread(heads, spans)]]
        start = len(rows)
        for row in block.rows:
            cells = [_value(figures, style, table.key, row.key, c.key) for c in block.columns]
            rows.append([Cell(style.word(row.leaf)), *_spread(cells, spans)])
        regions.append(Region(range(start - 1, start), range(start, len(rows)), tuple(spans)))
    return Grid(table.key, rows, tuple(regions))


def _requests(table: FormTable, figures: Mapping[str, Figure], style: Style) -> Grid:
    block = table.blocks[0]
    corner, whole = Cell(style.word(CORNER), role="header"), Cell("申请人情况", role="header")
    heads = [Cell(style.word(c.leaf), role="header") for c in block.columns]
    parent = Cell("法人或其他组织", role="header")
    rows: list[Row] = [
        [corner] * 3 + [whole] * 7,
        [corner] * 3 + [heads[0], *[parent] * 5, heads[6]],
        [corner] * 3 + heads,
    ]
    groups: dict[tuple[str, ...], Cell] = {}
    for row in block.rows:
        paths = [row.groups[: n + 1] for n in range(len(row.groups))]
        own = [groups.setdefault(path, Cell(style.word(path[-1]), role="group")) for path in paths]
        label = Cell(style.word(row.leaf))
        cells = [_value(figures, style, table.key, row.key, c.key) for c in block.columns]
        rows.append([*own, *[label] * (3 - len(own)), *cells])
    columns = tuple(range(x, x + 1) for x in range(3, 10))
    return Grid(table.key, rows, (Region(range(3), range(3, len(rows)), columns),))


def _reviews_wide(table: FormTable, figures: Mapping[str, Figure], style: Style) -> Grid:
    block = table.blocks[0]
    top: Row = []
    middle: Row = []
    low: Row = []
    values: Row = []
    groups: dict[str, Cell] = {}
    for row in block.rows:
        heads = [Cell(style.word(c.label), role="header") for c in block.columns]
        first = row.label.partition(" / ")[0]
        top += [groups.setdefault(first, Cell(first, role="header"))] * 5
        middle += [Cell(row.leaf, role="header")] * 5 if row.groups else heads
        low += heads
        values += [_value(figures, style, table.key, row.key, c.key) for c in block.columns]
    starts = range(0, 15, 5)
    regions = tuple(
        Region(range(3), range(3, 4), tuple(range(x, x + 1) for x in range(a, a + 5)))
        for a in starts
    )
    return Grid(table.key, [top, middle, low, values], regions)


def _reviews_rows(table: FormTable, figures: Mapping[str, Figure], style: Style) -> Grid:
    block = table.blocks[0]
    corner = Cell(style.word("类别"), role="header")
    rows = [[corner] * 2 + [Cell(style.word(c.label), role="header") for c in block.columns]]
    group = Cell("行政诉讼", role="group")
    for row in block.rows:
        label = Cell(style.word(row.leaf))
        cells = [_value(figures, style, table.key, row.key, c.key) for c in block.columns]
        rows.append([group, label, *cells] if row.groups else [label, label, *cells])
    columns = tuple(range(x, x + 1) for x in range(2, 7))
    return Grid(table.key, rows, (Region(range(1), range(1, 4), columns),))
