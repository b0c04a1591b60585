"""The page: the source at the left, what was read from it at the right, each leading to the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import Final

from govinfo_parse.results.claim import Claim, ClaimVerdict
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding, Severity
from govinfo_parse.results.html import span_attributes
from govinfo_parse.results.layout import Block, PrintedCell, described, laid_out, shown
from govinfo_parse.results.report import Report
from govinfo_parse.results.sections import SectionText
from govinfo_parse.results.trace import Trace
from govinfo_parse.review.source import Places, Source
from govinfo_parse.review.words import CODES_ZH, SEVERITIES, STATUSES, VERDICTS, two

_POLICY: Final = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
)
_TABLES: Final = {
    "proactive_disclosure": ("二、主动公开政府信息情况", "2. Disclosed unasked"),
    "requests": ("三、收到和处理政府信息公开申请情况", "3. Requests and their outcomes"),
    "reconsideration_litigation": (
        "四、政府信息公开行政复议、行政诉讼情况",
        "4. Reconsideration and litigation",
    ),
}


def html_page(title: str, body: str, *, language: str) -> str:
    """A whole page that needs nothing from elsewhere and lets nothing of a document run."""
    style, script = (
        files("govinfo_parse.review").joinpath(name).read_text("utf-8")
        for name in ("review.css", "review.js")
    )
    code = {"zh": "zh-CN"}.get(language, language)
    return (
        f'<!doctype html>\n<html lang="{code}" class="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}\n<script>\n{script}</script>\n</body>\n</html>\n"
    )


def report_body(report: Report, source: Source) -> str:
    """Everything that the page of one report shows."""
    read = [
        *_tables(report, source.places, _doubted(report)),
        _findings(report, source.places),
        _claims(report.stated, {s.number: s.text for s in report.sections}),
        *(_section(section, report.stated) for section in report.sections),
    ]
    return (
        f"{_header(report)}\n<main>\n"
        f'<section id="source" aria-labelledby="source-title" tabindex="-1">'
        f'<h2 id="source-title">{two("来源", "Source")}</h2>\n{source.html}</section>\n'
        f'<section id="read" aria-labelledby="read-title" tabindex="-1">'
        f'<h2 id="read-title">{two("读取结果", "What was read")}</h2>\n{"".join(read)}</section>\n'
        "</main>"
    )


def _header(report: Report) -> str:
    about = (report.agency, report.year and str(report.year), report.format, report.source)
    counts = report.counts()
    legend = "".join(
        f'<li><span class="swatch {status}"></span>{two(*STATUSES[status])} {counts[status]}</li>'
        for status in counts
    )
    return (
        f"<header><h1>{escape(report.title or report.source or '?')}</h1>"
        f'<p>{escape(" · ".join(part for part in about if part))}</p><ul class="legend">{legend}</ul>'
        '<p class="controls">'
        f'<button id="language" type="button">{two("English", "中文")}</button> '
        f'<label><input id="doubtful" type="checkbox"> {two("只看存疑", "doubtful only")}</label> '
        f'<span class="keys">{two("方向键移动，n 下一存疑", "arrow keys move, n next in doubt")}'
        "</span></p></header>"
    )


def _doubted(report: Report) -> set[int]:
    """The numbers of entries that a reader should look at."""
    named = {(f.table, f.row, f.column) for f in report.findings if f.severity is not Severity.INFO}
    return {
        number
        for number, entry in enumerate(report.entries)
        if entry.status in (Status.REPAIRED, Status.UNREADABLE)
        or {
            (entry.field.table, entry.field.row, entry.field.column),
            (entry.field.table, entry.field.row, None),
        }
        & named
    }


# The tables


def _tables(report: Report, places: Places, doubted: set[int]) -> Iterable[str]:
    numbers = {entry.field.key: number for number, entry in enumerate(report.entries)}
    for table, group in groupby(report.entries, key=lambda e: e.field.table):
        blocks = (
            _block(block, numbers, places, doubted, report.trace) for block in laid_out(group)
        )
        yield (f'<h3>{two(*_TABLES[table])}</h3><div class="wide">{"".join(blocks)}</div>')


def _block(
    block: Block, numbers: dict[str, int], places: Places, doubted: set[int], trace: Trace
) -> str:
    columns = {
        cell.column: cell.content.field.column
        for row in block.rows
        for cell in row
        if isinstance(cell.content, Entry)
    }
    rows = []
    for row in block.rows:
        entries = [cell.content for cell in row if isinstance(cell.content, Entry)]
        labels = [cell for cell in row if isinstance(cell.content, str)]
        cells = []
        for cell in labels:
            english = "" if entries else columns.get(cell.column, "") if cell.colspan == 1 else ""
            if entries and cell is labels[-1]:
                english = entries[0].field.row.rpartition(".")[2]
            cells.append(_label(cell, english, is_row=bool(entries)))
        for entry in entries:
            number = numbers[entry.field.key]
            in_doubt = number in doubted
            cells.append(_entry(entry, number, places.get(number), trace, doubted=in_doubt))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table class="form">{"".join(rows)}</table>'


def _label(cell: PrintedCell, english: str, *, is_row: bool) -> str:
    spans = span_attributes(cell)
    label = str(cell.content)
    if not label:
        return f"<td{spans}></td>"
    scope = "row" if is_row else "col"
    small = f'<span class="en key">{escape(english.replace("_", " "))}</span>' if english else ""
    return f'<th{spans} scope="{scope}"><span lang="zh-CN">{escape(label)}</span>{small}</th>'


def _entry(entry: Entry, number: int, place: str | None, trace: Trace, *, doubted: bool) -> str:
    look = f"{entry.status} doubted" if doubted else str(entry.status)
    to = f' href="#{place}" data-to="{place}"' if place else ""
    name = escape(described(entry))
    row = trace.of(entry.field.key)
    why = escape(f"\n{row.explain(entry.field.key)}") if row else ""
    return (
        f'<td class="{look}"><a id="e{number}" class="entry" tabindex="0"{to} title="{name}{why}" '
        f'aria-label="{name}">{escape(shown(entry))}</a></td>'
    )


# Findings and claims


def _findings(report: Report, places: Places) -> str:
    order = list(Severity)
    found = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    items = "".join(_finding(finding, report.entries, places) for finding in found)
    none = f"<p>{two('没有发现问题', 'nothing was found')}</p>"
    title = two(f"核对结果（{len(found)}）", f"Findings ({len(found)})")
    return f"<h3>{title}</h3>{f'<ul class=findings>{items}</ul>' if items else none}"


def _finding(finding: Finding, entries: Sequence[Entry], places: Places) -> str:
    code = two(CODES_ZH.get(finding.code, finding.code), finding.code.replace("_", " "))
    about = [
        number
        for number, entry in enumerate(entries)
        if finding.table == entry.field.table
        and finding.row in (None, entry.field.row)
        and finding.column in (None, entry.field.column)
    ]
    where = "/".join(key for key in (finding.table, finding.row, finding.column) if key)
    link = ""
    if about and where:
        to = " ".join(f"e{number}" for number in about) if finding.row else f"e{about[0]}"
        link = f' <a href="#e{about[0]}" data-to="{to}">{escape(where)}</a>'
    return (
        f'<li class="{finding.severity}"><b>{two(*SEVERITIES[finding.severity])}</b> '
        f"<strong>{code}</strong>{link}<br><span>{escape(finding.message)}</span></li>"
    )


def _claims(claims: Sequence[Claim], texts: Mapping[int, str]) -> str:
    if not claims:
        return ""
    items = "".join(
        f'<li id="k{number}" class="{claim.verdict}"><b>{two(*VERDICTS[claim.verdict])}</b> '
        f'<a href="#q{number}" data-to="q{number}">{escape(_figure(claim))}</a>'
        f"{_against(claim)}<br><q>{_quoted(claim, texts.get(claim.section, ''))}</q></li>"
        for number, claim in enumerate(claims)
    )
    title = two(f"正文所述数字（{len(claims)}）", f"Figures that the text states ({len(claims)})")
    return f"<h3>{title}</h3><ul class=claims>{items}</ul>"


def _figure(claim: Claim) -> str:
    return f"{claim.key.replace('_', ' ')}: {claim.value} {claim.unit}"


def _against(claim: Claim) -> str:
    if claim.printed is None:
        return ""
    return f" {two(f'（表：{claim.printed}）', f'(tables: {claim.printed})')}"


def _quoted(claim: Claim, text: str) -> str:
    """The quote with its figure marked; ``start`` and ``end`` are places in the part's text."""
    at = text.find(claim.quote)
    start, end = claim.start - at, claim.end - at
    if at < 0 or not 0 <= start < end <= len(claim.quote):
        return escape(claim.quote)
    before, figure, after = claim.quote[:start], claim.quote[start:end], claim.quote[end:]
    return f"{escape(before)}<mark>{escape(figure)}</mark>{escape(after)}"


# The prose


def _section(section: SectionText, claims: Sequence[Claim]) -> str:
    marks = sorted(_marks(section, claims))
    parts = []
    done = 0
    for start, end, number, verdict in marks:
        if start < done:
            continue
        parts += [
            escape(section.text[done:start]),
            f'<a id="q{number}" class="quoted {verdict}" href="#k{number}" data-to="k{number}">'
            f"{escape(section.text[start:end])}</a>",
        ]
        done = end
    prose = "".join([*parts, escape(section.text[done:])]).replace("\n", "<br>")
    return (
        f'<details open><summary><span lang="zh-CN">{escape(section.heading)}</span></summary>'
        f'<p lang="zh-CN">{prose}</p></details>'
    )


def _marks(
    section: SectionText, claims: Sequence[Claim]
) -> Iterable[tuple[int, int, int, ClaimVerdict]]:
    """Where the figures of the claims stand in the part's text."""
    for number, claim in enumerate(claims):
        if claim.section == section.number and claim.start < claim.end:
            yield claim.start, claim.end, number, claim.verdict
