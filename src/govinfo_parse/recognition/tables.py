"""The statutory tables of a report, in seven passes: rows in, entries and findings out.

Each pass takes what the one before gave, and the list of them is ``recognize``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from govinfo_parse.document import Block, Location
from govinfo_parse.forms import EDITIONS, edition_of_year, load_form
from govinfo_parse.recognition.arrangements import arrangements
from govinfo_parse.recognition.copies import settle_copies
from govinfo_parse.recognition.edition import vote_edition
from govinfo_parse.recognition.entries import write
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.laid import LaidRow, Place
from govinfo_parse.recognition.laying import lay_all
from govinfo_parse.recognition.observe import observe
from govinfo_parse.recognition.panels import Panel, panels_of, turned_panels, wide_panels
from govinfo_parse.recognition.repair import repair
from govinfo_parse.recognition.review_match import match_reviews
from govinfo_parse.recognition.row_match import ROW_TABLES, match_rows
from govinfo_parse.recognition.rows import Row, label_of
from govinfo_parse.recognition.scope import scope_of
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.entry import Entry
from govinfo_parse.results.finding import Finding
from govinfo_parse.results.trace import Trace, TracedRow


@dataclass(frozen=True, slots=True)
class Recognition:
    """What recognition found: entries of the edition in printed order, and its findings.

    ``printed_edition`` is what the tables say, ``None`` where there is none that tells.
    """

    edition: str
    printed_edition: str | None
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    found: bool
    has_requests: bool
    """Whether rows of part three were found, whose labels no other table prints."""
    trace: Trace


def recognize(
    blocks: Sequence[Block], matcher: Matcher, year: int | None, *, repairs: bool = True
) -> Recognition:
    """Recognize the statutory tables in the blocks of one report.

    ``repairs`` says whether figures that the sums settle are filled in.
    """
    scope = scope_of(observe(blocks, matcher), year, matcher)
    printed = vote_edition(scope.rows)
    edition = printed or _edition_due(year)
    panels, said = _panels(scope.rows, edition, matcher)
    laid, copied = settle_copies(_in_order(panels))
    deduplicated = is_deduplicated(scope.rows)
    written = write(laid, edition, deduplicated=deduplicated)
    entries = written.ordered()
    repaired: list[Finding] = []
    if repairs and written.entries and not deduplicated:
        entries, repaired = repair(load_form(edition), entries, written.open_rows)
    return Recognition(
        edition,
        printed,
        entries,
        (
            *said,
            *scope.findings(),
            *copied,
            *_still_open(written.findings, repaired),
            *_about_pages(scope.rows, deduplicated),
            *repaired,
        ),
        found=bool(written.entries),
        has_requests=any(table == "requests" for table, _, _ in written.entries),
        trace=Trace(tuple(map(_traced, laid))),
    )


@cache
def _key(place: Place) -> str:
    return "/".join(place)


def _still_open(found: Sequence[Finding], repaired: Sequence[Finding]) -> list[Finding]:
    """Without the rows that were ambiguous until the sums left one reading."""
    settled = {
        (f.table, f.row) for f in repaired if f.code == "repaired_from_sums" and f.column is None
    }
    return [f for f in found if f.code != "row_ambiguous" or (f.table, f.row) not in settled]


def _traced(row: LaidRow) -> TracedRow:
    """What is kept of a laid row to explain it by."""
    headings = tuple([slot.heading for slot in row.arrangement.slots])
    return TracedRow(
        keys=tuple([place and _key(place) for place in row.due]),
        label=label_of(row.one.row),
        headings=headings if row.due else (),
        is_named=row.arrangement.is_named,
        inferred=row.one.inferred,
        copy=row.one.copy,
        doubt=row.doubt,
        code=row.arrangement.code,
        points=row.points,
        rivals=row.rivals,
        location=row.one.row.location,
    )


def _panels(
    rows: Sequence[Row], edition: str, matcher: Matcher
) -> tuple[list[Panel], list[Finding]]:
    """The panels of all three tables."""
    panels: list[Panel] = []
    findings: list[Finding] = []
    for table in ROW_TABLES:
        matching = match_rows(rows, table, edition, matcher)
        own = panels_of(rows, matching.rows, table, edition)
        turned = turned_panels(rows, table, edition)
        wide = [panel for panel in wide_panels(rows, table) if arrangements(panel)[0].slots]
        panels += turned or wide or own
        findings += [] if turned or wide else matching.findings
    return [*panels, *match_reviews(rows, edition)], findings


def _in_order(panels: Sequence[Panel]) -> list[LaidRow]:
    """The laid rows of all panels, table by table in printed order."""
    laid = lay_all(panels)
    tables = [table.key for table in load_form(EDITIONS[-1]).tables]
    return sorted(laid, key=lambda row: (tables.index(row.one.table), row.one.at))


def _edition_due(year: int | None) -> str:
    """The edition whose rows are looked for where the print does not tell which it is."""
    if year is None:
        return EDITIONS[-1]
    return edition_of_year(year) or EDITIONS[0]


def _about_pages(rows: Sequence[Row], deduplicated: bool) -> list[Finding]:
    """Tables that page breaks cut, rows of them that were put together, and lost lines."""
    found = []
    tables = {
        token.table.index: token.table
        for row in rows
        if row.matched
        for token in row.tokens[:1]
        if token.table is not None and token.table.seams
    }
    for table in tables.values():
        breaks = "a page break" if len(table.seams) == 1 else f"{len(table.seams)} page breaks"
        where = Location(table.index, table.seams[0])
        found.append(
            make_finding("table_joined", f"the table goes on over {breaks}", location=where)
        )
    for row in rows:
        if row.joined:
            words = " ".join(token.text for token in row.labels)
            message = f"a page break cut the row {words!r}; its pieces were put together"
            found.append(make_finding("row_joined", message, location=row.location))
    if deduplicated:
        message = "equal lines were dropped; most figures are lost"
        found.append(make_finding("deduplicated_text", message))
    return found


def is_deduplicated(rows: Sequence[Row]) -> bool:
    """Whether equal lines were dropped from a text.

    The form prints 信息内容 and 总计 several times and most figures are 0: a stream of many
    labels in which no line comes twice was de-duplicated.
    """
    tokens = [t for row in rows for t in row.tokens if t.text]
    if any(t.table is not None for t in tokens):
        return False
    labels = sum(1 for t in tokens if t.names("row"))
    return labels >= _MANY_LABELS and len({t.text for t in tokens}) == len(tokens)


_MANY_LABELS = 8
