"""Bad and hostile input: a typed error or an honest report, in bounded time and memory."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from govinfo_parse import (
    DamagedDocument,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    GovinfoParseError,
    InputNotFound,
    NotAnAnnualReport,
    UnreadableInput,
    UnsupportedFormat,
    parse_html,
    parse_report,
)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocument),
        (b" \n\t ", EmptyDocument),
        (b"\0" * 100, EmptyDocument),
        (b"<html><body><p> </p></body></html>", EmptyDocument),
        (b"%PDF-1.7 ...", DamagedDocument),
        (b"PK\x03\x04 ...", DamagedDocument),
        (b"PK\x05\x06" + bytes(18), UnsupportedFormat),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            EncryptedDocument,
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnsupportedFormat),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), UnsupportedFormat),
        (bytes(range(1, 32)) * 100, UnsupportedFormat),
        (b"x" * (64 * 1024 * 1024 + 1), DocumentTooLarge),
        (
            "青石县召开政府信息公开工作会议。会议要求各单位做好年度报告。".encode(),
            NotAnAnnualReport,
        ),
        (
            "<ul><li><a href=1>青石县2020年政府信息公开工作年度报告</a></ul>".encode(),
            NotAnAnnualReport,
        ),
        ("青石大学2020年信息公开工作年度报告\n一、概述\n略".encode(), NotAnAnnualReport),
    ],
)
def test_typed_errors(data, error):
    with pytest.raises(error) as caught:
        parse_report(data)
    assert len(caught.value.message) > 10


def test_paths(tmp_path):
    with pytest.raises(InputNotFound) as caught:
        parse_report(tmp_path / "none.html")
    assert caught.value.source == str(tmp_path / "none.html")
    assert isinstance(caught.value, FileNotFoundError)
    with pytest.raises(UnreadableInput):
        parse_report(tmp_path)
    with pytest.raises(UnreadableInput):
        parse_report("\0")
    empty = tmp_path / "empty.html"
    empty.write_bytes(b"")
    with pytest.raises(EmptyDocument, match=r"empty\.html"):
        parse_report(str(empty))
    with pytest.raises(TypeError, match="binary"):
        parse_report(io.StringIO("text"))
    with pytest.raises(EmptyDocument):
        parse_html("  ")


def test_a_truncated_page_is_read_as_far_as_it_goes():
    page = (Path(__file__).parent.parent / "examples/report.html").read_bytes()
    whole = {e.field.key: e.value for e in parse_report(page).entries}
    for part in range(1, 10):
        try:
            report = parse_report(page[: len(page) * part // 10])
        except GovinfoParseError:
            continue
        doubted = {(f.table, f.row) for f in report.findings}
        for entry in report.entries:
            where = (entry.field.table, entry.field.row)
            assert entry.value in (None, whole[entry.field.key]) or where in doubted


HOSTILE = {
    "one line of 50 MB": "'政府信息公开'.encode() * 2_900_000",
    "one line of digits": "b'1 ' * 25_000_000",
    "pipes": "b'0|0|0\\n' * 2_000_000",
    "colspan": "('<table><tr><td colspan=1000000000>规章<td rowspan=1000000000>1</table>' * 50).encode()",
    "nested tables": "b'<table><tr><td>' * 100_000",
    "a million cells": "b'<table>' + (b'<tr>' + b'<td>0</td>' * 100) * 10_000",
    "labels": "('<table>' + '<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>' * 15_000).encode()",
    "brackets": "('（' * 3_000_000).encode()",
    "titles": "('<h1>青石县2020年政府信息公开工作年度报告</h1><p>一、总体情况</p>' * 20_000).encode()",
}
RUN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from govinfo_parse import GovinfoParseError, parse_report
try:
    parse_report({data})
except GovinfoParseError as error:
    print(type(error).__name__)
else:
    print("Report")
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_in_one_gibibyte(name):
    code = RUN.format(data=HOSTILE[name])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split()[-1] in {
        "Report",
        "NotAnAnnualReport",
        "EmptyDocument",
        "DocumentTooLarge",
    }
