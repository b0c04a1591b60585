"""A folder of reports made a Parquet dataset, then asked in SQL.

    pip install 'govinfo-parse[archive,duckdb]'
    python examples/archive_query.py [DATASET]

DATASET is the folder to write to (else a temporary one). A second run into it parses only files
that are new.
"""

import sys
import tempfile
from pathlib import Path

import duckdb

from govinfo_parse.archive import convert_archive

# Shares from the printed totals alone: a blank is NULL, so it never counts as 0.
QUERY = """
select agency, year,
       max(value) filter (row = 'received')::int as received,
       max(value) filter (row = 'granted')::int as granted,
       round(max(value) filter (row = 'granted')
             / nullif(max(value) filter (row = 'results_total'), 0), 2) as granted_share
from read_parquet('{dataset}/entries/*.parquet')
where "table" = 'requests' and "column" = 'total'
group by agency, year order by agency, year
"""


def main(dataset: Path) -> None:
    """Convert the shipped reports to ``dataset`` and print a line for each."""
    counts = convert_archive(["examples/reports", "examples/report.html"], dataset)
    print(f"{counts.parsed} parsed, {counts.failed} failed")
    for line in duckdb.sql(QUERY.format(dataset=dataset)).fetchall():
        print(*line)


# Each file is parsed in a process that starts afresh and imports this file, so the guard.
if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder) / "dataset")
