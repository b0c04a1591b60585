"""The sums that must agree in a report (勾稽关系).

The form itself prints one of them, above the table of requests: 第一项加第二项之和，等于
第三项加第四项之和 (identity A). B, C and D follow from the totals that it asks for. Which
fields they join is data of the form (``forms/*.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from govinfo_parse.forms import Form, Identity, Sum, sums_of
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Finding

Number = int | Decimal


class Verdict(StrEnum):
    """What can be said of one sum."""

    HOLDS = "holds"
    FAILS = "fails"
    NOT_ASSESSABLE = "not_assessable"
    """A cell of it has no value. It is never said to fail: a blank is not a zero."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One sum of one report, such as C of the row ``received``.

    ``row`` and ``column`` are the field on its left side, the first if there are more
    (A: ``received``; B: ``results_total``; C and D: the column ``total``). ``left`` and
    ``right`` are the two sides summed over the cells that have a value.
    ``holds_with_zeros`` says whether it would hold if blanks meant zero; it is ``None``
    where a cell is missing or unreadable, of which nothing says that it is empty.
    """

    name: str
    table: str
    row: str
    column: str
    verdict: Verdict
    left: Number
    right: Number
    holds_with_zeros: bool | None
    left_entries: tuple[Entry, ...]
    right_entries: tuple[Entry, ...]
    along: str

    @property
    def subject(self) -> str:
        """The column (A, B) or the row (C, D) that the sum is about."""
        return self.column if self.along == "columns" else self.row


def assess(form: Form, entries: Iterable[Entry]) -> tuple[Assessment, ...]:
    """Every sum of the form, judged: 40 in the 2019 edition, 42 in the 2021 edition.

    ``entries`` are those of the form; one that is not given counts as missing.
    """
    ordered = _in_form_order(form, tuple(entries))
    return tuple(_judge(sum_, ordered) for sum_ in sums_of(form.edition))


def check_identities(form: Form, entries: Iterable[Entry]) -> list[Finding]:
    """``identity_fails`` for each sum that fails; ``identity_not_assessable`` once per identity.

    A table in which no cell has a value yields nothing here: that it is empty or missing
    is another finding's matter.
    """
    ordered = _in_form_order(form, tuple(entries))
    values = [entry.value for entry in ordered]
    findings: list[Finding] = []
    open_: dict[tuple[str, str], list[Assessment]] = {}
    count: dict[tuple[str, str], int] = {}
    for sum_ in sums_of(form.edition):
        kind = (sum_.identity.table, sum_.identity.name)
        count[kind] = count.get(kind, 0) + 1
        if _holds(sum_, values):
            continue
        judged = _judge(sum_, ordered)
        if judged.verdict is Verdict.FAILS:
            findings.append(_fails(judged))
        else:
            open_.setdefault(kind, []).append(judged)
            if _is_exceeded(judged):
                findings.append(_exceeded(judged))
    if not open_:
        return findings
    filled = {entry.field.table for entry in ordered if entry.value is not None}
    for identity in form.identities:
        kind = (identity.table, identity.name)
        if kind in open_ and identity.table in filled:
            findings.append(_not_assessable(identity, open_[kind], count[kind]))
    return findings


def _in_form_order(form: Form, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    fields = form.fields
    if len(entries) == len(fields) and all(
        entry.field is field for entry, field in zip(entries, fields, strict=True)
    ):
        return entries
    index = {entry.field.key: entry for entry in entries}
    return tuple(index.get(field.key) or Entry(field, Status.MISSING) for field in fields)


def _holds(sum_: Sum, values: list[Number | None]) -> bool:
    difference: Number = 0
    for at in sum_.left:
        value = values[at]
        if value is None:
            return False
        difference += value
    for at in sum_.right:
        value = values[at]
        if value is None:
            return False
        difference -= value
    return difference == 0


def _judge(sum_: Sum, ordered: tuple[Entry, ...]) -> Assessment:
    left = tuple(ordered[at] for at in sum_.left)
    right = tuple(ordered[at] for at in sum_.right)
    first, second = _sum(left), _sum(right)
    absent = {entry.status for entry in (*left, *right) if entry.value is None}
    if absent:
        verdict = Verdict.NOT_ASSESSABLE
        with_zeros = first == second if absent == {Status.BLANK} else None
    else:
        verdict = Verdict.HOLDS if first == second else Verdict.FAILS
        with_zeros = first == second
    place = left[0].field
    return Assessment(
        name=sum_.identity.name,
        table=sum_.identity.table,
        row=place.row,
        column=place.column,
        verdict=verdict,
        left=first,
        right=second,
        holds_with_zeros=with_zeros,
        left_entries=left,
        right_entries=right,
        along=sum_.identity.along,
    )


def _sum(entries: tuple[Entry, ...]) -> Number:
    total: Number = 0
    for entry in entries:
        if entry.value is not None:
            total += entry.value
    return total


def _fails(a: Assessment) -> Finding:
    message = (
        f"{a.name} fails for {a.subject}: printed {_side(a, a.left_entries, a.left)}, "
        f"expected {_side(a, a.right_entries, a.right)}; difference {a.left - a.right:+}"
    )
    return make_finding(
        "identity_fails",
        message,
        table=a.table,
        row=None if a.along == "columns" else a.row,
        column=a.column if a.along == "columns" else None,
        location=a.left_entries[0].location,
    )


def _is_exceeded(a: Assessment) -> bool:
    """Whether the printed parts are more than their total: no figure in the other cells saves it."""
    whole = all(entry.value is not None for entry in a.left_entries)
    return whole and a.right > a.left


def _exceeded(a: Assessment) -> Finding:
    message = (
        f"{a.name} cannot hold for {a.subject}: printed {_side(a, a.left_entries, a.left)}, but "
        f"the parts that are printed make {a.right}"
    )
    return make_finding(
        "sum_exceeded",
        message,
        table=a.table,
        row=None if a.along == "columns" else a.row,
        column=a.column if a.along == "columns" else None,
        location=a.left_entries[0].location,
    )


def _side(a: Assessment, entries: tuple[Entry, ...], total: Number) -> str:
    """One side with its figures: ``4 (granted 3 + not_processed.duplicate 1 + 19 zeros)``."""
    named = [(_name(a, entry), entry.value) for entry in entries]
    if len(named) == 1:
        return f"{total} ({named[0][0]})"
    shown = [f"{name} {value}" for name, value in named if value or len(named) == 2]
    zeros = len(named) - len(shown)
    return f"{total} ({' + '.join(shown + [f'{zeros} zeros'] * bool(zeros))})"


def _name(a: Assessment, entry: Entry) -> str:
    return entry.field.row if a.along == "columns" else entry.field.column


def _not_assessable(identity: Identity, open_: list[Assessment], total: int) -> Finding:
    groups = (
        ("would hold with blanks as zero", [a.subject for a in open_ if a.holds_with_zeros]),
        (
            "would fail with blanks as zero",
            [a.subject for a in open_ if a.holds_with_zeros is False],
        ),
        (
            "cells missing or unreadable",
            [a.subject for a in open_ if a.holds_with_zeros is None],
        ),
    )
    parts = "; ".join(f"{words}: {', '.join(names)}" for words, names in groups if names)
    return make_finding(
        "identity_not_assessable",
        f"{identity.name} could not be checked for {len(open_)} of {total} {identity.along} ({parts})",
        table=identity.table,
    )
