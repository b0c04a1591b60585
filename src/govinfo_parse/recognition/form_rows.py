"""The rows of both editions in one order: what observed rows are aligned with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from govinfo_parse.forms import EDITIONS, FormBlock, load_form
from govinfo_parse.recognition.labels import label_key
from govinfo_parse.recognition.observed import Row


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of either edition in the order of both, with the block it stands in."""

    key: str
    blocks: tuple[tuple[str, FormBlock], ...]
    number: int | None
    level: str
    alike: bool
    """Whether all editions that print the row print the same columns."""

    def block(self, edition: str) -> FormBlock:
        """The block of an edition, or of the only edition that prints the row."""
        return next((b for e, b in self.blocks if e == edition), self.blocks[0][1])

    def is_of(self, edition: str) -> bool:
        """Whether an edition prints the row."""
        return any(e == edition for e, _ in self.blocks)


@dataclass(slots=True)
class Aligned:
    """An observed row and the form's row that it is."""

    row: Row
    form_row: FormRow
    inferred: bool
    table: str


@cache
def form_rows(table: str) -> tuple[FormRow, ...]:
    """The rows of one table in both editions, merged in printed order."""
    merged: list[str] = []
    for edition in EDITIONS:
        at = 0
        for key in (r.key for b in _blocks(edition, table) for r in b.rows):
            if key in merged:
                at = merged.index(key) + 1
            else:
                merged.insert(at, key)
                at += 1
    rows = []
    for key in merged:
        blocks = tuple(
            (edition, block)
            for edition in EDITIONS
            for block in _blocks(edition, table)
            if any(r.key == key for r in block.rows)
        )
        leaf = next(r.leaf for r in blocks[-1][1].rows if r.key == key)
        label = label_key(leaf)
        printed = {tuple(c.key for c in block.columns) for _, block in blocks}
        rows.append(FormRow(key, blocks, label.number, label.level, len(printed) == 1))
    return tuple(rows)


def _blocks(edition: str, table: str) -> tuple[FormBlock, ...]:
    return next(t.blocks for t in load_form(edition).tables if t.key == table)
