"""Which edition of the form is printed: by labels that only one of them has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from govinfo_parse.forms import EDITIONS, load_form
from govinfo_parse.recognition.labels import Grade, Target
from govinfo_parse.recognition.rows import Row


@cache
def exclusive_targets() -> dict[Target, str]:
    """Rows and columns of part two that only one edition prints, and of part three's （六）."""
    editions: dict[Target, set[str]] = {}
    for edition in EDITIONS:
        for table in load_form(edition).tables:
            for block in table.blocks:
                for row in block.rows:
                    editions.setdefault(Target("row", table.key, row.key), set()).add(edition)
                for column in block.columns:
                    target = Target("column", table.key, column.key)
                    editions.setdefault(target, set()).add(edition)
    return {target: next(iter(of)) for target, of in editions.items() if len(of) == 1}


def vote_edition(rows: Iterable[Row]) -> str | None:
    """The edition that the printed labels speak for, or ``None`` where they say nothing.

    Part two decides; the rows of part three's （六） only where part two is not there
    (hybrids print one undivided （六）其他处理 in the form of 2021).
    """
    votes: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    exclusive = exclusive_targets()
    for row in rows:
        for token in row.tokens if row.matched else ():
            if not token.matches:
                continue
            editions = {exclusive.get(m.target) for m in token.matches if m.grade >= Grade.LIKELY}
            if len(editions) != 1 or (edition := editions.pop()) is None:
                continue
            in_part_two = token.matches[0].target.table == "proactive_disclosure"
            (votes if in_part_two else weak)[edition] += 1
    for tally in (votes, weak):
        ranked = tally.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return ranked[0][0]
    return None
