"""Small tables as text: a title, what is printed, what is read (``-`` where nothing may be)."""

from pathlib import Path

import pytest

from govinfo_parse import GovinfoParseError, parse_html, parse_report

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


def test_a_year_of_the_prose_alone_leaves_no_table_out():
    table = (
        "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
        "<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>"
        "<tr><td>行政规范性文件</td><td>4</td><td>5</td><td>6</td></tr></table>"
    )
    report = parse_html(
        "<p>一、总体情况</p><p>2022年推进信息公开，2022年组织培训。</p><p>二、主动公开政府信息情况</p>"
        f"<p>2023年度主动公开政府信息情况</p>{table}<p>五、存在的主要问题及改进情况</p><p>人手不足。</p>"
    )
    assert report.proactive_disclosure.rules.issued.value == 1
    assert "other_table" not in {finding.code for finding in report.findings}
