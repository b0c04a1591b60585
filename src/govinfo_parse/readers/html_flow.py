"""From tokens to blocks: paragraphs, and tables with the text of their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Final

from govinfo_parse.document import Block, Layout, Paragraph
from govinfo_parse.limits import MAX_CELLS, MAX_PARAGRAPHS
from govinfo_parse.readers.html_grid import NO_SPAN, Span, parse_span
from govinfo_parse.readers.html_layout import Frame, Piece, RawTable, Row, settle, to_blocks
from govinfo_parse.readers.html_style import StyleSheet, is_hidden
from govinfo_parse.readers.html_tokens import (
    VOID,
    Tokens,
    attributes,
    name_of,
    names,
    unescape,
)

# What a tag does to the flow of text. Inline tags do nothing: `1<b>2</b>` is 12.
_INLINE: Final = 0
_BLOCK: Final = 1
_CELL: Final = 2
_CELL_END: Final = 3
_ROW: Final = 4
_SKIP: Final = 5
_BREAK: Final = 6
_LINK: Final = 7
_LINK_END: Final = 8
_HEADING: Final = 9
_HEADING_END: Final = 10
_TABLE: Final = 11
_TABLE_END: Final = 12
_GROUP: Final = 13
_CAPTION: Final = 14
_SUP: Final = 15
_SUP_END: Final = 16
_PRE: Final = 17
_PRE_END: Final = 18
_INPUT: Final = 19

_BLOCKS: Final = names(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hgroup hr html legend li main menu nav ol p "
    "search section summary ul"
)

# Not shown, or shown as a control whose content is no text of the page; struck-out
# figures are not figures; <rt> holds the pinyin of a <ruby>.
_SKIPPED: Final = names(
    "script style template noscript head title select option datalist button textarea iframe "
    "frameset noframes noembed object applet svg math canvas audio video map meter progress "
    "rt rp rtc del s strike"
)

_ACTIONS: Final = {
    **dict.fromkeys(_BLOCKS, _BLOCK),
    **dict.fromkeys(("/" + name for name in _BLOCKS), _BLOCK),
    **dict.fromkeys(_SKIPPED, _SKIP),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(("/td", "/th", "/caption"), _CELL_END),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _GROUP),
    **{f"h{level}": _HEADING for level in range(1, 7)},
    **{f"/h{level}": _HEADING_END for level in range(1, 7)},
    **dict.fromkeys(("pre", "listing"), _PRE),
    **dict.fromkeys(("/pre", "/listing"), _PRE_END),
    "br": _BREAK,
    "tr": _ROW,
    "table": _TABLE,
    "/table": _TABLE_END,
    "caption": _CAPTION,
    "/a": _LINK_END,
    "sup": _SUP,
    "/sup": _SUP_END,
    "input": _INPUT,
}

_TELLING: Final = re.compile(r"hidden|display|mso-hide|opacity|line-through", re.IGNORECASE)
_VALUE_TYPES: Final = frozenset(("text", "number", "tel", "search"))
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_UNUSUAL_SPACE: Final = re.compile(r"[\t\n\r\f]|  ")
_LINE: Final = "\x0b"  # a line break inside a heading, until white space is collapsed
_SLICE: Final = 40_000


def blocks_of(tokens: Tokens, sheet: StyleSheet) -> tuple[list[Block], bool]:
    """The blocks of a page in reading order, and whether a limit cut them short."""
    flow = Flow(sheet)
    items = iter(tokens.items)
    flow.run.append(next(items, ""))
    # In slices, so that the limits need not be looked at for every tag.
    truncated = False
    while part := list(islice(items, _SLICE)):
        flow.read(part)
        if flow.cells > MAX_CELLS or flow.lines > MAX_PARAGRAPHS:
            truncated = True
            break
    blocks, cut = to_blocks(flow.finish())
    return blocks, cut or truncated


class Flow:
    """Where reading stands: the run of text, the list that it goes to, the open tables."""

    def __init__(self, sheet: StyleSheet) -> None:
        """Start at the top of a page that has this style sheet."""
        self.sheet = sheet
        # Pages repeat their tags letter by letter, so each is looked into only once.
        self.known: dict[str, int] = {}
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
        self.cells = self.lines = 0

    def read(self, items: list[str]) -> None:
        """Read on: ``items`` are tags and texts in turn."""
        run = self.run
        known = self.known
        spans = self.spans
        pairs = iter(items)
        for tag, text in zip(pairs, pairs, strict=True):
            action = known.get(tag)
            if action is None:
                action = known[tag] = self._classify(tag)
            if self.skip:
                self._pass_skipped(tag)
            elif action == _BLOCK:
                if run:
                    self._flush()
            elif action == _CELL:
                if run:
                    self._flush()
                self.pieces = []
                self.row.append((self.pieces, spans.get(tag, NO_SPAN)))
            elif action == _CELL_END:
                if run:
                    self._flush()
                self.pieces = self.frames[-1].stray
            elif action:
                _HANDLERS[action](self, tag)
            if text and not self.skip:
                run.append(text)

    def finish(self) -> list[Piece]:
        """Close what is open; the pieces of the whole page."""
        self._flush()
        while self.frames:
            self._close_table("/table")
        return self.root

    def _classify(self, tag: str) -> int:
        """What a tag does, by its name, attributes and style."""
        name = name_of(tag)
        action = _ACTIONS.get(name, _INLINE)
        if tag[0] == "/":
            return action
        if (self.sheet or _TELLING.search(tag)) and name not in ("html", "body"):
            given = attributes(tag)
            if is_hidden(self.sheet.style_of(name, given), given):
                return _INLINE if name in VOID else _SKIP
        if name in ("td", "th") and "span=" in tag:
            given = attributes(tag)
            self.spans[tag] = parse_span(given.get("rowspan"), given.get("colspan"))
        elif name == "input":
            given = attributes(tag)
            if given.get("type", "text").lower() in _VALUE_TYPES:
                self.values[tag] = given.get("value", "")
        elif name == "a" and "href=" in tag:
            return _LINK
        return action

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
        text = run[0] if len(run) == 1 else "".join(run)
        linked = self._end_of_link_run() if self.in_link or self.link_end else False
        run.clear()
        if "&" in text:
            text = unescape(text)
        if self.pre:
            self._emit_lines(text)
            return
        if _UNUSUAL_SPACE.search(text):
            text = _SPACE.sub(" ", text)
        text = text.strip(" ")
        if not text:
            return
        self.lines += 1
        if self.heading or linked:
            lines = (line.strip(" ") for line in text.split(_LINE))
            text = "\n".join(line for line in lines if line)
            if text.strip():
                self.pieces.append(Paragraph(text, self.heading, linked))
        else:
            self.pieces.append(text)

    def _end_of_link_run(self) -> bool:
        """Whether all text of the run stands in links."""
        loose = self.loose
        if not self.in_link:
            loose = loose or not _is_blank(self.run[self.link_end :])
        self.link_end, self.loose = 0, False
        return not loose

    def _emit_lines(self, text: str) -> None:
        """The lines of preformatted text, with their white space."""
        lines = [line.rstrip(" \t\r\f") for line in text.split("\n")]
        self.pieces += [line for line in lines if line]
        self.lines += len(lines)

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
        """Digits of a footnote mark must not become digits of the figure before it."""
        if self.sup >= 0:
            self.run[self.sup :] = [text.translate(_SUPERSCRIPTS) for text in self.run[self.sup :]]
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
        self._flush()
        self.frames[-1].groups.append((name_of(tag), []))

    def _open_row(self, tag: str) -> None:
        self._flush()
        self.cells += len(self.row)
        self.row = []
        groups = self.frames[-1].groups
        if not groups:
            groups.append(("tbody", []))
        groups[-1][1].append(self.row)

    def _open_caption(self, tag: str) -> None:
        self._flush()
        self.pieces = self.frames[-1].stray

    def _close_table(self, tag: str) -> None:
        self._flush()
        self.cells += len(self.row)
        frame = self.frames.pop()
        self.pieces, self.row = frame.outside, frame.outer_row
        settled = settle(frame)
        self.pieces += settled
        if self.frames and any(isinstance(piece, RawTable) for piece in settled):
            self.frames[-1].nested = True


def _is_blank(texts: Sequence[str]) -> bool:
    return not any(text.strip(" \t\n\r\f\xa0") for text in texts)


_HANDLERS: Final[Mapping[int, Callable[[Flow, str], None]]] = {
    _SKIP: Flow._start_skip,
    _BREAK: Flow._break_line,
    _LINK: Flow._start_link,
    _LINK_END: Flow._end_link,
    _HEADING: Flow._start_heading,
    _HEADING_END: Flow._end_heading,
    _TABLE: Flow._open_table,
    _TABLE_END: Flow._close_table,
    _GROUP: Flow._open_group,
    _ROW: Flow._open_row,
    _CAPTION: Flow._open_caption,
    _SUP: Flow._start_sup,
    _SUP_END: Flow._end_sup,
    _PRE: Flow._start_pre,
    _PRE_END: Flow._end_pre,
    _INPUT: Flow._input_value,
}
