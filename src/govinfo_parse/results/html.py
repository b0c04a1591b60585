"""A report and its tables as HTML for notebooks.

Self-contained: every style is inline, so that nothing leaks into the page around it.
Colours are translucent, for light and dark themes, and never the only sign of a status.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding
from govinfo_parse.results.layout import MARKS, printed_blocks, shown

if TYPE_CHECKING:
    from govinfo_parse.results.report import Report

_TINTS = {
    Status.BLANK: "rgba(128,128,128,.12)",
    Status.MISSING: "rgba(128,128,128,.28)",
    Status.UNREADABLE: "rgba(220,50,47,.30)",
    Status.REPAIRED: "rgba(230,160,0,.30)",
}
_EDGE = "border:1px solid rgba(128,128,128,.45);padding:2px 6px;color:inherit"
_HEAD = f"{_EDGE};text-align:center;font-weight:600;background:rgba(128,128,128,.10)"
_TABLE = "border-collapse:collapse;margin:0 0 8px 0;color:inherit;background:transparent"
_FINDINGS_SHOWN = 50


def report_html(report: Report) -> str:
    """The whole report: what it is, its three tables as printed, its findings."""
    head = escape(report.title or "(no title)")
    words = escape(repr(report).strip("<>"))
    legend = " ".join(
        f'<span style="background:{_TINTS[status]};padding:0 4px">{MARKS[status]}</span> {status}'
        for status in _TINTS
    )
    parts = [
        '<div style="color:inherit;overflow-x:auto">',
        f'<div style="font-weight:600;font-size:1.1em">{head}</div>',
        f"<div>{words}</div>",
    ]
    if report.entries:
        parts.append(f'<div style="margin:4px 0"><small>{legend}</small></div>')
    parts += [table_html(view.entries) for view in report.tables.values()]
    parts += [findings_html(report.findings), "</div>"]
    return "".join(parts)


def table_html(entries: Sequence[Entry]) -> str:
    """One statutory table in its printed layout: a block for each run of equal columns."""
    return "".join(_block(rows) for rows in printed_blocks(entries))


def findings_html(findings: Sequence[Finding]) -> str:
    """A list of findings, none if there are none."""
    items = [
        f"<li><b>{escape(finding.severity)}</b> {escape(str(finding).partition(': ')[2])}</li>"
        for finding in findings[:_FINDINGS_SHOWN]
    ]
    if len(findings) > _FINDINGS_SHOWN:
        items.append(f"<li>and {len(findings) - _FINDINGS_SHOWN} more</li>")
    return f'<ul style="margin:4px 0;text-align:left">{"".join(items)}</ul>' if items else ""


def _block(rows: list[list[Entry]]) -> str:
    paths = [row[0].field.row_label.split(" / ") for row in rows]
    caption = ""
    if len(paths[0]) > 1 and len({path[0] for path in paths}) == 1:
        caption = paths[0][0]
        paths = [path[1:] for path in paths]
    depth = max(len(path) for path in paths)
    heads = _column_heads([e.field.column_label.split(" / ") for e in rows[0]], depth)
    if caption:
        span = depth + len(rows[0])
        heads.insert(0, f'<tr><th colspan="{span}" style="{_HEAD}">{escape(caption)}</th></tr>')
    body = []
    for number, row in enumerate(rows):
        labels = _row_heads(paths, number, depth)
        body.append(f"<tr>{labels}{''.join(map(_cell, row))}</tr>")
    return f'<table style="{_TABLE}">{"".join(heads)}{"".join(body)}</table>'


def _column_heads(paths: list[list[str]], corner: int) -> list[str]:
    depth = max(len(path) for path in paths)
    lines = []
    for level in range(depth):
        cells = []
        if level == 0:
            cells.append(_th("", rowspan=depth, colspan=corner))
        for (outer, last), run in groupby(
            paths, key=lambda p: (tuple(p[: level + 1]), len(p) == level + 1)
        ):
            if len(outer) == level + 1:
                rowspan = depth - level if last else 1
                cells.append(_th(outer[-1], rowspan=rowspan, colspan=len(list(run))))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return lines


def _row_heads(paths: list[list[str]], number: int, depth: int) -> str:
    """The labels that begin in this row; a group's label spans the rows below it."""
    path = paths[number]
    cells = []
    for level, label in enumerate(path):
        outer = path[: level + 1]
        if number and paths[number - 1][: level + 1] == outer:
            continue
        rowspan = 0
        for other in paths[number:]:
            if other[: level + 1] != outer:
                break
            rowspan += 1
        colspan = depth - level if level == len(path) - 1 else 1
        cells.append(_th(label, rowspan=rowspan, colspan=colspan))
    return "".join(cells)


def _th(label: str, *, rowspan: int, colspan: int) -> str:
    spans = f' rowspan="{rowspan}"' * (rowspan > 1) + f' colspan="{colspan}"' * (colspan > 1)
    return f'<th{spans} style="{_HEAD};max-width:22em">{escape(label)}</th>'


def _cell(entry: Entry) -> str:
    tint = _TINTS.get(entry.status)
    style = f"{_EDGE};text-align:right" + (f";background:{tint}" if tint else "")
    title = f"{entry.field.key}: {entry.status}"
    if entry.raw:
        title += f", printed {entry.raw}"
    return f'<td style="{style}" title="{escape(title)}">{escape(shown(entry))}</td>'
