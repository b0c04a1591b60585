"""Shares that researchers ask for, from printed figures alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from govinfo_parse.forms import parts_of_total
from govinfo_parse.results.entry import Cells, Status, cells_of
from govinfo_parse.results.report import Report

_REVIEWS: Final = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")


def rates_of(report: Report) -> dict[str, float | None]:
    """The rates of one report; ``None`` where a figure is missing or the whole is 0.

    ``granted_share``: granted of results_total. ``granted_or_partial_share``: with
    partially_granted. ``denial_share``: denied.* of results_total. ``unavailable_share`` and
    ``not_processed_share`` the same. ``correction_rate``: corrected / (upheld + corrected + other)
    of reconsideration and both kinds of litigation, pending left out; also for
    ``reconsideration_correction_rate`` and ``litigation_correction_rate`` alone.
    A total that is blank is never made up from its parts.
    """
    cells = cells_of(report.entries)

    def rows(*names: str) -> int | None:
        known = [
            row
            for table, row, column in cells
            if table == "requests"
            and column == "total"
            and any(row == n or (n.endswith("*") and row.startswith(n[:-1])) for n in names)
        ]
        return _sum(cells, [("requests", row, "total") for row in known])

    whole = rows("results_total")
    shares = {
        "granted_share": rows("granted"),
        "granted_or_partial_share": rows("granted", "partially_granted"),
        "denial_share": rows("denied.*"),
        "unavailable_share": rows("unavailable.*"),
        "not_processed_share": rows("not_processed.*"),
    }
    found: dict[str, float | None] = {name: _ratio(part, whole) for name, part in shares.items()}
    for name, blocks in (
        ("correction_rate", _REVIEWS),
        ("reconsideration_correction_rate", _REVIEWS[:1]),
        ("litigation_correction_rate", _REVIEWS[1:]),
    ):
        table = "reconsideration_litigation"
        corrected = _sum(cells, [(table, b, "corrected") for b in blocks])
        decided = _sum(
            cells, [(table, b, o) for b in blocks for o in ("upheld", "corrected", "other")]
        )
        found[name] = _ratio(corrected, decided)
    return found


def _sum(cells: Cells, places: Sequence[tuple[str, str, str]]) -> int | None:
    values = [cells[place].value if place in cells else None for place in places]
    if not values or any(not isinstance(value, int) for value in values):
        return None
    return sum(int(value) for value in values if value is not None)


def _ratio(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None


class Figure(NamedTuple):
    """A field of a line of a panel, under the key of a concept."""

    table: str
    row: str
    column: str
    value: int | Decimal | None
    unit: str | None
    status: Status


def figures_of(report: Report) -> list[Figure]:
    """A report's entries as they are."""
    return [
        Figure(e.field.table, e.field.row, e.field.column, e.value, e.unit, e.status)
        for e in report.entries
    ]


def bridged(report: Report) -> list[Figure]:
    """Figures under concepts that both editions share: see :meth:`Panel.long`.

    The three parts of （六）其他处理 of 2021 are summed to the one row of 2019.
    """
    own = figures_of(report)
    kept = [figure for figure in own if figure[:3] in _shared()]
    if report.edition != "2021":
        return kept
    for column in (*parts_of_total("requests"), "total"):
        parts = [f for f in own if f.row.startswith("other_handling.") and f.column == column]
        values = [figure.value for figure in parts]
        known = bool(values) and all(value is not None for value in values)
        total = sum(int(value) for value in values if value is not None) if known else None
        status = max((figure.status for figure in parts), key=_gravity, default=Status.MISSING)
        kept.append(Figure("requests", "other_handling", column, total, "件", status))
    return kept


def _gravity(status: Status) -> int:
    return list(Status).index(status)


@cache
def _shared() -> frozenset[tuple[str, str, str]]:
    """Fields that both editions have under the same key."""
    from govinfo_parse.forms import load_forms

    first, *others = ({(f.table, f.row, f.column) for f in form.fields} for form in load_forms())
    # 2019's 规章 is counted as produced and disclosed, 2021's as issued and in force.
    return frozenset(first.intersection(*others)) | frozenset(
        ("requests", "other_handling", c) for c in (*parts_of_total("requests"), "total")
    )
