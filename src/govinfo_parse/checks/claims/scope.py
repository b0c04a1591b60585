"""Whose figure it is, and of what time, read from left to right through a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from govinfo_parse.checks.claims.lexer import Lexed
from govinfo_parse.forms.claims import Grammar

_LEVELS: Final = "省市州县区旗盟镇乡"
_LEVEL: Final = re.compile(
    "(?<!城)乡(?!村)|(?<!城)市(?![场政容民])|(?<![社校林矿景园发新])区(?![域划])"
    "|县(?![城域])|(?<!城)镇|[省州旗盟]|街道"
)
"""城乡建设局, 市场监管局 and 开发区 have no level in them."""
_GOVERNMENT: Final = re.compile(r"(?:人民政府|[省市州县区旗镇乡])$")
_OWN_LEVEL: Final = re.compile("(?:本级|机关|自身)$")
_TOWN: Final = re.compile("[镇乡]人民政府|街道办事处")
_OFFICE_OF_TOWN: Final = re.compile(
    "(?:[镇乡]|街道)?党政(?:综合)?办(?:公室)?|(?:[镇乡]|街道)[^省市州县区镇乡]*(?:办(?:公室)?|[大中]?队|中心|站)"
)
"""镇党政办 receives for 白马镇人民政府; 镇综合行政执法队 punishes for it."""
_OFFICE: Final = re.compile("办(?:公[室厅])?(?:本级|机关|自身)?$")
_OWN: Final = ("own", "")


def is_of_agency(name: str, agency: str | None) -> bool | None:
    """Whether an organ's name is the agency's, shortened or not; ``None`` if nobody can tell.

    >>> is_of_agency("市住建局", "云溪市住房和城乡建设局")
    True
    >>> is_of_agency("县公安局", "清河县桃花镇人民政府")
    False
    >>> is_of_agency("县政府", "清河县桃花镇人民政府")
    False
    """
    if not agency:
        return None
    name = _OWN_LEVEL.sub("", name)
    if _OFFICE_OF_TOWN.fullmatch(name) and _TOWN.search(agency):
        return True
    if name in agency or agency in name:
        return True
    levels = [m.start() for m in _LEVEL.finditer(name)]
    for start in (0, *levels):
        if _shortens(name[start:], agency):
            # 黄泥镇人民政府 is not 白马镇人民政府, though 镇人民政府 shortens both.
            place = name[max(0, start - 2) : start + 1] if start in levels else ""
            return True if len(place) < 3 or place in agency else None
    return False


def _shortens(name: str, agency: str) -> bool:
    """The characters of the name in their order, and none of another level between."""
    if len(name) < 2:
        return False
    at = agency.find(name[0])
    first = at
    for char in name[1:]:
        at = agency.find(char, at + 1)
        if at < 0:
            return False
    below = _LEVEL.search(agency, first + 1) if first >= 0 and name[0] in _LEVELS else None
    return first >= 0 and (below is None or below[0][0] in name[1:])


@dataclass(slots=True)
class Scope:
    """The subject and the time that hold where the reader stands."""

    grammar: Grammar
    agency: str | None
    subject: tuple[str, str] = _OWN
    time: str = "own"
    outside: list[tuple[tuple[str, str], str]] = field(default_factory=list)

    def of(self) -> tuple[str, str]:
        """The scope, and the words that tell an office or an area."""
        return (self.time, "") if self.time != "own" else self.subject

    def begin(self, follows: bool) -> None:
        """A new sentence; after a ；the subject goes on."""
        self.time = "own"
        self.outside.clear()
        if not follows:
            self.subject = _OWN

    def see(self, lexed: Lexed, index: int, letters: Letters) -> None:
        """Take what a word says of subject or time."""
        letter = lexed.letters[index]
        before = lexed.letters[index - 1 : index]
        if letter == letters.open:
            self.outside.append((self.subject, self.time))
        elif letter == letters.close:
            if self.outside:
                self.subject, self.time = self.outside.pop()
        elif letter in letters.times:
            if before == letters.to and lexed.letters[index - 2 : index - 1] in letters.times:
                self.time = "other_period"  # 2021年至2023年
            elif (
                before not in letters.beside
                and not letters.carried.match(lexed.letters, index + 1)
                and not letters.carries.search(lexed.letters, max(0, index - 3), index)
            ):
                self.time = letters.times[letter]
        elif before and before in letters.no_subject:
            return
        elif letter == letters.own:
            if before != letters.organ:  # 省政府本级
                self.subject = _OWN
        elif letter == letters.area:
            if before == letters.conjunction:
                return  # 我委及所属机构
            self.subject = self._area(lexed.text[lexed.starts[index] : lexed.ends[index]])
        elif before and before in letters.figures:
            self.subject = ("whole", lexed.text[lexed.starts[index] : lexed.ends[index]])
        elif letters.acts.match(lexed.letters, index + 1):
            self.subject = self._organ(_name(lexed, index, letters))

    def _area(self, words: str) -> tuple[str, str]:
        agency = self.agency or ""
        levels = _LEVEL.findall(agency)
        whole = words.startswith("全") and _GOVERNMENT.search(agency) and levels
        return _OWN if whole and words[1:] == levels[-1] else ("whole", words)

    def _organ(self, name: str) -> tuple[str, str]:
        known = is_of_agency(name, self.agency)
        if known:
            return "own", name
        is_office = known is None or _OFFICE.search(name) is not None
        return ("office" if is_office else "other_organ"), name


def _name(lexed: Lexed, index: int, letters: Letters) -> str:
    """The organ's name, with what 和 parts in it: 住房和城乡建设局."""
    start = index
    while (
        start > 1
        and lexed.letters[start - 1] == letters.conjunction
        and lexed.text[lexed.starts[start - 1]] in "和与"
        and lexed.letters[start - 2] == letters.unknown
    ):
        start -= 2
    return lexed.text[lexed.starts[start] : lexed.ends[index]]


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters that tell subject and time."""

    open: str
    close: str
    own: str
    area: str
    organ: str
    to: str
    conjunction: str
    unknown: str
    times: dict[str, str]
    beside: frozenset[str]
    """与上年持平, 较2021年的10件: the time is only compared."""
    no_subject: frozenset[str]
    """在全县, 由县公安局."""
    carried: re.Pattern[str]
    """上年结转: of this report."""
    carries: re.Pattern[str]
    """结转的上年申请."""
    acts: re.Pattern[str]
    """What an organ does, so that the figures that follow are its own."""
    figures: frozenset[str]
    """全区14个街道."""
    seen: frozenset[str]

    @classmethod
    def of(cls, grammar: Grammar) -> Letters:
        """Of the grammar's classes."""
        names = grammar.letters
        times = {
            names["now"]: "own", names["year"]: "other_period",
            names["last"]: "last_year", names["period"]: "other_period", names["reach"]: "own",
        }  # fmt: skip
        return cls(
            names["open"], names["close"], names["own"], names["area"], names["organ"], names["to"],
            names["and"], names["unknown"], times, grammar.of("and", "compare"), grammar.of("at", "cause", "area"),
            grammar.pattern("(glue|to|neg|soft|manner)* carry"),
            grammar.pattern("carry (to|glue)*$"),
            grammar.pattern(
                "(now|year|last|period|glue|manner|all|soft|own|apart)*"
                "(get|new_application|finish|take|make|issue|cause|apart|disclosure|enforced|neg|repeal|submit|figure)"
            ),
            grammar.of("figure", "number"),
            frozenset(times) | grammar.of("open", "close", "own", "area", "organ"),
        )  # fmt: skip
