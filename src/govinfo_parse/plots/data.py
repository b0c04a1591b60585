"""What is drawn, without drawing: bars and lines whose lack of a figure is kept apart from 0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from govinfo_parse.panel.panel import Line, Panel
from govinfo_parse.panel.rates import Figure, bridged, figures_of
from govinfo_parse.plots.words import SCOPE_WORDS, STATUS_WORDS, WORDS, Labels, row_words
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.layout import MARKS
from govinfo_parse.results.report import Report

LINES_DRAWN: Final = 12
BARS_DRAWN: Final = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: ``value`` is ``None`` where there is no figure; ``note`` is written at its end.

    A ``heading`` names the bars below it and has no figure of its own. ``group`` is the same
    for bars that belong together.
    """

    label: str
    value: int | Decimal | None
    note: str
    group: str = ""
    heading: bool = False
    indent: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """An agency's figures, one for each year of the plot; ``None`` where there is none."""

    name: str
    values: tuple[int | Decimal | None, ...]


def outcome_bars(report: Report, labels: Labels) -> tuple[list[Bar], Entry]:
    """The rows of 三、本年度办理结果 in printed order, and the entry of their total.

    Raises ``ValueError`` where the report has no statutory tables.
    """
    totals = [e for e in report.entries if (e.field.table, e.field.column) == ("requests", "total")]
    if not totals:
        raise ValueError("this report has no statutory tables, so there is nothing to draw")
    bars: list[Bar] = []
    for entry in totals:
        row = entry.field.row
        if row in ("received", "carried_over", "results_total", "carried_forward"):
            continue
        above, own = row_words(row, entry.field.row_label, labels)
        if above is None:
            own = own if labels == "zh" else own.capitalize()
        elif not any(bar.heading and bar.group == row.split(".")[0] for bar in bars):
            name = above if labels == "zh" else above.capitalize()
            bars.append(Bar(name, None, "", row.split(".")[0], heading=True))
        note = note_of(entry.value, entry.status, labels)
        bars.append(Bar(own, entry.value, note, row.split(".")[0], indent=above is not None))
    return bars, next(e for e in totals if e.field.row == "results_total")


def runs_of(
    panel: Panel, key: str, labels: Labels, *, bridge: bool, plain: bool
) -> tuple[list[int], list[Run], int]:
    """The years from first to last, a run for each agency drawn, and how many are left out.

    Drawn are the agencies with figures for most years, of these the largest. With ``plain``
    names are numbers, for where no font shows them. Raises ``KeyError`` where no report has
    the field.
    """
    found = _figures(panel, key, bridge=bridge)
    names = _names(panel, labels, plain=plain)
    spans = [year for *_, year in found]
    years = list(range(min(spans), max(spans) + 1))
    who = dict.fromkeys((agency, scope) for agency, scope, _ in found)
    runs = [
        Run(names[a, s], tuple(_value(found.get((a, s, year))) for year in years)) for a, s in who
    ]
    ranked = sorted((run for run in runs if _read(run)), key=_weight, reverse=True)
    drawn = ranked[:LINES_DRAWN]
    # In the order of the panel, so that colours do not depend on the figures.
    return years, [run for run in runs if run in drawn], len(runs) - len(drawn)


def agency_bars(
    panel: Panel, key: str, labels: Labels, *, year: int | None, bridge: bool, plain: bool
) -> tuple[int, list[Bar], int]:
    """The year, a bar for each agency, the largest first, and how many are left out.

    Agencies without a figure come last and say why. ``year`` is the last one with a figure
    where none is given. Raises ``KeyError`` where no report (of that year) has the field.
    """
    found = _figures(panel, key, bridge=bridge)
    known = [y for (*_, y), figure in found.items() if figure.value is not None]
    year = year or max(known, default=max(y for *_, y in found))
    if not any(y == year for *_, y in found):
        raise KeyError(f"{key}: no report on {year} has this field")
    absent = WORDS[labels]["no_report"]
    bars = []
    for (agency, scope), name in _names(panel, labels, plain=plain).items():
        figure = found.get((agency, scope, year))
        if figure is None:
            bars.append(Bar(name, None, absent))
        else:
            bars.append(Bar(name, figure.value, note_of(figure.value, figure.status, labels)))
    bars.sort(key=lambda bar: (bar.value is None, bar.note == absent, -(bar.value or 0)))
    return year, bars[:BARS_DRAWN], max(0, len(bars) - BARS_DRAWN)


def _figures(panel: Panel, key: str, *, bridge: bool) -> dict[tuple[str, str, int], Figure]:
    """A field's figures by agency, scope and year."""
    found = {}
    for line in panel.kept:
        if line.report.year is None:
            continue
        for figure in bridged(line.report) if bridge else figures_of(line.report):
            if "/".join(figure[:3]) == key:
                found[line.key, line.scope, line.report.year] = figure
    if not found:
        hint = "; bridge=False gives fields of one edition alone" if bridge else ""
        raise KeyError(f"{key}: no report of the panel has this field{hint}")
    return found


def _names(panel: Panel, labels: Labels, *, plain: bool) -> dict[tuple[str, str], str]:
    """Names by agency and scope: as last printed, with the scope where there are several."""
    last: dict[tuple[str, str], Line] = {
        (line.key, line.scope): line for line in panel.kept if line.report.year is not None
    }
    scopes = Counter(key for key, _ in last)
    printed = Counter(_name(line) for line in last.values())
    names = {}
    for number, ((key, scope), line) in enumerate(last.items(), 1):
        name = f"agency {number}" if plain else _name(line)
        if not plain and printed[name] > 1 and scopes[key] == 1:
            name = key  # Two agencies of one printed name: 鼓楼区 of two cities.
        names[key, scope] = name + f" ({SCOPE_WORDS[labels][scope]})" * (scopes[key] > 1)
    return names


def _name(line: Line) -> str:
    return line.report.agency or line.key


def note_of(value: int | Decimal | None, status: Status, labels: Labels) -> str:
    """A figure as written at a bar, or why there is none: ``8``, ``3*``, ``· blank``."""
    mark = MARKS.get(status, "")
    if value is None:
        return f"{mark} {STATUS_WORDS[labels].get(status, status.value)}"
    return (f"{value:f}" if isinstance(value, Decimal) else f"{value:,}") + mark


def _value(figure: Figure | None) -> int | Decimal | None:
    return figure.value if figure else None


def _read(run: Run) -> Sequence[int | Decimal]:
    return [value for value in run.values if value is not None]


def _weight(run: Run) -> tuple[int, int | Decimal]:
    return len(_read(run)), max(_read(run))
