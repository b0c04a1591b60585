"""Each file in a child process with its own limits of time and memory.

A hang, an ``os._exit``, a crash of a C library or a file that eats memory costs that file alone.
The processes are kept warm; one that died is replaced, and the files beside it are kept.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as TaskTimeout
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from govinfo_parse.archive.rows import Rows, failure_rows, to_arrow

_AHEAD: Final = 16
"""Files waiting for each worker: enough to be busy with while a part is written."""
_AHEAD_BYTES: Final = 256 * 1024**2
"""What waiting files may hold in memory, all together."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds, and bytes of a worker's address space."""

    seconds: float = 60.0
    memory: int = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be parsed."""

    source: str
    content_hash: str
    data: bytes
    charset: str | None = None


class Parse(Protocol):
    """Bytes, source and content hash to rows, such as :func:`parse_to_rows`; it must pickle."""

    def __call__(
        self, data: bytes, source: str, content_hash: str, /, *, charset: str | None
    ) -> Rows:
        """The rows of one file."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Processes that parse one file at a time."""

    pool: ProcessPool
    workers: int
    limits: Limits

    def parse(self, jobs: Iterable[Job], parse: Parse) -> Iterator[tuple[Job, bytes]]:
        """The rows of each job as Arrow streams, in the jobs' order."""
        waiting: deque[tuple[Job, ProcessFuture[bytes]]] = deque()
        for job in jobs:
            future = self.pool.schedule(_work, (parse, job), timeout=self.limits.seconds)
            waiting.append((job, future))
            while len(waiting) >= self.workers * _AHEAD or _size(waiting) > _AHEAD_BYTES:
                yield self._result(*waiting.popleft())
        while waiting:
            yield self._result(*waiting.popleft())

    def _result(self, job: Job, future: ProcessFuture[bytes]) -> tuple[Job, bytes]:
        try:
            return job, future.result()
        except TaskTimeout:
            error, words = "TimeLimit", f"not parsed within {self.limits.seconds:g} seconds"
        except ProcessExpired as expired:
            error, words = "ProcessDied", f"the process that parsed it ended ({expired.exitcode})"
        except MemoryError:
            error, words = "MemoryLimit", f"needs more than {self.limits.memory} bytes of memory"
        except Exception as raised:
            error, words = type(raised).__name__, f"internal error: {raised}"
        return job, to_arrow(failure_rows(job.content_hash, job.source, error, words))


@contextmanager
def guarded(workers: int, limits: Limits) -> Iterator[Guard]:
    """Processes kept warm for as long as the block runs."""
    guard = start_guard(workers, limits)
    try:
        yield guard
    finally:
        stop_guard(guard)


def start_guard(workers: int, limits: Limits) -> Guard:
    """Processes that start when the first file comes."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        # pyarrow imports pandas with the first row, which each worker would pay for anew.
        context.set_forkserver_preload([__name__, "pandas"])
    pool = ProcessPool(
        max_workers=workers, context=context, initializer=_limit, initargs=(limits.memory,)
    )
    return Guard(pool, workers, limits)


def stop_guard(guard: Guard) -> None:
    """End the processes; files that wait or are being parsed are dropped."""
    guard.pool.stop()
    guard.pool.join()


def _size(waiting: Iterable[tuple[Job, object]]) -> int:
    return sum(len(job.data) for job, _ in waiting)


def _work(parse: Parse, job: Job) -> bytes:
    return to_arrow(parse(job.data, job.source, job.content_hash, charset=job.charset))


def _limit(memory: int) -> None:
    """Bound a worker's address space where the system can."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
