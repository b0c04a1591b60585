"""The statutory tables, plain and filled, from the package above."""

from __future__ import annotations

from random import Random

from independent import figures
from independent.labels import Labels
from independent.model import Cell, Table
from independent.part_four import part_four
from independent.part_three import part_three
from independent.part_two import part_two
from independent.plan import shape
from independent.printing import Values, print_all
from independent.sheet import Sheet

from .organs import Organ

_SCALES = {
    "town": "township",
    "street": "township",
    "county": "county",
    "city": "city",
    "province": "city",
}


def tables(rng: Random, edition: str, organ: Organ) -> dict[int, list[Table]]:
    """Return the tables of parts two, three and four."""
    drawn = figures.draw(rng, edition, _SCALES.get(organ.level, "office"))
    printed = print_all(rng, edition, drawn, Values())
    sheet = Sheet(edition, Labels({}, False), printed)
    made = {
        2: part_two(rng, sheet, rng.choice(("standard", "standard", "standard", "tables"))),
        3: part_three(rng, sheet, shape(rng, rng.choice(("", "", "", "flat")))),
        4: part_four(rng, sheet, "standard"),
    }
    return {part: [_plain(table) for table in found] for part, found in made.items()}


def _plain(table: Table) -> Table:
    """Return a table with captions left out."""
    rows: list[tuple[Cell, ...]] = list(table.rows)
    return Table(tuple(rows), table.part, table.heads, "", table.look)
