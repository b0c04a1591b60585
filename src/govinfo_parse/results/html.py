"""A report, its tables, entries and findings as HTML for notebooks.

Self-contained: every style is inline, so that nothing leaks into the page around it.
Colours are translucent, for light and dark themes, and never the only sign of a status.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from govinfo_parse.document import Cell
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding, Severity
from govinfo_parse.results.layout import MARKS, Block, PrintedCell, described, laid_out, shown

if TYPE_CHECKING:
    from govinfo_parse.results.report import Report

_TINTS = {
    Status.BLANK: "rgba(128,128,128,.12)",
    Status.MISSING: "rgba(128,128,128,.28)",
    Status.UNREADABLE: "rgba(220,50,47,.30)",
    Status.REPAIRED: "rgba(230,160,0,.30)",
}
EDGE = "border:1px solid rgba(128,128,128,.45);padding:2px 6px;color:inherit"
HEAD = f"{EDGE};text-align:center;font-weight:600;background:rgba(128,128,128,.10)"
TABLE = "border-collapse:collapse;margin:0 0 8px 0;color:inherit;background:transparent"
_GRAVE = {
    Severity.ERROR: "rgba(220,50,47,.30)",
    Severity.WARNING: "rgba(230,160,0,.30)",
    Severity.INFO: "rgba(128,128,128,.12)",
}
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
    return "".join(map(_block, laid_out(entries)))


def findings_html(findings: Sequence[Finding]) -> str:
    """A list of findings, none if there are none."""
    items = [
        f"<li><b>{escape(finding.severity)}</b> {escape(str(finding).partition(': ')[2])}</li>"
        for finding in findings[:_FINDINGS_SHOWN]
    ]
    if len(findings) > _FINDINGS_SHOWN:
        items.append(f"<li>and {len(findings) - _FINDINGS_SHOWN} more</li>")
    return f'<ul style="margin:4px 0;text-align:left">{"".join(items)}</ul>' if items else ""


def finding_html(finding: Finding) -> str:
    """One finding, tinted by how grave it is, with its place in the source."""
    grave, _, words = str(finding).partition(": ")
    place = f" <small>({escape(str(finding.location))})</small>" if finding.location else ""
    tint = f"background:{_GRAVE[finding.severity]};padding:2px 6px;color:inherit"
    return f'<div style="{tint}"><b>{escape(grave)}</b> {escape(words)}{place}</div>'


def entry_html(entry: Entry) -> str:
    """One entry: its printed labels, then value, status, what is printed, where, and its key."""
    field = entry.field
    tint = _TINTS.get(entry.status, "transparent")
    lines = {
        "value": shown(entry),
        "status": entry.status.value,
        "printed": entry.raw or "",
        "place": str(entry.location or ""),
        "key": field.key,
    }
    rows = "".join(
        f'<tr><th style="{HEAD};text-align:left">{name}</th>'
        f'<td style="{EDGE};text-align:left;background:{tint if name == "value" else "transparent"}">'
        f"{escape(text)}</td></tr>"
        for name, text in lines.items()
    )
    title = f'<tr><th colspan="2" style="{HEAD}">{escape(field.row_label)} · {escape(field.column_label)}</th></tr>'
    return f'<table style="{TABLE}">{title}{rows}</table>'


def _block(block: Block) -> str:
    lines = (f"<tr>{''.join(_cell(cell, block) for cell in row)}</tr>" for row in block.rows)
    return f'<table style="{TABLE}">{"".join(lines)}</table>'


def _cell(cell: PrintedCell, block: Block) -> str:
    if isinstance(cell.content, Entry):
        return _figure(cell.content)
    spans = span_attributes(cell)
    narrow = ";max-width:22em" * (cell.colspan < block.width)
    return f'<th{spans} style="{HEAD}{narrow}">{escape(cell.content)}</th>'


def _figure(entry: Entry) -> str:
    tint = _TINTS.get(entry.status)
    style = f"{EDGE};text-align:right" + (f";background:{tint}" if tint else "")
    return f'<td style="{style}" title="{escape(described(entry))}">{escape(shown(entry))}</td>'


def span_attributes(cell: PrintedCell | Cell) -> str:
    """The spans of a cell as attributes; none where it covers its own place alone."""
    spans = f' rowspan="{cell.rowspan}"' * (cell.rowspan > 1)
    return spans + f' colspan="{cell.colspan}"' * (cell.colspan > 1)
