"""A dataset on disk: Parquet parts that appear whole or not at all, and a manifest.

Each batch is one part of every table. Parts are written aside and renamed; that of ``reports``
comes last, so that a part without it is a killed run's and does not count.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from govinfo_parse._version import __version__
from govinfo_parse.archive.rows import SCHEMA_VERSION, SCHEMAS

if TYPE_CHECKING:
    from govinfo_parse.panel import Panel
    from govinfo_parse.results.frames import DataFrame

SOURCES: Final = pa.schema(
    [("source", pa.string()), ("content_hash", pa.string()), ("is_duplicate", pa.bool_())]
)
_MANIFEST: Final = "manifest.json"
_ASIDE: Final = ".writing"
_UNREAD: Final = "unread.parquet"
_LAST: Final = "reports"


class DatasetError(ValueError):
    """A folder that is no dataset of this library, or one of another schema."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The tables of a converted archive as frames; each is read when asked for."""

    path: Path

    @property
    def reports(self) -> DataFrame:
        """One line per report; ``document`` is the whole report as JSON."""
        return self._frame("reports")

    @property
    def entries(self) -> DataFrame:
        """One line per field and report; leave out ``is_total`` before summing."""
        return self._frame("entries")

    @property
    def sections(self) -> DataFrame:
        """One line per part of a report."""
        return self._frame("sections")

    @property
    def findings(self) -> DataFrame:
        """One line per finding."""
        return self._frame("findings")

    @property
    def failures(self) -> DataFrame:
        """One line per file without a report, with the error's type and words."""
        return self._frame("failures")

    @property
    def sources(self) -> DataFrame:
        """One line per input file; ``is_duplicate`` where its content was seen before."""
        return self._frame("sources")

    def panel(self) -> Panel:
        """All reports as a :class:`~govinfo_parse.Panel`."""
        from govinfo_parse.panel import Panel
        from govinfo_parse.results.report import Report

        documents = read_table(self.path, "reports", ["document"])["document"]
        return Panel.from_reports(Report.from_dict(json.loads(d.as_py())) for d in documents)

    def _frame(self, name: str) -> DataFrame:
        from govinfo_parse.results.frames import arrow_frame

        return arrow_frame(read_table(self.path, name))


def read_dataset(path: str | os.PathLike[str]) -> Dataset:
    """A converted archive, by the folder that it was written to.

    Raises :class:`DatasetError` for a folder that is no dataset, or one of another schema.
    """
    folder = Path(path)
    manifest = read_manifest(folder)
    if manifest is None:
        raise DatasetError(f"{folder}: there is no {_MANIFEST}; this is no converted archive")
    if manifest.get("schema") != SCHEMA_VERSION:
        raise DatasetError(
            f"{folder}: schema {manifest.get('schema')}, this version reads {SCHEMA_VERSION}"
        )
    return Dataset(folder)


def read_table(folder: Path, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """All that counts of a table."""
    whole = {part.name for part in (folder / _LAST).glob("part-*.parquet")}
    schema = SOURCES if name == "sources" else SCHEMAS[name]
    found = [
        pq.read_table(part, schema=schema, columns=columns)
        for part in sorted((folder / name).glob("*.parquet"))
        if part.name in whole or not part.name.startswith("part-")
    ]
    if not found:
        table = schema.empty_table()
        return table if columns is None else table.select(columns)
    return pa.concat_tables(found)


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """What a dataset says of itself; ``None`` where there is none."""
    try:
        found = json.loads((folder / _MANIFEST).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise DatasetError(f"{folder / _MANIFEST}: {error}") from error
    return found if isinstance(found, dict) else None


def open_dataset(folder: Path, settings: Mapping[str, Any], *, force: bool) -> set[str]:
    """Make a folder ready to be written to; the hashes of what it already holds.

    Parts of other settings (another parser version, another schema) are removed: they would
    stand beside the new ones and count twice. A folder that holds other things is refused.
    """
    own = {*SCHEMAS, "sources", _MANIFEST, _ASIDE}
    if folder.exists() and not folder.is_dir():
        raise DatasetError(f"{folder} is a file; a dataset is a folder")
    strange = (
        sorted(p.name for p in folder.iterdir() if p.name not in own) if folder.is_dir() else []
    )
    manifest = read_manifest(folder)
    if strange and manifest is None:
        raise DatasetError(f"{folder} holds other files ({strange[0]}); name a new folder")
    shutil.rmtree(folder / _ASIDE, ignore_errors=True)
    if manifest is not None and (force or manifest.get("settings") != settings):
        for name in (_LAST, *SCHEMAS, "sources"):
            shutil.rmtree(folder / name, ignore_errors=True)
    for name in (*SCHEMAS, "sources", _ASIDE):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write_manifest(folder, {"settings": dict(settings), "complete": False})
    _remove_strays(folder)
    return {
        key.as_py()
        for name in ("reports", "failures")
        for key in read_table(folder, name, ["content_hash"])["content_hash"]
        if key.is_valid
    }


def _remove_strays(folder: Path) -> None:
    whole = {part.name for part in (folder / _LAST).glob("part-*.parquet")}
    for name in SCHEMAS:
        for part in (folder / name).glob("part-*.parquet"):
            if part.name not in whole:
                part.unlink()


def write_part(folder: Path, hashes: Iterable[str], tables: Mapping[str, pa.Table]) -> None:
    """One batch, named after the content that it holds."""
    name = hashlib.sha256("\n".join(hashes).encode()).hexdigest()[:20]
    for table in (*(t for t in SCHEMAS if t != _LAST), _LAST):
        _write(folder, table, f"part-{name}.parquet", tables[table])


def write_rest(folder: Path, sources: list[dict[str, Any]], unread: list[dict[str, Any]]) -> None:
    """What is written anew by every run: all inputs, and those that could not be read."""
    _write(folder, "failures", _UNREAD, pa.Table.from_pylist(unread, SCHEMAS["failures"]))
    _write(folder, "sources", "sources.parquet", pa.Table.from_pylist(sources, SOURCES))


def _write(folder: Path, table: str, name: str, data: pa.Table) -> None:
    aside = folder / _ASIDE / f"{table}-{name}"
    pq.write_table(data, aside, compression="zstd")
    os.replace(aside, folder / table / name)


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """What the dataset is: schema, parser, settings, whether a run came to its end, counts."""
    text = json.dumps({"schema": SCHEMA_VERSION, "parser": __version__, **manifest}, indent=2)
    aside = folder / _ASIDE / _MANIFEST
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.write_text(text + "\n", "utf-8")
    os.replace(aside, folder / _MANIFEST)


def finish(folder: Path, settings: Mapping[str, Any]) -> None:
    """Say that all inputs were seen, and how many lines each table has."""
    lines = {
        name: read_table(folder, name, [_first(name)]).num_rows for name in (*SCHEMAS, "sources")
    }
    write_manifest(folder, {"settings": dict(settings), "complete": True, "lines": lines})
    shutil.rmtree(folder / _ASIDE, ignore_errors=True)


def _first(name: str) -> str:
    return str((SOURCES if name == "sources" else SCHEMAS[name]).names[0])
