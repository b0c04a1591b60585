"""Real published reports with hand-read truth, where their folder is beside the project."""

import json
import sys
from pathlib import Path

import pytest

from govinfo_parse import Status, parse_report

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "benchmarks"))

from accuracy import named, same  # noqa: E402

REAL = ROOT.parent / "shared" / "real"
FOLDERS = sorted(p.parent for p in REAL.glob("*/source.*"))

pytestmark = pytest.mark.skipif(not FOLDERS, reason="no real documents beside the project")


def read(folder):
    report = parse_report(next(folder.glob("source.*")))
    return report, json.loads((folder / "truth.json").read_text("utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_every_cell_with_truth_is_exact_and_none_silently_wrong(folder):
    report, truth = read(folder)
    entries = {entry.field.key: entry for entry in report.entries}
    wrong = {
        key: (expected, entries[key].value, named(report, key))
        for key, expected in truth["cells"].items()
        if not same(entries[key].value, expected)
    }
    assert not wrong


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_what_the_report_says_of_itself(folder):
    report, truth = read(folder)
    found = (report.title, report.agency, report.year, report.edition)
    assert found == tuple(truth[key] for key in ("title", "agency", "year", "edition"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_printed_contradictions_are_found_and_no_others(folder):
    report, truth = read(folder)
    failing = [f for f in report.findings if f.code == "identity_fails"]
    if "contradictions" in truth and truth["scope"] == "full":
        assert len(failing) == len(truth["contradictions"])
    elif truth.get("contradictions"):
        rows = {f"{f.table}/{f.row}" for f in failing}
        assert {c.partition(":")[0] for c in truth["contradictions"]} <= rows


def test_the_seed_document_whole():
    folder = REAL / "badan-2019-seed"
    if not folder.is_dir():
        pytest.skip("the seed document is not beside the project")
    report, _ = read(folder)
    part_two = report.proactive_disclosure.entries
    blocks = {e.field.row_label.partition(" / ")[0] for e in part_two if e.value is not None}
    assert len(blocks) == 5
    assert all(e.status is Status.REPORTED for e in report.requests.entries)
    assert len({e.field.row for e in report.requests.entries}) == 23
    reviews = report.reconsideration_litigation.entries
    assert [e.value for e in reviews] == [0] * 14 + [None]
    doubted = {f.row for f in report.findings if f.code == "row_ambiguous"}
    assert doubted == {e.field.row for e in reviews}
    assert [s.number for s in report.sections] == [1, 2, 3, 4, 5, 6]
    overview = report.section("overview")
    assert overview.text.startswith("2019年,我乡按照上级有关要求")
    assert "我鄉(xiāng)按照上級有關(guān)要求" in overview.printed
    assert report.section("other_matters").text == "无"
    assert report.signature == "八丹乡人民政府"
    assert str(report.published) == "2020-02-14"


def test_an_undivided_row_gives_missing_fields_and_no_zeros():
    """（六）其他处理 is printed as one row of zeros in a form that divides it in three."""
    folder = REAL / "hongze-2024"
    if not folder.is_dir():
        pytest.skip("the report is not beside the project")
    report, _ = read(folder)
    rows = [e for e in report.entries if e.field.row.startswith("other_handling.")]
    assert len(rows) == 21
    assert {e.status for e in rows} == {Status.MISSING}
    assert "hybrid_form" in {f.code for f in report.findings}


def test_a_blank_form_is_blank():
    folder = REAL / "moban-blank-docx"
    if not folder.is_dir():
        pytest.skip("the form is not beside the project")
    report, _ = read(folder)
    assert {e.status for e in report.entries} == {Status.BLANK}
    assert (report.agency, report.year, report.edition) == (None, None, "2021")
