"""Draws figures that hold together, and breaks them where a contradiction is wanted."""

from __future__ import annotations

from random import Random

from .form import (
    APPLICANTS,
    OUTCOMES,
    P2,
    P3,
    P4,
    REVIEWS,
    blocks,
    fields,
    is_change,
    is_money,
    lines,
)

SCALES = ("township", "office", "county", "city")
_WEIGHTS = {
    "granted": 36, "partially_granted": 9, "denied.state_secret": 0.3,
    "denied.prohibited_by_law": 0.5, "denied.security_and_stability": 0.2,
    "denied.third_party_rights": 1.5, "denied.internal_affairs": 2,
    "denied.deliberative_process": 2, "denied.enforcement_files": 2, "denied.registry_query": 3,
    "unavailable.not_held": 25, "unavailable.must_be_created": 3, "unavailable.still_unclear": 2,
    "not_processed.petition_or_complaint": 5, "not_processed.duplicate": 2,
    "not_processed.public_publication": 0.3, "not_processed.excessive_requests": 0.3,
    "not_processed.confirm_or_reissue": 0.6, "other_handling": 4,
    "other_handling.overdue_correction": 3, "other_handling.overdue_fee": 0.1,
    "other_handling.other": 4,
}  # fmt: skip
_SHARES = (0.84, 0.08, 0.006, 0.012, 0.03, 0.032)


def draw(rng: Random, edition: str, scale: str) -> dict[str, int]:
    """Return a consistent set of figures; money is in yuan."""
    figures = dict.fromkeys(fields(edition), 0)
    _part_two(rng, edition, scale, figures)
    _part_three(rng, edition, scale, figures)
    _part_four(rng, scale, figures)
    return figures


def _part_two(rng: Random, edition: str, scale: str, figures: dict[str, int]) -> None:
    big = {"township": 30, "office": 300, "county": 4000, "city": 60000}[scale]
    for block in blocks(edition):
        for row, _ in block.rows:
            for col, _ in block.columns:
                key = f"{P2}/{row}/{col}"
                figures[key] = _one(rng, key, row, big, scale)
    for row in ("rules", "normative_documents"):
        if edition == "2019":
            new = figures[f"{P2}/{row}/newly_disclosed"]
            total = f"{P2}/{row}/total_disclosed"
            figures[total] = max(figures[total], new)


def _one(rng: Random, key: str, row: str, big: int, scale: str) -> int:
    if is_money(key):
        return (
            0 if rng.random() < 0.4 else rng.choice((100, 1000, 12345, 98765)) * rng.randint(1, big)
        )
    if is_change(key):
        return rng.choice((0, 0, 1, 2, 3, -1, -2, -8, -rng.randint(1, 40), rng.randint(1, 30)))
    if row == "rules":
        return rng.randint(0, 9) if scale == "city" and rng.random() < 0.6 else 0
    if row == "normative_documents":
        return rng.choice((0, 0, 1, 2, 3, rng.randint(0, 60)))
    if scale == "township" and rng.random() < 0.7:
        return 0
    return rng.choice((0, rng.randint(0, 20), rng.randint(0, big), rng.randint(0, big)))


def _part_three(rng: Random, edition: str, scale: str, figures: dict[str, int]) -> None:
    size = {
        "township": rng.choice((0, 1, 2, 3, 5, 8)),
        "office": rng.randint(0, 60),
        "county": rng.randint(80, 900),
        "city": rng.randint(1500, 32000),
    }[scale]
    leaves = [line.key for line in lines(edition) if line.key in _WEIGHTS]
    weights = [_WEIGHTS[key] * rng.uniform(0.2, 1.8) for key in leaves]
    for (col, _), share in zip(APPLICANTS[:6], _SHARES, strict=True):
        wanted = int(size * share * rng.uniform(0.5, 1.5) + rng.random())
        counts = dict.fromkeys(leaves, 0)
        rest = wanted
        if wanted > 400:
            for key, weight in zip(leaves, weights, strict=True):
                counts[key] = int(wanted * weight / sum(weights))
            rest = max(wanted - sum(counts.values()), 0)
        for key in rng.choices(leaves, weights, k=rest):
            counts[key] += 1
        for key, count in counts.items():
            figures[f"{P3}/{key}/{col}"] = count
        done = sum(counts.values())
        ahead = rng.randint(0, done // 12 + 1) if done else 0
        over = min(rng.randint(0, done // 14 + 1), done + ahead) if done else 0
        figures[f"{P3}/results_total/{col}"] = done
        figures[f"{P3}/carried_forward/{col}"] = ahead
        figures[f"{P3}/carried_over/{col}"] = over
        figures[f"{P3}/received/{col}"] = done + ahead - over
    for line in lines(edition):
        parts = (figures[f"{P3}/{line.key}/{col}"] for col, _ in APPLICANTS[:6])
        figures[f"{P3}/{line.key}/total"] = sum(parts)


def _part_four(rng: Random, scale: str, figures: dict[str, int]) -> None:
    top = {"township": 1, "office": 5, "county": 70, "city": 900}[scale]
    for block, _ in REVIEWS:
        total = 0
        for col, _ in OUTCOMES[:4]:
            count = rng.choice((0, 0, rng.randint(0, top), rng.randint(0, top // 3 + 1)))
            if scale == "township" and rng.random() < 0.8:
                count = 0
            figures[f"{P4}/{block}/{col}"] = count
            total += count
        figures[f"{P4}/{block}/total"] = total


def plant(rng: Random, edition: str, figures: dict[str, int]) -> str:
    """Change one figure so that an identity fails; return its key."""
    keys = [key for key in fields(edition) if not key.startswith(P2)]
    totals = [key for key in keys if key.endswith("/total") or "/results_total/" in key]
    edges = [key for key in keys if "/carried_" in key or "/received/" in key]
    key = rng.choice(rng.choice((totals, edges, [k for k in keys if k.startswith(P4)], keys)))
    old = figures[key]
    choices = [
        old + 1,
        old + rng.randint(1, 9),
        old + 10,
        old * 10 + 1,
        max(old - 1, 0),
        0,
        old // 10,
    ]
    figures[key] = rng.choice([new for new in choices if new != old])
    return key
