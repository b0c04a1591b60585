"""Figures that the prose states: read with their quotes, held against the tables."""

import importlib.util
import json
import sys
import time
from pathlib import Path

import pytest

from govinfo_parse import Claim, ClaimVerdict, Location, SectionText, Status, parse_html
from govinfo_parse.checks import check_claims, find_claims
from govinfo_parse.checks.claims.reader import MAX_CLAIMS
from govinfo_parse.checks.claims.scope import is_of_agency
from govinfo_parse.checks.claims.sentences import QUOTE
from govinfo_parse.forms import load_form
from handmade import entries

ROOT = Path(__file__).parent.parent
TABLE = {
    "requests/received/natural_person": 41, "requests/received/commercial_enterprise": 6,
    "requests/received/total": 47, "requests/carried_over/total": 3,
    "requests/granted/total": 20, "requests/partially_granted/total": 5,
    "requests/denied.state_secret/total": 2, "requests/denied.internal_affairs/total": 4,
    "requests/unavailable.not_held/total": 9, "requests/not_processed.duplicate/total": 3,
    "requests/other_handling.other/total": 1, "requests/results_total/total": 44,
    "requests/carried_forward/total": 6,
    "reconsideration_litigation/reconsideration/upheld": 3,
    "reconsideration_litigation/reconsideration/corrected": 1,
    "reconsideration_litigation/reconsideration/total": 4,
    "reconsideration_litigation/litigation_direct/upheld": 1,
    "reconsideration_litigation/litigation_direct/total": 1,
    "reconsideration_litigation/litigation_after_reconsideration/pending": 1,
    "reconsideration_litigation/litigation_after_reconsideration/total": 1,
    "proactive_disclosure/normative_documents/issued": 7,
    "proactive_disclosure/normative_documents/repealed": 2,
    "proactive_disclosure/normative_documents/in_force": 58,
    "proactive_disclosure/administrative_licensing/decisions": 321,
    "proactive_disclosure/administrative_penalties/decisions": 53,
}  # fmt: skip


def claims(text, changes=TABLE, *, number=1, agency="青石县林业局", year=2023):
    sections = (SectionText("x", number, "一、总体情况", text, text, Location(line=7)),)
    return find_claims(load_form("2021"), entries("2021", changes), sections, year, agency)


def told(text, **more):
    return [(c.key, c.value, str(c.verdict)) for c in claims(text, **more)]


NARRATIVE = """2023年，我局制发行政规范性文件7件，废止2件，现行有效58件。
（二）依申请公开。全年共收到政府信息公开申请 47 件（自然人41件、法人或其他组织6件），上年结转3件。办结44件，其中予以公开20件、部分公开5件，不予公开6件，无法提供九件；不予处理3件；其他处理1件，结转下年度继续办理6件，申请量比上年增长12.5%，增加9件。
因政府信息公开被申请行政复议4起，其中维持3起、纠正1起；提起行政诉讼2起。
全年组织培训5次，发布信息1,230条，办理12345热线3000件，收取信息处理费合计120元。"""  # fmt: skip


def test_sixteen_figures_of_a_narrative_are_reconciled():
    found = claims(NARRATIVE)
    agreeing = {(c.key, c.value) for c in found if c.verdict is ClaimVerdict.AGREES}
    assert agreeing == {
        ("normative_documents_issued", 7), ("normative_documents_repealed", 2),
        ("normative_documents_in_force", 58), ("received", 47), ("received.natural_person", 41),
        ("received.organizations", 6), ("carried_over", 3), ("results_total", 44), ("granted", 20),
        ("partially_granted", 5), ("denied", 6), ("unavailable", 9), ("not_processed", 3),
        ("other_handling", 1), ("carried_forward", 6), ("reconsideration", 4),
        ("reconsideration.upheld", 3), ("reconsideration.corrected", 1), ("litigation", 2),
    }  # fmt: skip
    assert [c.key for c in found if c.verdict is not ClaimVerdict.AGREES] == ["fee"]
    assert check_claims(found) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共收到政府信息公开申请50件。", [("received", 50, "agrees")]),  # with what was carried over
        ("全年受理依申请公开五十件。", [("received", 50, "agrees")]),
        ("收到申请1,047件。", [("received", 1047, "contradicts")]),
        ("收到申请４７件。", [("received", 47, "agrees")]),
        ("2022年收到政府信息公开申请30件。", [("received", 30, "other_scope")]),
        ("上半年收到政府信息公开申请30件。", [("received", 30, "other_scope")]),
        ("县政府办公室收到申请17件。", [("received", 17, "other_scope")]),
        ("全县各部门收到申请900件。", [("received", 900, "other_scope")]),
        ("收到申请47件，其中网络申请30件，信函17件。", [("received", 47, "agrees")]),
        ("收到申请47件，较上年减少12件。", [("received", 47, "agrees")]),
        ("予以公开及部分公开25件，占56.8%。", [("granted_or_partially", 25, "agrees")]),
        ("行政复议4件，诉讼2件，均获维持。",
         [("reconsideration", 4, "agrees"), ("litigation", 2, "agrees"), ("reviews.upheld", 6, "contradicts")]),
        ("未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。",
         [("reconsideration", 0, "contradicts"), ("litigation", 0, "contradicts")]),
        ("未收取信息处理费。", [("fee", 0, "not_assessable")]),
        ("收取信息处理费0.2万元。", [("fee", 2000, "not_assessable")]),
        ("全年办理行政复议案件120件，审结113件。", []),
        ("公报刊登规章、规范性文件等112件。", []),
        ("高效办成一件事，公开信息1230条，培训5次，答复人大建议23件。", []),
        ("主要公开规范性文件2条。", []),
        ("修订依申请公开答复文书模板5份，形成台账1份，送达告知书3份。", []),
        ("受理信访件18件，办结18件。", []),
        ("2023年收到的34件意见建议中，超期答复的有8件。", []),
        ("县公安局收到申请17件。", [("received", 17, "other_scope")]),
        ("2022年收到30件，2023年收到47件。",
         [("received", 30, "other_scope"), ("received", 47, "agrees")]),
        ("收到申请47件，其中网上30件，企业申请6件。",
         [("received", 47, "agrees"), ("received.organizations", 6, "agrees")]),
        ("有6件申请因未到答复期限，结转至2024年办理。", [("carried_forward", 6, "agrees")]),
        ("上年无结转，6件转入下年度。",
         [("carried_over", 0, "contradicts"), ("carried_forward", 6, "agrees")]),
        ("未发生行政复议纠错、行政诉讼败诉的情况。", []),
        ("没有因答复超期引发的行政复议。", []),
        ("行政复议维持3件，3件维持，纠正1件。",
         [("reconsideration.upheld", 3, "agrees"), ("reconsideration.upheld", 3, "agrees"),
          ("reconsideration.corrected", 1, "agrees")]),
        ("行政诉讼1件，为复议后起诉，尚未审结。",
         [("litigation", 1, "contradicts"), ("litigation_after_reconsideration", 1, "agrees"),
          ("litigation.pending", 1, "agrees")]),
        ("因国家秘密不予公开2件，因第三方权益不予公开3件。", []),
        ("制发规范性文件7件，拟于2024年废止3件。", [("normative_documents_issued", 7, "agrees")]),
        ("行政许可、行政处罚、行政强制处理决定分别为321件、53件、0件。",
         [("licensing", 321, "agrees"), ("penalties", 53, "agrees"), ("compulsion", 0, "agrees")]),
        ("作出行政处罚决定54件，未实施行政强制。",
         [("penalties", 54, "contradicts"), ("compulsion", 0, "agrees")]),
        ("取消行政许可事项4项，公示行政处罚信息860条，受理行政许可申请330件。", []),
    ],
)  # fmt: skip
def test_sentences(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "own"),
    [
        # what was left for the next year, and what had to be handled
        ("全年应办50件申请，实办44件，跨年结转6件。", [("results_total", 44), ("carried_forward", 6)]),
        ("连同上年结转3件，应办理50件，实际办结44件，其余6件跨年度办理。",
         [("carried_over", 3), ("results_total", 44), ("carried_forward", 6)]),
        ("收到申请47件，44件已按时答复，尚余6件于2024年继续办理。",
         [("received", 47), ("results_total", 44), ("carried_forward", 6)]),
        ("44件申请于年内办理终结，剩余6件将于2024年继续办理。",
         [("results_total", 44), ("carried_forward", 6)]),
        ("未处理完毕的6件结转下一年度。", [("carried_forward", 6)]),
        ("尚有6件未到法定答复期限，转入2024年办理。", [("carried_forward", 6)]),
        ("无上年结转和结转下年度的情形。", [("carried_over", 0), ("carried_forward", 0)]),
        ("本年应办理申请50件，已办44件。", [("results_total", 44)]),
        ("44件已答复，6件因案情复杂延至2024年答复。", [("carried_forward", 6)]),
        ("收到申请47件，剩余6件因未到答复时限，将于下一年度答复。",
         [("received", 47), ("carried_forward", 6)]),
        ("未办结的6件申请全部转入2024年。", [("carried_forward", 6)]),
        ("上年末结转3件、本年末结转6件。", [("carried_over", 3), ("carried_forward", 6)]),
        ("全年办理申请50件，答复44件，结转下年6件。",
         [("results_total", 44), ("carried_forward", 6)]),
        ("收到申请47件，加上结转件共办理50件，已答复44件。", [("received", 47), ("results_total", 44)]),
        # new ones and those of the year before
        ("47件新申请和3件结转申请中，已答复44件。",
         [("received", 47), ("carried_over", 3), ("results_total", 44)]),
        ("收到申请47件，上年转结3件，两者合计50件；当年办结44件。",
         [("received", 47), ("carried_over", 3), ("results_total", 44)]),
        ("收到申请47件（含电话转来按申请办理的3件）。", [("received", 47)]),
        ("上年结转3件中，2件予以公开，1件不予处理。", [("carried_over", 3)]),
        # from one year to the next
        ("申请数量由2022年的30件增加到2023年的47件。", [("received", 47)]),
        ("受理申请量从上年的30件升至47件。", [("received", 47)]),
        ("行政复议由2022年的5件下降到4件。", [("reconsideration", 4)]),
        # answers and their sums
        ("公开类25件（予以公开20件、部分公开5件）。",
         [("granted_or_partially", 25), ("granted", 20), ("partially_granted", 5)]),
        ("予以公开20件、部分公开5件，两项合计25件。",
         [("granted", 20), ("partially_granted", 5), ("granted_or_partially", 25)]),
        ("予以公开（含部分公开）25件。", [("granted_or_partially", 25)]),
        ("予以公开20件；不予公开5件；其他处理1件；总计26件。",
         [("granted", 20), ("denied", 5), ("other_handling", 1), ("results_total", 26)]),
        ("公开20件、部分公开5件、其他1件，共26件。",
         [("granted", 20), ("partially_granted", 5), ("other_handling", 1), ("results_total", 26)]),
        ("“予以公开”23条，“部分公开”8条。", [("granted", 23), ("partially_granted", 8)]),
        ("20件获得公开，5件部分公开。", [("granted", 20), ("partially_granted", 5)]),
        ("办结2件；办结的2件均予以公开。", [("results_total", 2), ("results_total", 2), ("granted", 2)]),
        ("没有作出不予公开决定。", [("denied", 0)]),
        ("因涉及商业秘密而不予公开的3件。", []),
        ("抽查30家单位的政府信息公开申请答复件60件。", []),
        ("检查23个单位的依申请公开案卷230件。", []),
        ("答复44件，其中书面答复12件、电子邮件答复32件，延期答复3件。", [("results_total", 44)]),
        ("作出公开答复20件、部分公开答复5件。", [("granted", 20), ("partially_granted", 5)]),
        ("没有不予公开和不予处理的情形。", [("denied", 0), ("not_processed", 0)]),
        ("收到申请47件，加上上年结转的3件，共计办理50件，其中年内答复44件。",
         [("received", 47), ("carried_over", 3), ("results_total", 44)]),
        ("其他类型处理1件。", [("other_handling", 1)]),
        ("公开类答复25件。", [("granted_or_partially", 25)]),
        # who asked
        ("提出申请的主体以自然人为主，共41件；法人或其他组织6件。",
         [("received.natural_person", 41), ("received.organizations", 6)]),
        ("自然人提出申请41件，企业提出6件。",
         [("received.natural_person", 41), ("received.organizations", 6)]),
        ("收到申请47件，个人申请占87%（41件），单位申请占13%（6件）。",
         [("received", 47), ("received.natural_person", 41), ("received.organizations", 6)]),
        # reviews
        ("行政复议案件（4件）中，结果维持3件，其他结果1件。",
         [("reconsideration", 4), ("reconsideration.upheld", 3), ("reconsideration.other", 1)]),
        ("行政复议方面，总计4件，维持3件。", [("reconsideration", 4), ("reconsideration.upheld", 3)]),
        ("尚未审结的政府信息公开行政复议案件3件。", [("reconsideration.pending", 3)]),
        ("被撤销的行政复议案件1件。", [("reconsideration.corrected", 1)]),
        ("行政复议2件、行政诉讼1件，复议1件维持、1件其他结果，诉讼尚未审结。",
         [("reconsideration", 2), ("litigation", 1), ("reconsideration.upheld", 1),
          ("reconsideration.other", 1), ("litigation.pending", 1)]),
        ("行政诉讼2件，均为复议后起诉，1件维持，1件尚在审理中。",
         [("litigation", 2), ("litigation_after_reconsideration", 2), ("litigation.upheld", 1),
          ("litigation.pending", 1)]),
        ("未经复议直接提起的行政诉讼1件，目前尚未审结。",
         [("litigation_direct", 1), ("litigation_direct.pending", 1)]),
        ("行政诉讼2件，截至年底均未审结。", [("litigation", 2), ("litigation.pending", 2)]),
        ("行政复议1件，复议机关作出维持决定。", [("reconsideration", 1), ("reconsideration.upheld", 1)]),
        ("行政复议6件，复议决定维持5件，尚未审结1件。",
         [("reconsideration", 6), ("reconsideration.upheld", 5), ("reconsideration.pending", 1)]),
        ("未发生行政诉讼，县教育局作为被告的行政诉讼1件与政府信息公开无关。", [("litigation", 0)]),
        ("行政复议4件，其中撤回1件、维持3件。",
         [("reconsideration", 4), ("reconsideration.upheld", 3)]),
        ("行政复议4件，3件被维持，1件被确认违法。",
         [("reconsideration", 4), ("reconsideration.upheld", 3), ("reconsideration.corrected", 1)]),
        ("行政诉讼由2件减少为1件。", [("litigation", 1)]),
        ("申请人对答复不服提起行政复议4件，市政府维持3件，撤销1件。",
         [("reconsideration", 4), ("reconsideration.upheld", 3), ("reconsideration.corrected", 1)]),
        # documents
        ("制定规范性文件2件、废止旧文件1件，目前现行有效的共11件。",
         [("normative_documents_issued", 2), ("normative_documents_repealed", 1),
          ("normative_documents_in_force", 11)]),
        ("废止规范性文件2件、规章1件。",
         [("normative_documents_repealed", 2), ("rules_repealed", 1)]),
        ("公布的现行有效行政规范性文件共58件。", [("normative_documents_in_force", 58)]),
        ("现行有效规章3部，规范性文件58件。",
         [("rules_in_force", 3), ("normative_documents_in_force", 58)]),
        ("出台规范性文件7件，修订3件，废止2件。",
         [("normative_documents_issued", 7), ("normative_documents_repealed", 2)]),
        ("公示行政许可321件、行政处罚53件。", []),
        ("行政复议案件受理120件。", []),
        # the fee
        ("收取污水处理费1200元。", []),
        ("收取信息处理费1笔，计120元。", [("fee", 120)]),
        ("收取信息处理费3件300元，罚款2笔500元。", [("fee", 300)]),
        ("收取信息处理费0元，减免费用3件120元。", [("fee", 0)]),
        ("信息处理费收取金额为零。", [("fee", 0)]),
        ("未对任何申请收取信息处理费。", [("fee", 0)]),
        ("未向申请人收取任何费用。", [("fee", 0)]),
        ("收取信息处理费2750元，另有1名申请人逾期未缴纳。", [("fee", 2750)]),
        # a new item has a subject of its own
        ("（1）全县各部门收到申请900件；（2）办结44件。", [("results_total", 44)]),
    ],
)  # fmt: skip
def test_what_is_read_as_the_reports_own(text, own):
    assert [(c.key, c.value) for c in claims(text) if c.scope == "own"] == own


@pytest.mark.parametrize(
    "text",
    ["2022年度结转申请9件，已办结。", "2022年度结转申请9件，已在2023年一季度全部办结并归档。"],
)
def test_what_was_left_of_a_year_told_by_its_number_contradicts_nothing(text):
    (claim,) = claims(text)
    assert (claim.key, claim.scope) == ("carried_over", "other_period")
    assert claim.verdict is ClaimVerdict.OTHER_SCOPE
    assert told("2022年度结转申请3件，已办结。") == [("carried_over", 3, "agrees")]
    assert told("上年结转申请9件，已办结。") == [("carried_over", 9, "contradicts")]


def test_an_office_of_a_town_is_the_towns():
    assert told("镇综合行政执法队作出行政处罚决定17件。", agency="白马镇人民政府") == [
        ("penalties", 17, "contradicts")
    ]


def test_an_office_of_its_own_is_no_other_scope():
    assert told("县政府办公室收到申请17件。", agency="青石县人民政府办公室") == [
        ("received", 17, "contradicts")
    ]


def test_an_area_that_the_tables_are_of_contradicts():
    text = "全县收到申请47件，办结44件，予以公开20件，不予公开7件。"
    assert told(text)[-1] == ("denied", 7, "contradicts")


def test_a_blank_total_is_the_sum_of_its_parts_for_the_comparison_alone():
    blank = TABLE | {
        "requests/granted/total": Status.BLANK,
        "requests/granted/natural_person": 15,
        "requests/granted/commercial_enterprise": 6,
    }
    (claim,) = claims("予以公开20件。", blank)
    assert (claim.printed, claim.of_parts, claim.verdict) == (21, True, ClaimVerdict.CONTRADICTS)
    assert set(claim.fields) == {
        "requests/granted/natural_person", "requests/granted/commercial_enterprise",
        *(f"requests/granted/{c}" for c in ("research_institution", "social_welfare_organization",
                                            "legal_service_organization", "other_organization")),
    }  # fmt: skip
    missing = TABLE | {"requests/granted/total": Status.MISSING}
    assert claims("予以公开20件。", missing)[0].verdict is ClaimVerdict.NOT_ASSESSABLE


def test_quotes_and_spans_are_those_of_the_text():
    text = "一是公开。\n全年收到申请 1 2 件。二是"
    (claim,) = claims(text)
    assert claim.quote == "全年收到申请 1 2 件"
    assert text[claim.start : claim.end] == "1 2 件"
    (finding,) = check_claims([claim])
    assert (finding.code, finding.table, finding.row) == (
        "claim_contradicts",
        "requests",
        "received",
    )
    assert claim.quote in finding.message


def test_the_quote_of_a_long_sentence_is_bounded():
    text = "依申请公开，" + "办结3件，" * 100 + "收到申请12件，" + "办结3件，" * 100
    claim = next(c for c in claims(text) if c.key == "received")
    assert len(claim.quote) <= QUOTE
    assert claim.quote in text
    assert "收到申请12件" in claim.quote
    assert text[claim.start : claim.end] == "12件"


def test_no_report_has_more_claims_than_are_counted():
    text = "".join(f"收到申请{n}件，办结{n}件，" for n in range(1, 1601))
    assert len(claims(text)) == MAX_CLAIMS


@pytest.mark.parametrize(
    "piece", ["行政复议1件、诉讼尚未审结，", "公开20件、部分公开5件、不公开6件，共9件，"]
)
def test_a_sentence_without_end_is_read_in_time_that_grows_with_it(piece):
    began = time.perf_counter()
    claims(piece * 4000)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("name", "agency", "own"),
    [
        ("市住建局", "云溪市住房和城乡建设局", True),
        ("区市场监管局", "柳河区市场监督管理局", True),
        ("县政府办公室本级", "安平县人民政府办公室", True),
        ("高新区管委会", "高新技术产业开发区管理委员会", True),
        ("镇党政办", "白马镇人民政府", True),
        ("县公安局", "青石县林业局", False),
        ("县政府", "清河县桃花镇人民政府", False),
        ("黄泥镇", "白马镇人民政府", False),
        ("县公安局", None, None),
    ],
)
def test_an_organ_is_known_by_its_short_name(name, agency, own):
    assert is_of_agency(name, agency) is own


def test_prose_never_fills_a_cell():
    page = (
        "<h1>青石县林业局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p>"
        "<p>全年收到政府信息公开申请12件。</p><p>二、主动公开政府信息情况</p>"
        "<p>三、收到和处理政府信息公开申请情况</p><p>见附件</p>"
    )
    report = parse_html(page)
    assert {e.status for e in report.entries} == {Status.MISSING}
    assert report.stated[0].verdict is ClaimVerdict.NOT_ASSESSABLE
    frame = report.claims
    assert list(frame.key) == ["received"]
    assert str(frame["printed"].dtype) == "Int64"
    assert frame["printed"].isna().all()
    assert report.locate(report.stated[0]) == report.sections[0].location


def test_claims_survive_serialization():
    (claim,) = claims("收到申请47件。")
    assert isinstance(claim, Claim)
    from govinfo_parse.results import serialize

    assert serialize.claim_from_dict(serialize.claim_to_dict(claim)) == claim


def read_corpus():
    folder = Path(__file__).parent / "corpora"
    lines = (folder / "narratives.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def printed(table):
    """The entries of a table given by its totals."""
    changes = {
        f"requests/{row}/total": table[name]
        for name, row in {
            "received": "received", "carried_over": "carried_over", "granted": "granted",
            "partially_granted": "partially_granted", "denied": "denied.state_secret",
            "unavailable": "unavailable.not_held", "not_processed": "not_processed.duplicate",
            "other_handling": "other_handling.other", "results_total": "results_total",
            "carried_forward": "carried_forward",
        }.items()
    }  # fmt: skip
    changes["requests/received/natural_person"] = table["natural_person"]
    changes["requests/received/commercial_enterprise"] = table["organizations"]
    for name, row in (("reconsideration", "reconsideration"), ("litigation", "litigation_direct")):
        changes |= {f"reconsideration_litigation/{row}/{k}": v for k, v in table[name].items()}
    for row in ("licensing", "penalties", "compulsion"):
        changes[f"proactive_disclosure/administrative_{row}/decisions"] = Status.MISSING
    for row in ("rules", "normative_documents"):
        changes |= {f"proactive_disclosure/{row}/{k}": v for k, v in table[row].items()}
    return changes


def test_a_hundred_narratives():
    """Written by hand without sight of the patterns; the second forty were read unseen."""
    due = found = 0
    for item in read_corpus():
        texts = (("\n".join(item["paragraphs"]), 1), (item["six"], 6))
        sections = [SectionText("x", n, "", text, text) for text, n in texts]
        made = entries("2021", printed(item["table"]))
        told_here = find_claims(load_form("2021"), made, sections, item["year"], item["agency"])
        labels = {}
        for key, value, verdict in item["claims"]:
            labels.setdefault((key, value), set()).add(verdict)
        read = {(c.key, int(c.value)) for c in told_here}
        due += len(item["claims"])
        found += sum((key, value) in read for key, value, _ in item["claims"])
        for claim in told_here:
            if claim.verdict is ClaimVerdict.CONTRADICTS:
                assert "contradicts" in labels.get((claim.key, int(claim.value)), ()), str(claim)
    assert due == 987
    assert found >= 960


@pytest.mark.parametrize(
    ("folder", "due", "printed", "found", "false", "recall"),
    [
        ("claims", 1142, 21, 21, 0, 99.5),
        # Not found: 28 for 26, as many as with the 2 carried over; 以本局名义作出行政处罚28件, whose
        # subject is a brigade. The false one: a sum of which the tables give one part alone.
        ("claims_second", 541, 11, 9, 1, 98.0),
        # Most not read: figures without a unit, lists of two years, 8件申请 as received.
        ("claims_third", 661, 11, 10, 0, 91.0),
    ],
)
def test_sentences_and_narratives_of_another_hand(folder, due, printed, found, false, recall):
    """Written without sight of the grammar; ``benchmarks/claims.py`` shows what is wrong."""
    spec = importlib.util.spec_from_file_location(
        "benchmark_claims", ROOT / "benchmarks" / "claims.py"
    )
    benchmark = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = benchmark  # dataclasses look there
    spec.loader.exec_module(benchmark)
    score = benchmark.score(Path(__file__).parent / "corpora" / folder)
    assert (score.due, score.printed) == (due, printed)
    assert score.precision >= 99.5
    assert score.recall >= recall
    assert score.contradictions >= found
    assert score.false <= false
