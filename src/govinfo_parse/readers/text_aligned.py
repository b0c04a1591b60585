"""Tables whose columns are set apart by tabs, runs of spaces or commas."""

from __future__ import annotations

import csv
import re
import unicodedata
from typing import Final

from govinfo_parse.document import Cell, Layout, Table
from govinfo_parse.readers.text_lines import Line, is_page_mark

_GAP: Final = re.compile(r"\t|[ \xa0\u3000]{2,}|(?<=[0-9])\u3000|\u3000(?=[0-9])")
_DIGIT: Final = re.compile(r"[0-9０-９]")
_FIGURE: Final = re.compile(r"[-+＋－]?[0-9０-９][0-9０-９,.，]*\S{0,3}")
_TABS: Final = re.compile(r"\t+")
_DRAWN: Final = re.compile(r"^\s*[-=]{3,}(?: +[-=]{3,})+\s*$")
_LONGEST: Final = 40
"""Characters of a field; a line of many (results along the top, with pinyin) may have longer ones."""
_MANY: Final = 7
_LONGEST_OF_MANY: Final = 160

Span = tuple[int, int, str]
"""Where a field starts and ends, in columns of a terminal, and its text."""


def aligned_end(lines: list[Line], start: int) -> int:
    """Where a run of aligned lines ends; ``start`` where none starts."""
    at = start
    while at < len(lines) and (
        _is_row(lines[at]) or (at > start and (is_page_mark(lines[at].text) or _goes_on(lines, at)))
    ):
        at += 1
    rows = [line for line in lines[start:at] if not is_page_mark(line.text)]
    # Labels with spaces between their characters are no columns: a table has figures.
    return at if len(rows) >= 2 and any(map(_has_figure, rows)) else start


def _goes_on(lines: list[Line], at: int) -> bool:
    """A piece of a label that was broken over lines, set in as far as labels are."""
    line = lines[at]
    if not line.text or line.pipes or len(line.text) > _LONGEST or "。" in line.text:
        return False
    follows = lines[at + 1 : at + 3]
    near = any(_is_row(other) for other in follows if other.text)
    return near and line.raw[:2].isspace()


def _has_figure(line: Line) -> bool:
    return any(_FIGURE.fullmatch(field.strip()) for field in _GAP.split(line.text))


def _is_row(line: Line) -> bool:
    if not line.text or line.pipes:
        return False
    if "\t" not in line.raw.strip(" \r\n") and not _GAP.search(line.text):
        return False
    fields = [f.strip() for f in _GAP.split(line.text)]
    filled = [f for f in fields if f]
    # Two characters of indent after a full stop are prose; short fields are cells.
    # A label before nothing but tabs is a row of empty cells.
    tabbed = "\t" in line.text or line.raw.rstrip(" \r\n").endswith("\t\t")
    short = all(len(f) <= (_LONGEST if len(filled) < _MANY else _LONGEST_OF_MANY) for f in filled)
    return (len(filled) >= 2 and short) or (tabbed and bool(filled))


def aligned_table(lines: list[Line]) -> Table:
    """Rows of the fields of each line; tabs keep empty fields, spaces are placed by position."""
    lines = [line for line in lines if not is_page_mark(line.text)]
    if any("\t" in line.text for line in lines):
        raws = [line.raw.strip(" \r\n") for line in lines]
        runs = {len(run) for raw in raws for run in _TABS.findall(raw)}
        # Some converters write two tabs between cells; then one tab parts nothing.
        tab = "\t\t" if all(length % 2 == 0 for length in runs) else "\t"
        texts = [[f.strip() for f in raw.split(tab)] for raw in raws]
    else:
        drawn = next((_spans(line.raw) for line in lines if _DRAWN.match(line.raw)), None)
        lines = [line for line in lines if not _DRAWN.match(line.raw)]
        texts = _by_position([_spans(line.raw) for line in lines], drawn)
    rows = tuple(
        tuple(Cell(text, r, c, line=line.number) for c, text in enumerate(found))
        for r, (line, found) in enumerate(zip(lines, texts, strict=True))
    )
    return Table(0, rows, Layout.ROWS)


def _spans(raw: str) -> list[Span]:
    spans = []
    for match in re.finditer(r"\S+(?:[ \xa0]\S+)*", raw.replace("\u3000", "  ")):
        start = _width(raw[: match.start()].replace("\u3000", "  "))
        spans.append((start, start + _width(match[0]), match[0]))
    return spans


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _by_position(rows: list[list[Span]], drawn: list[Span] | None) -> list[list[str]]:
    """Put the fields of a short row under the columns of the fullest rows, where they fit.

    ``drawn`` are the columns of a line of dashes, which tells them for certain.
    """
    if drawn:
        return [_place(row, [(start, end) for start, end, _ in drawn]) for row in rows]
    widest = max(len(row) for row in rows)
    full = [row for row in rows if len(row) == widest]
    if len(full) < 2:
        return [[text for _, _, text in row] for row in rows]
    columns = [
        (min(row[c][0] for row in full), max(row[c][1] for row in full)) for c in range(widest)
    ]
    return [_place(row, columns) for row in rows]


def _place(row: list[Span], columns: list[tuple[int, int]]) -> list[str]:
    plain = [text for _, _, text in row]
    if len(row) == len(columns) or not any(_DIGIT.search(text) for text in plain):
        return plain
    placed: dict[int, str] = {}
    for start, end, text in row:
        hits = [c for c, (low, high) in enumerate(columns) if start < high and end > low]
        if len(hits) != 1 or hits[0] in placed:
            return plain
        placed[hits[0]] = text
    return [placed.get(c, "") for c in range(len(columns))]


def comma_end(lines: list[Line], start: int) -> int:
    """Where rows written as comma-separated values end; ``start`` where none start.

    Prose folded to half width has commas too: rows have the same number of them, at least
    three in a row, and figures.
    """
    width = _comma_fields(lines[start])
    at = start
    while width >= _FEWEST and at < len(lines) and _comma_fields(lines[at]) == width:
        at += 1
    if at - start < _FEWEST:
        return start
    rows = [fields for line in lines[start:at] for fields in csv.reader([line.text])]
    return at if any(_FIGURE.fullmatch(f.strip()) for row in rows for f in row) else start


def comma_table(lines: list[Line]) -> Table:
    """Rows of the fields of comma-separated lines."""
    rows = tuple(
        tuple(Cell(text.strip(), r, c, line=line.number) for c, text in enumerate(fields))
        for r, line in enumerate(lines)
        for fields in csv.reader([line.text])
    )
    return Table(0, rows, Layout.ROWS)


def _comma_fields(line: Line) -> int:
    if "," not in line.text or line.pipes or "\0" in line.text or len(line.text) > _MOST_COMMA_TEXT:
        return 0
    try:
        return len(next(csv.reader([line.text], strict=True), []))
    except csv.Error:
        return 0


_FEWEST: Final = 3
_MOST_COMMA_TEXT: Final = 2_000
