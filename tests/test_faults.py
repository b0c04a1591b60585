"""Kinds of damage that were once read wrong, each with its siblings and its look-alikes.

A folder in ``fixtures/faults`` is a kind, and its ``expected.json`` is what a careful human reads in
each file:

* ``kind``: what is wrong with the files. ``per_file`` has what is of one file alone, key by key in
  place of what stands outside; for a sibling it has all. ``about`` says what the file is.
* ``cells``: the figure of each cell, by ``table/row/column``, or a list for a whole ``table/row`` in
  the form's order (of ``edition``, 2021 unless it is given). Null: nothing may be read there.
* ``also``: figures that may be given in place of null, if a finding names the cell; as ``cells``,
  once for each way to read them.
* ``missing_allowed``: true, or the beginnings of keys: no figure need be given there, if a finding
  says so.
* ``none_status``: the status that a cell without a figure must have.
* ``title``, ``agency``, ``year``, ``published``, ``period``: as the report has them.
* ``sections``: the numbers of the parts in printed order; ``parts``: words that stand in the text of
  a part, ``parts_without`` words that must not.
* ``claims``: key and value of all own figures that the text states. ``sentences``: each, for a
  text of its own, contradicts nothing. ``says``: the claims of each sentence alone.
* ``findings_wanted`` (``a|b``: one of both) and ``findings_not_wanted``: codes.
* ``rows_told``, ``rows_untold``: rows that a warning or an error must name, or must not.
  ``rows_named``: rows that a finding of any severity must name, itself or by their table.
* ``error``: the name of the error that is raised in place of a report; ``error_carries``: its
  attributes; ``links``: the addresses that it carries, in order.
* ``joined``: reports over several pages, each with the ``files`` in the order in which they are
  given and what is expected of them together; it stands outside of ``per_file``.
* ``or``, ``note``: words for the reader.

What counts as told: a finding of severity warning or error that names the table, the row or the
cell.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from govinfo_parse import (
    ClaimVerdict,
    Finding,
    GovinfoParseError,
    Report,
    Severity,
    Status,
    parse_report,
)
from govinfo_parse.checks import find_claims
from govinfo_parse.forms import load_form

FIXTURES = Path(__file__).parent / "fixtures"
FAULTS = FIXTURES / "faults"
INPUTS = ("input", "control", "sibling")

SAID = ("error", "rows_untold", "title", "agency", "published", "period", "parts")

# What is not read as it should be, and why: "folder/file": "reason".
KNOWN: dict[str, str] = {}

Expected = Mapping[str, Any]


def columns_of_rows() -> dict[tuple[str, str], list[str]]:
    """The columns of each row, by edition and ``table/row``."""
    columns: dict[tuple[str, str], list[str]] = {}
    with (FIXTURES / "statutory_fields.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            row = f"{line['table']}/{line['row']}"
            columns.setdefault((line["edition"], row), []).append(line["column"])
    return columns


COLUMNS = columns_of_rows()


def by_cell(values: Mapping[str, Any], edition: str) -> dict[str, Any]:
    """One value a cell, where a list stands for a row."""
    cells: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, list):
            columns = COLUMNS[edition, key]
            assert len(columns) == len(value), f"{key}: {len(value)} values"
            cells |= {f"{key}/{column}": cell for column, cell in zip(columns, value, strict=True)}
        else:
            assert key.count("/") == 2, key
            assert key.rsplit("/", 1)[1] in COLUMNS[edition, key.rsplit("/", 1)[0]], key
            cells[key] = value
    return cells


def wanted(path: Path) -> Expected:
    """What is expected of one file."""
    expected = described(path.parent)
    own = expected.get("per_file", {}).get(path.name, {})
    # A sibling is a document of its own: nothing that is said of the inputs is said of it.
    shared = {} if path.name.startswith("sibling") else expected
    apart = ("per_file", "joined")
    return with_cells({key: shared[key] for key in shared if key not in apart} | own)


def described(folder: Path) -> dict[str, Any]:
    """What a folder's ``expected.json`` says."""
    text = (folder / "expected.json").read_text("utf-8")
    expected: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return expected


def with_cells(want: dict[str, Any]) -> Expected:
    """What is expected, with one figure a cell."""
    edition = want.get("edition", "2021")
    others = [by_cell(other, edition) for other in want.get("also", ())]
    also: dict[str, list[Any]] = {}
    for cells in others:
        for key, value in cells.items():
            if value is not None:
                also.setdefault(key, []).append(value)
    return want | {"cells": by_cell(want.get("cells", {}), edition), "also": also}


def names(finding: Finding, key: str) -> bool:
    """Whether a finding is on the cell, or on its row, column or table."""
    table, row, *column = key.split("/")
    return (
        finding.table == table
        and finding.row in (None, row)
        and (finding.column is None or not column or finding.column == column[0])
    )


def allowed(want: Expected, key: str) -> bool:
    """Whether a cell that has a figure may be given none."""
    allowance = want.get("missing_allowed", False)
    return allowance if isinstance(allowance, bool) else key.startswith(tuple(allowance))


def wrong_cells(report: Report, want: Expected) -> Iterator[str]:
    """What is wrong with the figures, a line each."""
    loud = [f for f in report.findings if f.severity is not Severity.INFO]
    no_table = any(finding.code == "no_statutory_tables" for finding in loud)
    entries = {entry.field.key: entry for entry in report.entries}
    for key, value in want["cells"].items():
        entry = entries.get(key)
        given = None if entry is None else entry.value
        told = any(names(finding, key) for finding in loud)
        if given is not None and given != value:
            if not told:
                yield f"silent: {key} is {given}, not {value}"
            elif value is not None or given not in want["also"].get(key, ()):
                yield f"told: {key} is {given}, not {value}"
        elif given is None and value is not None:
            if not allowed(want, key):
                yield f"missing: {key} is {value}"
            elif not (told or no_table):
                yield f"lost without a word: {key} is {value}"
        if given is None and value is None and "none_status" in want:
            status = Status.MISSING if entry is None else entry.status
            if status != want["none_status"]:
                yield f"status: {key} is {status}, not {want['none_status']}"


def wrong_findings(report: Report, want: Expected) -> Iterator[str]:
    """What is wrong with the findings, a line each."""
    codes = {finding.code for finding in report.findings}
    yield from (
        f"unwanted: {code}" for code in want.get("findings_not_wanted", ()) if code in codes
    )
    for code in want.get("findings_wanted", ()):
        if codes.isdisjoint(code.split("|")):
            yield f"not found: {code}"
    # A finding on a whole table tells nothing of one row.
    loud = [f for f in report.findings if f.row and f.severity is not Severity.INFO]
    for row in want.get("rows_named", ()):
        if not any(names(finding, row) for finding in report.findings):
            yield f"not named: {row}"
    for row in want.get("rows_told", ()):
        if not any(names(finding, row) for finding in loud):
            yield f"not told: {row}"
    for row in want.get("rows_untold", ()):
        yield from (f"falsely told: {row}: {f.code}" for f in loud if names(f, row))


def own_claims(report: Report) -> list[tuple[str, Any]]:
    """The figures that the text states as the report's own, each once."""
    found = ((claim.key, claim.value) for claim in report.stated if claim.scope == "own")
    return sorted(set(found))


def alone(report: Report, sentence: str) -> Report:
    """The report with one sentence for a text."""
    first = replace(report.sections[0], text=sentence)
    form = load_form(report.edition) if report.edition else None
    stated = find_claims(form, report.entries, [first], report.year, report.agency)
    return replace(report, sections=(first,), stated=stated)


def wrong_claims(report: Report, want: Expected) -> Iterator[str]:
    """What is wrong with the figures of the text, a line each."""
    if "claims" in want:
        due = sorted((key, value) for key, value in want["claims"])
        if own_claims(report) != due:
            yield f"claims: {own_claims(report)}, not {due}"
    for sentence in (*want.get("sentences", ()), *want.get("says", ())):
        told = alone(report, sentence)
        yield from (
            f"contradicts: {claim}"
            for claim in told.stated
            if claim.verdict is ClaimVerdict.CONTRADICTS
        )
        due = sorted((key, value) for key, value in want.get("says", {}).get(sentence, ()))
        if sentence in want.get("says", {}) and own_claims(told) != due:
            yield f"claims: {sentence}: {own_claims(told)}, not {due}"


def faults(source: Path | list[Path], want: Expected) -> list[str]:
    """All that is wrong with what is read from one file, or from the pages of one report."""
    try:
        report = parse_report(source)
    except GovinfoParseError as error:
        return list(wrong_error(error, want))
    if "error" in want:
        return [f"a report of {report.title}, not {want['error']}"]
    return [
        *wrong_names(report, want),
        *wrong_parts(report, want),
        *wrong_cells(report, want),
        *wrong_findings(report, want),
        *wrong_claims(report, want),
    ]


def wrong_names(report: Report, want: Expected) -> Iterator[str]:
    """What is wrong with title, agency, year and days, a line each."""
    given = {
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "published": report.published and report.published.isoformat(),
        "period": report.period and [day.isoformat() for day in report.period],
    }
    for name, value in given.items():
        if name in want and value != want[name]:
            yield f"{name}: {value!r}, not {want[name]!r}"


def wrong_parts(report: Report, want: Expected) -> Iterator[str]:
    """What is wrong with the borders and the prose of the parts, a line each."""
    numbers = [section.number for section in report.sections]
    if "sections" in want and numbers != want["sections"]:
        yield f"sections: {numbers}, not {want['sections']}"
    texts = {str(section.number): section.text for section in report.sections}
    for number, words in want.get("parts", {}).items():
        if words not in texts.get(number, ""):
            yield f"part {number} has no {words!r}: {texts.get(number)!r}"
    for number, words in want.get("parts_without", {}).items():
        if words in texts.get(number, ""):
            yield f"part {number} has {words!r}"


def wrong_error(error: GovinfoParseError, want: Expected) -> Iterator[str]:
    """What is wrong with an error, a line each."""
    if type(error).__name__ != want.get("error"):
        yield f"{type(error).__name__}, not {want.get('error', 'a report')}: {error}"
    for name, value in want.get("error_carries", {}).items():
        if getattr(error, name, None) != value:
            yield f"{name}: {getattr(error, name, None)!r}, not {value!r}"
    links = [link.address for link in getattr(error, "links", ())]
    if "links" in want and links != want["links"]:
        yield f"links: {links}, not {want['links']}"


def files() -> list[Path]:
    found = (path for path in FAULTS.glob("*/*") if path.name.startswith(INPUTS))
    return sorted(found, key=lambda path: (path.parent.name, path.name))


def cases() -> Iterator[Any]:
    for path in files():
        name = f"{path.parent.name}/{path.name}"
        reason = KNOWN.get(name)
        marks = () if reason is None else pytest.mark.xfail(strict=True, reason=reason)
        yield pytest.param(path, id=name, marks=marks)


@pytest.mark.parametrize("path", list(cases()))
def test_fault(path: Path) -> None:
    wrong = faults(path, wanted(path))
    assert not wrong, "\n".join(wrong)


def joins() -> Iterator[Any]:
    for path in sorted(FAULTS.glob("*/expected.json")):
        expected = described(path.parent)
        for join in expected.get("joined", ()):
            pages = [path.parent / name for name in join["files"]]
            yield pytest.param(pages, join, id=f"{path.parent.name}/{'+'.join(join['files'])}")


@pytest.mark.parametrize(("pages", "join"), list(joins()))
def test_pages_of_one_report(pages: list[Path], join: dict[str, Any]) -> None:
    wrong = faults(pages, with_cells(join))
    assert not wrong, "\n".join(wrong)


def test_each_fixture_is_described() -> None:
    """No file without truth, no truth without a file, and nothing KNOWN that is gone."""
    there = {f"{path.parent.name}/{path.name}" for path in files()}
    assert set(KNOWN) <= there
    for path in FAULTS.glob("*/expected.json"):
        expected = json.loads(path.read_text("utf-8"))
        folder = path.parent
        assert expected["kind"], folder.name
        assert {f"{folder.name}/{name}" for name in expected.get("per_file", {})} <= there
        for file in files():
            if file.parent == folder:
                want = wanted(file)
                assert want["cells"] or any(name in want for name in SAID), file.name
                empty = {key for key, value in want["cells"].items() if value is None}
                assert set(want["also"]) <= empty, file.name


def test_the_fixtures_were_found() -> None:
    assert len(files()) >= 60
