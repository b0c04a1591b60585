"""Many reports, one dataset: inputs, guarded parsing, Parquet parts that can be resumed, exports.

Needs the extra ``archive`` (pyarrow and pebble).
"""

from govinfo_parse.archive.convert import Counts, convert_archive
from govinfo_parse.archive.dataset import Dataset, DatasetError, read_dataset
from govinfo_parse.archive.engines import ClusterError
from govinfo_parse.archive.exports import export_dataset
from govinfo_parse.archive.guard import Limits
from govinfo_parse.archive.inputs import count_inputs
from govinfo_parse.archive.listing import ListError
from govinfo_parse.archive.rows import SCHEMA_VERSION, SCHEMAS, parse_to_rows

__all__ = [
    "SCHEMAS",
    "SCHEMA_VERSION",
    "ClusterError",
    "Counts",
    "Dataset",
    "DatasetError",
    "Limits",
    "ListError",
    "convert_archive",
    "count_inputs",
    "export_dataset",
    "parse_to_rows",
    "read_dataset",
]
