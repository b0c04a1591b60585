"""Score what stands around the tables: names, dates, parts (``tests/independent/around``).

    python benchmarks/around.py --seeds 0-49           # both editions, three formats
    python benchmarks/around.py --seeds 0-9 --show agency
    python benchmarks/around.py --seeds 0-9 --formats pdf    # the Word files, printed by LibreOffice

The documents were written without knowledge of the library's code. Every field is *right* (one
of the answers that a careful reader may give), *none* (not given though printed) or *wrong*.
A paragraph is right in the text of its own part; ``foreign`` counts parts that hold prose of
another part, ``borders`` the documents whose printed parts were found, all of them and no other.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from govinfo_parse import GovinfoParseError, Report, parse_report  # noqa: E402
from independent.around import FORMATS, Around, make  # noqa: E402
from printers import convert_by_office  # noqa: E402

EDITIONS = ("2019", "2021")

_LONG = 12
"""Characters of a paragraph that cannot stand in another one by chance."""
_ALIKE = 0.8
"""Likeness that is asked of prose whose script does not convert back exactly."""
_AT_ONCE = 100
"""Files that one run of LibreOffice prints."""
Result = tuple[str, str, str]


def bare(text: object) -> str:
    """A text without white space and marks, as titles and paragraphs are compared."""
    return re.sub(r"\W", "", str(text))


def samples(seeds: Iterable[int], formats: Iterable[str]) -> Iterator[Around]:
    """The documents of some seeds, in both editions; those for print a hundred at a time."""
    printed: list[Around] = []
    for seed in seeds:
        for edition in EDITIONS:
            for fmt in formats:
                if fmt == "pdf":
                    printed.append(make(seed, edition, "docx"))
                else:
                    yield make(seed, edition, fmt)
        if len(printed) >= _AT_ONCE:
            yield from printouts(printed)
            printed = []
    yield from printouts(printed)


def printouts(files: list[Around]) -> Iterator[Around]:
    """Word files as LibreOffice prints them."""
    made = convert_by_office({one.name: one.data for one in files}, "pdf") if files else {}
    for one in files:
        if one.name in made:
            yield replace(one, name=f"{one.name}.pdf", data=made[one.name])


def judge(sample: Around) -> Iterator[Result]:
    """What is right and wrong of one document: name, verdict, and what was seen."""
    try:
        report = parse_report(sample.data)
    except GovinfoParseError as error:
        yield "refused", "wrong", type(error).__name__
        return
    given = {
        "title": (report.title, sample.title_accept),
        "agency": (report.agency, sample.agency_accept),
        "year": (report.year, (sample.year,)),
        "edition": (report.edition, (sample.edition,)),
        "published": (report.published, sample.published_accept),
        "period": (report.period, (sample.period,)),
    }
    for name, (value, accept) in given.items():
        words = {None if one is None else bare(one) for one in accept}
        own = None if value is None else bare(value)
        verdict = "right" if own in words else "none" if own is None else "wrong"
        yield name, verdict, f"{value} for {accept[0]}"
    yield from judge_parts(sample, report)


def judge_parts(sample: Around, report: Report) -> Iterator[Result]:
    """The borders of the parts, each paragraph in its part, and parts with others' prose."""
    numbers = tuple(section.number for section in report.sections)
    same = sorted(numbers) == sorted(sample.parts)
    yield "borders", "right" if same else "wrong", f"{numbers} for {sample.parts}"
    texts = {section.number: bare(section.text) for section in report.sections}
    fuzzy = any(kind.startswith("script") for kind in sample.kinds)
    foreign: set[int] = set()
    for text, part in sample.paragraphs:
        own = bare(text)
        if len(own) < _LONG:
            continue
        places = {number for number, prose in texts.items() if is_in(own, prose, fuzzy)}
        allowed = {part, part - 1} if part in sample.unheaded else {part}
        if part >= 1:
            verdict = "right" if places & allowed else "wrong" if places else "none"
            yield "paragraphs", verdict, f"part {part} in {sorted(places)}: {text[:40]}"
        foreign |= places - allowed - ({1} if part == 0 and 1 in sample.unheaded else set())
    for number in numbers:
        yield "foreign", "wrong" if number in foreign else "right", f"part {number}"


def is_in(text: str, prose: str, fuzzy: bool) -> bool:
    """Whether a paragraph stands in a part's text."""
    if text in prose or not fuzzy:
        return text in prose
    match = SequenceMatcher(None, prose, text, autojunk=False).find_longest_match()
    window = prose[max(0, match.a - match.b) :][: len(text) + 8]
    return match.size >= _LONG / 2 and SequenceMatcher(None, window, text).ratio() > _ALIKE


def main() -> None:
    """Print the shares, and on request what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", default="0-49", help="from-to, both included")
    parser.add_argument("--formats", nargs="*", default=list(FORMATS), choices=[*FORMATS, "pdf"])
    parser.add_argument("--show", nargs="*", default=[], help="fields whose faults are listed")
    parser.add_argument("--by-kind", action="store_true")
    args = parser.parse_args()
    first, _, last = args.seeds.partition("-")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    shown: list[str] = []
    for sample in samples(range(int(first), int(last or first) + 1), args.formats):
        for name, verdict, seen in judge(sample):
            counts[name][verdict] += 1
            for kind in sample.kinds or ("ordinary",):
                kinds[kind, name][verdict] += 1
            if name in args.show and verdict != "right":
                kind = " ".join(sample.kinds)
                shown.append(f"{verdict:5} {name:9} {sample.name} [{kind}] {seen}")
    print(f"{'':12} {'of':>7} {'right %':>8} {'none %':>8} {'wrong %':>8}")
    for name, found in counts.items():
        total = found.total()
        shares = " ".join(f"{100 * found[v] / total:8.2f}" for v in ("right", "none", "wrong"))
        print(f"{name:12} {total:7} {shares}")
    if args.by_kind:
        for (kind, name), found in sorted(kinds.items(), key=lambda k: (k[0][1], k[0][0])):
            if found["right"] < found.total():
                print(f"{name:10} {kind:26} {found['right']:4} of {found.total()}")
    print(*shown, sep="\n")


if __name__ == "__main__":
    main()
