"""Write pages and what they are to a folder: python -m independent.pages OUT --seeds 0-4."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from .build import KINDS, make


def main() -> None:
    """Write the pages that the command line asks for, and one expected.json for all."""
    parser = argparse.ArgumentParser(prog="independent.pages", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seeds", default="0-4", help="first-last")
    parser.add_argument("--kinds", nargs="*", default=list(KINDS), choices=list(KINDS))
    wanted = parser.parse_args()
    first, _, last = wanted.seeds.partition("-")
    wanted.out.mkdir(parents=True, exist_ok=True)
    known = {}
    for seed in range(int(first), int(last or first) + 1):
        for kind in wanted.kinds:
            made = make(seed, kind)
            (wanted.out / made.name).write_bytes(made.data)
            fields = asdict(made)
            fields.pop("data")
            known[made.name] = fields
    target = wanted.out / "expected.json"
    target.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
