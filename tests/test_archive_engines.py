"""Where an archive is parsed changes nothing: on a Dask cluster as at home, whoever is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra archive is not installed")
pytest.importorskip("distributed", reason="the extra dask is not installed")

import dask
import distributed
from typer.testing import CliRunner

import poison
from generator import generate
from govinfo_parse.archive import ClusterError, Limits, convert_archive, read_dataset
from govinfo_parse.cli import app

pytestmark = [
    # The cluster's own threads and sockets outlive its last test by a moment.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
HERE = str(Path(__file__).parent)


def parts(dataset):
    return {
        str(p.relative_to(dataset)): p.read_bytes()
        for p in sorted(dataset.rglob("*"))
        if p.is_file()
    }


@pytest.fixture(scope="module")
def cluster():
    path = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [HERE, path]))
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50
        ) as cluster,
    ):
        yield cluster
    os.environ.pop("PYTHONPATH") if path is None else os.environ.update(PYTHONPATH=path)


@pytest.fixture
def client(cluster):
    with distributed.Client(cluster) as client:
        yield client


@pytest.fixture
def folder(tmp_path):
    where = tmp_path / "in"
    where.mkdir()
    for seed in range(12):
        kind = ("html", "text", "docx", "pdf")[seed % 4]
        (where / f"{seed:02}.{kind}").write_bytes(generate(seed, "2021", kind).source)
    return where


def test_a_cluster_gives_the_bytes_of_this_machine(client, folder, tmp_path):
    (folder / "no.html").write_text("<p>天气预报</p>")
    (folder / "none.gz").write_bytes(b"no gzip")
    counts = convert_archive([folder], tmp_path / "dask", client=client, batch=3)
    assert counts == convert_archive([folder], tmp_path / "here", workers=2, batch=3)
    assert (counts.parsed, counts.failed) == (12, 2)
    assert parts(tmp_path / "dask") == parts(tmp_path / "here")
    again = convert_archive([folder], tmp_path / "dask", client=client, batch=3)
    assert (again.known, again.parsed, again.failed) == (12, 0, 2)


def test_poison_costs_its_own_file_alone_on_a_cluster(client, folder, tmp_path):
    for name in (b"RAISE", b"EXIT", b"HANG", b"MEMORY"):
        (folder / f"{name.decode()}.html").write_bytes(name)
    limits = Limits(seconds=8, memory=1024**3)
    counts = convert_archive(
        [folder], tmp_path / "out", client=client, limits=limits, batch=4, parse=poison.parse
    )
    assert (counts.parsed, counts.failed) == (12, 4)
    failures = read_dataset(tmp_path / "out").failures
    assert {Path(s).stem: e for s, e in zip(failures.source, failures.error, strict=True)} == {
        "RAISE": "RuntimeError",
        "EXIT": "ProcessDied",
        "HANG": "TimeLimit",
        "MEMORY": "MemoryLimit",
    }


def test_a_killed_worker_of_a_cluster_costs_nothing(client, folder, tmp_path):
    for file in folder.iterdir():
        file.write_bytes(b"SLOW" + file.read_bytes())
    out, killed = tmp_path / "out", []

    def kill(counts):
        # The first part is written, so batches are under way on both workers.
        if not killed and list(out.glob("reports/part-*")):
            killed.append(next(iter(client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    for seed in range(20, 24):
        (folder / f"{seed}.html").write_bytes(b"SLOW" + generate(seed, "2021", "html").source)
    convert_archive([folder], out, client=client, batch=2, parse=poison.parse, progress=kill)
    assert killed
    convert_archive([folder], tmp_path / "calm", workers=2, batch=2, parse=poison.parse)
    assert parts(out) == parts(tmp_path / "calm")


def test_workers_that_may_have_no_children_are_told_so(folder, tmp_path):
    with (
        dask.config.set({"distributed.worker.daemon": True}),
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, dashboard_address=":0", silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
        pytest.raises(ClusterError, match="DASK_DISTRIBUTED__WORKER__DAEMON"),
    ):
        convert_archive([folder], tmp_path / "out", client=client)


def test_a_cluster_has_workers_of_its_own(client, tmp_path):
    with pytest.raises(ValueError, match="workers of its own"):
        convert_archive([], tmp_path / "out", client=client, workers=2)


def test_the_command_line_works_on_a_cluster(cluster, folder, tmp_path):
    out = str(tmp_path / "out")
    given = ["convert", str(folder), "-o", out, "--json", "--scheduler"]
    run = CliRunner().invoke(app, [*given, cluster.scheduler_address])
    assert (run.exit_code, json.loads(run.stdout)["parsed"]) == (0, 12)
    wrong = CliRunner().invoke(app, [*given, "tcp://127.0.0.1:1"])
    assert wrong.exit_code == 2
    assert CliRunner().invoke(app, [*given, cluster.scheduler_address, "-w", "2"]).exit_code == 2


def children():
    """Processes that parse for someone who is gone: their parent's parent is init."""
    found = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True)
    return {line.split()[0] for line in found.stdout.splitlines() if "forkserver" in line}


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed as Linux does")
def test_a_killed_run_leaves_no_processes(folder, tmp_path):
    before = children()
    for file in folder.iterdir():
        file.write_bytes(b"SLOW" + file.read_bytes())
    run = subprocess.Popen([sys.executable, f"{HERE}/archive_run.py", folder, tmp_path / "out"])
    deadline = time.monotonic() + 60
    while not children() - before and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)
    assert children() - before
    run.kill()
    run.wait()
    while children() - before and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not children() - before
