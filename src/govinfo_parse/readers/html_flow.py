"""From tokens to blocks: paragraphs, and tables with the text of their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from govinfo_parse.document import Block, Layout, Paragraph, Table
from govinfo_parse.limits import MAX_CELLS, MAX_PARAGRAPHS
from govinfo_parse.readers import html_actions as act
from govinfo_parse.readers.grid import NO_SPAN, Span, parse_span
from govinfo_parse.readers.html_pseudo import is_unusual, rewrite
from govinfo_parse.readers.html_style import StyleSheet, is_hidden
from govinfo_parse.readers.html_tokens import (
    SEPARATOR,
    VOID,
    Tokens,
    attributes,
    name_of,
    single_tags,
    unescape,
)
from govinfo_parse.readers.layout import Frame, Piece, RawTable, Row, settle, to_blocks
from govinfo_parse.readers.marks import raised
from govinfo_parse.readers.text import text_blocks

_TELLING: Final = re.compile(
    r"hidden|display|visib|mso-hide|opacity|line-through|white-space|role=|class=.*?(?:row|tr|line)\b",
    re.IGNORECASE,
)
_TELLING_LENGTH: Final = 20_000
_VALUE_TYPES: Final = frozenset(("text", "number", "tel", "search"))
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_UNUSUAL_SPACE: Final = re.compile(r"[\t\n\r\f]|  ")
_LINE: Final = "\x0b"  # a line break inside a heading, until white space is collapsed
_SLICE: Final = 40_000


def blocks_of(tokens: Tokens, sheet: StyleSheet) -> tuple[list[Block], bool]:
    """The blocks of a page in reading order, and whether a limit cut them short."""
    flow, truncated = _read_all(tokens.items, sheet)
    if flow.unusual:
        # Known only now, and true of few pages: their own tables are rewritten as such.
        items = rewrite(single_tags(tokens.items), sheet)
        flow, truncated = _read_all(items, sheet)
    blocks, cut = to_blocks(flow.finish())
    return blocks, cut or truncated


def _read_all(items: list[str], sheet: StyleSheet) -> tuple[Flow, bool]:
    flow = Flow(sheet)
    flow.run.append(items[0])
    # In slices, so that the limits need not be looked at for every tag.
    for start in range(1, len(items), _SLICE):
        flow.read(items[start : start + _SLICE])
        if flow.cells > MAX_CELLS or len(flow.root) > MAX_PARAGRAPHS:
            return flow, True
    return flow, False


class Flow:
    """Where reading stands: the run of text, the list that it goes to, the open tables."""

    def __init__(self, sheet: StyleSheet) -> None:
        """Start at the top of a page that has this style sheet."""
        self.sheet = sheet
        # Pages repeat their tags letter by letter, so each is looked into only once.
        self.runs: dict[str, int] = {}
        self.known: dict[str, int] = {}
        self.cleaned: dict[str, str] = {}
        self.spans: dict[str, Span] = {}
        self.values: dict[str, str] = {}
        self.root: list[Piece] = []
        self.pieces = self.root
        self.frames: list[Frame] = []
        self.row: Row = []
        self.run: list[str] = []
        self.heading = self.pre = 0
        self.sup = -1
        self.in_link = self.loose = False
        self.link_end = 0
        self.skip = ""
        self.skip_depth = 0
        self.cells = 0
        self.unusual = False

    def read(self, items: list[str]) -> None:
        """Read on: ``items`` are runs of tags and texts in turn."""
        run = self.run
        runs = self.runs
        spans = self.spans
        pairs = iter(items)
        for tags, text in zip(pairs, pairs, strict=True):
            action = runs.get(tags)
            if action is None:
                action = runs[tags] = self._classify_run(tags)
            if self.skip or action == act.SEQUENCE:
                for tag in tags.split(SEPARATOR):
                    self._step(tag)
            elif action:
                if run:
                    self._flush()
                if action != act.BLOCK:
                    if not self.frames:
                        continue
                    if action == act.NEXT_ROW:
                        self._open_row(tags)
                    self.pieces = []
                    self.row.append((self.pieces, spans.get(tags, NO_SPAN)))
            if text and not self.skip:
                run.append(text)

    def finish(self) -> list[Piece]:
        """Close what is open; the pieces of the whole page."""
        self._flush()
        while self.frames:
            self._close_table("/table")
        return self.root

    def _classify_run(self, tags: str) -> int:
        """What a run of tags does, where that can be said in one word."""
        done: list[int] = []
        span = NO_SPAN
        for tag in tags.split(SEPARATOR):
            action = self._classify(tag)
            if action == act.CELL:
                span = self.spans.get(tag, NO_SPAN)
            # An end of a block ends nothing where another has just ended.
            if action and (action != act.BLOCK or not done):
                done.append(action)
        if done[:1] == [act.BLOCK] and len(done) > 1:
            del done[0]
        if span is not NO_SPAN:
            self.spans[tags] = span
        return act.RUNS.get(tuple(done), act.SEQUENCE)

    def _classify(self, tag: str) -> int:
        """What a tag does, by its name, attributes and style."""
        known = self.known.get(tag)
        if known is None:
            known = self.known[tag] = self._look_into(tag)
        return known

    def _look_into(self, tag: str) -> int:
        name = name_of(tag)
        action = act.ACTIONS.get(name, act.INLINE)
        if tag[:1] in ("/", "") or (name in VOID and action != act.INPUT):
            return action
        if (self.sheet or _TELLING.search(tag, 0, _TELLING_LENGTH)) and name not in (
            "html",
            "body",
        ):
            given = attributes(tag)
            style = self.sheet.style_of(name, given)
            if is_hidden(style, given):
                return act.INLINE if action == act.INPUT else act.SKIP
            self.unusual = self.unusual or is_unusual(style, given)
        if action == act.CELL and "span=" in tag:
            given = attributes(tag)
            self.spans[tag] = parse_span(given.get("rowspan"), given.get("colspan"))
        elif action == act.INPUT:
            given = attributes(tag)
            if given.get("type", "text").lower() in _VALUE_TYPES:
                self.values[tag] = given.get("value", "")
        elif name == "a" and "href=" in tag:
            return act.LINK
        return action

    def _step(self, tag: str) -> None:
        """What one tag does."""
        if self.skip:
            self._pass_skipped(tag)
            return
        action = self._classify(tag)
        if action >= act.BLOCK:
            if self.run and action <= act.ROW:
                self._flush()
            if action > act.BLOCK:
                _HANDLERS[action](self, tag)

    def _pass_skipped(self, tag: str) -> None:
        """Look for the end of what is left out; an element may hold another of its name."""
        if tag[0] == "/":
            if tag[1:] == self.skip:
                self.skip_depth -= 1
                if not self.skip_depth:
                    self.skip = ""
        elif name_of(tag) == self.skip:
            self.skip_depth += 1

    def _flush(self) -> None:
        """End a run of text: a line of a cell, or a paragraph."""
        run = self.run
        if not run:
            return
        text = run[0] if len(run) == 1 else "".join(run)
        linked = self._end_of_link_run() if self.in_link or self.link_end else False
        run.clear()
        if self.pre:
            self._emit_lines(unescape(text))
            return
        line = self.cleaned.get(text)
        if line is None:
            line = self.cleaned[text] = _clean(text)
        if self.heading or linked:
            lines = (line.strip(" ") for line in line.split(_LINE))
            line = "\n".join(line for line in lines if line)
            if line.strip():
                self.pieces.append(Paragraph(line, self.heading, linked))
        elif line:
            self.pieces.append(line)

    def _end_of_link_run(self) -> bool:
        """Whether all text of the run stands in links."""
        loose = self.loose
        if not self.in_link:
            loose = loose or not _is_blank(self.run[self.link_end :])
        self.link_end, self.loose = 0, False
        return not loose

    def _emit_lines(self, text: str) -> None:
        """Preformatted text: what its separators make of it, else its lines with their space."""
        if not self.frames:
            blocks = text_blocks(text)
            if any(isinstance(block, Table) for block in blocks):
                self.pieces += [
                    replace(block, line=0) if isinstance(block, Paragraph) else block
                    for block in blocks
                ]
                return
        lines = [line.rstrip(" \t\r\f") for line in text.split("\n")]
        self.pieces += [line for line in lines if line]

    def _start_cell(self, tag: str) -> None:
        if not self.frames:
            return
        self.pieces = []
        self.row.append((self.pieces, self.spans.get(tag, NO_SPAN)))

    def _end_cell(self, tag: str) -> None:
        if not self.frames:
            return
        self.pieces = self.frames[-1].stray

    def _start_skip(self, tag: str) -> None:
        self.skip, self.skip_depth = name_of(tag), 1

    def _break_line(self, tag: str) -> None:
        if self.heading:
            self.run.append(_LINE)
        elif self.pre:
            self.run.append("\n")
        elif self.run:
            self._flush()

    def _start_link(self, tag: str) -> None:
        self.loose = self.loose or not _is_blank(self.run[self.link_end :])
        self.in_link = True

    def _end_link(self, tag: str) -> None:
        if self.in_link:
            self.in_link = False
            self.link_end = len(self.run)

    def _start_sup(self, tag: str) -> None:
        self.sup = len(self.run)

    def _end_sup(self, tag: str) -> None:
        if self.sup >= 0:
            self.run[self.sup :] = map(raised, self.run[self.sup :])
        self.sup = -1

    def _input_value(self, tag: str) -> None:
        value = self.values.get(tag)
        if value:
            self.run.append(value)

    def _start_heading(self, tag: str) -> None:
        self._flush()
        self.heading = int(tag[1])

    def _end_heading(self, tag: str) -> None:
        self._flush()
        self.heading = 0

    def _start_pre(self, tag: str) -> None:
        self._flush()
        self.pre += 1

    def _end_pre(self, tag: str) -> None:
        self._flush()
        self.pre -= 1

    def _open_table(self, tag: str) -> None:
        self._flush()
        layout = Layout.ROWS if "data-layout=" in tag else Layout.GRID
        self.frames.append(Frame(self.pieces, self.row, layout))
        self.pieces = self.frames[-1].stray

    def _open_group(self, tag: str) -> None:
        if not self.frames:
            return
        self._flush()
        self.frames[-1].groups.append((name_of(tag), []))

    def _open_row(self, tag: str) -> None:
        if not self.frames:
            return
        self.cells += len(self.row)
        self.row = []
        groups = self.frames[-1].groups
        if not groups:
            groups.append(("tbody", []))
        groups[-1][1].append(self.row)

    def _open_caption(self, tag: str) -> None:
        if not self.frames:
            return
        self._flush()
        self.pieces = self.frames[-1].stray

    def _close_table(self, tag: str) -> None:
        if not self.frames:
            return
        self._flush()
        self.cells += len(self.row)
        frame = self.frames.pop()
        self.pieces, self.row = frame.outside, frame.outer_row
        settled = settle(frame)
        self.pieces += settled
        if self.frames and any(isinstance(piece, RawTable) for piece in settled):
            self.frames[-1].nested = True


def _clean(text: str) -> str:
    """Text as shown: escapes undone, white space collapsed (of U+00A0 and U+3000 nothing)."""
    text = unescape(text)
    if _UNUSUAL_SPACE.search(text):
        text = _SPACE.sub(" ", text)
    return text.strip(" ")


def _is_blank(texts: Sequence[str]) -> bool:
    return not any(text.strip(" \t\n\r\f\xa0") for text in texts)


_HANDLERS: Final[Mapping[int, Callable[[Flow, str], None]]] = {
    act.CELL: Flow._start_cell,
    act.CELL_END: Flow._end_cell,
    act.SKIP: Flow._start_skip,
    act.BREAK: Flow._break_line,
    act.LINK: Flow._start_link,
    act.LINK_END: Flow._end_link,
    act.HEADING: Flow._start_heading,
    act.HEADING_END: Flow._end_heading,
    act.TABLE: Flow._open_table,
    act.TABLE_END: Flow._close_table,
    act.GROUP: Flow._open_group,
    act.ROW: Flow._open_row,
    act.CAPTION: Flow._open_caption,
    act.SUP: Flow._start_sup,
    act.SUP_END: Flow._end_sup,
    act.PRE: Flow._start_pre,
    act.PRE_END: Flow._end_pre,
    act.INPUT: Flow._input_value,
}
