"""The MHTML reader: a page saved by a browser as one file (.mht, .mhtml).

The page is the root part of the message; pages in frames are parts of their own and are put
back into their frames.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from govinfo_parse.document import Document
from govinfo_parse.errors import DamagedDocument
from govinfo_parse.readers.encoding import Decoded, decode
from govinfo_parse.readers.html import read_html_text

if TYPE_CHECKING:
    from email.message import Message

_HEAD: Final = 4_096
_HEADERS: Final = re.compile(rb"\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_TYPE: Final = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)\b",
    re.IGNORECASE | re.MULTILINE,
)
_FRAME: Final = re.compile(
    r"""<i?frame\b[^<>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')[^<>]*>(?:\s*</i?frame>)?""",
    re.IGNORECASE,
)
_FRAME_SET: Final = re.compile(r"<frameset\b", re.IGNORECASE)


def looks_like_mhtml(data: bytes) -> bool:
    """Whether the bytes begin with the headers of a message that holds a page."""
    headers = _HEADERS.match(data[:_HEAD])
    return headers is not None and _TYPE.search(headers[0]) is not None


def read_mhtml(data: bytes) -> Document:
    """Read the page of a message. Raises ``DamagedDocument`` where it holds none."""
    import email

    try:
        pages = [p for p in email.message_from_bytes(data).walk() if _is_page(p)]
    except (RecursionError, ValueError, LookupError) as error:
        raise DamagedDocument(f"the MHTML file is broken: {error}") from error
    if not pages:
        raise DamagedDocument("the MHTML file holds no page")
    root, *frames = map(_decoded, pages)
    texts = {
        address: number for number, page in enumerate(pages[1:]) for address in _addresses(page)
    }
    base = str(pages[0].get("Content-Location", "")).strip()
    text = _with_frames(root.text, base, texts, [frame.text for frame in frames])
    return read_html_text(text, root.encoding, root.notes)


def _is_page(part: Message) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def _decoded(page: Message) -> Decoded:
    data = page.get_payload(decode=True)
    return decode(data if isinstance(data, bytes) else b"", page.get_content_charset())


def _addresses(page: Message) -> list[str]:
    """What a frame may call a part: its number in the message, or its address."""
    number = str(page.get("Content-ID", "")).strip().strip("<>")
    address = str(page.get("Content-Location", "")).strip()
    return [a for a in (f"cid:{number}" if number else "", address) if a]


def _with_frames(text: str, base: str, places: Mapping[str, int], frames: list[str]) -> str:
    """The page with each frame's own page written into it, each once.

    A set of frames shows nothing but them: they take its place.
    """
    filled: list[str] = []

    def fill(frame: re.Match[str]) -> str:
        address = frame[1] or frame[2] or ""
        number = places.get(address, places.get(urljoin(base, address)))
        if number is None or not frames[number]:
            return frame[0]
        inner, frames[number] = frames[number], ""
        filled.append(f"<div>{_with_frames(inner, base, places, frames)}</div>")
        return filled[-1]

    whole = _FRAME.sub(fill, text)
    return "".join(filled) if filled and _FRAME_SET.search(text) else whole
