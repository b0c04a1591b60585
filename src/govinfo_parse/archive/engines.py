"""Where batches are parsed: in guarded processes here, or on the workers of a Dask cluster.

Either engine takes files in their order, cuts them into the same batches and writes each as one
part of the dataset, so that the data does not depend on where it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

import pyarrow as pa

from govinfo_parse.archive.guard import Guard, Job, Limits, Parse, guarded
from govinfo_parse.archive.rows import PARSED, from_arrow
from govinfo_parse.archive.writing import write_part

T = TypeVar("T")


class ClusterError(RuntimeError):
    """A cluster whose workers cannot do the work: what is wrong, and how to set it right."""


@dataclass(frozen=True, slots=True)
class Written:
    """A part was written: how many files it holds, and how many of them without a report."""

    files: int
    failed: int


class Engine(Protocol):
    """Parses files and writes parts of ``size`` files below ``folder``."""

    def __call__(
        self, jobs: Iterable[Job], folder: Path, size: int, parse: Parse
    ) -> Iterator[Written]:
        """What was written, part by part."""


def local_engine(workers: int, limits: Limits) -> Engine:
    """Guarded processes of this machine."""

    def run(jobs: Iterable[Job], folder: Path, size: int, parse: Parse) -> Iterator[Written]:
        with guarded(workers, limits) as guard:
            for part in batches(guard.parse(jobs, parse), size):
                yield write_results(folder, part)

    return run


def parse_batch(guard: Guard, batch: list[Job], folder: Path, parse: Parse) -> Written:
    """One batch, parsed and written."""
    return write_results(folder, list(guard.parse(batch, parse)))


def write_results(folder: Path, results: list[tuple[Job, bytes]]) -> Written:
    """Parsed files as one part of the dataset."""
    tables = [from_arrow(rows) for _, rows in results]
    whole = {name: pa.concat_tables([t[name] for t in tables]) for name in PARSED}
    write_part(folder, [job.content_hash for job, _ in results], whole)
    return Written(len(results), whole["failures"].num_rows)


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Items by ``size``, the last batch with what is left."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch
