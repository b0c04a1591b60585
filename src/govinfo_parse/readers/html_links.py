"""A second look at a page: its lines, and what it links, frames, embeds or opens.

Only pages that hold no report are looked at in this way, so that it may take its time. What
counts as a link to a file was seen on sites of governments: ``<a href="./P0202401.pdf">``,
``/module/download/downfile.jsp?classid=0&filename=…``, ``viewer.html?file=…``,
``onclick="window.open('….pdf')"``, ``<div data-pdf="….pdf">``, ``<iframe data-src="….pdf">``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from govinfo_parse.document import Link, LinkKind, PageLine
from govinfo_parse.limits import MAX_TEXT
from govinfo_parse.readers.addresses import (
    DOCUMENT,
    is_viewer,
    kind_of_address,
    leads_somewhere,
    leads_to_file,
)
from govinfo_parse.readers.html_actions import BLOCKS
from govinfo_parse.readers.html_tokens import attributes, names, regular, unescape

_QUOTED: Final = re.compile(r"""'([^'\\\n]{3,500})'|"([^"\\\n]{3,500})\"""")
_NO_LINE: Final = names("script style title template select textarea xmp noembed noframes svg")
"""Their text is none of the page's lines."""
_RAW: Final = names("script style iframe xmp noembed noframes")
"""What they hold is written without escapes, up to their end tag."""
_LINE_ENDS: Final = BLOCKS | names("td th tr table caption br hr h1 h2 h3 h4 h5 h6 pre body")
_DATA: Final = (
    "data-url", "data-src", "data-pdf", "data-file", "data-href", "data-path", "data-original",
    "data-link", "data-fileurl",
)  # fmt: skip
_LAZY: Final = ("data-original", "data-src", "data-lazy-src", "data-lazy", "data-echo", "file")
_SMALLEST_PICTURE: Final = 200
"""Pixels: below it a picture is no page that could be read (icons, QR codes)."""
_TAG: Final = re.compile(r"<(?:!--|![^>]*>|(/?)([a-zA-Z][^\s/>]*)([^>]*)>)")
_CUT: Final = re.compile(r"(?:…+|\.{2,})$")


def look_at(text: str) -> tuple[PageLine, ...]:
    """The lines of a page in reading order, each with its links."""
    walk = _Walk()
    for piece in _pieces(regular(text[:MAX_TEXT])[0]):
        if isinstance(piece, str):
            walk.text(piece)
        elif piece.closing:
            walk.close(piece.name)
        else:
            walk.open(piece)
    return walk.lines()


class _Tag(NamedTuple):
    closing: bool
    name: str
    given: Mapping[str, str]
    content: str = ""


def _pieces(html: str) -> Iterator[str | _Tag]:
    """Text and tags; an element whose content is raw comes whole."""
    position = 0
    for found in _TAG.finditer(html):
        if found.start() < position:
            continue
        if found.start() > position:
            yield html[position : found.start()]
        position = found.end()
        name = found[2]
        if found[0] == "<!--":
            end = html.find("-->", position)
            position = len(html) if end < 0 else end + 3
            continue
        if name is None:
            continue
        content = ""
        if not found[1] and name in _RAW:
            end = html.find(f"</{name}>", position)
            end = len(html) if end < 0 else end
            content, position = html[position:end], end
        yield _Tag(bool(found[1]), name, attributes(found[0][1:-1]), content)
    if position < len(html):
        yield html[position:]


@dataclass(slots=True)
class _Found:
    """A link while its text is being read."""

    address: str
    kind: LinkKind
    title: str = ""
    texts: list[str] = field(default_factory=list)

    def link(self) -> Link:
        text = " ".join("".join(self.texts).split())
        title = " ".join(self.title.split())
        cut = _CUT.search(text)
        if not text or (cut and title.startswith(text[: cut.start()])):
            text = title
        return Link(self.address, text, self.kind)


@dataclass(slots=True)
class _Open:
    """A line while it is being read."""

    texts: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    links: list[_Found] = field(default_factory=list)
    heading: int = 0


@dataclass(slots=True)
class _Walk:
    """Where reading stands: the line, the links that are open, what is passed over."""

    done: list[_Open] = field(default_factory=list)
    line: _Open = field(default_factory=_Open)
    anchors: list[_Found] = field(default_factory=list)
    in_anchor: bool = False
    away: bool = False
    """Whether the anchor that is open leads to a page or a picture of its own."""
    heading: int = 0
    skipped: str = ""

    def text(self, raw: str) -> None:
        if self.skipped:
            return
        text = unescape(raw)
        self.line.texts.append(text)
        for anchor in self.anchors:
            anchor.texts.append(text)
        if not self.in_anchor:
            self.line.loose.append(text)

    def open(self, tag: _Tag) -> None:
        if self.skipped:
            return
        if tag.name in _LINE_ENDS:
            self._end_line()
        if tag.name in _HEADINGS:
            self.heading = self.line.heading = int(tag.name[1])
        found = list(_found(tag, away=self.away))
        self.line.links += found
        if tag.name == "a":
            self.in_anchor, self.anchors = True, found
            self.away = any(link.kind in _AWAY for link in found)
        elif tag.name in _NO_LINE and tag.name not in _RAW:
            self.skipped = tag.name
        elif found and tag.name not in ("img", "iframe", "embed", "object", "script", "input"):
            # <span onclick="…">下载报告</span>: its text is the link's up to its line's end.
            self.anchors = [*self.anchors, *found]

    def close(self, name: str) -> None:
        if self.skipped:
            self.skipped = "" if name == self.skipped else self.skipped
            return
        if name == "a":
            self.in_anchor = self.away = False
            self.anchors = []
        if name in _HEADINGS:
            self.heading = 0
        if name in _LINE_ENDS:
            self._end_line()

    def lines(self) -> tuple[PageLine, ...]:
        self._end_line()
        return tuple(
            PageLine(
                " ".join("".join(line.texts).split()),
                " ".join("".join(line.loose).split()),
                line.heading,
                tuple(found.link() for found in line.links),
            )
            for line in self.done
        )

    def _end_line(self) -> None:
        if self.line.links or any(text.strip() for text in self.line.texts):
            self.done.append(self.line)
            if not self.in_anchor:
                self.anchors = []
        self.line = _Open(heading=self.heading)


_AWAY: Final = frozenset((LinkKind.PAGE, LinkKind.PICTURE))
_HEADINGS: Final = names("h1 h2 h3 h4 h5 h6")


def _found(tag: _Tag, *, away: bool) -> Iterator[_Found]:
    """What one tag leads to, each address once."""
    seen: set[str] = set()
    title = tag.given.get("title") or tag.given.get("alt") or tag.given.get("download") or ""
    for address, kind in _addresses(tag, away=away):
        address = address.strip()
        if address and address not in seen:
            seen.add(address)
            yield _Found(address, kind, title)


def _addresses(tag: _Tag, *, away: bool) -> Iterator[tuple[str, LinkKind]]:
    given = tag.given
    if tag.name in ("a", "area"):
        yield from _of_anchor(given)
    elif tag.name in ("iframe", "frame"):
        yield from _of_frame(given)
    elif tag.name == "embed" and leads_to_file(given.get("src", "")):
        yield given["src"], LinkKind.EMBED
    elif tag.name == "object" and leads_to_file(given.get("data", "")):
        yield given["data"], LinkKind.OBJECT
    elif tag.name == "img":
        yield from _of_picture(given, away=away)
        return
    elif tag.name == "script":
        yield from ((address, LinkKind.SCRIPT) for address in _in_script(tag.content))
    elif tag.name in ("input", "param") and DOCUMENT.search(given.get("value", "")):
        yield given["value"], LinkKind.DATA
    for name in _DATA:
        if name in given and leads_to_file(given[name]) and tag.name not in ("iframe", "frame"):
            yield given[name], LinkKind.DATA
    if "onclick" in given:
        yield from ((address, LinkKind.SCRIPT) for address in _in_script(given["onclick"]))


def _of_anchor(given: Mapping[str, str]) -> Iterator[tuple[str, LinkKind]]:
    address = given.get("href", "").strip()
    if address.lower().startswith("javascript:"):
        yield from ((found, LinkKind.SCRIPT) for found in _in_script(address))
    elif leads_somewhere(address):
        kind = kind_of_address(address)
        if "download" in given or given.get("appendix", "").lower() == "true":
            kind = LinkKind.FILE
        yield address, kind


def _of_frame(given: Mapping[str, str]) -> Iterator[tuple[str, LinkKind]]:
    address = next((given[n] for n in ("src", *_DATA) if leads_somewhere(given.get(n))), "")
    if not address or _size(given, "width") in (0, 1) or _size(given, "height") in (0, 1):
        return
    if not leads_to_file(address):
        yield address, LinkKind.FRAMED_PAGE
    elif is_viewer(address):
        yield address, LinkKind.VIEWER
    else:
        yield address, LinkKind.FRAME


def _of_picture(given: Mapping[str, str], *, away: bool) -> Iterator[tuple[str, LinkKind]]:
    """A picture, unless it is too small to be read or leads to another page."""
    address = next((given[n] for n in (*_LAZY, "src") if leads_somewhere(given.get(n))), "")
    sizes = (_size(given, "width"), _size(given, "height"))
    if not address or away or any(s is not None and s < _SMALLEST_PICTURE for s in sizes):
        return
    yield address, LinkKind.PICTURE


def _size(given: Mapping[str, str], name: str) -> int | None:
    """A size in pixels; ``None`` where it is a share of the page, or not given."""
    number = re.fullmatch(r"([0-9]{1,5})(?:px)?", given.get(name, "").strip())
    return int(number[1]) if number else None


def _in_script(code: str) -> Iterator[str]:
    """The files that quoted strings of a script name: ``window.open('/upload/2024/1.pdf')``."""
    for found in _QUOTED.finditer(code):
        text = (found[1] or found[2]).strip()
        if leads_to_file(text) and not re.search(r"[<>\s{}]|\.js\b|\.css\b", text):
            yield text
