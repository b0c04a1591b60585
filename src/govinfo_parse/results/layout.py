"""Entries as they stand in print: blocks of rows, and a sign for each status."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from types import MappingProxyType
from typing import Final

from govinfo_parse.results.entry import Entry, Status

MARKS: Final = MappingProxyType(
    {Status.BLANK: "·", Status.MISSING: "–", Status.UNREADABLE: "?", Status.REPAIRED: "*"}
)
"""How a status shows beside a value, or in its place."""


def shown(entry: Entry) -> str:
    """A value with its status, and with its unit if it is money: ``3``, ``3*``, ``26.5 万元``, ``–``."""
    value = entry.value
    text = "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    text += MARKS.get(entry.status, "")
    money = value is not None and entry.field.kind == "money"
    return f"{text} {entry.unit}" if money and entry.unit else text


def printed_blocks(entries: Iterable[Entry]) -> list[list[list[Entry]]]:
    """Entries as blocks of rows; a block's rows share their columns and their caption.

    Part two has a block for each 项 of art. 20, parts three and four are one block each.
    """
    rows = [list(run) for _, run in groupby(entries, key=lambda e: e.field.row)]
    return [list(run) for _, run in groupby(rows, key=_shape)]


def _shape(row: list[Entry]) -> tuple[str, ...]:
    # The blocks of part two are told apart by their caption, the first label of each row.
    caption = row[0].field.row_label.partition(" / ")[0]
    return (caption if caption.startswith("第") else "", *(e.field.column for e in row))
