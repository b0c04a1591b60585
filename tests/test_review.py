"""The review page, in a real browser: every entry leads to its source and back."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator import generate
from govinfo_parse import UnreadableInput, parse_report
from govinfo_parse.cli import app
from govinfo_parse.results.codes import CODES
from govinfo_parse.review import review_report
from govinfo_parse.review.words import CODES_ZH
from printers import CHROMIUM

EXAMPLE = Path(__file__).parent.parent / "examples" / "report.html"
KINDS = ("html", "text", "docx", "pdf")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;"


class Ids(HTMLParser):
    """The ids of a page, where its links lead, and what could run or fetch."""

    def __init__(self, page):
        super().__init__()
        self.ids, self.targets, self.tags, self.outside = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if given.get("href", "").startswith("#"):
            self.targets.append(given["href"][1:])
        self.targets += (given.get("data-to") or "").split()
        urls = [given.get(name) or "" for name in ("src", "href", "srcset", "action")]
        self.outside += [u for u in urls if u and not u.startswith(("#", "data:image/webp;"))]
        self.outside += [name for name in given if name.startswith("on")]


@pytest.fixture(scope="module", params=KINDS)
def made(request):
    source = generate(21, "2021", request.param).source
    return source, parse_report(source), review_report(source)


def test_every_entry_leads_to_its_place_and_back(made):
    _, report, page = made
    found = Ids(page)
    assert len(found.ids) == len(set(found.ids))
    assert set(found.targets) <= set(found.ids)
    located = sum(1 for entry in report.entries if entry.location is not None)
    assert located > 150
    links = re.findall(r'<a id="e\d+" class="entry" tabindex="0" href="#([^"]+)"', page)
    assert len(links) == located
    back = re.findall(r'class="place [a-z]+" href="#e\d+" data-to="([^"]+)"', page)
    assert sum(len(to.split()) for to in back) + page.count('href="#l') >= located


def test_a_page_needs_nothing_and_runs_nothing_of_the_document(made):
    _, _, page = made
    found = Ids(page)
    assert found.outside == []
    assert found.tags.count("script") == 1
    assert "default-src 'none'" in page


@pytest.mark.parametrize("kind", ["html", "text"])
def test_markup_in_a_document_is_shown_as_text(kind):
    source = generate(3, "2021", kind).source.decode("utf-8", "replace")
    shown = HOSTILE.replace("<", "&lt;") if kind == "html" else HOSTILE
    source = source.replace("总体情况", f"总体情况{shown}").replace("自然人", f"自然人{shown}")
    data = source.encode()
    report = replace(parse_report(data), source=HOSTILE, agency=HOSTILE, title=HOSTILE)
    page = review_report(data, report)
    assert page.count("&lt;script&gt;alert(1)") >= 3
    assert Ids(page).tags.count("script") == 1
    assert "img" not in Ids(page).tags
    assert Ids(page).outside == []


def test_the_entries_show_what_the_report_says(made):
    _, report, page = made
    shown = re.findall(r'<td class="(\w+)(?: doubted)?"><a id="e(\d+)"', page)
    assert [(s, int(n)) for s, n in shown] == [
        (entry.status.value, number) for number, entry in enumerate(report.entries)
    ]
    assert page.count("<li class=") >= len(report.findings)


def test_stated_figures_are_marked_where_they_stand():
    report = parse_report(EXAMPLE)
    page = review_report(EXAMPLE, report)
    quoted = re.findall(r'<a id="q(\d+)" class="quoted \w+" [^>]*>([^<]*)</a>', page)
    marked = re.findall(r"<mark>([^<]*)</mark>", page)
    assert [int(number) for number, _ in quoted] == list(range(len(report.stated)))
    assert [text for _, text in quoted] == marked == ["15件", "1件", "15件", "1件", "0元"]


def test_every_code_has_a_chinese_name():
    assert set(CODES_ZH) == set(CODES)


def test_a_report_without_a_source_asks_for_it():
    source = generate(1, "2021", "html").source
    report = parse_report(source)
    with pytest.raises(UnreadableInput, match="give the file or its bytes"):
        report.to_review_html()
    assert report.to_review_html(source) == review_report(source, report)
    with pytest.raises(ValueError, match="language is one of zh, en"):
        report.to_review_html(source, language="fr")


def test_the_command_line_writes_pages(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(generate(2, "2021", "pdf").source)
    run = CliRunner().invoke(app, ["review", "a.pdf"])
    assert run.exit_code == 0
    assert Path("a.pdf.review.html").read_text("utf-8") == review_report("a.pdf")
    assert CliRunner().invoke(app, ["review", "a.pdf", "-o", "a.pdf"]).exit_code == 2
    assert CliRunner().invoke(app, ["review", "none.pdf"]).exit_code == 3
    assert CliRunner().invoke(app, ["review", "a.pdf", "-o", "none/a.html"]).exit_code == 1
    Path("no.html").write_text("<p>天气预报</p>")
    assert CliRunner().invoke(app, ["review", "no.html"]).exit_code == 3
    assert CliRunner().invoke(app, ["review", "."]).exit_code == 2


def test_an_archive_is_shown_worst_first(tmp_path):
    pytest.importorskip("pyarrow", reason="the extra archive is not installed")
    pytest.importorskip("pebble", reason="the extra archive is not installed")
    from govinfo_parse.archive import convert_archive, read_dataset
    from govinfo_parse.review import review_archive

    where = tmp_path / "in"
    where.mkdir()
    for seed in range(8):
        (where / f"{seed}.html").write_bytes(generate(seed, "2021", "html").source)
    (where / "<b>no.html").write_text("<p>天气预报</p>")
    convert_archive([where], tmp_path / "set", workers=1)
    page = review_archive(tmp_path / "set")
    errors = [
        int(n)
        for n in re.findall(
            r'<td class="figure">(\d+)</td><td class="figure">\d+</td><td class="figure', page
        )
    ]
    assert errors == sorted(read_dataset(tmp_path / "set").reports.errors, reverse=True)
    found = Ids(page)
    assert set(found.targets) <= set(found.ids)
    assert found.outside == []
    assert "NotAnAnnualReport 1" in page
    out = tmp_path / "overview.html"
    run = CliRunner().invoke(app, ["review", str(tmp_path / "set"), "-o", str(out)])
    assert (run.exit_code, out.read_text("utf-8")) == (0, page)


# In a browser


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: the page is not tried in a browser")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Open a page; whatever it complains of, and whatever it asks the network for, is told."""
    contexts = []

    def opened(html, **how):
        file = tmp_path / "page.html"
        file.write_text(html, "utf-8")
        context = browser.new_context(**how)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
        page.on(
            "request",
            lambda r: r.url.startswith(("file:", "data:")) or page.complaints.append(r.url),
        )
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def test_in_a_browser_every_link_lights_its_other_end(made, opened):
    _, report, html = made
    page = opened(html)
    lost = page.evaluate(
        """() => {
          const lost = [];
          for (const link of document.querySelectorAll("a[data-to]")) {
            link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
            const ends = link.dataset.to.split(" ").map((id) => document.getElementById(id));
            const seen = ends[0] && ends[0].getBoundingClientRect();
            const shown = seen && seen.bottom > 0 && seen.top < innerHeight && seen.height > 0;
            if (!ends.every((x) => x && x.classList.contains("lit")) || !shown) lost.push(link.outerHTML);
          }
          return lost;
        }"""
    )
    assert lost == []
    assert page.locator("a.entry").count() == len(report.entries)
    assert page.complaints == []


def test_in_a_browser_the_keyboard_moves_and_leads(opened):
    page = opened(review_report(generate(21, "2021", "html").source))
    page.focus("#e0")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "e1"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    place = page.evaluate("document.activeElement")
    assert page.evaluate("document.activeElement.className").startswith("place")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "e4", place
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.closest('td.doubted') !== null")


def test_in_a_browser_the_language_changes(opened):
    page = opened(review_report(generate(21, "2021", "html").source))
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.inner_text("#source-title") == "来源"
    page.click("#language")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.inner_text("#source-title") == "Source"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser_text_can_be_read_in_both_schemes(made, opened, scheme):
    _, _, html = made
    page = opened(html, color_scheme=scheme)
    ratios = page.evaluate(
        """() => {
          const channel = (c) => ((c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const over = (colours) => {
            canvas.clearRect(0, 0, 1, 1);
            for (const c of colours) { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); }
            return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
          };
          const light = (rgb) => { const [r, g, b] = rgb.map(channel); return .2126 * r + .7152 * g + .0722 * b; };
          const found = [];
          for (const x of document.querySelectorAll("a.entry, th, td, p, li, h1, h3, b, .keys")) {
            if (!x.textContent.trim() || x.closest(".linked")) continue;
            const under = [];
            for (let y = x; y; y = y.parentElement) under.unshift(getComputedStyle(y).backgroundColor);
            const paper = over(under), ink = over([...under, getComputedStyle(x).color]);
            const [a, b] = [light(paper), light(ink)].sort((p, q) => q - p);
            found.push((a + .05) / (b + .05));
          }
          return found;
        }"""
    )
    assert len(ratios) > 200
    assert min(ratios) >= 4.5


def test_in_a_browser_hostile_text_stays_text(opened):
    data = generate(3, "2021", "text").source.decode().replace("总体情况", f"总体情况{HOSTILE}")
    page = opened(review_report(data.encode(), replace(parse_report(data.encode()), title=HOSTILE)))
    assert page.inner_text("h1") == HOSTILE
    assert page.complaints == []


def test_in_a_browser_the_overview_filters(tmp_path, opened):
    pytest.importorskip("pyarrow", reason="the extra archive is not installed")
    pytest.importorskip("pebble", reason="the extra archive is not installed")
    from govinfo_parse.archive import convert_archive, read_dataset
    from govinfo_parse.review import review_archive

    where = tmp_path / "in"
    where.mkdir()
    for seed in range(8):
        (where / f"{seed}.html").write_bytes(generate(seed, "2021", "html").source)
    convert_archive([where], tmp_path / "set", workers=1)
    reports = read_dataset(tmp_path / "set").reports
    page = opened(review_archive(tmp_path / "set", language="en"))
    rows = page.locator("#list tbody tr:visible")
    assert rows.count() == 8
    year = str(reports.year.dropna().iloc[0])
    page.select_option("#year", year)
    assert rows.count() == (reports.year.astype(str) == year).sum()
    page.select_option("#year", "")
    code = page.locator("button[data-code]").first
    code.click()
    named = page.locator(f'#list tr[data-codes~="{code.get_attribute("data-code")}"]')
    assert rows.count() == named.count() > 0
    page.select_option("#code", "")
    page.fill("#text", reports.agency.iloc[0])
    assert rows.count() == (reports.agency == reports.agency.iloc[0]).sum()
    assert page.complaints == []
