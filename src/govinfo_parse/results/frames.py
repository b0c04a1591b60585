"""Entries and findings as pandas frames; the only module that imports pandas.

It is imported on first use, so that parsing does not wait for pandas. Text columns
are ``string`` and figures nullable (``Int64``, ``Float64``): a field without a figure is
``NA``, never 0 and never a blank string.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import pandas as pd
from pandas import DataFrame as DataFrame

from govinfo_parse.results.claim import Claim
from govinfo_parse.results.entry import Entry
from govinfo_parse.results.finding import Finding
from govinfo_parse.results.serialize import (
    LONG_COLUMNS,
    claim_to_dict,
    finding_to_dict,
    long_line,
)

_PLACES = ("at_page", "at_table", "at_row", "at_column", "at_line", "at_offset")
CLAIM_COLUMNS = (
    "key",
    "value",
    "unit",
    "verdict",
    "printed",
    "of_parts",
    "scope",
    "section",
    "start",
    "end",
    "quote",
    "fields",
)
SUM_COLUMNS = {
    "name": "string",
    "table": "string",
    "subject": "string",
    "verdict": "string",
    "printed": "Int64",
    "expected": "Int64",
    "difference": "Int64",
    "holds_with_zeros": "boolean",
}
FINDING_COLUMNS = ("code", "severity", "message", "table", "row", "column", "location")


def long_frame(entries: Iterable[Entry], *, exact: bool = False) -> DataFrame:
    """One line per entry, in their order, with :data:`LONG_COLUMNS`.

    ``value`` is ``Float64``: whole numbers stay whole up to 2**53, and money is the nearest
    double. With ``exact`` it holds ``int`` and ``Decimal`` objects instead, and ``None``.
    """
    lines = [long_line(entry) for entry in entries]
    frame = DataFrame(
        {
            name: pd.array(
                [line[name] for line in lines], dtype="Int64" if name in _PLACES else "string"
            )
            for name in LONG_COLUMNS
            if name != "value"
        }
    )
    values = [line["value"] for line in lines]
    frame.insert(LONG_COLUMNS.index("value"), "value", _column(values, exact=exact))
    return frame


def wide_frame(entries: Sequence[Entry], *, labels: Literal["en", "zh"] = "en") -> DataFrame:
    """One statutory table as printed: rows and columns of the form, in printed order.

    Shapes: requests 23 x 7 (2019) or 25 x 7 (2021), reconsideration and litigation 3 x 5,
    proactive disclosure 8 x 8 (2019) or 6 x 5 (2021). In the last, each block of rows has
    its own columns, so that the others are NA in it. Counts are ``Int64`` and money
    ``Float64``. With ``labels="zh"`` rows carry the printed labels as a ``MultiIndex`` of
    their groups, and columns the printed label beside the figures.
    """
    if labels not in ("en", "zh"):
        raise ValueError(f"labels must be 'en' or 'zh', not {labels!r}")
    rows = list(dict.fromkeys((e.field.row, e.field.row_label) for e in entries))
    columns = dict.fromkeys((e.field.column, e.field.column_label, e.field.kind) for e in entries)
    found = {(e.field.row, e.field.column): e.value for e in entries}
    frame = DataFrame(index=range(len(rows)))
    for position, (key, label, kind) in enumerate(columns):
        values = [found.get((row, key)) for row, _ in rows]
        name = key if labels == "en" else label.rpartition(" / ")[2]
        series = _column(values, whole=kind != "money")
        frame.insert(position, name, series, allow_duplicates=True)
    frame.index = _printed(rows) if labels == "zh" else pd.Index([r for r, _ in rows], name="row")
    return frame


def findings_frame(findings: Iterable[Finding]) -> DataFrame:
    """One line per finding; ``location`` in words, NA where there is none."""
    lines = [
        finding_to_dict(finding)
        | {"location": None if finding.location is None else str(finding.location)}
        for finding in findings
    ]
    return DataFrame(
        {n: pd.array([line[n] for line in lines], dtype="string") for n in FINDING_COLUMNS}
    )


def claims_frame(claims: Iterable[Claim]) -> DataFrame:
    """One line per claim with :data:`CLAIM_COLUMNS`; ``fields`` are keys with spaces between."""
    lines = [claim_to_dict(claim) for claim in claims]
    texts = ("key", "unit", "verdict", "scope", "quote")
    frame = DataFrame({n: pd.array([x[n] for x in lines], dtype="string") for n in texts})
    frame["value"] = pd.array([float(x["value"]) for x in lines], dtype="Float64")
    for name in ("printed", "section", "start", "end"):
        frame[name] = pd.array([x[name] for x in lines], dtype="Int64")
    frame["of_parts"] = pd.array([x["of_parts"] for x in lines], dtype="boolean")
    frame["fields"] = pd.array([" ".join(x["fields"]) for x in lines], dtype="string")
    return frame[list(CLAIM_COLUMNS)]


def sums_frame(lines: Sequence[Mapping[str, Any]]) -> DataFrame:
    """One line per sum with :data:`SUM_COLUMNS`."""
    return typed_frame(lines, SUM_COLUMNS)


def typed_frame(lines: Sequence[Mapping[str, Any]], columns: Mapping[str, Any]) -> DataFrame:
    """Lines with these columns, each of its own type; what is not known is NA."""
    return DataFrame(
        {n: pd.array([line.get(n) for line in lines], dtype=kind) for n, kind in columns.items()}
    )


def _column(values: list[Any], *, whole: bool = False, exact: bool = False) -> Any:
    """Nullable numbers; the objects themselves where a type cannot hold one of them."""
    if not exact:
        try:
            if whole and all(v is None or v == int(v) for v in values):
                return pd.array([None if v is None else int(v) for v in values], dtype="Int64")
            return pd.array([None if v is None else float(v) for v in values], dtype="Float64")
        except OverflowError:
            pass
    return pd.Series(values, dtype="object")


def _printed(rows: list[tuple[str, str]]) -> pd.MultiIndex:
    """Printed labels, outer groups first; short paths end in empty labels."""
    paths = [label.split(" / ") for _, label in rows]
    depth = max((len(path) for path in paths), default=1)
    names = [f"label_{level}" for level in range(1, depth + 1)]
    filled = [(*path, *[""] * (depth - len(path))) for path in paths]
    levels = [[path[level] for path in filled] for level in range(depth)]
    return pd.MultiIndex.from_arrays(levels, names=names)


def arrow_frame(table: Any) -> DataFrame:
    """An Arrow table with the nullable types of the other frames."""
    kinds = {
        "string": pd.StringDtype(),
        "int64": pd.Int64Dtype(),
        "double": pd.Float64Dtype(),
        "bool": pd.BooleanDtype(),
    }
    frame: DataFrame = table.to_pandas(types_mapper=lambda kind: kinds.get(str(kind)))
    return frame
