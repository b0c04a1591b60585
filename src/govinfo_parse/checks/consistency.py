"""Whether a report has the tables that its year asks for, and all of their rows."""

from __future__ import annotations

from collections.abc import Iterable

from govinfo_parse.forms import Form, edition_of_year
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding


def check_edition_year(edition: str | None, year: int | None) -> list[Finding]:
    """``edition_year_mismatch``: the form is not the one in force for the year.

    The form of 国办公开办函〔2019〕60号 serves reports on 2019 and 2020, that of
    国办公开办函〔2021〕30号 those on 2021 and later. Printed forms disagree in real reports;
    the entries follow the print.
    """
    if edition is None or year is None:
        return []
    due = edition_of_year(year)
    if edition == due:
        return []
    due_words = f"the {due} form was due" if due else "no form was in force yet"
    message = f"the report on {year} prints the {edition} form; {due_words}"
    return [make_finding("edition_year_mismatch", message)]


def check_presence(form: Form | None, entries: Iterable[Entry]) -> list[Finding]:
    """``no_statutory_tables``, else ``table_missing`` and ``rows_missing``, one per table.

    A row is missing if none of its cells was found; a table, if none of its rows was.
    """
    entries = tuple(entries)
    found = {(e.field.table, e.field.row) for e in entries if e.status is not Status.MISSING}
    if form is None or not found:
        return [make_finding("no_statutory_tables", "none of the three tables was found")]
    findings = []
    for table in form.tables:
        rows = [row.key for block in table.blocks for row in block.rows]
        lost = [row for row in rows if (table.key, row) not in found]
        if len(lost) == len(rows):
            message = f"the table {table.title} was not found"
            findings.append(make_finding("table_missing", message, table=table.key))
        elif lost:
            message = f"{len(lost)} of {len(rows)} rows were not found: {', '.join(lost)}"
            findings.append(make_finding("rows_missing", message, table=table.key))
    return findings
