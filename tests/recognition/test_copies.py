"""Rows of the form that are printed more than once: which is kept, and what is said."""

from collections.abc import Sequence

import pytest

from govinfo_parse.recognition.copies import settle_copies
from govinfo_parse.recognition.laid import LaidRow
from govinfo_parse.recognition.laying import lay_all
from govinfo_parse.recognition.scope import scope_of
from recognition.build import MATCHER, PROACTIVE, case, figures_of, lines, panels_in

HEAD = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"
FIRST = f"{HEAD}\n规章 | 1 | 2 | 3\n行政规范性文件 | 4 | 5 | 6"


def laid_in_2022(text: str) -> Sequence[LaidRow]:
    """The laid rows of part two in a report of 2022."""
    panels = panels_in(text, PROACTIVE)
    scope_of([one.row for panel in panels for one in panel.rows], 2022, MATCHER)
    return lay_all(panels)


@pytest.mark.parametrize(
    ("text", "kept", "said"),
    [
        case("once", FIRST, "rules 1 2 3\nnormative_documents 4 5 6", ""),
        case("twice the same", f"{FIRST}\n\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", ""),
        case("with another figure", f"{FIRST}\n\n{HEAD}\n规章 | 1 | 2 | 9\n行政规范性文件 | 4 | 5 | 6", "rules 1 2 3\nnormative_documents 4 5 6", "duplicate_row rules"),
        case("an empty form before the filled one", f"{HEAD}\n规章 | | |\n行政规范性文件 | | |\n\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", ""),
        case("signs of lost characters are no figures", f"{HEAD}\n规章 | ? | ? | ?\n行政规范性文件 | ? | ? | ?\n\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", ""),
        case("last year's first", f"2021年 |\n{HEAD}\n规章 | 7 | 8 | 9\n行政规范性文件 | 7 | 8 | 9\n\n2022年 |\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", ""),
        case("the whole area's first", f"全县汇总 |\n{HEAD}\n规章 | 7 | 8 | 9\n行政规范性文件 | 7 | 8 | 9\n\n本级 |\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", "duplicate_row rules\nduplicate_row normative_documents"),
        case("a row in doubt before a clear one", f"{HEAD}\n规章 | 1 | 2\n行政规范性文件 | 4 | 5\n\n{FIRST}", "rules 1 2 3\nnormative_documents 4 5 6", "duplicate_row rules\nduplicate_row normative_documents"),
    ],
)  # fmt: skip
def test_copies(text: str, kept: str, said: str) -> None:
    rows, findings = settle_copies(laid_in_2022(text))
    assert figures_of(rows) == lines(kept)
    assert [f"{finding.code} {finding.row}" for finding in findings] == lines(said)


def test_rows_stay_in_printed_order() -> None:
    text = f"{HEAD}\n规章 | | |\n行政规范性文件 | 4 | 5 | 6\n\n{HEAD}\n规章 | 1 | 2 | 3"
    rows, _ = settle_copies(laid_in_2022(text))
    assert [row.one.key for row in rows] == ["normative_documents", "rules"]
