"""Files, folders, globs, zip and tar archives and .gz files as a stream of named bytes.

Nothing is unpacked to disk, and no more than one member is in memory at a time. What cannot be
read is an input with an error, so that it is told and not lost.
"""

from __future__ import annotations

import glob
import gzip
import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from govinfo_parse.errors import (
    DamagedDocument,
    DocumentTooLarge,
    GovinfoParseError,
    InputNotFound,
    UnreadableInput,
    UnsupportedFormat,
)
from govinfo_parse.limits import MAX_BYTES

_ENCODINGS = ("utf-8", "gb18030")
_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_TAR_ENDS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_BROKEN = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error)


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or a member of an archive (``reports.zip!/2021/a.html``): its bytes, or why not."""

    source: str
    data: bytes = b""
    error: GovinfoParseError | None = None


def read_inputs(
    names: Iterable[str | os.PathLike[str]], *, leave: Path | None = None
) -> Iterator[Input]:
    """Every report that the names lead to, in a settled order; each file once.

    Folders are walked without following links; hidden files are passed over, and so is what
    lies below ``leave`` (the dataset itself). A name with ``*``, ``?`` or ``[`` that is no file
    is a glob.
    """
    seen: set[str] = set()
    for path in _files(names):
        key = os.path.realpath(path)
        if key in seen or (leave is not None and Path(key).is_relative_to(leave)):
            continue
        seen.add(key)
        yield from _open(path)


def _files(names: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
    for given in names:
        name = os.fspath(given)
        if os.path.isdir(name):
            yield from _walk(name)
        elif not os.path.exists(name) and glob.has_magic(name):
            found = sorted(glob.glob(name, recursive=True))
            yield from (f for f in found if not os.path.isdir(f)) if found else (name,)
        else:
            yield name


def _walk(folder: str) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (os.path.join(where, f) for f in sorted(files) if not f.startswith("."))


def _open(path: str) -> Iterator[Input]:
    try:
        if not os.path.exists(path):
            yield Input(path, error=InputNotFound("there is no such file", source=path))
        elif path.lower().endswith(_TAR_ENDS):
            yield from _tar(path)
        elif path.lower().endswith(".gz"):
            with gzip.open(path) as file:
                yield _checked(path, file)
        elif _is_archive(path):
            yield from _zip(path)
        else:
            with open(path, "rb") as file:
                yield _checked(path, file)
    except (*_BROKEN, tarfile.TarError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield Input(path, error=UnreadableInput(f"the file cannot be read: {reason}", source=path))


def _checked(source: str, file: IO[bytes] | gzip.GzipFile) -> Input:
    """What a file holds, never more than a report may."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Input(source, error=DocumentTooLarge(f"more than {MAX_BYTES} bytes", source=source))
    return Input(source, data)


def _is_archive(path: str) -> bool:
    """A zip file that is no Word file, whatever it is called."""
    with open(path, "rb") as file:
        if file.read(2) != b"PK":
            return False
    if not zipfile.is_zipfile(path):
        return path.lower().endswith(".zip")
    with zipfile.ZipFile(path) as archive:
        return "[Content_Types].xml" not in archive.namelist()


def _zip(path: str) -> Iterator[Input]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            name = _name(member)
            if member.is_dir() or _is_side(name):
                continue
            source = f"{path}!/{name}"
            if member.flag_bits & _ENCRYPTED_FLAG:
                error = UnreadableInput("the member is encrypted", source=source)
                yield Input(source, error=error)
                continue
            try:
                with archive.open(member) as file:
                    yield _member(source, file)
            except (*_BROKEN, zipfile.BadZipFile) as error:
                yield Input(
                    source, error=DamagedDocument(f"in the archive: {error}", source=source)
                )


def _name(member: zipfile.ZipInfo) -> str:
    """Chinese Windows writes GBK names into zip files without saying so."""
    if member.flag_bits & _UTF8_FLAG:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _tar(path: str) -> Iterator[Input]:
    with tarfile.open(path, "r|*") as archive:
        for member in archive:
            if member.isdir() or _is_side(member.name):
                continue
            source = f"{path}!/{member.name}"
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
    found = _checked(source, file)
    if source.lower().endswith((".zip", ".gz", *_TAR_ENDS)) and found.error is None:
        error = UnsupportedFormat("an archive inside an archive is not opened", source=source)
        return Input(source, error=error)
    return found
