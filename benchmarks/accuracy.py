"""Score the parser on folders of ``source.* + truth.json``.

    python benchmarks/accuracy.py FOLDER [FOLDER…] [--worst 20] [--by-kind]

Of every cell with truth: *exact* (the same figure, or rightly none), *missing* (a figure
there and none given), *flagged* (a wrong figure, and the entry or a finding says that it is
in doubt), *silent* (a wrong figure given as ``reported`` and no finding names its cell).
Reading alone is scored, without the figures that sums settle: truth has none in cells that
nobody can read. ``benchmarks/repairs.py`` scores those.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govinfo_parse import GovinfoParseError, NotAnAnnualReport, Report, parse_report

NOTHING = {"blank", "missing", "unreadable"}
META = ("title", "agency", "year", "edition")


@dataclass
class Score:
    """Counts over one or many documents."""

    documents: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    meta_right: Counter[str] = field(default_factory=Counter)
    meta_known: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add another score to this one."""
        self.documents += other.documents
        self.cells += other.cells
        self.meta_right += other.meta_right
        self.meta_known += other.meta_known
        self.failures += other.failures
        self.wrong += other.wrong

    @property
    def total(self) -> int:
        """Cells with truth."""
        return sum(self.cells.values())

    def share(self, name: str) -> float:
        """Percent of all cells with truth."""
        return 100 * self.cells[name] / self.total if self.total else 0.0

    def meta(self, name: str) -> float:
        """Percent of documents with a known truth where this is right."""
        known = self.meta_known[name]
        return 100 * self.meta_right[name] / known if known else 100.0


def same(value: Any, truth: Any) -> bool:
    """Whether a figure is the truth's figure; money is compared to eight places."""
    if value is None or truth is None:
        return value is None and truth is None
    return abs(float(value) - float(truth)) < 1e-8


def named(report: Report, key: str) -> bool:
    """Whether a finding of at least a warning's weight, or of a reading, names the cell."""
    table, row, column = key.split("/")
    return any(
        f.table == table
        and f.row in (None, row)
        and f.column in (None, column)
        and (f.row or f.column)
        for f in report.findings
        if f.code != "identity_not_assessable" and f.code != "rows_missing"
    )


def score_report(report: Report | None, truth: dict[str, Any], name: str) -> Score:
    """Score one report against its truth."""
    score = Score(documents=1)
    entries = {e.field.key: e for e in report.entries} if report else {}
    for key, expected in truth["cells"].items():
        entry = entries.get(key)
        value = entry.value if entry else None
        if same(value, expected):
            score.cells["exact"] += 1
            continue
        if value is None:
            kind = "missing"
        elif entry is not None and (entry.status != "reported" or (report and named(report, key))):
            kind = "flagged"
        else:
            kind = "silent"
        score.cells[kind] += 1
        score.wrong.append(f"{kind:8}{name} {key}: {expected} -> {value}")
    for item in META:
        if item not in truth:
            continue
        score.meta_known[item] += 1
        got = getattr(report, item) if report else None
        score.meta_right[item] += got == truth[item]
        if got != truth[item]:
            score.wrong.append(f"{'meta':8}{name} {item}: {truth[item]} -> {got}")
    return score


def documents(folders: list[Path]) -> Iterator[tuple[Path, Path, dict[str, Any]]]:
    """Every folder with a truth, and the source beside it."""
    for folder in folders:
        for truth in sorted(folder.rglob("truth.json")):
            data = json.loads(truth.read_text("utf-8"))
            source = next(p for p in sorted(truth.parent.glob("source.*")))
            yield truth.parent, source, data


def run(folders: list[Path], suffixes: set[str] | None = None) -> tuple[Score, dict[str, Score]]:
    """Score all documents below the folders; also for each kind of mess that they name."""
    whole = Score()
    kinds: dict[str, Score] = defaultdict(Score)
    for folder, source, truth in documents(folders):
        if suffixes and source.suffix not in suffixes:
            continue
        report: Report | None = None
        failure = ""
        try:
            report = parse_report(source, repair=False)
        except NotAnAnnualReport:
            failure = "NotAnAnnualReport"
        except GovinfoParseError as error:
            failure = type(error).__name__
        score = score_report(report, truth, folder.name)
        if failure:
            score.failures.append(f"{folder.name}: {failure}")
        whole.add(score)
        for kind in truth.get("kinds", ()):
            kinds[kind].add(score)
    return whole, kinds


def line(name: str, score: Score) -> str:
    """One line of the table."""
    parts = [f"{score.share(k):7.3f}" for k in ("exact", "missing", "flagged", "silent")]
    metas = [f"{score.meta(m):6.1f}" for m in META]
    return f"{name:28} {score.documents:5} {score.total:8} {' '.join(parts)} {' '.join(metas)}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="print this many wrong cells")
    parser.add_argument("--by-kind", action="store_true")
    parser.add_argument("--suffix", action="append", help="only sources with this suffix (.html)")
    args = parser.parse_args()
    whole, kinds = run(args.folders, set(args.suffix) if args.suffix else None)
    print(
        f"{'':28} {'docs':>5} {'cells':>8} {'exact%':>7} {'miss%':>7} {'flag%':>7} {'silent%':>7}"
        f" {'title':>6} {'agency':>6} {'year':>6} {'edit.':>6}"
    )
    print(line("all", whole))
    if args.by_kind:
        for kind, score in sorted(kinds.items(), key=lambda item: item[1].share("exact")):
            print(line(kind, score))
    for failure in whole.failures[:40]:
        print("failure ", failure)
    order = {"silent": 0, "flagged": 1, "meta": 2, "missing": 3}
    for wrong in sorted(whole.wrong, key=lambda w: order[w[:8].strip()])[: args.worst]:
        print(wrong)


if __name__ == "__main__":
    main()
