"""Change one thing in the tables of a report, and see whether the reading follows the print.

    python benchmarks/metamorphic.py [--pages 5000] [--jobs 2] [--change NAME] [--format NAME]
    python benchmarks/metamorphic.py --show SEED CHANGE FORMAT

For every field the change says what a careful reader takes from the page: one figure, none,
or an open question (what was there before the change is right, and so is none). Of every field:
*exact* (a right answer; *guessed*, a figure for an open question and no word of doubt),
*missing* (no figure where one is due; *unsaid*, and no word of it), *told* (another figure, and
a word of doubt), *silent* (another figure and no word). A word is a warning or an error that
names the table, and the row and the column or all of them.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from metamorphic_changes import CHANGES
from metamorphic_form import Draft, Figure, make_draft
from metamorphic_print import FORMATS

from govinfo_parse import Finding, GovinfoParseError, Report, Severity, parse_report

OUTCOMES = ("exact", "guessed", "missing", "unsaid", "told", "silent")
# Warnings that doubt no figure: they say what an organ can count, in what unit, or what is not there.
_NO_DOUBT = ("rules_below_city", "unit_unknown", "rows_missing")


@dataclass(frozen=True, slots=True)
class Case:
    """A field that was not read right."""

    seed: int
    format: str
    change: str
    key: str
    got: Figure
    want: tuple[Figure, ...]
    outcome: str

    def __str__(self) -> str:
        want = " or ".join(map(str, self.want))
        return f"{self.outcome:8}{self.seed} {self.change} {self.format} {self.key}: got {self.got}, want {want}"


@dataclass(slots=True)
class Result:
    """What became of one document."""

    seed: int
    change: str
    format: str
    cells: Counter[str] = field(default_factory=Counter)
    cases: list[Case] = field(default_factory=list)
    failure: str = ""


def make(seed: int, change: str, form: str) -> tuple[Draft, bytes]:
    """The document of a seed, the same one always."""
    rng = random.Random(f"metamorphic/{seed}/{change}")
    way = FORMATS[form]
    draft = make_draft(rng, way.places)
    CHANGES[change](rng, draft)
    return draft, way.print(random.Random(f"{seed}/{change}/{form}"), draft)


def doubts(finding: Finding, key: str) -> bool:
    """Whether a finding warns of a field's figure."""
    table, row, column = key.split("/")
    return (
        finding.severity in (Severity.WARNING, Severity.ERROR)
        and finding.code not in _NO_DOUBT
        and finding.table == table
        and finding.row in (None, row)
        and finding.column in (None, column)
    )


def outcome(got: Figure, want: tuple[Figure, ...], doubted: bool) -> str:
    """What became of one field."""
    if got in want:
        is_open = len(want) > 1 and None in want
        return "guessed" if is_open and got is not None and not doubted else "exact"
    if got is None:
        return "missing" if doubted else "unsaid"
    return "told" if doubted else "silent"


def judge(report: Report | None, wants: dict[str, tuple[Figure, ...]], result: Result) -> None:
    """Count the fields by what became of them; fields of another edition are to be empty."""
    found = {e.field.key: e.value for e in report.entries} if report else {}
    findings = report.findings if report else ()
    for key in dict.fromkeys((*wants, *found)):
        got, want = found.get(key), wants.get(key, (None,))
        name = outcome(got, want, any(doubts(f, key) for f in findings))
        result.cells[name] += 1
        if name != "exact":
            case = Case(result.seed, result.format, result.change, key, got, want, name)
            result.cases.append(case)


def run(job: tuple[int, str, str]) -> Result:
    """Make one document, read it, and judge what was read."""
    seed, change, form = job
    draft, data = make(seed, change, form)
    result = Result(seed, change, form)
    report: Report | None = None
    try:
        report = parse_report(data)
    except GovinfoParseError as error:
        result.failure = type(error).__name__
    judge(report, draft.wants, result)
    return result


def jobs(
    pages: int, start: int, change: str | None, form: str | None
) -> Iterator[tuple[int, str, str]]:
    """Seeds, each with a change in turn and a format by its weight."""
    changes = [change] if change else list(CHANGES)
    weights = [way.weight for way in FORMATS.values()]
    for seed in range(start, start + pages):
        drawn = random.Random(seed).choices(list(FORMATS), weights)[0]
        yield seed, changes[seed % len(changes)], form or drawn


def table(results: Iterable[Result], by: str) -> list[str]:
    """Documents and fields by change or by format."""
    documents: Counter[str] = Counter()
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for name in (getattr(result, by), "all"):
            documents[name] += 1
            cells[name] += result.cells
    heads = ("docs", "cells", "exact %", *OUTCOMES[1:])
    lines = [f"{by:24}{''.join(f'{head:>9}' for head in heads)}"]
    for name in (n for n in (*CHANGES, *FORMATS, "all") if n in documents):
        counts, total = cells[name], cells[name].total()
        share = 100 * (counts["exact"] + counts["guessed"]) / total
        missing = counts["missing"] + counts["unsaid"]
        shown = (counts["guessed"], missing, *(counts[n] for n in OUTCOMES[3:]))
        rest = "".join(f"{count:9}" for count in shown)
        lines.append(f"{name:24}{documents[name]:9}{total:9}{share:9.3f}{rest}")
    return lines


def show(seed: int, change: str, form: str, folder: Path) -> None:
    """Write one document, and tell what is not right in its reading."""
    _, data = make(seed, change, form)
    path = folder / f"metamorphic-{seed}-{change}-{form}.{FORMATS[form].suffix}"
    path.write_bytes(data)
    result = run((seed, change, form))
    print(path, dict(result.cells), result.failure)
    for case in result.cases:
        print(case)
    if not result.failure:
        for finding in parse_report(data).findings:
            print(finding)


def main() -> None:
    """Print the tables and the first silent cases."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--start", type=int, default=0, help="the first seed")
    parser.add_argument("--change", choices=list(CHANGES))
    parser.add_argument("--format", choices=list(FORMATS))
    parser.add_argument("--list", type=int, default=30, help="print so many wrong documents")
    parser.add_argument("--outcome", choices=OUTCOMES[1:], default="silent")
    parser.add_argument("--show", nargs=3, metavar=("SEED", "CHANGE", "FORMAT"))
    parser.add_argument("--out", type=Path, default=Path(), help="where --show writes")
    given = parser.parse_args()
    if given.show:
        seed, change, form = given.show
        show(int(seed), change, form, given.out)
        return
    work = jobs(given.pages, given.start, given.change, given.format)
    with ProcessPoolExecutor(given.jobs) as pool:
        results = list(pool.map(run, work, chunksize=8))
    for by in ("change", "format"):
        print("\n".join(table(results, by)), end="\n\n")
    for result in results:
        if result.failure:
            print(f"failed  {result.seed} {result.change} {result.format}: {result.failure}")
    wrong = ([c for c in r.cases if c.outcome == given.outcome] for r in results)
    for cases in islice(filter(None, wrong), given.list):
        more = f" (and {len(cases) - 1} more)" if len(cases) > 1 else ""
        print(f"{cases[0]}{more}")


if __name__ == "__main__":
    main()
