"""HTML to a flat list of text and tags, in the tree that a browser would build.

Lexbor builds the tree (omitted end tags, misnested tables, foster parenting) and
writes it out again. What it writes is regular: every element closed, ``<`` and ``>``
escaped in text and attribute values. So two string operations of C speed give the
tokens, where walking 5,000 nodes from Python would cost more than parsing did.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from govinfo_parse.limits import MAX_DEPTH, MAX_TEXT

MAX_TAGS: Final = 1_000_000
"""Tags that are parsed of one document: the tree costs about 200 bytes for each."""


def names(text: str) -> frozenset[str]:
    """A set of names, given in one string.

    >>> sorted(names("td th"))
    ['td', 'th']
    """
    return frozenset(text.split())


VOID: Final = names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr"
)
"""Elements that have no end tag."""


# Until it has seen a large block freed, glibc hands each tree's memory back to the kernel
# and gets it again for the next page, which doubles the time of parsing (1.05 ms to .5).
bytearray(8 << 20)

SEPARATOR: Final = "\x01"
"""Stands between the tags of a run of tags."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A page as ``[text, tags, text, tags, …, text]``; tags without their brackets.

    Tags that follow each other without text are one string, as between the cells of
    most pages: ``/p SEPARATOR /td SEPARATOR td width="40" SEPARATOR p``. Such runs recur
    letter by letter, and what they do is worked out only once.

    Text is still escaped (``&amp; &lt; &gt; &nbsp;``). Comments, scripts and style
    sheets are taken out; the style sheets are kept in ``styles``.
    """

    items: list[str]
    styles: tuple[str, ...] = ()
    truncated: bool = False


def tokenize(text: str) -> Tokens:
    """The tokens of a page, within the limits."""
    html, truncated = regular(text)
    html, styles = _without_raw_text(html)
    if html.count("<") != html.count(">"):
        # <br<br>, a<b in prose: a browser takes the second bracket for a part of the name.
        html = _UNFINISHED.sub(lambda tag: f"<{tag[1].replace('<', ' ')}>", html)
    items = html.replace("><", SEPARATOR).replace(">", "<").split("<")
    if len(html) > MAX_TEXT:
        truncated |= _truncate_text(items)
    return Tokens(items, styles, truncated)


def regular(text: str) -> tuple[str, bool]:
    """A page as lexbor writes it, and whether a limit cut it."""
    if SEPARATOR in text:
        text = text.replace(SEPARATOR, "")
    tags = text.count("<")
    truncated = tags > 2 * MAX_TAGS
    if truncated:
        rest = text.split("<", 2 * MAX_TAGS)[-1]
        text = text[: len(text) - len(rest) - 1]
    if tags > _MANY_TAGS or len(text) > _LONG_TEXT:
        text = _flatten(text)
    return LexborHTMLParser(text).html or "", truncated


def single_tags(items: list[str]) -> list[str]:
    """The same tokens with each tag by itself: ``[text, tag, "", tag, text, …]``."""
    singles = [items[0]]
    for index in range(1, len(items) - 1, 2):
        for tag in items[index].split(SEPARATOR):
            singles += (tag, "")
        singles[-1] = items[index + 1]
    return singles


def name_of(tag: str) -> str:
    """The element's name in a start tag.

    >>> name_of('td colspan="2"')
    'td'
    """
    return tag.partition(" ")[0]


_UNFINISHED: Final = re.compile(r"<([^>]*)>")
_ATTRIBUTE: Final = re.compile(r'(?<!\S)([^\s=]+)="([^"]*)"')


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag.

    >>> attributes('td colspan="2" title="a &amp; b"')
    {'colspan': '2', 'title': 'a & b'}
    """
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def unescape(text: str) -> str:
    """Undo the escapes that lexbor writes; there are no others.

    >>> unescape("&lt;70%&nbsp;&amp;lt;")
    '<70%\\xa0&lt;'
    """
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">")
    return text.replace("&quot;", '"').replace("&amp;", "&")


_RAW_TEXT: Final = re.compile(
    r"<(?:!--|(script|style|iframe|xmp|noembed|noframes|plaintext)(?=[ >])[^<>]*>)"
)


def _without_raw_text(html: str) -> tuple[str, tuple[str, ...]]:
    """Take out what lexbor writes unescaped: comments, scripts, style sheets."""
    pieces: list[str] = []
    styles: list[str] = []
    position = 0
    for found in _RAW_TEXT.finditer(html):
        if found.start() < position:
            continue
        pieces.append(html[position : found.start()])
        end = f"</{found[1]}>" if found[1] else "-->"
        close = html.find(end, found.end())
        if close < 0:
            close = len(html)
        if found[1] == "style" and 'media="print"' not in found[0]:
            styles.append(html[found.end() : close])
        position = close + len(end)
    if not pieces:
        return html, ()
    pieces.append(html[position:])
    return "".join(pieces), tuple(styles)


def _truncate_text(items: list[str]) -> bool:
    """Cut the list, in place, where its text reaches the limit."""
    left = MAX_TEXT
    for index in range(0, len(items), 2):
        left -= len(items[index])
        if left < 0:
            items[index] = items[index][:left]
            del items[index + 1 :]
            return True
    return False


# Parsers that follow the standard are quadratic in places: 100,000 open <div> cost lexbor
# 12 s, as <p> and <div> look through all open elements; ``<p><font size=1></p><p><font
# size=2></p>…`` opens all of the fonts anew in each paragraph; each attribute is compared
# with all others of its tag. Pages of usual size cannot hold enough of that to matter.

_MANY_TAGS: Final = 6_500
_LONG_TEXT: Final = 400_000

_ANY_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)([^<>]*)>")
_IMPLIED_END: Final = names("p li td th tr tbody thead tfoot option dd dt col")
_FORMATTING: Final = names("a b big code em font i nobr s small strike strong tt u")
_MAX_OPEN_FORMATTING: Final = 20
_MAX_ATTRIBUTES: Final = 1_000


def _flatten(text: str) -> str:
    """Leave out the tags of elements that are nested too deeply, keeping their text."""
    return "".join(_flat_pieces(text))


def _flat_pieces(text: str) -> Iterator[str]:
    opened: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    position = 0
    for found in _ANY_TAG.finditer(text):
        closing, name, rest = found.groups()
        name = name.lower()
        if len(rest) > _MAX_ATTRIBUTES and len(rest.split(None, _MAX_ATTRIBUTES)) > _MAX_ATTRIBUTES:
            yield text[position : found.start(3)]
            position = found.end(3)
        if name in VOID or name in _IMPLIED_END:
            continue
        if closing:
            if not dropped[name]:
                opened[name] = max(0, opened[name] - 1)
                continue
            dropped[name] -= 1
        else:
            bound = _MAX_OPEN_FORMATTING if name in _FORMATTING else MAX_DEPTH
            if opened[name] < bound and len(opened) <= MAX_DEPTH:
                opened[name] += 1
                continue
            dropped[name] += 1
        yield text[position : found.start()]
        position = found.end()
    yield text[position:]
