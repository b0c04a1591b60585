"""Figures that the prose states, read with their quotes.

A sentence is a string of classes (:mod:`.lexer`), and what stands beside a figure is held against
the rules of ``claims.toml``. Whose figure it is, and of what year, is :mod:`.scope`. Prose never
fills a cell; :mod:`.judge` holds the figures against the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from govinfo_parse.checks.claims.lexer import Figure, Lexed, lex
from govinfo_parse.checks.claims.lists import items_of
from govinfo_parse.checks.claims.scope import Letters, Scope
from govinfo_parse.checks.claims.sentences import Squeezed, quote_of, sentences_of
from govinfo_parse.checks.claims.statement import REVIEWS, Statement
from govinfo_parse.forms.claims import Grammar, Rule, ZeroRule, load_claims
from govinfo_parse.results.sections import SectionText

MAX_CLAIMS: Final = 400
"""Figures read of one report; a long one states fifty."""
_REACH: Final = 32
"""Words before and behind a figure that are looked at."""
_PART_FOUR: Final = 4
_PART_SIX: Final = 6
_MEMORY: Final = 4096
_LONGEST_LIST: Final = 6
OTHER_TIME: Final = ("other_period", "last_year")
ENFORCED: Final = ("licensing", "penalties", "compulsion")


def read_statements(
    sections: Sequence[SectionText], year: int | None, agency: str | None = None
) -> list[Statement]:
    """The figures that the prose states of what the form asks for, :data:`MAX_CLAIMS` at most."""
    found: dict[Statement, None] = {}
    for section in sections:
        reader = _Reader(section, year, Scope(load_claims(), agency))
        for statement in reader.statements():
            found[statement] = None
            if len(found) == MAX_CLAIMS:
                return list(found)
    return list(found)


@dataclass(frozen=True, slots=True)
class _Sets:
    """Letters that the reader itself asks for."""

    scope: Letters
    figures: frozenset[str]
    breaks: frozenset[str]
    empty: frozenset[str]
    dropped: frozenset[str]
    other_acts: frozenset[str]
    heads_dropped: frozenset[str]
    share: frozenset[str]
    topic: frozenset[str]
    reviewed: frozenset[str]
    handled: re.Pattern[str]
    info: frozenset[str]
    harmless: frozenset[str]
    late: re.Pattern[str]
    tail: re.Pattern[str]
    all_natural: re.Pattern[str]
    bare: frozenset[str]

    def keys(self, grammar: Grammar) -> dict[str, str]:
        """The key, or the column with a dot, that a review's word stands for."""
        return _named(grammar)


def _named(grammar: Grammar) -> dict[str, str]:
    names = grammar.letters
    return {
        names["reconsideration"]: "reconsideration",
        names["litigation"]: "litigation",
        names["defence"]: "litigation",
        names["direct"]: "litigation_direct",
        names["after_review"]: "litigation_after_reconsideration",
        names["upheld"]: ".upheld",
        names["corrected"]: ".corrected",
        names["lost"]: ".corrected",
        names["pending"]: ".pending",
    }


@cache
def _sets() -> _Sets:
    grammar = load_claims()
    return _Sets(
        scope=Letters.of(grammar),
        figures=grammar.of("figure", "number", "share"),
        breaks=grammar.of("stop", "open", "close", "figure", "number", "share", "and"),
        empty=grammar.of("empty"),
        dropped=grammar.of("act", "proactive", "due", "compare", "mean"),
        other_acts=grammar.of("act", "proactive"),
        heads_dropped=grammar.of("change"),
        share=grammar.of("channel", "column", "kind"),
        topic=grammar.of("asked", "application", "applicant"),
        reviewed=grammar.of("reconsideration", "litigation", "defence", "direct", "after_review"),
        handled=grammar.pattern("(?<![cause disclosure application])(get|finish|defence|reviewer|act|hearing)"),
        info=grammar.of("disclosure"),
        harmless=grammar.of("empty", "sum", "place", "soft"),
        late=grammar.pattern("cause* (lost|late)"),
        tail=grammar.pattern("(stop|adverb)+$"),
        all_natural=grammar.pattern(
            "all (glue|cause|submit)* ({natural}|organizations) (submit|application|glue)* (stop|close|$)"
        ),
        bare=grammar.of("glue", "manner", "all", "soft", "cause", "case", "colon", "part", "own", "court", "info"),
    )  # fmt: skip


def _parted(found: Sequence[Statement]) -> Iterator[Statement]:
    """Two figures for one thing in one sentence are parts: 因国家秘密不予公开2件，因第三方不予公开3件."""
    values: dict[str, set[int | Decimal]] = {}
    for one in found:
        if one.scope == "own":
            values.setdefault(one.key, set()).add(one.value)
    carried = next(iter(values.get("carried_over", ())), 0)
    for one in found:
        told = values.get(one.key, set())
        whole = len(told) == 2 and max(told) - min(told) == carried > 0
        if one.scope == "own" and len(told) > 1 and not whole:
            yield replace(one, scope="share")
        else:
            yield one


@lru_cache(_MEMORY)
def _rules(before: str, after: str) -> tuple[Rule, ...]:
    """The rules that the words on a side of a figure allow, the likeliest first.

    Remembered, because reports say the same: 予以公开19件，部分公开6件.
    """
    return tuple(
        rule
        for rule in load_claims().rules
        if (rule.before is not None and before and rule.before.search(before))
        or (rule.after is not None and after and rule.after.match(after))
    )


@dataclass(slots=True)
class _Reader:
    """Reads a part from left to right."""

    section: SectionText
    year: int | None
    scope: Scope
    grammar: Grammar = field(default_factory=load_claims)
    sets: _Sets = field(default_factory=_sets)
    last: Statement | None = None
    """What was stated last in the paragraph: 行政复议4件；被纠正2件."""
    topic: str = ""
    """What the paragraph speaks of: a table, or ``other``."""
    received: Statement | None = None
    here: list[Statement] = field(default_factory=list)
    """What the sentence stated."""
    text: Squeezed = Squeezed("", (0,), (0,))
    first: int = 0
    until: int = 0
    listed: bool = True
    """Whether the figure before was read: of 公开审批67件、行政处罚29件 none is a decision."""
    behind: int = 0
    """Where the words end that a figure has taken: 3件由个人提出."""

    def statements(self) -> Iterator[Statement]:
        """Every figure, in printed order."""
        done = 0
        source = self.section.text
        for self.first, self.until in sentences_of(source):
            gap = source[max(done - 1, 0) : self.first]
            if "\n" in gap or not done:
                self.last, self.topic, self.received = None, "", None
            if "申请" in gap:
                self.topic = "requests"
            self.scope.begin(follows=gap in ("；", ";"))
            self.here = []
            self.listed = True
            done = self.until + 1
            self.text = Squeezed.of(source[self.first : self.until], self.first)
            lexed = lex(self.grammar, self.text.text, self.year)
            yield from _parted(list(self._sentence(lexed)))

    def _sentence(self, lexed: Lexed) -> Iterator[Statement]:
        names, sets = self.grammar.letters, self.sets
        neg, every, figure = names["neg"], names["all"], names["figure"]
        done = 0
        skip: set[int] = set()
        for index, letter in enumerate(lexed.letters):
            if letter in sets.scope.seen:
                self.scope.see(lexed, index, sets.scope)
            elif letter == figure:
                if index not in skip:
                    listed = self._list(lexed, index, done)
                    if listed is not None:
                        skip.update(n for n, _ in listed)
                        found = [one for _, one in listed if one is not None]
                    else:
                        self.behind = index + 1
                        found = list(self._figure(lexed, index, done))
                    yield from self._stated(found)
                done = max(self.behind, index + 1)
            elif letter in sets.figures:
                done = index + 1
            elif letter == neg:
                yield from self._stated(list(self._zeros(lexed, index)))
            elif letter == every and self.received is not None:
                yield from self._all_of_one_kind(lexed, index)
            elif letter in sets.topic:
                self.topic = "requests"
            elif letter == names["fee"]:
                self.topic = "fees"

    def _stated(self, found: Sequence[Statement]) -> Iterator[Statement]:
        for statement in found:
            self.here.append(statement)
            self.last = statement
            self.topic = statement.table
            if statement.key == "received" and statement.scope == "own":
                self.received = statement
            yield statement

    # ── a figure ─────────────────────────────────────────────────────────────────────────────

    def _figure(self, lexed: Lexed, index: int, done: int) -> Iterator[Statement]:
        sets = self.sets
        figure = lexed.figures[index]
        before = lexed.letters[max(done, index - _REACH) : index]
        after = self._behind(lexed, index)
        clause = self._clause(before)
        if sets.dropped.intersection(clause) or sets.late.match(after):
            if sets.other_acts.intersection(clause):
                self.topic, self.last = "other", None
            return
        core = clause.rstrip(self._adverbs())
        if core and core[-1] in sets.heads_dropped:
            return
        statement = self._read(before, after, clause, figure, lexed, index)
        if statement is None:
            self.listed = False
            if (
                not sets.harmless.issuperset(clause)
                and not sets.share.intersection(clause)
                and after[:1] != self.grammar.letters["part"]
                and figure.unit in "件宗份起例项"
                and self.scope.time == "own"
            ):
                self.topic, self.last = "other", None
            return
        self.listed = True
        yield statement
        if statement.is_whole_review:
            yield from self._predicates(lexed, index, statement)
        elif statement.table == REVIEWS:
            yield from self._predicates(lexed, index, statement, only_together=True)

    def _adverbs(self) -> str:
        return self.grammar.sets["adverb"]

    def _clause(self, before: str) -> str:
        """What stands before the figure in its own clause."""
        names = self.grammar.letters
        at = max(before.rfind(names["stop"]), before.rfind(names["open"]))
        return before[at + 1 :]

    def _behind(self, lexed: Lexed, index: int) -> str:
        """What stands behind a figure and belongs to no figure that follows."""
        letters, sets = lexed.letters, self.sets
        end = index + 1
        stop = end
        limit = min(len(letters), index + 1 + _REACH)
        while end < limit and letters[end] not in sets.figures:
            if letters[end] in sets.breaks:
                stop = end
            end += 1
        if end < limit:
            end = stop
        return letters[index + 1 : end]

    def _read(
        self, before: str, after: str, clause: str, figure: Figure, lexed: Lexed, index: int
    ) -> Statement | None:
        sets = self.sets
        is_empty = sets.empty.issuperset(clause)
        rule = self._chosen(before, after if is_empty else "", figure, lexed)
        if rule is not None and (rule.before is None or not rule.before.search(before)):
            self.behind = index + 1 + len(after)
        if rule is None and is_empty:
            shorter = sets.tail.sub("", before)
            if shorter != before:
                rule = self._chosen(shorter, "", figure, lexed)
        if rule is None:
            return None
        scope, area = self.scope.of()
        key = self._key(rule, before, after, scope)
        if key is None:
            return None
        if self.grammar.letters["plus"] in clause and key in ("received", "results_total"):
            return None  # 加上结转件共办理691件
        if self._is_share(key, before, clause):
            scope, area = "share", ""
        base, _, column = key.partition(".")
        if base not in self.grammar.fields:
            return None
        if self._table(base) == REVIEWS and not self._is_of_disclosure(lexed, index, clause):
            self.topic, self.last = "other", None
            return None
        if base in ENFORCED and not self._is_decided(before, clause):
            return None
        return self._made(key, figure, lexed, index, scope, area)

    def _chosen(
        self, before: str, after: str, figure: Figure, lexed: Lexed
    ) -> Rule | None:
        for rule in _rules(before, after):
            if not self._applies(rule, figure, lexed):
                continue
            if rule.follows and (self.last is None or self.last.key not in rule.follows):
                continue
            if rule.key.startswith((".", "=")) and self._base(before) is None and self.last is None:
                continue
            if rule.key.startswith(".") and self._base(before) is None:
                continue
            return rule
        return None

    def _applies(self, rule: Rule, figure: Figure, lexed: Lexed) -> bool:
        if (figure.unit and figure.unit not in rule.units) or (rule.positive and not figure.value):
            return False
        if rule.key.startswith("received.") and self.last is None and not self.topic_told(lexed):
            return False
        if rule.near and (rule.near in lexed.letters or self.section.number == _PART_SIX):
            return True
        if rule.strict or rule.near:
            return self.topic == rule.needs
        return not rule.needs or self.topic in ("", rule.needs)

    def topic_told(self, lexed: Lexed) -> bool:
        """Whether the sentence says that it speaks of requests: 企业申请1200件 may be of others."""
        names = self.grammar.letters
        told = (names["info"], names["asked"], names["applicant"], names["natural"])
        return any(letter in lexed.letters for letter in told)

    def _key(self, rule: Rule, before: str, after: str, scope: str) -> str | None:
        if rule.key == "=":
            if self.last is None or (scope == "own" and self.last.scope == "own"):
                return None
            return self.last.key
        if rule.key.startswith("."):
            return f"{self._base(before)}{rule.key}"
        if rule.key.startswith("@"):
            document = self._document(before + after)
            return None if document is None else document + rule.key[1:]
        return rule.key

    def _base(self, before: str) -> str | None:
        """Which reviews an outcome is of: those named before it, else those stated last."""
        named = _named(self.grammar)
        for letter in reversed(before):
            key = named.get(letter, "")
            if key and not key.startswith("."):
                return key
        last = self.last
        return last.key.partition(".")[0] if last is not None and last.table == REVIEWS else None

    def _document(self, words: str) -> str | None:
        """Rules or normative documents: the noun stands once, each number has its verb."""
        names = self.grammar.letters
        at, key = max(
            (words.rfind(names["norm"]), "normative_documents"), (words.rfind(names["rules"]), "rules")
        )
        if at >= 0:
            return key
        last = self.last
        if last is not None and last.table == "proactive_disclosure":
            for key in ("normative_documents", "rules"):
                if last.key.startswith(key):
                    return key
        return None

    def _is_share(self, key: str, before: str, clause: str) -> bool:
        names = self.grammar.letters
        if self._table(key.partition(".")[0]) == "requests" and self.sets.share.intersection(clause):
            return key in ("received", "results_total") or names["channel"] in clause
        part = before.rfind(names["part"])
        if part < 0 or self.last is None or self.last.key != key:
            return False
        whose = before[part:]
        return not any(names[n] in whose for n in ("own", "organ", "area"))

    def _is_decided(self, before: str, clause: str) -> bool:
        """Decisions made, not those put on a website: 公开行政处罚29件."""
        names = self.grammar.letters
        if names["make"] in clause or names["decision"] in clause:
            return names["disclose"] not in clause or names["make"] in clause
        return names["disclose"] not in clause and (self.listed or before[:1] != names["and"])

    def _is_of_disclosure(self, lexed: Lexed, index: int, clause: str) -> bool:
        """Reviews of disclosure, not all that an organ reviews (办理行政复议案件120件)."""
        names, sets = self.grammar.letters, self.sets
        if names["apart_from"] in lexed.letters[index:]:
            return False
        if self.section.number == _PART_FOUR:
            return names["act"] not in clause
        if sets.handled.search(clause):
            return bool(sets.info.intersection(clause + lexed.letters[index : self.behind]))
        return True

    # ── what is said of a figure just read ───────────────────────────────────────────────────

    def _predicates(
        self, lexed: Lexed, index: int, statement: Statement, *, only_together: bool = False
    ) -> Iterator[Statement]:
        """``行政复议1件，结果纠正``: a word behind the figure says what became of all of them."""
        named = _named(self.grammar)
        names, sets = self.grammar.letters, self.sets
        behind = self._behind(lexed, index)
        at = index + 1
        for piece in re.split(f"[{names['stop']}{names['open']}{names['close']}{names['and']}]", behind):
            core = [c for c in piece if c not in sets.bare and named.get(c) != statement.key]
            said = named.get(core[0], "") if len(core) == 1 else ""
            wholes = self._wholes(statement) if names["all"] in piece or not only_together else []
            if said and statement.value:
                place = at + piece.index(core[0])
                word = lexed.text[lexed.starts[at] : lexed.ends[at + len(piece) - 1]]
                if said.startswith("."):
                    yield from self._together(wholes, said, word, lexed, place)
                elif statement.key == "litigation" and said != "litigation" and not only_together:
                    yield self._again(statement, said, statement.value, lexed, place)
            at += len(piece) + 1

    def _wholes(self, statement: Statement) -> list[Statement]:
        """The reviews of the sentence of which nothing was said yet."""
        here = [*self.here, statement]
        done = {one.key.partition(".")[0] for one in here if "." in one.key}
        wholes = [
            one for one in here
            if one.is_whole_review and one.scope not in OTHER_TIME and one.key not in done and one.value
        ]  # fmt: skip
        if any(one.key == "litigation" for one in wholes):
            wholes = [one for one in wholes if not one.key.startswith("litigation_")]
        return wholes

    def _together(
        self, wholes: Sequence[Statement], said: str, word: str, lexed: Lexed, place: int
    ) -> Iterator[Statement]:
        """``行政复议7件，诉讼9件，均获维持``: all sixteen were upheld."""
        if "法院" in word:
            wholes = [one for one in wholes if one.key != "reconsideration"]
        if "复议机关" in word:
            wholes = [one for one in wholes if one.key == "reconsideration"]
        if not wholes:
            return
        keys = [one.key for one in wholes]
        base = keys[0] if len(set(keys)) == 1 else "reviews"
        if base == "reviews" and not any(k == "reconsideration" for k in keys):
            base = "litigation"
        value = sum((one.value for one in wholes), 0)
        yield self._again(wholes[-1], base + said, value, lexed, place)

    def _again(
        self, statement: Statement, key: str, value: int | Decimal, lexed: Lexed, place: int
    ) -> Statement:
        made = self._made(key, Figure(value, "件"), lexed, place, statement.scope, statement.area)
        return replace(made, start=statement.start, end=statement.end)

    def _all_of_one_kind(self, lexed: Lexed, index: int) -> Iterator[Statement]:
        """``申请人全部为自然人``: as many as were received."""
        match = self.sets.all_natural.match(lexed.letters, index)
        received = self.received
        if match is None or received is None or not received.value:
            return
        if lexed.letters[index - 1 : index] == self.grammar.letters["figure"]:
            return
        key = "received.natural_person" if match[1] else "received.organizations"
        yield self._again(received, key, received.value, lexed, index)

    # ── lists and zeros ──────────────────────────────────────────────────────────────────────

    def _list(
        self, lexed: Lexed, index: int, done: int
    ) -> list[tuple[int, Statement | None]] | None:
        """``许可、处罚分别为3件、4件``: as many names as figures, in their order."""
        names = self.grammar.letters
        before = lexed.letters[max(done, index - _REACH) : index]
        core = before.rstrip(names["glue"] + names["cause"])
        if core and core[-1] in (names["all"], names["each"]):
            return self._alike(lexed, index, core)
        if names["apart"] not in before:
            return None
        places = [index]
        for at in range(index + 1, len(lexed.letters)):
            if lexed.letters[at] == names["figure"]:
                places.append(at)
            elif lexed.letters[at] not in (names["and"], names["stop"], names["glue"]):
                break
        if len(places) == 1:
            return None
        keys = self._keys_named(before, len(places))
        if keys is None:
            self.topic, self.last = "other", None
            return [(place, None) for place in places]
        scope, area = self.scope.of()
        return [
            (place, self._made(key, lexed.figures[place], lexed, place, scope, area))
            for place, key in zip(places, keys, strict=True)
        ]

    def _alike(
        self, lexed: Lexed, index: int, before: str
    ) -> list[tuple[int, Statement | None]] | None:
        """``行政复议、行政诉讼均为0件``, ``维持、纠正各1件``: one figure for all names."""
        scope, area = self.scope.of()
        for count in range(_LONGEST_LIST, 1, -1):
            keys = self._keys_named(before, count)
            if keys is not None:
                return [
                    (index, self._made(key, lexed.figures[index], lexed, index, scope, area))
                    for key in keys
                ]
        return None

    def _keys_named(self, before: str, count: int) -> list[str] | None:
        keys = items_of(before, count, self.grammar)
        if keys is None or not keys[0].startswith("."):
            return keys
        base = self._base(before)
        return None if base is None else [base + key for key in keys]

    def _zeros(self, lexed: Lexed, index: int) -> Iterator[Statement]:
        """``未发生行政复议``: only where nothing stands between the noun and the clause's end."""
        names = self.grammar.letters
        end = index + 1
        ends = (names["stop"], names["open"], names["close"], *self.sets.figures)
        while end < len(lexed.letters) and end < index + _REACH and lexed.letters[end] not in ends:
            end += 1
        if end < len(lexed.letters) and lexed.letters[end] in self.sets.figures:
            return
        words = lexed.letters[index:end]
        for zero in self.grammar.zeros:
            if zero.says.fullmatch(words) and self._holds(zero, lexed, index):
                scope, area = self.scope.of()
                for key in self._keys_of(zero, words):
                    if self._table(key) == REVIEWS and not self._is_of_disclosure(lexed, index, words[1:]):
                        continue
                    figure = Figure(0, "元" if key == "fee" else "件")
                    made = self._made(key, figure, lexed, index, scope, area)
                    yield replace(made, end=self._span(lexed, end - 1)[1])
                return

    def _holds(self, zero: ZeroRule, lexed: Lexed, index: int) -> bool:
        before = lexed.letters[max(0, index - _REACH) : index]
        if zero.before is not None and not zero.before.search(before):
            return False
        if zero.after and zero.after not in self._clause(before):
            return False
        return not zero.near or self.section.number == _PART_SIX or zero.near in lexed.letters

    def _keys_of(self, zero: ZeroRule, words: str) -> Iterator[str]:
        for key in zero.keys:
            if key == "@":
                yield from (n for n in ENFORCED if self.grammar.letters[n] in words)
            elif key.startswith("@"):
                document = self._document(words)
                if document is not None:
                    yield document + key[1:]
            else:
                yield key

    # ── making a statement ───────────────────────────────────────────────────────────────────

    def _table(self, base: str) -> str:
        known = self.grammar.fields.get(base)
        return known.table if known is not None else REVIEWS

    def _made(
        self, key: str, figure: Figure, lexed: Lexed, index: int, scope: str, area: str
    ) -> Statement:
        base, _, column = key.partition(".")
        known = self.grammar.fields.get(key) or self.grammar.fields[base]
        columns = known.columns if key in self.grammar.fields or not column else (column,)
        start, end = self._span(lexed, index)
        quote = quote_of(self.section.text, self.first, self.until, start, end)
        return Statement(
            key, known.table, known.readings, columns, figure.value,
            "元" if known.table == "fees" else "件", quote, self.section.number, start, end, scope, area,
        )  # fmt: skip

    def _span(self, lexed: Lexed, index: int) -> tuple[int, int]:
        return self.text.span(lexed.starts[index], lexed.ends[index])
