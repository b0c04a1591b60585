"""Small tables as text: a title, what is printed, what is read (``-`` where nothing may be)."""

from pathlib import Path

import pytest

from govinfo_parse import GovinfoParseError, parse_report

CASES = Path(__file__).parent / "corpora" / "tables.txt"


def cases():
    for part in CASES.read_text("utf-8").split("\n====\n"):
        title, printed, expected = (piece.strip("\n") for piece in part.split("\n----\n"))
        yield pytest.param(printed, expected, id=title.strip())


@pytest.mark.parametrize(("printed", "expected"), list(cases()))
def test_small_tables(printed, expected):
    if expected.isalpha():
        with pytest.raises(GovinfoParseError) as caught:
            parse_report(printed.encode())
        assert type(caught.value).__name__ == expected
        return
    report = parse_report(printed.encode())
    entries = {entry.field.key: entry for entry in report.entries}
    doubted = {(f.table, f.row) for f in report.findings if f.row}
    for line in expected.splitlines():
        key, *values = line.split()
        row = [e for e in entries.values() if e.field.key.startswith(key + "/")]
        assert row, key
        read = ["-" if entry.value is None else str(entry.value) for entry in row]
        assert read == [value.strip("?") for value in values], line
        if any(value.endswith("?") for value in values):
            table, name = key.split("/")
            assert (table, name) in doubted, f"{line}: nothing says that the row is in doubt"


def test_the_corpus_was_read():
    assert len(list(cases())) >= 15
