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
PDF = "from generator.pdf_writer import Font, write; "
WORD = "from test_docx_reader import package; "
DOCUMENTS = {
    "a million rectangles": (PDF, "write([' '.join(f'{i % 500} {i % 800} 10 10 re S' for i in range(1_000_000))], Font(), Font(), size=(595, 842))"),
    "a million characters": (PDF, "write(['BT /F1 1 Tf ' + ' '.join(f'1 0 0 1 {i % 500} {i % 800} Tm <00010002000300040005> Tj' for i in range(200_000)) + ' ET'], Font(), Font(), size=(595, 842))"),
    "a thousand pages": (PDF, "write(['BT /F1 9 Tf 50 800 Td ' + '<000100020003> Tj 0 -12 Td ' * 60 + 'ET'] * 1_000, Font(), Font(), size=(595, 842))"),
    "a bomb": (PDF, "write(['0 0 m ' * 60_000_000], Font(), Font(), size=(595, 842))"),
    "a page that is everywhere": (PDF, "write(['0 0 m 9 9 l S'], Font(), Font(), size=(1e30, 1e30))"),
    "cyclic pages": ("", "b'%PDF-1.7 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj trailer<</Root 1 0 R>> %%EOF'"),
    "pages that lie": ("", "b'%PDF-1.7 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 2000000000>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj trailer<</Root 1 0 R>> %%EOF'"),
    "empty paragraphs": (WORD, "package('<w:p/>' * 2_600_000)"),
    "half a million runs": (WORD, "package('<w:p><w:r><w:t>1</w:t></w:r></w:p>' * 400_000)"),
    "wide spans": (WORD, "package('<w:tbl>' + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\\'99999999\\'/></w:tcPr><w:p/></w:tc></w:tr>' * 20_000 + '</w:tbl>')"),
    "tables in tables": (WORD, "package('<w:tbl><w:tr><w:tc><w:p/>' * 80 + '</w:tc></w:tr></w:tbl>' * 80)"),
    "twenty thousand parts": (WORD, "package('', {f'x{i}': '' for i in range(20_000)})"),
}  # fmt: skip
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


@pytest.mark.parametrize("name", DOCUMENTS)
def test_hostile_documents_in_one_gibibyte(name, tmp_path):
    """The file is made beside, so that only reading it is under the limit."""
    setup, expression = DOCUMENTS[name]
    source = tmp_path / "source"
    folder = str(Path(__file__).parent)
    make = f"import sys; sys.path.insert(0, {folder!r}); {setup}open({str(source)!r}, 'wb').write({expression})"
    subprocess.run([sys.executable, "-c", make], check=True, timeout=120)
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(data=repr(str(source)))],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split()[-1] in {
        "DamagedDocument", "DocumentTooLarge", "EmptyDocument", "NotAnAnnualReport", "ScannedDocument",
    }  # fmt: skip
