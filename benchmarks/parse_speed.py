"""How long a report takes, and where the time goes: ``make bench``.

The best of several runs is shown: it is the least disturbed by other work on the machine.
"""

import time
from collections.abc import Callable
from pathlib import Path

from govinfo_parse import parse_report
from govinfo_parse.checks import check_all
from govinfo_parse.forms import load_form

EXAMPLES = Path(__file__).parent.parent / "examples"
RUNS = 20


def best(action: Callable[[], object]) -> float:
    """Milliseconds of the quickest run."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    """One line for each example and step."""
    for path in sorted(EXAMPLES.glob("report.*")):
        data = path.read_bytes()
        report = parse_report(data)
        form = load_form(report.edition) if report.edition else None
        steps: dict[str, Callable[[], object]] = {
            "parse_report": lambda data=data: parse_report(data),
            "check_all": lambda r=report, f=form: check_all(f, r.entries, r.year),
            "tables": lambda r=report: r.tables,
            "to_json": lambda r=report: r.to_json(),
            "to_frame": lambda r=report: r.to_frame(),
        }
        for name, step in steps.items():
            print(f"{path.name:<12} {name:<14} {best(step):8.2f} ms")


if __name__ == "__main__":
    main()
