"""The run: inputs, known by their content, through an engine into parts of a dataset."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from govinfo_parse._version import __version__
from govinfo_parse.archive.containers import Input
from govinfo_parse.archive.engines import Engine, local_engine
from govinfo_parse.archive.guard import Job, Limits, Parse
from govinfo_parse.archive.inputs import read_inputs
from govinfo_parse.archive.listing import columns_of, expand
from govinfo_parse.archive.rows import SCHEMA_VERSION, parse_to_rows
from govinfo_parse.archive.writing import Sources, finish, open_dataset

if TYPE_CHECKING:
    from distributed import Client

BATCH: Final = 200
"""Files of one part."""


@dataclass(slots=True)
class Counts:
    """What a run came to, file by file."""

    inputs: int = 0
    parsed: int = 0
    failed: int = 0
    """Files without a report, also of an earlier run, and those that could not be read."""
    known: int = 0
    """Reports that an earlier run parsed."""
    duplicates: int = 0
    """The content of another input of this run."""
    stopped: bool = False
    """Whether the run was told to stop before its last input."""


def convert_archive(
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    workers: int | None = None,
    client: Client | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    batch: int = BATCH,
    repair: bool = True,
    force: bool = False,
    parse: Parse | None = None,
    progress: Callable[[Counts], None] | None = None,
    stopped: Callable[[], bool] = bool,
) -> Counts:
    """Convert files, folders, globs and archives into a dataset of Parquet files at ``out``.

    ``inputs`` may also be CSV lists with a column ``path``; their other columns go with each
    file into the table ``sources`` as ``given_…``. Names with ``://`` are opened by fsspec.

    Each file is parsed in a process of its own limits; what fails is a line of ``failures``.
    Inputs are known by their content: a second run, or one that follows a killed run, parses
    only what the dataset lacks, unless ``force``. The data depends neither on the number of
    ``workers`` nor on whether these are a Dask ``client``'s; a cluster writes to ``out``, which
    its workers must see under the same name.

    ``parse`` is what makes rows of bytes, if not :func:`parse_to_rows`. ``progress`` is called
    for every input; once ``stopped`` says so, the batch that was begun is the last. Raises
    :class:`~govinfo_parse.archive.DatasetError` for a folder that holds other things or that
    another run writes to, :class:`~govinfo_parse.archive.ListError` for a list without paths,
    and ``OSError`` where the dataset cannot be written.

    Workers are started afresh: in a script, call this below ``if __name__ == "__main__":``.
    """
    if batch < 1 or (workers is not None and workers < 1):
        raise ValueError("batch and workers are at least 1")
    engine = _engine(workers, client, limits)
    folder = Path(out).resolve()
    named = expand(inputs)
    settings = {"parser": __version__, "schema": SCHEMA_VERSION, "repair": repair}
    with open_dataset(folder, settings, force=force) as done:
        run = _Run(done, Sources(folder, columns_of(named)), progress or _nothing)
        jobs = run.jobs(read_inputs(named, leave=folder), batch, stopped)
        for part in engine(jobs, folder, batch, parse or partial(parse_to_rows, repair=repair)):
            run.counts.parsed += part.files - part.failed
            run.counts.failed += part.failed
        run.sources.close()
        finish(folder, settings, complete=not run.counts.stopped)
    return run.counts


def _engine(workers: int | None, client: Client | None, limits: Limits) -> Engine:
    if client is None:
        return local_engine(workers or os.cpu_count() or 1, limits)
    if workers is not None:
        raise ValueError("a cluster has workers of its own; give a client or workers")
    from govinfo_parse.archive.cluster import dask_engine

    return dask_engine(client, limits)


def _nothing(_: Counts) -> None:
    pass


@dataclass(slots=True)
class _Run:
    """What is known of the inputs while they stream by."""

    done: dict[bytes, bool]
    sources: Sources
    progress: Callable[[Counts], None]
    counts: Counts = field(default_factory=Counts)

    def jobs(
        self, inputs: Iterator[Input], size: int, stopped: Callable[[], bool]
    ) -> Iterator[Job]:
        """Inputs that are new in content, up to the end of the batch in which ``stopped``."""
        seen: set[bytes] = set()
        new = 0
        for given in inputs:
            if new % size == 0 and stopped():
                self.counts.stopped = True
                return
            self.counts.inputs += 1
            if given.error is not None:
                self.counts.failed += 1
                self.sources.unread(given, type(given.error).__name__, given.error.message)
            else:
                key = hashlib.sha256(given.data)
                digest = key.digest()
                self.sources.add(given, key.hexdigest(), is_duplicate=digest in seen)
                if digest in seen:
                    self.counts.duplicates += 1
                elif digest in self.done:
                    self.counts.known += self.done[digest]
                    self.counts.failed += not self.done[digest]
                else:
                    new += 1
                    yield Job(given.source, key.hexdigest(), given.data, given.charset)
                seen.add(digest)
            self.progress(self.counts)
