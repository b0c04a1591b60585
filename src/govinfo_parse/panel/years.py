"""What must agree from one year to the next, and jumps that only a unit explains."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from govinfo_parse.forms import load_form
from govinfo_parse.results.entry import Entry, cells_of
from govinfo_parse.results.report import Report

_WAN: Final = 10_000
_NEAR: Final = 4
"""A jump between 10 000 / 4 and 10 000 * 4 is one of unit; amounts themselves change less."""


def across(before: Report, after: Report) -> Iterator[dict[str, Any]]:
    """The identities that join the reports of one agency on two years in a row.

    ``carry``: carried_over of a year is carried_forward of the year before, for each kind of
    applicant and the total. ``in_force``: in_force = in_force before + issued - repealed (both in
    the form of 2021; weak, as documents lapse and move). ``items``: previous_year_items of
    2020 = previous_year_items of 2019 + change of 2019 (both in the form of 2019).
    total_disclosed of 2019 and in_force of 2021 are other concepts and never joined.
    """
    old, new = cells_of(before.entries), cells_of(after.entries)
    table = next(t for t in load_form(after.edition or "2021").tables if t.key == "requests")
    for column in table.blocks[0].columns:
        yield _judged(
            "carry",
            new.get(("requests", "carried_over", column.key)),
            [(1, old.get(("requests", "carried_forward", column.key)))],
            weak=False,
        )
    if before.edition == after.edition == "2021":
        for row in ("rules", "normative_documents"):
            place = ("proactive_disclosure", row)
            yield _judged(
                "in_force",
                new.get((*place, "in_force")),
                [
                    (1, old.get((*place, "in_force"))),
                    (1, new.get((*place, "issued"))),
                    (-1, new.get((*place, "repealed"))),
                ],
                weak=True,
            )
    if before.edition == after.edition == "2019":
        rows = [key[1] for key in new if key[2] == "previous_year_items"]
        for row in rows:
            place = ("proactive_disclosure", row)
            yield _judged(
                "items",
                new.get((*place, "previous_year_items")),
                [(1, old.get((*place, "previous_year_items"))), (1, old.get((*place, "change")))],
                weak=False,
            )


def _judged(
    name: str, printed: Entry | None, parts: list[tuple[int, Entry | None]], *, weak: bool
) -> dict[str, Any]:
    values = [(sign, entry.value) for sign, entry in parts if entry is not None]
    value = printed.value if printed is not None else None
    known = (
        value is not None and len(values) == len(parts) and all(v is not None for _, v in values)
    )
    expected = sum(sign * v for sign, v in values if v is not None) if known else None
    verdict = "not_assessable" if not known else "holds" if value == expected else "fails"
    return {
        "identity": name,
        "field": printed.field.key if printed is not None else None,
        "printed": value if known else None,
        "expected": expected,
        "difference": value - expected
        if known and value is not None and expected is not None
        else None,
        "verdict": verdict,
        "weak": weak,
    }


def jumps(before: Report, after: Report) -> Iterator[dict[str, Any]]:
    """Amounts that are some ten thousand times those of the year before, or a part of them.

    元 was most likely printed, or read, for 万元; the figures stay as they are.
    """
    old, new = cells_of(before.entries), cells_of(after.entries)
    for place, entry in new.items():
        earlier = old.get(place)
        if entry.field.kind != "money" or earlier is None:
            continue
        if not entry.value or not earlier.value:
            continue
        ratio = Decimal(entry.value) / Decimal(earlier.value)
        times = ratio if ratio > 1 else 1 / ratio
        if _WAN / _NEAR <= times <= _WAN * _NEAR:
            yield {
                "field": entry.field.key,
                "before": float(earlier.value),
                "value": float(entry.value),
                "ratio": float(ratio),
                "unit": entry.unit,
            }
