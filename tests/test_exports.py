"""Exports of datasets: the figures of the reports, no half file under a final name."""

import csv
import dataclasses
import datetime
import hashlib
import json
import sys
from decimal import Decimal

import pytest

pytest.importorskip("pyarrow", reason="the extra archive is not installed")
pytest.importorskip("pebble", reason="the extra archive is not installed")
pytest.importorskip("duckdb", reason="the extra duckdb is not installed")
pytest.importorskip("openpyxl", reason="for reading workbooks back")
pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")

import duckdb
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from typer.testing import CliRunner

from generator import generate
from govinfo_parse import Report, parse_report
from govinfo_parse.archive import DatasetError, convert_archive, export_dataset, exports
from govinfo_parse.archive.rows import SCHEMA_VERSION, SCHEMAS, report_rows
from govinfo_parse.cli import app
from handmade import report
from workbooks import figures

FORMATS = ("csv", "xlsx", "duckdb", "jsonl")


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    where = tmp_path_factory.mktemp("converted")
    (where / "in").mkdir()
    for seed, kind in ((1, "html"), (2, "text"), (3, "html")):
        (where / "in" / f"{seed}.{kind}").write_bytes(generate(seed, "2021", kind).source)
    (where / "in" / "no.html").write_text("<p>天气预报</p>")
    convert_archive([where / "in"], where / "set", workers=1, batch=2)
    files = [f for f in (where / "in").iterdir() if f.name != "no.html"]
    return where / "set", {str(f): parse_report(f) for f in files}


def made_dataset(folder, reports):
    """A dataset of given reports, without parsing, or these in addition to what it holds."""
    for made in reports:
        key = hashlib.sha256(made.to_json().encode()).hexdigest()
        for table, rows in report_rows(made, made.source or "", key).items():
            (folder / table).mkdir(parents=True, exist_ok=True)
            part = folder / table / f"part-{key}.parquet"
            pq.write_table(pa.Table.from_pylist(rows, SCHEMAS[table]), part)
    (folder / "manifest.json").write_text(json.dumps({"schema": SCHEMA_VERSION}))
    return folder


def read_csv(path):
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def long_lines(made):
    exact = {e: None if e.value is None else f"{Decimal(e.value):f}" for e in made.entries}
    return [(e.field.key, e.status.value, exact[e], e.raw) for e in made.entries]


def test_csv_says_what_the_reports_say(converted, tmp_path):
    dataset, reports = converted
    folder = export_dataset(dataset, "csv", tmp_path / "out")
    assert sorted(p.stem for p in folder.iterdir()) == sorted(SCHEMAS)
    lines = read_csv(folder / "entries.csv")
    for source, made in reports.items():
        own = [x for x in lines if x["source"] == source]
        assert [
            ("/".join((x["table"], x["row"], x["column"])), x["status"], x["exact"]) for x in own
        ] == [(key, status, exact or "") for key, status, exact, _ in long_lines(made)]
        assert {x["is_total"] for x in own} == {"true", "false"}
    published = {x["source"]: x["published"] for x in read_csv(folder / "reports.csv")}
    assert published == {s: str(r.published or "") for s, r in reports.items()}
    assert [x["error"] for x in read_csv(folder / "failures.csv")] == ["NotAnAnnualReport"]
    assert len(read_csv(folder / "sources.csv")) == 4


def test_jsonl_holds_every_report_whole(converted, tmp_path):
    dataset, reports = converted
    file = export_dataset(dataset, "jsonl", tmp_path / "out")
    found = [Report.from_dict(json.loads(x)) for x in file.read_text("utf-8").splitlines()]
    assert {r.source: r.entries for r in found} == {s: r.entries for s, r in reports.items()}


def test_duckdb_says_what_the_reports_say(converted, tmp_path):
    dataset, reports = converted
    with duckdb.connect(str(export_dataset(dataset, "duckdb", tmp_path / "out"))) as found:
        tables = {name for (name,) in found.execute("SHOW TABLES").fetchall()}
        assert tables == {*SCHEMAS, "sources"}
        for source, made in reports.items():
            lines = found.execute(
                'SELECT concat_ws(\'/\', "table", "row", "column"), status, exact, raw'
                " FROM entries WHERE source = ?",
                [source],
            ).fetchall()
            assert lines == long_lines(made)
        types = found.execute("SELECT published, errors FROM reports").fetchall()
        assert {type(x) for x in types[0]} <= {datetime.date, int, type(None)}
        assert found.execute("SELECT count(*) FROM sources").fetchone() == (4,)


def test_every_report_is_a_workbook_that_the_index_names(converted, tmp_path):
    dataset, reports = converted
    folder = export_dataset(dataset, "xlsx", tmp_path / "out")
    head, *lines = openpyxl.load_workbook(folder / "index.xlsx").active.iter_rows(values_only=True)
    assert head[:4] == ("文件", "行政机关", "年度", "来源")
    assert {p.name for p in folder.iterdir()} == {"index.xlsx", *(line[0] for line in lines)}
    assert {line[3] for line in lines} == set(reports)
    assert lines == sorted(lines)
    for name, agency, year, source, *counts in lines:
        made = reports[source]
        assert (agency, year) == (made.agency, made.year)
        severities = [f.severity.value for f in made.findings]
        assert counts == [severities.count(s) for s in ("error", "warning", "info")]
        found = figures(openpyxl.load_workbook(folder / name), made)
        assert {k: c.value for k, c in found.items()} == {
            e.field.key: None if e.value is None else float(e.value) for e in made.entries
        }


ODD = [
    'a<b>:"/\\|?*c',
    "..",
    "CON.",
    " 局\u3000\u200e\n\x07",
    "=局",
    "局" * 300,
    "😀" * 300,
    "\ud800",
]


@pytest.mark.parametrize("agency", ODD)
def test_names_fit_every_file_system(agency):
    name = exports.file_name(Report(agency=agency, year=2023), "0123456789abcdef")
    assert not set('<>:"/\\|?*') & set(name)
    assert name.isprintable()
    assert " " not in name
    assert len(name) <= 80
    assert len(name.encode()) <= 255
    assert name.partition(".") == (name[:-5], ".", "xlsx")
    assert name.endswith("_2023_01234567.xlsx")


def test_reports_of_one_agency_and_year_are_two_files(tmp_path):
    same = [dataclasses.replace(report(), agency="a/b", source=s) for s in ("1", "2")]
    unnamed = Report(title=None, source="3")
    dataset = made_dataset(tmp_path / "set", [*same, unnamed])
    names = {p.name for p in export_dataset(dataset, "xlsx").iterdir()}
    assert len(names) == 4
    assert sum(name.startswith("a_b_2023_") for name in names) == 2


def test_two_reports_of_one_name_are_an_error_and_no_loss(tmp_path, monkeypatch):
    dataset = made_dataset(tmp_path / "set", [report(), report(year=2022)])
    monkeypatch.setattr(exports, "file_name", lambda *_: "a_01234567.xlsx")
    with pytest.raises(FileExistsError):
        export_dataset(dataset, "xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["set"]


def test_sources_keep_columns_that_this_version_does_not_know(tmp_path):
    dataset = made_dataset(tmp_path / "set", [report()])
    (dataset / "sources").mkdir()
    more = pa.table({"source": ["a.html"], "is_duplicate": [False], "given_region": ["=石门"]})
    pq.write_table(more, dataset / "sources" / "sources.parquet")
    assert read_csv(export_dataset(dataset, "csv") / "sources.csv") == [
        {"source": "a.html", "is_duplicate": "false", "given_region": "=石门"}
    ]
    with duckdb.connect(str(export_dataset(dataset, "duckdb"))) as found:
        assert found.execute("FROM sources").fetchall() == [("a.html", False, "=石门")]


def test_parts_that_do_not_count_are_not_exported(tmp_path):
    dataset = made_dataset(tmp_path / "set", [report()])
    part = next((dataset / "entries").glob("part-*"))
    (dataset / "entries" / "part-00000000000000000000.parquet").write_bytes(part.read_bytes())
    assert len(read_csv(export_dataset(dataset, "csv") / "entries.csv")) == 200


def test_a_column_that_some_parts_lack_is_empty_in_their_lines(tmp_path):
    dataset = made_dataset(tmp_path / "set", [report(), report(year=2022)])
    first = min((dataset / "reports").iterdir())
    pq.write_table(pq.read_table(first).drop_columns(["title"]), first)
    titles = [x["title"] for x in read_csv(export_dataset(dataset, "csv") / "reports.csv")]
    assert titles == ["", report().title]
    with duckdb.connect(str(export_dataset(dataset, "duckdb"))) as found:
        assert found.execute("SELECT title FROM reports").fetchall() == [(None,), (report().title,)]


@pytest.mark.parametrize("to", ["csv", "duckdb"])
def test_columns_of_unlike_types_are_an_error(to, tmp_path):
    dataset = made_dataset(tmp_path / "set", [report(), report(year=2022)])
    first = min((dataset / "reports").iterdir())
    pq.write_table(pq.read_table(first).set_column(4, "title", [[2]]), first)
    with pytest.raises((ValueError, TypeError), match="title"):
        export_dataset(dataset, to)
    assert [p.name for p in tmp_path.iterdir()] == ["set"]


def bytes_of(path):
    """Every file of a folder by its place in it, or the file itself."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {str(p.relative_to(path)): p.read_bytes() for p in files if p.is_file()}


@pytest.mark.parametrize("to", FORMATS)
def test_an_export_lies_beside_and_a_new_one_replaces_it(to, tmp_path):
    dataset = made_dataset(tmp_path / "set", [report()])
    ending = {"csv": "-csv", "xlsx": "-xlsx", "duckdb": ".duckdb", "jsonl": ".jsonl"}[to]
    out = export_dataset(dataset, to)
    assert out == tmp_path / f"set{ending}"
    first = bytes_of(out)
    made_dataset(dataset, [report(year=2022)])
    held = bytes_of(dataset)
    assert export_dataset(dataset, to) == out
    assert bytes_of(dataset) == held
    assert bytes_of(out) != first
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["set", out.name])


@pytest.mark.parametrize("to", ["csv", "xlsx", "jsonl"])
def test_the_same_dataset_gives_the_same_bytes(to, tmp_path):
    dataset = made_dataset(tmp_path / "set", [report(), report("2019")])
    first = bytes_of(export_dataset(dataset, to, tmp_path / "1"))
    assert len(first) in (1, 3, 6)
    assert first == bytes_of(export_dataset(dataset, to, tmp_path / "2"))


@pytest.mark.parametrize("to", FORMATS)
def test_a_half_export_has_no_name_and_spares_the_former_one(to, tmp_path):
    dataset = made_dataset(tmp_path / "set", [report(), report(year=2022)])
    out = export_dataset(dataset, to)
    former = bytes_of(out)
    broken = max((dataset / "reports").iterdir())
    broken.write_bytes(broken.read_bytes()[:200] + b"PAR1")
    for target in (out, tmp_path / "new"):
        with pytest.raises((OSError, ValueError, duckdb.Error)):
            export_dataset(dataset, to, target)
    assert bytes_of(out) == former
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["set", out.name])


@pytest.mark.parametrize("to", ["csv", "xlsx"])
def test_a_folder_of_other_files_is_spared(to, tmp_path):
    dataset = made_dataset(tmp_path / "set", [report()])
    other = tmp_path / "other"
    other.mkdir()
    for name in ("notes.txt", "entries.csv" if to == "csv" else "年报_20230131.xlsx"):
        (other / name).write_text("mine")
        with pytest.raises(DatasetError, match="holds other files"):
            export_dataset(dataset, to, other)
        assert (other / name).read_text() == "mine"
        (other / name).unlink()
    assert export_dataset(dataset, to, other) == other


def test_wrong_use_is_said(tmp_path):
    dataset = made_dataset(tmp_path / "set", [report()])
    with pytest.raises(ValueError, match="csv, xlsx, duckdb, jsonl, not 'parquet'"):
        export_dataset(dataset, "parquet")
    with pytest.raises(DatasetError, match="in the dataset itself"):
        export_dataset(dataset, "jsonl", dataset / "a.jsonl")
    with pytest.raises(DatasetError, match="no converted archive"):
        export_dataset(tmp_path, "csv")
    with pytest.raises(DatasetError, match="no former export"):
        export_dataset(dataset, "duckdb", tmp_path)


@pytest.mark.parametrize(("to", "package"), [("duckdb", "duckdb"), ("xlsx", "xlsxwriter")])
def test_a_missing_package_is_told_before_the_run_begins(to, package, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    out = str(tmp_path / "out")
    run = CliRunner().invoke(app, ["convert", str(tmp_path), "-o", out, "--to", to])
    assert run.exit_code == 2
    assert f"{package} is missing: pip install" in run.stderr
    assert not (tmp_path / "out").exists()
