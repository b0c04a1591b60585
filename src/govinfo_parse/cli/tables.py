"""Statutory tables on a terminal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.finding import Severity
from govinfo_parse.results.layout import MARKS, printed_blocks, shown
from govinfo_parse.results.report import Report

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_PIPED_WIDTH = 130
_LABEL_WIDTH = 24
_SHORT_HEAD = 10
_SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
_CELL_STYLES = {
    Status.UNREADABLE: "bold red",
    Status.REPAIRED: "yellow",
    Status.BLANK: "dim",
    Status.MISSING: "dim",
}


def make_console(sink: TextIO) -> Console:
    """A console on a stream; wide enough for the tables where it is no terminal."""
    from rich.console import Console

    console = Console(file=sink, highlight=False, emoji=False, markup=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _PIPED_WIDTH
    return console


def print_tables(console: Console, report: Report, *, zh: bool) -> None:
    """The tables of a report as printed, then its findings."""
    from rich.text import Text

    console.rule(Text(report.source or "", overflow="fold"), align="left")
    console.print(Text(report.summary().partition("\n  ")[0]))
    for view in report.tables.values():
        for block in printed_blocks(view.entries):
            console.print(_block(block, console.width, zh=zh))
    if report.entries:
        signs = "  ".join(f"{mark} {status}" for status, mark in MARKS.items())
        console.print(Text(signs, style="dim"))
    for finding in sorted(report.findings, key=lambda f: list(Severity).index(f.severity)):
        console.print(Text(str(finding), style=_SEVERITY_STYLES[finding.severity]))
    console.print()


def _block(rows: list[list[Entry]], width: int, *, zh: bool) -> RenderableType:
    """One block as printed; the label of a group of rows stands alone above them."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    heads = [_head(entry, zh=zh) for entry in rows[0]]
    lines = list(_labelled(rows, zh=zh))
    corner = "" if zh else rows[0][0].field.table
    first, widths = _widths(
        [corner, *(label for label, _ in lines)],
        [[*_words(head), *map(shown, cells)] for head, *cells in zip(heads, *rows, strict=True)],
        width,
    )
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", padding=(0, 1, 0, 0))
    table.add_column(corner, width=first, overflow="fold")
    for head, least in zip(heads, widths, strict=True):
        table.add_column(head, width=least, justify="right", overflow="fold")
    for label, row in lines:
        cells = [Text(shown(entry), style=_CELL_STYLES.get(entry.status, "")) for entry in row]
        table.add_row(Text(label, style="" if row else "bold"), *cells)
    return table


def _head(entry: Entry, *, zh: bool) -> str:
    label = entry.field.column_label.rpartition(" / ")[2]
    return label if zh else entry.field.column.replace("_", " ")


def _words(head: str) -> list[str]:
    """The pieces that a header folds into; a short one stays whole."""
    return head.split() if len(head) > _SHORT_HEAD else [head]


def _labelled(rows: list[list[Entry]], *, zh: bool) -> Iterator[tuple[str, list[Entry]]]:
    """Rows with indented labels; a group's own line has no entries."""
    above: list[str] = []
    for row in rows:
        place = row[0].field
        path = place.row_label.split(" / ") if zh else place.row.split(".")
        for level in range(len(path) - 1):
            if path[: level + 1] != above[: level + 1]:
                yield "  " * level + path[level], []
        yield "  " * (len(path) - 1) + path[-1], row
        above = path


def _widths(labels: list[str], columns: list[list[str]], width: int) -> tuple[int, list[int]]:
    """Widths of the label column and the others; narrow ones fold, so that nothing is cut off."""
    from rich.cells import cell_len

    around = 3 + 2 * len(columns)
    natural = [max(map(cell_len, words)) for words in columns]
    longest = max(map(cell_len, labels))
    first = min(longest, max(_LABEL_WIDTH, width - around - sum(natural)))
    if first + around + sum(natural) <= width:
        return first, natural
    share = max(2, (width - around - first) // len(columns))
    return first, [min(least, share) for least in natural]
