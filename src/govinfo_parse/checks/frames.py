"""The sums of a report as a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo_parse.checks.identities import Assessment, Verdict, assess
from govinfo_parse.forms import load_form
from govinfo_parse.results.report import Report

if TYPE_CHECKING:
    from govinfo_parse.results.frames import DataFrame


def identities(report: Report) -> DataFrame:
    """Every sum of a report, judged: 40 lines (2019) or 42 (2021), none without a form.

    Columns: ``name`` (A to D), ``table``, ``subject`` (the column of A and B, the row of C and
    D), ``verdict`` (``holds``, ``fails``, ``not_assessable``), ``printed`` and ``expected`` (the
    two sides, NA where a cell of them has no value), ``difference``, and ``holds_with_zeros``
    (whether it would hold if blanks were zero; NA where a cell is missing or unreadable).
    """
    from govinfo_parse.results.frames import sums_frame

    sums = assess(load_form(report.edition), report.entries) if report.edition else ()
    return sums_frame([_line(a) for a in sums])


def _line(a: Assessment) -> dict[str, object]:
    known = a.verdict is not Verdict.NOT_ASSESSABLE
    return {
        "name": a.name,
        "table": a.table,
        "subject": a.subject,
        "verdict": a.verdict.value,
        "printed": a.left if known else None,
        "expected": a.right if known else None,
        "difference": a.left - a.right if known else None,
        "holds_with_zeros": a.holds_with_zeros,
    }
