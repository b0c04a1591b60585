"""The prose of each part."""

from __future__ import annotations

from . import headings, stock_more, stock_one, stock_traps
from .intros import period
from .model import Block, Draft, prose

_TOPICS = {
    "disclosure": stock_one.DISCLOSURE + stock_traps.EXTRA_DISCLOSURE, "requests": stock_one.REQUESTS + stock_traps.EXTRA_REQUESTS,
    "review": stock_one.REVIEW, "management": stock_one.MANAGEMENT + stock_traps.EXTRA_MANAGEMENT,
    "platform": stock_one.PLATFORM + stock_traps.EXTRA_PLATFORM, "supervision": stock_one.SUPERVISION + stock_traps.EXTRA_SUPERVISION,
}  # fmt: skip


def say(draft: Draft, pattern: str) -> str:
    """Fill a sentence's holes with figures and names."""
    rng, organ, year = draft.rng, draft.organ, draft.year
    return pattern.format(
        y=year, a=organ.name, p=year - 1, n=year + 1, s=organ.self_name, r=organ.area, w=organ.site,
        o=draft.notes["other"], o2=draft.notes["other2"], d=rng.randint(2, 9),
        d2=rng.randint(2, 9), i=rng.randint(11, 88), j=rng.randint(101, 960),
        j2=rng.randint(101, 960), k=rng.randint(1100, 48000),
    )  # fmt: skip


def _draw(draft: Draft, pool: tuple[str, ...], least: int, most: int) -> list[str]:
    count = min(draft.rng.randint(least, most), len(pool))
    return [say(draft, text) for text in draft.rng.sample(pool, count)]


def _lines(draft: Draft, sentences: list[str], part: int) -> list[Block]:
    """Return sentences as one paragraph or as several."""
    if draft.rng.random() < 0.65:
        return [prose("".join(sentences), part)]
    return [prose(text, part) for text in sentences]


def part_one(draft: Draft) -> list[Block]:
    """Return part one with or without sub-headings."""
    rng = draft.rng
    opening = _draw(draft, stock_one.OPENING, 1, 3)
    if draft.notes["agency"] == "part_one":
        opening[0] = say(draft, rng.choice(stock_one.NAMED))
    made = [prose("".join(opening), 1)]
    if draft.notes["period"] == "one":
        made.append(prose(period(draft), 1))
    subs = headings.subs(draft)
    pairs = subs or [("", topic) for topic in rng.sample(list(_TOPICS), rng.randint(2, 5))]
    for sub, topic in pairs:
        text = _draw(draft, _TOPICS[topic], 1, 5)
        if sub and draft.notes["sub_style"] == "inline":
            text[0] = f"{sub.rstrip('。')}。{text[0]}"
        elif sub:
            made.append(prose(sub, 1, "sub"))
        made.extend(_lines(draft, text, 1))
    if rng.random() < 0.5:
        made.insert(rng.randint(1, len(made)), prose(say(draft, rng.choice(stock_one.LONG)), 1))
    for name, pool in stock_traps.TRAPS.items():
        if draft.has(f"traps:{name}"):
            fitting = [text for text in pool if draft.year > 2020 or "2021年" not in text]
            for trap in rng.sample(fitting, rng.randint(1, 2)):
                made.insert(rng.randint(1, len(made)), prose(say(draft, trap), 1))
    return made


def beside_table(draft: Draft, part: int) -> tuple[list[Block], list[Block]]:
    """Return what stands between a heading and its table, and below the table."""
    rng = draft.rng
    before: list[Block] = []
    after: list[Block] = []
    if rng.random() < 0.2:
        before.append(prose(say(draft, rng.choice(stock_more.BEFORE_TABLE[part])), part))
    if part == 2 + draft.year % 3 and rng.random() < 0.3:
        after.append(prose(rng.choice(stock_more.PRESET), part, "note"))
    return before, after


def part_five(draft: Draft) -> list[Block]:
    """Return problems and improvements, with sub-headings or in a row."""
    rng = draft.rng
    problems = _draw(draft, stock_more.PROBLEMS, 2, 5)
    better = _draw(draft, stock_more.IMPROVED, 2, 6)
    if rng.random() < 0.35:
        return [*_lines(draft, problems, 5), *_lines(draft, better, 5)]
    first, second = (say(draft, head) for head in rng.choice(_heads_five(draft)))
    made: list[Block] = []
    inline = first.endswith("。") or rng.random() < 0.25
    for head, text in ((first, problems), (second, better)):
        if inline:
            made.append(prose(f"{head.rstrip('。')}。{''.join(text)}", 5))
        else:
            made.extend([prose(head, 5, "sub"), *_lines(draft, text, 5)])
    return made


def _heads_five(draft: Draft) -> list[tuple[str, str]]:
    """Return the pairs of sub-headings that are not numbered as the parts are."""
    numbers = draft.notes["numbers"]
    barred = ("（",) if numbers.startswith(("（", "(")) else ("1",) if "{n}" in numbers else ()
    return [pair for pair in stock_more.HEADS_FIVE if not pair[0].startswith(barred)]


def part_six(draft: Draft) -> list[Block]:
    """Return the fee statement and the rest of part six."""
    rng = draft.rng
    fees = stock_more.FEES if draft.year > 2019 else stock_more.FEES[:1]
    made = [say(draft, rng.choice(fees))]
    if rng.random() < 0.15:
        made = []
    made += _draw(draft, stock_more.OTHERS, 1, 3)
    if draft.notes["period"] == "six":
        made.append(period(draft))
    return _lines(draft, made, 6)
