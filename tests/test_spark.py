"""Spark: the code of docs/cluster.md gives the rows that the library itself gives."""

import os
import re
import shutil
import sys
from hashlib import sha256
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra archive is not installed")
pytest.importorskip("pyspark", reason="PySpark is not installed")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("there is no Java", allow_module_level=True)

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from generator import generate
from govinfo_parse.archive import SCHEMAS, parse_to_rows

# PySpark says of new versions of pandas that it does not fully know them.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet:FutureWarning")

PAGE = Path(__file__).parent.parent / "docs" / "cluster.md"
FILES = {
    **{f"{n}/年报.{kind}": kind for n, kind in enumerate(("html", "text", "docx", "pdf"))},
    "news.html": "<p>天气预报</p>".encode(),
    "empty.html": b"",
    "broken.pdf": b"%PDF-1.7 and no more",
}


@pytest.fixture
def folder(tmp_path):
    for seed, (name, given) in enumerate(FILES.items()):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            given if isinstance(given, bytes) else generate(seed, "2021", given).source
        )
    return tmp_path / "in"


@pytest.fixture
def spark(monkeypatch):
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", False).getOrCreate()
    )
    yield session
    session.stop()


def code():
    """The example of the page, as it stands there."""
    section = PAGE.read_text("utf-8").partition("\n## Spark\n")[2]
    return re.search(r"```python\n(.*?)```", section, re.S)[1]


def ordered(table):
    return sorted(table.to_pylist(), key=repr)


def test_spark_gives_the_rows_that_the_library_gives(spark, folder, tmp_path):
    example = {}
    exec(code(), example)
    example["convert"](spark, str(folder), str(tmp_path / "out"))
    expected = {name: [] for name in SCHEMAS if name != "sources"}
    for path in folder.rglob("*.*"):
        data = path.read_bytes()
        if not data:
            continue  # Spark passes over empty files
        rows = parse_to_rows(data, f"file:{path}", sha256(data).hexdigest())
        for name, lines in rows.items():
            expected[name] += lines
    assert (len(expected["reports"]), len(expected["failures"])) == (4, 2)
    for name, lines in expected.items():
        table = pq.read_table(tmp_path / "out" / name)
        assert table.schema.types == SCHEMAS[name].types
        assert ordered(table) == ordered(pa.Table.from_pylist(lines, SCHEMAS[name])), name
