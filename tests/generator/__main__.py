"""Write samples as folders: `python -m generator --out DIR --count N --seed S` (from `tests/`)."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .form import EDITIONS
from .kinds import KINDS
from .mess import generate


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="generator", description=__doc__)
    parser.add_argument("--out", type=Path, help="folder to write to; needed unless --list")
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--format", choices=("html", "text", "docx", "pdf", "all"), default="html")
    parser.add_argument("--edition", choices=(*EDITIONS, "both"), default="both")
    parser.add_argument("--kinds", type=int, default=None, help="how many kinds; else 2 to 8")
    parser.add_argument("--want", nargs="*", default=(), help="kinds that every sample should have")
    parser.add_argument("--list", action="store_true", help="only list the kinds by slot")
    args = parser.parse_args()
    if args.list:
        for slot in dict.fromkeys(k.slot for k in KINDS):
            print(f"{slot}: {' '.join(k.name for k in KINDS if k.slot == slot)}")
        return
    if args.out is None:
        parser.error("--out is needed")
    editions = EDITIONS if args.edition == "both" else (args.edition,)
    formats = ("html", "text", "docx", "pdf") if args.format == "all" else (args.format,)
    for number in range(args.count):
        edition = editions[number % len(editions)]
        fmt = formats[number // len(editions) % len(formats)]
        sample = generate(args.seed + number, edition, fmt, args.kinds, args.want)
        name = "-".join((f"{number:04d}", *sample.kinds))[:120]
        folder = args.out / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"source.{sample.suffix}").write_bytes(sample.source)
        truth = json.dumps(sample.truth, ensure_ascii=False, indent=1)
        (folder / "truth.json").write_text(truth + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
