"""Recognition of a whole report: its tables, its parts, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govinfo_parse.document import Document
from govinfo_parse.forms import edition_of_year, load_furniture
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.normalize import diagnose
from govinfo_parse.recognition.pages import OtherPage, kind_of_page, lines_of, without_lists
from govinfo_parse.recognition.paging import missing_end, read_pager, speaks_of_pages
from govinfo_parse.recognition.prose.cuts import split_headings
from govinfo_parse.recognition.prose.headings import headings_of
from govinfo_parse.recognition.prose.lines import read_lines
from govinfo_parse.recognition.prose.metadata import Metadata, read_metadata
from govinfo_parse.recognition.prose.parts import Part, find_parts, read_sections
from govinfo_parse.recognition.prose.reading import read_prose
from govinfo_parse.recognition.prose.titles import Title, title_of_form
from govinfo_parse.recognition.region import is_report, main_report, whole_text
from govinfo_parse.recognition.running import unroll
from govinfo_parse.recognition.tables import Recognition, recognize
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.entry import Entry
from govinfo_parse.results.finding import Finding
from govinfo_parse.results.sections import SectionText
from govinfo_parse.results.trace import Trace

_SPEAKS_OF_DISCLOSURE = re.compile(r"(?:信\s*息|政\s*务|资\s*讯)\s*公\s*开")


@dataclass(frozen=True, slots=True)
class Recognized:
    """A report's content before its checks. ``edition`` is ``None`` before the form."""

    metadata: Metadata
    edition: str | None
    sections: tuple[SectionText, ...]
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    trace: Trace


def recognize_report(document: Document, *, repairs: bool = True) -> Recognized | OtherPage | None:
    """Everything that a document tells as an annual report; ``None`` where it is none.

    Of a page that leads to reports, what they are and where. ``repairs`` says whether figures
    that the sums settle are filled in.
    """
    matcher = Matcher(diagnose(whole_text(document.blocks)))
    blocks = split_headings(unroll(document.blocks, matcher), matcher)
    lines = read_lines(blocks, matcher)
    region = main_report(blocks, lines, headings_of(lines), document.metadata, matcher)
    own = blocks[region.first : region.last]
    parts = find_parts(region.lines, region.headings, blocks)
    opening = min((part.start for part in parts), default=len(region.lines))
    metadata = read_metadata(region.lines, own, document.metadata, matcher, opening, region.first)
    # A year that only the prose speaks of is no ground to leave tables out.
    told = metadata.named.get("year")
    year = metadata.year if told and told.kind != "prose" else None
    tables = recognize(own, matcher, year, repairs=repairs)
    if (
        tables.found
        and not tables.has_requests
        and not _SPEAKS_OF_DISCLOSURE.search(matcher.mend(whole_text(own)))
    ):
        # 行政复议 over 结果维持 … also stands in reports on the rule of law.
        return None
    if not tables.found:
        page = lines_of(document)
        prose = read_prose(without_lists(own, page, matcher), document.metadata, matcher)
        other = kind_of_page(page, prose, matcher)
        if other is not None:
            return other
        if not is_report(prose.lines, prose.metadata.title, {p.number for p in prose.parts}):
            return None
        blocks, parts, metadata = list(prose.blocks), list(prose.parts), prose.metadata
    elif metadata.title is None:
        metadata = replace(metadata, title=title_of_form(region.lines))
    edition = _edition(tables, metadata.year)
    return Recognized(
        metadata=metadata,
        edition=edition,
        sections=read_sections(parts, blocks, matcher),
        entries=tables.entries if edition else (),
        findings=(
            *(tables.findings if edition else ()),
            *_about_report(metadata, tables, edition, region.others),
            *_missing_parts(parts),
            *_other_pages(document, parts),
        ),
        trace=tables.trace,
    )


def _edition(tables: Recognition, year: int | None) -> str | None:
    """What the tables print; without tables what the year's form is; before the form none."""
    if tables.printed_edition or tables.found:
        return tables.edition
    return None if year is not None and edition_of_year(year) is None else tables.edition


def _missing_parts(parts: Sequence[Part]) -> list[Finding]:
    """``section_missing``: parts that no heading opens, where other parts have theirs."""
    known = load_furniture().sections
    found = {part.number for part in parts}
    missing = [section for section in known if section.number not in found]
    if not missing or not parts:
        return []
    named = ", ".join(f"{section.number} {section.title}" for section in missing)
    return [make_finding("section_missing", f"no heading opens part {named}")]


def _other_pages(document: Document, parts: Sequence[Part]) -> list[Finding]:
    """``report_paged``: the first or last parts are missing, and a pager leads to other pages."""
    if not missing_end(part.number for part in parts) or not speaks_of_pages(document.blocks):
        return []
    pager = read_pager(lines_of(document))
    if pager is None:
        return []
    led = dict.fromkeys(link.address for link in pager.links)
    there = f"; the pager leads to {', '.join(led)}" if led else ""
    return [
        make_finding(
            "report_paged", f"this is {pager} of the report{there}; parse them as one list"
        )
    ]


def _about_report(
    metadata: Metadata, tables: Recognition, edition: str | None, others: Sequence[Title]
) -> list[Finding]:
    found = []
    if edition and tables.printed_edition is None:
        found.append(
            make_finding(
                "edition_from_year", f"no table tells the edition; {edition} follows the year"
            )
        )
    if metadata.year is None:
        found.append(make_finding("year_unknown", "no report year is named in the document"))
    if metadata.agency is None:
        found.append(make_finding("agency_unknown", "no agency is named in the document"))
    if len(set(metadata.years)) > 1:
        named = ", ".join(map(str, metadata.years))
        found.append(make_finding("year_conflict", f"title, period and introduction name {named}"))
    found += [
        make_finding("other_report", f"another report stands in the document: {title.text}")
        for title in others
    ]
    return found
