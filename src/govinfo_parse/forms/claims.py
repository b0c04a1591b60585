"""What prose says about the figures of the form, as patterns: ``claims.toml``, read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from govinfo_parse.forms.loader import read_data
from govinfo_parse.forms.sums import parts_of_total

_LONG: Final = "[^，。；0-9]{0,16}?"
_SHORT: Final = "[^，。；0-9]{0,6}?"


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """Something that prose counts, the words beside its number, and its fields.

    ``rows`` with ``*`` are all rows of a group; ``also`` are other readings of the same words,
    such as 受理 for what was received and what was carried over.
    """

    key: str
    table: str
    readings: tuple[tuple[str, ...], ...]
    unit: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Zero:
    """A sentence that states a figure of 0 without a number."""

    key: str
    table: str
    rows: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """How prose counts rules and normative documents: the noun once, a verb for each number."""

    nouns: tuple[tuple[str, re.Pattern[str]], ...]
    both: re.Pattern[str]
    unit: re.Pattern[str]
    verbs: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Everything that the patterns say."""

    kinds: tuple[ClaimKind, ...]
    outcomes: tuple[tuple[str, re.Pattern[str]], ...]
    zeros: tuple[Zero, ...]
    figures: re.Pattern[str]
    """What a sentence must have for a figure to be in it at all."""
    marks: Mapping[str, re.Pattern[str]]
    all_upheld: re.Pattern[str]
    applicants: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    documents: DocumentWords


@cache
def load_claims() -> ClaimWords:
    """The patterns, compiled."""
    data = read_data("claims.toml")
    documents = data["documents"]
    applicants = data["applicants"]
    return ClaimWords(
        kinds=tuple(_kind(entry, data["unit"]) for entry in data["kinds"]),
        outcomes=tuple((o["key"], _before(o["before"])) for o in data["outcomes"]),
        zeros=tuple(
            Zero(z["key"], z.get("table", "requests"), tuple(z.get("rows", ())), _any(z["pattern"]))
            for z in data["zeros"]
        ),
        figures=re.compile(data["figures"]),
        marks={name: _any(pattern) for name, pattern in data["marks"].items()},
        all_upheld=_any(data["all_upheld"]["pattern"]),
        applicants=(
            (("natural_person",), _before(applicants["natural_person"])),
            (
                tuple(c for c in parts_of_total("requests") if c != "natural_person"),
                _before(applicants["organizations"]),
            ),
        ),
        documents=DocumentWords(
            nouns=tuple(
                (key, re.compile(documents[key])) for key in ("rules", "normative_documents")
            ),
            both=re.compile(documents["both"]),
            unit=re.compile(documents["unit"]),
            verbs=tuple(
                (verb, _before(documents[verb])) for verb in ("repealed", "in_force", "issued")
            ),
        ),
    )


def _kind(entry: Mapping[str, Any], unit: str) -> ClaimKind:
    return ClaimKind(
        key=entry["key"],
        table=entry.get("table", "requests"),
        readings=(tuple(entry.get("rows", ())), *map(tuple, entry.get("also", ()))),
        unit=re.compile(entry.get("unit", unit)),
        before=_before(entry["before"]),
        after=re.compile(_filled(entry.get("after", ""))),
    )


def _filled(pattern: str) -> str:
    return pattern.replace("~", _LONG).replace("_", _SHORT)


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(f'(?:{_filled(pattern)})[“”"（(：:共计约达为有的了]{{0,4}}$')


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(_filled(pattern))
