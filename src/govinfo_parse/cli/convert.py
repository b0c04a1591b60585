"""``govinfo-parse convert``: an archive in, a dataset out."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from govinfo_parse.cli.said import CANNOT_WRITE, INTERRUPTED, SOME_FAILED, WRONG_USE, say

if TYPE_CHECKING:
    from govinfo_parse.archive import Counts

_SECONDS_BETWEEN_LINES = 5.0
_MEGABYTE = 1024 * 1024


def convert(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files, folders, globs, .zip and .tar archives; - reads names from standard input.",
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DATASET", help="The dataset's folder.")
    ],
    workers: Annotated[
        int | None,
        typer.Option("--workers", "-w", min=1, help="Processes; all cores if not given."),
    ] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="Time that one file may take.")] = 60.0,
    memory: Annotated[
        int, typer.Option(min=256, help="Memory that one file may take, in MiB.")
    ] = 2048,
    repair: Annotated[
        bool, typer.Option("--repair/--no-repair", help="As of the command parse.")
    ] = True,
    force: Annotated[
        bool, typer.Option("--force", help="Parse again what the dataset already holds.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the summary as one line of JSON.")
    ] = False,
) -> None:
    """Convert an archive of reports into a dataset of Parquet files.

    \b
    Examples:
      govinfo-parse convert reports/ -o dataset
      govinfo-parse convert 2019.zip 2020.tar.gz 'more/*.pdf' -o dataset
      find . -name '*.html' | govinfo-parse convert - -o dataset

    Each file is parsed in a process of its own limits; a file that fails is a line of the table
    failures. A second run parses only what is new; a run that was stopped goes on where it was.

    \b
    Exit codes: 0 all parsed, 1 the dataset cannot be written, 2 wrong use,
    3 some file has no report.
    """
    try:
        from govinfo_parse.archive import DatasetError, Limits, convert_archive
    except ModuleNotFoundError as error:
        say(f"{error.name} is missing: pip install 'govinfo-parse[archive]'")
        raise typer.Exit(WRONG_USE) from None
    names = [n for given in inputs for n in (_listed() if given == "-" else [given])]
    try:
        counts = convert_archive(
            names,
            output,
            workers=workers,
            limits=Limits(seconds, memory * _MEGABYTE),
            repair=repair,
            force=force,
            progress=None if quiet else _Lines(),
        )
    except DatasetError as error:
        say(str(error))
        raise typer.Exit(WRONG_USE) from None
    except OSError as error:
        say(f"the dataset cannot be written: {error.strerror or error}; {_GO_ON}")
        raise typer.Exit(CANNOT_WRITE) from None
    except KeyboardInterrupt:
        say(f"stopped; {_GO_ON}")
        raise typer.Exit(INTERRUPTED) from None
    if as_json:
        typer.echo(json.dumps(asdict(counts)))
    elif not quiet:
        say(f"{output}: {_words(counts)}")
    if counts.failed:
        raise typer.Exit(SOME_FAILED)


_GO_ON = "the same command goes on from what was written"


def _listed() -> list[str]:
    return [line for line in sys.stdin.read().splitlines() if line]


def _words(counts: Counts) -> str:
    words = f"{counts.inputs} inputs, {counts.parsed} parsed, {counts.failed} without a report"
    if counts.known:
        words += f", {counts.known} known from before"
    if counts.duplicates:
        words += f", {counts.duplicates} duplicates"
    return words


class _Lines:
    """A line of progress every few seconds."""

    def __init__(self) -> None:
        self.start = self.last = time.monotonic()

    def __call__(self, counts: Counts) -> None:
        now = time.monotonic()
        if now - self.last >= _SECONDS_BETWEEN_LINES:
            self.last = now
            rate = (counts.parsed + counts.failed) / (now - self.start)
            say(f"{_words(counts)}; {rate:.0f} files a second")
