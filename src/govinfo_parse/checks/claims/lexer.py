"""A sentence as a string of classes: one letter for each word that the grammar knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from govinfo_parse.checks.claims.sentences import WAN, value_of
from govinfo_parse.forms.claims import Grammar

_SPECIAL: Final = re.compile(
    # The commonest first: 47件.
    r"(?P<plain>[0-9]+)件(?![次事])"
    r"|(?P<mark>[（(][一二三四五六七八九十0-9]{1,2}[）)]|(?<![一二三四五六七八九十第])[一二三四五六七八九十]是(?!否)|第[一二三四五六七八九十][，、,])"
    r"|(?P<until>(?:截至|截止到?|截止至)?(?:20[0-9]{2}年)?(?P<month>[01]?[0-9])月(?P<day>[0-3]?[0-9])日(?:止|起)?)"
    r"|(?P<to_end>(?:(?:截至|截止|截止到)?(?:20[0-9]{2}年)?12月(?:份)?[底末])|0?1(?:月份?)?[-—~至到]12月份?)"
    r"|(?P<years>20[0-9]{2}年?[-—~至到]20[0-9]{2}年度?)"
    r"|(?P<period>第?[1-4一二三四]季度|[0-9]{1,2}(?:[-—~至][0-9]{1,2})?月份?|[0-9一二三四五六九两几数]{1,2}个(?:月|季度)[内里间中]?)"
    r"|(?P<ordinal>第[0-9一二三四五六七八九十百零]+|〔[0-9]{4}〕[0-9]*号?)"
    r"|(?P<year>(?<![0-9])20[0-9]{2}年(?:度|[底末])?)"
    r"|(?P<share>[0-9]+(?:\.[0-9]+)?(?:[%％‰]|个百分点|成|倍)|[一二三四五六七八九]成)"
    r"|(?P<both>[两二](?:项|者|类|部分)(?=合计|相加|总计|共计|共|累计|加起来))"
    r"|(?P<figure>(?P<number>[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千]+|[零壹贰叁肆伍陆柒捌玖拾佰仟万]+(?=元))"
    r"(?P<wan>万)?(?P<unit>件次|件(?!事)|起|宗|份|例|部|个(?!人|月|季度|工作日|小时)|条|项|次(?!年)|笔|名|户|家|人(?!次)|元整?))"
    r"|(?P<none>零(?![一-龥])|0(?![0-9.]))"
    r"|(?P<other_number>[0-9]+(?:\.[0-9]+)?[万亿]?[余多]?)"
)
_MARKS: Final = frozenset(
    "0123456789一二两三四五六七八九十零〇（(第截〔壹贰叁肆伍陆柒捌玖拾佰仟百千"
)
"""What a special piece can begin with."""
_ORGAN: Final = re.compile(
    r"(?:局|厅|委|办|所|站|队|院|校|中心|政府|部门|机构|公司|[居村管]委会|协会|[省市州县区旗镇乡]|街道|办事处|办公室|委员会)(?:本级|机关|自身)?$"
)
_ENDS: Final = frozenset("局厅委办所站队院校心府门构司会省市州县区旗镇乡道处室级关身")
"""What an organ's name may end with."""
_YEAR_END: Final = (12, 31)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its unit: 47件."""

    value: int | Decimal
    unit: str


@dataclass(slots=True)
class Lexed:
    """A sentence in letters; token ``n`` is ``text[starts[n]:ends[n]]``."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    figures: dict[int, Figure]


def lex(grammar: Grammar, text: str, year: int | None) -> Lexed:
    """The words of a sentence, longest first; what is no word is unknown, in one piece."""
    words, sizes, names = grammar.words, grammar.sizes, grammar.letters
    unknown, figure = names["unknown"], names["figure"]
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    figures: dict[int, Figure] = {}
    at = known = 0
    length = len(text)
    while at < length:
        char = text[at]
        end = at + 1
        match = _SPECIAL.match(text, at) if char in _MARKS else None
        if match is not None:
            end = match.end()
            letter = _special(match, names, year)
        else:
            letter = words.get(char, unknown)
            for size in sizes.get(text[at : at + 2], ()):
                found = words.get(text[at : at + size])
                if found is not None:
                    letter, end = found, at + size
                    break
        if letter != unknown:
            if at > known:
                letters.append(_unknown(text, known, at, names))
                starts.append(known)
                ends.append(at)
            if letter == figure and match is not None:
                figures[len(letters)] = _figure(match)
            letters.append(letter)
            starts.append(at)
            ends.append(end)
            known = end
        at = end
    if length > known:
        letters.append(_unknown(text, known, length, names))
        starts.append(known)
        ends.append(length)
    return Lexed(text, "".join(letters), starts, ends, figures)


def _unknown(text: str, start: int, end: int, names: Mapping[str, str]) -> str:
    """What the end of a piece of unknown words tells: an organ, a kind."""
    last = text[end - 1]
    if last == "类":
        return names["kind"]
    if last in _ENDS and end - start > 1 and _ORGAN.search(text, start, end):
        return names["organ"]
    return names["unknown"]


def _special(match: re.Match[str], names: Mapping[str, str], year: int | None) -> str:
    if match.lastgroup in _FIGURES:
        return names["figure"]
    if match["until"]:
        ends = (
            match["until"].startswith("截")
            and (int(match["month"]), int(match["day"])) != _YEAR_END
        )
        return names["period" if ends else "glue"]
    if match["year"]:
        told = int(match["year"][:4])
        if year is None or told == year:
            return names["now"]
        # Only what the year before left is carried over: 2022年结转的2件 in a report on 2023.
        return names[{year + 1: "next", year - 1: "year"}.get(told, "period")]
    for kind, letter in _LETTERS:
        if match[kind]:
            return names[letter]
    return names["number"]


_LETTERS: Final = (
    ("mark", "stop"), ("to_end", "glue"), ("years", "period"), ("period", "period"), ("ordinal", "unknown"), ("share", "share"), ("both", "both"),
    ("figure", "figure"), ("none", "figure"),
)  # fmt: skip


_FIGURES: Final = frozenset({"plain", "figure"})


def _figure(match: re.Match[str]) -> Figure:
    if match["plain"]:
        return Figure(int(match["plain"]), "件")
    if match["none"]:
        return Figure(0, "")
    value = value_of(match["number"])
    if match["wan"]:
        value *= WAN
        value = int(value) if value == int(value) else value
    unit = match["unit"]
    return Figure(value, "元" if unit.startswith("元") else unit)
