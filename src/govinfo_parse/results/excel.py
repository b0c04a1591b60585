"""A report as an Excel workbook in the layout of the statutory form.

Needs the extra ``excel`` (xlsxwriter). Figures are numbers, a field without a figure is an
empty cell, and text is never a formula. The same report gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from govinfo_parse.forms import load_form
from govinfo_parse.results.entry import Entry, Status
from govinfo_parse.results.extras import need
from govinfo_parse.results.layout import Block, PrintedCell, described, laid_out
from govinfo_parse.results.serialize import plain

if TYPE_CHECKING:
    from govinfo_parse.results.report import Report

Value = str | int | Decimal | None

_TINTS: Final = {
    Status.BLANK: ("#EFEFEF", "空白：有此格，未填数字"),
    Status.MISSING: ("#D0D0D0", "缺失：原文无此格"),
    Status.UNREADABLE: ("#F4C7C3", "无法识别：格内不是数字，见批注"),
    Status.REPAIRED: ("#FCE8B2", "推断：由原文推断得出，见批注与下列说明"),
}
_EDGE: Final = {"border": 1, "border_color": "#A0A0A0", "valign": "vcenter"}
_HEAD: Final = {**_EDGE, "bold": True, "bg_color": "#F2F2F2", "align": "center", "text_wrap": True}
_TITLE: Final = {"bold": True, "font_size": 13, "align": "center", "valign": "vcenter"}
_TEXT: Final = {**_EDGE, "text_wrap": True, "valign": "top"}
_FINDINGS: Final = {"程度": 10, "代码": 28, "内容": 80, "字段": 50, "位置": 24}

_CREATED: Final = datetime(2000, 1, 1)
_UNFIT: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
_DIGITS: Final = 15
"""A number in Excel keeps so many; one with more is written as text, digit by digit."""
_COMMENT: Final = 1000
_WIDEST: Final = 40
_LINE: Final = 16
"""The height of a line of text, in points."""


def report_workbook(report: Report) -> bytes:
    """A sheet for each statutory table, and one on what the report is, with its findings."""
    book = _Book()
    for table in load_form(report.edition).tables if report.edition else ():
        entries = [e for e in report.entries if e.field.table == table.key]
        if entries:
            _table(book, table.title, entries)
    _about(book, report)
    return book.close()


def list_workbook(title: str, widths: dict[str, int], lines: Iterable[Sequence[Value]]) -> bytes:
    """One sheet with one list; ``widths`` are its headings with the widths of their columns."""
    book = _Book()
    sheet = book.sheet(title)
    _list(book, sheet, 0, widths, lines)
    sheet.freeze_panes(1, 0)
    return book.close()


class _Book:
    """A workbook in memory; each way a cell can look is one format."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        self._book = need("xlsxwriter", "excel").Workbook(self._bytes, {"in_memory": True})
        self._book.set_properties({"created": _CREATED})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def sheet(self, title: str) -> Any:
        return self._book.add_worksheet(title)

    def put(
        self,
        sheet: Any,
        at: tuple[int, int],
        value: Value,
        look: dict[str, Any],
        *,
        span: tuple[int, int] = (1, 1),
        unit: str = "",
    ) -> None:
        """Write what a cell holds by its type: text is text, whatever it begins with."""
        number = value if isinstance(value, int | Decimal) and _number_holds(value) else None
        if number is not None:
            look = {**look, "num_format": _as_printed(number, unit)}
        style = self._style(look)
        if span != (1, 1):
            end = at[0] + span[0] - 1, at[1] + span[1] - 1
            sheet.merge_range(*at, *end, "", style)
        if number is not None:
            sheet.write_number(*at, number, style)
        elif value is None or value == "":
            sheet.write_blank(*at, None, style)
        else:
            text = value if isinstance(value, str) else f"{plain(value)} {unit}".rstrip()
            sheet.write_string(*at, _fit(text), style)

    def _style(self, look: dict[str, Any]) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]

    def close(self) -> bytes:
        self._book.close()
        return self._bytes.getvalue()


def _table(book: _Book, title: str, entries: Sequence[Entry]) -> None:
    """The blocks of a table below each other, all as wide as the widest, as on paper."""
    sheet = book.sheet(title)
    blocks = laid_out(entries)
    width = max(block.width for block in blocks)
    book.put(sheet, (0, 0), title, _TITLE, span=(1, width))
    longest = [5] * width
    top = 1
    for block in blocks:
        for cell in (cell for row in block.rows for cell in row):
            at = top + cell.row, cell.column
            colspan = _spread(cell, block, width)
            if isinstance(cell.content, Entry):
                _figure(book, sheet, at, cell.content, (1, colspan))
                continue
            book.put(sheet, at, cell.content, _HEAD, span=(cell.rowspan, colspan))
            if colspan == 1:
                longest[cell.column] = max(longest[cell.column], len(cell.content))
        top += len(block.rows)
    widths = [min(2 * length + 2, _WIDEST) for length in longest]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _make_room(sheet, blocks, widths)
    _on_one_page(sheet)


def _make_room(sheet: Any, blocks: Iterable[Block], widths: Sequence[int]) -> None:
    """Rows as high as their longest label needs; Excel does not see to it in merged cells."""
    top = 1
    for block in blocks:
        for number, row in enumerate(block.rows, top):
            lines = [
                _lines(
                    cell.content, sum(widths[cell.column :][: _spread(cell, block, len(widths))])
                )
                for cell in row
                if isinstance(cell.content, str) and cell.rowspan == 1
            ]
            sheet.set_row(number, _LINE * max([1, *lines]))
        top += len(block.rows)


def _spread(cell: PrintedCell, block: Block, width: int) -> int:
    """The columns of a cell; the last of a narrow block goes on to the sheet's width."""
    last = cell.column + cell.colspan == block.width
    return cell.colspan + (width - block.width if last else 0)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes; a Chinese character is as wide as two digits."""
    return -(-sum(1 + (char > "\u2e80") for char in text) // max(1, width - 2)) or 1


def _on_one_page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _figure(
    book: _Book, sheet: Any, at: tuple[int, int], entry: Entry, span: tuple[int, int]
) -> None:
    look: dict[str, Any] = {**_EDGE, "align": "right"}
    if entry.status in _TINTS:
        look["bg_color"] = _TINTS[entry.status][0]
        if entry.raw:
            sheet.write_comment(*at, _fit(described(entry))[:_COMMENT])
    unit = entry.unit if entry.field.kind == "money" else None
    book.put(sheet, at, entry.value, look, span=span, unit=unit or "")


def _about(book: _Book, report: Report) -> None:
    sheet = book.sheet("说明")
    about = {
        "标题": report.title,
        "行政机关": report.agency,
        "年度": report.year,
        "表格版本": report.edition,
        "来源": report.source,
    }
    for row, (name, value) in enumerate(about.items()):
        book.put(sheet, (row, 0), name, {"bold": True})
        book.put(sheet, (row, 1), value, {"align": "left"})
    for row, (status, (tint, words)) in enumerate(_TINTS.items(), len(about) + 1):
        book.put(sheet, (row, 0), status.value, {**_EDGE, "bg_color": tint})
        book.put(sheet, (row, 1), words, {})
    lines = (
        (
            finding.severity.value,
            finding.code,
            finding.message,
            "/".join(key for key in (finding.table, finding.row, finding.column) if key),
            None if finding.location is None else str(finding.location),
        )
        for finding in report.findings
    )
    _list(book, sheet, len(about) + len(_TINTS) + 2, _FINDINGS, lines)


def _list(
    book: _Book, sheet: Any, top: int, widths: dict[str, int], lines: Iterable[Sequence[Value]]
) -> None:
    for column, (name, width) in enumerate(widths.items()):
        sheet.set_column(column, column, width)
        book.put(sheet, (top, column), name, _HEAD)
    for row, line in enumerate(lines, top + 1):
        room = [
            _lines(str(value or ""), width)
            for value, width in zip(line, widths.values(), strict=True)
        ]
        sheet.set_row(row, _LINE * max(room))
        for column, value in enumerate(line):
            book.put(sheet, (row, column), value, _TEXT)
    _on_one_page(sheet)


def _number_holds(value: int | Decimal) -> bool:
    return sum(map(str.isdigit, f"{Decimal(value):f}")) <= _DIGITS


def _places(value: int | Decimal) -> int:
    """Printed decimals: ``26.50`` has two."""
    return len(f"{value:f}".partition(".")[2]) if isinstance(value, Decimal) else 0


def _as_printed(value: int | Decimal, unit: str) -> str:
    """A number format that shows the decimals that are printed, and the unit."""
    places = _places(value)
    digits = f"0.{'0' * places}" if places else "0"
    return f'{digits}" {unit}"' if unit else digits


def _fit(text: str) -> str:
    """Text that a cell can hold."""
    text = _UNFIT.sub("\ufffd", text)
    # xlsxwriter would copy what looks like its own markup into the file unescaped.
    return f"{text} " if text.startswith("<r>") else text
