"""The two shipped reports, read whole, their figures read by hand; then the examples, run."""

import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from govinfo_parse import Status, parse_report
from govinfo_parse.forms import load_form

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"

# Row of requests: natural person, enterprise, research, welfare, legal services, other, total.
REQUESTS_2021 = {
    "received": (12, 2, 0, 0, 1, 0, 15),
    "carried_over": (1, 0, 0, 0, 0, 0, 1),
    "granted": (6, 1, 0, 0, 1, 0, 8),
    "partially_granted": (2, 0, 0, 0, 0, 0, 2),
    "denied.third_party_rights": (1, 0, 0, 0, 0, 0, 1),
    "unavailable.not_held": (2, 1, 0, 0, 0, 0, 3),
    "not_processed.duplicate": (1, 0, 0, 0, 0, 0, 1),
    "other_handling.overdue_fee": (0, None, None, None, None, None, 0),
    "results_total": (12, 2, 0, 0, 1, 0, 15),
    "carried_forward": (1, 0, 0, 0, 0, 0, 1),
}
OTHERS_2021 = {
    "proactive_disclosure/normative_documents/issued": 2,
    "proactive_disclosure/normative_documents/repealed": 1,
    "proactive_disclosure/normative_documents/in_force": 9,
    "proactive_disclosure/administrative_licensing/decisions": 36,
    "proactive_disclosure/administrative_penalties/decisions": 4,
    "proactive_disclosure/administrative_compulsion/decisions": None,
    "proactive_disclosure/administrative_fees/amount": Decimal("0.85"),
    "reconsideration_litigation/reconsideration/upheld": 1,
}
REQUESTS_2019 = {
    "received": (2, 1, 0, 0, 0, 0, 3),
    "granted": (1, 1, 0, 0, 0, 0, 2),
    "denied.internal_affairs": (1, 0, 0, 0, 0, 0, 1),
    "results_total": (2, 1, 0, 0, 0, 0, 3),
}
OTHERS_2019 = {
    "proactive_disclosure/normative_documents/produced": 1,
    "proactive_disclosure/normative_documents/newly_disclosed": 1,
    "proactive_disclosure/normative_documents/total_disclosed": 6,
    "proactive_disclosure/administrative_licensing/previous_year_items": 12,
    "proactive_disclosure/administrative_licensing/change": -1,
    "proactive_disclosure/administrative_licensing/decisions": 20,
    "proactive_disclosure/other_services/previous_year_items": 8,
    "proactive_disclosure/other_services/change": 2,
    "proactive_disclosure/other_services/decisions": 31,
    "proactive_disclosure/administrative_penalties/previous_year_items": 5,
    "proactive_disclosure/administrative_penalties/decisions": 2,
    "proactive_disclosure/administrative_compulsion/previous_year_items": 1,
    "proactive_disclosure/administrative_compulsion/decisions": None,
    "proactive_disclosure/centralized_procurement/items": 2,
    "proactive_disclosure/centralized_procurement/amount": Decimal("38.6"),
    "reconsideration_litigation/litigation_direct/upheld": 1,
    "reconsideration_litigation/litigation_direct/total": 1,
}


def truth(edition, requests, others):
    """Every field of the edition: what is not listed is printed as 0."""
    fields = load_form(edition).fields
    columns = list(dict.fromkeys(f.column for f in fields if f.table == "requests"))
    listed = dict(others)
    for row, figures in requests.items():
        listed |= {
            f"requests/{row}/{column}": figure
            for column, figure in zip(columns, figures, strict=True)
        }
    assert set(listed) <= {f.key for f in fields}
    return {f.key: listed.get(f.key, 0) for f in fields}


TRUTHS = {
    "report.html": truth("2021", REQUESTS_2021, OTHERS_2021),
    "report.txt": truth("2019", REQUESTS_2019, OTHERS_2019),
}


@pytest.mark.parametrize("name", TRUTHS)
def test_every_field(name):
    report = parse_report(EXAMPLES / name)
    assert {entry.field.key: entry.value for entry in report.entries} == TRUTHS[name]
    for entry in report.entries:
        expected = Status.BLANK if entry.value is None else Status.REPORTED
        assert entry.status is expected, entry.field.key
        assert entry.location is not None


@pytest.mark.parametrize(
    ("name", "agency", "year", "edition", "published"),
    [
        ("report.html", "青石县林溪镇人民政府", 2023, "2021", date(2024, 1, 22)),
        ("report.txt", "青石县桐岭乡人民政府", 2019, "2019", date(2020, 1, 16)),
    ],
)
def test_what_it_is(name, agency, year, edition, published):
    report = parse_report(EXAMPLES / name)
    assert (report.agency, report.year, report.edition) == (agency, year, edition)
    assert report.published == published
    assert report.period == (date(year, 1, 1), date(year, 12, 31))
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]


def test_the_printed_contradiction_is_told():
    report = parse_report(EXAMPLES / "report.html")
    failing = [f for f in report.findings if f.code == "identity_fails"]
    assert [(f.table, f.row, f.column) for f in failing] == [
        ("reconsideration_litigation", "reconsideration", None)
    ]


def test_the_other_report_has_no_contradiction():
    report = parse_report(EXAMPLES / "report.txt")
    assert [f for f in report.findings if f.severity == "error"] == []


def run(name, *arguments):
    """What an example prints, started from the root of the repository."""
    done = subprocess.run(
        [sys.executable, f"examples/{name}", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "MPLBACKEND": "Agg", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def need(*packages):
    for package in packages:
        pytest.importorskip(package, reason=f"{package} is not installed")


def test_every_example_is_run_here():
    here = Path(__file__).read_text("utf-8")
    scripts = [p.name for p in EXAMPLES.iterdir() if p.suffix in (".py", ".ipynb")]
    assert sorted(scripts) == ["archive_query.py", "notebook.ipynb", "panel.py", "scraper.py"]
    assert all(f'run("{name}"' in here for name in scripts if name.endswith(".py"))


def test_the_shipped_files_are_small():
    assert sum(p.stat().st_size for p in EXAMPLES.rglob("*") if p.is_file()) < 300_000


def test_the_scraper_reads_what_servers_sent():
    site = "https://qingshi.example"
    *reports, moved = run("scraper.py")
    assert reports == [
        f"{site}/api/article/3071: 青石县教育局 2023, received 6",
        f"{site}/czj/2024/0118.html: 青石县财政局 2023, received 3 encoding_mismatch",
        f"{site}/mzj/2024/0118.html: 青石县民政局 2023, received 4",
    ]
    assert moved.startswith(f"{site}/zfb/2023/0120.html: NotAnAnnualReport: ")


def test_the_archive_is_asked_in_sql(tmp_path):
    need("pyarrow", "pebble", "duckdb")
    counts, *lines = run("archive_query.py", tmp_path / "dataset")
    assert counts == "7 parsed, 0 failed"
    assert lines == [
        "青石县林溪镇人民政府 2020 5 4 0.8",
        "青石县林溪镇人民政府 2021 8 4 0.67",
        "青石县林溪镇人民政府 2022 12 8 0.67",
        "青石县林溪镇人民政府 2023 15 8 0.53",
        "青石县桐岭乡人民政府 2020 3 2 0.67",
        "青石县桐岭乡人民政府 2022 6 5 0.83",
        "青石县桐岭乡人民政府 2023 4 2 0.5",
    ]


def test_the_panel_shows_a_gap_and_what_disagrees(tmp_path):
    plot = tmp_path / "series.png"
    need("matplotlib")
    lines = run("panel.py", plot)
    assert [line.split()[-4:] for line in lines if line.startswith("青石县/")] == [
        ["5.0", "8.0", "12.0", "15.0"],
        ["3.0", "<NA>", "6.0", "4.0"],
    ]
    assert lines[-1].split() == ["青石县林溪镇人民政府", "2022", "1", "2"]
    assert plot.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("folder", [EXAMPLES, ROOT], ids=["jupyter", "root"])
def test_the_notebook_runs_and_shows_its_plot(folder):
    need("matplotlib", "nbclient", "nbformat", "ipykernel")
    code = """if True:
        import json, sys, nbformat
        from nbclient import NotebookClient
        book = nbformat.read(sys.argv[1], as_version=4)
        folder = {"metadata": {"path": sys.argv[2]}}
        NotebookClient(book, timeout=120, kernel_name="python3", resources=folder).execute()
        cells = [cell for cell in book.cells if cell.cell_type == "code"]
        print(json.dumps([[sorted(o.get("data", o)) for o in cell.outputs] for cell in cells]))
    """
    # The kernel starts other threads and processes, so it is kept out of this one.
    done = subprocess.run(
        [sys.executable, "-c", code, str(EXAMPLES / "notebook.ipynb"), str(folder)],
        env={name: value for name, value in os.environ.items() if name != "MPLBACKEND"},
        capture_output=True,
        encoding="utf-8",
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    *shown, plot = json.loads(done.stdout)
    assert all(any("text/html" in output for output in cell) for cell in shown)
    assert any("image/png" in output for output in plot)


def test_the_notebook_is_kept_without_outputs():
    book = json.loads((EXAMPLES / "notebook.ipynb").read_text("utf-8"))
    code = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    assert [cell["outputs"] for cell in code] == [[]] * len(code)
    assert {cell["execution_count"] for cell in code} == {None}
