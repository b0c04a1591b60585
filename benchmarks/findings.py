"""How often a finding is right: precision of each code on documents of other hands.

    python benchmarks/findings.py                       # two sets of seeds, three formats
    python benchmarks/findings.py --show duplicate_row  # and what is taken for false
    python benchmarks/findings.py --write               # into docs/findings.md

The generators (``tests/independent`` and its ``around``) know what each document has: the kinds of
mess in it, its contradictions, the names and parts that stand around the tables. A finding is
*right* if the document has a kind that makes it true, or if a cell that it names was not read as
printed; else it is *false*. A document counts once for each code.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from first_sight import EDITIONS, FORMATS, failing, same  # noqa: E402

from govinfo_parse import Finding, GovinfoParseError, Report, parse_report  # noqa: E402
from independent import Sample, make  # noqa: E402
from independent.around import Around  # noqa: E402
from independent.around import make as make_around  # noqa: E402

PAGE = ROOT / "docs" / "findings.md"
ENOUGH = 5
"""Documents with a code before its precision says anything."""
# Kinds of mess that make a finding true.
TRUE_OF: dict[str, tuple[str, ...]] = {
    "duplicate_row": ("pair:",),
    "hybrid_form": ("hybrid:",),
    "rows_missing": ("hybrid:", "dialect:glued", "dialect:oneline"),
    "rows_out_of_order": ("two:order", "placing:", "dialect:lone_pipes"),
    "header_ignored": ("three:", "four:", "two:", "damage:"),
    "columns_reordered": ("three:", "four:", "two:"),
    "label_inferred": ("labels:", "slips:", "damage:", "four:rows", "four:tables", "dialect:torn"),
    "label_unrecognized": ("damage:", "labels:", "slips:", "dialect:torn", "annex"),
    "unit_unknown": ("money:", "old_form:", "two:", "signs:", "dialect:"),
    "value_unreadable": ("odd:",),
    "repaired_from_sums": ("odd:", "damage:", "dialect:", "three:"),
    "repair_ambiguous": ("odd:", "damage:", "dialect:", "three:", "four:"),
    "glued_cells_split": ("dialect:glued", "dialect:oneline"),
    "row_cut": ("dialect:", "damage:"),
    "other_table": ("pair:", "annex", "captions:", "half:", "old_form:"),
    "edition_year_mismatch": ("old_form:",),
    "section_missing": ("placing:",),
    "value_remark": ("odd:",),
    "leading_zeros": ("odd:", "dialect:glued"),
    "sum_exceeded": ("totals:", "zeros:"),
    "identity_not_assessable": ("totals:", "zeros:", "damage:", "odd:", "dialect:", "hybrid:"),
}
# Codes of which these documents do not tell what is true.
UNJUDGED = frozenset(
    {"rules_below_city", "fee_unstated", "claim_other_scope", "agency_unknown", "encoding_mismatch"}
)


def misread(sample: Sample, report: Report) -> set[str]:
    """The keys that are unsure or were not read as printed."""
    given = {entry.field.key: entry.value for entry in report.entries}
    wrong = {key for key, truth in sample.truth.items() if not same(given.get(key), truth)}
    return wrong | set(sample.unsure)


def names(finding: Finding, key: str) -> bool:
    """Whether a finding is on a cell, or on its row, its column or its table."""
    table, row, column = key.split("/")
    own = finding.row in (None, row) and finding.column in (None, column)
    return finding.table == table and own


def judge(sample: Sample) -> Iterator[tuple[Finding, bool]]:
    """Each finding on the tables, and whether it is right."""
    try:
        report = parse_report(sample.data)
    except GovinfoParseError:
        return
    wrong = misread(sample, report)
    false_sums = failing(report) - set(sample.contradictions)
    for finding in report.findings:
        if finding.code in UNJUDGED:
            continue
        if finding.code == "identity_fails":
            name = finding.message.split()[0]
            line = f"{name}/{finding.column if name in 'AB' else finding.row}"
            yield finding, line not in false_sums
            continue
        if finding.code == "unit_unknown" and finding.row == "centralized_procurement":
            yield finding, True  # The form of 2019 prints no unit there.
            continue
        made = TRUE_OF.get(finding.code, ())
        by_kind = any(kind.startswith(made) for kind in sample.kinds) if made else False
        yield finding, by_kind or any(names(finding, key) for key in wrong)


def judge_around(sample: Around) -> Iterator[tuple[Finding, bool]]:
    """Findings on names, years and parts."""
    try:
        report = parse_report(sample.data)
    except GovinfoParseError:
        return
    printed = tuple(sorted(sample.parts)) != tuple(range(1, 7))
    truths = {
        "agency_unknown": report.agency is None and sample.agency is None,
        "year_unknown": False,
        "year_conflict": any(kind.startswith("title:no") for kind in sample.kinds),
        "other_report": False,
        "edition_year_mismatch": False,
        "section_missing": printed,
        "parts_out_of_order": False,
        "part_empty": any(kind.startswith(("parts:", "heads:missing")) for kind in sample.kinds),
        "table_missing": printed,
        "no_statutory_tables": False,
    }
    for finding in report.findings:
        if finding.code in truths:
            yield finding, truths[finding.code]


def run(tables: range, around: range) -> tuple[dict[str, Counter[bool]], list[str]]:
    """For each code how many documents have it rightly and falsely, and the false ones."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    false: list[str] = []

    def count(name: str, found: Iterator[tuple[Finding, bool]]) -> None:
        right: dict[str, bool] = {}
        for finding, is_right in found:
            right[finding.code] = right.get(finding.code, True) and is_right
            if not is_right:
                false.append(f"{finding.code:24} {name} {finding}")
        for code, is_right in right.items():
            counts[code][is_right] += 1

    for edition in EDITIONS:
        for fmt in FORMATS:
            for seed in tables:
                sample = make(seed, edition, fmt)
                count(sample.name, judge(sample))
            for seed in around:
                other = make_around(seed, edition, fmt)
                count(other.name, judge_around(other))
    return counts, false


def write(counts: dict[str, Counter[bool]]) -> None:
    """The table of precision into the page on findings."""
    lines = ["| code | documents | right |", "|---|---|---|"]
    for code in sorted(counts):
        found = counts[code]
        if found.total() >= ENOUGH:
            lines.append(
                f"| `{code}` | {found.total()} | {100 * found[True] / found.total():.1f} % |"
            )
    text = PAGE.read_text("utf-8")
    block = "<!-- precision -->\n" + "\n".join(lines) + "\n<!-- end -->"
    PAGE.write_text(re.sub(r"<!-- precision -->.*<!-- end -->", block, text, flags=re.S), "utf-8")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", default="9000-9059", help="of messy tables, from-to")
    parser.add_argument("--around", default="9000-9059", help="of messy surroundings, from-to")
    parser.add_argument(
        "--show", nargs="*", default=[], help="codes whose false findings are listed"
    )
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.relative_to(ROOT)}")
    args = parser.parse_args()
    first, last = map(int, args.seeds.split("-"))
    first_around, last_around = map(int, args.around.split("-"))
    counts, false = run(range(first, last + 1), range(first_around, last_around + 1))
    print(f"{'code':26} {'documents':>9} {'right %':>8}")
    for code, found in sorted(counts.items(), key=lambda item: item[1][True] / item[1].total()):
        print(f"{code:26} {found.total():9} {100 * found[True] / found.total():8.1f}")
    print(*(line[:240] for line in false if line.split()[0] in args.show), sep="\n")
    if args.write:
        write(counts)


if __name__ == "__main__":
    main()
