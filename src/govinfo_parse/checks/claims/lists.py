"""``新收、结转、办结和转下年度的申请分别为126件、5件、122件、9件``: the keys of such a list."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from govinfo_parse.checks.claims.context import REACH, Context
from govinfo_parse.checks.claims.lexer import Lexed
from govinfo_parse.checks.claims.statement import Statement
from govinfo_parse.forms.claims import Grammar, load_claims

_LONGEST: Final = 6

_VERBS: Final = ("issue", "repeal", "in_force")
_KEY_OF_VERB: Final = {"issue": "issued", "repeal": "repealed", "in_force": "in_force"}
_FAMILIES: Final[tuple[tuple[tuple[str, str], ...], ...]] = (
    (("licensing", "licensing"), ("penalties", "penalties"), ("compulsion", "compulsion"),
     ("short_penalties", "penalties"), ("short_compulsion", "compulsion")),
    (("natural", "received.natural_person"), ("organizations", "received.organizations")),
    (("granted", "granted"), ("partial", "partially_granted"), ("denied", "denied"),
     ("unavailable", "unavailable"), ("not_processed", "not_processed"),
     ("handled_otherwise", "other_handling")),
    (("reconsideration", "reconsideration"), ("litigation", "litigation"),
     ("direct", "litigation_direct"), ("after_review", "litigation_after_reconsideration")),
    (("upheld", ".upheld"), ("corrected", ".corrected"), ("pending", ".pending"),
     ("other", ".other")),
    (("carry to* next", "carried_forward"), ("last? (glue|to)* carry", "carried_over"),
     ("get", "received"), ("finish", "results_total")),
)  # fmt: skip


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    grammar = load_claims()
    return tuple(
        (
            grammar.pattern("|".join(f"{{{words}}}" for words, _ in family)),
            tuple(key for _, key in family),
        )
        for family in _FAMILIES
    )


Listed = list[tuple[int, Statement | None]]


def read_list(context: Context, lexed: Lexed, index: int, done: int) -> Listed | None:
    """``许可、处罚分别为3件、4件``: as many names as figures, in their order.

    ``None`` for a figure of no such list; figures whose names are not known are nothing.
    """
    names = context.grammar.letters
    before = lexed.letters[max(done, index - REACH) : index]
    core = before.rstrip(names["glue"] + names["cause"])
    if core and core[-1] in (names["all"], names["each"]):
        return _alike(context, lexed, index, core)
    if names["apart"] not in before:
        return None
    places = _places(lexed, index, names["figure"], (names["and"], names["stop"], names["glue"]))
    if len(places) == 1:
        return None
    keys = _keys_named(context, before, len(places))
    if keys is None:
        context.break_off()
        return [(place, None) for place in places]
    return [
        (place, context.made(key, lexed.figures[place], lexed, place))
        for place, key in zip(places, keys, strict=True)
    ]


def _places(lexed: Lexed, index: int, figure: str, between: tuple[str, ...]) -> list[int]:
    """The figures that follow one another."""
    places = [index]
    for at in range(index + 1, len(lexed.letters)):
        if lexed.letters[at] == figure:
            places.append(at)
        elif lexed.letters[at] not in between:
            break
    return places


def _alike(context: Context, lexed: Lexed, index: int, before: str) -> Listed | None:
    """``行政复议、行政诉讼均为0件``, ``维持、纠正各1件``: one figure for all names."""
    for count in range(_LONGEST, 1, -1):
        keys = _keys_named(context, before, count)
        if keys is not None:
            return [(index, context.made(key, lexed.figures[index], lexed, index)) for key in keys]
    return None


def _keys_named(context: Context, before: str, count: int) -> list[str] | None:
    keys = items_of(before, count, context.grammar)
    if keys is None or not keys[0].startswith("."):
        return keys
    base = context.base_of(before)
    return None if base is None else [base + key for key in keys]


def items_of(before: str, count: int, grammar: Grammar) -> list[str] | None:
    """The keys named before a list of figures; ``None`` if there are not as many."""
    documents = _documents(before, count, grammar)
    if documents is not None:
        return documents
    for pattern, keys in _patterns():
        found = [keys[(match.lastindex or 1) - 1] for match in pattern.finditer(before)]
        if len(found) == count and len(set(found)) == count:
            return found
    return None


def _documents(before: str, count: int, grammar: Grammar) -> list[str] | None:
    names = grammar.letters
    nouns = [
        "rules" if letter == names["rules"] else "normative_documents"
        for letter in before
        if letter in (names["rules"], names["norm"])
    ]
    verbs = [_KEY_OF_VERB[v] for letter in before for v in _VERBS if letter == names[v]]
    if len(nouns) == count and len(verbs) == 1:
        return [f"{noun}_{verbs[0]}" for noun in nouns]
    if len(verbs) == count and len(nouns) == 1:
        return [f"{nouns[0]}_{verb}" for verb in verbs]
    return None
