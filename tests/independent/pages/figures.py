"""Pages with tables of figures that are not the report's: budgets, other yearly reports, sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from . import names
from .attached import anchor
from .model import Draft, Scene
from .prose import NOT
from .site import page, paras


def grid(rows: Sequence[Sequence[object]], caption: str = "") -> str:
    """Return a plain table."""
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    head = f"<caption>{caption}</caption>" if caption else ""
    return f'<table border="1" cellspacing="0">{head}{body}</table>'


def budget(s: Scene) -> Draft:
    """Return a disclosed budget or final account."""
    rng = s.rng
    word = rng.choice(("部门预算公开", "部门决算公开", "单位预算", "“三公”经费预算公开"))
    title = f"{s.organ}{s.year}年{word}"
    money = [f"{rng.randint(0, 9000)}.{rng.randint(0, 99):02d}" for _ in range(12)]
    rows: list[list[object]] = [
        ["项目", "预算数", "支出功能科目", "预算数"],
        ["一、一般公共预算拨款收入", money[0], "一、一般公共服务支出", money[1]],
        ["二、政府性基金预算拨款收入", money[2], "八、社会保障和就业支出", money[3]],
        ["三、事业收入", money[4], "九、卫生健康支出", money[5]],
        ["本年收入合计", money[6], "本年支出合计", money[6]],
        ["上年结转", "0.00", "结转下年", "0.00"],
        ["收入总计", money[7], "支出总计", money[7]],
    ]
    second: list[list[object]] = [
        ["行政事业性收费", "罚没收入", "总计"], [money[8], money[9], money[10]],
    ]  # fmt: skip
    texts = ["第一部分　部门概况", "一、主要职责", "贯彻执行国家方针政策，负责政府信息公开等工作。"]
    body = paras(texts, s) + grid(rows, "收支总表（单位：万元）") + grid(second)
    return Draft(page(s, title, body, crumb="财政预决算"), NOT)


def rule_of_law(s: Scene) -> Draft:
    """Return the yearly report on the rule of law, with tables."""
    rng = s.rng
    word = rng.choice(("法治政府建设年度报告", "法治政府建设工作情况报告", "行政执法工作年度报告"))
    title = f"{s.organ}{s.year}年{word}"
    n = [rng.randint(0, 400) for _ in range(8)]
    rows: list[list[object]] = [
        ["行政执法类别", "数量（件）", "备注"],
        ["行政许可", n[0], "受理"], ["行政处罚", n[1], ""], ["行政强制", n[2], ""],
        ["行政检查", n[3], "次"], ["行政复议", n[4], "结果维持"], ["行政诉讼", n[5], ""],
    ]  # fmt: skip
    texts = [
        f"{s.year}年，{s.organ}深入学习贯彻习近平法治思想，现将有关情况报告如下：",
        "一、总体情况",
        f"全面推进政务公开，主动公开政府信息{n[6]}条，办理政府信息公开申请{n[7] % 20}件。",
        "二、主要做法和成效",
        "三、存在的主要问题及原因",
        "四、下一步工作打算",
        "五、其他需要报告的事项",
    ]
    body = paras(texts[:4], s) + grid(rows) + paras(texts[4:], s)
    return Draft(page(s, title, body, crumb="法治政府建设年度报告"), NOT)


def city_sums(s: Scene) -> Draft:
    """Return figures on disclosure for all organs of a place, a row each."""
    rng = s.rng
    title = rng.choice(
        (
            f"{s.area}{s.year}年各单位政府信息公开情况统计表",
            f"{s.area}{s.year}年依申请公开办理情况汇总表",
            f"{s.area}{s.year}年第{rng.randint(1, 4)}季度政务公开数据统计",
        )
    )
    rows: list[list[object]] = [
        [
            "序号",
            "单位",
            "主动公开信息数",
            "新收申请",
            "予以公开",
            "不予公开",
            "行政复议",
            "行政诉讼",
        ]
    ]
    total = [0] * 6
    for n, organ in enumerate(names.others(s, rng.choice((8, 15, 30)), False), 1):
        got = rng.randint(0, 30)
        values = [rng.randint(5, 900), got, got // 2, got - got // 2, rng.randint(0, 2), 0]
        total = [a + b for a, b in zip(total, values, strict=True)]
        rows.append([n, organ, *values])
    rows.append(["", "合计", *total])
    return Draft(page(s, title, grid(rows), crumb="统计信息"), NOT)


def site_sheet(s: Scene) -> Draft:
    """Return the yearly sheet of a government site, which has a fixed form of its own."""
    rng = s.rng
    rows: list[list[object]] = [
        ["网站名称", s.site],
        ["首页网址", s.domain],
        ["主办单位", f"{s.area}人民政府"],
        ["独立用户访问总量（单位：个）", rng.randint(3000, 900000)],
        ["网站总访问量（单位：次）", rng.randint(9000, 9000000)],
        ["信息发布总数（单位：条）", rng.randint(300, 9000)],
        ["概况类信息更新量", rng.randint(0, 60)],
        ["信息公开目录信息更新量", rng.randint(50, 3000)],
        ["解读材料数量", rng.randint(0, 90)],
        ["收到留言数量（单位：条）", rng.randint(0, 500)],
        ["平均办理时间（单位：天）", rng.randint(1, 9)],
    ]
    title = f"政府网站工作年度报表（{s.year}年度）"
    return Draft(page(s, title, grid(rows), crumb="网站年报"), NOT)


def other_attached(s: Scene) -> Draft:
    """Return a page that holds only the file of something else."""
    rng = s.rng
    word = rng.choice(
        (
            "法治政府建设年度报告",
            "部门预算公开",
            "国有资产管理情况报告",
            "统计公报",
            "政务公开工作要点",
            "网站工作年度报表",
            "政府信息公开指南",
        )
    )
    title = f"{s.organ}{s.year}年{word}"
    ext = rng.choice(("pdf", "docx", "xlsx"))
    url = names.address(s, ext)
    body = f"<p>附件：{anchor(s, url, f'{title}.{ext}')}</p>"
    if rng.random() < 0.3:
        body = f"<iframe src='{url}' width=100% height=800></iframe>"
    return Draft(page(s, title, body, crumb="信息公开"), NOT)


MAKERS: dict[str, Callable[[Scene], Draft]] = {
    "budget": budget,
    "rule_of_law": rule_of_law,
    "city_sums": city_sums,
    "site_sheet": site_sheet,
    "other_attached": other_attached,
}
