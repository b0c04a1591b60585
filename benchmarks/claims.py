"""Score what is read out of sentences against what a careful reader reads there.

    python benchmarks/claims.py [FOLDER] [--show]

``sentences.json`` has sentences, each read alone; ``narratives.json`` whole texts of a part, with
what the tables print and which figures contradict them. Own figures are compared as pairs of key
and value. *Precision*: of the figures read as the report's own, those that a reader reads or
accepts. *Recall*: of the figures that a reader reads, those found. *Contradictions*: found, of
those printed; false ones are counted apart. ``--show`` lists the misses by kind.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govinfo_parse import Claim, ClaimVerdict, Entry, Location, SectionText, Status
from govinfo_parse.checks import find_claims
from govinfo_parse.forms import Form, load_form

FOLDER = Path(__file__).parent.parent / "tests" / "corpora" / "claims"
LEAVES = ("upheld", "corrected", "other", "pending")
REVIEWS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
GROUPS = {
    "denied": "state_secret",
    "unavailable": "not_held",
    "not_processed": "duplicate",
    "other_handling": "other",
}
ENFORCEMENT = {
    "licensing": "administrative_licensing",
    "penalties": "administrative_penalties",
    "compulsion": "administrative_compulsion",
}
ORGANIZATIONS = (
    "commercial_enterprise",
    "research_institution",
    "social_welfare_organization",
    "legal_service_organization",
    "other_organization",
)


@dataclass
class Score:
    """Counts over a corpus, and what was wrong."""

    read: int = 0
    right: int = 0
    due: int = 0
    found: int = 0
    printed: int = 0
    contradictions: int = 0
    false: int = 0
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def precision(self) -> float:
        """Percent of the figures read as own that are."""
        return 100 * self.right / self.read if self.read else 100.0

    @property
    def recall(self) -> float:
        """Percent of the own figures that were read."""
        return 100 * self.found / self.due if self.due else 100.0

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.1f} % ({self.right}/{self.read}), "
            f"recall {self.recall:.1f} % ({self.found}/{self.due}), "
            f"contradictions {self.contradictions}/{self.printed} found, {self.false} false"
        )


def pairs(given: Mapping[str, Any] | Sequence[Sequence[Any]]) -> list[tuple[str, float]]:
    """Key and value, from an object or a list of pairs."""
    items = given.items() if isinstance(given, Mapping) else given
    return [(item[0], float(item[1])) for item in items]


def entries(form: Form, tables: Iterable[tuple[str, float]]) -> list[Entry]:
    """The form with what the tables print; what they do not tell is missing."""
    values = _cells(dict(tables))
    made = []
    for number, known in enumerate(form.fields):
        if known.key not in values:
            made.append(Entry(known, Status.MISSING))
            continue
        value = int(values[known.key])
        place = Location(table=0, row=number, column=1)
        made.append(Entry(known, Status.REPORTED, value, known.unit or None, str(value), place))
    return made


def _cells(tables: Mapping[str, float]) -> dict[str, float]:
    cells: dict[str, float] = {}
    for key, value in tables.items():
        cells |= dict(_field(key, value))
    if "litigation" in tables and not any(f"{r}" in tables for r in REVIEWS[1:]):
        cells["reconsideration_litigation/litigation_direct/total"] = tables["litigation"]
        cells["reconsideration_litigation/litigation_after_reconsideration/total"] = 0
    for leaf in LEAVES:
        if f"litigation.{leaf}" in tables and f"litigation_direct.{leaf}" not in tables:
            direct, after = (f"reconsideration_litigation/{r}/{leaf}" for r in REVIEWS[1:])
            cells.setdefault(direct, tables[f"litigation.{leaf}"])
            cells.setdefault(after, 0)
    return cells


def _field(key: str, value: float) -> Iterator[tuple[str, float]]:
    row, _, column = key.partition(".")
    document, _, verb = (
        key.rpartition("_") if not key.endswith("in_force") else (key[:-9], "", "in_force")
    )
    if row in REVIEWS:
        yield f"reconsideration_litigation/{row}/{column or 'total'}", value
    elif row in ENFORCEMENT:
        yield f"proactive_disclosure/{ENFORCEMENT[row]}/decisions", value
    elif document in ("rules", "normative_documents"):
        yield f"proactive_disclosure/{document}/{verb}", value
    elif column == "natural_person":
        yield f"requests/{row}/natural_person", value
    elif column == "organizations":
        yield from ((f"requests/{row}/{c}", value * (c == ORGANIZATIONS[0])) for c in ORGANIZATIONS)
    elif row in GROUPS:
        for known in load_form("2021").fields:
            if known.row.startswith(f"{row}.") and known.column == "total":
                yield known.key, value * (known.row == f"{row}.{GROUPS[row]}")
    elif row in (
        "received",
        "carried_over",
        "granted",
        "partially_granted",
        "results_total",
        "carried_forward",
    ):
        yield f"requests/{row}/total", value


def read(item: Mapping[str, Any], tables: Iterable[tuple[str, float]] = ()) -> tuple[Claim, ...]:
    """The claims of one text."""
    form = load_form("2021")
    text = item["text"]
    section = SectionText("", item.get("section", 1), "", text, text, Location(line=1))
    return find_claims(form, entries(form, tables), [section], item["year"], item["agency"])


def score(folder: Path) -> Score:
    """Every item of the two files of a folder."""
    total = Score()
    for name in ("sentences", "narratives"):
        for item in json.loads((folder / f"{name}.json").read_text("utf-8")):
            _add(total, item, item.get("kind", name))
    return total


def _add(total: Score, item: Mapping[str, Any], kind: str) -> None:
    claims = read(item, pairs(item.get("tables", ())))
    own, acceptable = set(pairs(item["own"])), set(pairs(item["acceptable"]))
    got = {(c.key, float(c.value)) for c in claims if c.scope == "own"}
    total.read += len(got)
    total.right += len(got & (own | acceptable))
    total.due += len(own)
    total.found += len(got & own)
    due = {(key, float(value)) for key, value, _ in item.get("contradicts", ())}
    told = {(c.key, float(c.value)) for c in claims if c.verdict is ClaimVerdict.CONTRADICTS}
    total.printed += len(due)
    total.contradictions += len(due & told)
    total.false += len(told - due)
    for what, which in (
        ("wrong", got - own - acceptable),
        ("missed", own - got),
        ("no contradiction", due - told),
        ("false contradiction", told - due),
    ):
        for key, value in sorted(which):
            total.misses[kind].append(f"{what} {key}={value:g}: {_around(item['text'], value)}")


def _around(text: str, value: float) -> str:
    at = text.find(f"{value:g}")
    return text if len(text) < 120 else text[max(0, at - 50) : at + 40]


def main() -> None:
    """Print the score of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--show", action="store_true", help="list the misses by kind")
    options = parser.parse_args()
    result = score(options.folder)
    if options.show:
        for kind, lines in sorted(result.misses.items()):
            print(f"{kind} ({len(lines)})", *lines, sep="\n  ")
    print(result)


if __name__ == "__main__":
    main()
