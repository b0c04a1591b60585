"""Each file in a child process with its own limits of time and memory.

A hang, an ``os._exit``, a crash of a C library or a file that eats memory costs that file alone.
The processes are kept warm; one that died is replaced, and the files beside it are kept.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import TimeoutError as TaskTimeout
from dataclasses import dataclass
from typing import Final

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from govinfo_parse.archive.rows import Rows, failure_rows, to_arrow

_AHEAD: Final = 4
"""Files waiting for each worker: none is idle, and few are in memory."""


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


Parse = Callable[[bytes, str, str], Rows]
"""Bytes, source and content hash to rows, such as :func:`parse_to_rows`; it must pickle."""


def parse_guarded(
    jobs: Iterable[Job], workers: int, limits: Limits, parse: Parse
) -> Generator[tuple[Job, bytes], None, None]:
    """The rows of each job as Arrow streams, in the jobs' order."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([__name__])
    pool = ProcessPool(
        max_workers=workers, context=context, initializer=_limit, initargs=(limits.memory,)
    )
    waiting: deque[tuple[Job, ProcessFuture[bytes]]] = deque()
    try:
        for job in jobs:
            task = (parse, job.data, job.source, job.content_hash)
            future = pool.schedule(_work, task, timeout=limits.seconds)
            waiting.append((job, future))
            if len(waiting) >= workers * _AHEAD:
                yield _result(*waiting.popleft(), limits)
        while waiting:
            yield _result(*waiting.popleft(), limits)
    finally:
        if waiting:
            pool.stop()
        else:
            pool.close()
        pool.join()


def _result(job: Job, future: ProcessFuture[bytes], limits: Limits) -> tuple[Job, bytes]:
    try:
        return job, future.result()
    except TaskTimeout:
        error, words = "TimeLimit", f"not parsed within {limits.seconds:g} seconds"
    except ProcessExpired as expired:
        error, words = "ProcessDied", f"the process that parsed it ended ({expired.exitcode})"
    except MemoryError:
        error, words = "MemoryLimit", f"needs more than {limits.memory} bytes of memory"
    except Exception as raised:
        error, words = type(raised).__name__, f"internal error: {raised}"
    return job, to_arrow(failure_rows(job.content_hash, job.source, error, words))


def _work(parse: Parse, data: bytes, source: str, content_hash: str) -> bytes:
    return to_arrow(parse(data, source, content_hash))


def _limit(memory: int) -> None:
    """Bound a worker's address space where the system can."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
