"""The ledger of recognition's named rules: each switched off, and what changes then.

    python benchmarks/rules.py             # print the table
    python benchmarks/rules.py --write     # write docs/rules.md again

Every function that ``recognition/rules.py`` marks is a rule. A rule that changes no entry and no
finding of any document is idle and is taken out. Documents are the fixtures of faults, seeds of
both generators in HTML, text and Word, printed pages, changed pages (`metamorphic.py`), and real reports where they are at hand.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from metamorphic import jobs  # noqa: E402
from metamorphic import make as changed  # noqa: E402

import govinfo_parse  # noqa: E402
import govinfo_parse.recognition as recognition  # noqa: E402
from generator import generate  # noqa: E402
from govinfo_parse import GovinfoParseError  # noqa: E402
from govinfo_parse.document import Document  # noqa: E402
from govinfo_parse.parse import build_report  # noqa: E402
from govinfo_parse.readers import read_document  # noqa: E402
from govinfo_parse.recognition.rules import Rule  # noqa: E402
from independent import make  # noqa: E402

PAGE = ROOT / "docs" / "rules.md"
SEEDS = range(5_000, 5_030)
PRINTED = range(5_000, 5_010)
UNSEEN = (*range(40), 65, 151)
CHANGED = 400
EDITIONS = ("2019", "2021")

HEAD = """# Rules of recognition

What decides which figure stands where, beside the points of evidence (`recognition/evidence.py`):
the named rules, each switched off on {documents} documents. *Documents* are those in which an entry
or a finding changes then, *entries* the entries that change, *findings* the findings that come or
go. A rule that changes nothing is taken out: `tests/test_rules.py` holds that every rule has its
row and that no row is idle. Written by `python benchmarks/rules.py --write`.

*Evidence* gives points or counts votes, a *guard* keeps a look-alike out, a *reading* is one way
more to read what is printed.

| rule | kind | what it says | documents | entries | findings |
|---|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Named:
    """A rule, and every module that holds its function."""

    name: str
    function: FunctionType
    holders: tuple[ModuleType, ...]

    @property
    def rule(self) -> Rule:
        """How it is marked."""
        found: Rule = self.function.__dict__["rule"]
        return found

    @property
    def words(self) -> str:
        """The first line of its docstring."""
        return " ".join((self.function.__doc__ or "").strip().partition("\n\n")[0].split())


def find_rules() -> list[Named]:
    """Every marked function of recognition, by module and name."""
    names = [info.name for info in pkgutil.iter_modules(recognition.__path__)]
    modules = [importlib.import_module(f"{recognition.__name__}.{name}") for name in names]
    found = []
    for module in modules:
        for attribute, value in vars(module).items():
            own = isinstance(value, FunctionType) and value.__module__ == module.__name__
            if own and "rule" in value.__dict__:
                holders = tuple(m for m in modules if vars(m).get(attribute) is value)
                short = module.__name__.rpartition(".")[2]
                found.append(Named(f"{short}.{attribute}", value, holders))
    return found


@contextmanager
def switched_off(named: Named) -> Iterator[None]:
    """The rule gives what it gives when it is off."""
    off = named.rule.off
    stand_in: Callable[..., Any] = off if callable(off) else lambda *_, **__: off
    attribute = named.function.__name__
    for module in named.holders:
        setattr(module, attribute, stand_in)
    try:
        yield
    finally:
        for module in named.holders:
            setattr(module, attribute, named.function)


def documents() -> Iterator[Document]:
    """The documents of all corpora, read."""
    for source in sources():
        try:
            yield read_document(source)
        except GovinfoParseError:
            continue


def sources() -> Iterator[bytes]:
    """The files of all corpora."""
    faults = sorted((ROOT / "tests/fixtures/faults").glob("*/*.*"))
    yield from (path.read_bytes() for path in faults if path.suffix not in (".json", ".py"))
    for edition in EDITIONS:
        for seed in SEEDS:
            yield from (generate(seed, edition, f).source for f in ("html", "text", "docx"))
        for seed in PRINTED:
            yield generate(seed, edition, "pdf").source
        for seed in UNSEEN:
            yield from (make(seed, edition, f).data for f in ("html", "docx", "text"))
    for job in jobs(CHANGED, 0, None, None):
        yield changed(*job)[1]
    for truth in sorted((ROOT.parent / "shared" / "real").glob("*/truth.json")):
        yield next(iter(sorted(truth.parent.glob("source.*")))).read_bytes()


Outcome = tuple[dict[str, tuple[Any, str]], frozenset[tuple[Any, ...]]]


def outcome(document: Document) -> Outcome:
    """Entries and findings of one document."""
    try:
        report = build_report(document, None)
    except GovinfoParseError as error:
        return {}, frozenset({(type(error).__name__,)})
    entries = {e.field.key: (e.value, str(e.status)) for e in report.entries}
    findings = frozenset((f.code, f.table, f.row, f.column) for f in report.findings)
    return entries, findings


def compare(before: Outcome, after: Outcome) -> tuple[int, int]:
    """How many entries and how many findings differ."""
    keys = {*before[0], *after[0]}
    entries = sum(before[0].get(key) != after[0].get(key) for key in keys)
    return entries, len(before[1] ^ after[1])


def ledger() -> Iterator[tuple[Named, int, int, int]]:
    """Each rule with the documents, entries and findings that change without it."""
    read = list(documents())
    usual = [outcome(document) for document in read]
    print(len(read), "documents", file=sys.stderr)
    for named in find_rules():
        with switched_off(named):
            changes = [
                compare(before, outcome(document))
                for document, before in zip(read, usual, strict=True)
            ]
        print(named.name, file=sys.stderr)
        touched = sum(bool(entries or findings) for entries, findings in changes)
        yield named, touched, sum(e for e, _ in changes), sum(f for _, f in changes)


def page() -> str:
    """The page of the docs."""
    rows = [
        f"| `{named.name}` | {named.rule.kind} | {named.words.replace('|', '/')} "
        f"| {touched} | {entries} | {findings} |"
        for named, touched, entries, findings in ledger()
    ]
    count = sum(1 for _ in documents())
    return HEAD.format(documents=count) + "\n".join(rows) + "\n"


def main() -> None:
    """Print the page or write it."""
    assert govinfo_parse.__file__
    text = page()
    if "--write" in sys.argv:
        PAGE.write_text(text, "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
