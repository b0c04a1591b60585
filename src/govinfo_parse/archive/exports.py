"""A dataset in the formats of other tools: CSV, JSON Lines, DuckDB, Excel workbooks.

Tables are read part by part, never whole. An export is written aside and renamed at its end,
so that under its name there is a whole one, or the former one, or none.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from govinfo_parse.archive.dataset import DatasetError, parts_of, read_dataset
from govinfo_parse.archive.rows import SCHEMAS
from govinfo_parse.results.excel import list_workbook, report_workbook
from govinfo_parse.results.extras import need
from govinfo_parse.results.report import Report

_LINES: Final = 1000
_DOCUMENTS: Final = 20
_INDEX: Final = "index.xlsx"
_INDEX_WIDTHS: Final = {
    "文件": 60,
    "行政机关": 40,
    "年度": 8,
    "来源": 60,
    "错误": 8,
    "警告": 8,
    "提示": 8,
}
_NAME_LENGTH: Final = 50
_FORBIDDEN: Final = frozenset('<>:"/\\|?*.')


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its name, what it adds to the dataset's name, and what writes it.

    Where it is a folder, ``first`` is a file that it always has, and ``own`` what the names of
    its files look like: a folder of other files is never replaced.
    """

    name: str
    ending: str
    write: Callable[[Path, Path], None]
    first: str = ""
    own: str = ""
    package: str = ""
    """What it needs, which the extra ``extra`` brings."""
    extra: str = ""


def ready_to_export(to: str) -> None:
    """Raise ``ModuleNotFoundError`` where the package of a format is missing.

    A run asks before it begins, and not after the last of a million files.
    """
    export = _named(to)
    if export.package:
        need(export.package, export.extra)


def export_dataset(
    path: str | os.PathLike[str], to: str, out: str | os.PathLike[str] | None = None
) -> Path:
    """Write a dataset in the format ``to`` (csv, xlsx, duckdb, jsonl); the path that it has.

    By default that is beside the dataset: ``<dataset>-csv`` and ``<dataset>-xlsx`` are folders,
    ``<dataset>.duckdb`` and ``<dataset>.jsonl`` files. A former export is replaced. Raises
    ``ValueError`` for another format, :class:`DatasetError` for what is no dataset and for a
    folder with other files, ``ModuleNotFoundError`` where a format needs an extra, and
    ``OSError`` where it cannot be written.
    """
    export = _named(to)
    folder = read_dataset(path).path.resolve()
    beside = folder.with_name(folder.name + export.ending)
    target = beside if out is None else Path(out).resolve()
    if target.is_relative_to(folder):
        raise DatasetError(f"{target} lies in the dataset itself; name another place")
    _refuse_to_replace(target, export)
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.writing")
    _remove(aside)
    try:
        export.write(folder, aside)
        _rename(aside, target)
    finally:
        _remove(aside)
    return target


def _named(to: str) -> Export:
    export = next((e for e in EXPORTS if e.name == to), None)
    if export is None:
        raise ValueError(f"to must be one of {', '.join(e.name for e in EXPORTS)}, not {to!r}")
    return export


def _csv(dataset: Path, folder: Path) -> None:
    """One file per table, with the mark by which Excel knows UTF-8.

    ``document``, a whole report in one cell, is left out: the other tables say the same.
    """
    folder.mkdir()
    for table in SCHEMAS:
        kept = [n for n in _schema(dataset, table).names if n != "document"]
        with open(folder / f"{table}.csv", "wb") as file:
            file.write(b"\xef\xbb\xbf")
            reader = _reader(dataset, table, kept)
            with pa_csv.CSVWriter(file, reader.schema) as writer:
                for batch in reader:
                    writer.write(batch)


def _jsonl(dataset: Path, file: Path) -> None:
    with open(file, "w", encoding="utf-8", newline="\n") as lines:
        for row in _rows(dataset, ["document"]):
            lines.write(row["document"] + "\n")


def _duckdb(dataset: Path, file: Path) -> None:
    # Beyond that it writes to disk; by default it would take most of the machine's memory.
    connection = need("duckdb", "duckdb").connect(str(file), config={"memory_limit": "512MB"})
    try:
        for table in SCHEMAS:
            connection.register("incoming", _reader(dataset, table))
            connection.execute(f'CREATE TABLE "{table}" AS FROM incoming')
            connection.unregister("incoming")
    finally:
        connection.close()


def _xlsx(dataset: Path, folder: Path) -> None:
    folder.mkdir()
    index = []
    for row in _rows(dataset, ["content_hash", "document"]):
        report = Report.from_dict(json.loads(row["document"]))
        name = file_name(report, row["content_hash"])
        with open(folder / name, "xb") as file:  # never one over another
            file.write(report_workbook(report))
        severities = [finding.severity.value for finding in report.findings]
        counts = (severities.count(level) for level in ("error", "warning", "info"))
        index.append((name, report.agency, report.year, report.source, *counts))
    (folder / _INDEX).write_bytes(list_workbook("目录", _INDEX_WIDTHS, sorted(index)))


EXPORTS: Final = (
    Export("csv", "-csv", _csv, "reports.csv", rf"({'|'.join(SCHEMAS)})\.csv"),
    Export(
        "xlsx", "-xlsx", _xlsx, _INDEX, r"index\.xlsx|.+_[0-9a-f]{8}\.xlsx", "xlsxwriter", "excel"
    ),
    Export("duckdb", ".duckdb", _duckdb, package="duckdb", extra="duckdb"),
    Export("jsonl", ".jsonl", _jsonl),
)
"""The formats that :func:`export_dataset` knows."""


def file_name(report: Report, content_hash: str) -> str:
    """A name that every file system takes: agency, year, and the content's first eight digits.

    >>> file_name(Report(agency="青石县:林溪镇", year=2023), "0123456789abcdef")
    '青石县_林溪镇_2023_01234567.xlsx'
    """
    name = "".join(
        "_" if c in _FORBIDDEN or unicodedata.category(c)[0] in "CZ" else c
        for c in (report.agency or report.title or "report")[:_NAME_LENGTH]
    )
    parts = (name, str(report.year or ""), content_hash[:8])
    return "_".join(part for part in parts if part) + ".xlsx"


def _schema(dataset: Path, table: str) -> pa.Schema:
    """The columns that a table's files have, which may be more than this version writes."""
    schemas = [pq.read_schema(part) for part in parts_of(dataset, table)]
    return pa.unify_schemas(schemas) if schemas else SCHEMAS[table]


def _reader(
    dataset: Path, table: str, columns: Sequence[str] | None = None, lines: int = _LINES
) -> pa.RecordBatchReader:
    """A table's batches, read one after another."""
    schema = _schema(dataset, table)
    kept = pa.schema([schema.field(name) for name in columns or schema.names])

    def batches() -> Iterator[pa.RecordBatch]:
        for part in parts_of(dataset, table):
            with pq.ParquetFile(part) as file:
                for batch in file.iter_batches(lines, columns=kept.names):
                    yield _filled(batch, kept)

    return pa.RecordBatchReader.from_batches(kept, batches())


def _filled(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """A batch with just these columns, as a reader must give: with others it would crash."""
    own = set(batch.schema.names)
    arrays = [
        batch.column(f.name) if f.name in own else pa.nulls(batch.num_rows, f.type) for f in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _rows(dataset: Path, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    for batch in _reader(dataset, "reports", columns, _DOCUMENTS):
        yield from batch.to_pylist()


def _refuse_to_replace(target: Path, export: Export) -> None:
    if not target.exists():
        return
    if target.is_dir() != bool(export.first):
        raise DatasetError(f"{target} is there, and no former export to {export.name}")
    if export.first:
        names = sorted(p.name for p in target.iterdir())
        strange = [name for name in names if not re.fullmatch(export.own, name)]
        if names and (strange or export.first not in names):
            raise DatasetError(f"{target} holds other files ({(strange or names)[0]})")


def _rename(aside: Path, target: Path) -> None:
    if aside.is_file():
        os.replace(aside, target)
        return
    former = target.with_name(f".{target.name}.former")
    _remove(former)
    if target.exists():
        target.rename(former)  # a folder cannot be replaced in one step
    aside.rename(target)
    _remove(former)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
