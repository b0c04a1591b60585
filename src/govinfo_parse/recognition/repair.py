"""Figures that the sums of the form leave no choice about.

Only fields without a figure are filled, and only where exactly one reading satisfies the
printed sums: a cell that was dropped or cannot be read, a row with a cell too many or too
few. A blank cell is no such cell: it is printed so. A sum that fails as printed proves
nothing, nor does any sum that shares a figure with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from govinfo_parse.forms import Form, Sum, sums_of
from govinfo_parse.recognition.readings import Figure, OpenRow, readings
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding

_UNKNOWN: Final = frozenset({Status.MISSING, Status.UNREADABLE})
_ROUNDS: Final = 50
_MOST_READINGS: Final = 50
"""Readings of one row; of more nobody asks what they have in common."""


def repair(
    form: Form, entries: Sequence[Entry], open_rows: Iterable[OpenRow] = ()
) -> tuple[tuple[Entry, ...], list[Finding]]:
    """Entries with what the sums settle filled in, and a finding for each of them.

    ``entries`` are all of the form, in its order.
    """
    if not any(entry.status in _UNKNOWN for entry in entries):
        return tuple(entries), []
    work = _Work(form, list(entries), list(open_rows))
    work.run()
    return tuple(work.entries), work.findings


@dataclass(slots=True)
class _Work:
    form: Form
    entries: list[Entry]
    rows: list[OpenRow]
    findings: list[Finding] = field(default_factory=list)
    sums: tuple[Sum, ...] = field(init=False)
    at: Mapping[tuple[str, str, str], int] = field(init=False)
    values: dict[int, int] = field(init=False)
    """Figures that are printed or settled, by place; only counts take part in sums."""
    by: dict[int, Sum | None] = field(default_factory=dict)
    """The sum that settled each figure; ``None`` for one of a whole row."""
    blocked: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.sums = sums_of(self.form.edition)
        self.at = {
            (e.field.table, e.field.row, e.field.column): i for i, e in enumerate(self.entries)
        }
        self.values = {i: e.value for i, e in enumerate(self.entries) if isinstance(e.value, int)}

    def run(self) -> None:
        open_places = [[self.at[p] for p in row.places if p and p in self.at] for row in self.rows]
        self._block({place for places in open_places for place in places})
        left = list(self.rows)
        for _ in range(len(left) + 1):
            settled = [row for row in left if self._settle_row(row)]
            left = [row for row in left if row not in settled]
            if not settled:
                break
        for row in left:
            self._settle_part(row)
        self._settle_cells()
        self._withdraw()
        for place in self.by:
            self._fill(place)
        for place, proof in self.by.items():
            if proof is not None:
                own = self.entries[place].field
                printed = self.entries[place].raw
                words = (
                    f"{self.values[place]} follows from {self._words(proof)}; printed: {printed!r}"
                )
                self._say(words, place, own.column)
        for line in dict.fromkeys(self._row(p) for p, proof in self.by.items() if proof is None):
            if not all(p in self.by for p in line if self.entries[p].status is not Status.BLANK):
                continue  # Told as ambiguous: only a part of it could be settled.
            entries = [self.entries[p] for p in line]
            read = " | ".join("" if e.value is None else str(e.value) for e in entries)
            words = (
                f"{read}: the only reading of the row {entries[0].raw!r} that satisfies the sums"
            )
            self._say(words, line[0], None)

    def _row(self, place: int) -> tuple[int, ...]:
        """The places of a field's row of the form."""
        table, key = self.entries[place].field.table, self.entries[place].field.row
        return tuple(at for (t, k, _), at in self.at.items() if (t, k) == (table, key))

    def _fill(self, place: int) -> None:
        entry = self.entries[place]
        self.entries[place] = replace(
            entry,
            status=Status.REPAIRED,
            value=self.values[place],
            unit=entry.field.unit or None,
        )

    def _say(self, words: str, place: int, column: str | None) -> None:
        entry = self.entries[place]
        own = entry.field
        self.findings.append(
            make_finding(
                "repaired_from_sums",
                words,
                table=own.table,
                row=own.row,
                column=column,
                location=entry.location,
            )
        )

    def _block(self, open_places: set[int]) -> None:
        """What no single sum may settle: all but cells with text of their own that is no figure.

        A cell that is not there at all may be a column that is not printed, and one text over
        several fields may mean any of them.
        """
        shared = Counter(
            (e.field.table, e.field.row, e.raw)
            for e in self.entries
            if e.status is Status.UNREADABLE
        )
        for place, entry in enumerate(self.entries):
            own = entry.field
            alone = shared[own.table, own.row, entry.raw] == 1 and place not in open_places
            if entry.status is not Status.UNREADABLE or not alone:
                self.blocked.add(place)

    def _settle_row(self, row: OpenRow) -> bool:
        """Fill a row of which the sums leave one reading."""
        due, found = self._read(row)
        if len(found) == 1:
            self._take(due, found.pop())
            return True
        return False

    def _settle_part(self, row: OpenRow) -> None:
        """Fill what is the same in every reading that the sums leave of a row."""
        due, found = self._read(row)
        if len(found) < 2:
            return
        alike = [
            same.pop() if len(same := {*each}) == 1 else None for each in zip(*found, strict=True)
        ]
        if len(found) < _MOST_READINGS:
            self._take(due, alike)
        told = " | ".join("?" if figure is None else str(figure) for figure in alike)
        message = f"more than one reading of the row satisfies the sums: {told}"
        for table, key in dict.fromkeys(p[:2] for p in row.places if p):
            self.findings.append(
                make_finding(
                    "repair_ambiguous", message, table=table, row=key, location=row.location
                )
            )

    def _take(self, due: Sequence[int], figures: Sequence[Figure]) -> None:
        for place, figure in zip(due, figures, strict=True):
            if figure is not None:
                self.values[place] = figure
                self.by[place] = None

    def _read(self, row: OpenRow) -> tuple[list[int], set[tuple[Figure, ...]]]:
        """The places of a row and every reading of it that the sums prove."""
        places = [None if p is None else self.at.get(p) for p in row.places]
        due = [place for place in places if place is not None]
        touched = [s for s in self.sums if not set(due).isdisjoint(s.places)]
        found: set[tuple[Figure, ...]] = set()
        if not touched or self._suspects() & {p for s in touched for p in s.places}:
            return due, found
        inner = [s for s in touched if set(s.places) <= set(due)]
        for reading in readings(row.texts, len(places)):
            given = {p: f for p, f in zip(places, reading, strict=True) if p is not None}
            if not all(_agrees(sum_, given) for sum_ in inner):
                continue
            solved = self._solved(given, touched)
            if solved is not None:
                found.add(tuple(solved[place] for place in due))
            if len(found) >= _MOST_READINGS:
                break
        return due, found

    def _solved(
        self, given: Mapping[int, Figure], touched: Sequence[Sum]
    ) -> dict[int, Figure] | None:
        """A reading with its unknown figure worked out; ``None`` where the sums refute or
        do not prove it."""
        figures = dict(given)
        known = {**self.values, **{p: f for p, f in figures.items() if f is not None}}
        proofs = 0
        for sum_ in sorted(touched, key=lambda s: sum(p not in known for p in s.places)):
            open_ = [p for p in sum_.places if p not in known]
            if not open_:
                if _difference(sum_, known) != 0:
                    return None
                proofs += 1
            elif len(open_) == 1 and open_[0] in figures:
                value = _missing_part(sum_, open_[0], known)
                if value < 0:
                    return None
                figures[open_[0]] = known[open_[0]] = value
        return figures if proofs and None not in figures.values() else None

    def _settle_cells(self) -> None:
        """Single cells, one after the other: each may make another sum tell."""
        for _ in range(_ROUNDS):
            suspects = self._suspects()
            offers: dict[int, dict[int, Sum]] = {}
            for sum_ in self.sums:
                open_ = [p for p in sum_.places if p not in self.values]
                if (
                    len(open_) == 1
                    and open_[0] not in self.blocked
                    and not suspects & {*sum_.places}
                ):
                    value = _missing_part(sum_, open_[0], self.values)
                    offers.setdefault(open_[0], {})[value] = sum_
            if not offers:
                return
            for place, proofs in offers.items():
                ((value, proof),) = [*proofs.items()][:1]
                if len(proofs) > 1 or value < 0 or not _may_be(self.entries[place].raw, value):
                    self.blocked.add(place)
                else:
                    self.values[place] = value
                    self.by[place] = proof

    def _suspects(self) -> set[int]:
        """Every figure of a sum that fails as it stands: which one is wrong nobody knows."""
        return {
            place
            for sum_ in self.sums
            if all(p in self.values for p in sum_.places) and _difference(sum_, self.values)
            for place in sum_.places
        }

    def _withdraw(self) -> None:
        """Take back what stands in a sum that fails now, and what was worked out from it.

        Where the report contradicts itself anywhere, one sum alone proves nothing.
        """
        contradicted = bool(self._suspects())
        while doubted := self._suspects() & self.by.keys():
            self._take_back(doubted)
        if contradicted:
            self._take_back({place for place in self.by if not self._is_confirmed(place)})

    def _take_back(self, doubted: set[int]) -> None:
        while doubted:
            for place in doubted:
                del self.by[place], self.values[place]
            doubted = {p for p, s in self.by.items() if s is not None and doubted & {*s.places}}

    def _is_confirmed(self, place: int) -> bool:
        """Whether another sum than the one that settled a figure agrees with it."""
        return any(
            place in sum_.places
            and sum_ is not self.by[place]
            and all(p in self.values for p in sum_.places)
            for sum_ in self.sums
        )

    def _words(self, sum_: Sum) -> str:
        own = self.entries[sum_.left[0]].field
        subject = own.column if sum_.identity.along == "columns" else own.row
        return f"{sum_.identity.name} of {subject}"


def _agrees(sum_: Sum, given: Mapping[int, Figure]) -> bool:
    """Whether a row's figures alone do not break one of its own sums."""
    figures = {p: f for p in sum_.places if (f := given[p]) is not None}
    return len(figures) < len(sum_.places) or not _difference(sum_, figures)


def _difference(sum_: Sum, known: Mapping[int, int]) -> int:
    return sum(known[p] for p in sum_.left) - sum(known[p] for p in sum_.right)


def _missing_part(sum_: Sum, place: int, known: Mapping[int, int]) -> int:
    """What one place must hold so that the sum agrees."""
    left = sum(known[p] for p in sum_.left if p != place)
    right = sum(known[p] for p in sum_.right if p != place)
    return right - left if place in sum_.left else left - right


def _may_be(raw: str | None, value: int) -> bool:
    """Whether a figure can be what is printed: digits that are still there must be in it.

    >>> _may_be("1■", 12), _may_be("约10", 12), _may_be("■", 12), _may_be(None, 12)
    (True, False, True, True)
    """
    digits = iter(str(value))
    return all(digit in digits for digit in (raw or "") if digit.isdigit())
