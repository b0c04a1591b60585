"""A second look at a text: its lines, and the links that Markdown keeps."""

from __future__ import annotations

import re
from typing import Final

from govinfo_parse.document import Link, LinkKind, PageLine
from govinfo_parse.limits import MAX_TEXT
from govinfo_parse.readers.addresses import kind_of_address, leads_somewhere

_LINK: Final = re.compile(r"(!?)\[([^\[\]\n]{0,300})\]\(\s*<?([^()\s<>]{1,1000})>?[^()\n]{0,200}\)")
_HEADING: Final = re.compile(r"(#{1,6})\s+")


def look_at_text(text: str) -> tuple[PageLine, ...]:
    """The lines of a text that hold anything; ``[报告.pdf](/upload/1.pdf)`` is a link."""
    lines = (line.strip() for line in text[:MAX_TEXT].splitlines())
    return tuple(_line(line) for line in lines if line)


def _line(raw: str) -> PageLine:
    heading = _HEADING.match(raw)
    text = raw[heading.end() :] if heading else raw
    links = tuple(
        Link(address, shown.strip(), LinkKind.PICTURE if mark else kind_of_address(address))
        for mark, shown, address in _LINK.findall(text)
        if leads_somewhere(address)
    )
    return PageLine(
        _LINK.sub(lambda found: found[2], text),
        _LINK.sub(" ", text).strip() if links else text,
        len(heading[1]) if heading else 0,
        links,
    )
