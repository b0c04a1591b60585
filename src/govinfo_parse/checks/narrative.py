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

from govinfo_parse.forms.claims import ClaimKind, ClaimWords, load_claims
from govinfo_parse.results.sections import SectionText

_SENTENCE: Final = re.compile(r"[^。；;！？!?\n]+")
_NUMBER: Final = re.compile(
    r"(?<![0-9.〔第])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?|零|〇)"
    r"(?P<unit>件次|件|起|宗|份|例|部|个|条|项|次|期|篇|人次|万元|元|家|名|场)"
)
_YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})年(?!度?结转|[0-9]{1,2}月)")
_CARRY_YEAR: Final = re.compile(
    r"(?:结转|延|顺延)(?:至|到)20[0-9]{2}年|20[0-9]{2}年度?(?:结转|遗留)"
)
_DISCLOSURE: Final = re.compile("信息公开|依申请|公开申请")
_OFFICE: Final = re.compile("办公[室厅]|政府办|政务公开办|大数据|行政审批|政务服务")
_NORMATIVE: Final = re.compile(r"^[，、和及与]?(?:行政)?规范性文件$")
_NEAR: Final = 160
_WAN: Final = 10_000
_PARTS_WITH_TABLES: Final = (3, 4)
_REVIEWS: Final = "reconsideration_litigation"


@dataclass(frozen=True, slots=True)
class Statement:
    """A stated figure before it is compared: what it is of, its place and its scope.

    ``columns`` are the columns of the form that it sums; ``start`` and ``end`` count characters
    of the part's text.
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
    weak: bool = False


def read_statements(
    sections: Sequence[SectionText], year: int | None, agency: str | None
) -> list[Statement]:
    """Every figure that the prose states of something that the form asks for."""
    words = load_claims()
    found: list[Statement] = []
    for section in sections:
        text = _Squeezed.of(section.text)
        before = ""
        for match in _SENTENCE.finditer(text.text):
            sentence = _Sentence(text, match.start(), match.end(), section, before)
            found += _Reader(words, sentence, year, agency).statements()
            before = "" if text.text[match.end() : match.end() + 1] == "\n" else before + match[0]
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A text without its white space, and where each character stood."""

    text: str
    places: tuple[int, ...]
    source: str

    @classmethod
    def of(cls, source: str) -> _Squeezed:
        kept = [(i, c) for i, c in enumerate(source) if c == "\n" or not c.isspace()]
        text = "".join(c for _, c in kept).translate(_WIDE)
        return cls(text, tuple(i for i, _ in kept), source)

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1


_WIDE: Final = str.maketrans("０１２３４５６７８９,", "0123456789，")


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: _Squeezed
    start: int
    end: int
    section: SectionText
    before: str

    @property
    def words(self) -> str:
        return self.text.text[self.start : self.end]

    @property
    def is_about_disclosure(self) -> bool:
        near = self.before[-_NEAR:] + self.words
        return self.section.number in _PARTS_WITH_TABLES or bool(_DISCLOSURE.search(near))


@dataclass(slots=True)
class _Reader:
    """Reads one sentence from left to right."""

    known: ClaimWords
    sentence: _Sentence
    year: int | None
    agency: str | None

    def statements(self) -> Iterator[Statement]:
        words = self.sentence.words
        yield from self._zeros(words)
        done = 0
        last: Statement | None = None
        reviews: list[Statement] = []
        reviewed = 0
        for match in _NUMBER.finditer(words):
            left, right = words[done : match.start()], words[match.end() :]
            done = match.end()
            if self._is_change(left, right):
                continue
            found = self._one(left, right, match, last)
            if found is None:
                continue
            yield found
            if "." not in found.key:
                last = found
            if found.table == _REVIEWS and found.columns == ("total",):
                reviews.append(found)
                reviewed = reviewed or match.end()
        if reviews and self.known.all_upheld.search(words, reviewed):
            yield _together(reviews)

    def _is_change(self, left: str, right: str) -> bool:
        """``比上年增加12件``, ``占33.9%``: no figure of the form."""
        marks = self.known.marks
        return bool(marks["change"].search(left) or marks["share"].match(right))

    def _one(
        self, left: str, right: str, match: re.Match[str], last: Statement | None
    ) -> Statement | None:
        if not self.sentence.is_about_disclosure and "规" not in left:
            return None
        unit = match["unit"]
        if last is not None and last.table == _REVIEWS:
            for key, before in self.known.outcomes:
                if before.search(left):
                    return self._made(
                        replace(last, key=f"{last.key.partition('.')[0]}.{key}", columns=(key,)),
                        match,
                    )
        if last is not None and last.table == "requests":
            for columns, before in self.known.applicants:
                if before.search(left):
                    key = f"{last.key.partition('.')[0]}.{columns[0] if len(columns) == 1 else 'organizations'}"
                    return self._made(replace(last, key=key, columns=columns), match)
        if last is not None and last.key.startswith("rules_") and _NORMATIVE.search(left):
            # 公开规章13件，规范性文件60件: the verb holds for both.
            key = last.key.replace("rules", "normative_documents")
            return self._made(replace(last, key=key, readings=(("normative_documents",),)), match)
        for kind in self.known.kinds:
            if not kind.unit.fullmatch(unit):
                continue
            if kind.before.search(left) and kind.after.match(right):
                return self._of_kind(kind, left, match)
        return None

    def _of_kind(self, kind: ClaimKind, left: str, match: re.Match[str]) -> Statement | None:
        if kind.table == _REVIEWS and "信息公开" not in self._near() and not self._in_part_four():
            # 办理行政复议案件120件 of everything that the organ does.
            return None
        scope = self._scope(kind, left)
        number = _value(match["number"])
        unit = match["unit"]
        if unit == "万元":
            number, unit = Decimal(number) * _WAN, "元"
        start, end = self._span(match.start(), match.end())
        return Statement(
            kind.key,
            kind.table,
            kind.readings,
            kind.columns,
            number,
            "元" if unit == "元" else "件",
            self._quote(),
            self.sentence.section.number,
            start,
            end,
            scope,
            kind.weak,
        )

    def _made(self, statement: Statement, match: re.Match[str]) -> Statement:
        start, end = self._span(match.start(), match.end())
        return replace(statement, value=_value(match["number"]), start=start, end=end)

    def _zeros(self, words: str) -> Iterator[Statement]:
        if not self.sentence.is_about_disclosure and "信息处理费" not in words:
            return
        for zero in self.known.zeros:
            match = zero.pattern.search(words)
            if match and not (zero.table == _REVIEWS and "信息公开" not in self._near() + words):
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
                    self._scope(None, words[: match.start()]),
                )

    def _near(self) -> str:
        return self.sentence.before[-_NEAR:] + self.sentence.words

    def _in_part_four(self) -> bool:
        return self.sentence.section.number == 4

    def _scope(self, kind: ClaimKind | None, left: str) -> str:
        """Whose figure it is, and of what time."""
        marks = self.known.marks
        words = self.sentence.words
        before = words[: words.find(left) + len(left)] if left else words
        if kind is None or not kind.key.startswith("carried"):
            years = [int(y) for y in _YEAR.findall(_CARRY_YEAR.sub("", before))]
            if years and self.year is not None and years[-1] != self.year:
                return "other_period"
            if marks["period"].search(before):
                return "other_period"
            if marks["last_year"].search(left):
                return "last_year"
        if (
            kind is not None
            and kind.key in ("received", "results_total")
            and marks["part"].search(left)
        ):
            return "share"
        if marks["office"].search(before) and not _OFFICE.search(self.agency or ""):
            return "office"
        if marks["whole"].search(before):
            return "whole"
        return "own"

    def _quote(self) -> str:
        start, end = self.sentence.text.span(self.sentence.start, self.sentence.end)
        return self.sentence.text.source[start:end].strip()

    def _span(self, start: int, end: int) -> tuple[int, int]:
        at = self.sentence.start
        return self.sentence.text.span(at + start, at + end)


def _together(reviews: Sequence[Statement]) -> Statement:
    """``行政复议7件，诉讼9件，均获维持``: all sixteen were upheld."""
    first, *rest = reviews
    rows = tuple(row for one in reviews for row in one.readings[0])
    return replace(
        first,
        key="reviews.upheld" if rest else f"{first.key}.upheld",
        readings=(rows,),
        columns=("upheld",),
        value=sum((one.value for one in reviews), 0),
        end=reviews[-1].end,
    )


def _value(text: str) -> int | Decimal:
    if text in ("零", "〇"):
        return 0
    number = text.replace(",", "").replace("，", "")
    return Decimal(number) if "." in number else int(number)
