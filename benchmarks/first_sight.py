"""Score the parser on the generator of other hands (``tests/independent``).

    python benchmarks/first_sight.py --seeds 0-166            # both editions, three formats
    python benchmarks/first_sight.py --seeds 0-9 --worst 20   # and the first wrong cells

It was written without knowledge of the library's code. Figures on seeds that nobody has looked
at are *first sight*; ``docs/accuracy.md`` records them. Of every cell: *exact* (the same figure,
or rightly none), *missing*, *told* (another figure, repaired or with a warning or an error that
names its table, row or cell), *silent*. Where a careful reader cannot know the figure, none is
as right as the printed one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from govinfo_parse import (  # noqa: E402
    Entry,
    GovinfoParseError,
    Report,
    Severity,
    Status,
    parse_report,
)
from independent import Sample, make  # noqa: E402

FORMATS = ("html", "docx", "text")
EDITIONS = ("2019", "2021")
KINDS = ("exact", "missing", "told", "silent")


@dataclass
class Tally:
    """Counts over documents."""

    documents: int = 0
    refused: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    """Contradictions: ``planted``, ``found``, ``false``."""
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.documents += other.documents
        self.refused += other.refused
        self.cells += other.cells
        self.claims += other.claims
        self.wrong += other.wrong

    def line(self, name: str) -> str:
        """A line of the table."""
        total = self.cells.total() or 1
        shares = " ".join(f"{100 * self.cells[kind] / total:8.3f}" for kind in KINDS)
        claims = "/".join(str(self.claims[k]) for k in ("planted", "found", "false"))
        return f"{name:34} {self.documents:5} {total:8} {shares} {self.refused:4} {claims:>12}"


def same(value: object, truth: object) -> bool:
    """Whether two figures are equal to eight places, or both none."""
    if value is None or truth is None:
        return value is None and truth is None
    return abs(float(str(value)) - float(str(truth))) < 1e-8


def is_told(report: Report, entry: Entry) -> bool:
    """Whether the entry is inferred, or a warning or an error names it."""
    own = entry.field
    return entry.status is not Status.REPORTED or any(
        f.severity is not Severity.INFO
        and f.table == own.table
        and f.row in (None, own.row)
        and f.column in (None, own.column)
        for f in report.findings
    )


def failing(report: Report) -> set[str]:
    """The sums that the report fails, as the generator names them."""
    found = set()
    for finding in report.findings:
        if finding.code == "identity_fails":
            name = finding.message.split()[0]
            found.add(f"{name}/{finding.column if name in 'AB' else finding.row}")
    return found


def judge(sample: Sample) -> Tally:
    """The tally of one document."""
    tally = Tally(documents=1)
    try:
        report = parse_report(sample.data)
    except GovinfoParseError as error:
        tally.refused = 1
        tally.wrong.append(f"refused {sample.name}: {type(error).__name__}")
        report = None
    entries = {e.field.key: e for e in report.entries} if report else {}
    for key, truth in sample.truth.items():
        entry = entries.get(key)
        value = entry.value if entry else None
        if same(value, truth) or (value is None and key in sample.unsure):
            kind = "exact"
        elif value is None:
            kind = "missing"
        else:
            assert report is not None
            assert entry is not None
            kind = "told" if is_told(report, entry) else "silent"
        tally.cells[kind] += 1
        if kind != "exact":
            tally.wrong.append(f"{kind:7} {sample.name} {key}: {truth} -> {value}")
    planted, found = set(sample.contradictions), failing(report) if report else set()
    tally.claims.update(
        planted=len(planted), found=len(planted & found), false=len(found - planted)
    )
    return tally


def run(seeds: range, formats: list[str]) -> dict[str, Tally]:
    """Tallies by format and by kind of mess."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for fmt in formats:
        for seed in seeds:
            for edition in EDITIONS:
                sample = make(seed, edition, fmt)
                one = judge(sample)
                tallies[fmt].add(one)
                for kind in sample.kinds:
                    tallies[f"{fmt}: {kind}"].add(one)
    return tallies


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", default="0-166", help="from-to, both included")
    parser.add_argument("--formats", nargs="*", default=list(FORMATS))
    parser.add_argument("--worst", type=int, default=0, help="print this many wrong cells")
    parser.add_argument("--by-kind", action="store_true")
    args = parser.parse_args()
    first, _, last = args.seeds.partition("-")
    tallies = run(range(int(first), int(last or first) + 1), args.formats)
    print(
        f"{'':34} {'docs':>5} {'cells':>8} {'exact%':>8} {'miss%':>8} {'told%':>8} {'silent%':>8}"
        f" {'ref.':>4} {'sums p/f/f':>12}"
    )
    for name, tally in tallies.items():
        if ":" not in name:
            print(tally.line(name))
    if args.by_kind:
        kinds = [(n, t) for n, t in tallies.items() if ":" in n]
        for name, tally in sorted(
            kinds, key=lambda item: item[1].cells["exact"] / (item[1].cells.total() or 1)
        ):
            print(tally.line(name))
    order = {"silent": 0, "refused": 1, "told": 2, "missing": 3}
    wrong = [w for fmt in args.formats for w in tallies[fmt].wrong]
    for line in sorted(wrong, key=lambda w: order[w.split()[0]])[: args.worst]:
        print(line)


if __name__ == "__main__":
    main()
