"""When: everything in a document that may tell the day of publication or the period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final

from govinfo_parse.forms.prose import load_prose
from govinfo_parse.recognition.prose.candidates import (
    IN_LABEL,
    PERIOD,
    SITE_SOURCE,
    UNDER_TITLE,
    Candidate,
)
from govinfo_parse.recognition.prose.dates import day_alone, days_in, period_in, plain
from govinfo_parse.recognition.prose.source import SIGNED, Source

_SITE_DAYS: Final = ("pubdate", "publishdate", "date", "firstpublishedtime")


def periods(source: Source) -> Iterator[Candidate[tuple[date, date]]]:
    """What says whose days the figures are of; before the parts also what only names two days."""
    for says, looked in ((True, source.lines), (False, source.head)):
        for line, below in pairwise((*looked, None)):
            if line is None or not ("20" in line.text or "二" in line.text):
                continue
            match = _OF_PERIOD.search(line.bare) if says else None
            if says and (match is None or _OTHER_PERIOD.search(line.bare[: match.start()])):
                continue
            text = line.bare[match.start() if match else 0 :]
            # A line may break inside a date: 自2025年1月1日起至20 / 25年12月31日止.
            period = period_in(text) or (period_in(text + below.bare) if below else None)
            if period:
                yield Candidate(period, PERIOD, "period", line.printed, line.location)


_OTHER_PERIOD: Final = re.compile(
    r"(?:20[0-9]{2}年度?(?:年度)?报告|上一?[年轮次期][^。；]{0,10})的?$"
)
"""2018年度报告的统计期限自2018年1月1日起…: not this report's."""
_OF_PERIOD: Final = re.compile("统计(?:期限|时间|周期|区间|期间|数据)|起止|期限|所列数据|时限")


def published_days(source: Source) -> Iterator[Candidate[date]]:
    """The day of publication: beside its label, in the page's metadata, alone in a line."""
    ranked = sorted(_labelled_days(source), key=lambda one: one[0])
    yield from (candidate for _, candidate in ranked)
    for name in _SITE_DAYS:
        day = next(days_in(plain(source.site.get(name, ""))), None)
        if day:
            yield Candidate(day[0], SITE_SOURCE, "site metadata", source.site[name])
    for line in source.head:
        alone = day_alone(line.text) if len(line.text) <= SIGNED else None
        if alone:
            yield Candidate(alone, UNDER_TITLE, "line", line.printed, line.location)


def _labelled_days(source: Source) -> Iterator[tuple[int, Candidate[date]]]:
    """Days beside their labels, with the rank of the label."""
    labels = load_prose().published
    rank = {label: at for at, label in enumerate(labels)}
    for line, below in pairwise((*source.head, None)):
        if line is None:
            continue
        if "20" in line.text or "２" in line.text or "二" in line.text:
            text = plain(line.text)
            for match in () if _is_sentence(text) else _day_labels().finditer(text):
                day = next(days_in(text[match.end() : match.end() + _LONGEST_DAY]), None)
                if day and day[1] == 0:
                    one = Candidate(day[0], IN_LABEL, "label", line.printed, line.location)
                    yield rank[match[1]], one
        own = line.bare.rstrip(":：")
        alone = day_alone(below.text) if below and own in rank else None
        if below and alone:
            one = Candidate(alone, IN_LABEL, "label", below.printed, below.location)
            yield rank[own], one
    for label, text, place in source.pairs:
        own = label.rstrip(":：")
        alone = day_alone(text) if own in rank else None
        if alone:
            yield rank[own], Candidate(alone, IN_LABEL, "label", text, place)


_LONGEST_DAY: Final = 24


@cache
def _day_labels() -> re.Pattern[str]:
    words = "|".join(load_prose().published)
    return re.compile(rf"({words})\s*[:：]?\s*[\[（(]?\s*(?=20[0-9])")


def _is_sentence(text: str) -> bool:
    """统计时间2022年1月1日至… is no day of publication, nor is a date in prose."""
    return "。" in text or re.search("统计[期时周数]|期限|起止", text) is not None
