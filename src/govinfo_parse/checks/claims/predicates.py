"""What the words behind a figure say of all that it counts: ``行政复议4件，均获维持``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from govinfo_parse.checks.claims.context import Context
from govinfo_parse.checks.claims.figures import behind
from govinfo_parse.checks.claims.lexer import Lexed
from govinfo_parse.checks.claims.statement import REVIEWS, Statement

_ALL: Final = re.compile("[均皆都]|全部|悉数")
_OTHER_TIME: Final = ("other_period", "last_year")


def said_of(
    context: Context, lexed: Lexed, index: int, statement: Statement
) -> Iterator[Statement]:
    """``行政复议1件，结果纠正``: what became of the reviews at a figure just read."""
    if not statement.value:
        return
    if statement.table != REVIEWS:
        if statement.key in ("received", "results_total"):
            yield from _answered(context, lexed, index, statement)
        return
    sets, every = context.sets, context.grammar.letters["all"]
    at = index + 1
    words = behind(context, lexed, index)
    names = context.grammar.letters
    if lexed.letters[at + len(words) : at + len(words) + 1] == names["and"]:
        # 行政诉讼2件，直接起诉和复议后起诉各1件: the words are of the figure that follows.
        words = words[: max(words.rfind(names[n]) for n in ("stop", "open", "close")) + 1]
    for piece in sets.pieces.split(words):
        core = [c for c in piece if c not in sets.bare and sets.reviews.get(c) != statement.key]
        said = sets.reviews.get(core[0], "") if len(core) == 1 else ""
        if said:
            place = at + piece.index(core[0])
            together = every in piece
            if said.startswith("."):
                if together or statement.is_whole_review:
                    told_by = lexed.text[lexed.starts[at] : lexed.ends[at + len(piece) - 1]]
                    yield from _together(context, statement, said, told_by, lexed, place)
            elif statement.key == "litigation" and said != "litigation":
                told = context.again(statement, said, statement.value, lexed, place)
                context.behind = max(context.behind, at + len(piece))
                yield replace(told, start=statement.start, end=statement.end)
        at += len(piece) + 1


def _answered(
    context: Context, lexed: Lexed, index: int, statement: Statement
) -> Iterator[Statement]:
    """``办结的2件均予以公开``: what all were answered with."""
    match = context.sets.answered.match(lexed.letters, index + 1)
    if match is None:
        return
    place = match.end() - 1
    words = lexed.text[lexed.starts[index + 1] : lexed.ends[place]]
    follows = lexed.letters[place + 1 : place + 2]
    if _ALL.search(words) and (not follows or follows in context.sets.breaks):
        key = context.sets.rows[lexed.letters[place]]
        told = context.again(statement, key, statement.value, lexed, place)
        yield replace(told, start=statement.start, end=statement.end)


def _together(
    context: Context, statement: Statement, said: str, words: str, lexed: Lexed, place: int
) -> Iterator[Statement]:
    """``行政复议7件，诉讼9件，均获维持``: all sixteen were upheld."""
    wholes = _wholes(context, statement)
    if "法院" in words:
        wholes = [one for one in wholes if one.key != "reconsideration"]
    if "复议机关" in words:
        wholes = [one for one in wholes if one.key == "reconsideration"]
    if not wholes:
        return
    keys = {one.key for one in wholes}
    base = wholes[0].key if len(keys) == 1 else "reviews"
    if len(keys) > 1 and "reconsideration" not in keys:
        base = "litigation"
    value = sum((one.value for one in wholes), 0)
    told = context.again(wholes[-1], base + said, value, lexed, place)
    yield replace(told, start=statement.start, end=statement.end)


def _wholes(context: Context, statement: Statement) -> Sequence[Statement]:
    """The reviews of the sentence of which nothing was said yet; suits as a whole, not their kinds."""
    here = [*context.here, statement]
    told = {one.key.partition(".")[0] for one in here if "." in one.key}
    wholes = [
        one
        for one in here
        if one.is_whole_review
        and one.value
        and one.scope not in _OTHER_TIME
        and one.key not in told
    ]
    if any(one.key == "litigation" for one in wholes):
        return [one for one in wholes if not one.key.startswith("litigation_")]
    return wholes


def all_of_one_kind(context: Context, lexed: Lexed, index: int) -> Iterator[Statement]:
    """``申请人全部为自然人``: as many as were received."""
    match = context.sets.all_natural.match(lexed.letters, index)
    received = context.received
    if match is None or received is None or not received.value:
        return
    key = "received.natural_person" if match[1] else "received.organizations"
    told = context.again(received, key, received.value, lexed, index)
    yield replace(told, start=received.start, end=received.end)


def outcome_of(context: Context, lexed: Lexed, index: int) -> Iterator[Statement]:
    """``行政复议2件、行政诉讼1件，诉讼尚未审结``: what became of reviews, without a figure."""
    match = context.sets.outcome.match(lexed.letters, index)
    if match is None:
        return
    reviews = context.sets.reviews
    base = reviews[match[0][0]]
    if any(one.key.startswith(f"{base}.") for one in context.here):
        return
    stated = next((one for one in context.here if one.key == base and one.value), None)
    if stated is None:
        return
    said = next(reviews[c] for c in match[0][1:] if reviews.get(c, "").startswith("."))
    told = context.again(stated, base + said, stated.value, lexed, index)
    yield replace(told, start=stated.start, end=stated.end)
