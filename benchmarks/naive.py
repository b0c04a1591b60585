"""What a competent script does with the usual libraries, to have something to compare with.

    python benchmarks/naive.py [html text docx pdf]   # its figures on the corpus

``pandas.read_html`` for pages, ``python-docx`` for Word, ``pdfplumber`` for PDF, and pipes or
white space for text. Tables are found by their keywords, then by their place; rows by their
label without white space, then by their order; columns by their header, then from the right.
It knows no statuses: what it gives is taken as it is, so every wrong figure is a silent one.
"""

from __future__ import annotations

import io
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from govinfo_parse.forms import FormBlock, load_form

Grid = list[list[str]]
SECONDS = 20
"""Time for one document; a script that hangs gives nothing."""

KEYWORDS = {
    "proactive_disclosure": ("第二十条第", "行政许可"),
    "requests": ("新收政府信息公开申请", "予以公开"),
    "reconsideration_litigation": ("结果维持", "尚未审结"),
}
HEADINGS = ("主动公开政府信息情况", "申请情况", "行政诉讼情况", "存在的主要问题")
NOTHING = {"", "-", "—", "/", "无", "nan", "None"}


class OutOfTime(BaseException):
    """Not an ``Exception``, for libraries catch those."""


@dataclass
class NaiveReport:
    """As much of a report as the scorer asks for."""

    entries: list[Any] = field(default_factory=list)
    findings: tuple[()] = ()
    title: None = None
    agency: None = None
    year: None = None
    edition: None = None


def naive_report(source: bytes, fmt: str) -> NaiveReport | None:
    """What the script reads; ``None`` where a library raises or time runs out."""
    try:
        with time_limit(SECONDS):
            values = read_values(READERS[fmt](source))
    except (Exception, OutOfTime):
        return None
    return NaiveReport(
        [
            SimpleNamespace(field=SimpleNamespace(key=key), value=value, status="reported")
            for key, value in values.items()
        ]
    )


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise ``OutOfTime`` in the block when it takes longer (Unix)."""

    def stop(*_: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


# Grids, a list of rows for each table.


def decoded(source: bytes) -> str:
    """UTF-16 with its mark, UTF-8, or else what Chinese pages use."""
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return source.decode("utf-16", "replace")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return source.decode("gb18030", "replace")


def html_grids(source: bytes) -> list[Grid]:
    """Tables by pandas, which copies a spanning cell into every place that it covers."""
    import pandas as pd

    grids = []
    for frame in pd.read_html(io.StringIO(decoded(source)), keep_default_na=False):
        head: Grid = []
        if not all(isinstance(name, int) for name in frame.columns):
            depth = frame.columns.nlevels
            names = [c if isinstance(c, tuple) else (c,) for c in frame.columns]
            head = [[str(name[level]) for name in names] for level in range(depth)]
        grids.append(head + [[str(v) for v in row] for row in frame.itertuples(index=False)])
    return grids


def docx_grids(source: bytes) -> list[Grid]:
    """Tables by python-docx, which repeats a merged cell as pandas does."""
    import docx

    document = docx.Document(io.BytesIO(source))
    return [[[c.text for c in row.cells] for row in table.rows] for table in document.tables]


def pdf_grids(source: bytes) -> list[Grid]:
    """Tables by pdfplumber; one that goes on over the page break is joined."""
    import pdfplumber

    grids: list[Grid] = []
    with pdfplumber.open(io.BytesIO(source)) as pdf:
        for page in pdf.pages:
            for number, table in enumerate(page.extract_tables()):
                grid = [[cell or "" for cell in row] for row in table]
                if number == 0 and grids and len(grids[-1][0]) == len(grid[0]):
                    grids[-1] += grid
                else:
                    grids.append(grid)
    return grids


def text_grids(source: bytes) -> list[Grid]:
    """The lines between the headings of the parts, split at pipes, else at tabs and spaces."""
    grids: list[Grid] = []
    part = -1
    for line in decoded(source).splitlines():
        line = line.replace("｜", "|")
        piped = "|" in line
        plain = squeeze(line)
        ahead = [n for n, h in enumerate(HEADINGS) if n > part and plain.endswith(h)]
        if ahead and not piped:
            part = ahead[0]
            grids.append([])
        elif grids and part < len(HEADINGS) - 1 and plain:
            cells = line.strip().strip("|").split("|") if piped else re.split(r"\t|\s{2,}", line)
            grids[-1].append([cell.strip() for cell in cells])
    return [grid for grid in grids if grid]


READERS = {"html": html_grids, "text": text_grids, "docx": docx_grids, "pdf": pdf_grids}


# Figures by label and place.


def squeeze(text: str) -> str:
    """Without white space."""
    return re.sub(r"\s+", "", text)


def bare(label: str) -> str:
    """A label without white space and without the number before it."""
    return re.sub(r"^[（(]?[一二三四五六七八九十\d]+[)）.．、,，]+", "", squeeze(label))


def figure(text: str) -> float | None:
    """A number, or nothing."""
    plain = re.sub(r"(件|项|万元|元)$", "", squeeze(text).replace(",", ""))
    return float(plain) if re.fullmatch(r"[+-]?\d+(\.\d+)?", plain) else None


def is_figure(text: str) -> bool:
    """Whether a cell may stand where a figure is due."""
    return squeeze(text) in NOTHING or figure(text) is not None


def read_values(grids: list[Grid]) -> dict[str, float | None]:
    """Every field of the form that the tables seem to print, by key."""
    tables = pick_tables([[[squeeze(c) for c in row] for row in grid] for grid in grids])
    text = "".join(cell for grid in tables.values() for row in grid for cell in row)
    form = load_form("2021" if "制发件数" in text or "现行有效" in text else "2019")
    values: dict[str, float | None] = {}
    for table in form.tables:
        grid = tables.get(table.key, [])
        for block in table.blocks:
            if table.key == "reconsideration_litigation":
                found = one_line(grid, block)
            else:
                found = by_label(grid, block, whole=table.key == "requests")
            values |= {f"{table.key}/{place}": value for place, value in found.items()}
    return values


def pick_tables(grids: list[Grid]) -> dict[str, Grid]:
    """The three tables by keyword, all pieces of each; else the third, fourth … by place."""
    found: dict[str, Grid] = {}
    used = set()
    for number, grid in enumerate(grids):
        text = "".join(cell for row in grid for cell in row)
        for key, words in KEYWORDS.items():
            if any(word in text for word in words):
                found.setdefault(key, []).extend(grid)
                used.add(number)
                break
    large = [n for n, grid in enumerate(grids) if len(grid) > 1]
    if len(large) == len(KEYWORDS):
        for key, number in zip(KEYWORDS, large, strict=True):
            if key not in found and number not in used:
                found[key] = grids[number]
    return found


def by_label(grid: Grid, block: FormBlock, *, whole: bool) -> dict[str, float | None]:
    """The rows of a block. With ``whole`` it is all of the table, and order may tell rows."""
    width = len(block.columns)
    data = [row for row in grid if len(row) > width and all(map(is_figure, row[-width:]))]
    values: dict[str, float | None] = {}
    for number, row in enumerate(block.rows):
        label = bare(row.leaf)
        line = next((r for r in grid if label in map(bare, r[: max(1, len(r) - width)])), None)
        if line is None and whole and len(data) == len(block.rows):
            line = data[number]
        if line is None:
            continue
        cells = cells_of(grid, line, label, block)
        for place, text in zip(block.columns, cells, strict=True):
            values[f"{row.key}/{place.key}"] = figure(text)
    return values


def cells_of(grid: Grid, line: list[str], label: str, block: FormBlock) -> list[str]:
    """The cells below a block's headers in the nearest line above, else those after the label."""
    names = [squeeze(column.leaf) for column in block.columns]
    above = grid[: grid.index(line)]
    for header in reversed(above):
        if len(header) == len(line) and all(name in header for name in names):
            return [line[header.index(name)] for name in names]
    bared = [bare(cell) for cell in reversed(line)]
    rest = line[len(line) - bared.index(label) :] if label in bared else line
    rest = rest[next((n for n, c in enumerate(rest) if c), 0) :]
    while rest and not rest[-1]:
        rest = rest[:-1]
    if len(rest) == len(names):
        return rest
    last = line[-len(names) :]
    return last if len(last) == len(names) else [""] * len(names)


def one_line(grid: Grid, block: FormBlock) -> dict[str, float | None]:
    """Part four: the first line that has as many figures as the form has places."""
    places = [f"{row.key}/{column.key}" for row in block.rows for column in block.columns]
    for line in grid:
        cells = line[-len(places) :]
        whole = len(cells) == len(places) and all(map(is_figure, cells))
        if whole and any(figure(cell) is not None for cell in cells):
            return dict(zip(places, map(figure, cells), strict=True))
    return {}


def main() -> None:
    """Print its figures on the corpus."""
    sys.path.append(str(Path(__file__).parent))
    from corpus import FORMATS, naive_score

    for fmt in sys.argv[1:] or FORMATS:
        score = naive_score(fmt)
        shares = ", ".join(f"{k} {score.share(k):.3f}" for k in ("exact", "missing", "silent"))
        print(f"{fmt}: {score.documents} reports, {len(score.failures)} failed; {shares}")


if __name__ == "__main__":
    main()
