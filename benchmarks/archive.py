"""How converting an archive scales, and what its guard, driver and cluster cost.

    python benchmarks/archive.py FOLDER --make 20000        # make the archive, or what it lacks
    python benchmarks/archive.py FOLDER --scaling 400       # files a second, one and two workers
    python benchmarks/archive.py FOLDER --guard 300         # guarded jobs against a bare pool
    python benchmarks/archive.py FOLDER --memory 1000 20000 # the driver's memory by size
    python benchmarks/archive.py FOLDER --dask 400          # a local cluster against the pool

The archive comes from the tests' generator and is kept in FOLDER between runs; each measurement
takes as many of its files as it names. Rivals take turns in one run; ratios are what to quote.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from generator import generate  # noqa: E402
from govinfo_parse.archive import Counts, Limits, convert_archive  # noqa: E402
from govinfo_parse.archive.guard import Job, guarded  # noqa: E402
from govinfo_parse.archive.rows import Rows, failure_rows  # noqa: E402

MIXTURE = (*["html"] * 7, "text", "docx", "pdf")
EDITIONS = ("2021", "2019")
FIRST_SEED = 1_000_000
WORKERS = 2
TURNS = 5
SHOWN = 12
BURN = 0.02
START = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")


# The archive


def place(folder: Path, number: int) -> Path:
    """Where a file of the archive is; a thousand to a folder."""
    kind = MIXTURE[number % len(MIXTURE)]
    return folder / f"{number // 1000:04}" / f"{number:07}.{kind}"


def make_one(folder: Path, number: int) -> None:
    """Write a report aside and rename it, so that none is left half written."""
    path = place(folder, number)
    edition = EDITIONS[number // len(MIXTURE) % len(EDITIONS)]
    aside = path.with_name(f".{path.name}")
    aside.write_bytes(generate(FIRST_SEED + number, edition, path.suffix[1:]).source)
    aside.replace(path)


def make(folder: Path, size: int) -> list[Path]:
    """The first files of the archive; only those that are missing are made."""
    paths = [place(folder, number) for number in range(size)]
    missing = [number for number, path in enumerate(paths) if not path.exists()]
    for parent in {paths[number].parent for number in missing}:
        parent.mkdir(parents=True, exist_ok=True)
    if missing:
        with multiprocessing.Pool() as pool:
            for _ in pool.imap_unordered(partial(make_one, folder), missing, chunksize=20):
                pass
    return paths


# What is measured


def turns(actions: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The least seconds of each action, all taking turns: others on the machine only add."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for turn in range(TURNS):
        for name in actions if turn % 2 == 0 else reversed(actions):
            start = time.perf_counter()
            actions[name]()
            times[name].append(time.perf_counter() - start)
    return {name: min(taken) for name, taken in times.items()}


def convert(paths: list[Path], **how: Any) -> None:
    with tempfile.TemporaryDirectory() as out:
        counts = convert_archive(paths, out, **how)
    assert counts.parsed + counts.failed == len(paths), counts


def scaling(paths: list[Path]) -> None:
    """Files a second with one worker and with two."""
    taken = turns({f"workers {n}": partial(convert, paths, workers=n) for n in (1, 2)})
    for workers, (name, seconds) in enumerate(taken.items(), 1):
        speed = len(paths) / seconds
        say(name, f"{speed:.1f} files/s", f"{speed / workers:.1f} files/s per worker")
    say("workers 1 / workers 2", f"{taken['workers 1'] / taken['workers 2']:.2f}", "target 1.8")


def burn(data: bytes, source: str, content_hash: str, *, charset: str | None = None) -> Rows:
    """A parse that takes a known time of the processor and gives one line."""
    end = time.process_time() + BURN
    while time.process_time() < end:
        pass
    return failure_rows(content_hash, source, "Burnt", f"{len(data)} bytes")


def guard(paths: list[Path]) -> None:
    """The same jobs through the guard and through a bare pool that starts as it does."""
    data = [path.read_bytes() for path in paths]
    names = [str(path) for path in paths]
    jobs = [Job(name, name, held) for name, held in zip(names, data, strict=True)]

    def with_guard() -> None:
        with guarded(WORKERS, Limits()) as processes:
            assert len(list(processes.parse(jobs, burn))) == len(jobs)

    def bare() -> None:
        with ProcessPoolExecutor(WORKERS, START) as pool:
            assert len(list(pool.map(burn, data, names, names))) == len(jobs)

    taken = turns({"guarded": with_guard, "bare": bare})
    for name, seconds in taken.items():
        say(name, f"{seconds / len(jobs) * 1000:.2f} ms/file")
    say("guarded / bare - 1", f"{taken['guarded'] / taken['bare'] - 1:.1%}", "target 15 %")


def memory(folder: Path, sizes: list[int]) -> None:
    """The driver's memory, each size in a fresh process; samples over the run."""
    peaks = []
    for size in sizes:
        command = [sys.executable, __file__, str(folder), "--driver", str(size)]
        run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        peak, samples = json.loads(run.stdout)
        shown = samples[:: -(-len(samples) // SHOWN)]
        say(f"{size} files", f"{peak:.0f} MB", " ".join(f"{sample:.0f}" for sample in shown))
        peaks.append(peak)
    say("last / first", f"{peaks[-1] / peaks[0]:.2f}")


def driver(paths: list[Path]) -> None:
    """Convert and print the own memory: its peak, and what it was on the way."""
    samples: list[float] = []

    def sample(counts: Counts) -> None:
        if counts.inputs % 50 == 0:
            samples.append(megabytes("VmRSS"))

    convert(paths, workers=WORKERS, progress=sample)
    # Not ru_maxrss: a child starts with its parent's.
    print(json.dumps([megabytes("VmHWM"), samples]))


def megabytes(name: str) -> float:
    """Megabytes of this process alone, without its workers."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def dask(paths: list[Path]) -> None:
    """A cluster of two processes on this machine against the pool of two."""
    if not find_spec("distributed"):
        return say("dask", "skipped", "distributed is not installed")
    from dask import config
    from distributed import Client, LocalCluster

    # Guarded files run in children of the workers, which daemons may not have.
    with (
        config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        # A batch is one worker's, so there must be many for both to be busy to the end.
        one = partial(convert, paths, batch=max(1, len(paths) // 20))
        taken = turns({"dask": partial(one, client=client), "pool": partial(one, workers=WORKERS)})
    for name, seconds in taken.items():
        say(name, f"{len(paths) / seconds:.1f} files/s")
    return say("dask / pool", f"{taken['dask'] / taken['pool']:.2f}", "target 1.25")


def say(name: str, measured: str, more: str = "") -> None:
    print(f"{name:<26} {measured:<18} {more}", flush=True)


def main() -> None:
    """Each measurement that is asked for, one after another."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="of the archive; kept between runs")
    parser.add_argument("--make", type=int, metavar="N", help="make the first N files")
    measures = {"scaling": scaling, "guard": guard, "dask": dask, "driver": driver}
    for name, measure in measures.items():
        shown = argparse.SUPPRESS if measure is driver else measure.__doc__
        parser.add_argument(f"--{name}", type=int, metavar="N", help=shown)
    parser.add_argument("--memory", type=int, nargs="+", metavar="N", help=memory.__doc__)
    given = parser.parse_args()
    make(given.folder, max(given.make or 0, *(given.memory or [0])))
    for name, measure in measures.items():
        if size := getattr(given, name):
            measure(make(given.folder, size))
    if given.memory:
        memory(given.folder, given.memory)


if __name__ == "__main__":
    main()
