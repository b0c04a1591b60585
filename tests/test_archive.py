"""Archives: nothing lost, nothing twice, one bad file never stops a run."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra archive is not installed")
pytest.importorskip("pebble", reason="the extra archive is not installed")

from typer.testing import CliRunner

import poison
from generator import generate
from govinfo_parse import parse_report
from govinfo_parse.archive import DatasetError, Limits, convert_archive, read_dataset
from govinfo_parse.cli import app

RUN = Path(__file__).with_name("archive_run.py")


def page(seed, kind="html"):
    return generate(seed, "2021", kind).source


@pytest.fixture
def folder(tmp_path):
    where = tmp_path / "reports"
    for seed, kind in ((1, "html"), (2, "text"), (3, "docx"), (4, "pdf")):
        file = where / str(seed) / f"年报.{kind}"
        file.parent.mkdir(parents=True)
        file.write_bytes(page(seed, kind))
    return where


def parts(dataset):
    """Every file that a reader of the dataset would see, by its bytes."""
    return {
        str(p.relative_to(dataset)): p.read_bytes()
        for p in sorted(dataset.rglob("*"))
        if p.is_file()
    }


def test_a_folder_becomes_a_dataset_that_says_what_the_reports_say(folder, tmp_path):
    counts = convert_archive([folder], tmp_path / "out", workers=1)
    assert (counts.inputs, counts.parsed, counts.failed) == (4, 4, 0)
    dataset = read_dataset(tmp_path / "out")
    for file in sorted(folder.rglob("年报.*")):
        report = parse_report(file)
        lines = dataset.entries[dataset.entries.source == str(file)]
        assert len(lines) == len(report.entries)
        expected = report.to_frame()
        for column in expected.columns:
            assert lines[column].reset_index(drop=True).equals(expected[column]), column
        findings = dataset.findings[dataset.findings.source == str(file)]
        assert list(findings.code) == [f.code for f in report.findings]
    assert len(dataset.panel().lines) == 4


def test_sums_without_totals_count_nothing_twice(folder, tmp_path):
    convert_archive([folder / "1"], tmp_path / "out", workers=1)
    entries = read_dataset(tmp_path / "out").entries
    requests = entries[(entries.table == "requests") & ~entries.is_total]
    assert {"total"} & set(requests.column) == set()
    assert "results_total" not in set(requests.row)
    assert "received" in set(requests.row)


def test_the_data_does_not_depend_on_the_number_of_workers(folder, tmp_path):
    for seed in range(10, 16):
        (folder / f"{seed}.html").write_bytes(page(seed))
    for workers in (1, 3):
        convert_archive([folder], tmp_path / f"out{workers}", workers=workers, batch=3)
    assert parts(tmp_path / "out1") == parts(tmp_path / "out3")


def test_a_second_run_parses_only_what_is_new(folder, tmp_path):
    out = tmp_path / "out"
    convert_archive([folder], out, workers=1)
    before = parts(out / "entries")
    (folder / "new.html").write_bytes(page(20))
    (folder / "copy.html").write_bytes(page(20))
    counts = convert_archive([folder], out, workers=1)
    assert (counts.known, counts.parsed, counts.duplicates) == (4, 1, 1)
    assert before.items() <= parts(out / "entries").items()
    dataset = read_dataset(out)
    assert len(dataset.reports) == 5
    assert dataset.reports.content_hash.is_unique
    assert list(dataset.sources[dataset.sources.is_duplicate].source) == [str(folder / "new.html")]
    forced = convert_archive([folder], out, workers=1, force=True)
    assert (forced.known, forced.parsed) == (0, 5)
    assert len(read_dataset(out).reports) == 5


def test_poison_costs_its_own_file_alone(folder, tmp_path):
    for name in (b"RAISE", b"EXIT", b"HANG", b"MEMORY", b"KILL"):
        (folder / f"{name.decode()}.html").write_bytes(name)
    for seed in range(30, 36):
        (folder / f"{seed}.html").write_bytes(page(seed))
    counts = convert_archive(
        [folder],
        tmp_path / "out",
        workers=2,
        limits=Limits(seconds=8, memory=1024**3),
        parse=poison.parse,
    )
    assert (counts.parsed, counts.failed) == (10, 5)
    failures = read_dataset(tmp_path / "out").failures
    assert {Path(s).stem: e for s, e in zip(failures.source, failures.error, strict=True)} == {
        "RAISE": "RuntimeError",
        "EXIT": "ProcessDied",
        "HANG": "TimeLimit",
        "MEMORY": "MemoryLimit",
        "KILL": "ProcessDied",
    }


def test_a_killed_run_goes_on_and_ends_as_an_undisturbed_one(tmp_path):
    where = tmp_path / "in"
    where.mkdir()
    for seed in range(12):
        (where / f"{seed:02}.html").write_bytes(b"SLOW" + page(seed))
    command = [sys.executable, str(RUN), str(where)]
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    subprocess.run([*command, str(calm)], check=True, timeout=120)
    run = subprocess.Popen([*command, str(killed)], start_new_session=True)
    deadline = time.monotonic() + 60
    while not list(killed.glob("reports/part-*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert 0 < len(list(killed.glob("reports/part-*"))) < 6
    assert json.loads((killed / "manifest.json").read_text())["complete"] is False
    assert parts(killed / "reports").items() <= parts(calm / "reports").items()
    subprocess.run([*command, str(killed)], check=True, timeout=120)
    assert parts(killed) == parts(calm)


def test_a_part_without_its_last_table_does_not_count(folder, tmp_path):
    out = tmp_path / "out"
    convert_archive([folder], out, workers=1)
    stray = out / "entries" / "part-00000000000000000000.parquet"
    stray.write_bytes(next((out / "entries").glob("part-*")).read_bytes())
    assert read_dataset(out).entries.groupby("source").size().max() == 200
    convert_archive([folder], out, workers=1)
    assert not stray.exists()


@pytest.mark.skipif(os.name == "nt", reason="no limits on the size of files")
def test_a_full_disk_is_said_and_the_next_run_completes(folder, tmp_path):
    code = (
        "import resource, signal, sys\n"
        "from govinfo_parse.archive import convert_archive\n"
        "if __name__ == '__main__':\n"
        "    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))\n"
        "    try: convert_archive([sys.argv[1]], sys.argv[2], workers=1)\n"
        "    except OSError as error: print('OSError', error)\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code)
    command = [sys.executable, str(script), str(folder), str(tmp_path / "full")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    assert "OSError" in done.stdout
    assert not list((tmp_path / "full" / "reports").iterdir())
    for out in ("full", "calm"):
        convert_archive([folder], tmp_path / out, workers=1)
    assert parts(tmp_path / "full") == parts(tmp_path / "calm")


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")
@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_finishes_the_batch_and_says_how_to_go_on(tmp_path, times):
    where, out = tmp_path / "in", tmp_path / "out"
    where.mkdir()
    for number in range(60):
        (where / f"{number:02}.html").write_bytes(b"PAUSE" + page(number % 5) + b"%d" % number)
    command = [sys.executable, str(RUN), str(where), str(out), "--cli"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 60
    while not list(out.glob("reports/part-*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    for _ in range(times):
        # To all processes of the terminal, as the key does.
        os.killpg(run.pid, signal.SIGINT)
        time.sleep(0.1)
    _, words = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "finishing the running batch" in words
    assert "the same command goes on" in words
    assert json.loads((out / "manifest.json").read_text())["complete"] is False
    done = len(read_dataset(out).reports)
    assert done % 2 == 0
    assert 0 < done < 60
    for dataset in ("out", "calm"):
        subprocess.run([*command[:3], str(tmp_path / dataset)], check=True, timeout=120)
    assert parts(out) == parts(tmp_path / "calm")


def test_an_output_that_cannot_be_written_is_said_and_the_next_run_completes(folder, tmp_path):
    out = tmp_path / "out"

    def block(counts):
        # Whoever runs the tests, even root, cannot make a file below a file.
        if counts.inputs == 3:
            (out / "entries").rename(tmp_path / "aside")
            (out / "entries").write_text("")

    with pytest.raises(OSError, match="Not a directory"):
        convert_archive([folder], out, workers=1, batch=1, progress=block)
    (out / "entries").unlink()
    (tmp_path / "aside").rename(out / "entries")
    for dataset in (out, tmp_path / "calm"):
        convert_archive([folder], dataset, workers=1, batch=1)
    assert parts(out) == parts(tmp_path / "calm")
    run = CliRunner().invoke(app, ["convert", str(folder), "-o", f"{folder}/1/年报.html/out"])
    assert run.exit_code == 1
    assert "cannot be written" in run.stderr


@pytest.mark.skipif(os.name == "nt", reason="no such locks on Windows")
def test_two_runs_do_not_write_to_one_dataset(folder, tmp_path):
    refused = []

    def again(counts):
        with pytest.raises(DatasetError, match="another run is writing"):
            convert_archive([folder], tmp_path / "out", workers=1)
        refused.append(counts.inputs)

    convert_archive([folder / "1"], tmp_path / "out", workers=1, progress=again)
    assert refused == [1]
    assert len(read_dataset(tmp_path / "out").reports) == 1


def test_a_run_with_other_settings_replaces_what_was_there(folder, tmp_path):
    out = tmp_path / "out"
    convert_archive([folder], out, workers=1)
    counts = convert_archive([folder / "1"], out, workers=1, repair=False)
    assert (counts.known, counts.parsed) == (0, 1)
    assert len(read_dataset(out).reports) == 1
    assert json.loads((out / "manifest.json").read_text())["settings"]["repair"] is False


def test_a_dataset_opens_in_one_line(folder, tmp_path):
    out = tmp_path / "out"
    convert_archive([folder], out, workers=1, batch=3)
    expected = read_dataset(out).entries
    polars = pytest.importorskip("polars", reason="polars is not installed")
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    import pandas

    frames = [
        pandas.read_parquet(out / "entries"),
        polars.read_parquet(f"{out}/entries/*.parquet").to_pandas(),
        duckdb.sql(f"from '{out}/entries/*.parquet'").df(),
    ]
    for frame in frames:
        assert len(frame) == len(expected)
        assert frame.value.sum() == expected.value.sum()


def test_a_folder_with_other_things_is_not_written_to(folder, tmp_path):
    with pytest.raises(DatasetError, match="holds other files"):
        convert_archive([folder], folder, workers=1)
    with pytest.raises(DatasetError, match="no converted archive"):
        read_dataset(folder)


def test_the_command_line_converts(folder, tmp_path):
    (folder / "no.html").write_text("<p>天气预报</p>")
    out = str(tmp_path / "out")
    run = CliRunner().invoke(app, ["convert", str(folder), "-o", out, "-w", "1", "--json"])
    assert run.exit_code == 3
    assert json.loads(run.stdout)["parsed"] == 4
    names = "\n".join(map(str, folder.rglob("年报.*")))
    again = CliRunner().invoke(app, ["convert", "-", "-o", out, "-w", "1"], input=names)
    assert again.exit_code == 0
    assert "4 known from before" in again.stderr
    wrong = CliRunner().invoke(app, ["convert", str(folder), "-o", str(folder)])
    assert wrong.exit_code == 2
