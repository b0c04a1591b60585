"""What of a page is read as text, as tables, and as nothing, one behaviour a line."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_parse.document import Cell, Document, Layout, Paragraph, Table
from govinfo_parse.readers.grid import Span, parse_span, place
from govinfo_parse.readers.html import looks_like_html, read_html, read_html_text


def paragraphs(html: str) -> list[str]:
    return [block.text for block in read_html_text(html).blocks if isinstance(block, Paragraph)]


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def only_table(html: str) -> Table:
    (table,) = read_html_text(html).tables
    return table


def outline(document: Document) -> list[str | list[list[str]]]:
    return [b.text if isinstance(b, Paragraph) else grid(b) for b in document.blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>一<p>二", ["一", "二"]),
        ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
        ("<div>一<br>二<br/><br>三</div>", ["一", "二", "三"]),
        ("<p>1<span>2</span><b>3</b></p>", ["123"]),
        ("<p>  年  度\n\t报告 </p>", ["年 度 报告"]),
        ("<p>&nbsp;&nbsp;一&lt;70%&amp;</p>", ["\xa0\xa0一<70%&"]),
        ("<p>\u3000\u3000一</p>", ["\u3000\u3000一"]),
        ("<p>&nbsp;</p><p> </p><p>一</p>", ["", "一"]),
        ("<p>3件<sup>1</sup>，4件<sup>①</sup></p>", ["3件¹，4件①"]),
        ("<p><ruby>八<rp>(</rp><rt>ba</rt><rp>)</rp></ruby>丹</p>", ["八丹"]),
        ("<pre>规章 0\n\n许可  件</pre>", ["规章 0", "许可  件"]),
        ("<div style='white-space: pre-wrap'>规章 0\n许可 3</div>", ["规章 0", "许可 3"]),
        ("<p>一<span style='white-space:pre'>\t</span>二</p>", ["一 二"]),
        ("<details><summary>一</summary>二</details>", ["一", "二"]),
        ("<p>数量：<input value='3'>件</p>", ["数量：3件"]),
        ("<ul><li>一<li>二</ul>", ["一", "二"]),
    ],
)
def test_text_as_a_browser_shows_it(html: str, expected: list[str]) -> None:
    assert paragraphs(html) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display:none'>9</p>",
        "<p style='color:red; DISPLAY : None !important'>9</p>",
        "<p hidden>9</p>",
        "<p style='visibility:hidden'>9</p>",
        "<span style='mso-hide:all'>9</span>",
        "<div style='display:none'><div>9</div>9</div>",
        "<!-- 9 --><!-- <p>9</p> > -->",
        "<script>document.write('<p>9</p>')</script>",
        "<style>.x > p { content: '9' }</style>",
        "<template><p>9</p></template>",
        "<noscript>9</noscript>",
        "<select><option>9</select>",
        "<button>9</button>",
        "<textarea>9</textarea>",
        "<input type=hidden value=9><input type=submit value=9>",
        "<svg><text>9</text></svg>",
        "<del>9</del><s>9</s><strike>9</strike>",
        "<span style='text-decoration: line-through'>9</span>",
        "<style>.gone{display:none}</style><p class='a gone'>9</p>",
        "<style>#gone, p.b{ DISPLAY:NONE !IMPORTANT }</style><p id=gone>9<p class=b>9",
        "<style>@media screen{.gone{display:none}}</style><p class=gone style='display:block'></p>"
        "<p class=gone>9</p>",
        "<style>/* .a{} */ @media (min-width:1px){.gone{display:none}}</style><p class=gone>9",
    ],
)
def test_what_a_browser_hides_is_left_out(hidden: str) -> None:
    assert paragraphs(f"<body><p>前</p>{hidden}<p>后</p>") == ["前", "后"]


@pytest.mark.parametrize(
    "shown",
    [
        "<p aria-hidden=true>9</p>",
        "<style>@media print{.p{display:none}}</style><p class=p>9</p>",
        "<style>@media only screen and (max-width:600px){.p{display:none}}</style><p class=p>9</p>",
        "<style media=print>.p{display:none}</style><p class=p>9</p>",
        "<style>.p{display:none} .p.on{display:block}</style><p class='p on'>9</p>",
        "<style>.p .q{display:none}</style><p class=q>9</p>",
        "<style>.p{display:none}</style><p class=p style='display:block'>9</p>",
        "<div style='visibility:hidden'>8<b style='visibility:visible'>9</b>8</div>",
        "<p hidden style='display:block'>9</p>",
        "<body style='display:none'><p>9</p>",
    ],
)
def test_what_a_browser_shows_is_kept(shown: str) -> None:
    assert "9" in paragraphs(f"{shown}")


def test_headings_and_links() -> None:
    document = read_html_text(
        "<h2>一、<br>总体情况</h2><p><a href=x>首页</a> <a href=y>机构</a></p>"
        "<p>详见<a href=x>附件</a></p><p><a name=top>二</a></p>"
    )
    assert document.blocks == (
        Paragraph("一、\n总体情况", heading=2),
        Paragraph("首页 机构", linked=True),
        Paragraph("详见附件"),
        Paragraph("二"),
    )


def test_metadata() -> None:
    document = read_html_text(
        "<head><title> 年报 &amp; 公开 </title><META NAME=PubDate CONTENT='2022-01-20'>"
        "<meta name='ContentSource' content='青禾县人民政府'><meta charset=utf-8></head><p>一"
    )
    assert dict(document.metadata) == {
        "title": "年报 & 公开",
        "pubdate": "2022-01-20",
        "contentsource": "青禾县人民政府",
    }


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><td>1<td>2<tr><td>3<td>4</table>", [["1", "2"], ["3", "4"]]),
        ("<table><tr><td><p>结</p><p>果</p><td>a<br>b<tr><td>3<td></table>", [["结\n果", "a\nb"], ["3", ""]]),
        ("<table><tr><td><font>1</font><b>2</b><td>&nbsp;<tr><td>\u3000<td>4</table>", [["12", "\xa0"], ["\u3000", "4"]]),
        ("<table><tr><td>1<td hidden>9<td>2<tr><td>3<td style='display:none'>9<td>4</table>", [["1", "2"], ["3", "4"]]),
        ("<table><tr><td>1<td>2<tr style='display:none'><td>9<td>9<tr><td>3<td>4</table>", [["1", "2"], ["3", "4"]]),
        ("<table><tr><td>1<td>2<tr style='visibility:collapse'><td>9<td>9<tr><td>3<td>4</table>", [["1", "2"], ["3", "4"]]),
        ("<table><tr><td>1<td style='visibility:hidden'>9<tr><td>3<td>4</table>", [["1", ""], ["3", "4"]]),
        ("<table><tr><td>1<td>2<del>9</del><tr><td>3<td>4<sup>1</sup></table>", [["1", "2"], ["3", "4¹"]]),
        ("<table><tfoot><tr><td>5<td>6</tfoot><tbody><tr><td>3<td>4</tbody><thead><tr><td>1<td>2</table>", [["1", "2"], ["3", "4"], ["5", "6"]]),
        ("<table><tr><td>1<td>2<tr><td>3<td><table><tr><td>4</table></table>", [["1", "2"], ["3", "4"]]),
        ("<table><tr><td>1<td><input value=2><tr><td>3<td><input type=number value=4></table>", [["1", "2"], ["3", "4"]]),
        ("<table><tr><td>1<td style='white-space:pre'>a\nb<tr><td>3<td>4</table>", [["1", "a\nb"], ["3", "4"]]),
    ],
)  # fmt: skip
def test_cells(html: str, expected: list[list[str]]) -> None:
    assert grid(only_table(html)) == expected


def test_misnested_and_unclosed_markup_is_read_as_a_browser_builds_it() -> None:
    html = "<table><tr><td>1<td>2<p>表内文字</tr>散落<tr><td>3<td>4</table><b>后"
    assert outline(read_html_text(html)) == ["散落", [["1", "2\n表内文字"], ["3", "4"]], "后"]


def test_caption_comes_before_its_table() -> None:
    html = "<table><caption>表一</caption><tr><td>1<td>2<tr><td>3<td>4</table>"
    assert outline(read_html_text(html)) == ["表一", [["1", "2"], ["3", "4"]]]


def test_places_and_spans() -> None:
    table = only_table(
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td colspan=3>e</table>"
    )
    assert table.rows == (
        (Cell("a", 0, 0, 2, 1), Cell("b", 0, 1, 1, 2)),
        (Cell("c", 1, 1), Cell("d", 1, 2)),
        (Cell("e", 2, 0, 1, 3),),
    )


@pytest.mark.parametrize(
    ("rowspan", "colspan", "expected"),
    [
        (None, None, Span(1, 1)),
        ("2", "3", Span(2, 3)),
        (" 2px", "+3", Span(2, 3)),
        ("0", "0", Span(0, 1)),
        ("-1", "two", Span(1, 1)),
        ("", "1e9", Span(1, 1)),
        ("9" * 5_000, "9" * 5_000, Span(65_534, 1_000)),
    ],
)
def test_span_attributes(rowspan: str | None, colspan: str | None, expected: Span) -> None:
    assert parse_span(rowspan, colspan) == expected


SPANS = st.builds(Span, st.integers(0, 4), st.integers(1, 4))
GROUPS = st.lists(st.lists(st.lists(SPANS, max_size=5), max_size=5), max_size=3)


@given(GROUPS)
@settings(max_examples=200, deadline=None)
def test_spans_against_a_naive_grid(groups: list[list[list[Span]]]) -> None:
    placed = place([[[("x", span) for span in row] for row in rows] for rows in groups])
    taken: set[tuple[int, int]] = set()
    at = 0
    for rows in groups:
        end = at + len(rows)
        for row in rows:
            column = 0
            for cell, span in zip(placed[at], row, strict=True):
                while (at, column) in taken:
                    column += 1
                height = min(span.rows or end - at, end - at)
                assert cell == Cell("x", at, column, height, span.columns)
                taken |= {
                    (at + down, column + right)
                    for down in range(height)
                    for right in range(span.columns)
                }
            at += 1


def test_page_scaffolding_yields_its_blocks_in_order() -> None:
    html = """<table><tr><td><a href=/>首页</a><td>
      <h1>年度报告</h1><p>前言</p>
      <table><tr><td>规章<td>0<tr><td>许可<td>3</table>
      <p>后记</p></table>"""
    document = read_html_text(html)
    assert outline(document) == [
        "首页",
        "年度报告",
        "前言",
        [["规章", "0"], ["许可", "3"]],
        "后记",
    ]
    assert document.blocks[0] == Paragraph("首页", linked=True)
    assert document.blocks[1] == Paragraph("年度报告", heading=1)


def test_a_one_cell_table_is_text() -> None:
    assert outline(read_html_text("<table><tr><td><p>一</p><p>二</p></table>")) == ["一", "二"]


def test_rows_around_a_nested_table_stay_tables() -> None:
    html = """<table><tr><td>规章<td>0<tr><td>许可<td>3
      <tr><td colspan=2><table><tr><td>1<td>2<td>3<tr><td>4<td>5<td>6</table>
      <tr><td>处罚<td>1<tr><td>强制<td>2</table>"""
    assert outline(read_html_text(html)) == [
        [["规章", "0"], ["许可", "3"]],
        [["1", "2", "3"], ["4", "5", "6"]],
        [["处罚", "1"], ["强制", "2"]],
    ]


CELL = "<div style='display:table-cell'>{}</div>"


@pytest.mark.parametrize(
    ("html", "layout"),
    [
        ("<div style='display:table'>" + "<div style='display:table-row'><i style='display:table-cell'>规章</i><i style='display:table-cell'>0</i></div>" * 2 + "</div>", Layout.GRID),
        ("<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style><div class=t>" + "<div class=r><p class=c>规章</p><p class=c>0</p></div>" * 2 + "</div>", Layout.GRID),
        ("<div style='display:grid;grid-template-columns:2fr 1fr'>" + "<div>规章</div><div>0</div>" * 2 + "</div>", Layout.GRID),
        ("<div role=table>" + "<div role=row><span role=cell>规章</span><span role=cell>0</span></div>" * 2 + "</div>", Layout.GRID),
        ("<div style='display:flex'><span>规章</span><span>0</span></div>" * 2, Layout.ROWS),
        ("<div class=row><div class=cell>规章</div><div class=cell>0</div></div>" * 2, Layout.ROWS),
    ],
)  # fmt: skip
def test_pseudo_tables(html: str, layout: Layout) -> None:
    document = read_html_text(f"<p>前</p>{html}<p>后</p>")
    assert outline(document) == ["前", [["规章", "0"], ["规章", "0"]], "后"]
    assert document.tables[0].layout is layout


def test_css_grid_spans() -> None:
    table = only_table(
        "<style>.g{display:grid;grid-template-columns:repeat(2, 1fr) minmax(0, 2fr)}</style>"
        "<div class=g><b style='grid-column:1 / -1'>项</b><b style='grid-row: span 2'>甲</b>"
        "<b>1</b><b>2</b><b style='grid-column:span 2'>3</b></div>"
    )
    assert table.rows == (
        (Cell("项", 0, 0, 1, 3),),
        (Cell("甲", 1, 0, 2, 1), Cell("1", 1, 1), Cell("2", 1, 2)),
        (Cell("3", 2, 1, 1, 2),),
    )


@pytest.mark.parametrize(
    "html",
    [
        "<div class=row><div class=col>{0}</div><div class=col>{0}</div></div>".format("长文" * 200),
        "<ul style='display:flex'><li>首页</li><li>机构</li><li>公开</li></ul>",
        "<div style='display:flex'><a href=a>首页</a><a href=b>机构</a></div>" * 3,
        "<div style='display:grid;grid-template-columns:1fr 3fr'><div>导航</div><div>正文</div></div>",
        "<div style='display:table'><div style='display:table-cell'>正文</div></div>",
    ],
)  # fmt: skip
def test_page_layout_is_no_table(html: str) -> None:
    assert read_html_text(html).tables == ()


FRAGMENT = (
    '<p>正文</p><table><tr><td colspan="2">规\n章</td></tr><tr><td>许可</td><td>3</td></tr></table>'
)
ESCAPED = FRAGMENT.replace('"', '\\"').replace("\n", "\\n").replace("/", "\\/")
AS_ENTITIES = FRAGMENT.replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    "source",
    [
        FRAGMENT,
        json.dumps({"id": 3, "content": FRAGMENT}),
        json.dumps({"content": FRAGMENT}, ensure_ascii=False).replace("/", "\\/"),
        json.dumps({"data": json.dumps({"content": FRAGMENT})}).replace("<", "\\u003c"),
        json.dumps([AS_ENTITIES]),
        f'callback({{"content": "{ESCAPED}"}});',
        f"var content = '{ESCAPED}';",
        ESCAPED,
        AS_ENTITIES,
        f'<div id=main></div><script>var c = "{ESCAPED}"; // don\'t</script>',
        f"<textarea>{AS_ENTITIES}</textarea>",
        f"<xmp>{FRAGMENT}</xmp>",
        f"<iframe srcdoc='{FRAGMENT}'></iframe>",
        f"<noscript>{FRAGMENT}</noscript>",
        f"<frameset><frame src=a><noframes>{FRAGMENT}</noframes></frameset>",
    ],
)
def test_html_that_is_only_carried(source: str) -> None:
    document = read_html_text(source)
    assert outline(document) == ["正文", [["规 章"], ["许可", "3"]]]
    assert document.tables[0].rows[0][0].colspan == 2


def test_what_a_page_shows_wins_over_what_it_carries() -> None:
    shown = "<table><tr><td>规章制度<td>10<tr><td>行政许可<td>30</table>"
    document = read_html_text(f"{shown}<script>x = '<table><tr><td>9<td>9</table>'</script>")
    assert outline(document) == [[["规章制度", "10"], ["行政许可", "30"]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html><body>一", True),
        ("<p>一</p><table><tr><td>1</table>", True),
        (ESCAPED, True),
        (json.dumps({"content": FRAGMENT}).replace("<", "\\u003c"), True),
        (AS_ENTITIES, True),
        ("一、总体情况<br>本年度<br>公开信息<br>三件", True),
        ("一、总体情况\n满意度<70%，同比>5%\n公开信息三件", False),
        ("| 规章 | 本年新<br>制作数量 |\n|---|---|\n| 0 | 1 |\n", False),
        ("一、总体情况<br>\n二、主动公开\n三、依申请\n", False),
        ("规章 | 0 | 0 |\n", False),
        ('{"year": 2022}', False),
        ("", False),
    ],
)
def test_what_looks_like_html(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected


@pytest.mark.parametrize(
    "data",
    [
        b"<table><tr><td>x" * 100_000,
        b"<div>" * 100_000 + b"x" + b"</div>" * 100_000,
        b"<p>" + b"\xe4\xb8\xad" * 3_000_000,
        b"<table><tr><td colspan=1000000000 rowspan=1000000000>a<td>b<tr><td>c<td>d</table>",
        b"<table>" + b"<tr><td>1<td>2" * 100_000,
        b"".join(b"<p><font size=%d></p></x>" % n for n in range(5_000)),
    ],
    ids=["nested tables", "nested div", "one line", "huge spans", "many cells", "open fonts"],
)
def test_hostile_pages_cost_seconds_at_most(data: bytes) -> None:
    # The process's own time: a busy machine takes longer on the wall clock.
    started = time.process_time()
    document = read_html(data)
    assert time.process_time() - started < 20
    assert all(cell.colspan <= 1_000 for t in document.tables for row in t.rows for cell in row)


def test_what_is_over_a_limit_is_told() -> None:
    document = read_html(b"<table>" + b"<tr><td>1<td>2" * 100_000 + b"</table><p>x")
    assert [note.code for note in document.notes] == ["document_truncated"]


SOUP = (
    "<table> </table> <tr> <td> </td> <p> </p> <b> </a> <a\thref=x> <sup> </sup> <h1> </h1> 1 文 "
    "<div\tstyle=display:flex> <div\tstyle=display:none> </div> <caption> <pre> <thead> <tfoot> "
    "<s> </s> <select> <!-- --> <script> </script> <td\trowspan=0> <td\tcolspan=9> <br> <span> "
    "<div\tstyle=display:table> <div\tstyle=display:grid;grid-template-columns:1fr\t1fr> &nbsp;"
)


@given(st.lists(st.sampled_from(SOUP.split(" ")), max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_soup_of_tags_is_read(parts: list[str]) -> None:
    document = read_html_text("".join(parts))
    assert [table.index for table in document.tables] == list(range(len(document.tables)))


def test_a_grid_column_beyond_the_grid_ends():
    cells = "".join(f"<div style='grid-column:9'>{n}</div>" for n in range(8))
    grid_style = "display:grid;grid-template-columns:1fr 1fr 1fr"
    document = read_html_text(f"<div style='{grid_style}'>{cells}</div>")
    assert sum(text.count("7") for text in all_texts(document)) == 1


def all_texts(document: Document) -> list[str]:
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            texts += [cell.text for row in block.rows for cell in row]
    return texts


@pytest.mark.parametrize("broken", ["<br<br>", "<strong<span>", "<font<span>", "<div<div>"])
def test_text_behind_an_unfinished_tag_stays(broken: str) -> None:
    document = read_html_text(f"<p>一</p>{broken}<p>二</p><table><tr><td>三<td>四</table>")
    assert "".join(all_texts(document)) == "一二三四"
