"""What a report says of itself beside its tables: title, agency, year, dates, signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from govinfo_parse.document import Block, Paragraph
from govinfo_parse.recognition.normalize import Damage, mend
from govinfo_parse.recognition.titles import ORGAN, Title, clean_agency, read_title, read_year

_OPENING: Final = 40
_DAY: Final = re.compile(r"(20[0-9]{2})\s*[年.\-/]\s*([0-9]{1,2})\s*[月.\-/]\s*([0-9]{1,2})\s*日?")
_CN_DAY: Final = re.compile(
    r"二[〇○零OＯ0][一二三〇○零][一二三四五六七八九〇○零]年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_PERIOD: Final = re.compile(
    r"(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日(?:起|开始)?(?:至|到|—+|-+|~|～|–)(?:(20[0-9]{2})年)?([0-9]{1,2})月([0-9]{1,2})日"
)
_PUBLISHED: Final = re.compile(
    r"(?:发布|公开|发文|成文|生成|更新|印发|时间|日期)(?:日期|时间)?\s*[:：]?\s*(?=20[0-9]{2})"
)
_SOURCE: Final = re.compile(
    r"(?:发布机构|公开主体|信息来源|发布单位|发文机关|发布机关|来源|主体名称|公开责任部门|责任部门)\s*[:：]?\s*([\u4e00-\u9fff（）()]{2,30})"
)
_PARTS: Final = re.compile(r"[,，\t|]")
_NAMED_IN_INTRO: Final = (
    re.compile(
        r"(?:现公布|现公开|现将|现发布|特公布|公布|编制|发布|公开)(?:了)?(?P<agency>[\u4e00-\u9fff]{2,30}?)(?P<year>20[0-9]{2})年度?(?:政府|政务)?(?:信息|政务)公开"
    ),
    re.compile(
        r"(?:公布|公开|编制|发布|将)(?P<year>20[0-9]{2})年度?(?P<agency>[\u4e00-\u9fff]{2,30}?)(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报)"
    ),
    re.compile(
        r"《(?P<agency>[\u4e00-\u9fff]{2,30}?)(?P<year>20[0-9]{2})年度?(?:政府|政务)?信息公开"
    ),
    re.compile(
        r"^(?P<agency>[\u4e00-\u9fff]{2,30}?)(?P<year>20[0-9]{2})年度?(?:政府|政务)?信息公开(?:工作)?年度报告(?:由|是|根据|依据|按照|[（(])"
    ),
    re.compile(
        r"由(?P<agency>[\u4e00-\u9fff]{2,30}?)(?:根据|依据|按照)?[^。]{0,40}?编制(?P<year>)"
    ),
)
_CITED: Final = re.compile(r"《[^》]*(?:通知|意见|条例|办法|规定|格式|要点|方案|函)[^》]*》")
_PLACE: Final = re.compile(r"[县市区旗州盟]$")
_YEAR_IN_INTRO: Final = re.compile(
    r"(20[0-9]{2})年度?(?:[\u4e00-\u9fff]{0,20}?)(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报|情况)"
)
_OURSELVES: Final = re.compile(
    r"[我本](局|镇|乡|街道|委|办|厅|县|市|区|院|会|中心|单位|机关|所|处|站|部门)"
)
_PRONOUN: Final = re.compile(
    r"^(?:我|本|全|该|各|其|此|以下|上述|年度)|以下简称|条例|规定|要求|社会"
)
_LEADS: Final = re.compile(
    r"^.*(?:要求|规定|精神|社会公布|向社会|制定|编制|公布|公开|现将|特将)(?=[\u4e00-\u9fff]{2})"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; ``None`` for what the document does not say.

    ``years`` are the years that title, period and introduction name, in this order.
    """

    title: str | None
    agency: str | None
    year: int | None
    published: date | None
    period: tuple[date, date] | None
    signature: str | None
    years: tuple[int, ...]


def read_metadata(
    blocks: Sequence[Block], site: Mapping[str, str], damage: Damage, opening: int
) -> Metadata:
    """Metadata of one report; ``opening`` is the index of its first section heading."""
    texts = _mended(blocks, damage)
    before = blocks[:opening][-4 * _OPENING :] if opening < len(blocks) else blocks[: 4 * _OPENING]
    head = _mended(_with_table_titles(before), damage) or texts[:_OPENING]
    title = find_title(head) or _site_title(site, damage)
    signature, signed = _signature(texts)
    intro = "".join("".join(t.split()) for t, _ in (head + texts[len(head) : len(head) + 4]))
    if len(intro) < 400:
        intro = "".join("".join(t.split()) for t, _ in texts[:_OPENING])
    period = _period(intro) or _period("".join("".join(t.split()) for t, _ in texts[:80]))
    named = _named_in_intro(intro)
    years = [
        y
        for y in (title.year if title else None, period[1].year if period else None, named[1])
        if y is not None
    ]
    year = years[0] if years else _year_in_text(intro, texts)
    agency = (
        (title.agency if title else None)
        or named[0]
        or signature
        or _published_by(site, head, damage)
        or _spoken_of(intro, texts)
    )
    published = _published(site, head, title) or signed
    return Metadata(
        title.text if title else None, agency, year, published, period, signature, tuple(years)
    )


def _mended(blocks: Iterable[Block], damage: Damage) -> list[tuple[str, Paragraph]]:
    """Each paragraph that prints something, with its text mended and on one line."""
    return [
        (" ".join(mend(b.text, damage).split()), b)
        for b in blocks
        if isinstance(b, Paragraph) and b.text
    ]


def _with_table_titles(blocks: Sequence[Block]) -> Iterator[Block]:
    """Rows of a single cell at the top of a table (an Excel sheet) are lines like others."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows[:3]:
            filled = [cell for cell in row if cell.text.strip()]
            if len(filled) == 1 and len(filled[0].text) <= _LONGEST_TITLE:
                yield Paragraph(filled[0].text, line=filled[0].line)


_LONGEST_TITLE: Final = 80


def find_title(lines: Sequence[tuple[str, Paragraph]]) -> Title | None:
    """The report's title among the lines before its first part.

    A title over two lines is put together: an organ's name, or a name and a year, over
    政府信息公开工作年度报告.
    """
    best: tuple[int, Title] | None = None
    for title, bonus in _title_candidates(lines):
        score = bonus + 2 * (title.agency is not None) + 2 * (title.year is not None)
        if best is None or score > best[0]:
            best = (score, title)
    return best[1] if best else None


def _title_candidates(
    lines: Sequence[tuple[str, Paragraph]],
) -> Iterator[tuple[Title, int]]:
    for index, (text, block) in enumerate(lines):
        heading = 1 if block.heading else 0
        penalty = -4 if block.linked else 0
        title = read_title(text)
        for part in _PARTS.split(text) if "。" not in text and _PARTS.search(text) else ():
            named = read_title(part)
            if named and named.agency and named.year:
                title = named
        if title:
            yield title, heading + penalty + 1
        if block.linked or (title and title.agency and title.year):
            continue
        before = "".join(lines[index - 1][0].split()) if index else ""
        if read_title(before) is not None:
            continue
        if (
            before
            and len(before) <= 40
            and not lines[index - 1][1].linked
            and not re.search(r"[。：:>]", before)
        ):
            joined = read_title(before + text)
            complete = joined is not None and joined.agency is not None
            if joined and complete and (title is None or ORGAN.search(before) or read_year(before)):
                yield joined, heading
        if title is None and index + 2 < len(lines) and len(text) <= 30:
            joined = read_title(text + lines[index + 1][0] + lines[index + 2][0])
            pieces = text + lines[index + 1][0]
            plain = len(lines[index + 1][0]) <= 30 and not re.search(r"[：:]", pieces)
            if joined and joined.agency and joined.year and plain:
                yield joined, heading - 1


def _site_title(site: Mapping[str, str], damage: Damage) -> Title | None:
    for name in ("articletitle", "title", "og:title", "description"):
        text = site.get(name)
        if not text:
            continue
        for part in (text, *re.split(r"[_|\-—>]+", text)):
            title = read_title(mend(part, damage))
            if title and (title.agency or title.year) and not re.search(r"[_|>]", title.text):
                return title
    return None


def _signature(lines: Sequence[tuple[str, Paragraph]]) -> tuple[str | None, date | None]:
    """The organ and the date at the end: ``八丹乡人民政府`` / ``2020年2月14日``."""
    for index in range(len(lines) - 1, max(len(lines) - 40, -1), -1):
        text = "".join(lines[index][0].split())
        match = _DAY.search(text) or _CN_DAY.search(text)
        if match is None or len(text) > 45:
            continue
        day = _date(*match.groups()) if match.re is _DAY else None
        rest = text.replace(match[0], "").strip("（）()")
        if rest and len(rest) >= 3 and ORGAN.search(rest) and not re.search(r"[:：。]", rest):
            return clean_agency(rest), day
        if rest:
            continue
        for back in range(index - 1, max(index - 3, -1), -1):
            name = "".join(lines[back][0].split())
            if (
                3 <= len(name) <= 30
                and ORGAN.search(name)
                and not re.search(r"[。：:，,0-9]", name)
            ):
                return clean_agency(name), day
        return None, day
    return None, None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _period(text: str) -> tuple[date, date] | None:
    """``2019年1月1日起至2019年12月31日止``, the days that the figures cover."""
    for match in _PERIOD.finditer(text):
        first = _date(match[1], match[2], match[3])
        last = _date(match[4] or match[1], match[5], match[6])
        if first and last and first < last and (last - first).days > 180:
            return first, last
    return None


def _named_in_intro(intro: str) -> tuple[str | None, int | None]:
    """The agency and the year that the introduction names, if it names them."""
    intro = _CITED.sub("", intro)
    for pattern in _NAMED_IN_INTRO:
        for match in pattern.finditer(intro):
            name = _LEADS.sub("", match["agency"])
            agency = clean_agency(name) if name and not _PRONOUN.search(name) else None
            if agency and (ORGAN.search(agency) or _PLACE.search(agency)):
                return agency, int(match["year"]) if match["year"] else _intro_year(intro)
    return None, _intro_year(intro)


def _intro_year(intro: str) -> int | None:
    match = _YEAR_IN_INTRO.search(intro)
    return int(match[1]) if match else None


def _year_in_text(intro: str, texts: Sequence[tuple[str, Paragraph]]) -> int | None:
    """The year that the report's prose speaks of most, where nothing states it."""
    counts: Counter[int] = Counter()
    for text, _ in texts[:60]:
        body = _DAY.sub("", text)
        for match in re.finditer(r"(?<![0-9])(20[12][0-9])\s*年", body):
            counts[int(match[1])] += 1
    if not counts:
        return read_year(intro)
    ranked = counts.most_common()
    top = [y for y, n in ranked if n == ranked[0][1]]
    first = re.search(r"(?<![0-9])(20[12][0-9])年", _DAY.sub("", intro))
    return int(first[1]) if first and int(first[1]) in top else top[0]


def _published(
    site: Mapping[str, str], head: Sequence[tuple[str, Paragraph]], title: Title | None
) -> date | None:
    for text, _ in head:
        match = _PUBLISHED.search(text)
        day = _DAY.match(text, match.end()) if match else None
        if day:
            return _date(*day.groups())
    for name in ("pubdate", "publishdate", "date", "firstpublishedtime"):
        match = _DAY.search(site.get(name, ""))
        if match:
            return _date(*match.groups())
    for text, _ in head:
        bare = "".join(text.split()).strip("（）()")
        match = _DAY.fullmatch(bare)
        if match:
            return _date(*match.groups())
    return None


def _published_by(
    site: Mapping[str, str], head: Sequence[tuple[str, Paragraph]], damage: Damage
) -> str | None:
    for text, _ in head:
        match = _SOURCE.search(text)
        if match:
            agency = clean_agency(match[1])
            if agency and ORGAN.search(agency):
                return agency
    for name in ("contentsource", "author", "source"):
        agency = clean_agency(mend(site.get(name, ""), damage))
        if agency and ORGAN.search(agency):
            return agency
    return None


def _spoken_of(intro: str, texts: Sequence[tuple[str, Paragraph]]) -> str | None:
    """Who 我局 is: the organ of that kind with whose name a paragraph begins."""
    ourselves = _OURSELVES.search(intro)
    if ourselves is None:
        return None
    kind = ourselves[1]
    subject = re.compile(
        rf"^([\u4e00-\u9fff]{{1,20}}?{kind})(?=高度|认真|严格|深入|坚持|积极|全面|始终|按照|根据|紧紧|切实|不断|以习)"
    )
    for text, _ in texts[:12]:
        match = subject.match("".join(text.split()))
        if match and not _PRONOUN.search(match[1]):
            return clean_agency(match[1])
    return None
