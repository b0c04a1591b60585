"""Values of a report to and from what JSON can hold, without loss.

Money is a string (``"26.55"``): a JSON number would come back as a binary fraction.
Counts are numbers. Dates are ISO 8601 strings. What is not known is ``null``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, Final

from govinfo_parse.document import Location
from govinfo_parse.forms import Field, load_form
from govinfo_parse.results.claim import Claim, ClaimVerdict
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding, Severity
from govinfo_parse.results.provenance import Provenance
from govinfo_parse.results.sections import SectionText

LONG_COLUMNS: Final = (
    "table",
    "row",
    "column",
    "value",
    "unit",
    "status",
    "raw",
    "row_label",
    "column_label",
    "kind",
    "at_page",
    "at_table",
    "at_row",
    "at_column",
    "at_line",
    "at_offset",
    "at_box",
)
"""The columns of the long frame, and of the command line's CSV."""


def plain(value: int | Decimal | None) -> str | None:
    """Digits, never an exponent.

    >>> plain(Decimal("26.50")), plain(12), plain(None)
    ('26.50', '12', None)
    """
    return f"{value:f}" if isinstance(value, Decimal) else None if value is None else str(value)


_NO_PLACE: Final = Location()


def long_line(entry: Entry) -> dict[str, Any]:
    """An entry under the names of :data:`LONG_COLUMNS`; its value as it is."""
    place, at = entry.field, entry.location or _NO_PLACE
    return {
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "value": entry.value,
        "unit": entry.unit,
        "status": entry.status.value,
        "raw": entry.raw,
        "row_label": place.row_label,
        "column_label": place.column_label,
        "kind": place.kind,
        "at_page": at.page,
        "at_table": at.table,
        "at_row": at.row,
        "at_column": at.column,
        "at_line": at.line,
        "at_offset": at.offset,
        "at_box": None if at.box is None else " ".join(f"{side:g}" for side in at.box),
    }


def entry_to_dict(entry: Entry) -> dict[str, Any]:
    """Keys as the columns of the long frame, then ``location``."""
    value = entry.value
    return {
        "table": entry.field.table,
        "row": entry.field.row,
        "column": entry.field.column,
        "value": str(value) if isinstance(value, Decimal) else value,
        "unit": entry.unit,
        "status": entry.status.value,
        "raw": entry.raw,
        "location": location_to_dict(entry.location),
    }


def entries_from_dicts(edition: str | None, data: list[Mapping[str, Any]]) -> tuple[Entry, ...]:
    """Entries of an edition; raises ``KeyError`` for a field that it does not have."""
    if not data or edition is None:
        return ()
    known: dict[tuple[str, str, str], Field] = {
        (f.table, f.row, f.column): f for f in load_form(edition).fields
    }
    return tuple(
        Entry(
            field=known[item["table"], item["row"], item["column"]],
            status=Status(item["status"]),
            value=Decimal(item["value"]) if isinstance(item["value"], str) else item["value"],
            unit=item["unit"],
            raw=item["raw"],
            location=location_from_dict(item["location"]),
        )
        for item in data
    )


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """``code``, ``severity``, ``message``, then where."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "table": finding.table,
        "row": finding.row,
        "column": finding.column,
        "location": location_to_dict(finding.location),
    }


def finding_from_dict(data: Mapping[str, Any]) -> Finding:
    """The inverse of :func:`finding_to_dict`."""
    return Finding(
        code=data["code"],
        severity=Severity(data["severity"]),
        message=data["message"],
        table=data["table"],
        row=data["row"],
        column=data["column"],
        location=location_from_dict(data["location"]),
    )


def claim_to_dict(claim: Claim) -> dict[str, Any]:
    """Every field of a claim; an amount with decimals is a string."""
    values = {f.name: getattr(claim, f.name) for f in fields(claim)}
    value = values["value"]
    return values | {
        "value": str(value) if isinstance(value, Decimal) else value,
        "verdict": claim.verdict.value,
        "fields": list(claim.fields),
    }


def claim_from_dict(data: Mapping[str, Any]) -> Claim:
    """The inverse of :func:`claim_to_dict`."""
    value = data["value"]
    return Claim(
        **{
            **data,
            "value": Decimal(value) if isinstance(value, str) else value,
            "verdict": ClaimVerdict(data["verdict"]),
            "fields": tuple(data["fields"]),
        }
    )


def provenance_to_dict(one: Provenance) -> dict[str, Any]:
    """What a name or a day was taken from, and where."""
    place = location_to_dict(one.location)
    return {"name": one.name, "kind": one.kind, "printed": one.printed, "location": place}


def provenance_from_dict(data: Mapping[str, Any]) -> Provenance:
    """The inverse of :func:`provenance_to_dict`."""
    return Provenance(**{**data, "location": location_from_dict(data["location"])})


def section_to_dict(section: SectionText) -> dict[str, Any]:
    """The part's key, number, heading and both of its texts."""
    return {
        "key": section.key,
        "number": section.number,
        "heading": section.heading,
        "text": section.text,
        "printed": section.printed,
        "location": location_to_dict(section.location),
        "steps": list(section.steps),
    }


def section_from_dict(data: Mapping[str, Any]) -> SectionText:
    """The inverse of :func:`section_to_dict`."""
    place = location_from_dict(data["location"])
    return SectionText(**{**data, "location": place, "steps": tuple(data["steps"])})


def location_to_dict(location: Location | None) -> dict[str, Any] | None:
    """What is known of a place, or ``None`` for no place."""
    if location is None:
        return None
    places = ((f.name, getattr(location, f.name)) for f in fields(location))
    return {name: value for name, value in places if value is not None}


def location_from_dict(data: Mapping[str, Any] | None) -> Location | None:
    """The inverse of :func:`location_to_dict`."""
    if data is None:
        return None
    box = data.get("box")
    return Location(**{**data, "box": None if box is None else tuple(box)})


def date_from_text(text: str | None) -> date | None:
    """A date from its ISO form."""
    return None if text is None else date.fromisoformat(text)
