"""Lists of inputs: CSV files with a column of paths, and whatever else is known of each."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

PATH_COLUMNS: Final = ("path", "file", "filename", "source", "路径", "文件", "文件路径", "文件名")
"""What the column of paths may be called; the first of these that a list has."""

_ENCODINGS: Final = ("utf-8-sig", "gb18030")
_SEPARATORS: Final = {".csv": ",", ".tsv": "\t"}


class ListError(ValueError):
    """A list of inputs that cannot be used: no column of paths, or a file that is no CSV."""


@dataclass(frozen=True, slots=True)
class Named:
    """A path, glob or address as given, with what a list says of it."""

    name: str
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def expand(names: Iterable[str | os.PathLike[str]]) -> list[Named]:
    """Names as given, each CSV list among them by its lines. Raises :class:`ListError`."""
    found: list[Named] = []
    for each in names:
        name = os.fspath(each)
        if Path(name).suffix.lower() in _SEPARATORS and os.path.isfile(name):
            found += _lines(Path(name))
        else:
            found.append(Named(name))
    return found


def columns_of(named: Iterable[Named]) -> list[str]:
    """All that lists say of their paths, in the order of its first mention."""
    return list(dict.fromkeys(column for each in named for column in each.given))


def _lines(path: Path) -> Iterator[Named]:
    rows = csv.reader(
        _text(path).splitlines(keepends=True), delimiter=_SEPARATORS[path.suffix.lower()]
    )
    try:
        header = [column.strip() for column in next(rows, [])]
        where = _path_column(path, header)
        for row in rows:
            cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
            name = cells.pop(header[where], "")
            if name:
                # Paths are those of the list's folder, wherever it is read from.
                name = name if "://" in name else str(path.parent / name)
                yield Named(name, MappingProxyType({k: v for k, v in cells.items() if k}))
    except csv.Error as error:
        raise ListError(f"{path}, line {rows.line_num}: {error}") from error


def _path_column(path: Path, header: list[str]) -> int:
    lower = [column.lower() for column in header]
    for name in PATH_COLUMNS:
        if name in lower:
            return lower.index(name)
    raise ListError(
        f"{path}: a list of inputs needs a column {PATH_COLUMNS[0]!r}; it has {', '.join(header)}"
    )


def _text(path: Path) -> str:
    data = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ListError(f"{path} is neither UTF-8 nor GB 18030")
