"""A dataset on disk: Parquet parts that appear whole or not at all, and a manifest.

Each batch is one part of every table. Parts are written aside and renamed; that of ``reports``
comes last, so that a part without it is a killed run's and does not count.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from govinfo_parse.archive.rows import SCHEMA_VERSION, SCHEMAS

if TYPE_CHECKING:
    from govinfo_parse.panel import Panel
    from govinfo_parse.results.frames import DataFrame

MANIFEST: Final = "manifest.json"
LAST: Final = "reports"
"""The table whose part is written last: where it is, the others are."""


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
        """One line per input; ``is_duplicate`` where its content was seen before.

        ``url`` is what a crawl noted of it, each ``given_…`` what a list said of it.
        """
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
        raise DatasetError(f"{folder}: there is no {MANIFEST}; this is no converted archive")
    if manifest.get("schema") != SCHEMA_VERSION:
        raise DatasetError(
            f"{folder}: schema {manifest.get('schema')}, this version reads {SCHEMA_VERSION}"
        )
    return Dataset(folder)


def read_table(folder: Path, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """All that counts of a table."""
    found = [pq.read_table(part, columns=columns) for part in parts_of(folder, name)]
    if not found:
        table = SCHEMAS[name].empty_table()
        return table if columns is None else table.select(columns)
    return pa.concat_tables(found, promote_options="default")


def count_lines(folder: Path, name: str) -> int:
    """How many lines a table has, by what its files say of themselves."""
    return sum(pq.read_metadata(part).num_rows for part in parts_of(folder, name))


def parts_of(folder: Path, name: str) -> list[Path]:
    """The files of a table that count."""
    whole = {part.name for part in (folder / LAST).glob("part-*.parquet")}
    return [
        part
        for part in sorted((folder / name).glob("*.parquet"))
        if part.name in whole or not part.name.startswith("part-")
    ]


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """What a dataset says of itself; ``None`` where there is none."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise DatasetError(f"{folder / MANIFEST}: {error}") from error
    return found if isinstance(found, dict) else None
