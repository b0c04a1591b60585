"""What prose says about the figures of the form: the words and the rules of ``claims_*.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from govinfo_parse.forms.loader import load_forms, read_data
from govinfo_parse.forms.sums import parts_of_total

MADE_BY_LEXER: Final = ("figure", "number", "share", "year", "organ", "both")
"""Classes of what no list of words can name."""
_FIRST_LETTER: Final = 0x100
_NAME: Final = re.compile(r"[a-z_]+|\[|\]|\s+|.")
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]|\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class FieldOf:
    """The fields of a key: ``readings`` are the rows that are summed, each way to read the words.

    Rows and columns of all editions are named; a report has those of its own.
    """

    table: str
    readings: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What the words beside a figure make of it; patterns are over the letters of classes."""

    key: str
    units: frozenset[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    needs: str
    strict: bool
    near: str
    follows: frozenset[str]
    then: re.Pattern[str] | None
    """What must stand behind the figure too."""
    positive: bool


@dataclass(frozen=True, slots=True)
class ZeroRule:
    """A clause that states a figure of 0 without a number."""

    keys: tuple[str, ...]
    says: re.Pattern[str]
    before: re.Pattern[str] | None
    after: str
    near: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words, the letter of each class, and the rules in their order.

    A class is one letter, so that a sentence is a string of letters and a rule a regular
    expression over them.
    """

    telling: re.Pattern[str]
    """What a sentence must have for a rule to hold."""
    leaning: re.Pattern[str]
    """What tells only in a paragraph that speaks of the form's figures."""
    words: Mapping[str, str]
    """The letter of each word."""
    sizes: Mapping[str, tuple[int, ...]]
    """The lengths of the words that begin with two characters, longest first."""
    letters: Mapping[str, str]
    sets: Mapping[str, str]
    fields: Mapping[str, FieldOf]
    rules: tuple[Rule, ...]
    zeros: tuple[ZeroRule, ...]

    def of(self, *names: str) -> frozenset[str]:
        """The letters of classes and sets."""
        return frozenset("".join(self.sets.get(n) or self.letters[n] for n in names))

    def pattern(self, text: str) -> re.Pattern[str]:
        """A pattern over classes, over their letters; ``{}`` is a group that is told."""
        return _pattern(text, self.letters, self.sets)


@cache
def load_claims() -> Grammar:
    """The grammar, read and compiled."""
    data = read_data("claims_words.toml") | read_data("claims_rules.toml")
    names = [*data["words"], *MADE_BY_LEXER]
    letters = {name: chr(_FIRST_LETTER + n) for n, name in enumerate(dict.fromkeys(names))}
    sets = {name: "".join(_members(name, data["sets"], letters)) for name in data["sets"]}
    words: dict[str, str] = {}
    for name, listed in data["words"].items():
        for entry in listed.split():
            for word in _expanded(entry):
                words.setdefault(word, letters[name])
    words.pop("", None)
    units = {name: frozenset(listed.split()) for name, listed in data["units"].items()}
    return Grammar(
        telling=re.compile("|".join(data["telling"].split())),
        leaning=re.compile("|".join(data["leaning"].split())),
        words=words,
        sizes=_sizes_of(words),
        letters=letters,
        sets=sets,
        fields={key: _field(entry) for key, entry in data["fields"].items()},
        rules=tuple(_rule(entry, units, letters, sets) for entry in data["rules"]),
        zeros=tuple(
            ZeroRule(
                tuple(z["keys"]),
                _pattern(z["says"], letters, sets),
                _pattern(z["before"], letters, sets, "$") if "before" in z else None,
                letters.get(z.get("after", ""), ""),
                letters.get(z.get("near", ""), ""),
            )
            for z in data["zeros"]
        ),
    )


def _expanded(entry: str) -> Iterator[str]:
    """Every word that an entry stands for.

    >>> list(_expanded("[现行]有效(件|数)"))
    ['现行有效件', '现行有效数', '有效件', '有效数']
    """
    match = _OPTIONAL.search(entry)
    if match is None:
        yield entry
        return
    options = [*match[1].split("|"), ""] if match[1] is not None else match[2].split("|")
    for option in options:
        yield from _expanded(entry[: match.start()] + option + entry[match.end() :])


def _sizes_of(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """By what they begin with: two characters tell nearly always whether there is a word."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[:2], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def _members(name: str, sets: Mapping[str, str], letters: Mapping[str, str]) -> Iterator[str]:
    for member in sets[name].split():
        if member in sets:
            yield from _members(member, sets, letters)
        else:
            yield letters[member]


def _pattern(
    text: str, letters: Mapping[str, str], sets: Mapping[str, str], end: str = ""
) -> re.Pattern[str]:
    inside = False
    parts = []
    for match in _NAME.finditer(text):
        piece = match[0]
        if piece in "[]":
            inside = piece == "["
        if piece.isspace():
            continue
        if piece in sets:
            piece = sets[piece] if inside else f"[{sets[piece]}]"
        elif piece[0].isalpha():
            piece = letters[piece]
        elif piece == "(" and text[match.end()] != "?":
            piece = "(?:"
        elif piece in "{}":
            piece = "()"["{}".index(piece)]
        parts.append(piece)
    return re.compile(f"(?:{''.join(parts)}){end}")


def _either(
    patterns: Sequence[str], letters: Mapping[str, str], sets: Mapping[str, str], end: str = ""
) -> re.Pattern[str] | None:
    return _pattern("|".join(patterns), letters, sets, end) if patterns else None


def _rule(
    entry: Mapping[str, Any],
    units: Mapping[str, frozenset[str]],
    letters: Mapping[str, str],
    sets: Mapping[str, str],
) -> Rule:
    return Rule(
        key=entry["key"],
        units=units[entry.get("units", "cases")],
        before=_either(entry.get("before", ()), letters, sets, "$"),
        after=_either(entry.get("after", ()), letters, sets),
        needs=entry.get("needs", ""),
        strict=entry.get("strict", False),
        near=letters.get(entry.get("near", ""), ""),
        follows=frozenset(entry.get("follows", ())),
        then=_pattern(entry["then"], letters, sets) if "then" in entry else None,
        positive=entry.get("positive", False),
    )


def _field(entry: Mapping[str, Any]) -> FieldOf:
    columns = tuple(entry.get("columns", ("total",)))
    if columns == ("organizations",):
        columns = tuple(c for c in parts_of_total("requests") if c != "natural_person")
    table = entry.get("table", "requests")
    readings = (entry.get("rows", ()), *entry.get("also", ()))
    return FieldOf(table, tuple(tuple(_rows(table, names)) for names in readings), columns)


def _rows(table: str, names: Sequence[str]) -> Iterator[str]:
    """The rows of any edition that are named; ``denied.*`` are all of a group."""
    rows = dict.fromkeys(f.row for form in load_forms() for f in form.fields if f.table == table)
    for name in names:
        if name.endswith("*"):
            yield from (row for row in rows if row.startswith(name[:-1]))
        else:
            yield name
