"""Rows of the form that are printed more than once: which is kept, and what is said."""

import pytest

from govinfo_parse.recognition.copies import settle_copies
from govinfo_parse.recognition.laying import lay_all
from recognition.build import PROACTIVE, case, figures_of, lines, panels_in

HEAD = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"
FIRST = f"{HEAD}\n规章 | 1 | 2 | 3\n行政规范性文件 | 4 | 5 | 6"


@pytest.mark.parametrize(
    ("text", "kept", "said"),
    [
        case("once", FIRST, "rules 1 2 3\nnormative_documents 4 5 6", ""),
        case("twice the same", f"{FIRST}\n\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", ""),
        case("with another figure", f"{FIRST}\n\n{HEAD}\n规章 | 1 | 2 | 9\n行政规范性文件 | 4 | 5 | 6", "rules 1 2 3\nnormative_documents 4 5 6", "duplicate_row rules"),
        case("an empty form before the filled one", f"{HEAD}\n规章 | | |\n行政规范性文件 | | |\n\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", ""),
        case("last year's first", f"2021年 |\n{HEAD}\n规章 | 7 | 8 | 9\n行政规范性文件 | 7 | 8 | 9\n\n2022年 |\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", ""),
        case("the whole area's first", f"全县汇总 |\n{HEAD}\n规章 | 7 | 8 | 9\n行政规范性文件 | 7 | 8 | 9\n\n本级 |\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", "duplicate_row rules\nduplicate_row normative_documents"),
        case("a row in doubt before a clear one", f"{HEAD}\n规章 | 1 | 2\n行政规范性文件 | 4 | 5\n\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", "duplicate_row rules\nduplicate_row normative_documents"),
    ],
)  # fmt: skip
def test_copies(text: str, kept: str, said: str) -> None:
    rows, findings = settle_copies(lay_all(panels_in(text, PROACTIVE)), 2022)
    assert figures_of(rows) == lines(kept)
    assert [f"{finding.code} {finding.row}" for finding in findings] == lines(said)


def test_rows_stay_in_printed_order() -> None:
    text = f"{HEAD}\n规章 | | |\n行政规范性文件 | 4 | 5 | 6\n\n{HEAD}\n规章 | 1 | 2 | 3"
    rows, _ = settle_copies(lay_all(panels_in(text, PROACTIVE)), 2022)
    assert [row.one.key for row in rows] == ["normative_documents", "rules"]
