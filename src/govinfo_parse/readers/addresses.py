"""What an address leads to, as far as it tells: a file, a picture, another page."""

from __future__ import annotations

import re
from typing import Final

from govinfo_parse.document import LinkKind

DOCUMENT: Final = re.compile(
    r"\.(?:pdf|docx?|wps|ofd|ceb|rtf|xlsx?|et|pptx?|zip|rar|7z)(?=$|[?#&;@!])", re.IGNORECASE
)
"""A file of text, a sheet, or an archive of these."""
_PROGRAM: Final = re.compile(
    r"(?:down|attach|annex|fujian|(?:get|view|open|show)file)[^/?]*(?:/[^/?]*)?\?", re.IGNORECASE
)
_VIEWER: Final = re.compile(r"[?&](?:file|pdf|url|src)=[^&]", re.IGNORECASE)
_PICTURE: Final = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp|tiff?)(?=$|[?#&;@!])", re.IGNORECASE)
_NOWHERE: Final = re.compile(r"#|javascript:|mailto:|tel:|data:|about:", re.IGNORECASE)


def leads_to_file(address: str) -> bool:
    """Whether an address is a file's, or that of a program that hands one out.

    >>> leads_to_file("./P0202401.pdf"), leads_to_file("/module/download/downfile.jsp?classid=0")
    (True, True)
    >>> leads_to_file("./t20240110_1.html")
    False
    """
    return DOCUMENT.search(address) is not None or _PROGRAM.search(address) is not None


def leads_somewhere(address: str | None) -> bool:
    """Whether an address is one, and not a place of the same page or a script."""
    return bool(address) and not _NOWHERE.match(address or "")


def is_viewer(address: str) -> bool:
    """Whether an address is a viewer's that is told what to show (``viewer.html?file=…``)."""
    return _VIEWER.search(address) is not None and DOCUMENT.search(address) is not None


def kind_of_address(address: str) -> LinkKind:
    """What a plain link leads to."""
    if is_viewer(address) and "viewer" in address.lower():
        return LinkKind.VIEWER
    if leads_to_file(address):
        return LinkKind.FILE
    return LinkKind.PICTURE if _PICTURE.search(address) else LinkKind.PAGE
