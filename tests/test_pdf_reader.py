"""PDF files: geometry of rules and words, page seams, what is not seen, damaged and hostile files."""

from __future__ import annotations

import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from generator.pdf_writer import Font, stream, write
from govinfo_parse import (
    DamagedDocument,
    DocumentTooLarge,
    EncryptedDocument,
    ScannedDocument,
    parse_report,
)
from govinfo_parse.document import Cell, Table
from govinfo_parse.readers.pdf import _insist_on_text, read_pdf
from govinfo_parse.readers.pdf_grid import fill, grids
from govinfo_parse.readers.pdf_guard import refuse_bombs
from govinfo_parse.readers.pdf_ink import Char, Ink, Rule, Turn, lines_of, without_doubles
from govinfo_parse.readers.pdf_prose import paragraphs
from govinfo_parse.readers.pdf_slow import SlowPages
from govinfo_parse.readers.pdf_strip import Strip
from govinfo_parse.readers.pdf_unruled import Zone, part
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.normalize import diagnose
from govinfo_parse.recognition.seams import mend_seams

ENCRYPTED = Path(__file__).parent / "fixtures" / "encrypted"


def chars(text: str, x: float, y: float, size: float = 10.0) -> list[Char]:
    made = []
    for char in text:
        wide = size / 2 if char.isascii() else size
        if char != " ":
            made.append(Char(char, x, y, x + wide, y + size))
        x += wide
    return made


def rules(xs: list[float], ys: list[float]) -> tuple[list[Rule], list[Rule]]:
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


def cells(across: list[Rule], down: list[Rule]) -> list[tuple[int, int, int, int]]:
    (grid,) = grids(across, down)
    return [(b.row, b.column, b.rows, b.columns) for b in grid.boxes]


def test_lines_make_cells() -> None:
    assert cells(*rules([0, 50, 100], [0, 20, 40])) == [
        (0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1),
    ]  # fmt: skip


def test_a_missing_line_is_a_span() -> None:
    across, down = rules([0, 50, 100], [0, 20, 40])
    down[1] = Rule(50, 20, 40)
    across[1] = Rule(20, 0, 100)
    assert cells(across, down)[0] == (0, 0, 1, 2)
    across, down = rules([0, 50, 100], [0, 20, 40])
    across[1] = Rule(20, 50, 100)
    assert cells(across, down)[0] == (0, 0, 2, 1)


@pytest.mark.parametrize(
    "drawn",
    [
        [Rule(20, x, x + 3) for x in range(0, 100, 5)],
        [Rule(19, 0, 100), Rule(21, 0, 100)],
        [Rule(20, -2, 50), Rule(20.4, 51, 102)],
        [Rule(20, x, x + 0.7) for x in range(0, 100, 2)],
    ],
    ids=["dashes", "double", "overshoot", "dots"],
)
def test_lines_in_every_manner(drawn: list[Rule]) -> None:
    across, down = rules([0, 50, 100], [0, 20, 40])
    assert len(cells([across[0], *drawn, across[2]], down)) == 4


def test_open_sides_and_page_breaks_are_closed() -> None:
    across, down = rules([0, 50, 100], [0, 20, 40])
    assert len(cells(across, [Rule(50, 0, 40)])) == 4
    assert len(cells(across[:2], down)) == 4
    (grid,) = grids(across[:2], down)
    assert grid.open_bottom
    assert not grid.open_top


def test_frames_are_no_grids_and_hold_the_tables_in_them() -> None:
    across, down = rules([0, 50, 100], [0, 20, 40])
    frame = rules([-50, 200], [-50, 300])
    assert len(grids([*across, *frame[0]], [*down, *frame[1]])) == 1


def test_text_goes_to_the_cell_of_its_middle() -> None:
    (grid,) = grids(*rules([0, 50, 100], [0, 20, 40]))
    rest = fill(grid, [*chars("12", 20, 5), *chars("7", 70, 25), *chars("外", 300, 5)])
    assert [box.text(50) for box in grid.boxes] == ["12", "", "", "7"]
    assert [c.text for c in rest] == ["外"]


def test_a_figure_wrapped_in_its_cell_is_one() -> None:
    (grid,) = grids(*rules([0, 30, 100], [0, 40, 80]))
    fill(grid, [*chars("1234", 4, 5), *chars("56", 4, 17), *chars("1", 50, 5), *chars("2", 50, 17)])
    assert [box.text(w) for box, w in zip(grid.boxes, (30, 70), strict=False)] == ["123456", "1\n2"]


def test_marks_stay_marks_and_order_does_not_matter() -> None:
    mark = Char("3", 20, 0, 22.5, 5)
    line = lines_of([mark, *reversed(chars("12", 10, 0))])
    assert [one.text for one in line] == ["12³"]
    # LibreOffice sets them so high that they stand above the line.
    marks = [Char("1", 17.9, 466.5, 21.2, 471.2), Char("2", 21.2, 466.5, 24.5, 471.2)]
    line = lines_of([Char("7", 12.2, 467.3, 17.9, 475.5), *marks])
    assert [one.text for one in line] == ["7¹²"]
    assert [one.text for one in lines_of(chars("本年 2024 年", 0, 0))] == ["本年 2024 年"]


def test_doubled_characters_count_once_and_twins_stay() -> None:
    twice = [*chars("11", 0, 0), *chars("11", 0.3, 0)]
    assert len(without_doubles(twice)) == 2


@pytest.mark.parametrize(
    ("degrees", "box"),
    [(0, (10, 170, 20, 190)), (90, (10, 10, 30, 20)), (180, (80, 10, 90, 30)), (270, (170, 80, 190, 90))],
)  # fmt: skip
def test_pages_are_turned(degrees: int, box: tuple[float, ...]) -> None:
    assert Turn(degrees, 0, 0, 100, 200).box(10, 10, 20, 30) == box


def words_at(y: float, *words: tuple[str, float]) -> list[Char]:
    return [char for text, x in words for char in chars(text, x, y)]


def zones(*pages: list[Char]) -> list[list[list[str]]]:
    """The tables that pages without any ruling line hold."""
    lines = [(n, line) for n, page in enumerate(pages) for line in lines_of(page)]
    strip = Strip([line for _, line in lines], [n for n, _ in lines], [()] * len(lines))
    found = [item for item in part(strip) if isinstance(item, Zone)]
    return [[[word.text for word in row] for row in zone.rows] for zone in found]


HEAD = (("商业", 100), ("科研", 130), ("其他", 160), ("总计", 190))


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        ("本报告统计期限为2023年全年。", "总体情况", False),
        ("本报告统计期限为2023年全年。", "一总体情况", False),
        ("本报告统计期限为2023年全年。", "数据已复核。", True),
        ("本报告统计期限自2023年1月1日", "起，至年底止。", True),
        ("本报告统计期限自2023年1月1日", "起", True),
        ("本报告统计期限自。", "总体情况", False),
    ],
)
def test_a_heading_after_a_full_line(upper: str, lower: str, joined: bool) -> None:
    lines = lines_of([*chars(upper, 0, 0), *chars(lower, 0, 12)])
    right = max(line.x1 for line in lines)
    assert len(paragraphs(lines, 0, right)) == (1 if joined else 2)


def test_tables_without_lines() -> None:
    text: list[Char] = []
    for y, row in enumerate(
        (("规章", "1", "0", "2"), ("规范性文件", "3", "", "4"), ("其他", "5", "6", "7"))
    ):
        text += words_at(20 * y, *zip(row, (0, 100, 150, 200), strict=True))
    assert zones(text) == [
        [["规章", "1", "0", "2"], ["规范性文件", "3", "", "4"], ["其他", "5", "6", "7"]]
    ]


def test_a_column_without_any_figure_is_known_by_its_heading() -> None:
    page = words_at(0, *HEAD)
    page += words_at(13, ("企业", 100), ("机构", 130))
    page += words_at(40, ("一、新收", 0), ("4", 105), ("28", 190))
    page += words_at(60, ("二、结转", 0), ("0", 105), ("0", 195))
    (table,) = zones(page)
    assert table[0] == ["商业\n企业", "科研\n机构", "其他", "总计"]
    assert table[1:] == [["一、新收", "4", "", "", "28"], ["二、结转", "0", "", "", "0"]]


def test_headings_that_fill_their_columns_are_parted_between_them() -> None:
    page = words_at(0, ("商业企业", 100), ("科研机构", 141), ("社会公益", 182))
    page += words_at(20, ("一、新收", 0), ("4", 115), ("5", 155), ("6", 198))
    page += words_at(40, ("二、结转", 0), ("0", 115), ("0", 155), ("1", 198))
    (table,) = zones(page)
    assert table[0] == ["商业企业", "科研机构", "社会公益"]


def test_figures_of_narrow_columns_that_look_like_one() -> None:
    page: list[Char] = []
    for y, figures in enumerate(("002", "010", "100")):
        spread = [(digit, 100 + 5.8 * at) for at, digit in enumerate(figures)]
        page += words_at(20 * y, (f"{y + 1}.其他", 0), *spread)
    (table,) = zones(page)
    assert [row[1:] for row in table] == [["0", "0", "2"], ["0", "1", "0"], ["1", "0", "0"]]


def test_digits_set_wide_are_one_figure() -> None:
    page: list[Char] = []
    for y, (one, two) in enumerate((("12", "7"), ("3", "45"), ("6", "8"))):
        for text, x in ((one, 100), (two, 150)):
            start = x - 2.9 * (len(text) - 1)
            page += words_at(20 * y, *((d, start + 5.8 * at) for at, d in enumerate(text)))
        page += words_at(20 * y, ("规章", 0))
    (table,) = zones(page)
    assert [row[1:] for row in table] == [["12", "7"], ["3", "45"], ["6", "8"]]


def test_a_shifted_row_makes_no_new_column() -> None:
    page: list[Char] = []
    for y in range(4):
        page += words_at(20 * y, ("规章", 0), *((str(y), x) for x in (100, 130, 160)))
    page += words_at(80, ("总计", 0), ("9", 115), ("9", 145), ("9", 175))
    (table,) = zones(page)
    assert table[-2:] == [["规章", "3", "3", "3"], ["总计", "9", "9", "9"]]


def test_serial_numbers_are_no_column_of_figures() -> None:
    page = words_at(0, ("序号", 0), *HEAD)
    page += words_at(20, ("1", 5), ("一、新收", 20), ("4", 105), ("28", 190))
    page += words_at(40, ("2", 5), ("二、结转", 20), ("0", 135))
    (table,) = zones(page)
    assert table[1:] == [["1", "一、新收", "4", "", "", "28"], ["2", "二、结转", "", "0", "", ""]]


def test_a_table_without_lines_goes_on_over_a_page_break() -> None:
    first = words_at(700, *HEAD)
    second = words_at(40, ("一、新收", 0), ("4", 105), ("", 135), ("28", 190))
    second += words_at(60, ("二、结转", 0), ("0", 105), ("3", 135), ("1", 195))
    (table,) = zones(first, second)
    assert table == [
        ["商业", "科研", "其他", "总计"],
        ["一、新收", "4", "", "", "28"],
        ["二、结转", "0", "3", "", "1"],
    ]


def test_prose_with_numbers_is_no_table() -> None:
    page = words_at(0, ("2024年，我局主动公开信息120条，收到申请3件。", 0))
    page += words_at(20, ("其中予以公开2件，不予公开1件。", 0))
    assert zones(page) == []


def row(number: int, *texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, number, at) for at, text in enumerate(texts))


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        (("7.属于行政执法案卷", "10", "12"), ("", "", "2"), [("7.属于行政执法案卷", "10", "12\n2")]),
        (("2.没有现成信息需", "1", "1"), ("要另行制作", "", ""), [("2.没有现成信息需\n要另行制作", "1", "1")]),
        (("2.没有现成信息需", "", ""), ("要另行制作", "1", "1"), [("2.没有现成信息需\n要另行制作", "1", "1")]),
        (("规章", "1", "1"), ("", "", ""), [("规章", "1", "1")]),
        (("", "", ""), ("规章", "1", "1"), [("规章", "1", "1")]),
        (("规章", "", ""), ("规范性文件", "1", "1"), [("规章", "", ""), ("规范性文件", "1", "1")]),
        (("规章", "1", "1"), ("规范性文件", "2", "2"), [("规章", "1", "1"), ("规范性文件", "2", "2")]),
        (("结果维持", "结果纠正", "总计"), ("1", "0", "1"), [("结果维持", "结果纠正", "总计"), ("1", "0", "1")]),
    ],
)  # fmt: skip
def test_rows_cut_by_a_page_break(upper, lower, joined) -> None:
    table = Table(0, (row(0, *upper), row(1, *lower)), seams=(1,))
    rows = mend_seams(table, Matcher(diagnose("")))
    assert [tuple(c.text for c in line) for line in rows] == joined
    assert mend_seams(Table(0, table.rows), Matcher(diagnose(""))) == table.rows


def page(content: str, more: str = "") -> bytes:
    return write([content], Font(), Font(), size=(595, 842), page=more)


def text_page() -> bytes:
    font = Font()
    ops = [
        f"BT /F1 12 Tf 1 0 0 1 72 {700 - 20 * n} Tm <{font.codes(line)}> Tj ET"
        for n, line in enumerate(
            ("青石县2023年政府信息公开工作年度报告", "一、总体情况", "规章 1 2 3")
        )
    ]
    return write(["\n".join(ops)], font, Font(), size=(595, 842))


def test_both_libraries_read_the_same_page() -> None:
    blocks = read_pdf(text_page()).blocks
    assert [b.text for b in blocks][:2] == ["青石县2023年政府信息公开工作年度报告", "一、总体情况"]
    slow = SlowPages(text_page()).ink(0)
    assert slow is not None
    assert [line.text for line in lines_of(slow.chars)][1:] == ["一、总体情况", "规章 1 2 3"]


def test_scans_ask_for_ocr() -> None:
    image = stream(
        b"\xff" * 100,
        "/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8",
    )
    data = page("q 595 0 0 842 0 0 cm /X Do Q").replace(b"/Font<<", b"/XObject<</X 14 0 R>>/Font<<")
    data = data.replace(b"xref\n", b"14 0 obj\n" + image + b"\nendobj\nxref\n", 1)
    with pytest.raises(ScannedDocument, match="OCR") as caught:
        parse_report(data)
    assert caught.value.pages == (1,)


def test_fonts_that_tell_nothing_ask_for_ocr() -> None:
    secret = Font()
    codes = secret.codes("青石县二〇二三年政府信息公开工作年度报告" * 4)
    content = f"BT /F2 8 Tf 1 0 0 1 10 700 Tm <{codes}> Tj ET"
    with pytest.raises(ScannedDocument, match="fonts") as caught:
        parse_report(write([content], Font(), secret, size=(1200, 842)))
    assert caught.value.pages == (1,)


def test_an_empty_password_opens_and_another_is_asked_for() -> None:
    texts = [b.text for b in read_pdf((ENCRYPTED / "open.pdf").read_bytes()).blocks]
    assert texts[0] == "青石县2023年政府信息公开工作年度报告"
    with pytest.raises(EncryptedDocument, match="password"):
        parse_report(ENCRYPTED / "locked.pdf")


def test_a_page_that_is_an_image_is_said() -> None:
    inks = [
        Ink(1, 595, 842, tuple(chars("青石县二〇二三年政府信息公开工作年度报告" * 3, 0, 0)), (), ())
    ]
    inks += [replace(inks[0], number=2), Ink(3, 595, 842, (), (), (), imaged=1.0)]
    assert [(n.code, n.message[:6]) for n in _insist_on_text(inks)] == [
        ("page_unreadable", "page 3")
    ]


def test_broken_files() -> None:
    for data in (text_page()[:200], b"%PDF-1.4\n%%EOF", b"%PDF-" + bytes(5_000)):
        with pytest.raises(DamagedDocument):
            parse_report(data)


def test_lines_before_the_header_do_no_harm() -> None:
    assert read_pdf(text_page()).format == "pdf"
    with pytest.raises(DamagedDocument):
        parse_report(b"\r\n\r\n%PDF-1.4 nothing")


def test_bombs_are_refused() -> None:
    inner = zlib.compress(bytes(300 * 1024 * 1024), 9)
    with pytest.raises(DocumentTooLarge, match="unpack"):
        refuse_bombs(b"1 0 obj <</Filter/FlateDecode>>stream\n" + inner + b"\nendstream")
    twice = zlib.compress(inner, 9)
    with pytest.raises(DocumentTooLarge, match="unpack"):
        refuse_bombs(
            b"1 0 obj <</Filter[/FlateDecode/FlateDecode]>>stream\n" + twice + b"\nendstream"
        )
    refuse_bombs(text_page())


def test_forms_within_forms_are_counted() -> None:
    form = "{} 0 obj\n<</Type/XObject/Subtype/Form/Resources<</XObject<</X {} 0 R>>>>>>stream\n{}\nendstream\nendobj\n"
    tree = "".join(form.format(n, n + 1, "/X Do " * 10) for n in range(1, 9))
    with pytest.raises(DocumentTooLarge, match="each other"):
        refuse_bombs(tree.encode())
    with pytest.raises(DocumentTooLarge, match="each other"):
        refuse_bombs((form.format(1, 2, "/X Do") + form.format(2, 1, "/X Do")).encode())
    refuse_bombs((form.format(1, 2, "/X Do /X Do") + form.format(2, 99, "q Q")).encode())
    # Programs give all forms of a page one dictionary, which names them too.
    shared = "3 0 obj\n<</XObject<</A 1 0 R/B 2 0 R/X 4 0 R>>>>\nendobj\n"
    one = "{} 0 obj\n<</Type/XObject/Subtype/Form/Resources 3 0 R>>stream\n{}\nendstream\nendobj\n"
    leaves = shared + one.format(1, "q Q") + one.format(4, "q Q")
    refuse_bombs((leaves + one.format(2, "/X Do")).encode())
    with pytest.raises(DocumentTooLarge, match="each other"):
        refuse_bombs((leaves + one.format(2, "/B Do")).encode())
