"""Columns for rows: from the headers above each aligned row to its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govinfo_parse.forms import FormBlock
from govinfo_parse.recognition.columns import Plan, plan_columns
from govinfo_parse.recognition.fill import Filling
from govinfo_parse.recognition.form_rows import Aligned
from govinfo_parse.recognition.headers import block_for, inner_header, is_header, names_columns
from govinfo_parse.recognition.observed import Row
from govinfo_parse.recognition.placing import Placed, habits, offsets, place, stands_under, unplaced


def place_rows(
    rows: Sequence[Row], aligned: Mapping[int, Aligned], table: str, filling: Filling
) -> None:
    """Plan the columns of every aligned row and put its values in place."""
    headers: list[Row] = []
    pending: list[Row] = []
    plans: list[tuple[Aligned, FormBlock, Plan]] = []
    made: dict[tuple[int, int], Plan] = {}
    kept: list[list[Row]] = []  # keeps the identity of header lists apart
    for index, row in enumerate(rows):
        if is_header(row, after_header=bool(pending)):
            pending.append(row)
            continue
        inner = inner_header(row)
        if inner is not None:
            pending.append(inner)
        if index not in aligned:
            if row.has_figures or row.row_tables:
                pending = []
            continue
        own = [r for r in pending if names_columns(r, table) or not names_columns(r)]
        if any(names_columns(r, table) for r in own):
            headers = own
            kept.append(headers)
        pending = []
        entry = aligned[index]
        block = block_for(entry.form_row, headers, table, filling.edition)
        under = (id(headers), id(block))
        if under not in made:
            made[under] = plan_columns(headers, block, table)
        plans.append((entry, block, made[under]))
    plans = _fitting(plans)
    known = habits([(entry.row, plan) for entry, _, plan in plans])
    results = [place(entry.row, plan, known[entry.row.segment]) for entry, _, plan in plans]
    for at, (entry, block, plan) in enumerate(plans):
        # A header that names only some columns must stand over the figures that it names.
        partial = len(plan.keys) < len(block.columns) and results[at].doubt is None
        if partial and entry.row.values and not stands_under(entry.row, plan):
            results[at] = unplaced(entry.row, plan)
    misread = _contradicted(
        [r for r, (_, _, plan) in zip(results, plans, strict=True) if plan.unsure]
    )
    for (entry, block, plan), placed in zip(plans, results, strict=True):
        if misread and plan.unsure and placed.doubt is None:
            placed = Placed(placed.cells, "row_ambiguous")
        filling.row(
            table, entry.form_row.key, block, plan, placed, entry.row, inferred=entry.inferred
        )


def _contradicted(rows: Sequence[Placed]) -> bool:
    """Whether the sums of most rows speak against an order that no header confirms."""
    agree = differ = 0
    for placed in rows:
        figures = {key: token.text for key, token in placed.cells}
        total = figures.pop("total", "")
        if len(figures) != len(placed.cells) - 1 or len(figures) < 3 or placed.doubt:
            continue
        texts = [total, *figures.values()]
        if all(text.isascii() and text.isdigit() for text in texts) and any(map(int, texts)):
            holds = int(total) == sum(map(int, figures.values()))
            agree, differ = agree + holds, differ + (not holds)
    return differ >= _MANY and differ > 2 * agree


_MANY = 4


def _fitting(
    plans: Sequence[tuple[Aligned, FormBlock, Plan]],
) -> list[tuple[Aligned, FormBlock, Plan]]:
    """A header that names too few or too many columns counts only if its rows agree with it."""
    groups: dict[tuple[int, int], list[Row]] = {}
    for entry, block, plan in plans:
        groups.setdefault((id(block), id(plan)), []).append(entry.row)
    chosen: dict[tuple[int, int], Plan] = {}
    for entry, block, plan in plans:
        group = (id(block), id(plan))
        if group in chosen:
            continue
        chosen[group] = plan
        if len(plan.keys) != len(block.columns):
            own = plan_columns((), block, entry.table)
            rows = groups[group]
            agreeing = _agreeing(rows, plan)
            if _agreeing(rows, own) > agreeing or not agreeing:
                chosen[group] = own
    return [(entry, block, chosen[id(block), id(plan)]) for entry, block, plan in plans]


def _agreeing(rows: Sequence[Row], plan: Plan) -> int:
    return sum(1 for row in rows if offsets(row.values, plan) and stands_under(row, plan))
