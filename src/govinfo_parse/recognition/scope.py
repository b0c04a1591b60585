"""Whose figures a table prints: the report's, or those of another year, a quarter, a sample.

Only a caption can give a table away: a short line above it that has a caption's form. A year in
a sentence (2022年度结转申请2件，已办结。) scopes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.rows import Owner, Row
from govinfo_parse.recognition.rules import rule
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.finding import Finding

_YEAR: Final = re.compile(
    r"(?<![0-9〔\[])(20[0-9]{2})(?![0-9〕\]]|年[0-9]{1,2}月|[-/.][0-9]{1,2}[-/.])"
)
"""A year, and not that of a day (发布时间：2024-01-22) or of a file number (〔2020〕109号)."""
_CAPTION: Final = re.compile(
    r"[^。，,；;！!？?]{4,60}$(?<=表|况|据|计|比|告|报|）|\)|年|度|[0-9])|[^。；;！!？?]{0,4}附.{2,56}$"
)
_OTHER_KIND: Final = re.compile(
    r"第[一二三四1-4]季度|[上下]半年|半年度?.{0,12}表|[0-9一二]{1,2}月份?.{0,16}(?:统计|情况)表|填[报表写]说明|样表|示例"
)
_NOTE: Final = re.compile(r"\W*(?:备?注|说明|填报说明)")


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows of the report's own tables.

    ``left`` are the captions of others with figures, and the table of the form they are like.
    """

    rows: tuple[Row, ...]
    left: Mapping[str, str | None] = field(default_factory=dict)

    def findings(self) -> list[Finding]:
        """The tables like one of the form that were passed over."""
        return [
            make_finding(
                "other_table",
                f"tables under {heading!r} are of another year and left out",
                table=table,
            )
            for heading, table in self.left.items()
            if table is not None
        ]


def scope_of(rows: Sequence[Row], year: int | None, matcher: Matcher) -> Scope:
    """Part the observed rows by what their captions say of them."""
    lines = dict.fromkeys(line for row in rows for line in (row.heading, row.caption))
    mended = {line: matcher.mend(line) for line in lines if line}
    others = {line for line, text in mended.items() if _is_other(text, year)}
    for row in rows:
        row.owner = _owner(mended.get(row.heading, ""), mended.get(row.caption, ""), year)
    own = tuple(row for row in rows if row.heading not in others and row.caption not in others)
    left: dict[str, Counter[str]] = {}
    figured: set[str] = set()
    for row in rows:
        line = next((x for x in (row.heading, row.caption) if x in others), None)
        if line is not None:
            names = {*row.row_tables, *row.column_tables} - {None}
            left.setdefault(line, Counter()).update(sorted(map(str, names)))
            figured |= {line} if row.has_figures else set()
    return Scope(own, {line: _most(names) for line, names in left.items() if line in figured})


def _most(names: Counter[str]) -> str | None:
    """The table that most rows are of, of equals the one named first; part four has only headers."""
    return names.most_common(1)[0][0] if names else None


def _owner(heading: str, caption: str, year: int | None) -> Owner:
    """Whose figures stand under two lines, where both may be the report's own."""
    named = {int(y) for y in _YEAR.findall(caption)}
    # 2021年度结转申请2件，已办结。 is a sentence.
    said = re.search("[，。；]", caption) is not None
    if named and year is not None and year not in named and not said:
        return Owner.OTHER_YEAR
    is_whole = names_whole_area(heading) or names_whole_area(caption)
    return Owner.WHOLE_AREA if is_whole else Owner.ORGAN


def _is_other(heading: str, year: int | None) -> bool:
    if _NOTE.match(heading):
        return False
    return _is_of_other_kind(heading) or (year is not None and _names_other_year(heading, year))


@rule("guard", off=False)
def names_whole_area(caption: str) -> bool:
    """全县汇总（含各乡镇、各部门）…: figures of more than the organ, beside a table of its own."""
    return _WHOLE_AREA.search("".join(caption.split())) is not None


_WHOLE_AREA: Final = re.compile(
    r"汇总|含各|含所属|含下属|所属单位|下属单位|^全(?:省|市|州|盟|县|区|旗|镇|乡|系统)"
)


@rule("guard", off=False)
def _is_of_other_kind(heading: str) -> bool:
    """A quarter's table (2022年第一季度…情况统计表), instructions, a filled sample."""
    return _OTHER_KIND.search(heading) is not None


@rule("guard", off=False)
def _names_other_year(heading: str, year: int) -> bool:
    """附：2018年度政府信息公开情况统计表 over a report of 2019; a sentence is no caption."""
    text = "".join(heading.split()).rstrip("：:")
    named = {int(y) for y in _YEAR.findall(text)}
    return bool(named) and year not in named and _CAPTION.match(text) is not None
