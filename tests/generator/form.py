"""The statutory form as data: every field of both editions, grouped into rows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FIELDS = Path(__file__).parents[1] / "fixtures" / "statutory_fields.csv"
EDITIONS = ("2019", "2021")
TABLES = ("proactive_disclosure", "requests", "reconsideration_litigation")
APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "social_welfare_organization",
    "legal_service_organization",
    "other_organization",
    "total",
)
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
REVIEWS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")


@dataclass(frozen=True, slots=True)
class Field:
    """One place in the form; paths are the printed labels from the outermost to the innermost."""

    table: str
    row: str
    column: str
    row_path: tuple[str, ...]
    column_path: tuple[str, ...]
    kind: str
    unit: str

    @property
    def key(self) -> str:
        return f"{self.table}/{self.row}/{self.column}"


@dataclass(frozen=True, slots=True)
class FormRow:
    """The fields of one printed row, in printed order."""

    table: str
    row: str
    path: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def name(self) -> str:
        return f"{self.table}/{self.row}"


@cache
def fields(edition: str) -> tuple[Field, ...]:
    """Every field of an edition, in printed order."""
    with _FIELDS.open(encoding="utf-8", newline="") as file:
        return tuple(
            Field(
                table=line["table"],
                row=line["row"],
                column=line["column"],
                row_path=tuple(line["row_label"].split(" / ")),
                column_path=tuple(line["column_label"].split(" / ")),
                kind=line["kind"],
                unit=line["unit"],
            )
            for line in csv.DictReader(file)
            if line["edition"] == edition
        )


@cache
def rows(edition: str, table: str) -> tuple[FormRow, ...]:
    """The rows of one table, in printed order."""
    names = dict.fromkeys(f.row for f in fields(edition) if f.table == table)
    found = []
    for name in names:
        members = tuple(f for f in fields(edition) if f.table == table and f.row == name)
        found.append(FormRow(table, name, members[0].row_path, members))
    return tuple(found)


def result_rows(edition: str) -> tuple[str, ...]:
    """The request rows that add up to the results total (identity B)."""
    heads = ("granted", "partially_granted", "denied", "unavailable", "not_processed")
    return tuple(
        r.row
        for r in rows(edition, "requests")
        if r.row.split(".")[0] in (*heads, "other_handling")
    )
