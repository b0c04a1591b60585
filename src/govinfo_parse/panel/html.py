"""A panel as HTML for notebooks: agencies by years, tinted by how much of each report was read.

Inline styles and translucent colours, as in :mod:`govinfo_parse.results.html`.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from govinfo_parse.results.entry import Status
from govinfo_parse.results.html import EDGE, HEAD, TABLE
from govinfo_parse.results.report import Report

if TYPE_CHECKING:
    from govinfo_parse.panel.panel import Panel

_AGENCIES_SHOWN = 30
_YEARS_SHOWN = 12


def panel_html(panel: Panel) -> str:
    """What the panel is, and a table: the first 30 agencies down, the last 12 years across.

    A cell says how many fields of the form have a figure and, after ``!``, how many errors were
    found. An empty cell has no report; ``no form`` is a report without statutory tables.
    """
    cells = {(line.key, line.scope, line.report.year): line.report for line in panel.kept}
    names = {(line.key, line.scope): line.report.agency or line.key for line in panel.kept}
    every = sorted({year for *_, year in cells}, key=lambda year: year or 0)
    years = every[-_YEARS_SHOWN:]
    rows = [_row("agency", "scope", *(str(year or "?") for year in years))]
    for (key, scope), name in list(names.items())[:_AGENCIES_SHOWN]:
        figures = (_cell(cells.get((key, scope, year))) for year in years)
        heads = f'<th style="{HEAD};text-align:left">{escape(name)}</th>'
        heads += f'<td style="{EDGE}">{escape(scope)}</td>'
        rows.append(f"<tr>{heads}{''.join(figures)}</tr>")
    left = [
        f"{count} {what}"
        for count, what in (
            (len(names) - _AGENCIES_SHOWN, "more agencies"),
            (len(every) - len(years), "earlier years"),
        )
        if count > 0
    ]
    return "".join(
        (
            '<div style="color:inherit;overflow-x:auto">',
            f'<div style="font-weight:600">{escape(repr(panel).strip("<>"))}</div>',
            "<div><small>fields with a figure / fields of the form; ! errors found</small></div>",
            f'<table style="{TABLE}">{"".join(rows)}</table>' if names else "",
            f"<div>and {', '.join(left)}</div>" if left else "",
            "</div>",
        )
    )


def _row(*heads: str) -> str:
    cells = (f'<th style="{HEAD}">{head}</th>' for head in heads)
    return f"<tr>{''.join(cells)}</tr>"


def _cell(report: Report | None) -> str:
    if report is None:
        return f'<td style="{EDGE}"></td>'
    if not report.entries:
        return f'<td style="{EDGE}"><small>no form</small></td>'
    counts = report.counts()
    read = counts.get(Status.REPORTED, 0) + counts.get(Status.REPAIRED, 0)
    errors = sum(finding.severity == "error" for finding in report.findings)
    text = f"{read}/{len(report.entries)}" + f" !{errors}" * bool(errors)
    tint = f"rgba(0,114,178,{0.45 * read / len(report.entries):.2f})"
    style = f"{EDGE};text-align:center;background:{tint}"
    about = ", ".join(f"{count} {status}" for status, count in counts.items())
    return f'<td style="{style}" title="{escape(about)}">{text}</td>'
