"""The project's own corpus: generated reports of fixed seeds, scored; ``docs/accuracy.md``.

    python benchmarks/corpus.py            # print the table
    python benchmarks/corpus.py --write    # write docs/accuracy.md again

The figures may only rise: ``tests/test_accuracy.py`` holds the code against them.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from accuracy import META, Score, score_report  # noqa: E402
from naive import SECONDS, naive_report  # noqa: E402

from generator import generate  # noqa: E402
from govinfo_parse import GovinfoParseError, parse_report  # noqa: E402

SEEDS = range(5_000, 5_100)
EDITIONS = ("2019", "2021")
FORMATS = ("html", "text", "docx", "pdf")
PAGE = ROOT / "docs" / "accuracy.md"

HEAD = """# Accuracy

Measured on the project's own corpus: {documents} generated reports of fixed seeds, of both
editions, each with two to eight kinds of mess at once (`python -m generator --list` in `tests/`
names them). A careful reader could take the truth from every one of them. The corpus is
invented; kinds that no real report has shown yet are marked so in its notes. It says how the
parser does on known kinds of mess, not on all that exist.

- **exact**: the same figure, or rightly none
- **missing**: a figure is there and none is given
- **flagged**: a wrong figure whose entry or finding says that it is in doubt
- **silent**: a wrong figure given as `reported`, with no finding that names its cell

The table is written by `python benchmarks/corpus.py --write`, and the tests fail if it falls.

"""


SIGHT = """
## First sight

What the same code makes of reports by a generator of other hands (`tests/independent`, written
without knowledge of the library's code or its own corpus: other editors, layouts, annexes, prose of
real length; `python benchmarks/first_sight.py`). Of every cell: *told* is another figure that is
repaired or that a warning or an error names, *silent* one that nothing says anything of. Where a
careful reader cannot know the figure, none is right too. The first line of each format is the
engine before this one, the second the new engine before anybody had looked at a document; the third
is seeds that nobody had looked at, after its faults on others were mended.

|  | seeds | reports | exact % | missing % | told % | silent % | contradictions: planted, found, false |
|---|---|---|---|---|---|---|---|
{rows}
Metamorphic changes (`python benchmarks/metamorphic.py --pages 5000`: rows and columns doubled,
exchanged, deleted, blanked, shifted, turned, in four formats): {changes}.

Around the tables: {around_reports} reports whose names, dates, headings and prose are in trouble (`tests/independent/around`,
by other hands too; `python benchmarks/around.py`), seeds that nobody had looked at, in per cent.

|  | right before | right | wrong before | wrong |
|---|---|---|---|---|
{around}
A hundred such files printed by LibreOffice (`--formats pdf`), first sight: title 99, agency 97, year
100, publication date 98, period 99, borders 96, paragraphs 95.9; 98 and 97.5 after one mending.

Figures in sentences (`python benchmarks/claims.py`; sentences and narratives that were kept back
until the grammar was done): {claims}.
Pages that are no report, or lead to one (`python benchmarks/pages.py`, seeds never looked at): {pages}.
"""
SEEN = (
    ("html: engine before", "0-166", 334, 93.479, 6.421, 0.078, 0.021, "215, 195, 13"),
    ("html: first sight", "0-166", 334, 97.328, 2.604, 0.068, 0.000, "215, 207, 29"),
    ("docx: engine before", "0-166", 334, 89.247, 10.366, 0.354, 0.033, "202, 174, 90"),
    ("docx: first sight", "0-166", 334, 94.930, 4.706, 0.328, 0.036, "202, 177, 140"),
    ("text: engine before", "0-166", 334, 85.743, 13.315, 0.903, 0.039, "205, 177, 13"),
    ("text: first sight", "0-166", 334, 91.081, 7.988, 0.919, 0.012, "205, 187, 36"),
    ("html: seeds never looked at", "4000-4166", 334, 99.677, 0.295, 0.029, 0.000, "196, 195, 9"),
    ("docx: seeds never looked at", "4000-4166", 334, 99.844, 0.150, 0.005, 0.002, "228, 228, 1"),
    ("text: seeds never looked at", "4000-4166", 334, 97.976, 1.977, 0.045, 0.002, "222, 215, 8"),
    ("html: seeds never looked at", "10000-10166", 334, 99.841, 0.144, 0.015, 0.000, "212, 212, 0"),
    ("docx: seeds never looked at", "10000-10166", 334, 99.910, 0.083, 0.005, 0.003, "175, 175, 0"),
    ("text: seeds never looked at", "10000-10166", 334, 98.121, 1.745, 0.134, 0.000, "178, 171, 5"),
    ("html: seeds never looked at", "12000-12166", 334, 99.680, 0.302, 0.018, 0.000, "207, 207, 2"),
    ("docx: seeds never looked at", "12000-12166", 334, 99.674, 0.314, 0.012, 0.000, "183, 183, 0"),
    (
        "text: seeds never looked at",
        "12000-12166",
        334,
        97.724,
        1.989,
        0.287,
        0.000,
        "193, 186, 15",
    ),
)
"""Measured once each; what was seen cannot be seen for the first time again."""
AROUND = (
    ("title", 91.5, 99.6, 7.6, 0.4),
    ("agency", 82.4, 99.8, 6.9, 0.2),
    ("year", 97.2, 100.0, 2.7, 0.0),
    ("edition", 100.0, 100.0, 0.0, 0.0),
    ("publication date", 85.6, 100.0, 1.4, 0.0),
    ("period", 89.8, 100.0, 0.4, 0.0),
    ("borders of the parts", 81.6, 99.5, 18.4, 0.5),
    ("paragraphs in their part", 81.0, 99.4, 7.2, 0.2),
    ("parts without others' prose", 95.2, 100.0, 4.8, 0.0),
)
AROUND_REPORTS = "1,002"
CLAIMS = (
    "precision 99.1 %, recall 88.8 %, 10 of 10 contradictions found and one false; before: 87.6 and "
    "63.7 % on the other half. A second set of another hand, after that: precision 98.4 %, recall "
    "91.7 %, 9 of 11 contradictions found and two false; a third, after that: 99.2 and 89.0 %, 10 of "
    "11 found and none false"
)
PAGES = (
    "770 of 770 answered rightly, none taken for a report, no report refused, all 242 links found; "
    "before: 367 of 770, and 98 taken for reports, on other seeds"
)
CHANGES = "of 996,606 cells of seeds from 400000 on, none is silently wrong, 98.9 % are as the change asks"

BESIDE = """
## Beside a script

What a competent script gets from the same files with the usual libraries
(`benchmarks/naive.py`): `pandas.read_html` for pages, `python-docx` for Word, `pdfplumber` for
PDF, pipes or white space for text. It finds tables by keywords, rows by their labels and columns
by their headers, and falls back on their places. It knows no findings, so each of its wrong
figures is silent. A file on which a library raises, or that takes it longer than {seconds} seconds,
has failed, and its figures count as missing: `read_html` raises on pages without a `<table>` (figures
in JSON, in grids of `<div>`, in paragraphs). Most of its wrong figures on pages are those of tables
that the page hides. Of a clean page the script reads every figure right (`tests/test_accuracy.py`).
The library was developed with this corpus, the script was not.

"""


def score(fmt: str) -> tuple[Score, dict[str, Score]]:
    """The corpus in one format, and by kind of mess."""
    whole = Score()
    kinds: dict[str, Score] = defaultdict(Score)
    for seed in SEEDS:
        for edition in EDITIONS:
            sample = generate(seed, edition, fmt)
            try:
                report = parse_report(sample.source, repair=False)
            except GovinfoParseError:
                report = None
            name = f"{fmt}/{seed}/{edition}"
            one = score_report(report, sample.truth, name)
            if report is None:
                one.failures.append(name)
            whole.add(one)
            for kind in sample.kinds:
                kinds[kind].add(one)
    return whole, kinds


def naive_score(fmt: str) -> Score:
    """The same corpus, read as ``naive.py`` does."""
    whole = Score()
    for seed in SEEDS:
        for edition in EDITIONS:
            sample = generate(seed, edition, fmt)
            name = f"{fmt}/{seed}/{edition}"
            report = naive_report(sample.source, fmt)
            score = score_report(report, sample.truth, name)  # type: ignore[arg-type]
            if report is None:
                score.failures.append(name)
            whole.add(score)
    return whole


def beside(fmt: str, ours: Score) -> Iterator[str]:
    """Two lines of a table: the library and ``naive.py`` on the same reports."""
    for name, one in (("govinfo_parse", ours), ("naive", naive_score(fmt))):
        shares = (f"{one.share(k):.3f}" for k in ("exact", "missing", "flagged", "silent"))
        cells = [f"{fmt}: {name}", one.documents, one.total, *shares, len(one.failures)]
        yield f"| {' | '.join(map(str, cells))} |"


def row(name: str, score: Score) -> str:
    """A line of the table."""
    shares = (f"{score.share(k):.3f}" for k in ("exact", "missing", "flagged", "silent"))
    metas = (f"{score.meta(m):.1f}" for m in META)
    return f"| {name} | {score.documents} | {score.total} | {' | '.join([*shares, *metas])} |"


def page() -> str:
    """The page of the docs."""
    titles = ["", "reports", "cells", "exact %", "missing %", "flagged %", "silent %"]
    titles += [f"{m} %" for m in META]
    header = [f"| {' | '.join(titles)} |", "|---" * len(titles) + "|"]
    lines, both, weak = [], [], {}
    documents = 0
    for fmt in FORMATS:
        whole, kinds = score(fmt)
        documents += whole.documents
        lines.append(row(fmt, whole))
        both += beside(fmt, whole)
        weak |= {f"{fmt}: {k}": s for k, s in kinds.items() if s.share("exact") < 99.5}
    ranked = sorted(weak.items(), key=lambda item: item[1].share("exact"))
    parts = [HEAD.format(documents=documents), "\n".join(header + lines), "\n"]
    titles = [*titles[:7], "failed"]
    compared = [f"| {' | '.join(titles)} |", "|---" * len(titles) + "|"]
    compared += both
    parts += [BESIDE.format(seconds=SECONDS), "\n".join(compared), "\n"]
    rows = "\n".join(f"| {' | '.join(map(str, row))} |" for row in SEEN)
    around = "".join(f"| {' | '.join(map(str, line))} |\n" for line in AROUND)
    parts.append(
        SIGHT.format(
            rows=rows + "\n",
            changes=CHANGES,
            around=around,
            around_reports=AROUND_REPORTS,
            claims=CLAIMS,
            pages=PAGES,
        )
    )
    if ranked:
        parts.append(
            "\n## Weakest kinds of mess\n\nReports that hold the kind, with all else that they hold.\n\n"
        )
        parts.append("\n".join(header + [row(name, one) for name, one in ranked[:20]]) + "\n")
    return "".join(parts)


def recorded() -> dict[str, dict[str, float]]:
    """The figures of the page, by format."""
    found = {}
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] in FORMATS:
            names = ("exact", "missing", "flagged", "silent", *META)
            found[cells[0]] = dict(zip(names, map(float, cells[3:]), strict=True))
    return found


def main() -> None:
    """Print the page or write it."""
    text = page()
    if "--write" in sys.argv:
        PAGE.write_text(text, "utf-8")
        print(json.dumps(recorded(), indent=1))
    else:
        print(text)


if __name__ == "__main__":
    main()
