"""Web archives (WARC, ISO 28500): the pages and files that a crawler was answered with.

The address and the charset come from the record and its HTTP header. Images, scripts and the
like are no reports and passed over, and so are redirects and records of unchanged pages.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from typing import IO, TYPE_CHECKING, Final

from govinfo_parse.archive.containers import Input, checked
from govinfo_parse.errors import DamagedDocument, UnreadableInput

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_GZIP: Final = b"\x1f\x8b"
_BLOCK: Final = 1024 * 1024
_FETCHED: Final = ("http://", "https://", "ftp://", "file://")
"""Crawlers also note their own doings (``metadata://…/wget.log``, ``dns:…``)."""
_NO_REPORTS: Final = ("image/", "font/", "audio/", "video/", "text/css", "application/font")


class _Inflated:
    """What a compressed file holds, whether each record was compressed or the file as a whole.

    Gives what there is, so that a file that is cut off loses its last record alone.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = gzip.GzipFile(fileobj=file)

    def read(self, size: int = -1) -> bytes:
        return self._file.read1(size)


def read_warc(path: str, file: IO[bytes]) -> Iterator[Input]:
    """Every document that a WARC file holds; the file is read as a stream."""
    from warcio.archiveiterator import ArchiveIterator

    start = file.read(2)
    file.seek(0)
    for record in ArchiveIterator(_Inflated(file) if start == _GZIP else file):
        if record.rec_type in ("response", "resource"):
            found = _document(path, record)
            if found is not None:
                yield found


def _document(path: str, record: ArcWarcRecord) -> Input | None:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    source = f"{path}!/{url}"
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    kind, charset = _content_type(headers)
    if status.startswith("3") or _is_no_report(kind) or not url.startswith(_FETCHED):
        return None
    if not status.startswith("2"):
        error = UnreadableInput(f"the server answered {status}", source=source)
        return Input(source, error=error, url=url)
    try:
        found = replace(checked(source, record.content_stream()), url=url, charset=charset)
        damage = _cut_off(record)
    except Exception as error:  # the library raises Exception itself for unknown encodings
        damage = str(error)
    if damage is None:
        return found
    broken = DamagedDocument(f"in the archive: {damage}", source=source)
    return Input(source, error=broken, url=url)


def _cut_off(record: ArcWarcRecord) -> str | None:
    """Why a record is less than what the server sent: half a page would be read as a whole one."""
    truncated = record.rec_headers.get_header("WARC-Truncated")
    if truncated:
        return f"the crawler kept a part only ({truncated})"
    while record.raw_stream.read(_BLOCK):
        pass
    return "the record is cut off" if getattr(record.raw_stream, "limit", 0) > 0 else None


def _content_type(headers: object) -> tuple[str, str | None]:
    value = headers.get_header("Content-Type") if headers else None  # type: ignore[attr-defined]
    message = Message()
    message["Content-Type"] = value or "application/octet-stream"
    return message.get_content_type(), message.get_content_charset()


def _is_no_report(kind: str) -> bool:
    return kind.startswith(_NO_REPORTS) or "javascript" in kind
