"""Recognition as a whole: a document in, entries and findings out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from govinfo_parse.document import Block, Location
from govinfo_parse.forms import EDITIONS, edition_of_year, load_form
from govinfo_parse.recognition.align import ROW_TABLES, align_rows
from govinfo_parse.recognition.edition import vote_edition
from govinfo_parse.recognition.fill import Filling
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.locate import observe
from govinfo_parse.recognition.observed import Row
from govinfo_parse.recognition.repair import repair
from govinfo_parse.recognition.reviews import align_reviews
from govinfo_parse.results.entry import Entry
from govinfo_parse.results.finding import Finding


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


def recognize(
    blocks: Sequence[Block], matcher: Matcher, year: int | None, *, repairs: bool = True
) -> Recognition:
    """Recognize the statutory tables in the blocks of one report.

    ``repairs`` says whether figures that the sums settle are filled in.
    """
    rows, others = _of_year(observe(blocks, matcher), year, matcher)
    printed = vote_edition(rows)
    edition = printed or _edition_due(year)
    filling = Filling(edition, year, deduplicated=is_deduplicated(rows))
    for table in ROW_TABLES:
        filling.table = table
        align_rows(rows, table, filling, matcher)
    align_reviews(rows, filling)
    for heading in others:
        filling.say("other_table", f"tables under {heading!r} are of another year and left out")
    _say_of_seams(rows, filling)
    if filling.deduplicated:
        filling.say("deduplicated_text", "equal lines were dropped; most figures are lost")
    entries = filling.ordered()
    repaired: list[Finding] = []
    if repairs and filling.entries and not filling.deduplicated:
        entries, repaired = repair(load_form(edition), entries, filling.open_rows)
    return Recognition(
        edition,
        printed,
        entries,
        (*filling.findings, *repaired),
        found=bool(filling.entries),
        has_requests=any(table == "requests" for table, _, _ in filling.entries),
    )


def _say_of_seams(rows: Sequence[Row], filling: Filling) -> None:
    """Tables that page breaks cut, and rows of them that were put together."""
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
        filling.say("table_joined", f"the table goes on over {breaks}", location=where)
    for row in rows:
        if row.joined:
            words = " ".join(token.text for token in row.labels)
            message = f"a page break cut the row {words!r}; its pieces were put together"
            filling.say("row_joined", message, location=row.location)


def _edition_due(year: int | None) -> str:
    """The edition whose rows are looked for where the print does not tell which it is."""
    if year is None:
        return EDITIONS[-1]
    return edition_of_year(year) or EDITIONS[0]


def _of_year(
    rows: Sequence[Row], year: int | None, matcher: Matcher
) -> tuple[list[Row], list[str]]:
    """Leave out tables of another year (附：2018年度…情况), of a quarter, and filled samples."""
    others: dict[str, bool] = {}
    for heading in dict.fromkeys(row.heading for row in rows):
        text = matcher.mend(heading)
        named = {int(y) for y in _YEAR.findall("".join(text.split()))}
        of_other_year = year is not None and bool(named) and year not in named
        others[heading] = not _NOTE.match(text) and (
            (of_other_year and _OF_A_TABLE.search(text) is not None)
            or _OTHER_KIND.search(text) is not None
        )
    kept = [row for row in rows if not others[row.heading]]
    left = {row.heading for row in rows if others[row.heading] and row.has_figures}
    return kept, [h for h in others if h in left]


_YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9]|年[0-9]{1,2}月)")
_OTHER_KIND: Final = re.compile(
    r"第[一二三四1-4]季度|[上下]半年|半年度?.{0,12}表|[0-9一二]{1,2}月份?.{0,16}(?:统计|情况)表|填[报表写]说明|样表|示例"
)
_NOTE: Final = re.compile(r"\W*(?:备?注|说明|填报说明)")
_OF_A_TABLE: Final = re.compile(r"表|统计|情况|数据|对比|年度|附")


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
