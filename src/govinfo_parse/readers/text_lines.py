"""Lines of a text file, and what a single line tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

PIPES: Final = "|｜¦│┃║"
_PIPE: Final = re.compile(f"[{PIPES}]")
_RULE: Final = re.compile(r"^[\s|+:\-=─━┌┬┐├┼┤└┴┘═╔╦╗╠╬╣╚╩╝]+$")
_DASH: Final = re.compile(r"[-=─━═]{2,}")
_PAGE_MARK: Final = re.compile(
    r"^\s*(?:[-—–－]\s*[0-9]{1,3}\s*[-—–－]|第\s*[0-9]{1,3}\s*页(?:\s*[,，/]?\s*共\s*[0-9]{1,3}\s*页)?"
    r"|(?:Page|PAGE|page)\s*[0-9]{1,3}(?:\s*(?:of|/)\s*[0-9]{1,3})?|[0-9]{1,3}\s*/\s*[0-9]{1,3}\s*页?)\s*$"
)
_BOLD: Final = re.compile(r"\*\*([^*\n]+)\*\*")
_ESCAPED: Final = re.compile(r"(?<=[0-9])\\\.(?=[0-9])")
_BREAK: Final = re.compile(r"\r\n?|\n|\x0b|\x0c|\x85|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: ``text`` without its outer white space, ``raw`` as it stands, counted from 1."""

    text: str
    raw: str
    number: int
    pipes: int
    blank_cell: bool
    """White space and nothing else: an empty line holds not even that."""


def raw_lines(text: str) -> list[str]:
    """The lines of a text as they stand, as they are counted."""
    return _BREAK.split(text)


def split_lines(text: str) -> list[Line]:
    """The lines of a text, each kind of pipe and box bar written as ``|``."""
    lines = []
    for number, raw in enumerate(raw_lines(text), start=1):
        if "|" not in raw and _PIPE.search(raw):
            raw = _PIPE.sub("|", raw)
        if "**" in raw or "\\." in raw:
            raw = _ESCAPED.sub(".", _BOLD.sub(r"\1", raw))
        if raw.startswith(">") and "|" in raw:
            raw = raw.lstrip("> ")
        bare = raw.strip(" \t\xa0\u3000\u200b\ufeff")
        lines.append(Line(bare, raw, number, bare.count("|"), not bare and bool(raw)))
    return [replace(line, blank_cell=False) for line in lines] if _interleaved(lines) else lines


def _interleaved(lines: list[Line]) -> bool:
    """Whether white space stands after most lines: indented markup, not empty cells."""
    filled = [at for at, line in enumerate(lines[:-1]) if line.text]
    after = sum(1 for at in filled if lines[at + 1].blank_cell)
    return len(filled) >= _MANY and after > 0.6 * len(filled)


_MANY: Final = 20


def is_rule(text: str) -> bool:
    """``|---|:--:|``, ``+----+``, ``├──┼──┤``: drawn lines, without any content."""
    return _RULE.match(text) is not None and _DASH.search(text) is not None


def is_page_mark(text: str) -> bool:
    """``- 4 -``, ``第 4 页 共 10 页``: the number of a printed page."""
    return _PAGE_MARK.match(text) is not None
