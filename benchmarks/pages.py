"""Score how kinds of page are told apart, on the pages of another hand (``tests/independent/pages``).

    python benchmarks/pages.py --seeds 0-4          # a line for each kind, and the sums
    python benchmarks/pages.py --seeds 0-9 --show   # and each wrong answer

Of every page: *right*, the answer (a report, or the name of the error) is one of those that a
careful reader would accept; *taken*, a report was made of what is none; *refused*, a report was
refused. Of pages whose report lies elsewhere: *links*, the addresses of the report's files come
first and in order; *alone*, and no others come with them. Titles, agencies and years are compared
wherever an answer carries them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from govinfo_parse import GovinfoParseError, NotAnAnnualReport, parse_report  # noqa: E402
from independent.pages import KINDS, Page, make  # noqa: E402

REPORT = "report"
ELSEWHERE = "AttachedReport"
CARRIED = ("title", "agency", "year")


@dataclass
class Tally:
    """Counts over pages, and what is wrong with them, a line each."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.counts += other.counts
        self.wrong += other.wrong

    def share(self, part: str, whole: str) -> str:
        """One count over another."""
        return f"{self.counts[part]}/{self.counts[whole]}" if self.counts[whole] else "-"


def answer(page: Page) -> tuple[str, object]:
    """The name of what the parser gives, and the report or error itself."""
    try:
        return REPORT, parse_report(page.data)
    except GovinfoParseError as error:
        is_list = isinstance(error, NotAnAnnualReport) and error.kind == "list"
        return "a list" if is_list else type(error).__name__, error


def score(page: Page) -> Tally:
    """Compare the answer to one page with what is acceptable."""
    tally = Tally()
    name, given = answer(page)
    right = name in page.accept
    tally.counts.update(("pages", *(("right",) if right else ())))
    if not right:
        tally.wrong.append(f"{page.name}: {name}, not {' or '.join(page.accept)}")
    if REPORT in page.accept:
        tally.counts["reports"] += len(page.accept) == 1
        tally.counts["refused"] += len(page.accept) == 1 and name != REPORT
    elif name == REPORT:
        tally.counts["taken"] += 1
    if name == ELSEWHERE and page.links:
        _score_links(page, [link.address for link in getattr(given, "links", ())], tally)
    elif page.links and page.expected == ELSEWHERE and len(page.accept) == 1:
        tally.counts["linked"] += 1
    if right and name in (REPORT, ELSEWHERE):
        for what in CARRIED:
            _score_name(page, what, getattr(given, what, None), tally)
    return tally


def _score_links(page: Page, found: list[str], tally: Tally) -> None:
    wanted = list(page.links)
    tally.counts["linked"] += 1
    tally.counts["links"] += found[: len(wanted)] == wanted
    tally.counts["alone"] += found == wanted
    if found != wanted:
        tally.wrong.append(f"{page.name}: links {found}, not {wanted}")


def _score_name(page: Page, what: str, given: object, tally: Tally) -> None:
    wanted = getattr(page, what)
    if wanted is None:
        return
    tally.counts[f"{what}s"] += 1
    if _bare(given) == _bare(wanted):
        tally.counts[f"{what}s right"] += 1
    else:
        tally.wrong.append(f"{page.name}: {what} {given}, not {wanted}")


def _bare(text: object) -> str:
    return "".join(str(text).split())


def main() -> None:
    """Score the seeds that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="0-4", help="first-last")
    parser.add_argument("--kinds", nargs="*", default=list(KINDS), choices=list(KINDS))
    parser.add_argument("--show", action="store_true", help="name each wrong answer")
    given = parser.parse_args()
    first, _, last = given.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    total = Tally()
    for kind in given.kinds:
        tally = Tally()
        for seed in seeds:
            tally.add(score(make(seed, kind)))
        print(f"{kind:24} right {tally.share('right', 'pages')}", end="")
        print(f"  taken {tally.counts['taken']}" if tally.counts["taken"] else "", end="")
        print(f"  links {tally.share('links', 'linked')}" if tally.counts["linked"] else "")
        for line in tally.wrong if given.show else ():
            print(f"    {line}")
        total.add(tally)
    print(f"{'all':24} right {total.share('right', 'pages')}")
    print(f"taken for reports {total.counts['taken']}, refused {total.share('refused', 'reports')}")
    print(f"links {total.share('links', 'linked')}, alone {total.share('alone', 'linked')}")
    print(", ".join(f"{what}s {total.share(f'{what}s right', f'{what}s')}" for what in CARRIED))


if __name__ == "__main__":
    main()
