"""The Dask engine: workers anywhere parse batches and write their parts to a shared folder.

The client reads the inputs and sends their bytes; only counts come back. A batch whose worker
is lost is sent again: a part is named by its content and appears whole, so twice is once.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from distributed import Client, Future, WorkerPlugin, as_completed, get_worker
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from govinfo_parse.archive.engines import ClusterError, Engine, Written, batches, parse_batch
from govinfo_parse.archive.guard import Job, Limits, Parse, start_guard, stop_guard

_PLUGIN: Final = "govinfo_parse.guard"
_TRIES: Final = 4
_AHEAD: Final = 2
"""Batches on their way for each thread of the cluster."""


class GuardPlugin(WorkerPlugin):
    """Guarded processes of a Dask worker, one for each of its threads."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def setup(self, worker: Any) -> None:
        """Begin with the worker."""
        if multiprocessing.current_process().daemon:
            raise ClusterError(
                "Dask's workers are daemons and may have no child processes; start them with "
                "DASK_DISTRIBUTED__WORKER__DAEMON=False"
            )
        self.guard = start_guard(worker.state.nthreads, self.limits)

    def teardown(self, worker: Any) -> None:
        """End with the worker."""
        if hasattr(self, "guard"):
            stop_guard(self.guard)


def dask_engine(client: Client, limits: Limits) -> Engine:
    """The workers of a cluster, through its client."""

    def run(jobs: Iterable[Job], folder: Path, size: int, parse: Parse) -> Iterator[Written]:
        client.register_plugin(GuardPlugin(limits), name=_PLUGIN)
        try:
            yield from _run(client, batches(jobs, size), folder, parse)
        finally:
            client.unregister_worker_plugin(_PLUGIN)

    return run


def _run(
    client: Client, stream: Iterator[list[Job]], folder: Path, parse: Parse
) -> Iterator[Written]:
    running = as_completed()
    # What was sent is kept until it is done: a lost worker takes its copy along.
    sent: dict[Any, tuple[list[Job], int]] = {}

    def send(batch: list[Job], tries: int) -> None:
        future = _send(client, batch, folder, parse)
        sent[future.key] = batch, tries
        running.add(future)

    while True:
        while len(sent) < _AHEAD * max(1, sum(client.nthreads().values())):
            batch = next(stream, None)
            if batch is None:
                break
            send(batch, 1)
        if not sent:
            return
        future: Future[Written] = next(running)
        batch, tries = sent.pop(future.key)
        try:
            yield future.result()
        except (KilledWorker, FutureCancelledError) as lost:
            if tries == _TRIES:
                raise ClusterError(f"{tries} workers were lost in a batch: {lost}") from lost
            send(batch, tries + 1)


def _send(client: Client, batch: list[Job], folder: Path, parse: Parse) -> Future[Written]:
    """A batch on its way; its bytes go to one worker and not into the scheduler's graph."""
    for _ in range(_TRIES):
        with suppress(CommClosedError):  # the worker was lost while they were on their way
            client.wait_for_workers(1)
            (data,) = client.scatter([batch], hash=False)
            return client.submit(_work, data, folder, parse, pure=False)
    raise ClusterError(f"{_TRIES} workers were lost while a batch was sent to them")


def _work(batch: list[Job], folder: Path, parse: Parse) -> Written:
    plugin = get_worker().plugins[_PLUGIN]
    assert isinstance(plugin, GuardPlugin)
    return parse_batch(plugin.guard, batch, folder, parse)
