"""Stated figures held against the printed tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
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
    tables = _Tables.of(entries)
    statements = read_statements(sections, year, agency)
    claims = [
        (_judged(s, tables), s.area) for s in statements if form is not None or s.key == "fee"
    ]
    # Whose the tables are is told by the figures that agree with them.
    agreed = Counter(
        area for claim, area in claims if claim.verdict is ClaimVerdict.AGREES and claim.value
    )
    held = {claim.key for claim, _ in claims if claim.verdict is ClaimVerdict.AGREES}
    whole = sum(
        c.scope == "whole" and c.verdict is ClaimVerdict.AGREES and c.value > 0 for c, _ in claims
    )
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


@dataclass(frozen=True, slots=True)
class _Printed:
    """What the cells give: a figure, whether it is a sum of parts, and of which fields."""

    value: int
    of_parts: bool
    fields: tuple[str, ...]


@dataclass(slots=True)
class _Tables:
    """The printed tables, asked for sums of rows and columns; an answer is kept."""

    cells: Cells
    known: dict[tuple[str, tuple[str, ...], tuple[str, ...]], _Printed | None] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> _Tables:
        """Of a report's entries."""
        return cls(cells_of(entries))

    def printed(
        self, table: str, names: tuple[str, ...], columns: tuple[str, ...]
    ) -> _Printed | None:
        """What the cells give; ``None`` where one of them is missing or cannot be read."""
        asked = table, names, columns
        if asked not in self.known:
            self.known[asked] = self._sum(table, names, columns)
        return self.known[asked]

    def _sum(self, table: str, rows: Sequence[str], columns: Sequence[str]) -> _Printed | None:
        total, of_parts = 0, False
        fields: list[str] = []
        for row in rows:
            for column in columns:
                entry = self.cells.get((table, row, column))
                if entry is None:
                    continue  # a row or column of another edition
                if isinstance(entry.value, int):
                    total += entry.value
                    fields.append(entry.field.key)
                    continue
                parts = self._parts(table, row, column) if entry.status is Status.BLANK else None
                if parts is None:
                    return None
                of_parts = of_parts or bool(parts)
                total += sum(value for value, _ in parts)
                fields += [key for _, key in parts]
        return _Printed(total, of_parts, tuple(fields)) if fields else None

    def _parts(self, table: str, row: str, column: str) -> list[tuple[int, str]] | None:
        """The figures beside a blank total; ``None`` where one of them cannot be read."""
        if column != "total":
            return []
        found = []
        for part in parts_of_total(table):
            entry = self.cells.get((table, row, part))
            if entry is None or entry.status in (Status.MISSING, Status.UNREADABLE):
                return None
            if isinstance(entry.value, int):
                found.append((entry.value, entry.field.key))
        return found


def _judged(statement: Statement, tables: _Tables) -> Claim:
    options = [
        option
        for rows in statement.readings
        for columns in _column_sets(statement)
        if (option := tables.printed(statement.table, rows, columns)) is not None
    ]
    agreeing = next((o for o in options if o.value == statement.value), None)
    against = agreeing or (options[0] if options else None)
    scope = statement.scope
    if against is None:
        verdict = ClaimVerdict.NOT_ASSESSABLE
    elif agreeing:
        verdict = ClaimVerdict.AGREES
    elif statement.dated and statement.scope == "own":
        # 2022年度结转申请2件 may be what of those was still open then.
        scope, verdict = "other_period", ClaimVerdict.OTHER_SCOPE
    elif scope in _OF_ANOTHER:
        verdict = ClaimVerdict.OTHER_SCOPE
    else:
        verdict = ClaimVerdict.CONTRADICTS
    printed = (against.value, against.of_parts, against.fields) if against else (None, False, ())
    return Claim(
        statement.key, statement.value, statement.unit, statement.quote, statement.section,
        statement.start, statement.end, scope, verdict, *printed,
    )  # fmt: skip


def _column_sets(statement: Statement) -> list[tuple[str, ...]]:
    """Columns that are summed (applicants), or of which any may be meant (issued, produced)."""
    if statement.table == "proactive_disclosure":
        return [(column,) for column in statement.columns]
    return [statement.columns]
