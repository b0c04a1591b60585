"""The command line: reports in, tables out.

Data goes to standard output, words about it to standard error. Exit codes: 0 every file
was parsed, 1 the output cannot be written, 2 wrong use, 3 some file could not be parsed.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from typing import IO, Annotated, Any, TextIO

import typer

from govinfo_parse._version import __version__
from govinfo_parse.cli.convert import convert
from govinfo_parse.cli.review import review
from govinfo_parse.cli.said import CANNOT_WRITE, SOME_FAILED, say
from govinfo_parse.cli.tables import make_console, print_tables
from govinfo_parse.errors import AttachedReport, GovinfoParseError, NotAnAnnualReport
from govinfo_parse.results.finding import Severity
from govinfo_parse.results.report import Report
from govinfo_parse.results.serialize import LONG_COLUMNS, long_line, plain

_CSV_COLUMNS = ("source", "agency", "year", "edition", *LONG_COLUMNS)
_LONG_COLUMNS = ("source", "key", "value", "unit", "status", "raw")


class Format(StrEnum):
    """What is printed for a report."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    LONG = "long"


class LabelLanguage(StrEnum):
    """Labels of rows and columns: the library's keys, or the printed ones."""

    EN = "en"
    ZH = "zh"


app = typer.Typer(
    name="govinfo-parse",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Typed tables from Chinese government information disclosure annual reports.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"govinfo-parse {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


@app.command(no_args_is_help=True)
def parse(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Reports; - reads standard input.")
    ],
    format_: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="table: for reading. json: one report a line, exact. csv: one field a line. "
            "long: tab-separated, for grep and awk.",
        ),
    ] = Format.TABLE,
    labels: Annotated[
        LabelLanguage, typer.Option(help="Labels of a table: our keys, or as printed.")
    ] = LabelLanguage.EN,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here, in UTF-8."),
    ] = None,
    excel: Annotated[
        bool, typer.Option(help="Begin CSV with a byte order mark, which Excel needs.")
    ] = False,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair/--no-repair",
            help="Fill in what cannot be read where the printed sums leave only one figure.",
        ),
    ] = True,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing of findings on standard error.")
    ] = False,
) -> None:
    """Read reports and print their statutory tables.

    \b
    Examples:
      govinfo-parse parse report.html
      govinfo-parse parse report.html --labels zh
      govinfo-parse parse *.html --format csv --output fields.csv
      govinfo-parse parse *.html --format json > reports.jsonl
      curl -s "$URL" | govinfo-parse parse - --format long | grep received

    A file that cannot be parsed is named on standard error and does not stop the others.

    \b
    Exit codes: 0 all parsed, 1 the output cannot be written, 2 wrong use,
    3 some file could not be parsed.
    """
    if output is not None and any(_same_file(name, output) for name in files):
        raise typer.BadParameter("the output would overwrite an input", param_hint="--output")
    try:
        failed = _run(files, format_, labels, output, bom=excel, repair=repair, quiet=quiet)
    except OSError as error:
        say(f"the output cannot be written: {error.strerror or error}")
        raise typer.Exit(CANNOT_WRITE) from None
    if failed:
        raise typer.Exit(SOME_FAILED)


app.command(no_args_is_help=True)(convert)
app.command(no_args_is_help=True)(review)


def _run(
    files: list[str],
    format_: Format,
    labels: LabelLanguage,
    output: str | None,
    *,
    bom: bool,
    repair: bool,
    quiet: bool,
) -> int:
    """Parse and write one file after another; returns how many could not be parsed."""
    failed = 0
    with _sink(output, data=format_ is not Format.TABLE, bom=bom) as sink:
        write = _writer(format_, sink, labels)
        for name in files:
            report = _read(name, repair=repair)
            if report is None:
                failed += 1
                continue
            write(report)
            if not quiet and format_ is not Format.TABLE:
                _tell(report)
    return failed


def main() -> None:
    """The entry point ``govinfo-parse``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character shows its code instead of failing.
            stream.reconfigure(errors="backslashreplace")
    app()


def _read(name: str, *, repair: bool = True) -> Report | None:
    """Parse one file; what goes wrong is said, whatever it is."""
    from govinfo_parse import parse_report

    try:
        source = sys.stdin.buffer.read() if name == "-" else name
        report = parse_report(source) if repair else parse_report(source, repair=False)
        return replace(report, source=name)
    except GovinfoParseError as error:
        words = str(error)
        say(words if name in words else f"{name}: {words}")
        _tell_links(error)
    except Exception as error:  # the other files are worth reading whatever this one does
        say(f"{name}: internal error, please report it: {type(error).__name__}: {error}")
    return None


_MOST_LINKS = 20


def _tell_links(error: GovinfoParseError) -> None:
    """Where the reports are that a page leads to, a line each, on standard error."""
    links = error.links if isinstance(error, AttachedReport | NotAnAnnualReport) else ()
    for link in links[:_MOST_LINKS]:
        say(f"  {link.kind}: {link.address} {link.text}".rstrip())
    if len(links) > _MOST_LINKS:
        say(f"  and {len(links) - _MOST_LINKS} more")


def _tell(report: Report) -> None:
    """One line about a report and one for each finding that matters, on standard error."""
    say(f"{report.source}: {report!r}")
    for finding in report.findings:
        if finding.severity is not Severity.INFO:
            say(f"{report.source}: {finding}")


def _same_file(name: str, output: str) -> bool:
    return (
        name != "-"
        and os.path.exists(output)
        and os.path.exists(name)
        and os.path.samefile(name, output)
    )


@contextmanager
def _sink(output: str | None, *, data: bool, bom: bool) -> Iterator[TextIO]:
    """Where data goes: a file, or standard output. Data is UTF-8 in every locale."""
    encoding = "utf-8-sig" if bom else "utf-8"
    if output is not None:
        try:
            file = open(  # noqa: SIM115 - closed by the with below
                output, "w", encoding=encoding, errors="backslashreplace", newline="\n"
            )
        except OSError as error:
            raise typer.BadParameter(str(error), param_hint="--output") from error
        with file:
            yield file
        return
    out: TextIO | None = sys.stdout
    if out is None:  # standard output was closed by who started us
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            yield nowhere
        return
    if data and isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")
    try:
        yield out
        out.flush()
    except OSError as error:
        # What is left in the buffer must not be tried again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        if not isinstance(error, BrokenPipeError):
            raise
        # Who read our output has seen enough (head, less); that is no failure.


def _writer(format_: Format, sink: TextIO, labels: LabelLanguage) -> Callable[[Report], None]:
    """How to write one report; a header is written at once."""
    if format_ is Format.JSON:
        return lambda report: _write_line(sink, json.dumps(report.to_dict(), ensure_ascii=False))
    if format_ is Format.CSV:
        return _csv_writer(sink)
    if format_ is Format.LONG:
        _write_line(sink, "\t".join(_LONG_COLUMNS))
        return lambda report: _write_long(sink, report)
    console = make_console(sink)
    return lambda report: print_tables(console, report, zh=labels is LabelLanguage.ZH)


def _write_line(sink: TextIO, line: str) -> None:
    sink.write(line + "\n")


def _csv_writer(sink: IO[str]) -> Callable[[Report], None]:
    writer = csv.DictWriter(sink, _CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()

    def write(report: Report) -> None:
        whole = {name: getattr(report, name) for name in ("source", "agency", "year", "edition")}
        for entry in report.entries:
            writer.writerow({**whole, **long_line(entry), "value": plain(entry.value)})

    return write


def _write_long(sink: TextIO, report: Report) -> None:
    for entry in report.entries:
        parts: list[Any] = [report.source, entry.field.key, plain(entry.value)]
        parts += [entry.unit, entry.status, entry.raw]
        # A tab or a line break in the printed text would break the line.
        line = "\t".join("" if part is None else " ".join(str(part).split()) for part in parts)
        _write_line(sink, line)
