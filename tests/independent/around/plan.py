"""Chooses the kinds of trouble of a document."""

from __future__ import annotations

from random import Random

from . import script
from .organs import Organ

# category: kinds. A document takes at most one kind of a category.
KINDS: dict[str, tuple[str, ...]] = {
    "agency": (
        "in_intro", "in_intro", "in_intro", "in_contact", "in_part_one", "in_signature", "in_signature",
        "in_meta", "in_label", "label_above", "under_title", "short_in_title",
    ),
    "title": (
        "none", "none", "year_apart", "no_year", "two_lines", "last_char", "three_lines", "spaced",
        "letters_spaced", "page_number", "twice", "glued_head",
    ),
    "heads": ("reworded", "spaced", "renumbered", "renumbered", "unnumbered", "run_in", "run_in", "missing", "in_table", "broken"),
    "parts": ("missing",),
    "subs": ("like_parts",),
    "date": ("odd", "odd", "label_above", "table", "bare"),
    "period": ("odd",),
    "frame": (
        "breadcrumbs", "buttons", "other_years_before", "other_years_after", "neighbours", "toc",
        "page_numbers", "spam", "attachment", "column_name", "file_number",
    ),
    "rows": ("prose_in_table",),
    "script": ("traditional", "pinyin", "taiwan"),
    "traps": ("other_period", "other_report", "other_dates", "part_names", "other_agency", "addressee"),
    "lines": ("wrapped", "split_runs", "spaced_digits"),
}  # fmt: skip
_WEIGHTS = {
    "agency": 5,
    "title": 4,
    "heads": 4,
    "frame": 4,
    "date": 2,
    "subs": 2,
    "lines": 2,
    "script": 2,
    "rows": 2,
}
NOT_IN_TITLE = (
    "in_intro",
    "in_part_one",
    "in_contact",
    "in_signature",
    "in_meta",
    "in_label",
    "label_above",
    "under_title",
)


def choose(rng: Random, fmt: str, organ: Organ) -> tuple[str, ...]:
    """Return the kinds of one document; four in ten have none."""
    if rng.random() < 0.4:
        return ()
    wanted = rng.choice((1, 2, 2, 3, 3, 4))
    pool = [name for name in KINDS for _ in range(_WEIGHTS.get(name, 1))]
    rng.shuffle(pool)
    picks: dict[str, str] = {}
    for category in pool:
        kind = rng.choice(KINDS[category])
        if len(picks) < wanted and category not in picks and _fits(category, kind, fmt, organ):
            picks[category] = kind
    second = rng.choice(KINDS["frame"])
    more = picks.get("frame") not in (None, second) and rng.random() < 0.4
    if picks.get("title") == "none" and picks.get("agency") not in NOT_IN_TITLE:
        picks["agency"] = rng.choice(("in_intro", "in_contact", "in_signature", "in_label"))
    if picks.get("title") == "glued_head" and picks.get("agency", "") in ("in_intro", "in_contact"):
        del picks["agency"]
    if picks.get("title") == "glued_head" and picks.get("heads"):
        del picks["heads"]
    if picks.get("agency") in ("label_above", "under_title") and picks.get("date") in (
        "table",
        "bare",
        "label_above",
    ):
        del picks["date"]
    if picks.get("agency") == "in_label" and picks.get("date") == "bare":
        del picks["date"]
    made = [f"{category}:{picks[category]}" for category in KINDS if category in picks]
    if more and _fits("frame", second, fmt, organ):
        made.append(f"frame:{second}")
    return tuple(made)


def _fits(category: str, kind: str, fmt: str, organ: Organ) -> bool:
    if kind == "in_meta" or kind == "split_runs":
        return fmt == "html"
    if kind == "wrapped":
        return fmt == "text"
    if kind == "short_in_title":
        return organ.short != organ.name
    if category == "script":
        return fmt != "docx" and script.comes_back(organ.name)
    if fmt == "docx" and category == "frame":
        return kind in ("toc", "page_numbers", "breadcrumbs", "file_number", "attachment")
    return True


def agency_place(kinds: tuple[str, ...]) -> str:
    """Return what names the organ in a document of these kinds."""
    for kind in kinds:
        name = kind.removeprefix("agency:")
        if name in NOT_IN_TITLE:
            return "label" if name in ("label_above", "under_title") else name.removeprefix("in_")
    return "title"
