"""A report's members: views, look-ups, JSON, words, HTML."""

import copy
import dataclasses
import json
import pickle
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from govinfo_parse import Entry, Finding, Location, Report, Severity, Status, parse_html
from govinfo_parse.forms import EDITIONS, load_form
from govinfo_parse.results.layout import printed_blocks, shown
from govinfo_parse.results.tables import TABLE_VIEWS
from handmade import entries, report, table

FEES = "proactive_disclosure/administrative_fees/amount"
PROCUREMENT = "proactive_disclosure/centralized_procurement/amount"
ALL_KEYS = sorted({field.key for edition in EDITIONS for field in load_form(edition).fields})


def follow(start, key):
    """A key is an attribute path."""
    for name in key.replace("/", ".").split("."):
        start = getattr(start, name)
    return start


def leaves(view, path=""):
    for field in dataclasses.fields(view):
        value = getattr(view, field.name)
        if isinstance(value, Entry):
            yield f"{path}{field.name}"
        elif field.name != "entries":
            yield from leaves(value, f"{path}{field.name}.")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_field_of_the_edition_is_an_attribute(edition):
    made = report(edition)
    assert len(made.entries) == len(load_form(edition).fields)
    for entry in made.entries:
        assert follow(made, entry.field.key) is entry
        assert made.entry(entry.field.key) is entry


@pytest.mark.parametrize("edition", EDITIONS)
def test_fields_of_another_edition_are_missing_attributes(edition):
    made = report(edition)
    own = {entry.field.key for entry in made.entries}
    others = [key for key in ALL_KEYS if key not in own]
    assert others
    for key in others:
        entry = follow(made, key)
        assert entry.field.key == key
        assert entry.status is Status.MISSING
        assert entry.value is None


def test_views_hold_nothing_that_no_edition_has():
    paths = [
        f"{view.key}.{leaf}" for view in TABLE_VIEWS for leaf in leaves(getattr(report(), view.key))
    ]
    assert sorted(paths) == sorted(key.replace("/", ".") for key in ALL_KEYS)


def test_views_tell_their_own_entries():
    made = report("2019")
    assert list(made.tables) == ["proactive_disclosure", "requests", "reconsideration_litigation"]
    together = [entry for view in made.tables.values() for entry in view.entries]
    assert tuple(together) == made.entries
    assert made.tables["requests"] == made.requests


def test_view_repr_is_short():
    made = report(changes={"requests/received/total": 3, "requests/received/natural_person": 3})
    assert "natural_person=3" in repr(made.requests.received)
    assert len(repr(made.requests)) < 300


def test_entry_suggests_close_keys():
    with pytest.raises(KeyError, match=r"close: requests/denied\.state_secret/total"):
        report().entry("requests/denied.statesecret/total")


def test_entry_says_which_edition_has_a_key():
    with pytest.raises(KeyError, match=r"field of the 2021 form; this report prints the 2019"):
        report("2019").entry(FEES)


@pytest.mark.parametrize("key", ["", "requests", "requests/received", "requests/received/total/x"])
def test_entry_refuses_half_keys(key):
    with pytest.raises(KeyError, match="no field of any edition"):
        report().entry(key)


def test_entry_of_a_report_without_form():
    with pytest.raises(KeyError, match="no statutory entries"):
        Report().entry("requests/received/total")


def test_section():
    made = report()
    assert made.section("overview") is made.section(1) is made.sections[0]
    assert made.section("other_matters") is None
    assert made.section(6) is None
    for unknown in ("intro", 0, 7):
        with pytest.raises(KeyError, match="there are overview"):
            made.section(unknown)


MESSY = {
    FEES: "26.550",
    "requests/received/total": Status.BLANK,
    "requests/received/natural_person": Status.UNREADABLE,
    "requests/granted/total": Status.MISSING,
}


@pytest.mark.parametrize(
    "made",
    [report("2019"), report("2021", MESSY), Report(), Report(year=2018, title="x")],
    ids=["2019", "messy", "empty", "old"],
)
def test_json_round_trip(made):
    again = Report.from_dict(json.loads(made.to_json()))
    assert again == made
    assert again.to_json() == made.to_json()


def test_json_keeps_money_exact():
    data = json.loads(report(changes={FEES: "26.550"}).to_json(indent=2))
    (fees,) = (e for e in data["entries"] if e["row"] == "administrative_fees")
    assert fees["value"] == "26.550"
    assert fees["unit"] == "万元"
    assert {type(e["value"]) for e in data["entries"] if e is not fees} == {int}
    assert Report.from_dict(data).entry(FEES).value == Decimal("26.550")


def test_json_keeps_chinese_readable():
    assert "林溪镇人民政府" in report().to_json()


def test_json_entries_are_in_printed_order():
    data = report("2019").to_dict()
    keys = ["/".join((e["table"], e["row"], e["column"])) for e in data["entries"]]
    assert keys == [field.key for field in load_form("2019").fields]


def test_report_is_a_value():
    made = report(changes=MESSY)
    assert pickle.loads(pickle.dumps(made)) == made
    assert copy.deepcopy(made) == made
    assert hash(made) == hash(report(changes=MESSY))
    with pytest.raises(TypeError):
        made.metadata["x"] = "y"
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.year = 2020


def test_repr():
    made = report("2019", {"requests/received/total": Status.MISSING}, year=2019)
    expected = "<Report 林溪镇人民政府 2019 (edition 2019): 197 reported, 1 missing, 2 findings>"
    assert repr(made) == expected
    assert repr(Report()) == "<Report unknown agency unknown year (no edition): 0 findings>"


def test_summary_ranks_findings_and_cuts_them():
    findings = [Finding("row_cut", Severity.INFO, f"info {n}") for n in range(6)]
    findings.append(Finding("table_missing", Severity.ERROR, "a table is gone", "requests"))
    lines = dataclasses.replace(report(), findings=tuple(findings)).summary().split("\n")
    assert lines[1] == "林溪镇人民政府, 2023, 2021 form"
    assert "200 fields: 200 reported" in lines
    assert "findings: 1 error, 0 warnings, 6 info" in lines
    assert lines[5] == "  error: table_missing [requests]: a table is gone"
    assert lines[6] == "  info: row_cut: info 0 (and 5 more of this kind)"
    kinds = [Finding(f"code_{n}", Severity.INFO, "x") for n in range(8)]
    lines = dataclasses.replace(report(), findings=tuple(kinds)).summary().split("\n")
    assert lines[-1] == "  and 3 other kinds of findings"


def test_summary_of_nothing():
    assert Report().summary().endswith("no findings")


def test_shown_tells_statuses_apart():
    field = load_form("2021").fields[0]
    money = next(f for f in load_form("2021").fields if f.kind == "money")
    assert [
        shown(Entry(field, Status.REPORTED, 3, "件")),
        shown(Entry(field, Status.REPAIRED, 3, "件")),
        shown(Entry(field, Status.BLANK, raw="-")),
        shown(Entry(field, Status.MISSING)),
        shown(Entry(field, Status.UNREADABLE, raw="三")),
        shown(Entry(money, Status.REPORTED, Decimal("1E+2"), "万元")),
        shown(Entry(money, Status.REPORTED, Decimal("8040"))),
    ] == ["3", "3*", "·", "–", "?", "100 万元", "8040"]


@pytest.mark.parametrize(("edition", "sizes"), [("2019", [2, 2, 2, 1, 1]), ("2021", [2, 1, 2, 1])])
def test_printed_blocks(edition, sizes):
    tables = report(edition).tables
    assert [len(b) for b in printed_blocks(tables["proactive_disclosure"].entries)] == sizes
    assert [len(b) for b in printed_blocks(tables["requests"].entries)] == [
        23 if edition == "2019" else 25
    ]
    assert [len(b) for b in printed_blocks(tables["reconsideration_litigation"].entries)] == [3]


class Grid(HTMLParser):
    """Lays cells out as a browser does, and refuses overlaps and holes."""

    def __init__(self):
        super().__init__()
        self.tables, self.open, self.texts = [], [], []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            spans = dict(attrs)
            span = int(spans.get("rowspan", 1)), int(spans.get("colspan", 1))
            self.tables[-1][-1].append(span)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def lay_out(rows):
    taken = {}
    for y, row in enumerate(rows):
        x = 0
        for height, width in row:
            while (y, x) in taken:
                x += 1
            for dy in range(height):
                for dx in range(width):
                    assert (y + dy, x + dx) not in taken
                    taken[y + dy, x + dx] = True
    return taken


@pytest.mark.parametrize("edition", EDITIONS)
def test_html_lays_out_as_printed(edition):
    grid = Grid()
    grid.feed(report(edition)._repr_html_())
    grid.close()
    assert not grid.open
    assert len(grid.tables) == (7 if edition == "2019" else 6)
    for rows in grid.tables:
        taken = lay_out(rows)
        width = max(x for _, x in taken) + 1
        assert len(taken) == len(rows) * width, "the grid has holes or sticks out"
    assert "第二十条第（一）项" in grid.texts
    assert "法人或其他组织" in grid.texts


def test_html_escapes_and_does_not_leak():
    bad = '<script>alert("x")</script>'
    changed = [
        dataclasses.replace(
            entry, raw=bad + '" onmouseover="x', status=Status.UNREADABLE, value=None
        )
        for entry in entries()
    ]
    finding = Finding("row_cut", Severity.WARNING, bad, location=Location(1))
    page = Report(
        title=bad, agency=bad, edition="2021", entries=tuple(changed), findings=(finding,)
    )._repr_html_()
    grid = Grid()
    grid.feed(page)
    assert "script" not in page.replace("&lt;script&gt;", "").replace("&lt;/script&gt;", "")
    assert '" onmouseover' not in page
    assert "<style" not in page
    assert "class=" not in page


def test_html_marks_statuses_without_colour():
    page = report(changes=MESSY)._repr_html_()
    for sign in (">·</td>", ">–</td>", ">?</td>", ">26.550 万元</td>"):
        assert sign in page


def test_html_of_nothing():
    assert "<table" not in Report()._repr_html_()


def test_counts_cover_all_entries():
    blank = dict.fromkeys(table("2021", "requests"), Status.BLANK)
    counts = report(changes=blank).counts()
    assert counts == {Status.REPORTED: 25, Status.BLANK: 175}


def test_provenance_leads_to_the_line():
    report = parse_html(
        "<h1>2023年政府信息公开工作年度报告</h1><p>发布机构：青石县水利局　发布日期：2024-01-22</p>"
        "<p>一、总体情况</p><p>公开了信息。</p><p>五、存在的主要问题及改进情况</p><p>人手不足。</p>"
    )
    agency = report.provenance("agency")
    assert (report.agency, agency.kind) == ("青石县水利局", "label")
    assert agency.printed.startswith("发布机构")
    assert agency.location.paragraph == 1
    assert report.provenance("published").kind == "label"
    assert report.provenance("period") is None
    assert Report.from_dict(report.to_dict()) == report
    with pytest.raises(KeyError, match="title, agency, year"):
        report.provenance("author")
