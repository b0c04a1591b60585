"""Looks at a PDF file's bytes before any library unpacks them: is it a bomb?"""

from __future__ import annotations

import re
import zlib
from typing import Final

from govinfo_parse.errors import DocumentTooLarge
from govinfo_parse.limits import MAX_INFLATED

_STREAM: Final = re.compile(rb"stream\r?\n")
_FLATE: Final = re.compile(rb"/(?:FlateDecode|Fl)\b")
_HEAD: Final = 2_048
_RATIO: Final = 1_032
"""Deflate packs at most this much into a byte."""
_CHUNK: Final = 1 << 16
_SMALL: Final = 1 << 12


def refuse_bombs(data: bytes) -> None:
    """Raise :class:`DocumentTooLarge` where the streams unpack to more than the limit.

    Only what could be too much is unpacked, piece by piece, and thrown away.
    """
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
                    out = other.decompress(out, limit + 1)
                total += len(out)
                if total > limit:
                    return total
    except zlib.error:
        pass  # pads and damage; the libraries stop here as well
    return total
