"""What the form's sums say of figures as they are printed, whatever stands in the blanks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metamorphic_form import Draft, Figure
from metamorphic_grid import Grid, Row

from govinfo_parse.forms import load_form

Sides = tuple[list[str], list[str]]


def accept_print(draft: Draft, grid: Grid, y: int, before: Row) -> None:
    """Take what is printed in the places of a row for right too, where no sum speaks against it.

    ``before`` is the row as it was. A row with an empty cell and figures under every header looks
    like any other; only the sums can tell that they stand in wrong places.
    """
    shown = _printed(draft, grid.rows[y], before)
    doubtful = _contradicted(draft.edition, {**draft.figures, **shown})
    for key, value in shown.items():
        if key not in doubtful:
            draft.wants[key] = tuple(dict.fromkeys((*draft.wants[key], value)))


def _printed(draft: Draft, row: Row, before: Row) -> dict[str, Figure]:
    """The figures of a row by the fields in whose places they stand."""
    figures = {cell.text: draft.figures[cell.key] for cell in before if cell.key is not None}
    pairs = zip(before, row, strict=False)
    return {place.key: figures.get(cell.text) for place, cell in pairs if place.key is not None}


def _contradicted(edition: str, figures: Mapping[str, Figure]) -> set[str]:
    """The fields of all sums that fail with any figures in the blanks."""
    return {
        key
        for left, right in _sums(edition)
        if _fails(figures, left, right)
        for key in (*left, *right)
    }


def _sums(edition: str) -> Iterator[Sides]:
    form = load_form(edition)
    blocks = {table.key: table.blocks[0] for table in form.tables}
    for identity in form.identities:
        name, block = identity.table, blocks[identity.table]
        if identity.along == "columns":
            for column in block.columns:
                yield (
                    [f"{name}/{row}/{column.key}" for row in identity.left],
                    [f"{name}/{row}/{column.key}" for row in identity.right],
                )
        else:
            for line in block.rows:
                yield (
                    [f"{name}/{line.key}/{column}" for column in identity.left],
                    [f"{name}/{line.key}/{column}" for column in identity.right],
                )


def _fails(figures: Mapping[str, Figure], left: list[str], right: list[str]) -> bool:
    """Whether one side is more than the other, and no blank on the other can make up for it."""
    one, two = (sum(figures[key] or 0 for key in side) for side in (left, right))
    open_left, open_right = (any(figures[key] is None for key in side) for side in (left, right))
    return (one > two and not open_right) or (one < two and not open_left)
