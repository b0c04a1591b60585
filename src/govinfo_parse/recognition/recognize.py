"""Recognition as a whole: a document in, entries and findings out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govinfo_parse.document import Block
from govinfo_parse.recognition.align import ROW_TABLES, align_rows
from govinfo_parse.recognition.edition import vote_edition
from govinfo_parse.recognition.fill import Filling
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.locate import observe
from govinfo_parse.recognition.observed import Row
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


def recognize(blocks: Sequence[Block], matcher: Matcher, year: int | None) -> Recognition:
    """Recognize the statutory tables in the blocks of one report."""
    rows = observe(blocks, matcher)
    printed = vote_edition(rows)
    edition = printed or ("2019" if year is not None and year < 2021 else "2021")
    filling = Filling(edition, deduplicated=is_deduplicated(rows))
    for table in ROW_TABLES:
        filling.table = table
        align_rows(rows, table, filling, matcher)
    align_reviews(rows, filling)
    if filling.deduplicated:
        filling.say("deduplicated_text", "equal lines were dropped; most figures are lost")
    return Recognition(
        edition, printed, filling.ordered(), tuple(filling.findings), bool(filling.entries)
    )


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
