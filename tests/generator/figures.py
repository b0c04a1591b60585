"""Invented figures that keep the identities of the form."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal

from .form import APPLICANTS, OUTCOMES, REVIEWS, fields, result_rows

Figure = int | Decimal | None

FILLS = ("zero", "sparse", "small", "large")
BLANKS = ("none", "many", "only_total", "natural_and_total", "totals", "zeros", "all", "blocks",
          "first_only")  # fmt: skip


def count(rng: random.Random, fill: str) -> int:
    """One count of the size that a fill asks for."""
    if fill == "zero":
        return 0
    if fill == "sparse":
        return rng.choice((1, 1, 2, 5)) if rng.random() < 0.12 else 0
    if fill == "small":
        return rng.choice((0, 0, 1, 2, 3, 7, 11, 26, 105, rng.randrange(400)))
    return rng.choice((0, rng.randrange(3000), rng.randrange(10**5), rng.randrange(10**7)))


def _requests(rng: random.Random, edition: str, fill: str) -> dict[str, Figure]:
    parts = result_rows(edition)
    grid: dict[tuple[str, str], int] = {}
    for applicant in APPLICANTS[:-1]:
        results = 0
        for part in parts:
            grid[part, applicant] = count(rng, fill)
            results += grid[part, applicant]
        forward = count(rng, fill)
        over = min(count(rng, fill), results + forward)
        grid["results_total", applicant] = results
        grid["carried_forward", applicant] = forward
        grid["carried_over", applicant] = over
        grid["received", applicant] = results + forward - over
    for row in (*parts, "results_total", "carried_forward", "carried_over", "received"):
        grid[row, "total"] = sum(grid[row, applicant] for applicant in APPLICANTS[:-1])
    return {f"requests/{row}/{column}": value for (row, column), value in grid.items()}


def _reviews(rng: random.Random, fill: str) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for block in REVIEWS:
        values = [min(count(rng, fill), 99_999) for _ in OUTCOMES[:-1]]
        for outcome, value in zip(OUTCOMES, (*values, sum(values)), strict=True):
            figures[f"reconsideration_litigation/{block}/{outcome}"] = value
    return figures


def money(rng: random.Random, fill: str) -> Decimal:
    """An amount in 万元 (or without a unit), with up to six decimals."""
    if fill == "zero" or rng.random() < 0.2:
        return Decimal(0)
    whole = rng.randrange(10**7) if fill == "large" else rng.randrange(3000)
    return Decimal(whole) + Decimal(rng.randrange(10**4)) / Decimal(10) ** rng.choice((0, 2, 4))


def consistent(rng: random.Random, edition: str, fill: str) -> dict[str, Figure]:
    """Figures for every field, all identities kept, in printed order."""
    known = _requests(rng, edition, fill) | _reviews(rng, fill)
    figures: dict[str, Figure] = {}
    for field in fields(edition):
        if field.key in known:
            figures[field.key] = known[field.key]
        elif field.kind == "money":
            figures[field.key] = money(rng, fill)
        elif field.kind == "change":
            sign = rng.choice((-1, 1))
            figures[field.key] = sign * min(count(rng, fill), 999)
        else:
            figures[field.key] = count(rng, fill)
    return figures


def blanked(
    rng: random.Random, edition: str, figures: Mapping[str, Figure], pattern: str
) -> dict[str, Figure]:
    """The figures with some left blank, as clerks leave them."""
    share = rng.choice((0.15, 0.4, 0.7))
    blocks = {b for b in ("五", "六", "八", "九", "复议", "诉讼") if rng.random() < 0.5}

    def empty(key: str, value: Figure) -> bool:
        table, _, column = key.split("/")
        if pattern == "many":
            return rng.random() < share
        if pattern == "only_total":
            return table != "proactive_disclosure" and column != "total"
        if pattern == "natural_and_total":
            return table == "requests" and column not in ("natural_person", "total")
        if pattern == "first_only":
            return table == "requests" and column != "natural_person"
        if pattern == "totals":
            return column == "total"
        if pattern == "zeros":
            return value == 0
        return pattern == "all"

    if pattern == "blocks":
        paths = {f.key: "".join(f.row_path) for f in fields(edition)}
        return {
            key: None if any(b in paths[key] for b in blocks) else value
            for key, value in figures.items()
        }
    return {key: None if empty(key, value) else value for key, value in figures.items()}


def contradicted(rng: random.Random, figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures with one printed sum that fails, as in real reports."""
    totals = [k for k, v in figures.items() if k.endswith("/total") and v is not None]
    changed = dict(figures)
    for key in rng.sample(totals, min(2, len(totals))):
        old = figures[key]
        assert old is not None
        changed[key] = 0 if old else int(old) + rng.choice((1, 2, 10))
    return changed


def broken_identities(edition: str, figures: Mapping[str, Figure]) -> tuple[str, ...]:
    """Identities that fail; one with a blank or missing term cannot be assessed and is passed."""
    broken: list[str] = []

    def check(name: str, left: list[str], right: list[str]) -> None:
        values = [[figures.get(key) for key in side] for side in (left, right)]
        if any(v is None for side in values for v in side):
            return
        sums = [sum(v for v in side if v is not None) for side in values]
        if sums[0] != sums[1]:
            broken.append(name)

    for c in APPLICANTS:
        at = {r: f"requests/{r}/{c}" for r in (*result_rows(edition), "results_total")}
        ends = (
            [f"requests/{r}/{c}" for r in pair]
            for pair in (("received", "carried_over"), ("results_total", "carried_forward"))
        )
        check(f"A({c})", *ends)
        check(f"B({c})", [at["results_total"]], [at[r] for r in result_rows(edition)])
    for row in dict.fromkeys(f.row for f in fields(edition) if f.table == "requests"):
        keys = [f"requests/{row}/{c}" for c in APPLICANTS]
        check(f"C({row})", keys[-1:], keys[:-1])
    for block in REVIEWS:
        keys = [f"reconsideration_litigation/{block}/{c}" for c in OUTCOMES]
        check(f"D({block})", keys[-1:], keys[:-1])
    return tuple(broken)
