"""An archive at a glance: its reports, worst first, its findings by code, agencies by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from govinfo_parse.archive.dataset import read_dataset, read_table
from govinfo_parse.results.codes import CODES
from govinfo_parse.results.finding import Severity
from govinfo_parse.review.words import CODES_ZH, SEVERITIES, STATUSES, two

_MOST_REPORTS: Final = 5_000
_MOST_AGENCIES: Final = 300
_DOUBTS: Final = ("missing", "unreadable", "repaired")


@dataclass(frozen=True, slots=True)
class Line:
    """A report of the archive: who and when, how it was read, and what was found."""

    source: str
    agency: str
    year: int | None
    errors: int
    warnings: int
    statuses: Mapping[str, int]
    codes: tuple[str, ...]

    @property
    def badness(self) -> tuple[int, int, int]:
        """What makes a report worse than another: errors, then lost figures, then warnings."""
        lost = self.statuses.get("missing", 0) + self.statuses.get("unreadable", 0)
        return self.errors, lost, self.warnings


def archive_body(path: Path) -> str:
    """Everything that the overview of a dataset shows."""
    folder = read_dataset(path).path
    lines = sorted(_lines(folder), key=lambda line: (line.badness, line.source), reverse=True)
    failures = Counter(read_table(folder, "failures", ["error"])["error"].to_pylist())
    parts = [
        _header(path, lines, failures),
        '<main class="overview" style="display:block">',
        _codes(lines),
        _heat(lines),
        _reports(lines),
        "</main>",
    ]
    return "\n".join(parts)


def _lines(folder: Path) -> Iterable[Line]:
    statuses: dict[str, dict[str, int]] = defaultdict(dict)
    counted = read_table(folder, "entries", ["content_hash", "status"])
    for row in (
        counted.group_by(["content_hash", "status"]).aggregate([([], "count_all")]).to_pylist()
    ):
        statuses[row["content_hash"]][row["status"]] = row["count_all"]
    codes: dict[str, set[str]] = defaultdict(set)
    for row in read_table(folder, "findings", ["content_hash", "code"]).to_pylist():
        codes[row["content_hash"]].add(row["code"])
    columns = ["content_hash", "source", "agency", "year", "errors", "warnings"]
    for row in read_table(folder, "reports", columns).to_pylist():
        key = row["content_hash"]
        yield Line(
            row["source"],
            row["agency"] or "?",
            row["year"],
            row["errors"],
            row["warnings"],
            statuses[key],
            tuple(sorted(codes[key])),
        )


def _header(path: Path, lines: Sequence[Line], failures: Mapping[str, int]) -> str:
    lost = ", ".join(f"{name} {count}" for name, count in sorted(failures.items()))
    errors = sum(1 for line in lines if line.errors)
    warnings = sum(1 for line in lines if line.warnings and not line.errors)
    none = sum(failures.values())
    counts = two(
        f"{len(lines)} 份报告：{errors} 份有错误，{warnings} 份只有警告；{none} 个文件没有报告",
        f"{len(lines)} reports: {errors} with errors, {warnings} with warnings alone; "
        f"{none} files without a report",
    )
    links = " · ".join(
        f'<a href="#{ident}">{two(*words)}</a>'
        for ident, words in (
            ("codes", ("核对结果", "findings")),
            ("years", ("机关与年度", "agencies by year")),
            ("reports", ("报告", "reports")),
        )
    )
    return (
        f"<header><h1>{escape(path.name)}</h1><p>{counts}"
        f"{f' ({escape(lost)})' if lost else ''}</p><p>{links}</p>"
        f'<p class="controls"><button id="language" type="button">{two("English", "中文")}</button>'
        "</p></header>"
    )


def _codes(lines: Sequence[Line]) -> str:
    counts = Counter(code for line in lines for code in line.codes)
    order = list(Severity)
    known = [code for code in counts if code in CODES]
    known.sort(key=lambda code: (order.index(CODES[code][0]), -counts[code]))
    chips = "".join(
        f'<li class="{CODES[code][0]}"><button type="button" data-code="{code}">'
        f"<b>{two(*SEVERITIES[CODES[code][0]])}</b> {_code(code)} {counts[code]}</button></li>"
        for code in known
    )
    title = two("核对结果（报告数）", "Findings by code (reports)")
    return f'<h2 id="codes">{title}</h2><ul class="chips">{chips}</ul>'


def _code(code: str) -> str:
    return two(CODES_ZH.get(code, code), code.replace("_", " "))


def _heat(lines: Sequence[Line]) -> str:
    years = sorted({line.year for line in lines if line.year})
    agencies: dict[str, dict[int, list[int]]] = {}
    for number, line in enumerate(lines[:_MOST_REPORTS]):
        if line.year:
            agencies.setdefault(line.agency, {}).setdefault(line.year, []).append(number)
    rows = []
    for agency in sorted(list(agencies)[:_MOST_AGENCIES]):
        cells = [_heat_cell(agencies[agency].get(year, []), lines) for year in years]
        rows.append(f'<tr><th scope="row">{escape(agency)}</th>{"".join(cells)}</tr>')
    heads = _heads(("行政机关", "agency"), *((str(y), str(y)) for y in years))
    title = two("机关与年度", "Agencies by year")
    note = two(
        "数字为错误数；灰为缺失的格，黄为警告，红为错误",
        "figures are errors; grey: fields missing, yellow: warnings, red: errors",
    )
    more = len(agencies) - _MOST_AGENCIES
    if more > 0:
        note += " " + two(f"另有 {more} 个机关未显示", f"{more} more agencies are not shown")
    return (
        f'<h2 id="years">{title}</h2><p>{note}</p><div class="wide"><table class="heat">'
        f"<thead>{heads}</thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _heat_cell(numbers: Sequence[int], lines: Sequence[Line]) -> str:
    if not numbers:
        return "<td></td>"
    worst = max((lines[number] for number in numbers), key=lambda line: line.badness)
    errors, lost, warnings = worst.badness
    look = 3 if errors else 2 if warnings else 1 if lost else 0
    shown = str(errors) if errors else "✓" if look == 0 else "·"
    words = escape(
        f"{worst.agency} {worst.year}: {errors} errors, {warnings} warnings, {lost} lost"
    )
    return (
        f'<td class="h{look}"><a href="#r{numbers[0]}" data-to="r{numbers[0]}" title="{words}" '
        f'aria-label="{words}">{shown}</a></td>'
    )


def _reports(lines: Sequence[Line]) -> str:
    shown = lines[:_MOST_REPORTS]
    rows = "".join(_row(number, line) for number, line in enumerate(shown))
    heads = _heads(
        ("行政机关", "agency"),
        ("年度", "year"),
        ("错误", "errors"),
        ("警告", "warnings"),
        *(STATUSES_BY_NAME[name] for name in _DOUBTS),
        ("核对结果", "findings"),
        ("来源", "source"),
    )
    note = ""
    if len(lines) > len(shown):
        left = len(lines) - len(shown)
        note = f"<p>{two(f'另有 {left} 份较好的报告未显示', f'{left} better reports are not shown')}</p>"
    years = sorted({str(line.year) for line in lines if line.year})
    codes = sorted({code for line in lines for code in line.codes})
    return (
        f'<h2 id="reports">{two("报告，问题多者在前", "Reports, worst first")}</h2>{note}'
        f'<form class="filters controls"><label>{two("查找", "search")}<input id="text" type="search">'
        f'</label><label>{two("年度", "year")}<select id="year">{_options(years)}</select></label>'
        f'<label>{two("核对结果", "finding")}<select id="code">{_options(codes)}</select></label>'
        f'<span id="count" role="status">{len(shown)}</span></form>'
        f'<div class="wide"><table id="list"><thead>{heads}</thead><tbody>{rows}</tbody></table></div>'
    )


STATUSES_BY_NAME: Final = {status.value: words for status, words in STATUSES.items()}


def _options(values: Iterable[str]) -> str:
    return "<option></option>" + "".join(f"<option>{escape(value)}</option>" for value in values)


def _row(number: int, line: Line) -> str:
    counts = "".join(
        f'<td class="figure {name if line.statuses.get(name) else ""}">{line.statuses.get(name, 0)}</td>'
        for name in _DOUBTS
    )
    codes = ", ".join(_code(code) for code in line.codes)
    return (
        f'<tr id="r{number}" tabindex="-1" data-year="{line.year or ""}" '
        f'data-codes="{escape(" ".join(line.codes))}"><th scope="row">{escape(line.agency)}</th>'
        f'<td>{line.year or ""}</td><td class="figure">{line.errors}</td>'
        f'<td class="figure">{line.warnings}</td>{counts}<td>{codes}</td>'
        f"<td>{escape(line.source)}</td></tr>"
    )


def _heads(*names: tuple[str, str]) -> str:
    return f"<tr>{''.join(f'<th scope=col>{two(*name)}</th>' for name in names)}</tr>"
