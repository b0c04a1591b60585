"""The panel: reports put in lines, duplicates told apart, frames of what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal

from govinfo_parse.panel.agencies import Agency, read_agency, scope_of
from govinfo_parse.panel.copies import copies
from govinfo_parse.panel.rates import bridged, figures_of, rates_of
from govinfo_parse.panel.years import across, jumps
from govinfo_parse.results.entry import Status
from govinfo_parse.results.report import Report

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from govinfo_parse.results.frames import DataFrame

_ABOUT: Final[Mapping[str, str]] = {
    "agency_key": "string", "agency": "string", "place": "string", "code": "string",
    "level": "string", "ambiguous": "boolean", "scope": "string", "year": "Int64",
    "edition": "string",
}  # fmt: skip
_REPORT: Final = {
    **_ABOUT, "published": "string", "title": "string", "source": "string", "reported": "Int64",
    "blank": "Int64", "missing": "Int64", "unreadable": "Int64", "repaired": "Int64",
    "errors": "Int64", "warnings": "Int64",
}  # fmt: skip
_LINE: Final = ("agency_key", "agency", "code", "scope", "year", "edition")


@dataclass(frozen=True, slots=True)
class Line:
    """One report of a panel; ``role`` is ``kept``, ``duplicate`` or ``version``."""

    report: Report
    agency: Agency
    key: str
    scope: str
    role: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Reports of many agencies and years.

    ``lines`` are all reports given, in the order of agency and year. Of several for one agency,
    year and scope one is kept: reports with the same figures are duplicates; of those with
    other figures, versions, the one published last, then the fullest, is kept.
    """

    lines: tuple[Line, ...]

    @classmethod
    def from_reports(cls, reports: Iterable[Report]) -> Panel:
        """A panel of parsed reports. A report without an agency or a year is a line of its own."""
        given = []
        for number, report in enumerate(reports):
            agency = read_agency(report.agency or "")
            key = agency.key if report.agency else f"?/{report.source or number}"
            given.append(Line(report, agency, key, scope_of(report), "kept"))
        groups: dict[tuple[object, ...], list[Line]] = {}
        for line in given:
            groups.setdefault((line.key, line.report.year, line.scope), []).append(line)
        told = [line for group in groups.values() for line in _roles(group)]
        return cls(tuple(sorted(told, key=_order)))

    def __len__(self) -> int:
        return len(self.kept)

    def __repr__(self) -> str:
        agencies = {line.key for line in self.kept}
        years = sorted({line.report.year for line in self.kept if line.report.year})
        span = f"{years[0]}-{years[-1]}" if years else "no year"
        return (
            f"<Panel of {len(self.kept)} reports, {len(agencies)} agencies, {span}; "
            f"{len(self.lines) - len(self.kept)} duplicates and versions>"
        )

    def _repr_html_(self) -> str:
        from govinfo_parse.panel.html import panel_html

        return panel_html(self)

    @property
    def kept(self) -> tuple[Line, ...]:
        """One line for each agency, year and scope."""
        return tuple(line for line in self.lines if line.role == "kept")

    @property
    def reports(self) -> DataFrame:
        """One line per agency, year and scope: who, where, what was read, how many findings.

        ``code`` is the six-digit division code (GB/T 2260), NA where the name fits no place or
        several (``ambiguous``); ``level`` province, prefecture, county or township; ``scope``
        own, jurisdiction or unknown.
        """
        return _frame((_about(line, _REPORT) for line in self.kept), _REPORT)

    @property
    def versions(self) -> DataFrame:
        """Every report given, with its ``role``: kept, duplicate or version."""
        columns = {**_REPORT, "role": "string"}
        return _frame(
            ({**_about(line, _REPORT), "role": line.role} for line in self.lines), columns
        )

    def long(self, *, bridge: bool = False) -> DataFrame:
        """One line per report and field; ``is_total`` marks fields that sum up others.

        With ``bridge`` only the fields whose concept both editions share are given, under one
        key: all of part four, part three with （六）其他处理 as one row (2021's three parts
        summed, where all have a figure), licences, penalties and compulsion as decisions.
        Never joined: produced, newly_disclosed and total_disclosed (2019) with issued and
        in_force (2021).
        """
        columns = {
            **{n: _ABOUT[n] for n in _LINE}, "table": "string", "row": "string",
            "column": "string", "value": "Float64", "unit": "string", "status": "string",
            "is_total": "boolean",
        }  # fmt: skip
        return _frame(_long(self.kept, bridge=bridge), columns)

    def series(self, key: str, *, bridge: bool = True) -> DataFrame:
        """A field (``requests/received/total``) by agency and year: agencies down, years across.

        Agencies are named by ``agency_key`` and ``scope``. Raises ``KeyError`` where no kept
        report has the field.
        """
        frame = self.long(bridge=bridge)
        table, row, column = key.split("/")
        own = frame[(frame.table == table) & (frame.row == row) & (frame.column == column)]
        if own.empty:
            raise KeyError(key)
        return own.pivot(index=["agency_key", "scope"], columns="year", values="value")

    def plot(
        self,
        key: str,
        *,
        ax: Axes | None = None,
        labels: Literal["zh", "en"] = "zh",
        bridge: bool = True,
    ) -> Axes:
        """Draw a field (``requests/received/total``) over the years, a line for each agency.

        A line breaks where there is no figure. At most 12 agencies are drawn, those with figures
        for most years, then the largest; the plot says how many are not. ``bridge`` as in
        :meth:`series`, the rest as in :meth:`govinfo_parse.Report.plot`. Raises ``KeyError``
        where no kept report has the field.
        """
        from govinfo_parse.plots import draw_series

        return draw_series(self, key, ax, labels, bridge)

    def plot_agencies(
        self,
        key: str,
        year: int | None = None,
        *,
        ax: Axes | None = None,
        labels: Literal["zh", "en"] = "zh",
        bridge: bool = True,
    ) -> Axes:
        """Draw a field in one year, a bar for each agency, the largest first.

        ``year`` is the last one with a figure where none is given. Agencies without a figure come
        last and say why; at most 40 are drawn. The rest as in :meth:`plot`; ``KeyError`` also
        where no kept report on that year has the field.
        """
        from govinfo_parse.plots import draw_agencies

        return draw_agencies(self, key, year, ax, labels, bridge)

    @property
    def identities(self) -> DataFrame:
        """What must agree from year to year, for agencies with reports on two years in a row.

        ``identity`` is carry, in_force (``weak``: documents lapse and move) or items; see
        :func:`govinfo_parse.panel.years.across`. ``year`` is the later one.
        """
        columns = {
            **{n: _ABOUT[n] for n in _LINE}, "identity": "string", "field": "string",
            "printed": "Int64", "expected": "Int64", "difference": "Int64", "verdict": "string",
            "weak": "boolean",
        }  # fmt: skip
        pairs = self._pairs()
        return _frame(
            (
                {**_about(b, _LINE), **found}
                for a, b in pairs
                for found in across(a.report, b.report)
            ),
            columns,
        )

    @property
    def jumps(self) -> DataFrame:
        """Amounts that rise or fall some ten thousand times from one year to the next (元, 万元)."""
        columns = {
            **{n: _ABOUT[n] for n in _LINE}, "field": "string", "before": "Float64",
            "value": "Float64", "ratio": "Float64", "unit": "string",
        }  # fmt: skip
        return _frame(
            (
                {**_about(b, _LINE), **found}
                for a, b in self._pairs()
                for found in jumps(a.report, b.report)
            ),
            columns,
        )

    @property
    def rates(self) -> DataFrame:
        """Shares of outcomes and correction rates, one line per report.

        See :func:`govinfo_parse.panel.rates.rates_of`; NA where a figure is missing or blank.
        """
        lines = [{**_about(line, _LINE), **rates_of(line.report)} for line in self.kept]
        names = [n for n in (lines[0] if lines else rates_of(Report())) if n not in _LINE]
        return _frame(lines, {**{n: _ABOUT[n] for n in _LINE}, **dict.fromkeys(names, "Float64")})

    @property
    def copies(self) -> DataFrame:
        """Pairs of reports with the same figures or mostly the same text under other names or years."""
        columns = {
            "agency_key": "string", "year": "Int64", "other_key": "string", "other_year": "Int64",
            "figures": "Float64", "text": "Float64",
        }  # fmt: skip
        return _frame(copies([(line.key, line.report) for line in self.kept]), columns)

    def _pairs(self) -> list[tuple[Line, Line]]:
        """Reports of one agency and scope on two years in a row."""
        return [
            (a, b)
            for a, b in pairwise(self.kept)
            if (a.key, a.scope) == (b.key, b.scope)
            and a.report.year is not None
            and b.report.year == a.report.year + 1
            and a.report.edition
            and b.report.edition
        ]


def _roles(group: list[Line]) -> list[Line]:
    """Of reports for one agency, year and scope which one is kept."""
    if len(group) == 1:
        return group
    ranked = sorted(group, key=_rank, reverse=True)
    seen: set[tuple[object, ...]] = set()
    told: list[Line] = []
    for number, line in enumerate(ranked):
        figures = tuple((e.field.key, e.value, e.status) for e in line.report.entries)
        role = "kept" if not told else "duplicate" if figures in seen else "version"
        key = line.key
        if role == "version" and len(line.agency.candidates) > 1:
            # Two 鼓楼区 of two cities, not two versions of one report.
            key, role = f"{line.key}#{number + 1}", "kept"
        seen.add(figures)
        told.append(Line(line.report, line.agency, key, line.scope, role))
    return told


def _rank(line: Line) -> tuple[object, ...]:
    report = line.report
    published = report.published.isoformat() if report.published else ""
    return published, sum(e.value is not None for e in report.entries)


def _order(line: Line) -> tuple[object, ...]:
    return line.key, line.scope, line.report.year or 0, line.role


def _about(line: Line, names: Iterable[str]) -> dict[str, Any]:
    report, agency = line.report, line.agency
    counts = report.counts()
    severities = [finding.severity.value for finding in report.findings]
    known = {
        "agency_key": line.key,
        "agency": report.agency,
        "place": "、".join(d.name for d in agency.candidates) or None,
        "code": agency.division.code if agency.division else None,
        "level": agency.level or None,
        "ambiguous": len(agency.candidates) > 1,
        "scope": line.scope,
        "year": report.year,
        "edition": report.edition,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "source": report.source,
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        **{status.value: counts.get(status, 0) for status in Status},
    }
    return {name: known[name] for name in names}


def _long(lines: Iterable[Line], *, bridge: bool) -> Iterator[dict[str, Any]]:
    for line in lines:
        about = _about(line, _LINE)
        for figure in bridged(line.report) if bridge else figures_of(line.report):
            yield {
                **about,
                **figure._asdict(),
                "value": None if figure.value is None else float(figure.value),
                "status": figure.status.value,
                "is_total": figure.column == "total" or figure.row == "results_total",
            }


def _frame(lines: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> DataFrame:
    from govinfo_parse.results.frames import typed_frame

    return typed_frame(list(lines), columns)
