"""Tables as crawlers and converters write them into plain text."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from unicodedata import east_asian_width

from .model import Cell, Row, Table, spread

LINE_DIALECTS = ("lines", "lines_tight", "lines_counted", "lone_pipes", "cell_pipe")
ROW_DIALECTS = (
    "pipes", "pipes_inner", "pipes_trailing", "pipes_fill", "pipes_repeat", "tabs", "tabs_fill",
    "spaces", "markdown", "markdown_fill", "markdown_repeat", "aligned", "colons", "commas",
)  # fmt: skip
RUN_DIALECTS = ("oneline", "glued")
DIALECTS = (*LINE_DIALECTS, *ROW_DIALECTS, "torn", *RUN_DIALECTS)
_HIDING = {
    "lines",
    "lines_tight",
    "lines_counted",
    "spaces",
    "aligned",
    "oneline",
    "glued",
    "colons",
}


@dataclass(frozen=True, slots=True)
class Written:
    """Lines of text, and the keys that cannot be known from them for sure."""

    lines: tuple[str, ...]
    unsure: frozenset[str] = frozenset()


def write(
    rng: Random, table: Table, dialect: str, broken: bool = False, marks: bool = False
) -> Written:
    """Write a table in a dialect of plain text."""
    unsure = hidden(table, dialect)
    if dialect in LINE_DIALECTS:
        lines = _by_line(rng, table, dialect, broken)
    elif dialect == "torn" and table.part == 3:
        return _torn(rng, table)
    else:
        lines = _by_row(rng, table, "markdown_fill" if dialect == "torn" else dialect)
    if marks and len(lines) > 12:
        lines.insert(
            rng.randint(6, len(lines) - 4), rng.choice(("— 4 —", "- 5 -", "第 3 页 共 8 页"))
        )
    return Written(tuple(lines), frozenset(unsure))


def hidden(table: Table, dialect: str) -> set[str]:
    """Return the keys of rows in which a blank cell leaves no trace."""
    if dialect not in _HIDING:
        return set()
    found: set[str] = set()
    for row in table.rows:
        found |= partly_blank(row)
    return found


def partly_blank(row: Row) -> set[str]:
    """Return the keys of a row of figures if some of them, but not all, are blank."""
    figures = [cell for cell in row if cell.role == "value"]
    blank = [cell for cell in figures if not cell.text.strip()]
    if not blank or len(blank) == len(figures):
        return set()
    return {cell.key for cell in figures if cell.key}


def _clean(text: str) -> str:
    return text.replace("\n", "")


def _by_line(rng: Random, table: Table, dialect: str, broken: bool) -> list[str]:
    lines: list[str] = []
    blank = any(cell.key and not cell.text.strip() for row in table.rows for cell in row)
    opened = dialect == "lone_pipes" and not blank and rng.random() < 0.3
    for row in table.rows:
        if opened:
            lines.append("|")
        for cell in row:
            text = _clean(cell.text)
            if dialect == "lines_counted":
                lines.extend([text, ""] if text.strip() else [""])
            elif dialect == "lone_pipes":
                lines.extend([text, "|"] if text.strip() else ["|"])
            elif dialect == "cell_pipe":
                lines.append(f"{text} |" if text.strip() else "|")
            elif broken and cell.role != "value" and len(text) > 4 and rng.random() < 0.3:
                middle = len(text) // 2
                lines.extend(_spaced([text[:middle], text[middle:]], dialect))
            elif text.strip() or rng.random() < 0.5:
                lines.extend(_spaced([text], dialect))
    return lines


def _spaced(texts: list[str], dialect: str) -> list[str]:
    return [part for text in texts for part in ((text, "") if dialect == "lines" else (text,))]


def _by_row(rng: Random, table: Table, dialect: str) -> list[str]:
    if dialect == "aligned":
        return _aligned(table)
    name, _, spans = dialect.partition("_")
    spans = "fill" if dialect == "commas" else spans
    rows = _texts(table, spans if spans in ("fill", "repeat") else "own")
    if name == "markdown":
        return _markdown(rows)
    if dialect == "pipes_inner":
        return [" | ".join(row) for row in rows]
    if dialect == "pipes_trailing":
        return [f"{' | '.join(row)} |{rng.choice(('', '', ' |'))}" for row in rows]
    if name == "pipes":
        return [
            f"| {' | '.join(row)} |" if rng.random() < 0.99 else f"|{'|'.join(row)}|"
            for row in rows
        ]
    if name == "commas":
        return [
            ",".join(f'"{text}"' if set(',"') & set(text) else text for text in row) for row in rows
        ]
    if name == "tabs":
        return ["\t".join(row) for row in rows]
    if name == "colons":
        return [_colon(row) for row in table.rows]
    if name == "glued":
        return ["".join(row) for row in rows]
    gap = " " if name == "oneline" else "    "
    return [gap.join(text for text in row if text.strip()) for row in rows]


def _colon(row: Row) -> str:
    texts = [_clean(cell.text) for cell in row]
    figures = [cell for cell in row if cell.role == "value"]
    if len(figures) == 1 and row[-1] is figures[0] and len(texts) > 1:
        return f"{' '.join(t for t in texts[:-1] if t.strip())}：{texts[-1]}"
    return "    ".join(text for text in texts if text.strip())


def _texts(table: Table, spans: str) -> list[list[str]]:
    if spans == "own":
        return [[_clean(cell.text) for cell in row] for row in table.rows]
    made = []
    for row in spread(table):
        texts = []
        for cell, first in row:
            shown = cell is not None and (first or spans == "repeat")
            texts.append(_clean(cell.text) if cell is not None and shown else "")
        made.append(texts)
    return made


def _markdown(rows: list[list[str]]) -> list[str]:
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    lines.insert(1, f"|{' --- |' * width}")
    return lines


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _aligned(table: Table) -> list[str]:
    rows = _texts(table, "fill")
    wide = [
        [x for x, (cell, _) in enumerate(row) if cell and cell.cols == 1] for row in spread(table)
    ]
    size = [4] * len(rows[0])
    for row, places in zip(rows, wide, strict=True):
        for x in places:
            size[x] = max(size[x], _width(row[x]))
    lines = []
    for row in rows:
        made = ""
        for x, text in enumerate(row):
            start = sum(size[:x]) + 2 * x
            if text:
                made += " " * max(start - _width(made), 2 if made else 0) + text
        lines.append(made.rstrip())
    return lines


def _torn(rng: Random, table: Table) -> Written:
    """Write Markdown as from a PDF: the labels of some rows stand on lines of their own."""
    grid = _texts(table, "fill")
    lines = _markdown(grid)
    unsure: set[str] = set()
    leaves = [y for y, row in enumerate(table.rows) if y > table.heads and _is_leaf(row)]
    style = rng.choice(("above", "above", "around"))
    for y in sorted(rng.sample(leaves, min(rng.randint(1, 4), len(leaves))), reverse=True):
        row = table.rows[y]
        label = next(_clean(cell.text) for cell in reversed(row) if cell.key is None)
        values = f"| {' | '.join(_clean(cell.text) for cell in row if cell.key)} |"
        place = y + 1
        near = y - 1 in leaves or y + 1 in leaves
        if style == "around" and len(label) > 6:
            half = len(label) // 2 + 1
            lines[place : place + 1] = [label[:half], values, label[half:]]
        else:
            lines[place : place + 1] = [label, values]
        if style == "around" or (near and not label[:1].isdigit()):
            unsure.update(cell.key for cell in row if cell.key)
    return Written(tuple(lines), frozenset(unsure))


def _is_leaf(row: Row) -> bool:
    labels = [cell for cell in row if cell.key is None and cell.text.strip()]
    return len(labels) == 1 and sum(cell.key is not None for cell in row) == 7


def glued_unsure(row: Row, after: str) -> set[str]:
    """Return the keys of a row whose figures, written without a gap, cannot be told apart."""
    keyed = [cell for cell in row if cell.key]
    if len(keyed) == 1:
        bad = after[:1].isdigit() and bool(keyed[0].text.strip())
    else:
        bad = any(len(c.text) != 1 for c in keyed) and not _all_blank(keyed)
    return {cell.key for cell in keyed if cell.key} if bad else set()


def _all_blank(cells: list[Cell]) -> bool:
    return not any(cell.text.strip() for cell in cells)
