"""Kinds of page: reports, pages whose report lies elsewhere, lists of reports, other pages.

The pages are of another hand (``independent.pages``); ``benchmarks/pages.py`` scores more of them.
"""

import json
import pickle
from pathlib import Path

import pytest

from govinfo_parse import (
    AttachedReport,
    EmptyDocument,
    GovinfoParseError,
    InputNotFound,
    LinkKind,
    NotAnAnnualReport,
    PartsContradict,
    parse_html,
    parse_report,
)
from independent.pages import KINDS, REPORT_KINDS, make

SEEDS = (0, 7)
PAGES = Path(__file__).parent / "fixtures/faults/39-report-over-two-pages"
TITLE = "青石县林溪镇人民政府2023年政府信息公开工作年度报告"


def answer(data):
    """The name of what is given, and the report or error itself."""
    try:
        return "report", parse_report(data)
    except GovinfoParseError as error:
        return type(error).__name__, error


def page(body, heading=f"<h1>{TITLE}</h1>", title=TITLE):
    """A page of a site around a body."""
    return (
        f"<html><head><title>{title}</title></head><body><ul><li><a href='/'>首页</a></li>"
        f"<li><a href='/nb/'>政府信息公开年报</a></li></ul>{heading}{body}"
        "<div>主办：青石县人民政府办公室 <img src='/images/wx_qrcode.jpg'></div></body></html>"
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", SEEDS)
def test_each_kind_has_its_answer(seed, kind):
    made = make(seed, kind)
    name, given = answer(made.data)
    is_list = name == "NotAnAnnualReport" and given.kind == "list"
    assert ("a list" if is_list else name) in made.accept
    if name == "AttachedReport" and made.links:
        assert tuple(link.address for link in given.links) == made.links
        assert given.year == made.year


@pytest.mark.parametrize("kind", REPORT_KINDS)
def test_reports_are_not_refused_for_what_stands_beside_them(kind):
    assert len([e for e in parse_report(make(3, kind).data).entries if e.value is not None]) > 40


@pytest.mark.parametrize(
    ("body", "addresses", "kinds"),
    [
        ("<a href='/u/1.pdf'>附件</a>", ["/u/1.pdf"], ["file"]),
        ("<a href='/u/1.PDF?v=2&amp;x=1'>附件</a>", ["/u/1.PDF?v=2&x=1"], ["file"]),
        ("<a href='/attach/down.do?id=3'>点击下载</a>", ["/attach/down.do?id=3"], ["file"]),
        ("<iframe data-src='/u/1.pdf'></iframe>", ["/u/1.pdf"], ["frame"]),
        ("<iframe src='/v.html?file=/u/1.pdf'></iframe>", ["/v.html?file=/u/1.pdf"], ["viewer"]),
        ("<iframe src='/nb.html' height=900></iframe>", ["/nb.html"], ["framed_page"]),
        ("<object data='/u/1.pdf'><a href='/u/1.pdf'>x</a></object>", ["/u/1.pdf"], ["object"]),
        ("<embed src='/u/1.pdf'>", ["/u/1.pdf"], ["embed"]),
        ("<div onclick=\"openFile('/u/1.doc')\">全文</div>", ["/u/1.doc"], ["script"]),
        ("<script>PDFObject.embed('/u/1.pdf', '#x')</script>", ["/u/1.pdf"], ["script"]),
        ("<div data-pdf='/u/1.pdf'></div>", ["/u/1.pdf"], ["data"]),
        ("<a href='/u/1.jpg'><img src='/u/1_s.jpg'></a>", ["/u/1.jpg"], ["picture"]),
        ("<img src='/u/b.png'><a href='/u/1.zip'>打包下载</a>", ["/u/1.zip"], ["file"]),
    ],
)
def test_ways_to_hold_a_report_elsewhere(body, addresses, kinds):
    with pytest.raises(AttachedReport) as caught:
        parse_html(page(f"<p>{body}</p>"))
    error = caught.value
    assert [link.address for link in error.links] == addresses
    assert [link.kind for link in error.links] == kinds
    assert (error.title, error.agency, error.year) == (TITLE, "青石县林溪镇人民政府", 2023)
    assert addresses[0] in error.message


@pytest.mark.parametrize(
    "body",
    [
        "<img src='/images/banner.jpg'>",
        "<img src='/u/20240101.png' width=90>",
        "<p>扫一扫</p><img src='/u/20240101.png'>",
        "<a href='http://www.gov.cn/'><img src='/u/20240101.png'></a>",
        "<a href='/u/zn.pdf'>政府信息公开指南.pdf</a>",
        f"<a href='/u/old.pdf'>{TITLE.replace('2023', '2022')}</a>",
        "<a href='/u/other.pdf'>青石县财政局2023年政府信息公开工作年度报告</a>",
        "<h4>相关链接</h4><a href='/u/2.doc'>下载</a>",
        "<iframe src='/count.html' width=0 height=0></iframe>",
    ],
)
def test_what_is_not_the_report(body):
    with pytest.raises(NotAnAnnualReport):
        parse_html(page(body))


def test_two_reports_that_differ_are_a_list():
    entries = "".join(
        f"<li><a href='{year}.html' title='{TITLE.replace('2023', year)}'>青石县林溪镇人民政府…</a></li>"
        for year in ("2023", "2022")
    )
    with pytest.raises(NotAnAnnualReport, match="lists 2 reports") as caught:
        parse_html(page(f"<ul>{entries}</ul>", "<h2>年度报告</h2>", "年度报告"))
    assert [link.address for link in caught.value.links] == ["2023.html", "2022.html"]
    assert {link.kind for link in caught.value.links} == {LinkKind.PAGE}
    assert caught.value.links[1].text == TITLE.replace("2023", "2022")
    assert caught.value.kind == "list"


def test_errors_keep_what_they_carry():
    with pytest.raises(AttachedReport) as caught:
        parse_html(page("<embed src='/u/1.pdf'>"))
    of_a_file = caught.value.of("a.html")
    for error in (of_a_file, pickle.loads(pickle.dumps(of_a_file))):
        assert (error.source, error.year, error.links) == ("a.html", 2023, caught.value.links)
    with pytest.raises(NotAnAnnualReport) as listed:
        parse_report(make(0, "list_years_ul").data)
    again = listed.value.of("b.html")
    assert (again.kind, again.links) == ("list", listed.value.links)


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_pages_are_joined_in_any_order(order):
    paths = [PAGES / f"input-3-part-{number}.html" for number in order]
    report = parse_report(paths)
    assert all(entry.value is not None for entry in report.entries)
    joined = next(f for f in report.findings if f.code == "pages_joined")
    assert joined.message.index("part-1") < joined.message.index("part-2")
    texts = [path.read_text("utf-8") for path in paths]
    assert parse_html(texts).entries == report.entries
    assert parse_report([path.read_bytes() for path in paths]).entries == report.entries
    last = report.reconsideration_litigation.litigation_direct.upheld.location
    assert last.table == len({e.location.table for e in report.entries if e.location}) - 1


def test_lists_of_pages_that_are_none():
    with pytest.raises(EmptyDocument, match="empty"):
        parse_report([])
    one = PAGES / "input-1-part-1.html"
    assert parse_report([one]).entries == parse_report(one).entries
    with pytest.raises(InputNotFound):
        parse_report([one, PAGES / "none.html"])
    with pytest.raises(PartsContradict, match="two reports"):
        parse_report([one, PAGES / "sibling-part-2-of-another-year.html"])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("<!DOCTYPE html>\n<html><p>一、总体情况</p></html>", "parse_html"),
        ("  <p>一、总体情况</p>" * 400, "parse_html"),
        ("https://www.qingshi.gov.cn/nb/2023.html", "fetch"),
        ("一、总体情况\n二、主动公开政府信息情况", "encode"),
        ("none.html", "no such file"),
    ],
)
def test_a_text_or_an_address_given_as_a_path(given, words):
    with pytest.raises(InputNotFound, match=words) as caught:
        parse_report(given)
    assert len(str(caught.value)) < 250


def test_failures_name_all_links():
    rows = pytest.importorskip("govinfo_parse.archive.rows")
    made = make(0, "attached_formats")
    (line,) = rows.parse_to_rows(made.data, "a.html", "0")["failures"]
    assert line["error"] == "AttachedReport"
    links = json.loads(line["message"].partition("; links: ")[2])
    assert tuple(address for address, _ in links) == made.links


def test_hostile_pages_are_looked_at_in_bounded_time():
    for body in (
        "<!--" * 200_000,
        "<a href='x.pdf'>" * 100_000,
        '="' + "a" * 300 + '"' * 200_000,
        "&lt;table" * 200_000,
        "<template" * 200_000,
        '<div onclick="\'a.pdf">' * 50_000,
    ):
        with pytest.raises(GovinfoParseError):
            parse_html(page(body))
