"""Rules that look at entries and yield findings; they never change an entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govinfo_parse.checks.claims import check_claims, find_claims
from govinfo_parse.checks.consistency import (
    check_edition_year,
    check_parts,
    check_presence,
    check_rules,
)
from govinfo_parse.checks.identities import Assessment, Verdict, assess, check_identities
from govinfo_parse.forms import Form, edition_of_year
from govinfo_parse.results.entry import Entry
from govinfo_parse.results.finding import Finding
from govinfo_parse.results.sections import SectionText

__all__ = [
    "Assessment",
    "Verdict",
    "assess",
    "check_all",
    "check_claims",
    "check_edition_year",
    "check_identities",
    "check_parts",
    "check_presence",
    "check_rules",
    "edition_of_year",
    "find_claims",
]


def check_all(
    form: Form | None,
    entries: Iterable[Entry],
    year: int | None,
    agency: str | None = None,
    sections: Sequence[SectionText] = (),
) -> list[Finding]:
    """Every check of a single report, in the order of what to look at first.

    ``form`` is ``None`` for a report that prints no edition of the form.
    """
    entries = tuple(entries)
    return [
        *check_presence(form, entries),
        *check_edition_year(form.edition if form else None, year),
        *(check_identities(form, entries) if form else ()),
        *check_rules(entries, agency),
        *check_parts(sections, entries, year),
    ]
