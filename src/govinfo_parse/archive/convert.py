"""The run: inputs, known by their content, through guarded workers into parts of a dataset."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from govinfo_parse._version import __version__
from govinfo_parse.archive.dataset import finish, open_dataset, read_table, write_part, write_rest
from govinfo_parse.archive.guard import Job, Limits, Parse, parse_guarded
from govinfo_parse.archive.inputs import Input, read_inputs
from govinfo_parse.archive.rows import (
    SCHEMA_VERSION,
    SCHEMAS,
    failure_rows,
    from_arrow,
    parse_to_rows,
)

BATCH: Final = 200
"""Files of one part."""


@dataclass(slots=True)
class Counts:
    """What a run came to, file by file."""

    inputs: int = 0
    parsed: int = 0
    failed: int = 0
    """Files without a report, those that could not be read among them."""
    known: int = 0
    """Parsed by an earlier run."""
    duplicates: int = 0
    """The content of another input of this run."""


def convert_archive(
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    workers: int | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    batch: int = BATCH,
    repair: bool = True,
    force: bool = False,
    parse: Parse | None = None,
    progress: Callable[[Counts], None] | None = None,
) -> Counts:
    """Convert files, folders, globs and archives into a dataset of Parquet files at ``out``.

    Each file is parsed in a process of its own limits; what fails is a line of ``failures``.
    Inputs are known by their content: a second run, or one that follows a killed run, parses
    only what the dataset lacks, unless ``force``. The data does not depend on the number of
    workers. ``parse`` is what makes rows of bytes, if not :func:`parse_to_rows`. Raises
    :class:`~govinfo_parse.archive.dataset.DatasetError` for a folder that holds other things,
    and ``OSError`` where it cannot be written.

    Workers are started afresh: in a script, call this below ``if __name__ == "__main__":``.
    """
    if batch < 1 or (workers is not None and workers < 1):
        raise ValueError("batch and workers are at least 1")
    folder = Path(out).resolve()
    settings = {"parser": __version__, "schema": SCHEMA_VERSION, "repair": repair}
    done = open_dataset(folder, settings, force=force)
    run = _Run(done, read_inputs(inputs, leave=folder), progress)
    parse = parse or partial(parse_to_rows, repair=repair)
    results = parse_guarded(run.jobs(), workers or os.cpu_count() or 1, limits, parse)
    try:
        for part in _batches(results, batch):
            tables = [from_arrow(rows) for _, rows in part]
            whole = {name: pa.concat_tables([t[name] for t in tables]) for name in SCHEMAS}
            write_part(folder, [job.content_hash for job, _ in part], whole)
            run.count(len(part), whole["failures"].num_rows)
    finally:
        results.close()
    write_rest(folder, run.all_sources(folder), run.unread)
    finish(folder, settings)
    return run.counts


@dataclass(slots=True)
class _Run:
    """What is known of the inputs while they stream by."""

    done: set[str]
    inputs: Iterator[Input]
    progress: Callable[[Counts], None] | None
    counts: Counts = field(default_factory=Counts)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    unread: list[dict[str, Any]] = field(default_factory=list)

    def jobs(self) -> Iterator[Job]:
        """Inputs that are new in content."""
        seen: set[str] = set()
        for given in self.inputs:
            self.counts.inputs += 1
            if given.error is not None:
                self._unread(given)
                continue
            key = hashlib.sha256(given.data).hexdigest()
            self._source(given.source, key, key in seen)
            if key in seen:
                self.counts.duplicates += 1
            elif key in self.done:
                self.counts.known += 1
            else:
                yield Job(given.source, key, given.data)
            seen.add(key)

    def count(self, files: int, failed: int) -> None:
        """A part was written."""
        self.counts.parsed += files - failed
        self.counts.failed += failed
        if self.progress is not None:
            self.progress(self.counts)

    def _unread(self, given: Input) -> None:
        error = given.error
        assert error is not None
        self.counts.failed += 1
        self._source(given.source, None, False)
        self.unread += failure_rows(None, given.source, type(error).__name__, error.message)[
            "failures"
        ]

    def _source(self, source: str, key: str | None, duplicate: bool) -> None:
        self.sources[source] = {
            "source": source,
            "content_hash": key,
            "is_duplicate": duplicate,
        }

    def all_sources(self, folder: Path) -> list[dict[str, Any]]:
        """This run's inputs, after those of earlier runs that it was not given."""
        earlier = read_table(folder, "sources").to_pylist()
        old = [line for line in earlier if line["source"] not in self.sources]
        return [*old, *self.sources.values()]


def _batches(results: Iterator[tuple[Job, bytes]], size: int) -> Iterator[list[tuple[Job, bytes]]]:
    part: list[tuple[Job, bytes]] = []
    for result in results:
        part.append(result)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part
