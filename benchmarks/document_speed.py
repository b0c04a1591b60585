"""How long Word and PDF files take, against the usual stack and the floor in one run.

    python benchmarks/document_speed.py [FILE …]

Without arguments the printed files of ``tests/fixtures`` and a generated Word file are measured.
All actions take turns; medians and ratios are shown, and the memory that a fresh process
needs for one PDF file. Needs the dependency group ``bench``; rivals that are not installed
are left out.
"""

from __future__ import annotations

import io
import logging
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import docx
import lxml.etree
import pdfplumber
import pypdfium2

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from parse_speed import turns  # noqa: E402

from generator import generate  # noqa: E402
from govinfo_parse import parse_report  # noqa: E402

ROUNDS = 15


def word_file() -> bytes:
    """A generated report as Word writes it, with properties on every run."""
    return generate(1, "2021", "docx", 2, ("docx_word", "prose_long")).source


def whole_pdfplumber(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page.extract_text()


def unzip_and_parse(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                lxml.etree.fromstring(archive.read(name))


def cell_accessors(data: bytes) -> None:
    for table in docx.Document(io.BytesIO(data)).tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def rivals(path: str, data: bytes) -> dict[str, Callable[[], object]]:
    """Those that are installed; both are for reference only (AGPL, or with such parts)."""
    found: dict[str, Callable[[], object]] = {}
    if find_spec("pymupdf"):
        import pymupdf

        found["PyMuPDF find_tables"] = lambda: [
            page.find_tables().tables for page in pymupdf.open(stream=data)
        ]
    if find_spec("camelot"):
        import camelot

        found["camelot lattice"] = lambda: camelot.read_pdf(path, pages="all")
    return found


def peak_memory(path: str) -> float:
    """Megabytes that a fresh process needs at most to parse a file."""
    # Not ru_maxrss: a child starts with its parent's.
    code = (
        "import sys; from govinfo_parse import parse_report; parse_report(sys.argv[1]);"
        "print(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"
    )
    command = [sys.executable, "-c", code, path]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) / 1024


def show(taken: dict[str, float]) -> None:
    for name, ms in taken.items():
        print(f"  {name:<24} {ms:9.2f} ms")


def pdf_speed(name: str, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        others = rivals(file.name, data)
        taken = turns(
            {"parse_report": lambda: parse_report(data), "pdfplumber": lambda: whole_pdfplumber(data)},
            ROUNDS,
        )  # fmt: skip
        taken |= turns(others, 2)
        print(f"{name}: {len(pypdfium2.PdfDocument(data))} pages, {len(data)} bytes")
        show(taken)
        print(f"  parse_report / pdfplumber {taken['parse_report'] / taken['pdfplumber']:8.2f}")
        print(f"  memory of a fresh process {peak_memory(file.name):8.0f} MB")


def docx_speed(name: str, data: bytes) -> None:
    taken = turns(
        {
            "parse_report": lambda: parse_report(data),
            "unzip and lxml": lambda: unzip_and_parse(data),
            "python-docx row.cells": lambda: cell_accessors(data),
        },
        ROUNDS,
    )
    print(f"{name}: {len(data)} bytes")
    show(taken)
    print(f"  parse_report / unzip and lxml {taken['parse_report'] / taken['unzip and lxml']:6.2f}")


def main() -> None:
    """Every file given, or the tests' own ones."""
    logging.disable(logging.CRITICAL)  # pdfminer's remarks on fonts
    given = [Path(name) for name in sys.argv[1:]]
    for path in given or sorted((ROOT / "tests/fixtures/printed").glob("*/source.pdf")):
        name = path.name if given else path.parent.name
        (docx_speed if path.suffix == ".docx" else pdf_speed)(name, path.read_bytes())
    if not given:
        docx_speed("generated report", word_file())


if __name__ == "__main__":
    main()
