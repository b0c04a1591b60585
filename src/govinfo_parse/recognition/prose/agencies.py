"""Who reports: everything in a document that may name the organ, and what it speaks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from govinfo_parse.forms.prose import load_prose
from govinfo_parse.recognition.prose.candidates import (
    IN_LABEL,
    IN_SIGNATURE,
    IN_TITLE,
    OWN_KIND,
    SITE_SOURCE,
    SITE_TITLE,
    SOURCE,
    UNDER_TITLE,
    Candidate,
)
from govinfo_parse.recognition.prose.dates import days_in, plain
from govinfo_parse.recognition.prose.furniture import is_furniture
from govinfo_parse.recognition.prose.lines import Line
from govinfo_parse.recognition.prose.organs import ORGAN, agency_of, is_kind_alone
from govinfo_parse.recognition.prose.source import CITED, SIGNED, Source
from govinfo_parse.recognition.prose.titles import Title

_SITE_SOURCES: Final = ("contentsource", "author", "source")
_LABEL_BEFORE: Final = r"(?:^|[\s|【\[（(])"
_NAME_BEHIND: Final = (
    r"(?:\s*[:：]\s*|(?<=[\u4e00-\u9fff]{4})\s+)(?P<name>[\u4e00-\u9fff（）()]{2,34})"
)
"""发布机构：X, or a longer label with nothing but white space before the name."""


def agencies(
    source: Source,
    found: tuple[Title, Line] | None,
    site_title: Title | None,
    signature: tuple[str | None, date | None, Line] | None,
) -> Iterator[Candidate[str]]:
    """Everything that may name the organ."""
    if found and found[0].agency and not is_kind_alone(found[0].agency):
        line = found[1]
        yield Candidate(found[0].agency, IN_TITLE, "title line", line.printed, line.location)
    if site_title and site_title.agency:
        yield Candidate(site_title.agency, SITE_TITLE, "site metadata", site_title.text)
    if signature and signature[0]:
        line = signature[2]
        yield Candidate(signature[0], IN_SIGNATURE, "signature", line.printed, line.location)
    yield from _labelled(source)
    yield from _under_title(source, found)
    ahead = len(source.head)
    for at, line in enumerate((*source.head, *source.opening)):
        yield from _in_sentences(line, opening=at >= ahead)
    for name in _SITE_SOURCES:
        agency = agency_of(source.site.get(name, ""))
        if agency:
            yield Candidate(agency, SITE_SOURCE, "site metadata", source.site[name])


def of_own_kind(source: Source, candidates: Sequence[Candidate[str]]) -> Iterator[Candidate[str]]:
    """我局 speaks for 青石县水利局 and against the county's government: every name of that kind."""
    spoken = Counter(
        match[1] or match[2]
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
    r"|(?:^|[，。；将])(管委会|中心)(?=20|围绕|坚持|认真|高度|主要|严格|按照|结合|全面|积极)"
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
        "管委会": "(?:管理委员会|管委会)",
    }
)
"""How the name of what calls itself so ends."""


def _in_sentences(line: Line, *, opening: bool) -> Iterator[Candidate[str]]:
    """The organ as subject of the introduction, or as whom to ask."""
    if is_furniture(line) or line.linked:
        return
    text = CITED.sub("", line.bare)
    for one in load_prose().organs:
        if opening != (one.kind == "opening"):
            continue
        for match in one.pattern.finditer(text):
            agency = agency_of(match["organ"])
            if agency:
                yield Candidate(agency, one.weight, one.kind, line.printed, line.location)


def _labelled(source: Source) -> Iterator[Candidate[str]]:
    """发布机构：X in a line, in two lines, in two cells."""
    for labels, pattern, weight, kind in _name_labels():
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


def _under_title(source: Source, found: tuple[Title, Line] | None) -> Iterator[Candidate[str]]:
    """A line that is an organ's name and nothing else, beside the title."""
    if found is None:
        return
    at = next(i for i, line in enumerate(source.head) if line is found[1])
    for line in source.head[max(0, at - 2) : at + 4]:
        bare = line.bare.strip("（）()")
        if line.linked or is_furniture(line):
            continue
        if ORGAN.search(bare) and not re.search(r"[:：，。0-9]", bare):
            agency = agency_of(bare)
            if agency:
                yield Candidate(agency, UNDER_TITLE, "line", line.printed, line.location)


@cache
def _name_labels() -> tuple[tuple[frozenset[str], re.Pattern[str], float, str], ...]:
    """Labels of an organ and of a source: the words, where they stand, and what they speak for."""
    words = load_prose()
    return tuple(
        (
            frozenset(labels),
            re.compile(_LABEL_BEFORE + f"(?:{'|'.join(labels)})" + _NAME_BEHIND),
            weight,
            kind,
        )
        for labels, weight, kind in (
            (words.agency, IN_LABEL, "label"),
            (words.source, SOURCE, "source"),
        )
    )


def signature_of(tail: Sequence[Line]) -> tuple[str | None, date | None, Line] | None:
    """The organ and the date at the end: ``八丹乡人民政府`` / ``2020年2月14日``."""
    for at in range(len(tail) - 1, -1, -1):
        line = tail[at]
        text = plain(line.bare) if len(line.bare) <= SIGNED else ""
        day = next(days_in(text), None)
        if day is None:
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
