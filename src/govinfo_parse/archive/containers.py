"""What is inside a file: one report, or the members of a zip, tar or WARC archive.

Nothing is unpacked to disk, and no more than one member is in memory at a time. What cannot be
read is an input with an error, so that it is told and not lost.
"""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import IO, Final

from govinfo_parse.errors import (
    DamagedDocument,
    DocumentTooLarge,
    GovinfoParseError,
    UnreadableInput,
    UnsupportedFormat,
)
from govinfo_parse.limits import MAX_BYTES

_ENCODINGS: Final = ("utf-8", "gb18030")
_UTF8_FLAG: Final = 0x800
_ENCRYPTED_FLAG: Final = 0x1
_TAR_ENDS: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_WARC_ENDS: Final = (".warc", ".warc.gz")
BROKEN: Final = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    zlib.error,
    tarfile.TarError,
    zipfile.BadZipFile,
)
"""What the readers of archives raise for archives that are broken."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or a member of an archive (``reports.zip!/2021/a.html``): its bytes, or why not.

    ``url`` and ``charset`` are what a crawler noted of a page; ``given`` what a list says of it.
    """

    source: str
    data: bytes = b""
    error: GovinfoParseError | None = None
    url: str | None = None
    charset: str | None = None
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def open_container(source: str, file: IO[bytes]) -> Iterator[Input]:
    """Every report in a file that was opened to be read; ``file`` can seek."""
    name = source.lower()
    if name.endswith(_TAR_ENDS):
        yield from _tar(source, file)
    elif name.endswith(_WARC_ENDS):
        from govinfo_parse.archive.warc import read_warc

        yield from read_warc(source, file)
    elif name.endswith(".gz"):
        with gzip.open(file) as inner:
            yield checked(source, inner)
    elif _is_archive(name, file):
        yield from _zip(source, file)
    else:
        yield checked(source, file)


def members_of(path: str) -> int | None:
    """How many reports a file seems to hold; ``None`` where only reading it would tell."""
    name = path.lower()
    if name.endswith((*_TAR_ENDS, *_WARC_ENDS)):
        return None
    if not name.endswith(".zip"):
        return 1
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(1 for _ in _zip_members(archive))
    except BROKEN:
        return 1


def checked(source: str, file: IO[bytes] | gzip.GzipFile) -> Input:
    """What a file holds, never more than a report may."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Input(source, error=DocumentTooLarge(f"more than {MAX_BYTES} bytes", source=source))
    return Input(source, data)


def _is_archive(name: str, file: IO[bytes]) -> bool:
    """A zip file that is no Word file, whatever it is called."""
    start = file.read(2)
    file.seek(0)
    if start != b"PK":
        return False
    whole = zipfile.is_zipfile(file)
    file.seek(0)
    if not whole:
        return name.endswith(".zip")
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
    file.seek(0)
    return "[Content_Types].xml" not in names


def _zip_members(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    for member in archive.infolist():
        name = _name(member)
        if not (member.is_dir() or _is_side(name)):
            yield member, name


def _zip(path: str, whole: IO[bytes]) -> Iterator[Input]:
    with zipfile.ZipFile(whole) as archive:
        for member, name in _zip_members(archive):
            source = f"{path}!/{name}"
            if member.flag_bits & _ENCRYPTED_FLAG:
                error = UnreadableInput("the member is encrypted", source=source)
                yield Input(source, error=error)
                continue
            try:
                with archive.open(member) as file:
                    found = _member(source, file)
            except BROKEN as error:
                damage = DamagedDocument(f"in the archive: {error}", source=source)
                found = Input(source, error=damage)
            yield found


def _name(member: zipfile.ZipInfo) -> str:
    """Chinese Windows writes GBK names into zip files without saying so."""
    if member.flag_bits & _UTF8_FLAG:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    return _decoded(raw)


def readable(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 are GBK, as Chinese Windows writes it."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return _decoded(name.encode("utf-8", "surrogateescape"))
    return name


def _decoded(raw: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def _tar(path: str, whole: IO[bytes]) -> Iterator[Input]:
    with tarfile.open(fileobj=whole, mode="r|*", encoding="utf-8") as archive:
        for member in archive:
            if member.isdir() or _is_side(member.name):
                continue
            source = f"{path}!/{readable(member.name)}"
            file = archive.extractfile(member) if member.isreg() else None
            if file is None:
                error = UnsupportedFormat("a link or a device in an archive", source=source)
                yield Input(source, error=error)
            else:
                yield _member(source, file)


def _is_side(name: str) -> bool:
    """Hidden files and what a Mac lays beside each file."""
    parts = name.replace("\\", "/").split("/")
    return any((p.startswith(".") and p not in (".", "..")) or p == "__MACOSX" for p in parts)


def _member(source: str, file: IO[bytes]) -> Input:
    found = checked(source, file)
    if source.lower().endswith((".zip", ".gz", *_TAR_ENDS, *_WARC_ENDS)) and found.error is None:
        error = UnsupportedFormat("an archive inside an archive is not opened", source=source)
        return Input(source, error=error)
    return found
