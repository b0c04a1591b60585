"""HTML that a page or file only carries: in JSON, in scripts, escaped in a <textarea>.

Seen in the wild: ``<td colspan=\\"5\\" nowrap=\\"nowrap\\"`` (the backslashes of a JSON
string left in), ``{"content":"\\u003ctable\\u003e…"}``, ``&lt;table&gt;`` in a
<textarea> that a script turns into the article, ``<input type=hidden value="&lt;table…">``,
articles in a ``<template>``, in a comment, in a ``data-content`` attribute, escaped twice.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from selectolax.lexbor import LexborHTMLParser

TAG: Final = re.compile(
    r"(?:<|\\u003c|\\x3c|&(?:amp;)*(?:lt|#60|#x3c);)\\*/?"
    r"(html|head|body|table|tbody|tr|td|th|div|p|span|font|h[1-6]|ul|ol|li"
    r"|pre|center|section|article|strong|br)\b",
    re.IGNORECASE,
)
"""A known tag, in any of the escapes in which it may come."""

_REAL_TAG: Final = re.compile(r"<(?:table|t[drh]|p|div|span|br|h[1-6]|li)\b[^<>]*>", re.IGNORECASE)
_ESCAPED_MARKUP: Final = re.compile(r"""=\\+["']|<\\+/""")
_SCRIPT_START: Final = re.compile(
    r"\s*(?:/\*|//|[\[{(\"'`]|(?:var|let|const|window|document|module|return|function)\b"
    r"|[\w.$]{1,60}\s*(?:\+?=|[(\[]))",
    re.ASCII,
)
# A literal that is not closed ends with the text (or line): looking for its end again
# from each quotation mark inside of it would be quadratic.
_LITERAL: Final = re.compile(
    r'"([^"\\]*+(?:\\.[^"\\]*+)*+)(?:"|\\?\Z)'
    r"|'([^'\\\n]*+(?:\\.[^'\\\n]*+)*+)(?:'|(?=\n)|\\?\Z)"
    r"|`([^`\\]*+(?:\\.[^`\\]*+)*+)(?:`|\\?\Z)",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_SIMPLE_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "\f", "0": "", "\n": ""}

_SEARCHED: Final = 4_000_000
_MOST_CARRIED: Final = 4
_LEAST_CARRIED: Final = 200
"""Characters: an article with tables has more, a condition for an old browser has less."""
_LONG_VALUE: Final = re.compile(r"""=\s*(?:"([^"]{200,}+)"|'([^']{200,}+)')""")
_ESCAPE_OF_TAG: Final = re.compile(r"&(?:amp;)*(?:lt|#60|#x3c);", re.IGNORECASE)
_ESCAPED_TAG: Final = re.compile(
    r"&(?:amp;)*(?:lt|#60|#x3c);(?:/?(?:table|t[drh]|p|div|span|br|h[1-6]|li)\b|!--)", re.IGNORECASE
)
_ROUNDS: Final = 4


def expose(text: str) -> str:
    """The HTML inside of a text, which is the text itself where it is HTML already."""
    for _ in range(_ROUNDS):
        inner = _unwrap(text)
        if inner is None:
            break
        text = inner
    return text


def carried(text: str) -> Iterator[str]:
    """Texts that a page carries without showing them, where they hold tags; largest first."""
    text = text[:_SEARCHED]
    tree = LexborHTMLParser(text)
    found: list[str] = []
    for node in tree.css("script, textarea, xmp, noframes, noembed"):
        content = node.text(deep=True)
        if _has_tags(content):
            literal = _literal_with_tags(content) if node.tag == "script" else None
            found.append(literal or content)
    found += (node.inner_html or "" for node in tree.css("noscript"))
    found += (node.attributes.get("srcdoc") or "" for node in tree.css("iframe"))
    if _ESCAPED_TAG.search(text):
        found.append(_unescaped(text))
    found += _between(text, "<template", "</template>")
    found += _between(text, "<!--", "-->")
    found += _values(text)
    candidates = [content for content in map(expose, found) if _REAL_TAG.search(content)]
    yield from sorted(candidates, key=len, reverse=True)[:_MOST_CARRIED]


def _unescaped(text: str) -> str:
    """A page whose article is shown as tags, with these made real; also if escaped twice."""
    for _ in range(_ROUNDS):
        text = html.unescape(text)
        if not _ESCAPED_TAG.search(text):
            break
    return text


def _between(text: str, start: str, end: str) -> Iterator[str]:
    """What stands between two marks, where it holds tags: a template, a comment."""
    at = text.find(start)
    while at >= 0:
        close = text.find(end, at)
        if close < 0:
            return
        content = text[at + len(start) : close]
        if len(content) >= _LEAST_CARRIED and _has_tags(content):
            yield content
        at = text.find(start, close)


def _values(text: str) -> Iterator[str]:
    """Attribute values that hold tags: ``<input type=hidden value="&lt;table&gt;…">``."""
    for found in _LONG_VALUE.finditer(text):
        value = found[1] or found[2]
        if _has_tags(value):
            yield html.unescape(value)


def _has_tags(text: str) -> bool:
    return next(islice(TAG.finditer(text, 0, _SEARCHED), 1, None), None) is not None


def unescape_script(text: str) -> str:
    r"""Undo the escapes of a JSON or JavaScript string.

    >>> unescape_script(r'\u003ctd colspan=\"5\"\u003e<\/td>')
    '<td colspan="5"></td>'
    """
    if "\\" not in text:
        return text
    text = _ESCAPE.sub(_unescape_one, text)
    # Characters outside the basic plane come as two escapes, to be made one character.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _unescape_one(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code:
        return chr(int(code, 16))
    return _SIMPLE_ESCAPES.get(found[3], found[3])


def _unwrap(text: str) -> str | None:
    """One layer less, or ``None`` if there is none left."""
    start = text[:200].lstrip("\ufeff \t\r\n")
    if not start.startswith("<") and _SCRIPT_START.match(start):
        literal = _literal_with_tags(text)
        if literal is not None:
            return literal
    is_fragment = start.startswith(("<", "\\")) and "\\" in text and "<script" not in text
    if is_fragment and _ESCAPED_MARKUP.search(text):
        return unescape_script(text)
    if not _REAL_TAG.search(text, 0, _SEARCHED) and _has_tags(text):
        if _ESCAPE_OF_TAG.search(text):
            return html.unescape(text)
        return unescape_script(text)
    return None


def _literal_with_tags(text: str) -> str | None:
    """The largest string literal that holds tags, or all of them where none is the bulk."""
    literals = [
        literal
        for literal in map(_content, _LITERAL.finditer(text[:_SEARCHED]))
        if len(literal) > 3 and TAG.search(literal)
    ]
    if not literals:
        return None
    largest = max(literals, key=len)
    if 2 * len(largest) < sum(map(len, literals)):
        # `html += "<tr>…"`, line after line
        largest = "\n".join(literals)
    return unescape_script(largest)


def _content(found: re.Match[str]) -> str:
    return found[found.lastindex or 0]
