"""``新收、结转、办结和转下年度的申请分别为126件、5件、122件、9件``: the keys of such a list."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from govinfo_parse.forms.claims import Grammar, load_claims

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
