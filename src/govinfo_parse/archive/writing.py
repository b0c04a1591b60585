"""Writing a dataset: whole parts or none, one run at a time, and what is kept of earlier runs."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from govinfo_parse._version import __version__
from govinfo_parse.archive.containers import Input
from govinfo_parse.archive.dataset import (
    LAST,
    MANIFEST,
    DatasetError,
    count_lines,
    parts_of,
    read_manifest,
    read_table,
)
from govinfo_parse.archive.rows import PARSED, SCHEMA_VERSION, SCHEMAS, failure_rows

_ASIDE: Final = ".writing"
_LOCK: Final = ".lock"
_UNREAD: Final = "unread.parquet"
_SOURCES: Final = "sources.parquet"
_GIVEN: Final = "given_"
_LINES: Final = 5_000
"""Lines of a table that are kept in memory before they are written."""


@contextmanager
def open_dataset(
    folder: Path, settings: Mapping[str, Any], *, force: bool
) -> Iterator[dict[bytes, bool]]:
    """Make a folder ready to be written to; what it holds, by hash: whether it is a report.

    Parts of other settings (another parser version, another schema) are removed: they would
    stand beside the new ones and count twice. A folder that holds other things is refused, and
    so is one that another run is writing to.
    """
    _refuse_others(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        manifest = read_manifest(folder)
        shutil.rmtree(folder / _ASIDE, ignore_errors=True)
        if manifest is not None and (force or manifest.get("settings") != settings):
            for name in (LAST, *SCHEMAS):
                shutil.rmtree(folder / name, ignore_errors=True)
        for name in (*SCHEMAS, _ASIDE):
            (folder / name).mkdir(exist_ok=True)
        _write_manifest(folder, {"settings": dict(settings), "complete": False})
        _remove_strays(folder)
        yield {
            bytes.fromhex(key.as_py()): name == "reports"
            for name in ("reports", "failures")
            for key in read_table(folder, name, ["content_hash"])["content_hash"]
            if key.is_valid
        }


def _refuse_others(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise DatasetError(f"{folder} is a file; a dataset is a folder")
    own = {*SCHEMAS, MANIFEST, _ASIDE, _LOCK}
    strange = (
        sorted(p.name for p in folder.iterdir() if p.name not in own) if folder.is_dir() else []
    )
    if strange and read_manifest(folder) is None:
        raise DatasetError(f"{folder} holds other files ({strange[0]}); name a new folder")


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other runs out; the system lets go of the lock of a run that was killed."""
    try:
        import fcntl
    except ModuleNotFoundError:  # no such locks on Windows
        yield
        return
    path = folder / _LOCK
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatasetError(f"another run is writing to {folder}") from None
        yield


def _remove_strays(folder: Path) -> None:
    for name in PARSED:
        kept = {part.name for part in parts_of(folder, name)}
        for part in (folder / name).glob("part-*.parquet"):
            if part.name not in kept:
                part.unlink()


def write_part(folder: Path, hashes: Iterable[str], tables: Mapping[str, pa.Table]) -> None:
    """One batch, named after the content that it holds."""
    name = hashlib.sha256("\n".join(hashes).encode()).hexdigest()[:20]
    for table in (*(t for t in PARSED if t != LAST), LAST):
        with _aside(folder, folder / table / f"part-{name}.parquet") as path:
            pq.write_table(tables[table], path, compression="zstd")


@contextmanager
def _aside(folder: Path, final: Path) -> Iterator[Path]:
    """A path to write to, that becomes the final one when the block ends well."""
    # Two workers may write the same part when the first was taken for lost.
    path = folder / _ASIDE / f"{final.name}-{uuid.uuid4().hex}"
    try:
        yield path
        os.replace(path, final)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


class _Lines:
    """A table that is written line by line."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._schema = schema
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")
        self._lines: list[dict[str, Any]] = []

    def add(self, line: dict[str, Any]) -> None:
        self._lines.append(line)
        if len(self._lines) == _LINES:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self._lines, self._schema))
        self._lines.clear()


class Sources:
    """All inputs of a run, those that could not be read among them; written as they come."""

    def __init__(self, folder: Path, given: Sequence[str]) -> None:
        self._folder = folder
        self._names = {column: f"{_GIVEN}{column}" for column in given}
        columns = [(name, pa.string()) for name in self._names.values()]
        schema = pa.schema([*SCHEMAS["sources"], *(pa.field(*c) for c in columns)])
        self._paths = folder / _ASIDE / _SOURCES, folder / _ASIDE / _UNREAD
        self._all = _Lines(self._paths[0], schema)
        self._unread = _Lines(self._paths[1], SCHEMAS["failures"])

    def add(self, given: Input, content_hash: str | None, *, is_duplicate: bool) -> None:
        """An input, and what is known of it beside its content."""
        line: dict[str, Any] = {self._names[column]: value for column, value in given.given.items()}
        line |= {"content_hash": content_hash, "source": given.source}
        self._all.add(line | {"is_duplicate": is_duplicate, "url": given.url})

    def unread(self, given: Input, error: str, message: str) -> None:
        """An input without content."""
        self.add(given, None, is_duplicate=False)
        self._unread.add(failure_rows(None, given.source, error, message)["failures"][0])

    def close(self) -> None:
        """Put the tables in their places; inputs of earlier runs stay listed."""
        self._all.close()
        self._unread.close()
        final = self._folder / "sources" / _SOURCES
        if final.exists():
            self._join(final)
        os.replace(self._paths[1], self._folder / "failures" / _UNREAD)
        os.replace(self._paths[0], final)

    def _join(self, earlier: Path) -> None:
        new = pq.read_table(self._paths[0])
        old = pq.read_table(earlier)
        known = pa.compute.is_in(old["source"], new["source"])
        left = old.filter(pa.compute.invert(known))
        if left.num_rows:
            whole = pa.concat_tables([left, new], promote_options="default")
            pq.write_table(whole, self._paths[0], compression="zstd")


def _write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """What the dataset is: schema, parser, settings, whether a run came to its end, counts."""
    text = json.dumps({"schema": SCHEMA_VERSION, "parser": __version__, **manifest}, indent=2)
    with _aside(folder, folder / MANIFEST) as path:
        path.write_text(text + "\n", "utf-8")


def finish(folder: Path, settings: Mapping[str, Any], *, complete: bool) -> None:
    """Say whether all inputs were seen, and how many lines each table has."""
    lines = {name: count_lines(folder, name) for name in SCHEMAS}
    _write_manifest(folder, {"settings": dict(settings), "complete": complete, "lines": lines})
    shutil.rmtree(folder / _ASIDE, ignore_errors=True)
