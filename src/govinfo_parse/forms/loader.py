"""Read the editions of the form from their TOML files.

A form expands to fields, one for each place of its three tables, in printed order.
The keys are the contract of every output of the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

EDITIONS: Final = ("2019", "2021")


@dataclass(frozen=True, slots=True)
class Field:
    """A place in the form: one row and one column of one statutory table.

    ``kind`` is ``count`` (a whole number, 0 or more), ``change`` (a signed whole number)
    or ``money``. ``unit`` is the unit of the value: 件, 项, 万元, or empty where the form
    prints none (the 2019 采购总金额).
    """

    table: str
    row: str
    column: str
    row_label: str
    column_label: str
    kind: str
    unit: str

    @property
    def key(self) -> str:
        """``table/row/column``, the name of the field in every output."""
        return f"{self.table}/{self.row}/{self.column}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a block. ``label`` holds the printed path, outer labels first, ``" / "`` between."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()

    @property
    def leaf(self) -> str:
        """The innermost label, the one printed beside the figures."""
        return self.label.rpartition(" / ")[2]

    @property
    def groups(self) -> tuple[str, ...]:
        """The outer labels, outermost first."""
        return tuple(self.label.split(" / ")[:-1])


@dataclass(frozen=True, slots=True)
class Column(Row):
    """A column of a block, with the kind and the unit of its figures."""

    kind: str = "count"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class FormBlock:
    """Rows that share their columns; part two has one for each 项 of article 20."""

    caption: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class FormTable:
    """One statutory table."""

    key: str
    title: str
    blocks: tuple[FormBlock, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """A sum that must agree (勾稽关系): ``sum(left) == sum(right)``.

    ``along`` is ``columns`` (once for every column; ``left`` and ``right`` are rows) or
    ``rows`` (once for every row; they are columns).
    """

    name: str
    table: str
    along: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One edition of the statutory form."""

    edition: str
    notice: str
    first_year: int
    tables: tuple[FormTable, ...]
    identities: tuple[Identity, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six parts of a report."""

    key: str
    number: int
    title: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Labels that both editions print and that lead to no field."""

    sections: tuple[Section, ...]
    corner: tuple[str, ...]
    serial: tuple[str, ...]
    remark: tuple[str, ...]
    unit: tuple[str, ...]
    captions: Mapping[str, int]


@cache
def load_form(edition: str) -> Form:
    """The form of one edition, ``"2019"`` or ``"2021"``.

    >>> len(load_form("2019").fields), len(load_form("2021").fields)
    (198, 200)

    Raises ``ValueError`` for an edition that does not exist.
    """
    if edition not in EDITIONS:
        raise ValueError(f"no such edition of the form: {edition!r}; there are {EDITIONS}")
    data = read_data(f"{edition}.toml")
    tables = tuple(_table(entry) for entry in data["tables"])
    rows = {table.key: [r.key for b in table.blocks for r in b.rows] for table in tables}
    return Form(
        edition=data["edition"],
        notice=data["notice"],
        first_year=data["first_year"],
        tables=tables,
        identities=tuple(_identity(entry, rows) for entry in data["identities"]),
        fields=tuple(_fields(tables)),
    )


@cache
def load_forms() -> tuple[Form, ...]:
    """All editions, oldest first."""
    return tuple(load_form(edition) for edition in EDITIONS)


def edition_of_year(year: int) -> str | None:
    """The edition in force for a report on ``year``; ``None`` before 2019.

    >>> edition_of_year(2018), edition_of_year(2020), edition_of_year(2021)
    (None, '2019', '2021')
    """
    due = [form.edition for form in load_forms() if form.first_year <= year]
    return due[-1] if due else None


@cache
def load_furniture() -> Furniture:
    """Section headings, captions and header words common to both editions."""
    data = read_data("common.toml")
    return Furniture(
        sections=tuple(
            Section(s["key"], s["number"], s["title"], tuple(s["aliases"]))
            for s in data["sections"]
        ),
        corner=tuple(data["furniture"]["corner"]),
        serial=tuple(data["furniture"]["serial"]),
        remark=tuple(data["furniture"]["remark"]),
        unit=tuple(data["furniture"]["unit"]),
        captions=data["captions"],
    )


def read_data(name: str) -> dict[str, Any]:
    """A data file of this package."""
    # Both cost more to import than the rest of the package; most imports read no form.
    import tomllib
    from importlib import resources

    text = resources.files("govinfo_parse.forms").joinpath(name).read_text("utf-8")
    return tomllib.loads(text)


def _table(entry: Mapping[str, Any]) -> FormTable:
    return FormTable(entry["key"], entry["title"], tuple(_block(b) for b in entry["blocks"]))


def _block(entry: Mapping[str, Any]) -> FormBlock:
    return FormBlock(
        caption=entry.get("caption", ""),
        rows=tuple(Row(r["key"], r["label"], tuple(r.get("aliases", ()))) for r in entry["rows"]),
        columns=tuple(
            Column(c["key"], c["label"], tuple(c.get("aliases", ())), c["kind"], c["unit"])
            for c in entry["columns"]
        ),
    )


def _identity(entry: Mapping[str, Any], rows: Mapping[str, list[str]]) -> Identity:
    def expand(names: list[str]) -> tuple[str, ...]:
        known = rows[entry["table"]]
        return tuple(
            key
            for name in names
            for key in (
                [k for k in known if k.startswith(name[:-1])] if name.endswith("*") else [name]
            )
        )

    return Identity(
        entry["name"],
        entry["table"],
        entry["along"],
        expand(entry["left"]),
        expand(entry["right"]),
    )


def _fields(tables: tuple[FormTable, ...]) -> list[Field]:
    return [
        Field(table.key, row.key, col.key, row.label, col.label, col.kind, col.unit)
        for table in tables
        for block in table.blocks
        for row in block.rows
        for col in block.columns
    ]
