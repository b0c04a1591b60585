"""What a report says of itself beside its tables: title, agency, year, days, signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from govinfo_parse.document import Block, Location
from govinfo_parse.forms.prose import load_prose
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.prose.candidates import (
    IN_LABEL,
    IN_TITLE,
    INTRODUCED,
    OWN_KIND,
    PERIOD,
    PROSE,
    SIGNED,
    SITE_SOURCE,
    SITE_TITLE,
    SOURCE,
    UNDER_TITLE,
    YEAR_BEFORE,
    Candidate,
    best_agency,
    best_year,
)
from govinfo_parse.recognition.prose.dates import day_alone, days_in, period_in, plain, read_year
from govinfo_parse.recognition.prose.furniture import is_furniture
from govinfo_parse.recognition.prose.lines import Line, pairs_of
from govinfo_parse.recognition.prose.organs import ORGAN, agency_of
from govinfo_parse.recognition.prose.titles import Title, find_title, read_title

_OPENING: Final = 40
"""Lines at the start of a document that has no parts, and before those that have."""
_ENDING: Final = 40
_INTRODUCTION: Final = 12
"""Lines of part one in which a report may still name its organ."""
_PROSE: Final = 60
_SITE_TITLES: Final = ("articletitle", "title", "og:title", "description")
_SITE_DAYS: Final = ("pubdate", "publishdate", "date", "firstpublishedtime")
_SITE_SOURCES: Final = ("contentsource", "author", "source")
_CITED: Final = re.compile(r"《[^》]*(?:通知|意见|条例|办法|规定|格式|要点|方案|函)[^》]*》")
_YEAR_IN_INTRO: Final = re.compile(
    r"(20[0-9]{2})年度?(?:[\u4e00-\u9fff]{0,20}?)(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报|情况)"
)
_OTHER_REPORT: Final = re.compile(r"(?:上一?年度?|与|较|比|针对|见)$")
_LABEL_BEFORE: Final = r"(?:^|[\s|【\[（(])"
_NAME_BEHIND: Final = r"\s*[:：]\s*(?P<name>[\u4e00-\u9fff（）()]{2,34})"
_LONGEST_LABEL: Final = 14


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; ``None`` for what the document does not say.

    ``years`` are the years that title, period and introduction name, in this order;
    ``named`` what each of title, agency, year, published and period was taken from.
    """

    title: str | None
    agency: str | None
    year: int | None
    published: date | None
    period: tuple[date, date] | None
    signature: str | None
    years: tuple[int, ...]
    named: Mapping[str, Candidate[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Source:
    """What metadata is read from: the lines before, after and at the start of the parts."""

    lines: Sequence[Line]
    head: Sequence[Line]
    tail: Sequence[Line]
    opening: Sequence[Line]
    pairs: Sequence[tuple[str, str, Location]]
    site: Mapping[str, str]


def read_metadata(
    lines: Sequence[Line],
    blocks: Sequence[Block],
    site: Mapping[str, str],
    matcher: Matcher,
    opening: int,
    first: int = 0,
) -> Metadata:
    """Metadata of one report, whose ``blocks`` are the document's from the ``first`` on.

    ``opening`` is the index of the line that opens its first part.
    """
    has_parts = opening < len(lines)
    head = lines[:opening][-4 * _OPENING :] if has_parts else lines[: 4 * _OPENING]
    before = blocks[: lines[opening].at - first] if has_parts else blocks[:_OPENING]
    mended = {name: matcher.mend(text) for name, text in site.items() if text}
    source = _Source(
        lines=lines,
        head=head or lines[:_OPENING],
        tail=lines[-_ENDING:],
        opening=lines[opening : opening + _INTRODUCTION] if has_parts else (),
        pairs=tuple(pairs_of(before, matcher)),
        site=mended,
    )
    return _gathered(source)


def _gathered(source: _Source) -> Metadata:
    period = next(_periods(source), None)
    found = find_title(source.head, period.value[1].year if period else None)
    site_title = _site_title(source.site)
    title = found[0] if found else site_title
    signature = _signature(source.tail)
    published = next(_published(source, found), None)
    named_so = [*_agencies(source, found, site_title, signature)]
    agency = best_agency([*named_so, *_of_own_kind(source, named_so)])
    years = [*_years(source, title, period)]
    stated = tuple(one.value for one in years)
    signed = signature[1] if signature else None
    day = published.value if published else signed
    before = [] if day is None else [Candidate(day.year - 1, YEAR_BEFORE, "published")]
    if years:
        years += before
    year = best_year(years or [*_years_in_prose(source)] or before)
    given: dict[str, Candidate[Any] | None] = {
        "agency": agency,
        "year": year,
        "period": period,
        "published": published,
    }
    named = {name: one for name, one in given.items() if one is not None}
    if title is not None:
        line = found[1] if found else None
        printed = line.printed if line else title.text
        kind = "title line" if found else "site metadata"
        named["title"] = Candidate(
            title.text, IN_TITLE, kind, printed, line.location if line else None
        )
    return Metadata(
        title=title.text if title else None,
        agency=agency.value if agency else None,
        year=year.value if year else None,
        published=day,
        period=period.value if period else None,
        signature=signature[0] if signature else None,
        years=stated,
        named=named,
    )


def _site_title(site: Mapping[str, str]) -> Title | None:
    for name in _SITE_TITLES:
        text = site.get(name)
        for part in (text, *re.split(r"[_|\-—>]+", text)) if text else ():
            title = read_title(part)
            if title and (title.agency or title.year) and not re.search(r"[_|>]", title.text):
                return title
    return None


def _agencies(
    source: _Source,
    found: tuple[Title, Line] | None,
    site_title: Title | None,
    signature: tuple[str | None, date | None, Line] | None,
) -> Iterator[Candidate[str]]:
    """Everything that may name the organ."""
    if found and found[0].agency:
        line = found[1]
        yield Candidate(found[0].agency, IN_TITLE, "title line", line.printed, line.location)
    if site_title and site_title.agency:
        yield Candidate(site_title.agency, SITE_TITLE, "site metadata", site_title.text)
    if signature and signature[0]:
        line = signature[2]
        yield Candidate(signature[0], SIGNED, "signature", line.printed, line.location)
    yield from _labelled(source)
    yield from _under_title(source, found)
    ahead = len(source.head)
    for at, line in enumerate((*source.head, *source.opening)):
        yield from _in_sentences(line, opening=at >= ahead)
    for name in _SITE_SOURCES:
        agency = agency_of(source.site.get(name, ""))
        if agency:
            yield Candidate(agency, SITE_SOURCE, "site metadata", source.site[name])


def _of_own_kind(source: _Source, candidates: Sequence[Candidate[str]]) -> Iterator[Candidate[str]]:
    """我局 speaks for 青石县水利局 and against the county's government: every name of that kind."""
    spoken = Counter(
        match[1]
        for line in (*source.head, *source.opening, *source.tail)
        for match in _OURSELVES.finditer(line.bare)
    )
    if not spoken:
        return
    (kind, _) = spoken.most_common(1)[0]
    for one in candidates:
        if re.search(_KINDS.get(kind, kind) + "$", one.value):
            yield Candidate(one.value, OWN_KIND, "kind", one.printed, one.location)


_OURSELVES: Final = re.compile(
    r"[我本](局|镇|乡|街道|办|厅|县|市|区|旗|院|会|中心|队|委|所|处|站)(?!级|地|域|内|次|年|人民政府办)"
)
_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "镇": "镇(?:人民政府)?",
        "乡": "乡(?:人民政府)?",
        "街道": "街道(?:办事处)?",
        "办": "(?:办公室|办事处|办公厅|办)",
        "厅": "(?:厅|办公厅)",
        "县": "县(?:人民政府)?",
        "市": "市(?:人民政府)?",
        "区": "区(?:人民政府|管理委员会|管委会)?",
        "旗": "旗(?:人民政府)?",
        "会": "(?:委员会|管委会|会)",
        "委": "(?:委员会|委)",
        "队": "(?:队|支队|大队)",
    }
)
"""How the name of what calls itself so ends."""


def _in_sentences(line: Line, *, opening: bool) -> Iterator[Candidate[str]]:
    """The organ as subject of the introduction, or as whom to ask."""
    if is_furniture(line) or line.linked:
        return
    text = _CITED.sub("", line.bare)
    for one in load_prose().organs:
        if opening and one.kind == "introduction":
            continue
        for match in one.pattern.finditer(text):
            agency = agency_of(match["organ"])
            if agency:
                yield Candidate(agency, one.weight, one.kind, line.printed, line.location)


def _labelled(source: _Source) -> Iterator[Candidate[str]]:
    """发布机构：X in a line, in two lines, in two cells."""
    words = load_prose()
    for labels, weight, kind in (
        (words.agency, IN_LABEL, "label"),
        (words.source, SOURCE, "source"),
    ):
        pattern = re.compile(_LABEL_BEFORE + f"(?:{'|'.join(labels)})" + _NAME_BEHIND)
        for at, line in enumerate(source.head):
            for match in pattern.finditer(line.text):
                agency = agency_of(match["name"])
                if agency:
                    yield Candidate(agency, weight, kind, line.printed, line.location)
            if line.bare.rstrip(":：") in labels and at + 1 < len(source.head):
                below = source.head[at + 1]
                agency = agency_of(below.bare)
                if agency:
                    yield Candidate(agency, weight, kind, below.printed, below.location)
        for label, text, place in source.pairs:
            agency = agency_of(text) if label.rstrip(":：") in labels else None
            if agency:
                yield Candidate(agency, weight, kind, text, place)


def _under_title(source: _Source, found: tuple[Title, Line] | None) -> Iterator[Candidate[str]]:
    """A line that is an organ's name and nothing else, beside the title."""
    if found is None:
        return
    at = next(i for i, line in enumerate(source.head) if line is found[1])
    for line in source.head[max(0, at - 2) : at + 4]:
        bare = line.bare.strip("（）()")
        if not line.linked and ORGAN.search(bare) and not re.search(r"[:：，。0-9]", bare):
            agency = agency_of(bare)
            if agency:
                yield Candidate(agency, UNDER_TITLE, "line", line.printed, line.location)


def _signature(tail: Sequence[Line]) -> tuple[str | None, date | None, Line] | None:
    """The organ and the date at the end: ``八丹乡人民政府`` / ``2020年2月14日``."""
    for at in range(len(tail) - 1, -1, -1):
        line = tail[at]
        text = plain(line.bare)
        day = next(days_in(text), None)
        if day is None or len(text) > _SIGNED:
            continue
        rest = (text[: day[1]] + text[day[2] :]).strip("（）()")
        if not rest:
            above = [one for one in tail[max(0, at - 2) : at] if not is_furniture(one)]
            for one in reversed(above):
                if ORGAN.search(one.bare) and not re.search(r"[。：:，,0-9]", one.bare):
                    return agency_of(one.bare), day[0], one
            return None, day[0], line
        if ORGAN.search(rest) and not re.search(r"[:：。]", rest) and agency_of(rest):
            return agency_of(rest), day[0], line
    return None


_SIGNED: Final = 45


def _periods(source: _Source) -> Iterator[Candidate[tuple[date, date]]]:
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


def _years(
    source: _Source, title: Title | None, period: Candidate[tuple[date, date]] | None
) -> Iterator[Candidate[int]]:
    """The years that title, period and introduction name, in this order."""
    if title and title.year:
        yield Candidate(title.year, IN_TITLE, "title line", title.text)
    if period:
        yield Candidate(period.value[1].year, PERIOD, "period", period.printed, period.location)
    for line in source.head:
        if is_furniture(line) or line.linked or read_title(line.text):
            continue
        text = plain(_CITED.sub("", line.bare))
        match = _YEAR_IN_INTRO.search(text)
        if match and not _OTHER_REPORT.search(text[: match.start()]):
            yield Candidate(int(match[1]), INTRODUCED, "introduction", line.printed, line.location)
            return


def _years_in_prose(source: _Source) -> Iterator[Candidate[int]]:
    """The years that the report's prose speaks of, where nothing states it."""
    counts: Counter[int] = Counter()
    first: dict[int, Line] = {}
    for line in source.lines[:_PROSE]:
        if is_furniture(line) or line.linked:
            continue
        text = plain(line.text)
        for day in [*days_in(text)][::-1]:
            text = text[: day[1]] + text[day[2] :]
        for match in re.finditer(r"(?<![0-9])(20[12][0-9])\s*年", text):
            counts[int(match[1])] += 1
            first.setdefault(int(match[1]), line)
    for year, count in counts.most_common():
        line = first[year]
        yield Candidate(year, PROSE * count, "prose", line.printed, line.location)
    if not counts:
        for line in source.head:
            named = read_year(line.text)
            if named:
                yield Candidate(named, PROSE, "prose", line.printed, line.location)


def _published(source: _Source, found: tuple[Title, Line] | None) -> Iterator[Candidate[date]]:
    """The day of publication: beside its label, in the page's metadata, alone in a line."""
    labels = load_prose().published
    for label in labels:
        pattern = re.compile(rf"(?:{label})\s*[:：]?\s*[\[（(]?\s*(?=20[0-9])")
        for at, line in enumerate(source.head):
            text = plain(line.text)
            match = pattern.search(text)
            day = next(days_in(text[match.end() : match.end() + 24]), None) if match else None
            if day and match and day[1] == 0 and not _is_sentence(text):
                yield Candidate(day[0], IN_LABEL, "label", line.printed, line.location)
            below = source.head[at + 1] if at + 1 < len(source.head) else None
            if below and line.bare.rstrip(":：") == label:
                alone = day_alone(below.text)
                if alone:
                    yield Candidate(alone, IN_LABEL, "label", below.printed, below.location)
        for own, text, place in source.pairs:
            alone = day_alone(text) if own.rstrip(":：") == label else None
            if alone:
                yield Candidate(alone, IN_LABEL, "label", text, place)
    for name in _SITE_DAYS:
        day = next(days_in(plain(source.site.get(name, ""))), None)
        if day:
            yield Candidate(day[0], SITE_SOURCE, "site metadata", source.site[name])
    for line in source.head:
        alone = day_alone(line.text) if len(line.text) <= _SIGNED else None
        if alone:
            yield Candidate(alone, UNDER_TITLE, "line", line.printed, line.location)


def _is_sentence(text: str) -> bool:
    """统计时间2022年1月1日至… is no day of publication, nor is a date in prose."""
    return "。" in text or re.search("统计[期时周数]|期限|起止", text) is not None
