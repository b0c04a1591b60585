"""Looks at a PDF file's bytes before any library unpacks them: is it a bomb?"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Set
from typing import Final

from govinfo_parse.errors import DocumentTooLarge
from govinfo_parse.limits import MAX_INFLATED

_STREAM: Final = re.compile(rb"stream\r?\n")
_FLATE: Final = re.compile(rb"/(?:FlateDecode|Fl)\b")
_OBJECT: Final = re.compile(
    rb"(?<![0-9])([0-9]{1,9}) [0-9]{1,5} obj\b(.{0,4096}?)(stream|endobj)", re.DOTALL
)
_FORM: Final = re.compile(rb"/Subtype\s*/Form\b")
_REFERENCE: Final = re.compile(rb"([0-9]{1,9})\s+[0-9]{1,5}\s+R\b")
_DRAW: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_NAMED: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+([0-9]{1,9})\s+[0-9]{1,5}\s+R\b")
_LEVELS: Final = 2
_DEEPEST: Final = 40
_MOST_DRAWN: Final = 100_000
_HEAD: Final = 2_048
_CHUNK: Final = 1 << 16
_SMALL: Final = 1 << 12


def refuse_bombs(data: bytes) -> None:
    """Raise :class:`DocumentTooLarge` where the streams unpack to more than the limit.

    Only what could be too much is unpacked, piece by piece, and thrown away.
    """
    _refuse_nested_forms(data)
    total = 0
    for match in _STREAM.finditer(data):
        start = match.end()
        head = data[max(0, match.start() - _HEAD) : match.start()]
        head = head[head.rfind(b"obj") + 3 :]
        layers = len(_FLATE.findall(head))
        if not layers:
            continue
        end = data.find(b"endstream", start)
        size = (end if end >= 0 else len(data)) - start
        if layers == 1 and size < _SMALL:
            total += size * 8
            continue
        total += _unpacked(data[start : start + size], layers, MAX_INFLATED - total)
        if total > MAX_INFLATED:
            raise DocumentTooLarge(
                f"the streams of the PDF file unpack to more than {MAX_INFLATED} bytes"
            )


def _refuse_nested_forms(data: bytes) -> None:
    """Refuse forms that draw forms that draw forms, each many times, or themselves.

    A page of a report draws a handful; ten levels of ten are ten thousand million.
    """
    if data.count(b"/Form") < 2:
        return
    heads = {int(m[1]): m for m in _OBJECT.finditer(data)}
    forms = {n: m for n, m in heads.items() if b"/Form" in m[2] and _FORM.search(m[2])}
    if len(forms) < 2:
        return
    drawn = {number: _drawn(data, form, heads, forms.keys()) for number, form in forms.items()}
    sizes: dict[int, int] = {}

    def size(form: int, above: frozenset[int]) -> int:
        if form in above or len(above) > _DEEPEST:
            return _MOST_DRAWN + 1
        if form not in sizes:
            inside = above | {form}
            parts = (count * size(inner, inside) for inner, count in drawn[form].items())
            sizes[form] = min(1 + sum(parts), _MOST_DRAWN + 1)
        return sizes[form]

    if any(size(form, frozenset()) > _MOST_DRAWN for form in forms):
        raise DocumentTooLarge("forms of the PDF file draw each other without end")


def _drawn(
    data: bytes, form: re.Match[bytes], heads: dict[int, re.Match[bytes]], forms: Set[int]
) -> Counter[int]:
    """Which forms a form draws and how often; one that its resources only name is not drawn."""
    names = Counter(_DRAW.findall(_content(data, form)))
    if not names:
        return Counter()
    resources = form[2]
    for _ in range(_LEVELS):
        numbers = {int(number) for number in _REFERENCE.findall(resources)}
        more = [heads[n][2] for n in numbers if n in heads and heads[n][3] != b"stream"]
        resources = b" ".join([form[2], *more])
    targets = {name: int(number) for name, number in _NAMED.findall(resources)}
    found: Counter[int] = Counter()
    for name, count in names.items():
        # A name that cannot be followed may be any form that is mentioned.
        there = {targets[name]} if name in targets else set(targets.values())
        for target in there & forms:
            found[target] += count
    return found


def _content(data: bytes, form: re.Match[bytes]) -> bytes:
    start = form.end()
    end = data.find(b"endstream", start)
    content = data[start:end].lstrip(b"\r\n")
    if not _FLATE.search(form[2]):
        return content
    unpacker = zlib.decompressobj()
    found = bytearray()
    try:
        for at in range(0, len(content), _SMALL):
            found += unpacker.decompress(content[at : at + _SMALL], (1 << 20) - len(found) + 1)
            if len(found) > 1 << 20:
                break
    except zlib.error:
        pass  # the libraries read as far, too
    return bytes(found)


def _unpacked(data: bytes, layers: int, limit: int) -> int:
    """How many bytes a stream unpacks to; counting stops over the limit."""
    unpackers = [zlib.decompressobj() for _ in range(layers)]
    total = 0
    try:
        for at in range(0, len(data), _CHUNK):
            piece = data[at : at + _CHUNK]
            while piece:
                out = unpackers[0].decompress(piece, _CHUNK * 16)
                piece = unpackers[0].unconsumed_tail
                for other in unpackers[1:]:
                    out = other.decompress(out, max(1, limit - total + 1))
                total += len(out)
                if total > limit or unpackers[0].eof:
                    return total
    except zlib.error:
        pass  # pads and damage; the libraries stop here as well
    return total
