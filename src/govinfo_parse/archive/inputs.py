"""Files, folders, globs and addresses of file systems as a stream of named bytes."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO, Any

from govinfo_parse.archive.containers import Input, members_of, open_container, readable
from govinfo_parse.archive.listing import Named, expand
from govinfo_parse.errors import InputNotFound, UnreadableInput
from govinfo_parse.results.extras import need


@dataclass(frozen=True, slots=True)
class _File:
    """A file that a name led to; ``identity`` is the same for other names of it."""

    source: str
    identity: str
    open: Callable[[], IO[bytes]]


def read_inputs(named: Iterable[Named], *, leave: Path | None = None) -> Iterator[Input]:
    """Every report that the names lead to, in a settled order; each file once.

    Folders are walked without following links; hidden files are passed over, and so is what
    lies below ``leave`` (the dataset itself). A name with ``*``, ``?`` or ``[`` that is no file
    is a glob. A name with ``://`` is the address of a file, folder or glob for fsspec.
    """
    seen: set[str] = set()
    for each in named:
        try:
            for file in _files(each.name):
                if file.identity in seen or _is_below(file.identity, leave):
                    continue
                seen.add(file.identity)
                yield from _with(each.given, _open(file))
        except Exception as error:  # whatever the driver of a file system raises
            yield from _with(each.given, [_unread(each.name, error)])


def count_inputs(inputs: Iterable[str | os.PathLike[str]]) -> int | None:
    """How many inputs there will be; ``None`` where only reading them would tell.

    Raises :class:`~govinfo_parse.archive.ListError` for a list without paths.
    """
    total = 0
    for each in expand(inputs):
        if "://" in each.name:
            return None
        for path in _local(each.name):
            members = members_of(path)
            if members is None:
                return None
            total += members
    return total


def _with(given: Mapping[str, str], inputs: Iterable[Input]) -> Iterator[Input]:
    return (replace(found, given=given) for found in inputs) if given else iter(inputs)


def _is_below(path: str, folder: Path | None) -> bool:
    return folder is not None and "://" not in path and Path(path).is_relative_to(folder)


def _files(name: str) -> Iterator[_File]:
    if "://" in name:
        yield from _remote(name)
        return
    for path in _local(name):
        yield _File(readable(path), os.path.realpath(path), partial(_open_local, path))


def _open_local(path: str) -> IO[bytes]:
    return open(path, "rb")


def _local(name: str) -> Iterator[str]:
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


def _remote(address: str) -> Iterator[_File]:
    """What an address leads to, by the driver of its file system (``s3://``, ``hdfs://``, …)."""
    system, path = need("fsspec", "remote").core.url_to_fs(address)
    for found in _remote_paths(system, path):
        source = system.unstrip_protocol(found)
        yield _File(source, source, partial(system.open, found, "rb"))


def _remote_paths(system: Any, path: str) -> list[str]:
    if system.isdir(path):
        found = system.find(path)
        return sorted(f for f in found if "/." not in f.removeprefix(path))
    if glob.has_magic(path) and not system.exists(path):
        return sorted(f for f in system.glob(path) if not system.isdir(f)) or [path]
    return [path]


def _open(file: _File) -> Iterator[Input]:
    try:
        with file.open() as opened:
            yield from open_container(file.source, opened)
    except FileNotFoundError:
        error = InputNotFound("there is no such file", source=file.source)
        yield Input(file.source, error=error)
    except Exception as error:  # whatever a driver or the reader of an archive raises
        yield _unread(file.source, error)


def _unread(source: str, error: Exception) -> Input:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    problem = UnreadableInput(f"the file cannot be read: {reason}", source=source)
    return Input(source, error=problem)
