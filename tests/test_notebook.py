"""What objects show of themselves in a notebook: nothing leaks, nothing runs, themes are kept."""

import dataclasses
import re
from html.parser import HTMLParser

import pytest

from govinfo_parse import Finding, Location, Panel, Report, Severity, Status
from handmade import entries, report

HOSTILE = "</td><script>alert(1)</script>\"' onmouseover='x' style='&amp;"
TAGS = {"div", "span", "table", "tr", "th", "td", "small", "b", "ul", "li"}


class Shown(HTMLParser):
    """Tags, attributes and texts; refuses what is not closed in turn."""

    def __init__(self, html):
        super().__init__()
        self.html, self.open, self.styles, self.texts, self.titles = html, [], [], [], []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        assert {name for name, _ in attrs} <= {"style", "title", "colspan", "rowspan"}
        self.open.append(tag)
        given = dict(attrs)
        self.styles.append(given.get("style", ""))
        self.titles.append(given.get("title", ""))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def shown(what):
    return Shown(what._repr_html_())


def hostile_report():
    made = report(year=2022)
    first, *rest = made.entries
    first = dataclasses.replace(first, status=Status.UNREADABLE, value=None, raw=HOSTILE)
    finding = Finding(HOSTILE, Severity.ERROR, HOSTILE, HOSTILE, location=Location(line=4))
    return dataclasses.replace(
        made, title=HOSTILE, agency=HOSTILE, entries=(first, *rest), findings=(finding,)
    )


OBJECTS = {
    "report": hostile_report(),
    "table": hostile_report().proactive_disclosure,
    "entry": hostile_report().entries[0],
    "finding": hostile_report().findings[0],
    "panel": Panel.from_reports([hostile_report(), report()]),
}


@pytest.mark.parametrize("name", OBJECTS)
def test_texts_are_escaped_and_every_style_is_inline(name):
    found = shown(OBJECTS[name])
    assert any(HOSTILE in text for text in [*found.texts, *found.titles])


@pytest.mark.parametrize("name", OBJECTS)
def test_colours_suit_dark_and_light_themes(name):
    styles = ";".join(shown(OBJECTS[name]).styles)
    colours = re.findall(r"(?:background|(?<!-)color):([^;]+)", styles)
    assert set(colours) - {"inherit", "transparent"}
    for colour in colours:
        assert re.fullmatch(r"inherit|transparent|rgba\([\d,]+,0?\.\d+\)", colour), colour


def test_an_entry_shows_value_status_print_and_place():
    (entry,) = (e for e in entries(changes={"requests/received/total": 15}) if e.value == 15)
    texts = shown(entry).texts
    assert texts[0] == "一、本年新收政府信息公开申请数量 · 总计"
    assert {"15", "reported", "requests/received/total", str(entry.location)} <= set(texts)


def test_a_finding_shows_how_grave_what_and_where():
    finding = Finding("row_cut", Severity.INFO, "cut", "requests", location=Location(page=2))
    assert "".join(shown(finding).texts) == "info row_cut [requests]: cut (page 2)"


def test_a_panel_shows_what_was_read_and_empty_years():
    changes = {"requests/received/total": 5, "requests/granted/total": Status.BLANK}
    old, new = (report(changes=changes, year=year) for year in (2021, 2023))
    other = dataclasses.replace(report(year=2022), agency="桐岭乡人民政府")
    found = shown(Panel.from_reports([old, new, other]))
    assert found.html.count("199/200 !") == 2
    assert found.html.count("200/200") == 1
    assert len(re.findall(r"<td[^>]*></td>", found.html)) == 3
    assert {"2021", "2022", "2023", "林溪镇人民政府", "桐岭乡人民政府"} <= set(found.texts)


def test_a_panel_is_capped_and_says_so():
    many = [dataclasses.replace(report(), agency=f"第{n}局", year=2000 + n % 20) for n in range(40)]
    found = shown(Panel.from_reports(many))
    assert found.html.count("<tr>") == 31
    assert found.texts[-1] == "and 10 more agencies, 8 earlier years"


def test_panels_of_nothing_and_of_old_reports():
    assert "<table" not in Panel.from_reports([])._repr_html_()
    assert "no form" in shown(Panel.from_reports([Report(agency="林溪镇人民政府")])).texts
