"""The statutory form in both editions: rows, columns and official labels."""

from __future__ import annotations

from dataclasses import dataclass

P2, P3, P4 = "proactive_disclosure", "requests", "reconsideration_litigation"
OTHER_ROW = "other_handling"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of part two: its article, its indicators, its rows."""

    article: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of part three with the groups above it."""

    key: str
    groups: tuple[str, ...]
    label: str


_ITEMS = (
    ("previous_year_items", "上一年项目数量"),
    ("change", "本年增/减"),
    ("decisions", "处理决定数量"),
)
_DECISIONS = (("decisions", "本年处理决定数量"),)

_BLOCKS_2019 = (
    Block(
        "第二十条第（一）项",
        (
            ("produced", "本年新制作数量"),
            ("newly_disclosed", "本年新公开数量"),
            ("total_disclosed", "对外公开总数量"),
        ),
        (("rules", "规章"), ("normative_documents", "规范性文件")),
    ),
    Block(
        "第二十条第（五）项",
        _ITEMS,
        (("administrative_licensing", "行政许可"), ("other_services", "其他对外管理服务事项")),
    ),
    Block(
        "第二十条第（六）项",
        _ITEMS,
        (("administrative_penalties", "行政处罚"), ("administrative_compulsion", "行政强制")),
    ),
    Block("第二十条第（八）项", _ITEMS[:2], (("administrative_fees", "行政事业性收费"),)),
    Block(
        "第二十条第（九）项",
        (("items", "采购项目数量"), ("amount", "采购总金额")),
        (("centralized_procurement", "政府集中采购"),),
    ),
)
_BLOCKS_2021 = (
    Block(
        "第二十条第（一）项",
        (("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")),
        (("rules", "规章"), ("normative_documents", "行政规范性文件")),
    ),
    Block("第二十条第（五）项", _DECISIONS, (("administrative_licensing", "行政许可"),)),
    Block(
        "第二十条第（六）项",
        _DECISIONS,
        (("administrative_penalties", "行政处罚"), ("administrative_compulsion", "行政强制")),
    ),
    Block(
        "第二十条第（八）项",
        (("amount", "本年收费金额（单位：万元）"),),
        (("administrative_fees", "行政事业性收费"),),
    ),
)

RESULTS = "三、本年度办理结果"
DENIED, UNAVAILABLE, UNPROCESSED, OTHER = (
    "（三）不予公开",
    "（四）无法提供",
    "（五）不予处理",
    "（六）其他处理",
)
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

_TOP = (
    Line("received", (), "一、本年新收政府信息公开申请数量"),
    Line("carried_over", (), "二、上年结转政府信息公开申请数量"),
    Line("granted", (RESULTS,), "（一）予以公开"),
    Line(
        "partially_granted",
        (RESULTS,),
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    ),
    Line("denied.state_secret", (RESULTS, DENIED), "1.属于国家秘密"),
    Line("denied.prohibited_by_law", (RESULTS, DENIED), "2.其他法律行政法规禁止公开"),
    Line("denied.security_and_stability", (RESULTS, DENIED), "3.危及“三安全一稳定”"),
    Line("denied.third_party_rights", (RESULTS, DENIED), "4.保护第三方合法权益"),
    Line("denied.internal_affairs", (RESULTS, DENIED), "5.属于三类内部事务信息"),
    Line("denied.deliberative_process", (RESULTS, DENIED), "6.属于四类过程性信息"),
    Line("denied.enforcement_files", (RESULTS, DENIED), "7.属于行政执法案卷"),
    Line("denied.registry_query", (RESULTS, DENIED), "8.属于行政查询事项"),
    Line("unavailable.not_held", (RESULTS, UNAVAILABLE), "1.本机关不掌握相关政府信息"),
    Line("unavailable.must_be_created", (RESULTS, UNAVAILABLE), "2.没有现成信息需要另行制作"),
    Line("unavailable.still_unclear", (RESULTS, UNAVAILABLE), "3.补正后申请内容仍不明确"),
    Line("not_processed.petition_or_complaint", (RESULTS, UNPROCESSED), "1.信访举报投诉类申请"),
    Line("not_processed.duplicate", (RESULTS, UNPROCESSED), "2.重复申请"),
    Line("not_processed.public_publication", (RESULTS, UNPROCESSED), "3.要求提供公开出版物"),
    Line("not_processed.excessive_requests", (RESULTS, UNPROCESSED), "4.无正当理由大量反复申请"),
    Line(
        "not_processed.confirm_or_reissue",
        (RESULTS, UNPROCESSED),
        "5.要求行政机关确认或重新出具已获取信息",
    ),
)
_UNDIVIDED = (Line(OTHER_ROW, (RESULTS,), OTHER),)
_DIVIDED = (
    Line(
        "other_handling.overdue_correction",
        (RESULTS, OTHER),
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    Line(
        "other_handling.overdue_fee",
        (RESULTS, OTHER),
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    Line("other_handling.other", (RESULTS, OTHER), "3.其他"),
)
_END = (
    Line("results_total", (RESULTS,), "（七）总计"),
    Line("carried_forward", (), "四、结转下年度继续办理"),
)

APPLICANTS = (
    ("natural_person", "自然人"),
    ("commercial_enterprise", "商业企业"),
    ("research_institution", "科研机构"),
    ("social_welfare_organization", "社会公益组织"),
    ("legal_service_organization", "法律服务机构"),
    ("other_organization", "其他"),
    ("total", "总计"),
)
ORGANISATIONS = "法人或其他组织"
APPLICANT_HEAD = "申请人情况"
REVIEWS = (
    ("reconsideration", ("行政复议",)),
    ("litigation_direct", ("行政诉讼", "未经复议直接起诉")),
    ("litigation_after_reconsideration", ("行政诉讼", "复议后起诉")),
)
OUTCOMES = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
PARTS = {
    1: "一、总体情况",
    2: "二、主动公开政府信息情况",
    3: "三、收到和处理政府信息公开申请情况",
    4: "四、政府信息公开行政复议、行政诉讼情况",
    5: "五、存在的主要问题及改进情况",
    6: "六、其他需要报告的事项",
}


def blocks(edition: str) -> tuple[Block, ...]:
    """Return the blocks of part two."""
    return _BLOCKS_2019 if edition == "2019" else _BLOCKS_2021


def lines(edition: str, hybrid: bool = False) -> tuple[Line, ...]:
    """Return the rows of part three; a hybrid prints the old undivided row."""
    middle = _UNDIVIDED if edition == "2019" or hybrid else _DIVIDED
    return (*_TOP, *middle, *_END)


def fields(edition: str) -> tuple[str, ...]:
    """Return every field's key in printed order."""
    two = [
        f"{P2}/{row}/{col}" for b in blocks(edition) for row, _ in b.rows for col, _ in b.columns
    ]
    three = [f"{P3}/{line.key}/{col}" for line in lines(edition) for col, _ in APPLICANTS]
    four = [f"{P4}/{row}/{col}" for row, _ in REVIEWS for col, _ in OUTCOMES]
    return (*two, *three, *four)


def is_money(key: str) -> bool:
    """Tell whether a field is an amount of money."""
    return key.endswith("/amount")


def is_change(key: str) -> bool:
    """Tell whether a field is the signed change of the 2019 form."""
    return key.endswith("/change")
