"""``govinfo-parse convert``: an archive in, a dataset out."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict
from enum import StrEnum
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govinfo_parse.cli.progress import show_progress
from govinfo_parse.cli.said import CANNOT_WRITE, INTERRUPTED, SOME_FAILED, WRONG_USE, say
from govinfo_parse.results.extras import need

if TYPE_CHECKING:
    from govinfo_parse.archive import Counts

_MEGABYTE = 1024 * 1024
_GO_ON = "the same command goes on from what was written"


class Target(StrEnum):
    """What a dataset can be written as beside its own Parquet files."""

    CSV = "csv"
    XLSX = "xlsx"
    DUCKDB = "duckdb"
    JSONL = "jsonl"


def convert(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files, folders, globs, .zip, .tar and .warc archives, addresses (s3://…), CSV "
            "lists with a column path; - reads names from standard input.",
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DATASET", help="The dataset's folder.")
    ],
    to: Annotated[
        list[Target] | None,
        typer.Option("--to", help="Write the dataset in this form too, beside its folder."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", "-w", min=1, help="Processes; all cores if not given."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Work on this Dask cluster (tcp://host:8786)."),
    ] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="Time that one file may take.")] = 60.0,
    memory: Annotated[
        int, typer.Option(min=256, help="Memory that one file may take, in MiB.")
    ] = 2048,
    batch: Annotated[
        int, typer.Option(min=1, help="Files of one part, and of one task on a cluster.")
    ] = 200,
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
      govinfo-parse convert 2019.zip crawl.warc.gz 'more/*.pdf' -o dataset --to xlsx
      govinfo-parse convert list.csv -o dataset
      find . -name '*.html' | govinfo-parse convert - -o dataset

    Each file is parsed in a process of its own limits; a file that fails is a line of the table
    failures. A second run parses only what is new; a run that was stopped goes on where it was.

    \b
    Exit codes: 0 all parsed, 1 the dataset cannot be written, 2 wrong use,
    3 some file has no report, 130 stopped by Ctrl-C.
    """
    names = [n for given in inputs for n in (_listed() if given == "-" else [given])]
    if workers is not None and scheduler is not None:
        raise typer.BadParameter("a cluster has workers of its own", param_hint="--workers")
    with _told(), _cluster(scheduler) as client:
        from govinfo_parse.archive import Limits, convert_archive, count_inputs, export_dataset
        from govinfo_parse.archive.exports import ready_to_export

        for kind in to or ():
            ready_to_export(kind)
        total = None if quiet else count_inputs(names)
        with show_progress(total, quiet=quiet) as progress, _interruptible() as stopped:
            counts = convert_archive(
                names,
                output,
                workers=workers,
                client=client,
                limits=Limits(seconds, memory * _MEGABYTE),
                batch=batch,
                repair=repair,
                force=force,
                progress=progress,
                stopped=stopped,
            )
        written = [] if counts.stopped else [export_dataset(output, kind) for kind in to or ()]
    if as_json:
        typer.echo(json.dumps(asdict(counts)))
    elif not quiet:
        say(f"{output}: {_words(counts)}")
        if counts.failed:
            say(f"{output}/failures says why")
        for path in written:
            say(f"written: {path}")
    if counts.stopped:
        say(f"stopped; {_GO_ON}")
        raise typer.Exit(INTERRUPTED)
    if counts.failed:
        raise typer.Exit(SOME_FAILED)


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong with the run as a whole, in words and an exit code."""
    try:
        from govinfo_parse.archive import ClusterError, DatasetError, ListError
    except ModuleNotFoundError as error:
        say(f"{error.name} is missing: pip install 'govinfo-parse[archive]'")
        raise typer.Exit(WRONG_USE) from None
    try:
        yield
    except (ClusterError, DatasetError, ListError, ModuleNotFoundError) as error:
        say(str(error))
        raise typer.Exit(WRONG_USE) from None
    except OSError as error:
        say(f"the dataset cannot be written: {error.strerror or error}; {_GO_ON}")
        raise typer.Exit(CANNOT_WRITE) from None
    except KeyboardInterrupt:
        say(f"stopped at once; {_GO_ON}")
        raise typer.Exit(INTERRUPTED) from None


def _cluster(address: str | None) -> AbstractContextManager[Any]:
    """A client of a Dask cluster, if one is named."""
    if address is None:
        return nullcontext()
    try:
        client: AbstractContextManager[Any] = need("distributed", "dask").Client(
            address, timeout=10
        )
    except (OSError, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="--scheduler") from None
    return client


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed, or the machine wants to end the run (SIGTERM).

    A second time stops everything at once.
    """
    pressed = False

    def press(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True
        say("finishing the running batch; Ctrl-C again stops at once")

    before = [(s, signal.signal(s, press)) for s in (signal.SIGINT, signal.SIGTERM)]
    try:
        yield lambda: pressed
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _listed() -> list[str]:
    return [line for line in sys.stdin.read().splitlines() if line]


def _words(counts: Counts) -> str:
    words = f"{counts.inputs} inputs, {counts.parsed} parsed, {counts.failed} without a report"
    if counts.known:
        words += f", {counts.known} known from before"
    if counts.duplicates:
        words += f", {counts.duplicates} duplicates"
    return words
