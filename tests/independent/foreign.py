"""Tables that are not the form's: platforms, budgets, meetings, fees, comparisons."""

from __future__ import annotations

from random import Random

from .model import Para, Row, Table, fill
from .organs import Organ

KINDS = (
    "platforms",
    "budget",
    "meetings",
    "fees",
    "years",
    "proposals",
    "licences",
    "petitions",
    "cases",
)


def foreign(rng: Random, kind: str, organ: Organ, year: int) -> list[Para | Table]:
    """Return a caption and a table of another matter."""
    heads, rows, caption = {
        "platforms": _platforms,
        "budget": _budget,
        "meetings": _meetings,
        "fees": _fees,
        "years": _years,
        "proposals": _proposals,
        "licences": _licences,
        "petitions": _petitions,
        "cases": _cases,
    }[kind](rng, year)
    made: list[Row] = [fill(heads, "head"), *(fill(row, "plain") for row in rows)]
    title = caption.format(y=year, p=year - 1, place=organ.place, agency=organ.name)
    return [Para(title, "caption"), Table(tuple(made), 0, 1)]


_Content = tuple[list[str], list[list[str]], str]


def _n(rng: Random, top: int) -> str:
    return str(rng.randint(0, top))


def _platforms(rng: Random, year: int) -> _Content:
    names = ["政府网站", "微信公众号", "政务微博", "政务公开栏", "广播电视", "合计"]
    rows = [[name, _n(rng, 40), _n(rng, 900), _n(rng, 30000)] for name in names]
    return (
        ["平台名称", "数量（个）", "发布信息（条）", "访问量（次）"],
        rows,
        "附件1：{y}年政务公开平台统计表",
    )


def _budget(rng: Random, year: int) -> _Content:
    names = ["规章制定经费", "行政许可窗口", "行政处罚罚没收入", "行政事业性收费", "其他", "总计"]
    rows = [
        [name, f"{rng.randint(0, 900)}.{rng.randint(0, 99):02d}", _n(rng, 99)] for name in names
    ]
    return ["科目", "预算数（万元）", "占比（%）"], rows, "附表：{place}{y}年部门预算安排情况"


def _meetings(rng: Random, year: int) -> _Content:
    rows = []
    for number in range(1, rng.randint(3, 7)):
        day = f"{year}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
        what = rng.choice(
            ("政务公开推进会", "条例专题培训", "行政复议案例研讨", "年度报告编制培训")
        )
        rows.append([str(number), day, what, _n(rng, 120)])
    return ["序号", "时间", "会议名称", "参加人数"], rows, "附：{y}年政务公开会议培训一览表"


def _fees(rng: Random, year: int) -> _Content:
    rows = [["按件计收", "10件以下（含10件）", "不收费"], ["按件计收", "11-30件", "100元/件"]]
    rows += [["按量计收", "30页以下（含30页）", "不收费"], ["按量计收", "31-100页", "10元/页"]]
    return (
        ["计收方式", "区间", "标准"],
        rows,
        "政府信息公开信息处理费收取标准（国办函〔2020〕109号）",
    )


def _years(rng: Random, year: int) -> _Content:
    names = [
        "主动公开信息（条）",
        "收到申请（件）",
        "行政复议（件）",
        "行政诉讼（件）",
        "网站访问量（万次）",
    ]
    rows = [[name, _n(rng, 900), _n(rng, 900)] for name in names]
    return (
        ["指标", f"{year - 2}年", f"{year - 1}年"],
        rows,
        "附表2 {agency}历年（{p}年及以前）有关指标对照表",
    )


def _proposals(rng: Random, year: int) -> _Content:
    rows = [
        [name, _n(rng, 30), _n(rng, 30), "100%"]
        for name in ("人大代表建议", "政协委员提案", "总计")
    ]
    return ["类别", "承办件数", "公开件数", "办复率"], rows, "{y}年建议提案办理结果公开情况统计表"


def _licences(rng: Random, year: int) -> _Content:
    rows = [
        [name, _n(rng, 500), _n(rng, 500)]
        for name in ("企业登记", "食品经营", "特种设备", "其他", "合计")
    ]
    return (
        ["许可类别", "公示数量", "其中网上办理"],
        rows,
        "“双公示”{y}年上报数据统计（来源：信用平台）",
    )


def _petitions(rng: Random, year: int) -> _Content:
    names = ["予以受理", "不予受理", "转送交办", "重复来信", "结转下年", "总计"]
    rows = [[name, _n(rng, 300), _n(rng, 40), _n(rng, 340)] for name in names]
    return (
        ["办理方式", "个人", "单位", "合计"],
        rows,
        "附：{y}年群众来信来访办理情况统计（信访系统）",
    )


def _cases(rng: Random, year: int) -> _Content:
    names = ["自然资源", "公安交管", "社会保障", "市场监管", "合计"]
    rows = [[name, *(_n(rng, 60) for _ in range(4))] for name in names]
    return (
        ["案件领域", "维持", "撤销或变更", "调解终止", "在办"],
        rows,
        "{place}各领域复议案件办理情况（不含政府信息公开案件）",
    )
