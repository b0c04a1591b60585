"""Chooses which kinds of mess a document combines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from .part_three import Shape
from .printing import BLANKS, SIGNS, Values
from .text_tables import LINE_DIALECTS, RUN_DIALECTS

PLAIN = "plain"
# category: variants. A document takes at most one variant of a category.
SURROUND: dict[str, tuple[str, ...]] = {
    "captions": ("numbered", "named", "unit"),
    "sentences": ("some", "all"),
    "notes": ("some",),
    "annex_front": ("yes",),
    "annex_between": ("yes",),
    "annex_end": ("one", "two"),
    "subheads": ("like_parts",),
    "links": ("before", "after"),
    "related": ("yes",),
    "encoding": ("gb18030", "utf-8-sig"),
    "old_form": ("yes",),
    "wrapping": ("layout_table", "nested_table", "tabbed"),
    "page_marks": ("yes",),
    "heading": ("in_table",),
    "metadata": ("yes",),
    "title": ("two_lines", "twice"),
    "unseen": ("comment", "hidden"),
}
MESS: dict[str, tuple[str, ...]] = {
    "two": ("tables", "list", "list", "order", "articles", "wide", "turned"),
    "three": (
        "cut", "cut", "cut_bare", "turned", "turned_flat", "serial", "remark", "flat", "repeat",
        "drop", "row", "joined", "leaf", "doubled", "no_corner", "wide_first",
        "total_first", "subtotal",
    ),
    "four": ("rows", "rows", "tables", "tables", "list", "list", "turned", "two", "empty_row", "flat", "total_first"),
    "zeros": ("blank", "sign"),
    "odd": ("footnote", "padded", "decimals", "units", "punctuation", "fullwidth", "thousands", "leading_zeros", "remark", "vague"),
    "money": ("cell_yuan", "cell_wan", "head_yuan", "head_wan", "bare_yuan"),
    "signs": ("mixed",),
    "totals": ("blank",),
    "labels": ("doubled", "explained", "short", "short_some", "comma", "usual", "usual"),
    "slips": ("one", "few"),
    "space": ("space", "wide", "nbsp", "zero_width"),
    "script": ("traditional", "traditional_slips", "pinyin", "pinyin", "question"),
    "half": ("yes",),
    "damage": ("extra_row", "extra_row", "numbers", "units", "spare_rows", "lose_head", "phantom", "wrong_spans", "tall_spans", "drop_cell", "merged_zeros", "cut_heads"),
    "split": ("br", "p"),
    "pair": ("same_again", "double_row", "empty_copy", "other_year", "other_organ"),
    "hybrid": ("yes",),
    "strike": ("struck", "deleted", "hidden"),
    "placing": ("annexed", "renumbered"),
}  # fmt: skip
_HTML_ONLY = {"related", "unseen"}
_TEXT_ONLY = {"page_marks"}
_RUN_BARS = {"odd", "zeros", "totals", "damage", "wrapping", "page_marks", "split", "signs"}


@dataclass(frozen=True, slots=True)
class Plan:
    """The kinds one document combines, by category."""

    picks: Mapping[str, str]
    dialect: str = ""
    breaks: int = 0

    def get(self, category: str) -> str:
        """Return the variant picked in a category, or nothing."""
        return self.picks.get(category, "")

    @property
    def kinds(self) -> tuple[str, ...]:
        """Name the kinds of mess."""
        named = [f"{category}:{variant}" for category, variant in sorted(self.picks.items())]
        if self.dialect:
            named.append(f"dialect:{self.dialect}")
        if self.breaks:
            named.append(f"contradictions:{self.breaks}")
        return tuple(named)


def choose(rng: Random, edition: str, fmt: str, dialects: tuple[str, ...]) -> Plan:
    """Choose the kinds of a document."""
    dialect = rng.choice(dialects) if fmt == "text" else ""
    wanted = rng.randint(2, 6)
    picks: dict[str, str] = {}
    often = ("two", "three", "three", "three", "four", "four", "pair", "damage", "odd", "script")
    messy = [*MESS, *often, *rng.sample(list(SURROUND), 5)]
    pool = list(SURROUND) if rng.random() < 0.34 else messy
    rng.shuffle(pool)
    for category in pool:
        if len(picks) == wanted:
            break
        if category in picks or not _fits(category, edition, fmt, dialect):
            continue
        variant = rng.choice(MESS.get(category) or SURROUND[category])
        if _clashes(category, variant, picks, dialect, fmt):
            continue
        picks[category] = variant
    breaks = rng.choice((1, 1, 2)) if rng.random() < 0.3 and "hybrid" not in picks else 0
    return Plan(picks, dialect, breaks)


def _fits(category: str, edition: str, fmt: str, dialect: str) -> bool:
    if fmt != "html" and category in _HTML_ONLY:
        return False
    if fmt == "text" and category == "strike":
        return False
    if fmt != "text" and category in _TEXT_ONLY:
        return False
    if fmt == "text" and category == "wrapping":
        return False
    if fmt == "docx" and category == "encoding":
        return False
    if category == "signs" and edition != "2019":
        return False
    if category in ("hybrid", "old_form") and edition != (
        "2021" if category == "hybrid" else "2019"
    ):
        return False
    return not (dialect == "glued" and category in _RUN_BARS)


def _clashes(category: str, variant: str, picks: Mapping[str, str], dialect: str, fmt: str) -> bool:
    both = {**picks, category: variant}
    if both.get("wrapping") == {"docx": "layout_table", "html": "tabbed"}.get(fmt):
        return "wrapping" in both
    if dialect == "glued" and both.get("three") == "subtotal":
        return True
    if dialect == "oneline" and both.get("damage") in ("numbers", "units", "spare_rows"):
        return True
    if both.get("three") in ("turned", "turned_flat") and both.get("damage") == "numbers":
        return True
    lines = dialect in (*LINE_DIALECTS, *RUN_DIALECTS, "spaces", "aligned", "colons")
    if lines and both.get("three") in ("remark", "serial"):
        return True
    if dialect == "oneline" and both.get("odd") in ("remark", "punctuation"):
        return True
    if dialect == "glued" and (both.get("pair") == "double_row" or "money" in both):
        return True
    if both.get("three") == "wide_first" and ("zeros" in both or "damage" in both):
        return True
    if both.get("damage") in ("drop_cell", "merged_zeros") and (
        "zeros" in both or "totals" in both
    ):
        return True
    if "damage" in both and both.get("pair") == "double_row":
        return True
    if fmt == "docx" and both.get("script") == "question":
        return True
    return "strike" in both and both.get("damage") == "drop_cell"


def shape(rng: Random, variant: str) -> Shape:
    """Return part three's shape."""
    if variant == "cut":
        return Shape(cuts=rng.randint(1, 2))
    if variant == "cut_bare":
        return Shape(cuts=rng.randint(1, 2), cut_heads=False)
    if variant in ("turned", "turned_flat"):
        groups = rng.choice(("leaf", "joined"))
        return Shape(turned=True, flat=variant == "turned_flat", groups=groups)
    if variant in ("repeat", "drop", "row", "joined", "leaf"):
        return Shape(groups=variant, flat=rng.random() < 0.4)
    return {
        "serial": Shape(serial=True, flat=rng.random() < 0.5),
        "remark": Shape(remark=True, serial=rng.random() < 0.3),
        "flat": Shape(flat=True),
        "doubled": Shape(doubled=True, flat=rng.random() < 0.5),
        "no_corner": Shape(corner=False),
        "wide_first": Shape(wide_first=2),
        "total_first": Shape(total_first=True, flat=rng.random() < 0.4),
        "subtotal": Shape(subtotal=True, flat=rng.random() < 0.3),
    }.get(variant, Shape())


def values(rng: Random, plan: Plan, edition: str) -> Values:
    """Return the document's value habits."""
    zero = {"blank": rng.choice(BLANKS), "sign": rng.choice(SIGNS)}.get(plan.get("zeros"), "0")
    scopes = (
        "all",
        "proactive_disclosure",
        "requests",
        "reconsideration_litigation",
        "columns",
        "rows",
        "some",
    )
    minus, plus = "-", ""
    if plan.get("signs"):
        minus = rng.choice(("－", "−", "–", "减", "减少", "\u2011", "↓"))
        plus = rng.choice(("+", "＋", "增", "增加", "↑", "+"))
    return Values(
        zero=zero,
        zero_scope=rng.choice(scopes),
        oddity=plan.get("odd"),
        money=plan.get("money") or "plain",
        minus=minus,
        plus=plus,
        totals_blank=bool(plan.get("totals")),
    )
