"""The documentation is complete and current."""

import gzip
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator import generate
from govinfo_parse import cli, parse_report
from govinfo_parse.results.codes import CODES

ROOT = Path(__file__).parent.parent


def read(name):
    return (ROOT / name).read_text("utf-8")


def test_every_finding_code_is_documented_once_and_no_other():
    documented = re.findall(r"^### (\w+)$", read("docs/findings.md"), flags=re.M)
    assert sorted(documented) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_finding_has_its_severity_meaning_and_an_example(code):
    severity, meaning = CODES[code]
    text = read("docs/findings.md").partition(f"### {code}\n")[2].partition("\n### ")[0]
    assert text.startswith(f"\n*{severity}*. {meaning}")
    assert len(text.partition("\nExample: ")[2].strip()) > 10


def test_fields_page_is_current():
    spec = importlib.util.spec_from_file_location("make_fields", ROOT / "docs/make_fields.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert read("docs/fields.md") == module.page()


PAGES = [
    "README.md",
    "README.zh.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")),
]


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", read(page)):
        assert (ROOT / page).parent.joinpath(target).exists(), target


def test_the_readme_names_every_format_and_exit_code_of_the_command_line():
    readme = read("README.md")
    for name in set(cli.Format) - {cli.Format.TABLE}:
        assert f"--format {name}" in readme
    assert f"{cli.SOME_FAILED} some file could not be parsed" in readme


def code_blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", read(page), flags=re.M | re.S)


def test_the_archive_page_documents_every_column_of_a_dataset():
    rows = pytest.importorskip("govinfo_parse.archive.rows", reason="the extra archive is missing")
    for table, schema in rows.SCHEMAS.items():
        line = next(x for x in read("docs/archive.md").splitlines() if x.startswith(f"| `{table}`"))
        documented = re.findall(r"`(\w+)`", line)[1:]
        assert documented == [n for n in schema.names if n not in ("content_hash", "source")]


def test_the_archive_page_runs(tmp_path):
    for package in ("pyarrow", "pebble", "polars", "duckdb"):
        pytest.importorskip(package, reason=f"{package} is not installed")
    convert, openers = code_blocks("docs/archive.md", "python")
    (tmp_path / "examples").mkdir()
    for name in ("report.html", "report.txt"):
        shutil.copy(ROOT / "examples" / name, tmp_path / "examples")
    for name, code in (("convert.py", convert), ("open.py", openers)):
        (tmp_path / name).write_text(code)
        command = [sys.executable, name]
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120
        )
        assert done.stdout == ("2 398\n" if name == "convert.py" else "")
    import duckdb

    (query,) = code_blocks("docs/archive.md", "sql")
    found = duckdb.sql(query.replace("dataset/", f"{tmp_path}/dataset/")).fetchall()
    expected = [
        sum(
            entry.value or 0
            for entry in report.entries
            if entry.field.key.startswith("requests/received/") and entry.field.column != "total"
        )
        for report in map(parse_report, (tmp_path / "examples").glob("report.*"))
    ]
    assert sorted(total for *_, total in found) == sorted(expected)


def test_the_cookbook_runs(tmp_path):
    for package in ("pyarrow", "pebble", "duckdb"):
        pytest.importorskip(package, reason=f"{package} is not installed")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    said = []
    for code in code_blocks("docs/cookbook.md", "python"):
        (tmp_path / "recipe.py").write_text(code)
        command = [sys.executable, "recipe.py"]
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120
        )
        said += done.stdout.splitlines()
    assert said == [
        "2 0 dataset.duckdb",
        "[(2019, 3.0, 0), (2023, 15.0, 0)]",
        "[(1,)]",
        "[2019, 2023]",
        "[0.67, 0.53]",
    ]


def test_the_archive_page_names_options_that_exist():
    shown = CliRunner().invoke(cli.app, ["convert", "--help"], env={"COLUMNS": "200"}).stdout
    options = set(re.findall(r"--[a-z]+", read("docs/archive.md")))
    assert len(options) >= 6
    assert {option for option in options if option not in shown} == set()


@pytest.mark.parametrize("page", ["README.md", "docs/quickstart.md", "docs/quickstart.zh.md"])
def test_charts_of_the_pages_are_drawn(page, tmp_path):
    pytest.importorskip("matplotlib", reason="the extra plot is not installed")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    start = (
        "from govinfo_parse import parse_report\nreport = parse_report('examples/report.html')\n"
    )
    blocks = code_blocks(page, "python")
    assert any("plot()" in block for block in blocks)
    for block in blocks:
        command = [sys.executable, "-c", start + block]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)


# What needs a network, a cluster, or an installation of its own.
ELSEWHERE = ("pip ", "make ", "DASK_", "/shared/", "--scheduler")


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "README.zh.md",
        "docs/quickstart.md",
        "docs/quickstart.zh.md",
        "docs/archive.md",
        "docs/cluster.md",
    ],
)
def test_commands_of_the_pages_run(page, tmp_path):
    for package in ("pyarrow", "pebble", "warcio", "duckdb", "xlsxwriter"):
        pytest.importorskip(package, reason=f"{package} is not installed")
    if shutil.which("bash") is None:
        pytest.skip("there is no bash")
    files_for_commands(tmp_path)
    lines = [line for block in code_blocks(page, "sh") for line in block.splitlines()]
    run = [line for line in lines if line and not any(word in line for word in ELSEWHERE)]
    here = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for line in run:
        done = subprocess.run(
            ["bash", "-c", line.replace("/data", "reports")],
            cwd=tmp_path,
            env={**os.environ, **here},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, f"{line}: {done.stderr}"


def files_for_commands(folder):
    """The files that the pages speak of."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copy(ROOT / "examples" / "printed.pdf", folder / "report.pdf")
    shutil.copy(ROOT / "examples" / "report.html", folder)
    (folder / "report.docx").write_bytes(generate(1, "2021", "docx").source)
    page = (ROOT / "examples" / "report.html").read_bytes()
    (folder / "reports").mkdir()
    (folder / "reports" / "a.html").write_bytes(page)
    for name in ("2021.zip", "more.zip"):
        with zipfile.ZipFile(folder / name, "w") as archive:
            archive.writestr("b.html", page)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.gov.cn/\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    record = head.encode() + http + b"\r\n\r\n"
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(record))
    (folder / "list.csv").write_text("path,agency\nreports/a.html,某镇\n", "utf-8")
