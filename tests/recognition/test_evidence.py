"""What decides does not hang on how much: half or twice the points read the same figures."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest

from generator import generate
from govinfo_parse.document import Document
from govinfo_parse.forms import EDITIONS
from govinfo_parse.readers import read_document
from govinfo_parse.recognition import arrangements, evidence, laying, wide
from govinfo_parse.recognition.labels import Grade
from govinfo_parse.recognition.report import recognize_report
from recognition.build import case

MODULES = (arrangements, laying, wide)
UNCLEAR = (
    ("html", "total_first", "blanks_many"),
    ("html", "remark_column", "only_total"),
    ("text", "pipe_rows", "total_first", "blanks_many"),
    ("text", "pipe_rows", "serial_column", "zeros_blank"),
    ("text", "pipe_row_open", "phantom_column", "blanks_many"),
)
"""Formats and kinds of mess that leave more than one way to lay a row."""

Figures = Sequence[Mapping[str, Any]]


@cache
def documents() -> tuple[Document, ...]:
    """Ten generated reports without any mess, and ten whose tables must be weighed."""
    clean = [generate(seed, edition, "html", 0) for seed in range(5) for edition in EDITIONS]
    unclear = [
        generate(seed, edition, fmt, len(kinds), kinds)
        for seed, (fmt, *kinds) in enumerate(UNCLEAR)
        for edition in EDITIONS
    ]
    return tuple(read_document(sample.source) for sample in [*clean, *unclear])


def figures() -> Figures:
    """Each report's values by key, without those that were left open."""
    reports = [recognize_report(document, repairs=False) for document in documents()]
    return [
        {entry.field.key: entry.value for entry in report.entries if entry.value is not None}
        for report in reports
        if report is not None
    ]


@pytest.fixture(scope="module")
def before() -> Figures:
    found = figures()
    assert [len(one) for one in found[:10]] == [198, 200] * 5
    return found


def changed(was: Figures, now: Figures) -> int:
    """How many figures are read otherwise; those that are left open are not counted."""
    pairs = zip(was, now, strict=True)
    return sum(old[key] != new[key] for old, new in pairs for key in old.keys() & new.keys())


def weigh(monkeypatch: pytest.MonkeyPatch, name: str, points: float) -> None:
    """Set a number of evidence wherever it is used."""
    users = [module for module in MODULES if hasattr(module, name)]
    assert users
    for module in users:
        monkeypatch.setattr(module, name, points)


@pytest.mark.parametrize("name", ["NAME", "STAND", "START", "FORM"])
@pytest.mark.parametrize("factor", [case("half", 0.5), case("twice", 2.0)])
def test_no_figure_hangs_on_how_much_a_point_weighs(
    name: str, factor: float, before: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    weigh(monkeypatch, name, factor * getattr(evidence, name))
    now = figures()
    assert changed(before, now) == 0
    assert sum(map(len, now)) > 0.95 * sum(map(len, before))


def test_but_figures_hang_on_names(before: Figures, monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(monkeypatch, "NAME", 0.0)
    assert changed(before, figures()) > 0


@pytest.mark.parametrize(
    ("name", "points"),
    [
        case("where the others start", "START", 0.0),
        case("what stands under its heading", "STAND", -20.0),
    ],
)
def test_and_what_is_left_open_on_places(
    name: str, points: float, before: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    weigh(monkeypatch, name, points)
    assert sum(map(len, figures())) < sum(map(len, before))


def test_a_name_is_never_outvoted() -> None:
    assert evidence.NAME > evidence.STAND + evidence.START
    assert evidence.NAME > evidence.START + evidence.FORM
    assert evidence.MISNAMED > evidence.NAME


def test_surer_grades_weigh_more() -> None:
    weights = [evidence.GRADES[grade] for grade in sorted(Grade, reverse=True)]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(Grade)
