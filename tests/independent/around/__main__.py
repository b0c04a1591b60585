"""Write samples and their truth to a folder: python -m independent.around OUT --count 30."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from .build import FORMATS, make
from .model import Around


def truth_json(sample: Around) -> str:
    """Return all that is known of a sample as JSON."""
    known = asdict(sample)
    known.pop("data")
    return json.dumps(known, ensure_ascii=False, indent=1, default=str)


def main() -> None:
    """Write the samples that the command line asks for."""
    parser = argparse.ArgumentParser(prog="independent.around", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=30, help="how many samples")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--formats", nargs="*", default=list(FORMATS), choices=list(FORMATS))
    parser.add_argument("--editions", nargs="*", default=["2019", "2021"], choices=["2019", "2021"])
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    pairs = [(edition, fmt) for edition in wanted.editions for fmt in wanted.formats]
    for number in range(wanted.count):
        edition, fmt = pairs[number % len(pairs)]
        sample = make(wanted.first + number // len(pairs), edition, fmt)
        (wanted.out / sample.name).write_bytes(sample.data)
        target = wanted.out / f"{sample.name}.truth.json"
        target.write_text(truth_json(sample), encoding="utf-8")


if __name__ == "__main__":
    main()
