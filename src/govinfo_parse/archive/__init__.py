"""Many reports, one dataset: inputs, guarded parsing, Parquet parts that can be resumed.

Needs the extra ``archive`` (pyarrow and pebble).
"""

from govinfo_parse.archive.convert import Counts, convert_archive
from govinfo_parse.archive.dataset import Dataset, DatasetError, read_dataset
from govinfo_parse.archive.guard import Limits
from govinfo_parse.archive.rows import SCHEMA_VERSION, SCHEMAS, parse_to_rows

__all__ = [
    "SCHEMAS",
    "SCHEMA_VERSION",
    "Counts",
    "Dataset",
    "DatasetError",
    "Limits",
    "convert_archive",
    "parse_to_rows",
    "read_dataset",
]
