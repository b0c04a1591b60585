"""What is said of whole documents: every contradiction, and nothing that is not there."""

import random

import pytest

from generator import generate
from generator.figures import FILLS, consistent
from generator.form import APPLICANTS, OUTCOMES, REVIEWS, result_rows
from govinfo_parse import Location, SectionText, Severity, identities, parse_html, parse_report
from govinfo_parse.checks import check_parts, check_rules
from handmade import entries
from plain import page, values_of


def broken_sums(values, edition):
    """The sums that do not agree, written out here once more: name and subject."""

    def v(row, column):
        return values[f"requests/{row}/{column}"]

    broken = set()
    for c in APPLICANTS:
        if v("received", c) + v("carried_over", c) != v("results_total", c) + v(
            "carried_forward", c
        ):
            broken.add(("A", c))
        if v("results_total", c) != sum(v(row, c) for row in result_rows(edition)):
            broken.add(("B", c))
    rows = {k.split("/")[1] for k in values if k.startswith("requests/")}
    broken |= {("C", r) for r in rows if v(r, "total") != sum(v(r, c) for c in APPLICANTS[:-1])}
    for block in REVIEWS:
        own = [values[f"reconsideration_litigation/{block}/{o}"] for o in OUTCOMES]
        if own[-1] != sum(own[:-1]):
            broken.add(("D", block))
    return broken


@pytest.mark.parametrize("seed", range(120))
def test_every_contradiction_is_found_and_no_other(seed):
    rng = random.Random(seed)
    edition = rng.choice(("2019", "2021"))
    values = consistent(rng, edition, FILLS[seed % 4])
    for key in rng.sample([k for k in values if not k.startswith("pro")], seed % 5):
        values[key] += rng.choice((1, 2, 10))
    report = parse_html(page(edition, values))
    found = {
        (f.message[0], (f.column if f.message[0] in "AB" else f.row))
        for f in report.findings
        if f.code == "identity_fails"
    }
    assert found == broken_sums(values, edition)
    frame = identities(report)
    failing = frame[frame.verdict == "fails"]
    assert set(zip(failing.name, failing.subject, strict=True)) == found
    assert (failing.printed - failing.expected == failing.difference).all()
    assert len(frame) == (40 if edition == "2019" else 42)


@pytest.mark.parametrize("fmt", ["html", "text", "docx", "pdf"])
@pytest.mark.parametrize("seed", range(12))
def test_consistent_documents_have_no_error(fmt, seed):
    report = parse_report(generate(seed, ("2019", "2021")[seed % 2], fmt, 0).source)
    assert [str(f) for f in report.findings if f.severity is Severity.ERROR] == []


def test_identities_of_a_report_without_form():
    frame = identities(
        parse_html(
            "<h1>青石县2012年政府信息公开工作年度报告</h1><p>一、概述</p>" + "<p>公开。</p>" * 5
        )
    )
    assert frame.shape == (0, 8)


def section(number, text):
    return SectionText("x", number, f"part {number}", text, text, Location(paragraph=number))


def test_parts():
    cases = entries("2021", {"requests/received/total": 3})
    ordered = [section(1, "好"), section(5, "不足"), section(6, "未收取信息处理费")]
    assert check_parts(ordered, cases, 2023) == []
    swapped = [section(5, "无。"), section(1, "好"), section(6, "无其他需要报告的事项。")]
    found = check_parts(swapped, cases, 2023)
    assert [f.code for f in found] == ["parts_out_of_order", "part_empty", "fee_unstated"]
    assert found[1].location == Location(paragraph=5)
    assert [f.code for f in check_parts(swapped, entries("2021"), 2020)] == ["parts_out_of_order"]


@pytest.mark.parametrize(
    ("agency", "said"),
    [
        ("衡东县杨林镇", True), ("青石县人民政府", True), ("海淀区卫生健康委员会", True),
        ("阿左旗公安局", True), ("会仪镇人民政府", True), ("花山街道办事处", True),
        ("青石市人民政府", False), ("浙江省人民政府办公厅", False), ("内蒙古自治区人民政府", False),
        ("广西壮族自治区财政厅", False), ("国家统计局", False), (None, False),
    ],
)  # fmt: skip
def test_rules_of_organs_that_make_none(agency, said):
    made = entries("2021", {"proactive_disclosure/rules/in_force": 2})
    assert bool(check_rules(made, agency)) is said
    assert check_rules(entries("2021"), agency) == []


def test_summary_says_what_to_look_at_first():
    values = values_of("2021", 1)
    lines = parse_html(page("2021", values)).summary().splitlines()
    assert any("identity_fails" in line and "more of this kind" in line for line in lines)
