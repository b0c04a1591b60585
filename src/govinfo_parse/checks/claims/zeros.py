"""Statements of 0 without a number: ``未发生行政复议、行政诉讼``.

Only where nothing stands between the noun and the end of its clause: 未发生行政诉讼败诉案件 says
nothing of how many suits there were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govinfo_parse.checks.claims.context import ENFORCED, PART_SIX, REACH, Context
from govinfo_parse.checks.claims.lexer import Figure, Lexed
from govinfo_parse.checks.claims.statement import REVIEWS, Statement
from govinfo_parse.forms.claims import ZeroRule


def read_zeros(context: Context, lexed: Lexed, index: int) -> Iterator[Statement]:
    """What a negation says."""
    end = _end(context, lexed, index)
    if end is None:
        return
    words = lexed.letters[index:end]
    before = lexed.letters[max(0, index - REACH) : index]
    for zero in context.grammar.zeros:
        if not zero.says.fullmatch(words) or not _holds(context, zero, before, lexed):
            continue
        for key in _keys(context, zero, words):
            if context.table_of(key) == REVIEWS and not context.is_of_disclosure(
                lexed, index, words[1:]
            ):
                continue
            told = context.made(key, Figure(0, "件"), lexed, index)
            yield replace(told, end=context.span(lexed, end - 1)[1])
        return


def _end(context: Context, lexed: Lexed, index: int) -> int | None:
    """Where the clause ends; ``None`` if a figure follows in it."""
    letters, names = lexed.letters, context.grammar.letters
    marks = (names["stop"], names["open"], names["close"])
    end = index + 1
    limit = min(len(letters), index + REACH)
    while end < limit and letters[end] not in marks:
        if letters[end] in context.sets.figures:
            return None
        end += 1
    return end


def _holds(context: Context, zero: ZeroRule, before: str, lexed: Lexed) -> bool:
    names = context.grammar.letters
    if zero.before is not None and not zero.before.search(before):
        return False
    if zero.keys == ("fee",) and names["late"] in context.clause_of(before):
        return False  # 另有1名申请人逾期未缴纳
    if zero.after and zero.after not in context.clause_of(before):
        return False
    return not zero.near or zero.near in lexed.letters or context.section.number == PART_SIX


def _keys(context: Context, zero: ZeroRule, words: str) -> Iterator[str]:
    for key in zero.keys:
        if key == "#":
            rows = context.sets.rows
            yield from dict.fromkeys(rows[letter] for letter in words if letter in rows)
        elif key == "@":
            yield from (n for n in ENFORCED if context.grammar.letters[n] in words)
        elif key.startswith("@"):
            document = context.document_of(words)
            if document is not None:
                yield document + key[1:]
        else:
            yield key
