"""A report, parsed: what the rest of the pipe exists to produce."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from govinfo_parse.document import Location
from govinfo_parse.forms import EDITIONS, load_form, load_furniture
from govinfo_parse.results import serialize
from govinfo_parse.results.claim import Claim
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding, Severity
from govinfo_parse.results.provenance import Provenance
from govinfo_parse.results.sections import SectionText
from govinfo_parse.results.trace import Trace

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from govinfo_parse.results.frames import DataFrame
    from govinfo_parse.results.tables import (
        ProactiveDisclosure,
        ReconsiderationLitigation,
        Requests,
        TableView,
    )

_LOOK_FIRST = 5
_SAID = ("title", "agency", "year", "published", "period")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Report:
    """One annual report on government information disclosure (政府信息公开工作年度报告).

    ``entries`` holds every field of the edition of the form that is printed (198 in 2019,
    200 in 2021), in printed order, whatever the document lacks; it is empty where
    ``edition`` is ``None``, which is a report of the time before the form. ``year`` is the
    year reported on; ``edition`` follows the printed tables and may disagree with it.
    ``published`` is the date of publication, ``period`` the first and the last day that
    the figures cover. ``findings`` says what a reader of the figures must know.
    """

    title: str | None = None
    agency: str | None = None
    year: int | None = None
    edition: str | None = None
    published: date | None = None
    period: tuple[date, date] | None = None
    signature: str | None = None
    sections: tuple[SectionText, ...] = ()
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    stated: tuple[Claim, ...] = ()
    """Figures that the text states, in printed order; :attr:`claims` shows them."""
    metadata: Mapping[str, str] = field(default_factory=dict, hash=False)
    source: str | None = None
    format: str = ""
    encoding: str | None = None
    provenances: tuple[Provenance, ...] = ()
    """What title, agency, year and days were taken from; :meth:`provenance` finds one."""
    trace: Trace = field(default=Trace(), compare=False)
    """What each printed row was taken for; :meth:`explain` says it. Not kept in JSON."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "metadata", MappingProxyType(dict(self.metadata)))

    def __reduce__(self) -> tuple[Any, ...]:
        # A mapping proxy cannot be pickled, and reports travel between processes.
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return _rebuild, ({**values, "metadata": dict(self.metadata)},)

    @property
    def proactive_disclosure(self) -> ProactiveDisclosure:
        """Part two as typed attributes; built on each access."""
        from govinfo_parse.results.tables import ProactiveDisclosure, build_view

        return build_view(ProactiveDisclosure, self.entries)

    @property
    def requests(self) -> Requests:
        """Part three as typed attributes; built on each access."""
        from govinfo_parse.results.tables import Requests, build_view

        return build_view(Requests, self.entries)

    @property
    def reconsideration_litigation(self) -> ReconsiderationLitigation:
        """Part four as typed attributes; built on each access."""
        from govinfo_parse.results.tables import ReconsiderationLitigation, build_view

        return build_view(ReconsiderationLitigation, self.entries)

    @property
    def tables(self) -> Mapping[str, TableView]:
        """The three tables by key, in printed order."""
        from govinfo_parse.results.tables import TABLE_VIEWS, build_view

        return {view.key: build_view(view, self.entries) for view in TABLE_VIEWS}

    def entry(self, key: str) -> Entry:
        """The entry of a field by ``table/row/column``.

        Raises ``KeyError`` for a key that the report's edition does not have; the message
        says which edition has it, or which keys come close.
        """
        table, row, column = (*key.split("/", 2), "", "")[:3]
        for entry in self.entries:
            place = entry.field
            if place.row == row and place.column == column and place.table == table:
                return entry
        raise KeyError(self._unknown(key))

    def explain(self, key: str) -> str:
        """Why an entry is what it is: its row, its column, and what is said of it, in words.

        Raises ``KeyError`` as :meth:`entry` does. A report that was loaded from JSON knows its
        findings only.
        """
        entry = self.entry(key)
        shown = entry if entry.value is None else f"{entry.value} ({entry.status})"
        lines = [
            f"{key}: {shown}, printed {entry.raw!r}" if entry.raw is not None else f"{key}: {shown}"
        ]
        row = self.trace.of(key)
        if row is not None:
            lines.append(row.explain(key))
        if entry.location is not None:
            lines.append(f"at {entry.location}")
        own = entry.field
        lines += [
            str(finding)
            for finding in self.findings
            if finding.table == own.table
            and finding.row in (None, own.row)
            and finding.column in (None, own.column)
            and (finding.row or finding.column)
        ]
        return "\n".join(lines)

    def provenance(self, name: str) -> Provenance | None:
        """What the report's ``title``, ``agency``, ``year``, ``published`` or ``period`` was read from.

        ``None`` where the report has none; ``KeyError`` for another name.
        """
        if name not in _SAID:
            raise KeyError(f"no provenance of {name!r}; there is one of {', '.join(_SAID)}")
        return next((one for one in self.provenances if one.name == name), None)

    def _unknown(self, key: str) -> str:
        printed = f"this report prints the {self.edition} form"
        if not self.entries:
            return f"{key}: this report has no statutory entries"
        for edition in EDITIONS:
            if any(f.key == key for f in load_form(edition).fields):
                return f"{key} is a field of the {edition} form; {printed}"
        from difflib import get_close_matches

        close = get_close_matches(key, [e.field.key for e in self.entries], n=3, cutoff=0.5)
        hint = f"; close: {', '.join(close)}" if close else ""
        return f"{key} is no field of any edition; {printed}{hint}"

    def section(self, part: str | int) -> SectionText | None:
        """One of the six parts, by key (``"overview"``) or number (1 to 6).

        ``None`` if the document has no such part; ``KeyError`` if the form has none.
        """
        known = load_furniture().sections
        if not any(part in (s.key, s.number) for s in known):
            raise KeyError(f"no part {part!r}; there are {', '.join(s.key for s in known)}")
        return next((s for s in self.sections if part in (s.key, s.number)), None)

    def to_frame(self, *, exact: bool = False) -> DataFrame:
        """One line per field of the edition, in printed order (198 or 200 lines).

        Columns: ``table, row, column, value, unit, status, raw, row_label, column_label,
        kind``, then where the cell stands: ``at_page, at_table, at_row, at_column, at_line,
        at_offset, at_box``, as in :class:`~govinfo_parse.Location`. ``value`` is ``Float64`` with NA where there is no figure, or ``int`` and
        ``Decimal`` objects if ``exact``.
        """
        from govinfo_parse.results.frames import long_frame

        return long_frame(self.entries, exact=exact)

    @property
    def claims(self) -> DataFrame:
        """Figures that the text states, one line each, against what the tables print.

        Columns: ``key, value, unit, verdict, printed, of_parts, scope, section, start, end,
        quote, fields``; see :class:`~govinfo_parse.Claim`.
        """
        from govinfo_parse.results.frames import claims_frame

        return claims_frame(self.stated)

    def findings_frame(self) -> DataFrame:
        """One line per finding: ``code, severity, message, table, row, column, location``."""
        from govinfo_parse.results.frames import findings_frame

        return findings_frame(self.findings)

    def to_dict(self) -> dict[str, Any]:
        """All of the report in values that JSON can hold, exact: money is a string."""
        return {
            "title": self.title,
            "agency": self.agency,
            "year": self.year,
            "edition": self.edition,
            "published": self.published.isoformat() if self.published else None,
            "period": [day.isoformat() for day in self.period] if self.period else None,
            "signature": self.signature,
            "source": self.source,
            "format": self.format,
            "encoding": self.encoding,
            "metadata": dict(self.metadata),
            "sections": [serialize.section_to_dict(s) for s in self.sections],
            "entries": [serialize.entry_to_dict(e) for e in self.entries],
            "findings": [serialize.finding_to_dict(f) for f in self.findings],
            "stated": [serialize.claim_to_dict(c) for c in self.stated],
            "provenances": [serialize.provenance_to_dict(p) for p in self.provenances],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """:meth:`to_dict` as JSON text; Chinese stays readable."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_excel(self, path: str | PathLike[str]) -> None:
        """Write a workbook: the tables in the form's layout, then findings and what this is.

        Needs the extra ``excel``. A field without a figure is an empty, coloured cell; what is
        printed there, or was before a repair, is the cell's comment.
        """
        from govinfo_parse.results.excel import report_workbook

        Path(path).write_bytes(report_workbook(self))

    def to_review_html(
        self, source: str | PathLike[str] | bytes | None = None, *, language: str = "zh"
    ) -> str:
        """One HTML page: the source beside what was read from it, each leading to the other.

        ``source`` is the file or its bytes, where the report does not name it. The page needs
        no network; ``language`` is what it opens in (``zh`` or ``en``). Raises
        :class:`~govinfo_parse.UnreadableInput` where there is no source to show.
        """
        from govinfo_parse.errors import UnreadableInput
        from govinfo_parse.review import review_report

        given = self.source if source is None else source
        if given is None:
            raise UnreadableInput("the report does not name its source; give the file or its bytes")
        return review_report(given, self, language=language)

    def plot(self, *, ax: Axes | None = None, labels: Literal["zh", "en"] = "zh") -> Axes:
        """Draw the requests by outcome: a bar for each row of the results, all applicants together.

        A row without a figure has no bar and says why (blank, missing, unreadable). Returns
        the axes: ``ax``, or those of a new ``pyplot`` figure, which a notebook shows; over many
        reports give ``ax`` or close the figures. Needs the extra ``plot``. Where no font
        shows Chinese, labels are English, and a warning says so. Raises ``ValueError`` where the
        report has no statutory tables.
        """
        from govinfo_parse.plots import draw_outcomes

        return draw_outcomes(self, ax, labels)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Report:
        """The report that :meth:`to_dict` came from, equal to it."""
        period = data["period"]
        return cls(
            title=data["title"],
            agency=data["agency"],
            year=data["year"],
            edition=data["edition"],
            published=serialize.date_from_text(data["published"]),
            period=None if period is None else _dates(*period),
            signature=data["signature"],
            source=data["source"],
            format=data["format"],
            encoding=data["encoding"],
            metadata=data["metadata"],
            sections=tuple(serialize.section_from_dict(s) for s in data["sections"]),
            entries=serialize.entries_from_dicts(data["edition"], data["entries"]),
            findings=tuple(serialize.finding_from_dict(f) for f in data["findings"]),
            stated=tuple(serialize.claim_from_dict(c) for c in data["stated"]),
            provenances=tuple(
                serialize.provenance_from_dict(p) for p in data.get("provenances", ())
            ),
        )

    def locate(self, what: Entry | Finding | SectionText | Claim | str) -> Location | None:
        """Where an entry, a finding, a part or a claim stands in the source.

        A string is the key of a field (``requests/granted/total``); ``KeyError`` where the
        edition has none such. ``None`` where nothing is printed: a missing cell.
        """
        if isinstance(what, str):
            what = next((e for e in self.entries if e.field.key == what), what)
            if isinstance(what, str):
                raise KeyError(what)
        if isinstance(what, Claim):
            number = what.section
            return next((s.location for s in self.sections if s.number == number), None)
        return what.location

    def counts(self) -> dict[Status, int]:
        """How many entries have each status; statuses that none has are left out."""
        found = Counter(entry.status for entry in self.entries)
        return {status: found[status] for status in Status if found[status]}

    def summary(self) -> str:
        """A few lines of words: what this is, what was read, and what to look at first."""
        lines = [self.title or "(no title)", self._kind()]
        if self.period:
            lines.append(f"figures of {self.period[0]} to {self.period[1]}")
        if self.entries:
            lines.append(f"{len(self.entries)} fields: {self._statuses()}")
        levels = Counter(finding.severity for finding in self.findings)
        words = ", ".join(_plural(levels[s], s.value) for s in (Severity.ERROR, Severity.WARNING))
        infos = levels[Severity.INFO]
        lines.append(f"findings: {words}, {infos} info" if self.findings else "no findings")
        lines += self._first_to_look_at()
        return "\n".join(lines)

    def _first_to_look_at(self) -> list[str]:
        """The first finding of each code, the gravest codes first."""
        order = list(Severity)
        ranked = sorted(self.findings, key=lambda finding: order.index(finding.severity))
        groups: dict[str, list[Finding]] = {}
        for finding in ranked:
            groups.setdefault(finding.code, []).append(finding)
        lines = []
        for first, *others in list(groups.values())[:_LOOK_FIRST]:
            more = f" (and {len(others)} more of this kind)" if others else ""
            lines.append(f"  {first}{more}")
        if len(groups) > _LOOK_FIRST:
            lines.append(f"  and {_plural(len(groups) - _LOOK_FIRST, 'other kind')} of findings")
        return lines

    def _kind(self) -> str:
        who = f"{self.agency or 'agency unknown'}, {self.year or 'year unknown'}"
        form = f"{self.edition} form" if self.edition else "no statutory form"
        return f"{who}, {form}"

    def _statuses(self) -> str:
        return ", ".join(f"{count} {status}" for status, count in self.counts().items())

    def __repr__(self) -> str:
        who = f"{self.agency or self.title or 'unknown agency'} {self.year or 'unknown year'}"
        form = f"edition {self.edition}" if self.edition else "no edition"
        what = ", ".join(x for x in (self._statuses(), _plural(len(self.findings), "finding")) if x)
        return f"<Report {who} ({form}): {what}>"

    def _repr_html_(self) -> str:
        from govinfo_parse.results.html import report_html

        return report_html(self)


def _rebuild(values: dict[str, Any]) -> Report:
    return Report(**values)


def _dates(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
