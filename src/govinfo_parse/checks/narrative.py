"""Figures that the prose states, read with their quotes.

A number counts with what stands before it in its sentence: 受理政府信息公开申请 17 件. Whose
figure it is (the office's own, the whole area's, last year's, a month's) is read from the same
sentence. Prose never fills a cell; :mod:`govinfo_parse.checks.claims` holds it against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from govinfo_parse.checks.sentences import Sentence, Squeezed, value_of
from govinfo_parse.forms.claims import ClaimKind, ClaimWords, load_claims
from govinfo_parse.results.sections import SectionText

_SENTENCE: Final = re.compile(r"[^。；;！？!?\n]+")
_NUMBER: Final = re.compile(
    r"(?<![0-9.〔第])(?P<number>[0-9]+(?:\.[0-9]+)?|(?<![十百二三四五六七八九])[零〇一二两三四五六七八九十百]+)"
    r"(?P<unit>件次|件(?!事)|起|宗|份|例|部|个|条|项|次|期|篇|人次|万元|元|家|名|户|场)"
)
_YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})年(?!度?结转|[0-9]{1,2}月)")
_CARRY_YEAR: Final = re.compile(
    r"(?:结转|延|顺延)(?:至|到)20[0-9]{2}年|20[0-9]{2}年度?(?:结转|遗留)"
)
_DISCLOSURE: Final = re.compile("信息公开|依申请|公开申请")
_NORMATIVE: Final = re.compile(r"^[，、和及与]?(?:行政)?规范性文件$")
_NEAR: Final = 160
_WAN: Final = 10_000
_PART_FOUR: Final = 4
_PART_SIX: Final = 6
_AND: Final = 5
_APPLICANTS: Final = frozenset({"件", "件次", "项", "宗", "起", "份", "名", "户", "次"})
_OF_YEAR: Final = re.compile(r"(?<!结转)(?<!至)(20[0-9]{2})年度?(?:的|为|是|分别为)?$")
_OTHER_TIME: Final = frozenset({"other_period", "last_year"})
_TOGETHER: Final = re.compile(r"(?:合计|共计|共|总计)$")
_CARRIED: Final = re.compile(r"(?:^|[，、；（及和])(?:其中)?(?:结转|结余|顺延|剩余)(?:至|到)?$")
_OTHER: Final = re.compile(r"(?:^|[，、；及和])其他$")
_OF_REVIEWS: Final = re.compile("行政复议申请|复议案件")
_HANDLED: Final = re.compile(
    r"(?:办理|审理|受理|审结|承办|出庭)[^，。；]{0,6}(?:复议|应诉|诉讼)|复议机关[^，。；]{0,6}(?:办理|审)|复议体制|负责人出庭|行政复议机构|其他[^，。；]{0,4}复议|收到行政复议申请"
)
_OPENED: Final = re.compile(r"(?:^|[，、；：])(?:其中)?(?:同意)?公开$")
_CLAUSE: Final = re.compile("[，。；、）]")
_WHOLE: Final = frozenset({"received", "results_total"})
_RESULTS: Final = frozenset(
    {
        "granted",
        "partially_granted",
        "granted_or_partially",
        "denied",
        "unavailable",
        "not_processed",
    }
)
_REVIEWS: Final = "reconsideration_litigation"


@dataclass(frozen=True, slots=True)
class Statement:
    """A stated figure before it is compared: what it is of, its place and its scope.

    ``columns`` are the columns of the form that it sums; ``start`` and ``end`` count characters
    of the part's text. ``area`` are the words that tell an office or an area (全县, 区政府办).
    """

    key: str
    table: str
    readings: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    value: int | Decimal
    unit: str
    quote: str
    section: int
    start: int
    end: int
    scope: str
    area: str = ""


def read_statements(sections: Sequence[SectionText], year: int | None) -> list[Statement]:
    """Every figure that the prose states of something that the form asks for."""
    words = load_claims()
    found: list[Statement] = []
    for section in sections:
        text = Squeezed.of(section.text)
        before, carried = "", None
        for match in _SENTENCE.finditer(text.text):
            own: list[Statement] = []
            if words.figures.search(match[0]):
                sentence = Sentence(text, match.start(), match.end(), section, before)
                own = list(_Reader(words, sentence, year, carried).statements())
            found += own
            before, carried = before + match[0], own[-1] if own else carried
            if text.text[match.end() : match.end() + 1] == "\n":
                before, carried = "", None
    return list(dict.fromkeys(found))


@dataclass(slots=True)
class _Reader:
    """Reads one sentence from left to right."""

    known: ClaimWords
    sentence: Sentence
    year: int | None
    carried: Statement | None
    """What the sentence before stated last: 行政复议4件；被纠正2件."""

    def statements(self) -> Iterator[Statement]:
        words = self.sentence.words
        yield from self._zeros(words)
        done = 0
        seen: list[Statement] = []
        reviewed = 0
        for match in _NUMBER.finditer(words):
            left, right = words[done : match.start()], words[match.end() :]
            done = match.end()
            if self._is_change(left, right):
                continue
            found = self._one(left, right, match, seen)
            if found is None:
                continue
            yield found
            seen.append(found)
            if _is_whole_review(found):
                reviewed = reviewed or match.end()
        upheld = self.known.all_upheld.search(words, reviewed) if reviewed else None
        reviews = [one for one in seen if _is_whole_review(one) and one.scope not in _OTHER_TIME]
        if upheld:
            # 均获法院维持 speaks of the suits alone.
            by_court = "法院" in upheld[0]
            by_organ = "复议机关" in words[reviewed : upheld.start()]
            reviews = [
                one
                for one in reviews
                if not (by_court and one.key == "reconsideration")
                and not (by_organ and one.key != "reconsideration")
            ]
        if upheld and reviews:
            yield _together(reviews)

    def _is_change(self, left: str, right: str) -> bool:
        """``比上年增加12件``, ``下降12%``: no figure of the form."""
        marks = self.known.marks
        return bool(marks["change"].search(left) or marks["share"].match(right))

    def _one(
        self, left: str, right: str, match: re.Match[str], seen: Sequence[Statement]
    ) -> Statement | None:
        last = seen[-1] if seen else self.carried
        found = self._document(left, match)
        if found is None and last is not None:
            found = self._beside(left, right, match, last, seen)
        if found is not None:
            return found
        for kind in self.known.kinds:
            if not kind.unit.fullmatch(match["unit"]):
                continue
            if kind.before.search(left) and kind.after.match(right):
                return self._of_kind(kind, left, match)
        return None

    def _beside(
        self,
        left: str,
        right: str,
        match: re.Match[str],
        last: Statement,
        seen: Sequence[Statement],
    ) -> Statement | None:
        """A figure that only says how it differs from one before it in the sentence."""
        year = _OF_YEAR.search(left)
        if year and int(year[1]) != self.year:
            return replace(self._made(last, match), scope="other_period")
        if last.table == _REVIEWS:
            for key, before in self.known.outcomes:
                if before.search(left) or (len(left) < _AND and before.search(_opening(right))):
                    own = replace(last, key=f"{last.key.partition('.')[0]}.{key}", columns=(key,))
                    return self._made(own, match)
            whole = [one for one in seen if _is_whole_review(one)]
            if len(whole) > 1 and match["unit"] in _APPLICANTS and _TOGETHER.search(left):
                return replace(_together(whole, "reviews"), value=value_of(match["number"]))
            return None
        if last.table != "requests":
            return None
        received = next((one for one in (*reversed(seen), last) if one.key == "received"), None)
        for columns, before in self.known.applicants if received else ():
            if received and match["unit"] in _APPLICANTS and before.search(left):
                who = columns[0] if len(columns) == 1 else "organizations"
                key = f"{received.key.partition('.')[0]}.{who}"
                return self._made(replace(received, key=key, columns=columns), match)
        if _OPENED.search(left) and last.key in _WHOLE:
            own = replace(last, key="granted", readings=(("granted",),), columns=("total",))
            return self._made(own, match)
        if _CARRIED.search(left):
            key = (
                "carried_forward"
                if last.key not in ("received", "carried_over")
                else "carried_over"
            )
            return self._made(replace(last, key=key, readings=((key,),), columns=("total",)), match)
        if _OTHER.search(left) and last.key in _RESULTS:
            rows = ("other_handling", "other_handling.*")
            return self._made(replace(last, key="other_handling", readings=(rows,)), match)
        return None

    def _document(self, left: str, match: re.Match[str]) -> Statement | None:
        """Rules and normative documents: the noun stands once, each number has its verb."""
        known = self.known.documents
        if (
            not known.unit.fullmatch(match["unit"])
            or known.both.search(left)
            or left.endswith("等")
        ):
            return None
        before = self.sentence.words[: match.start()]
        nouns = [(m.end(), key) for key, noun in known.nouns for m in noun.finditer(before)]
        if not nouns:
            return None
        at, noun = max(nouns)
        verb = next((verb for verb, words in known.verbs if words.search(left)), None)
        if verb is None:
            if at < match.start() or not _NORMATIVE.search(left):
                return None
            verb = "issued"
        scope, area = self._scope(None, left)
        if "其中" in left:
            scope = "share"
        # 新制作 and 新公开 are the columns of the form of 2019.
        columns = {
            "issued": ("issued", "produced", "newly_disclosed"),
            "in_force": ("in_force", "total_disclosed"),
        }.get(verb, (verb,))
        return self._plain(
            f"{noun}_{verb}",
            "proactive_disclosure",
            ((noun,),),
            columns,
            match,
            scope,
            area,
        )

    def _of_kind(self, kind: ClaimKind, left: str, match: re.Match[str]) -> Statement | None:
        if kind.table == _REVIEWS and not self._is_of_disclosure(left):
            return None
        if (
            kind.key == "received"
            and _OF_REVIEWS.search(self.sentence.words)
            and "申请" not in left
        ):
            return None  # 收到行政复议申请120件，受理98件
        if kind.key == "fee" and not self._is_of_fees():
            return None
        return self._plain(
            kind.key, kind.table, kind.readings, ("total",), match, *self._scope(kind, left)
        )

    def _plain(
        self,
        key: str,
        table: str,
        readings: tuple[tuple[str, ...], ...],
        columns: tuple[str, ...],
        match: re.Match[str],
        scope: str,
        area: str,
    ) -> Statement:
        number = value_of(match["number"])
        if match["unit"] == "万元":
            number = Decimal(number) * _WAN
        start, end = self._span(match.start(), match.end())
        return Statement(
            key,
            table,
            readings,
            columns,
            number,
            "元" if match["unit"].endswith("元") else "件",
            self._quote(),
            self.sentence.section.number,
            start,
            end,
            scope,
            area,
        )

    def _is_of_disclosure(self, left: str) -> bool:
        """Reviews of disclosure, not all that an organ reviews (办理行政复议案件120件)."""
        if self.sentence.section.number == _PART_FOUR or _DISCLOSURE.search(left):
            return True
        return not _HANDLED.search(self.sentence.words)

    def _is_of_fees(self) -> bool:
        near = self.sentence.before[-_NEAR:] + self.sentence.words
        return self.sentence.section.number == _PART_SIX or "处理费" in near or "依申请" in near

    def _made(self, statement: Statement, match: re.Match[str]) -> Statement:
        start, end = self._span(match.start(), match.end())
        return replace(statement, value=value_of(match["number"]), start=start, end=end)

    def _zeros(self, words: str) -> Iterator[Statement]:
        for zero in self.known.zeros:
            match = zero.pattern.search(words)
            if match is None or (zero.key == "fee" and not self._is_of_fees()):
                continue
            if zero.table == _REVIEWS and not self._is_of_disclosure(words[: match.end()]):
                continue
            start, end = self._span(match.start(), match.end())
            yield Statement(
                zero.key,
                zero.table,
                (zero.rows,),
                ("total",),
                0,
                "元" if zero.key == "fee" else "件",
                self._quote(),
                self.sentence.section.number,
                start,
                end,
                *self._scope(None, words[: match.start()]),
            )

    def _scope(self, kind: ClaimKind | None, left: str) -> tuple[str, str]:
        """Whose figure it is, or of what time; the words that tell an office or an area."""
        marks = self.known.marks
        words = self.sentence.words
        before = words[: words.find(left) + len(left)] if left else words
        near = _YEAR.findall(_CARRY_YEAR.sub("", left))
        if near and self.year is not None and int(near[-1]) != self.year:
            return "other_period", ""
        if kind is None or not kind.key.startswith("carried"):
            years = near[-1:] or _YEAR.findall(_CARRY_YEAR.sub("", before))
            if years and self.year is not None and int(years[0]) != self.year:
                return "other_period", ""
            if marks["period"].search(before):
                return "other_period", ""
            if marks["last_year"].search(left):
                return "last_year", ""
        if (
            kind is not None
            and kind.key in ("received", "results_total")
            and marks["part"].search(left)
        ):
            return "share", ""
        told = [
            (m.end(), scope, m[0] if scope != "own" else "")
            for scope in ("own", "whole", "office")
            for m in marks[scope].finditer(before)
        ]
        _, scope, area = max(told, default=(0, "own", ""))
        return scope, area

    def _quote(self) -> str:
        start, end = self.sentence.text.span(self.sentence.start, self.sentence.end)
        return self.sentence.text.source[start:end].strip()

    def _span(self, start: int, end: int) -> tuple[int, int]:
        at = self.sentence.start
        return self.sentence.text.span(at + start, at + end)


def _is_whole_review(statement: Statement) -> bool:
    return statement.table == _REVIEWS and statement.columns == ("total",)


def _together(reviews: Sequence[Statement], key: str = "") -> Statement:
    """``行政复议7件，诉讼9件，均获维持``: all sixteen were upheld."""
    first, *rest = reviews
    rows = tuple(row for one in reviews for row in one.readings[0])
    return replace(
        first,
        key=key or ("reviews.upheld" if rest else f"{first.key}.upheld"),
        readings=(rows,),
        columns=("total",) if key else ("upheld",),
        value=sum((one.value for one in reviews), 0),
        end=reviews[-1].end,
    )


def _opening(right: str) -> str:
    """The words that follow a number, up to the end of its clause."""
    return _CLAUSE.split(right, maxsplit=1)[0]
