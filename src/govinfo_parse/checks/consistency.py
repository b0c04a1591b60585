"""Whether a report has the tables that its year asks for, and all of their rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from govinfo_parse.forms import Form, edition_of_year
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding
from govinfo_parse.results.sections import SectionText


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


def check_parts(
    sections: Sequence[SectionText], entries: Iterable[Entry], year: int | None
) -> list[Finding]:
    """``parts_out_of_order``, ``part_empty`` and ``fee_unstated``.

    Parts one, five and six are prose. Part six reports the information handling fee (信息处理费,
    国办函〔2020〕109号) from the report on 2021 on.
    """
    findings = []
    numbers = [section.number for section in sections]
    if numbers != sorted(numbers):
        order = ", ".join(map(str, numbers))
        findings.append(make_finding("parts_out_of_order", f"parts are printed as {order}"))
    has_cases = any(
        isinstance(e.value, int) and e.value > 0 and e.field.table != "proactive_disclosure"
        for e in entries
    )
    for section in sections:
        empty = _NOTHING.fullmatch(section.text) is not None
        if section.number in (1, 5) and empty and has_cases:
            said = section.text or "nothing"
            message = f"{section.heading} says {said!r}; requests or reviews are reported"
            findings.append(make_finding("part_empty", message, location=section.location))
        is_due = section.number == _PART_SIX and year is not None and year >= _FEES_FROM
        if is_due and not _FEES.search(section.text):
            message = f"{section.heading} does not speak of 信息处理费"
            findings.append(make_finding("fee_unstated", message, location=section.location))
    return findings


def check_rules(entries: Iterable[Entry], agency: str | None) -> list[Finding]:
    """``rules_below_city``: only provinces, cities with districts and ministries make rules.

    A county, a district, a town or an office of one that counts them has most likely entered
    the normative documents one row too high. What is printed is kept.
    """
    if agency is None or not _BELOW_CITY.search(agency):
        return []
    return [
        make_finding(
            "rules_below_city",
            f"{agency} counts {entry.value} under 规章",
            table=entry.field.table,
            row=entry.field.row,
            column=entry.field.column,
            location=entry.location,
        )
        for entry in entries
        if entry.field.row == "rules" and entry.value
    ]


_NOTHING: Final = re.compile(r"[\s。.、（()）]*(?:暂?无|没有|略)?[\s。.]*")
_FEES: Final = re.compile("处理费|收费|费用")
_PART_SIX: Final = 6
_FEES_FROM: Final = 2021
_BELOW_CITY: Final = re.compile(
    "(?:县(?!级)|旗|镇|乡|街道|苏木|(?<!自治)(?<!地)(?<!开发)(?<!新)区)(?:人民政府|政府|[^省州市]{0,12}(?:局|委员会|办公室|办|中心|处|队)|办事处|$)"
)


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
