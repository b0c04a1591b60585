"""Reports put together: agencies under one name, years joined, copies and versions told apart."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_parse import Panel, Report, SectionText, Status
from govinfo_parse.panel import find_divisions, read_agency, scope_of
from handmade import report as handmade


def report(agency="淮安市洪泽区人民政府", year=2023, changes=None, *, edition="2021", **more):
    made = handmade(edition, changes, year=year)
    return dataclasses.replace(made, agency=agency, year=year, **more)


@pytest.mark.parametrize(
    "names",
    [
        ("江苏省淮安市洪泽区人民政府办公室", "淮安市洪泽区政府办公室", "洪泽区政府办", "洪泽区人民政府办公厅"),
        ("上海市杨浦区卫生健康委员会", "杨浦区卫健委", "杨浦区卫生健康委"),
        ("开平市农业农村局", "广东省江门市开平市农业农村局", "江门市开平市农业农村局"),
        ("衡东县杨林镇人民政府", "衡阳市衡东县杨林镇", "衡东县杨林镇政府"),
        ("青石县发展和改革局", "青石县发改局", "青石县发展改革局"),
    ],
)  # fmt: skip
def test_names_of_one_agency(names):
    assert len({read_agency(name).key for name in names}) == 1


@pytest.mark.parametrize(
    ("name", "code", "level"),
    [
        ("浙江省人民政府", "330000", "province"), ("内蒙古自治区财政厅", "150000", "province"),
        ("淮安市人民政府", "320800", "prefecture"), ("开平市人民政府", "440783", "county"),
        ("北京市朝阳区人民政府", "110105", "county"), ("衡东县杨林镇人民政府", "430424", "township"),
        ("鼓楼区人民政府", None, "county"), ("青石县人民政府", None, "county"),
        ("国家统计局", None, ""), ("八丹乡人民政府", None, "township"),
    ],
)  # fmt: skip
def test_codes_and_levels(name, code, level):
    agency = read_agency(name)
    assert (agency.division.code if agency.division else None) == code
    assert agency.level == level


def test_a_name_that_fits_several_places_stays_ambiguous():
    found, rest = find_divisions("鼓楼区卫生健康局")
    assert {d.code for d in found} >= {"320106", "320302", "350102"}
    assert rest == "卫生健康局"
    frame = Panel.from_reports([report("鼓楼区人民政府")]).reports
    assert frame.ambiguous[0]
    assert frame.code.isna()[0]
    assert "鼓楼区" in frame.place[0]


@given(st.text(max_size=20))
def test_any_name_is_read(name):
    assert read_agency(name).name == name


def test_one_line_per_agency_year_and_scope():
    first = report(published=date(2024, 1, 20))
    twice = report("洪泽区人民政府", published=date(2024, 1, 19))
    later = report(changes={"requests/received/total": 3}, published=date(2024, 3, 1))
    other = report(year=2022)
    panel = Panel.from_reports([first, twice, later, other])
    assert len(panel) == 2
    assert list(panel.reports.year) == [2022, 2023]
    assert list(panel.versions.role) == ["kept", "duplicate", "kept", "version"]
    kept = panel.kept[1].report
    assert kept.published == date(2024, 3, 1)
    assert "2 reports" in repr(panel)
    assert len(set(panel.reports.agency_key)) == 1


def test_reports_of_two_places_with_one_name_are_no_versions():
    one = report("鼓楼区人民政府", changes={"requests/received/total": 1})
    panel = Panel.from_reports([one, report("鼓楼区人民政府")])
    assert len(panel) == 2
    assert len(set(panel.reports.agency_key)) == 2


def test_reports_without_agency_or_year_are_kept_apart():
    panel = Panel.from_reports([Report(source="a"), Report(source="b")])
    assert list(panel.reports.agency_key) == ["?/a", "?/b"]
    assert panel.identities.empty
    assert Panel.from_reports([]).reports.empty
    assert Panel.from_reports([]).rates.empty


def test_scope():
    whole = "本报告涵盖全县各部门、各乡镇的政府信息公开工作情况。"
    section = SectionText("overview", 1, "一、总体情况", whole, whole)
    assert scope_of(report(sections=(section,))) == "jurisdiction"
    assert scope_of(report()) == "unknown"
    assert scope_of(report("洪泽区林业局")) == "own"


def test_identities_across_years():
    before = report(year=2022, changes={
        "requests/carried_forward/total": 5, "requests/carried_forward/natural_person": 5,
        "proactive_disclosure/normative_documents/in_force": 40,
    })  # fmt: skip
    after = report(year=2023, changes={
        "requests/carried_over/total": 5, "requests/carried_over/natural_person": 4,
        "proactive_disclosure/normative_documents/issued": 6,
        "proactive_disclosure/normative_documents/repealed": 1,
        "proactive_disclosure/normative_documents/in_force": 45,
        "proactive_disclosure/rules/in_force": Status.BLANK,
    })  # fmt: skip
    frame = Panel.from_reports([after, before]).identities
    carry = frame[frame.identity == "carry"].set_index("field")
    assert carry.loc["requests/carried_over/total", "verdict"] == "holds"
    assert carry.loc["requests/carried_over/natural_person", "difference"] == -1
    weak = frame[frame.identity == "in_force"].set_index("field")
    assert list(weak.verdict) == ["not_assessable", "holds"]
    assert weak.weak.all()
    assert (frame.year == 2023).all()
    assert len(frame) == 9


def test_identities_of_2019_and_never_across_editions():
    old = report(year=2019, edition="2019", changes={
        "proactive_disclosure/administrative_licensing/previous_year_items": 10,
        "proactive_disclosure/administrative_licensing/change": -3,
        "proactive_disclosure/normative_documents/total_disclosed": 99,
    })  # fmt: skip
    new = report(year=2020, edition="2019", changes={
        "proactive_disclosure/administrative_licensing/previous_year_items": 7,
    })  # fmt: skip
    frame = Panel.from_reports([old, new]).identities
    items = frame[frame.identity == "items"]
    assert set(items.verdict) == {"holds"}
    assert 7 in set(items.printed)
    mixed = Panel.from_reports([new, report(year=2021)]).identities
    assert set(mixed.identity) == {"carry"}
    assert Panel.from_reports([old, report(year=2021)]).identities.empty  # 2020 is not there


def test_rates():
    changes = {
        "requests/results_total/total": 20, "requests/granted/total": 10,
        "requests/partially_granted/total": 2, "requests/denied.state_secret/total": 4,
        "requests/unavailable.not_held/total": 4,
        "reconsideration_litigation/reconsideration/upheld": 3,
        "reconsideration_litigation/reconsideration/corrected": 1,
        "reconsideration_litigation/reconsideration/pending": 9,
        "reconsideration_litigation/litigation_direct/other": 1,
    }  # fmt: skip
    (line,) = Panel.from_reports([report(changes=changes)]).rates.to_dict("records")
    assert line["granted_share"] == 0.5
    assert line["granted_or_partial_share"] == 0.6
    assert line["denial_share"] == line["unavailable_share"] == 0.2
    assert line["correction_rate"] == 0.2
    assert line["reconsideration_correction_rate"] == 0.25
    blank = Panel.from_reports(
        [report(changes=changes | {"requests/results_total/total": Status.BLANK})]
    )
    assert blank.rates.granted_share.isna().all()
    zeros = Panel.from_reports([report()]).rates
    assert zeros.granted_share.isna().all()
    assert zeros.correction_rate.isna().all()


def test_long_series_and_bridge():
    old = report(year=2020, edition="2019", changes={
        "requests/other_handling/total": 4, "requests/received/total": 9,
    })  # fmt: skip
    new = report(year=2021, changes={
        "requests/other_handling.overdue_fee/total": 1, "requests/other_handling.other/total": 2,
        "requests/received/total": 11,
    })  # fmt: skip
    panel = Panel.from_reports([old, new])
    assert len(panel.long()) == 198 + 200
    bridge = panel.long(bridge=True)
    assert set(
        bridge[bridge.edition == "2019"][["table", "row", "column"]].itertuples(index=False)
    ) == set(bridge[bridge.edition == "2021"][["table", "row", "column"]].itertuples(index=False))
    assert not {"total_disclosed", "in_force", "issued"} & set(bridge.column)
    other = panel.series("requests/other_handling/total")
    assert list(other.columns) == [2020, 2021]
    assert other.to_numpy().tolist() == [[4.0, 3.0]]
    assert panel.series("requests/received/total").iloc[0].tolist() == [9.0, 11.0]
    with pytest.raises(KeyError):
        panel.series("requests/received/nobody")
    totals = panel.long()
    assert set(totals[totals.is_total].column) >= {"total", "natural_person"}
    part = panel.series("requests/other_handling.other/total", bridge=False)
    assert part.to_numpy().tolist() == [[2.0]]


def test_a_part_without_a_figure_is_not_summed():
    new = report(changes={"requests/other_handling.other/total": Status.MISSING})
    frame = Panel.from_reports([new]).long(bridge=True)
    own = frame[(frame.row == "other_handling") & (frame.column == "total")]
    assert own.value.isna().all()
    assert list(own.status) == ["missing"]


def test_jumps_of_unit():
    fees = "proactive_disclosure/administrative_fees/amount"
    reports = [
        report(year=y, changes={fees: v})
        for y, v in ((2021, "12.5"), (2022, "131000"), (2023, "14"))
    ]
    frame = Panel.from_reports(reports).jumps
    assert list(frame.year) == [2022, 2023]
    assert list(frame.field) == [fees, fees]
    calm = [report(year=y, changes={fees: v}) for y, v in ((2021, "12.5"), (2022, "900"))]
    assert Panel.from_reports(calm).jumps.empty


def test_copies():
    figures = {
        f"requests/{row}/total": n
        for n, row in enumerate(
            (
                "received",
                "carried_over",
                "granted",
                "partially_granted",
                "denied.state_secret",
                "denied.internal_affairs",
                "unavailable.not_held",
                "results_total",
                "carried_forward",
            ),
            3,
        )
    }
    prose = "我局坚持以公开为常态不公开为例外" * 3 + "".join(chr(0x4E00 + n) for n in range(300))
    text = (SectionText("overview", 1, "一", prose, prose),)
    other = "".join(chr(0x6000 + 3 * n) for n in range(300))
    original = report("洪泽区林业局", changes=figures, sections=text)
    copied = report(
        "洪泽区水利局", changes=figures, sections=(SectionText("overview", 1, "一", other, other),)
    )
    last_year = report("洪泽区林业局", year=2022, sections=text)
    frame = Panel.from_reports([original, copied, last_year, report("洪泽区文化局")]).copies
    pairs = {
        frozenset(((r.agency_key, r.year), (r.other_key, r.other_year))) for r in frame.itertuples()
    }
    forest, water = "320813/林业局", "320813/水利局"
    assert pairs == {
        frozenset(((forest, 2023), (water, 2023))), frozenset(((forest, 2022), (forest, 2023))),
    }  # fmt: skip
