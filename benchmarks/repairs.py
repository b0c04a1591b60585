"""What the sums settle: figures destroyed in consistent reports, and what becomes of them.

    python benchmarks/repairs.py [--reports 200]

Every line is one way of destroying: how many figures were repaired right, repaired wrong,
left open, and read otherwise than printed without a word (which must be none).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from damage import WAYS, damaged  # noqa: E402
from govinfo_parse import Status, parse_html  # noqa: E402


def score(way: str, reports: int, *, contradicted: bool = False) -> Counter[str]:
    """Outcomes by what became of each field of many reports."""
    found: Counter[str] = Counter()
    for seed in range(reports):
        page, values = damaged(way, seed, contradicted=contradicted)
        for entry in parse_html(page).entries:
            right = entry.value == values[entry.field.key]
            if entry.status is Status.REPAIRED:
                found["repaired" if right else "repaired wrong"] += 1
            elif entry.status is Status.REPORTED:
                found["read" if right else "read otherwise"] += 1
            else:
                found["open"] += 1
    return found


def main() -> None:
    """One line for each way, in consistent reports and in ones that contradict themselves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    given = parser.parse_args()
    for way in WAYS:
        for contradicted in (False, True):
            found = score(way, given.reports, contradicted=contradicted)
            kind = "contradicted" if contradicted else "consistent"
            print(f"{way:<14} {kind:<13} {dict(sorted(found.items()))}")


if __name__ == "__main__":
    main()
