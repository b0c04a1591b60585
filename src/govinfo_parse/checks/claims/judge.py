"""Stated figures held against the printed tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from typing import Final

from govinfo_parse.checks.claims.reader import read_statements
from govinfo_parse.checks.claims.statement import Statement
from govinfo_parse.forms import Form, parts_of_total
from govinfo_parse.results.claim import Claim, ClaimVerdict
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.entry import Cells, Entry, Status, cells_of
from govinfo_parse.results.finding import Finding
from govinfo_parse.results.sections import SectionText

_OFFICE: Final = re.compile("办公[室厅]|政府办|政务公开办")
_ENOUGH: Final = 2
_OF_ANOTHER: Final = frozenset(
    {"office", "other_organ", "whole", "last_year", "other_period", "share"}
)


def find_claims(
    form: Form | None,
    entries: Iterable[Entry],
    sections: Sequence[SectionText],
    year: int | None,
    agency: str | None,
) -> tuple[Claim, ...]:
    """Every figure that the text states, with what the tables say of it, in printed order."""
    cells = cells_of(entries)
    statements = read_statements(sections, year, agency)
    claims = [(_judged(s, cells), s.area) for s in statements if form is not None or s.key == "fee"]
    # Whose the tables are is told by the figures that agree with them.
    agreed = Counter(
        area for claim, area in claims if claim.verdict is ClaimVerdict.AGREES and claim.value
    )
    held = {claim.key for claim, _ in claims if claim.verdict is ClaimVerdict.AGREES}
    whole = sum(c.scope == "whole" and c.verdict is ClaimVerdict.AGREES and c.value > 0 for c, _ in claims)
    is_office = _OFFICE.search(agency or "") is not None
    return tuple(_placed(claim, area, agreed, held, is_office, whole > 0) for claim, area in claims)


def _placed(
    claim: Claim, area: str, agreed: Counter[str], held: Set[str], is_office: bool, whole: bool
) -> Claim:
    """A figure of an area or an office that the tables are of is no other scope's.

    Where the text has the tables' figure too, another for the same thing is a part's.
    """
    if claim.verdict is ClaimVerdict.CONTRADICTS and claim.key in held:
        return replace(claim, verdict=ClaimVerdict.OTHER_SCOPE)
    if claim.key in held:
        return claim
    if claim.verdict is ClaimVerdict.CONTRADICTS and whole and area and not agreed[area]:
        # 全区共收到111件 is the table's, so 区政府办公室本级收到34件 is a part of it.
        return replace(claim, verdict=ClaimVerdict.OTHER_SCOPE, scope="office")
    if claim.verdict is not ClaimVerdict.OTHER_SCOPE or claim.scope not in ("office", "whole"):
        return claim
    of_another = sum(agreed.values()) - agreed[area] - agreed[""]
    if agreed[area] >= _ENOUGH or (claim.scope == "office" and is_office and not of_another):
        return replace(claim, verdict=ClaimVerdict.CONTRADICTS)
    return claim


def check_claims(claims: Iterable[Claim], sections: Sequence[SectionText] = ()) -> list[Finding]:
    """``claim_contradicts`` and ``claim_other_scope``, with the quotes; they lead to the part."""
    places = {section.number: section.location for section in sections}
    codes = {
        ClaimVerdict.CONTRADICTS: "claim_contradicts",
        ClaimVerdict.OTHER_SCOPE: "claim_other_scope",
    }
    found = []
    for claim in claims:
        code = codes.get(claim.verdict)
        if code is None:
            continue
        printed = (
            f"the printed parts sum to {claim.printed}"
            if claim.of_parts
            else f"the table prints {claim.printed}"
        )
        table, row, column = claim.fields[0].split("/") if claim.fields else (None, None, None)
        scope = f" ({claim.scope})" if code == "claim_other_scope" else ""
        message = f"the text says {claim.value}{scope}, {printed}: {claim.quote}"
        single = len({f.split("/")[1] for f in claim.fields}) == 1
        found.append(
            make_finding(
                code, message, table=table, row=row if single else None,
                column=column if len(claim.fields) == 1 else None,
                location=places.get(claim.section),
            )
        )  # fmt: skip
    return found


def _judged(statement: Statement, cells: Cells) -> Claim:
    options = [
        option
        for rows in statement.readings
        for column in _column_sets(statement)
        if (option := _printed(statement.table, rows, column, cells)) is not None
    ]
    agreeing = next((o for o in options if o[0] == statement.value), None)
    printed, of_parts, fields = agreeing or (options[0] if options else (None, False, ()))
    if printed is None:
        verdict = ClaimVerdict.NOT_ASSESSABLE
    elif agreeing:
        verdict = ClaimVerdict.AGREES
    elif statement.scope in _OF_ANOTHER:
        verdict = ClaimVerdict.OTHER_SCOPE
    else:
        verdict = ClaimVerdict.CONTRADICTS
    return Claim(
        statement.key, statement.value, statement.unit, statement.quote, statement.section,
        statement.start, statement.end, statement.scope, verdict, printed, of_parts, fields,
    )  # fmt: skip


def _column_sets(statement: Statement) -> list[tuple[str, ...]]:
    """Columns that are summed (applicants), or of which any may be meant (issued, produced)."""
    if statement.table == "proactive_disclosure":
        return [(column,) for column in statement.columns]
    return [statement.columns]


def _printed(
    table: str, rows: Sequence[str], columns: Sequence[str], cells: Cells
) -> tuple[int, bool, tuple[str, ...]] | None:
    """What the cells give, whether it is a sum of parts, and which fields; ``None`` for nothing."""
    known = [
        row for row in dict.fromkeys(row for t, row, _ in cells if t == table) if _is_of(row, rows)
    ]
    total, of_parts = 0, False
    fields: list[str] = []
    has_figure = False
    for row in known:
        for column in columns:
            entry = cells.get((table, row, column))
            if entry is None:
                return None
            if isinstance(entry.value, int):
                total += entry.value
                has_figure = True
                fields.append(entry.field.key)
                continue
            if entry.status is not Status.BLANK:
                return None
            parts = _parts(table, row, column, cells)
            if parts is None:
                return None
            of_parts = of_parts or bool(parts)
            has_figure = has_figure or bool(parts)
            total += sum(value for value, _ in parts)
            fields += [key for _, key in parts]
    return (total, of_parts, tuple(fields)) if has_figure else None


def _parts(table: str, row: str, column: str, cells: Cells) -> list[tuple[int, str]] | None:
    """The figures beside a blank total; ``None`` where one of them cannot be read."""
    if column != "total":
        return []
    own = [cells.get((table, row, c)) for c in parts_of_total(table)]
    found = []
    for entry in own:
        if entry is None or entry.status in (Status.MISSING, Status.UNREADABLE):
            return None
        if isinstance(entry.value, int):
            found.append((entry.value, entry.field.key))
    return found


def _is_of(row: str, names: Sequence[str]) -> bool:
    return any(row == n or (n.endswith("*") and row.startswith(n[:-1])) for n in names)
