"""A report as rows of the dataset's tables, and the schema of these tables."""

from __future__ import annotations

import io
import json
from typing import Any, Final

import pyarrow as pa

from govinfo_parse._version import __version__
from govinfo_parse.errors import AttachedReport, GovinfoParseError, NotAnAnnualReport
from govinfo_parse.forms.sums import sums_of
from govinfo_parse.parse import parse_report
from govinfo_parse.results.report import Report
from govinfo_parse.results.serialize import LONG_COLUMNS, finding_to_dict, long_line, plain

SCHEMA_VERSION: Final = 2
_LONG_TYPES: Final = {
    "value": pa.float64(),
    **dict.fromkeys(
        ("at_page", "at_table", "at_row", "at_column", "at_line", "at_offset"), pa.int64()
    ),
}
_KEY: Final = [("content_hash", pa.string()), ("source", pa.string())]
_OF: Final = [("agency", pa.string()), ("year", pa.int64()), ("edition", pa.string())]
_FINDING: Final = ("code", "severity", "message", "table", "row", "column")

SCHEMAS: Final = {
    "reports": pa.schema(
        [
            *_KEY,
            ("parser_version", pa.string()),
            ("format", pa.string()),
            ("title", pa.string()),
            *_OF,
            ("published", pa.date32()),
            ("errors", pa.int64()),
            ("warnings", pa.int64()),
            ("document", pa.string()),
        ]
    ),
    "entries": pa.schema(
        [
            *_KEY,
            *_OF,
            *((name, _LONG_TYPES.get(name, pa.string())) for name in LONG_COLUMNS),
            ("exact", pa.string()),
            ("is_total", pa.bool_()),
        ]
    ),
    "sections": pa.schema(
        [
            *_KEY,
            *_OF,
            ("number", pa.int64()),
            ("key", pa.string()),
            ("heading", pa.string()),
            ("text", pa.string()),
        ]
    ),
    "findings": pa.schema(
        [*_KEY, *_OF, *((n, pa.string()) for n in _FINDING), ("location", pa.string())]
    ),
    "failures": pa.schema(
        [*_KEY, ("parser_version", pa.string()), ("error", pa.string()), ("message", pa.string())]
    ),
    "sources": pa.schema([*_KEY, ("is_duplicate", pa.bool_()), ("url", pa.string())]),
}
"""The tables of a dataset; :data:`SCHEMA_VERSION` changes with them.

``sources`` is a line per input and not per batch, and has a column ``given_…`` for each column
of the user's lists.
"""

PARSED: Final = tuple(name for name in SCHEMAS if name != "sources")
"""The tables that parsing a file makes lines of."""

Rows = dict[str, list[dict[str, Any]]]


def parse_to_rows(
    data: bytes,
    source: str,
    content_hash: str,
    *,
    charset: str | None = None,
    repair: bool = True,
) -> Rows:
    """The rows of every table for one file: a report's, or one of ``failures``.

    ``charset`` and ``repair`` are those of :func:`~govinfo_parse.parse_report`.
    """
    try:
        report = parse_report(data, repair=repair, charset=charset)
    except GovinfoParseError as error:
        return failure_rows(content_hash, source, type(error).__name__, _message(error))
    except MemoryError:
        return failure_rows(content_hash, source, "MemoryLimit", "parsing needed too much memory")
    except Exception as error:  # one file never stops the others
        return failure_rows(content_hash, source, type(error).__name__, f"internal error: {error}")
    return report_rows(report, source, content_hash)


def _message(error: GovinfoParseError) -> str:
    """What an error says, with all links that it carries as JSON at the end."""
    if not isinstance(error, AttachedReport | NotAnAnnualReport) or not error.links:
        return error.message
    links = [[link.address, link.text] for link in error.links]
    return f"{error.message}; links: {json.dumps(links, ensure_ascii=False)}"


def failure_rows(content_hash: str | None, source: str, error: str, message: str) -> Rows:
    """A file without a report."""
    line = {"content_hash": content_hash, "source": source, "parser_version": __version__}
    return {"failures": [line | {"error": error, "message": message}]}


def report_rows(report: Report, source: str, content_hash: str) -> Rows:
    """The rows of a report; ``document`` is all of it, as :meth:`Report.to_dict` gives it."""
    key = {"content_hash": content_hash, "source": source}
    of = key | {"agency": report.agency, "year": report.year, "edition": report.edition}
    severities = [finding.severity.value for finding in report.findings]
    whole = of | {
        "parser_version": __version__,
        "format": report.format,
        "title": report.title,
        "published": report.published,
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "document": json.dumps(report.to_dict() | {"source": source}, ensure_ascii=False),
    }
    totals = _totals(report.edition) if report.edition else frozenset()
    entries = []
    for place, entry in enumerate(report.entries):
        line = long_line(entry)
        value = line["value"]
        line["value"] = None if value is None else float(value)
        entries.append(of | line | {"exact": plain(value), "is_total": place in totals})
    return {
        "reports": [whole],
        "entries": entries,
        "sections": [
            of | {"number": s.number, "key": s.key, "heading": s.heading, "text": s.text}
            for s in report.sections
        ],
        "findings": [
            of
            | {n: finding_to_dict(f)[n] for n in _FINDING}
            | {"location": None if f.location is None else str(f.location)}
            for f in report.findings
        ],
    }


def _totals(edition: str) -> frozenset[int]:
    """Places of fields that sum other fields of the form (identities A, B and D of FACTS)."""
    return frozenset(s.left[0] for s in sums_of(edition) if len(s.left) == 1)


def to_arrow(rows: Rows) -> bytes:
    """Rows as Arrow streams, one after another in the order of :data:`PARSED`."""
    sink = io.BytesIO()
    for name in PARSED:
        table = pa.Table.from_pylist(rows.get(name, []), SCHEMAS[name])
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
    return sink.getvalue()


def from_arrow(data: bytes) -> dict[str, pa.Table]:
    """What :func:`to_arrow` wrote."""
    source = io.BytesIO(data)
    return {name: pa.ipc.open_stream(source).read_all() for name in PARSED}
