"""How long parsing takes, against its floor and a rival in one run: ``make bench``.

    python benchmarks/parse_speed.py

The page is a generated report of about 120 KB as Word pastes it into a government site. The
actions take turns, so that a noisy machine disturbs them alike; medians are shown, and ratios
are what to quote. Needs the dependency group ``bench`` (lxml) and the tests' generator.
"""

import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import lxml.html
import pandas as pd
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from generator import generate  # noqa: E402
from govinfo_parse import parse_report  # noqa: E402
from govinfo_parse.readers import read_document  # noqa: E402

ROUNDS = 40
SIZE = 120_000
PROSE = "<p class=MsoNormal>全年通过门户网站主动公开政府信息，及时回应社会关切，完善工作机制。</p>"


def page() -> bytes:
    """One report in 120 KB: pasted tables, site chrome, and prose up to the size."""
    html = generate(1, "2021", "html", None, ("word_paste", "full_page")).source.decode()
    head, mark, tail = html.partition("二、主动公开政府信息情况")
    start = head.rfind("<p")
    missing = SIZE - len(html.encode())
    prose = PROSE * (missing // len(PROSE.encode()))
    return (head[:start] + prose + head[start:] + mark + tail).encode()


def turns(actions: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Median milliseconds of each action, all taking turns."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            start = time.perf_counter()
            action()
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: median(taken) for name, taken in times.items()}


def import_time() -> float:
    """Median milliseconds that ``import govinfo_parse`` adds to starting Python."""
    code = (
        "import time; s = time.perf_counter(); import govinfo_parse; print(time.perf_counter() - s)"
    )
    runs = [
        float(
            subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, check=True
            ).stdout
        )
        for _ in range(9)
    ]
    return median(runs) * 1000


def main() -> None:
    """The table, then the ratios."""
    html = page()
    text = (ROOT / "examples" / "report.txt").read_bytes()
    taken = turns(
        {
            "lxml.html parse": lambda: lxml.html.fromstring(html),
            "lexbor parse": lambda: LexborHTMLParser(html),
            "pandas.read_html": lambda: pd.read_html(io.BytesIO(html)),
            "read_document": lambda: read_document(html),
            "parse_report": lambda: parse_report(html),
            "parse_report, text": lambda: parse_report(text),
        }
    )
    print(f"{len(html)} bytes of HTML, {len(text)} bytes of text; median of {ROUNDS} turns")
    for name, ms in taken.items():
        print(f"{name:<20} {ms:8.2f} ms")
    ours = taken["parse_report"]
    print(f"parse_report / lxml.html parse   {ours / taken['lxml.html parse']:6.2f}")
    print(f"parse_report / pandas.read_html  {ours / taken['pandas.read_html']:6.2f}")
    print(f"import govinfo_parse             {import_time():6.1f} ms")


if __name__ == "__main__":
    main()
