"""Write samples and their truth to a folder: python -m tests.independent OUT --seeds 0-9."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from .build import FORMATS, make
from .model import Sample


def truth_json(sample: Sample) -> str:
    """Return all that is known of a sample as JSON."""
    known = asdict(sample)
    known.pop("data")
    known["unsure"] = sorted(sample.unsure)
    return json.dumps(known, ensure_ascii=False, indent=1)


def main() -> None:
    """Write the samples that the command line asks for."""
    parser = argparse.ArgumentParser(prog="tests.independent", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seeds", default="0-9", help="first-last")
    parser.add_argument("--formats", nargs="*", default=list(FORMATS), choices=list(FORMATS))
    parser.add_argument("--editions", nargs="*", default=["2019", "2021"], choices=["2019", "2021"])
    wanted = parser.parse_args()
    first, _, last = wanted.seeds.partition("-")
    wanted.out.mkdir(parents=True, exist_ok=True)
    for seed in range(int(first), int(last or first) + 1):
        for edition in wanted.editions:
            for fmt in wanted.formats:
                sample = make(seed, edition, fmt)
                (wanted.out / sample.name).write_bytes(sample.data)
                target = wanted.out / f"{sample.name}.truth.json"
                target.write_text(truth_json(sample), encoding="utf-8")


if __name__ == "__main__":
    main()
