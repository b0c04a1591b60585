"""Tables without ruling lines between their columns: rows and cells from where words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from govinfo_parse.readers.pdf_ink import Char, Line, Rule, spaced

_FIGURE: Final = re.compile(
    r"[-+−－＋↑↓增减加少]{0,3}[0-9０-９][0-9０-９,.，．]*(?:[条件项个元宗件]|万元|亿元)?|[-/—–－／]{1,2}|无|零"
)
_WORD_GAP: Final = 0.24
_DIGIT_GAP: Final = 0.12
_RIM_GAP: Final = 0.07
_HEADING: Final = re.compile(r"[一二三四五六]\s*[、.．,，]")
_TIGHT: Final = 1.38
"""Lines of one cell stand closer than this many heights; rows have some room between."""
_FAR: Final = 3.0
_LONG: Final = 0.8
_PROSE: Final = re.compile(r"[。；]|，.*，")


class Word(NamedTuple):
    """Characters of a line that stand together."""

    text: str
    x0: float
    x1: float

    @property
    def is_figure(self) -> bool:
        """A figure, or a sign that stands for none."""
        return _FIGURE.fullmatch(self.text) is not None


class Zone(NamedTuple):
    """A table by its words: for every row its cells from left to right."""

    top: float
    rows: tuple[tuple[Word, ...], ...]


def words_of(line: Line, borders: Sequence[float] = ()) -> list[Word]:
    """The words of a line, parted where a gap is wider than inside text.

    At a border between columns any gap parts: headings fill their columns to the rim.
    """
    words: list[Word] = []
    run: list[Char] = []
    for char in line.chars:
        if run and char.x0 - run[-1].x1 > line.size * (
            _RIM_GAP
            if _is_near(run[-1].x1, char.x0, borders, line.size / 2)
            else _gap_between(run[-1].text, char.text)
        ):
            words.append(Word(spaced(run), run[0].x0, run[-1].x1))
            run = []
        run.append(char)
    if run:
        words.append(Word(spaced(run), run[0].x0, run[-1].x1))
    return words


def _is_near(left: float, right: float, borders: Sequence[float], reach: float) -> bool:
    return any(left - reach <= border <= right + reach for border in borders)


def _gap_between(left: str, right: str) -> float:
    """Digits of one figure touch; figures of narrow columns have hardly any room between."""
    return _DIGIT_GAP if left.isdigit() and right.isdigit() else _WORD_GAP


class _Text(NamedTuple):
    """The lines of a page with their words, which of them hold data, and the lines drawn."""

    lines: Sequence[Line]
    words: Sequence[list[Word]]
    is_data: Sequence[bool]
    across: Sequence[Rule]


def part(lines: Sequence[Line], across: Sequence[Rule]) -> tuple[list[Line], list[Zone]]:
    """Part the lines of a page into prose and tables told by their words."""
    words = [words_of(line) for line in lines]
    is_data = [_is_data(line, own) for line, own in zip(lines, words, strict=True)]
    if sum(is_data) < 2:
        return list(lines), []
    text = _Text(lines, words, is_data, across)
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    prose: list[Line] = []
    zones: list[Zone] = []
    run: list[int] = []

    def close() -> None:
        beside, tables = _tables(run, text)
        prose.extend(lines[at] for at in beside)
        zones.extend(_zone(rows, text) for rows in tables)
        run.clear()

    for at, line in enumerate(lines):
        own = words[at]
        long = line.x1 - line.x0 > _LONG * (right - left) and len(own) <= 2
        if not is_data[at] and (long or _PROSE.search(line.text)) and not _is_label(own):
            close()
            prose.append(line)
        else:
            run.append(at)
    close()
    return prose, zones


def _is_label(words: Sequence[Word]) -> bool:
    """``（本列数据的勾稽关系为：第一项加第二项之和，等于…）`` is the corner of a table."""
    text = "".join(word.text for word in words)
    return text.startswith(("（", "(")) and text.count("，") <= 2 and "。" not in text


def _is_data(line: Line, words: Sequence[Word]) -> bool:
    """A label and figures, or figures alone."""
    figures = sum(word.is_figure for word in words)
    if not figures or "。" in line.text:
        return False
    last = words[-1].is_figure or len(words) > 2
    return last and (figures >= 3 or (len(words) >= 2 and len(words) - figures <= 4))


def _tables(run: Sequence[int], text: _Text) -> tuple[list[int], list[list[int]]]:
    """Of a run of lines those that are prose, and those of each table that it holds."""
    lines, words = text.lines, text.words
    data = [at for at in run if text.is_data[at]]
    if len(data) < 2:
        return list(run), []
    start = run.index(data[0])
    while start and _belongs(lines[run[start - 1]], lines[run[start]], words[run[start - 1]]):
        start -= 1
    end = run.index(data[-1]) + 1
    while end < len(run) and _step(lines[run[end - 1]], lines[run[end]]) <= _TIGHT:
        end += 1
    beside = [*run[:start], *run[end:]]
    tables: list[list[int]] = [[]]
    for at in run[start:end]:
        if _is_heading(at, run, text):
            # A part's heading between two of its tables.
            beside.append(at)
            tables.append([])
        else:
            tables[-1].append(at)
    return beside, [table for table in tables if table]


def _is_heading(at: int, run: Sequence[int], text: _Text) -> bool:
    lines = text.lines
    if len(text.words[at]) > 2 or not _HEADING.match(lines[at].text) or len(lines[at].text) > 40:
        return False
    near = [b for b in run if abs(b - at) == 1]
    return all(abs(_step(lines[min(at, b)], lines[max(at, b)])) > _TIGHT for b in near)


def _zone(inside: Sequence[int], text: _Text) -> Zone:
    """The table of some lines."""
    borders = _borders([text.words[at] for at in inside])
    rows = [
        _cells(
            [
                word
                for at in group
                for word in (
                    text.words[at] if text.is_data[at] else words_of(text.lines[at], borders)
                )
            ]
        )
        for group in _row_groups(inside, text)
    ]
    return Zone(text.lines[inside[0]].y0, tuple(_placed(rows)))


def _borders(rows: Sequence[Sequence[Word]]) -> list[float]:
    """Where the columns of the row with most figures meet."""
    figures = max(([w for w in row if w.is_figure] for row in rows), key=len, default=[])
    return [(a.x1 + b.x0) / 2 for a, b in pairwise(figures)]


def _placed(rows: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """Rows with empty cells where others of their block have figures and they have none."""
    done: list[tuple[Word, ...]] = []
    block: list[tuple[Word, ...]] = []
    for row in [*rows, ()]:
        if row and row[-1].is_figure:
            block.append(row)
            continue
        done += _in_columns(block)
        block = []
        if row:
            done.append(row)
    return done


def _in_columns(block: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    figures = [[word for word in row if word.is_figure] for row in block]
    widest = max(map(len, figures), default=0)
    full = [own for own in figures if len(own) == widest]
    if widest < 3 or len(full) < 2:
        return list(block)
    columns = [(min(r[c].x0 for r in full), max(r[c].x1 for r in full)) for c in range(widest)]
    placed: list[tuple[Word, ...]] = []
    for row, own in zip(block, figures, strict=True):
        hits = [
            [c for c, (low, high) in enumerate(columns) if word.x0 < high and word.x1 > low]
            for word in own
        ]
        if (
            len(own) == widest
            or any(len(h) != 1 for h in hits)
            or len({h[0] for h in hits}) < len(own)
        ):
            placed.append(row)
            continue
        by_column = {h[0]: word for h, word in zip(hits, own, strict=True)}
        labels = [word for word in row if not word.is_figure]
        cells = [by_column.get(c, Word("", *columns[c])) for c in range(widest)]
        placed.append((*labels, *cells))
    return placed


def _belongs(upper: Line, lower: Line, words: Sequence[Word]) -> bool:
    """A header or caption over a table's rows, not a title or a heading of the report."""
    if _step(upper, lower) > _FAR or abs(upper.size - lower.size) > 0.25 * lower.size:
        return False
    text = "".join(word.text for word in words)
    if _HEADING.match(text):
        return False
    return len(words) > 1 or len(text) <= 12 or text.startswith(("（", "("))


def _step(upper: Line, lower: Line) -> float:
    """The distance between two lines in heights of the text."""
    return (lower.y1 - upper.y1) / max(1.0, min(upper.size, lower.size))


def _row_groups(inside: Sequence[int], text: _Text) -> list[list[int]]:
    """The lines of each row."""
    groups: list[list[int]] = []
    anchor: Line | None = None
    for at in inside:
        line, is_data = text.lines[at], text.is_data[at]
        last = text.lines[groups[-1][-1]] if groups else None
        if (
            last is not None
            and _step(last, line) <= _TIGHT
            and not (anchor and is_data and _step(anchor, line) > 0.8)
            and not _ruled_between(last, line, text.across)
        ):
            groups[-1].append(at)
        else:
            groups.append([at])
            anchor = None
        anchor = line if is_data else anchor
    return groups


def _ruled_between(upper: Line, lower: Line, across: Sequence[Rule]) -> bool:
    """Whether a line is drawn between two lines of text."""
    top, bottom = (upper.y0 + upper.y1) / 2, (lower.y0 + lower.y1) / 2
    return any(top < rule.at < bottom and rule.end - rule.start > 40 for rule in across)


def _cells(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words over one another are one cell: a label or heading of several lines."""
    cells: list[Word] = []
    for word in sorted(words, key=lambda w: w.x0):
        over = cells and word.x0 < cells[-1].x1 - 1
        if over and not (word.is_figure and cells[-1].is_figure):
            cells[-1] = Word("", cells[-1].x0, max(cells[-1].x1, word.x1))
        else:
            cells.append(word)
    # The texts again in reading order, now that the cells are known.
    texts: list[list[str]] = [[] for _ in cells]
    for word in words:
        at = next(i for i, c in enumerate(cells) if c.x0 - 0.1 <= word.x0 <= max(c.x1, c.x0 + 0.1))
        texts[at].append(word.text)
    return tuple(
        Word("\n".join(text), cell.x0, cell.x1) for text, cell in zip(texts, cells, strict=True)
    )
