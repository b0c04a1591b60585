"""What a report says of itself beside its tables: title, agency, year, days, signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from govinfo_parse.document import Block
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.prose.agencies import agencies, of_own_kind, signature_of
from govinfo_parse.recognition.prose.candidates import (
    IN_TITLE,
    INTRODUCED,
    PERIOD,
    PROSE,
    YEAR_BEFORE,
    Candidate,
    best_agency,
    best_year,
)
from govinfo_parse.recognition.prose.dates import days_in, plain, read_year
from govinfo_parse.recognition.prose.days import periods, published_days
from govinfo_parse.recognition.prose.furniture import is_furniture
from govinfo_parse.recognition.prose.lines import Line, pairs_of
from govinfo_parse.recognition.prose.source import CITED, Source
from govinfo_parse.recognition.prose.titles import Title, find_title, read_title

_OPENING: Final = 40
"""Lines at the start of a document that has no parts, and before those that have."""
_ENDING: Final = 40
_INTRODUCTION: Final = 12
"""Lines of part one in which a report may still name its organ."""
_PROSE: Final = 60
_SITE_TITLES: Final = ("articletitle", "title", "og:title", "description")
_YEAR_IN_INTRO: Final = re.compile(
    r"(20[0-9]{2})年度?(?:[\u4e00-\u9fff]{0,20}?)(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报|情况)"
)
_OTHER_REPORT: Final = re.compile(r"(?:上一?年度?|与|较|比|针对|见)$")


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
    source = Source(
        lines=lines,
        head=head or lines[:_OPENING],
        tail=lines[-_ENDING:],
        opening=lines[opening : opening + _INTRODUCTION] if has_parts else (),
        pairs=tuple(pairs_of(before, matcher)),
        site=mended,
    )
    return _gathered(source)


def _gathered(source: Source) -> Metadata:
    period = next(periods(source), None)
    published = next(published_days(source), None)
    # A list of reports that are alike but for their year holds the own title, too, perhaps.
    hint = period.value[1].year if period else published.value.year - 1 if published else None
    found = find_title(source.head, hint)
    site_title = _site_title(source.site)
    title = found[0] if found else site_title
    signature = signature_of(source.tail)
    named_so = [*agencies(source, found, site_title, signature)]
    agency = best_agency([*named_so, *of_own_kind(source, named_so)])
    years = [*_years(source, title, period)]
    stated = tuple(one.value for one in years)
    signed = signature[1] if signature else None
    day = published.value if published else signed
    before = [] if day is None else [Candidate(day.year - 1, YEAR_BEFORE, "published")]
    if years:
        years += before
    year = best_year(years or [*_years_in_prose(source), *before])
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
        # The site's name stands behind the title: …年度报告-政府信息公开年报-青石县人民政府.
        for part in (*re.split(r"[_|\-—>]+", text), text) if text else ():
            title = read_title(part)
            if title and (title.agency or title.year) and not re.search(r"[_|>]", title.text):
                return title
    return None


def _years(
    source: Source, title: Title | None, period: Candidate[tuple[date, date]] | None
) -> Iterator[Candidate[int]]:
    """The years that title, period and introduction name, in this order."""
    if title and title.year:
        yield Candidate(title.year, IN_TITLE, "title line", title.text)
    if period:
        yield Candidate(period.value[1].year, PERIOD, "period", period.printed, period.location)
    for line in source.head:
        if is_furniture(line) or line.linked or read_title(line.text):
            continue
        text = plain(CITED.sub("", line.bare))
        match = _YEAR_IN_INTRO.search(text)
        if match and not _OTHER_REPORT.search(text[: match.start()]):
            yield Candidate(int(match[1]), INTRODUCED, "introduction", line.printed, line.location)
            return


def _years_in_prose(source: Source) -> Iterator[Candidate[int]]:
    """The years that the report's prose speaks of, where nothing states it."""
    counts: Counter[int] = Counter()
    first: dict[int, Line] = {}
    for line in source.lines[:_PROSE]:
        # A list of other years' reports speaks for nothing.
        if is_furniture(line) or line.linked or read_title(line.text):
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
