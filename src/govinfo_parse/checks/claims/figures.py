"""What a figure is of, by the words before it and behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from govinfo_parse.checks.claims.context import (
    ENFORCED,
    FEES,
    PART_SIX,
    REACH,
    REQUESTS,
    Context,
)
from govinfo_parse.checks.claims.lexer import Figure, Lexed
from govinfo_parse.checks.claims.statement import REVIEWS, Statement
from govinfo_parse.forms.claims import Rule, load_claims

_ENOUGH: Final = 3
"""Answers that are summed, at least."""
_CASES: Final = frozenset({"件", "件次", "宗", "份", "起", "例", "项"})


@cache
def _always() -> frozenset[int]:
    """The rules for which adverbs alone are enough: 2023年为98件."""
    grammar = load_claims()
    adverbs = grammar.sets["adverb"]
    few = ["", *adverbs]
    return frozenset(
        n
        for n, rule in enumerate(grammar.rules)
        if rule.before is not None and any(map(rule.before.search, few))
    )


@cache
def _worth(core: str, unit: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The rules to try where ``core`` is the last word before a figure that is no adverb.

    A rule holds up to the figure, so that this must be a word of its own.
    """
    return tuple(
        (n, rule.before)
        for n, rule in enumerate(load_claims().rules)
        if rule.before is not None
        and (not unit or unit in rule.units)
        and (n in _always() or (core and core in rule.before.pattern))
    )


@cache
def _afters(unit: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple(
        (n, rule.after)
        for n, rule in enumerate(load_claims().rules)
        if rule.after is not None and (not unit or unit in rule.units)
    )


def _rules(before: str, after: str, unit: str) -> list[Rule]:
    """The rules that the words on a side of a figure allow, the likeliest first."""
    grammar = load_claims()
    core = before.rstrip(grammar.sets["adverb"])[-1:]
    found = [n for n, known in _worth(core, unit) if known.search(before)]
    if after:
        found += [n for n, known in _afters(unit) if known.match(after)]
        found.sort()
    return [grammar.rules[n] for n in found]


def read_figure(context: Context, lexed: Lexed, index: int, done: int) -> Statement | None:
    """The figure at a word; ``done`` is where the words begin that no figure has taken."""
    sets = context.sets
    figure = lexed.figures[index]
    before = lexed.letters[max(done, index - REACH) : index]
    after = behind(context, lexed, index)
    clause = context.clause_of(before)
    context.behind = index + 1
    if sets.inspected.search(lexed.letters, max(0, index - REACH), index):
        context.break_off()
        return None  # 抽查30家单位的申请答复件60件
    if _is_bracketed(context, lexed, index):
        before = sets.told_share.sub("", before[:-1])  # 行政复议案件（4件）, 个人申请占87%（41件）
        clause = context.clause_of(before)
    dropped = sets.dropped.intersection(clause)
    if context.grammar.letters["in_force"] in clause:
        dropped -= {context.grammar.letters["proactive"]}  # 公布的现行有效规范性文件81件
    late = sets.late.match(after)
    if late is not None and after[late.end() - 1] == context.grammar.letters["lost"]:
        # 行政复议4件，1件被确认违法
        late = late if not any(one.is_whole_review for one in context.here) else None
    if dropped or late is not None:
        context.listed = False
        if sets.other_acts.intersection(clause) and not _is_revised(context, clause):
            context.break_off()
        return None
    core = clause.rstrip(sets.adverb)
    if core and core[-1] in sets.changes:
        return None
    if _is_due(context, figure, lexed.letters[max(0, index - REACH) : index]):
        return None  # 加上上年结转3件，共计办理50件
    statement = _read(context, before, after, clause, lexed, index)
    context.listed = statement is not None
    is_sum = context.grammar.letters["plus"] in clause
    if statement is None and not is_sum and _breaks_off(context, clause, after, figure):
        context.break_off()
        context.foreign = context.grammar.letters["application"] in clause
    return statement


def _is_revised(context: Context, clause: str) -> bool:
    """``出台规范性文件7件，修订3件，废止2件``: the documents are still spoken of."""
    last = context.last
    is_of_documents = last is not None and context.document_of("") is not None
    return is_of_documents and context.sets.acted.fullmatch(clause) is not None


def _is_bracketed(context: Context, lexed: Lexed, index: int) -> bool:
    names = context.grammar.letters
    return (
        lexed.letters[index - 1 : index] == names["open"]
        and lexed.letters[index - 2 : index - 1] not in context.sets.scope.times
        and lexed.letters[index + 1 : index + 2] == names["close"]
    )


def behind(context: Context, lexed: Lexed, index: int) -> str:
    """What stands behind a figure and belongs to no figure that follows."""
    letters, sets = lexed.letters, context.sets
    end = stop = index + 1
    limit = min(len(letters), end + REACH)
    while end < limit and letters[end] not in sets.figures:
        if letters[end] in sets.breaks:
            stop = end
        end += 1
    return letters[index + 1 : stop if end < limit else end]


def _breaks_off(context: Context, clause: str, after: str, figure: Figure) -> bool:
    """A figure of another thing; not a channel's, another year's, nor 这13件中."""
    sets = context.sets
    return (
        figure.unit in _CASES
        and context.scope.time == "own"
        and not sets.harmless.issuperset(clause)
        and not sets.share.intersection(clause)
        and after[:1] != context.grammar.letters["part"]
    )


def _read(
    context: Context, before: str, after: str, clause: str, lexed: Lexed, index: int
) -> Statement | None:
    sets = context.sets
    figure = lexed.figures[index]
    is_empty = sets.empty.issuperset(clause)
    rule = _chosen(context, before, after if is_empty else "", figure, lexed, index)
    if rule is not None and rule.then is not None and rule.key.startswith("."):
        told = rule.then.match(lexed.letters, index + 1)
        context.behind = told.end() if told is not None else index + 1
    elif rule is not None and (rule.before is None or not rule.before.search(before)):
        context.behind = index + 1 + len(after)
    is_named = after[:1] != context.grammar.letters["kind"]  # 均由自然人提出，一件关于道路
    if rule is None and is_empty and is_named:
        # 政府信息公开行政复议，共5件
        shorter = sets.tail.sub("", before)
        rule = _chosen(context, shorter, "", figure, lexed, index) if shorter != before else None
    if rule is not None and rule.needs == REQUESTS and _counts_what_follows(context, lexed, index):
        context.break_off()
        return None  # 收到的34件意见建议
    key = _key(context, rule, before, after) if rule is not None else None
    if key is None and is_empty and _sums_results(context, figure):
        key = "results_total"
    if key is None or key.partition(".")[0] not in context.grammar.fields:
        return None
    if context.grammar.letters["plus"] in clause and key in ("received", "results_total"):
        return None  # 加上结转件共办理691件
    if lexed.letters[index + 1 : index + 2] == context.grammar.letters["reach"]:
        scope, area = context.scope.of()  # 由2件减少为1件
        return context.made_of(
            key, figure, lexed, index, "other_period" if scope == "own" else scope, area
        )
    if key in ENFORCED and not _is_decided(context, before, clause):
        return None
    if (
        context.table_of(key) == REVIEWS
        and not context.is_outcome_of_stated(key)
        and not context.is_of_disclosure(lexed, index, clause)
    ):
        context.break_off()
        return None
    if _is_share(context, key, before, clause):
        return context.made_of(key, figure, lexed, index, "share", "")
    if key == "carried_over":
        names = context.grammar.letters
        context.of_carried = after[:1] == names["part"] and not context.received
        made = context.made(key, figure, lexed, index)
        is_dated = names["year"] in clause + lexed.letters[index : context.behind]
        is_settled = sets.settled.match(lexed.letters, context.behind) is not None
        made.dated = is_dated and (is_settled or context.received is None)
        return made
    return context.made(key, figure, lexed, index)


def _sums_results(context: Context, figure: Figure) -> bool:
    """``公开20件、部分公开5件、不公开6件，共31件``: as many as the answers before it."""
    told = {one.key: one.value for one in context.here if one.key in context.sets.results}
    return len(told) >= _ENOUGH and sum(told.values()) == figure.value > 0


def _is_due(context: Context, figure: Figure, before: str) -> bool:
    """What was to be handled: as many as were received and carried over."""
    if context.grammar.letters["plus"] not in before:
        return False
    carried = next((one.value for one in context.here if one.key == "carried_over"), 0)
    received = context.received
    return received is not None and received.value + carried == figure.value


def _counts_what_follows(context: Context, lexed: Lexed, index: int) -> bool:
    """Whether an unknown noun stands behind the figure: then the figure is the noun's."""
    return lexed.letters[index + 1 : index + 2] in context.sets.nouns


def _is_paid(context: Context, lexed: Lexed, index: int) -> bool:
    return context.sets.paid.search(lexed.letters, max(0, index - REACH), index) is not None


def _has_base(context: Context, rule: Rule, before: str) -> bool:
    """Whether the reviews are known; those of 复议1件维持 must have been stated before."""
    base = context.base_of(before)
    return base is not None and (rule.then is None or any(one.key == base for one in context.here))


def _chosen(
    context: Context, before: str, after: str, figure: Figure, lexed: Lexed, index: int
) -> Rule | None:
    for rule in _rules(before, after, figure.unit):
        if not _applies(context, rule, figure, lexed):
            continue
        if rule.follows and (context.last is None or context.last.key not in rule.follows):
            continue
        if rule.needs == FEES and rule.near and rule.strict and not _is_paid(context, lexed, index):
            continue
        if rule.then is not None and not rule.then.match(lexed.letters, index + 1):
            continue
        if rule.key.startswith(".") and not _has_base(context, rule, before):
            continue
        if rule.key == "=" and context.last is None:
            continue
        return rule
    return None


def _applies(context: Context, rule: Rule, figure: Figure, lexed: Lexed) -> bool:
    if (figure.unit and figure.unit not in rule.units) or (rule.positive and not figure.value):
        return False
    if rule.key.startswith("received.") and context.last is None and not _of_requests(lexed):
        return False
    if context.foreign and rule.key in context.sets.results:
        return False  # 办理异地就医备案申请4307件，不予受理12件
    in_six = context.section.number == PART_SIX and rule.needs == FEES
    if rule.near and (rule.near in lexed.letters or in_six):
        return True
    if rule.strict or rule.near:
        return bool(rule.needs) and context.topic == rule.needs
    return not rule.needs or context.topic in ("", rule.needs)


def _of_requests(lexed: Lexed) -> bool:
    """Whether the sentence says so: 收到企业申请1200件 may be of anything."""
    return not _letters_of_requests().isdisjoint(lexed.letters)


@cache
def _letters_of_requests() -> frozenset[str]:
    return load_claims().of("disclosure", "applicant", "natural")


def _key(context: Context, rule: Rule, before: str, after: str) -> str | None:
    if rule.key == "=":
        # 2023年为98件: of another year or organ than what was stated before.
        last = context.last
        is_own = context.scope.of()[0] == "own"
        return None if last is None or (is_own and last.scope == "own") else last.key
    if rule.key.startswith("."):
        return f"{context.base_of(before)}{rule.key}"
    if rule.key.startswith("@"):
        document = context.document_of(before + after)
        if document is None:
            return None
        told = rule.key[1:]
        if told == "=" and context.last is not None:
            # 废止规范性文件2件、规章1件
            told = context.last.key.removeprefix("normative_documents").removeprefix("rules")
        return document + told
    return rule.key


def _is_share(context: Context, key: str, before: str, clause: str) -> bool:
    names = context.grammar.letters
    if context.of_carried and key != "carried_over" and context.table_of(key) == REQUESTS:
        return True  # 上年结转4件中，3件予以公开
    if key == "results_total" and before[:2] == names["open"] + names["with"]:
        return True  # （含县长信箱转来按申请办理的3件）
    clause = clause.rpartition(names["colon"])[2]  # 关于依申请公开：本局共收到申请3件
    if context.table_of(key) == REQUESTS and context.sets.share.intersection(clause):
        return key in ("received", "results_total") or names["channel"] in clause
    part = before.rfind(names["part"])
    if part < 0 or context.last is None or context.last.key != key:
        return False
    return not any(names[place] in before[part:] for place in ("own", "organ", "area"))


def _is_decided(context: Context, before: str, clause: str) -> bool:
    """Decisions made, not those put on a website: 公开行政处罚29件."""
    names = context.grammar.letters
    if names["make"] in clause:
        return True
    if names["disclose"] in clause or names["granted"] in clause:
        return False
    return context.listed or before[:1] != names["and"]
