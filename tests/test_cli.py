"""The command line, on reports made by hand: what goes where, and with which exit code."""

import codecs
import csv
import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

import govinfo_parse
from govinfo_parse import InputNotFound, Report, Status, cli
from govinfo_parse.forms import load_form
from govinfo_parse.results.serialize import LONG_COLUMNS
from handmade import report, table

FEES = "proactive_disclosure/administrative_fees/amount"
MESSY = {
    FEES: "26.550",
    "requests/received/total": Status.BLANK,
    "requests/received/natural_person": Status.UNREADABLE,
    "requests/granted/total": Status.MISSING,
    "requests/carried_over/total": 4,
}


def stub(source):
    """Stands for the whole pipe: the name says what becomes of the file."""
    if isinstance(source, bytes):
        return report(changes={"requests/received/total": len(source)})
    if "gone" in source:
        raise InputNotFound("no such file", source=source)
    if "bug" in source:
        raise ZeroDivisionError("a bug")
    if "old" in source:
        return Report(title="旧报告", year=2012)
    return report("2019", year=2019) if "2019" in source else report(changes=MESSY)


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setitem(vars(govinfo_parse), "parse_report", stub)

    def run(*arguments, stdin=None):
        return CliRunner().invoke(cli.app, [*arguments], input=stdin)

    return run


def test_version(run):
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout == f"govinfo-parse {govinfo_parse.__version__}\n"


def test_help_has_examples_and_exit_codes(run):
    result = run("parse", "--help")
    assert result.exit_code == 0
    for words in ("--format csv --output fields.csv", "Exit codes", "parse - "):
        assert words in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("parse",),
        ("parse", "a.html", "--format", "xml"),
        ("parse", "a.html", "--labels", "fr"),
        ("parse", "a.html", "--nonsense"),
        ("parse", "a.html", "--output", "no/such/folder/out.csv"),
        ("guess", "a.html"),
    ],
)
def test_wrong_use(run, arguments):
    assert run(*arguments).exit_code == 2


def test_table_shows_statuses_and_findings(run):
    result = run("parse", "a.html")
    assert result.exit_code == 0
    for words in ("林溪镇人民政府", "welfare", "  state_secret", "26.550 万元"):
        assert words in result.stdout
    for sign in ("· blank", "– missing", "? unreadable", "* repaired"):
        assert sign in result.stdout
    received = next(line for line in result.stdout.split("\n") if "received" in line)
    assert "?" in received
    assert "·" in received
    assert "identity_fails [requests/carried_over]" in result.stdout.replace("\n", "")
    assert result.stderr == ""


def test_repairs_can_be_switched_off(run, monkeypatch):
    asked = []

    def spy(source, **options):
        asked.append(options)
        return stub(source)

    monkeypatch.setitem(vars(govinfo_parse), "parse_report", spy)
    assert run("parse", "a.html", "--no-repair").exit_code == 0
    assert run("parse", "a.html").exit_code == 0
    assert asked == [{"repair": False}, {}]


def test_table_in_printed_labels(run):
    result = run("parse", "a.html", "--labels", "zh")
    lines = [line.rstrip() for line in result.stdout.split("\n")]
    assert "   （三）不予公开" in lines
    assert lines.count(" 三、本年度办理结果") == 1
    assert any(line.startswith("     1.属于国家秘密") for line in lines)
    assert "社会公益组织" in result.stdout
    assert "denied" not in result.stdout.partition("blank")[0]


@pytest.mark.parametrize("width", [50, 80, 100, 200])
@pytest.mark.parametrize("labels", ["en", "zh"])
def test_no_width_cuts_figures_off(run, monkeypatch, width, labels):
    monkeypatch.setenv("COLUMNS", str(width))
    figures = {key: 10_000_001 + n for n, key in enumerate(table("2021", "requests"))}
    big = report(changes=figures)
    monkeypatch.setitem(vars(govinfo_parse), "parse_report", lambda _: big)
    printed = run("parse", "a.html", "--labels", labels).stdout
    assert "…" not in printed
    tables = printed.partition("findings:")[2].partition("unreadable")[0]
    digits = sum(character.isdigit() for character in tables)
    assert digits >= 8 * 175


def test_json_of_one_file_is_a_document(run):
    result = run("parse", "a.html", "--format", "json")
    data = json.loads(result.stdout)
    assert data["source"] == "a.html"
    again = Report.from_dict(data)
    assert again.entry(FEES).value == Decimal("26.550")


def test_json_of_many_files_is_a_line_each(run):
    result = run("parse", "a.html", "2019.txt", "old.txt", "-f", "json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["source"], line["edition"]) for line in lines] == [
        ("a.html", "2021"),
        ("2019.txt", "2019"),
        ("old.txt", None),
    ]


def test_csv_has_one_line_per_field(run):
    result = run("parse", "a.html", "2019.txt", "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(lines[0]) == ["source", "agency", "year", "edition", *LONG_COLUMNS]
    expected = [("a.html", f.key) for f in load_form("2021").fields]
    expected += [("2019.txt", f.key) for f in load_form("2019").fields]
    keys = [(x["source"], "/".join((x["table"], x["row"], x["column"]))) for x in lines]
    assert keys == expected
    by_key = {
        key: line for (source, key), line in zip(keys, lines, strict=True) if source == "a.html"
    }
    assert by_key[FEES]["value"] == "26.550"
    assert by_key["requests/carried_over/total"]["value"] == "4"
    assert by_key["requests/received/total"]["value"] == ""
    assert by_key["requests/received/total"]["status"] == "blank"


def test_long_is_for_grep(run):
    result = run("parse", "a.html", "--format", "long")
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert lines[0] == ["source", "key", "value", "unit", "status", "raw"]
    assert {len(line) for line in lines} == {6}
    assert ["a.html", FEES, "26.550", "万元", "reported", "26.550"] in lines
    assert ["a.html", "requests/received/natural_person", "", "", "unreadable", "约3件"] in lines


@pytest.mark.parametrize("format_", ["json", "csv", "long"])
def test_words_go_to_standard_error(run, format_):
    result = run("parse", "a.html", "--format", format_)
    assert "govinfo-parse: a.html: error: identity_fails" in result.stderr
    assert "identity_not_assessable" not in result.stderr
    assert "govinfo-parse:" not in result.stdout
    assert run("parse", "a.html", "--format", format_, "--quiet").stderr == ""


@pytest.mark.parametrize("format_", ["table", "json", "csv", "long"])
def test_a_bad_file_does_not_stop_the_others(run, format_):
    result = run("parse", "gone.html", "a.html", "bug.html", "2019.txt", "-f", format_)
    assert result.exit_code == 3
    assert result.stderr.count("gone.html: no such file") == 1
    assert "bug.html: internal error, please report it: ZeroDivisionError: a bug" in result.stderr
    assert "a.html" in result.stdout
    assert "2019.txt" in result.stdout
    assert "gone.html" not in result.stdout


def test_standard_input(run):
    result = run("parse", "-", "--format", "long", stdin=b"12345")
    assert "-\trequests/received/total\t5\t件\treported\t5" in result.stdout.splitlines()


def test_a_report_without_form(run):
    result = run("parse", "old.txt")
    assert result.exit_code == 0
    assert "no statutory form" in result.stdout


@pytest.mark.parametrize(("excel", "start"), [([], b"source,"), (["--excel"], codecs.BOM_UTF8)])
def test_output_file(run, tmp_path, excel, start):
    target = tmp_path / "fields.csv"
    result = run("parse", "a.html", "-f", "csv", "-o", str(target), *excel)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert target.read_bytes().startswith(start)
    assert b"\r" not in target.read_bytes()
    assert target.read_text("utf-8-sig").count("\n") == 201


def test_output_never_overwrites_an_input(run, tmp_path):
    source = tmp_path / "a.html"
    source.write_text("kept")
    assert run("parse", str(source), "-f", "csv", "-o", str(source)).exit_code == 2
    assert source.read_text() == "kept"


# The rest needs a real process.

DRIVER = "import test_cli, govinfo_parse; govinfo_parse.parse_report = test_cli.stub; test_cli.cli.main()"


def process(*arguments, **options):
    here = str(Path(__file__).parent)
    path = os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])
    options["env"] = {**os.environ, "PYTHONPATH": path, **options.get("env", {})}
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [sys.executable, "-c", DRIVER, *arguments]
    return subprocess.Popen(command, **{**streams, **options})


def test_a_closed_pipe_is_no_failure():
    names = [f"{n}.html" for n in range(40)]
    with process("parse", *names, "--format", "csv", "--quiet") as running:
        assert running.stdout.readline().startswith(b"source,")
        running.stdout.close()
        words = running.stderr.read()
    assert words == b""
    assert running.returncode == 0


@pytest.mark.parametrize("format_", ["json", "csv", "long", "table"])
def test_an_ascii_locale(format_):
    plain = {
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    with process("parse", "a.html", "gone.html", "--format", format_, env=plain) as running:
        out, words = running.communicate()
    assert running.returncode == 3
    assert b"Traceback" not in words
    name = "林溪镇人民政府"
    if format_ == "table":
        assert name.encode("ascii", "backslashreplace") in out.replace(b"\n", b"")
    elif format_ != "long":
        assert name in out.decode("utf-8")
    else:
        assert "万元" in out.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="names of files are bytes on POSIX only")
def test_a_file_name_that_is_no_text():
    with process("parse", b"\xff.html", "--format", "json") as running:
        out, _ = running.communicate()
    assert running.returncode == 0
    assert json.loads(out)["source"] == "\udcff.html"


@pytest.mark.skipif(os.name == "nt", reason="closing a stream for a child is POSIX's")
def test_standard_output_closed_from_the_start(tmp_path):
    target = tmp_path / "out.json"
    arguments = ["parse", "a.html", "-f", "json", "-o", str(target)]
    with process(*arguments, preexec_fn=lambda: os.close(1)) as running:
        assert running.wait() == 0
        assert b"Traceback" not in running.stderr.read()
    assert json.loads(target.read_text("utf-8"))["year"] == 2023


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
@pytest.mark.parametrize("format_", ["csv", "json", "table"])
def test_a_full_disk_is_told(format_):
    with open("/dev/full", "wb") as full:
        running = process("parse", "a.html", "-f", format_, "--quiet", stdout=full)
        words = running.communicate()[1].decode()
    assert words == "govinfo-parse: the output cannot be written: No space left on device\n"
    assert running.returncode == cli.CANNOT_WRITE


def test_the_installed_command_reads_a_report():
    command = Path(sys.executable).with_name("govinfo-parse")
    example = Path(__file__).parent.parent / "examples" / "report.html"
    with example.open("rb") as file:
        done = subprocess.run(
            [command, "parse", "-", example, "--format", "json", "--quiet"],
            stdin=file,
            capture_output=True,
            check=True,
        )
    piped, named = map(json.loads, done.stdout.splitlines())
    assert named["source"] == str(example)
    assert {**piped, "source": ""} == {**named, "source": ""}
    assert named["year"] == 2023
