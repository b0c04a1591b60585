"""Where the reader stands: its section, its sentence, and what the paragraph said before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Final

from govinfo_parse.checks.claims.lexer import Figure, Lexed
from govinfo_parse.checks.claims.scope import Letters, Scope
from govinfo_parse.checks.claims.sentences import Squeezed, quote_of
from govinfo_parse.checks.claims.statement import REVIEWS, Statement
from govinfo_parse.forms.claims import Grammar, load_claims
from govinfo_parse.results.sections import SectionText

_NUMBERED: Final = re.compile(
    "[（(][一二三四五六七八九十0-9]{1,2}[）)]|[0-9]{1,2}[.、．]|[一二三四五六七八九十][是、]|第[一二三四五六七八九十][，、,]"
)
"""A new item, of a subject of its own: （2）, 二是."""
REACH: Final = 32
"""Words before and behind a figure that are looked at."""
MOST: Final = 64
"""Figures of a sentence that are remembered; the longest sentence of a report has thirty."""
PART_FOUR: Final = 4
PART_SIX: Final = 6
REQUESTS: Final = "requests"
FEES: Final = "fees"
ENFORCED: Final = ("licensing", "penalties", "compulsion")
OTHER: Final = "other"
"""The topic of a list that counts what the form does not ask for."""


@dataclass(frozen=True, slots=True)
class Sets:
    """The letters that the reader itself asks for, not the rules."""

    scope: Letters
    figures: frozenset[str]
    breaks: frozenset[str]
    empty: frozenset[str]
    """Words beside which a figure has nothing before it in its clause: 另有3件."""
    harmless: frozenset[str]
    """Beside these a figure that is not understood breaks off no list."""
    dropped: frozenset[str]
    other_acts: frozenset[str]
    changes: frozenset[str]
    share: frozenset[str]
    topic: frozenset[str]
    info: frozenset[str]
    nouns: frozenset[str]
    bare: frozenset[str]
    """Words that say nothing in ``，结果均为维持``."""
    adverb: str
    handled: re.Pattern[str]
    late: re.Pattern[str]
    tail: re.Pattern[str]
    all_natural: re.Pattern[str]
    inspected: re.Pattern[str]
    """Looked at, not done: what the clause counts is of a sample."""
    acted: re.Pattern[str]
    paid: re.Pattern[str]
    """收取信息处理费1笔，计: nothing else stands between, 罚款 or 减免."""
    told_share: re.Pattern[str]
    settled: re.Pattern[str]
    answered: re.Pattern[str]
    outcome: re.Pattern[str]
    """诉讼尚未审结, without a figure."""
    rows: dict[str, str]
    """The key that a word for an answer stands for."""
    results: frozenset[str]
    pieces: re.Pattern[str]
    heard: re.Pattern[str]
    """The words that the reader stops at."""
    reviews: dict[str, str]
    """The key, or the column with a dot, that a word of reviews stands for."""


@cache
def sets_of() -> Sets:
    """Of the grammar's classes."""
    grammar = load_claims()
    names = grammar.letters
    scope = Letters.of(grammar)
    heard = scope.seen | grammar.of(
        "figure",
        "number",
        "share",
        "neg",
        "all",
        "fee",
        "reconsideration",
        "litigation",
        "asked",
        "application",
        "applicant",
    )
    return Sets(
        scope=scope,
        figures=grammar.of("figure", "number", "share"),
        breaks=grammar.of("stop", "open", "close", "and", "colon"),
        empty=grammar.of("empty"),
        harmless=grammar.of("empty", "sum", "both", "withdrawn", "place", "soft"),
        dropped=grammar.of("act", "proactive", "due", "compare", "mean"),
        other_acts=grammar.of("act", "proactive"),
        changes=grammar.of("change"),
        share=grammar.of("channel", "column", "kind"),
        topic=grammar.of("asked", "application", "applicant"),
        nouns=grammar.of("unknown", "kind", "case", "paper", "complaint"),
        info=grammar.of("disclosure"),
        bare=grammar.of("glue", "manner", "all", "soft", "cause", "case", "colon", "part", "own",
                        "court", "info", "make", "decision", "with", "reviewer", "organ"),
        adverb=grammar.sets["adverb"],
        handled=grammar.pattern(
            "(?<![cause disclosure application ])(get|finish|defence|reviewer|act|inspect|hearing)"
        ),
        late=grammar.pattern("cause* (lost|late)"),
        tail=grammar.pattern("(stop|adverb)+$"),
        all_natural=grammar.pattern(
            "all (glue|cause|submit)* ({natural}|organizations) (submit|application|glue)*"
            "(stop|close|$)"
        ),
        inspected=re.compile(
            f"{names['inspect']}[^{''.join(sorted(grammar.of('stop', 'open', 'close', 'and')))}]*$"
        ),
        acted=grammar.pattern("(act|adverb|stop|document)+"),
        paid=grammar.pattern(
            "(fee|take) (fee|take|charge|money|figure|adverb|stop|open|close)*$"
        ),
        told_share=grammar.pattern("(at|glue)* share$"),
        settled=grammar.pattern("(stop|glue|all|at|to|now|year|period|soft|manner)* finish"),
        outcome=grammar.pattern(
            "(reconsideration|litigation) (glue|case|all|soft)* (upheld|corrected|pending) (stop|close|and|$)"
        ),
        answered=grammar.pattern(
            "(asked|info glue* application|application)? (stop|glue|all|cause|manner|finish|make)* (row|disclose)"
        ),
        rows={
            names["granted"]: "granted",
            names["disclose"]: "granted",
            names["partial"]: "partially_granted",
            names["denied"]: "denied",
            names["unavailable"]: "unavailable",
            names["not_processed"]: "not_processed",
            names["handled_otherwise"]: "other_handling",
        },
        results=frozenset(
            ("granted", "partially_granted", "denied", "unavailable", "not_processed", "other_handling")
        ),
        pieces=grammar.pattern("stop|open|close|and"),
        heard=re.compile(f"[{''.join(sorted(heard))}]"),
        reviews={
            names["reconsideration"]: "reconsideration",
            names["litigation"]: "litigation",
            names["defence"]: "litigation",
            names["direct"]: "litigation_direct",
            names["after_review"]: "litigation_after_reconsideration",
            names["upheld"]: ".upheld",
            names["corrected"]: ".corrected",
            names["lost"]: ".corrected",
            names["pending"]: ".pending",
        },
    )  # fmt: skip


@dataclass(slots=True)
class Context:
    """What holds where the reader stands in a part."""

    section: SectionText
    year: int | None
    scope: Scope
    grammar: Grammar = field(default_factory=load_claims)
    sets: Sets = field(default_factory=sets_of)
    topic: str = ""
    """What the paragraph speaks of: a table, or :data:`OTHER`."""
    last: Statement | None = None
    """What was stated last in the paragraph: 行政复议4件；被纠正2件."""
    received: Statement | None = None
    here: list[Statement] = field(default_factory=list)
    """What the sentence stated."""
    listed: bool = True
    """Whether the figure before was read: of 公开审批67件、行政处罚29件 none is a decision."""
    foreign: bool = False
    """Whether the sentence counts applications for another thing: 备案申请4307件."""
    of_carried: bool = False
    """Whether figures are of what was carried over: 上年结转4件中，3件予以公开."""
    behind: int = 0
    """Where the words end that the figure has taken behind it: 3件由个人提出."""
    first: int = 0
    until: int = 0
    text: Squeezed = field(default_factory=lambda: Squeezed("", (0,), (0,)))

    def begin(self, first: int, until: int, gap: str | None) -> str:
        """A sentence, of its first and last character; ``gap`` is what stands before it.

        Without ``gap`` it is the first of the part.
        """
        if gap is None or "\n" in gap:
            self.last, self.topic, self.received = None, "", None
        if gap and "申请" in gap:
            self.topic = REQUESTS
        self.scope.begin(follows=gap in ("；", ";"))
        self.here, self.listed, self.of_carried, self.foreign = [], True, False, False
        self.first, self.until = first, until
        self.text = Squeezed.of(self.section.text[first:until], first)
        if _NUMBERED.match(self.text.text):
            self.scope.begin(follows=False)
        return self.text.text

    def take(self, statement: Statement) -> None:
        """What was stated becomes what the next figures lean on."""
        self.here.append(statement)
        if len(self.here) > MOST:
            del self.here[0]
        self.last, self.topic = statement, statement.table
        if statement.key == "received" and statement.scope == "own":
            self.received = statement

    def break_off(self) -> None:
        """A figure of something else: 受理信访件18件，办结18件."""
        self.topic, self.last = OTHER, None

    def table_of(self, key: str) -> str:
        """The table that a key is of."""
        known = self.grammar.fields.get(key.partition(".")[0])
        return known.table if known is not None else REVIEWS

    def clause_of(self, before: str) -> str:
        """What stands before the figure in its own clause."""
        names = self.grammar.letters
        return before[max(before.rfind(names["stop"]), before.rfind(names["open"])) + 1 :]

    def base_of(self, before: str) -> str | None:
        """Which reviews an outcome is of: those named before it, else those stated last."""
        for letter in reversed(before):
            key = self.sets.reviews.get(letter, "")
            if key and not key.startswith("."):
                return key
        last = self.last
        return last.key.partition(".")[0] if last is not None and last.table == REVIEWS else None

    def document_of(self, words: str) -> str | None:
        """Rules or normative documents: the noun stands once, each number has its verb."""
        names = self.grammar.letters
        at, key = max(
            (words.rfind(names["norm"]), "normative_documents"),
            (words.rfind(names["rules"]), "rules"),
        )
        if at >= 0:
            return key
        last = self.last.key if self.last is not None else ""
        return next((k for k in ("normative_documents", "rules") if last.startswith(k)), None)

    def is_outcome_of_stated(self, key: str) -> bool:
        """What became of reviews that the sentence has stated."""
        base, _, column = key.partition(".")
        return bool(column) and any(one.key == base for one in self.here)

    def is_of_disclosure(self, lexed: Lexed, index: int, clause: str) -> bool:
        """Reviews of disclosure, not all that an organ reviews (办理行政复议案件120件)."""
        names, sets = self.grammar.letters, self.sets
        is_zero = lexed.letters[index] == names["neg"]
        if not is_zero and names["authority"] in lexed.letters[:index]:
            return False  # 作为复议机关，我局全年审理复议案件45件
        if not is_zero and names["apart_from"] in lexed.letters[index : index + REACH]:
            return False
        if self.section.number == PART_FOUR:
            return names["act"] not in clause
        if not is_zero and sets.handled.search(clause):
            told = sets.info.intersection(clause + lexed.letters[index : self.behind])
            # 未产生政府信息公开行政诉讼案件，收到行政复议1件
            return bool(told) or any(one.table == REVIEWS for one in self.here)
        return True

    def made(self, key: str, figure: Figure, lexed: Lexed, index: int) -> Statement:
        """A figure of a key, of the subject and time that hold here."""
        return self.made_of(key, figure, lexed, index, *self.scope.of())

    def made_of(
        self, key: str, figure: Figure, lexed: Lexed, index: int, scope: str, area: str
    ) -> Statement:
        """A figure of a key and a scope."""
        base, _, column = key.partition(".")
        known = self.grammar.fields.get(key)
        columns = (column,) if known is None else known.columns
        known = known or self.grammar.fields[base]
        start, end = self.span(lexed, index)
        quote = quote_of(self.section.text, self.first, self.until, start, end)
        return Statement(
            key, known.table, known.readings, columns, figure.value,
            "元" if known.table == "fees" else "件", quote, self.section.number,
            start, end, scope, area,
        )  # fmt: skip

    def again(
        self, statement: Statement, key: str, value: int | Decimal, lexed: Lexed, index: int
    ) -> Statement:
        """What a word says of a figure stated before, with that figure's scope."""
        figure = Figure(value, "件")
        return self.made_of(key, figure, lexed, index, statement.scope, statement.area)

    def span(self, lexed: Lexed, index: int) -> tuple[int, int]:
        """Where a word stands in the part's text."""
        return self.text.span(lexed.starts[index], lexed.ends[index])
