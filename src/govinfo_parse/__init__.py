"""Typed tables from Chinese government information disclosure annual reports.

>>> from govinfo_parse import parse_report  # doctest: +SKIP
>>> parse_report("report.html").requests.received.total.value  # doctest: +SKIP
12
"""

from typing import TYPE_CHECKING, Any

from govinfo_parse._version import __version__
from govinfo_parse.document import Link, LinkKind, Location
from govinfo_parse.errors import (
    AttachedReport,
    DamagedDocument,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    GovinfoParseError,
    InputNotFound,
    NotAnAnnualReport,
    PartsContradict,
    ScannedDocument,
    UnreadableInput,
    UnsupportedFormat,
)
from govinfo_parse.forms import Field
from govinfo_parse.results.claim import Claim, ClaimVerdict
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding, Severity
from govinfo_parse.results.provenance import Provenance
from govinfo_parse.results.report import Report
from govinfo_parse.results.sections import SectionText

if TYPE_CHECKING:
    from govinfo_parse.panel import Panel
    from govinfo_parse.parse import identities, parse_html, parse_report, replay

__all__ = [
    "AttachedReport",
    "Claim",
    "ClaimVerdict",
    "DamagedDocument",
    "DocumentTooLarge",
    "EmptyDocument",
    "EncryptedDocument",
    "Entry",
    "Field",
    "Finding",
    "GovinfoParseError",
    "InputNotFound",
    "Link",
    "LinkKind",
    "Location",
    "NotAnAnnualReport",
    "Panel",
    "PartsContradict",
    "Provenance",
    "Report",
    "ScannedDocument",
    "SectionText",
    "Severity",
    "Status",
    "UnreadableInput",
    "UnsupportedFormat",
    "__version__",
    "identities",
    "parse_html",
    "parse_report",
    "replay",
]


def __getattr__(name: str) -> Any:
    # The pipe brings the libraries of the readers with it; it is loaded on first use.
    if name in ("identities", "parse_html", "parse_report", "replay"):
        from govinfo_parse import parse

        return getattr(parse, name)
    if name == "Panel":
        from govinfo_parse.panel import Panel

        return Panel
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
