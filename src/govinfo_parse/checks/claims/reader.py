"""Figures that the prose states, read with their quotes.

A sentence is a string of classes (:mod:`.lexer`), and what stands beside a figure is held against
the rules of ``claims_rules.toml`` (:mod:`.figures`). Whose figure it is, and of what year, is
:mod:`.scope`. Prose never fills a cell; :mod:`.judge` holds the figures against the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from govinfo_parse.checks.claims.context import FEES, REQUESTS, Context
from govinfo_parse.checks.claims.figures import read_figure
from govinfo_parse.checks.claims.lexer import Lexed, lex
from govinfo_parse.checks.claims.lists import read_list
from govinfo_parse.checks.claims.predicates import all_of_one_kind, outcome_of, said_of
from govinfo_parse.checks.claims.scope import Scope
from govinfo_parse.checks.claims.sentences import sentences_of
from govinfo_parse.checks.claims.statement import Statement
from govinfo_parse.checks.claims.zeros import read_zeros
from govinfo_parse.forms.claims import load_claims
from govinfo_parse.results.sections import SectionText

_COUNTS: Final = re.compile("[0-9](?:件|宗|份|起|例|项)")
"""A sentence of other things: what is counted next is of them too."""
_TWO: Final = 2
MAX_CLAIMS: Final = 400
"""Figures read of one report, at most; a long one states fifty."""


def read_statements(
    sections: Sequence[SectionText], year: int | None, agency: str | None = None
) -> list[Statement]:
    """The figures that the prose states of what the form asks for, :data:`MAX_CLAIMS` at most."""
    found: dict[tuple[str, int, int, int, int | Decimal], Statement] = {}
    for section in sections:
        if len(found) == MAX_CLAIMS:
            break
        context = Context(section, year, Scope(load_claims(), agency))
        for statement in _section(context):
            place = statement.section, statement.start, statement.end
            found.setdefault((statement.key, *place, statement.value), statement)
            if len(found) == MAX_CLAIMS:
                break
    return list(found.values())


def _section(context: Context) -> Iterator[Statement]:
    source = context.section.text
    done: int | None = None
    for first, until in sentences_of(source):
        gap = None if done is None else source[done:first]
        text = context.begin(first, until, gap)
        done = until
        if not _is_telling(context, text, goes_on=gap in ("；", ";")):
            if _COUNTS.search(text):
                context.break_off()
            continue
        yield from _parted(list(_sentence(context, lex(context.grammar, text, context.year))))


def _is_telling(context: Context, text: str, *, goes_on: bool) -> bool:
    """Whether a rule may hold in a sentence."""
    if context.grammar.telling.search(text) is not None:
        return True
    if context.last is None and context.topic not in (REQUESTS, FEES):
        return False
    return goes_on or context.grammar.leaning.search(text) is not None


def _sentence(context: Context, lexed: Lexed) -> Iterator[Statement]:
    names, sets = context.grammar.letters, context.sets
    figure, negation, every, fee = (names[n] for n in ("figure", "neg", "all", "fee"))
    done = 0
    listed: set[int] = set()
    for match in sets.heard.finditer(lexed.letters):
        index, letter = match.start(), match[0]
        if letter in sets.scope.seen:
            context.scope.see(lexed, index, sets.scope)
        elif letter == figure:
            if index not in listed:
                yield from _figure(context, lexed, index, done, listed)
            done = max(context.behind, index + 1)
        elif letter in sets.figures:
            if lexed.letters[index + 1 : index + 3] != names["open"] + figure:
                done = index + 1  # else 个人申请占87%（41件）
        elif letter == negation:
            yield from _taken(context, read_zeros(context, lexed, index))
        elif letter == every:
            if lexed.letters[index - 1 : index] != figure:
                yield from _taken(context, all_of_one_kind(context, lexed, index))
        elif letter in sets.reviews:
            yield from _taken(context, outcome_of(context, lexed, index))
        elif letter in sets.topic:
            context.topic = REQUESTS
        elif letter == fee:
            context.topic = FEES


def _figure(
    context: Context, lexed: Lexed, index: int, done: int, listed: set[int]
) -> Iterator[Statement]:
    items = read_list(context, lexed, index, done)
    if items is not None:
        listed.update(place for place, _ in items)
        context.behind = index + 1
        yield from _taken(context, [one for _, one in items if one is not None])
        return
    statement = read_figure(context, lexed, index, done)
    if statement is not None:
        told = list(said_of(context, lexed, index, statement))
        yield from _taken(context, [statement, *told])
        if told:
            context.last = statement


def _taken(
    context: Context, found: Iterator[Statement] | Sequence[Statement]
) -> Iterator[Statement]:
    for statement in list(found):
        context.take(statement)
        yield statement


def _parted(found: Sequence[Statement]) -> Iterator[Statement]:
    """Two figures for one thing in one sentence are its parts.

    因国家秘密不予公开2件，因第三方权益不予公开3件. Not so 收到152件，其中上年结转5件，新收147件.
    """
    values: dict[str, set[int | Decimal]] = {}
    for one in found:
        if one.scope == "own":
            values.setdefault(one.key, set()).add(one.value)
    carried = max(values.get("carried_over", (0,)))
    left = values.get("carried_forward", set())
    handled = values.get("results_total", set())
    if len(handled) == _TWO and max(handled) - min(handled) in left:
        handled.discard(max(handled))  # 办理50件，答复44件，结转6件
    for one in found:
        told = values.get(one.key, ())
        with_carried = len(told) == 2 and max(told) - min(told) == carried > 0
        is_part = one.scope == "own" and (
            (len(told) > 1 and not with_carried) or one.value not in told
        )
        yield replace(one, scope="share") if is_part else one
