"""The single sums that the identities of a form stand for, by places of its fields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from govinfo_parse.forms.loader import EDITIONS, FormBlock, Identity, load_form


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum, such as C of the row ``received``.

    ``left`` and ``right`` are places in the form's fields, counted in printed order.
    """

    identity: Identity
    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def places(self) -> tuple[int, ...]:
        """Both sides."""
        return self.left + self.right


@cache
def sums_of(edition: str) -> tuple[Sum, ...]:
    """Every sum of an edition: 40 in the 2019 edition, 42 in the 2021 edition.

    >>> len(sums_of("2019")), len(sums_of("2021"))
    (40, 42)
    """
    form = load_form(edition)
    at = {(f.table, f.row, f.column): i for i, f in enumerate(form.fields)}
    sums = []
    for identity in form.identities:
        blocks = next(table.blocks for table in form.tables if table.key == identity.table)
        for block in blocks:
            for line in _lines(identity, block):
                left, right = (
                    tuple(at[identity.table, *_place(identity, key, line)] for key in side)
                    for side in (identity.left, identity.right)
                )
                sums.append(Sum(identity, left, right))
    return tuple(sums)


@cache
def parts_of_total(table: str) -> tuple[str, ...]:
    """The columns that 总计 of a table sums: applicants (C), or outcomes of reviews (D).

    Both editions print the same ones.

    >>> parts_of_total("reconsideration_litigation")
    ('upheld', 'corrected', 'other', 'pending')
    """
    identities = load_form(EDITIONS[-1]).identities
    return next(i.right for i in identities if i.table == table and i.left == ("total",))


def _lines(identity: Identity, block: FormBlock) -> list[str]:
    lines = block.columns if identity.along == "columns" else block.rows
    return [line.key for line in lines]


def _place(identity: Identity, key: str, line: str) -> tuple[str, str]:
    return (key, line) if identity.along == "columns" else (line, key)
