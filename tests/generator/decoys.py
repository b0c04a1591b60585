"""Tables and lists that stand beside a report and hold none of its figures."""

from __future__ import annotations

import random
from dataclasses import replace

from .document import Box, Item, Paragraph, Row, Table
from .figures import consistent
from .form import fields
from .model import GeneratedReport
from .tables import Shape, proactive, requests
from .values import ValueStyle, print_figure


def metadata_table(rng: random.Random, report: GeneratedReport) -> Table:
    """名称/索引号/发布机构 above the report, as catalogues of governments print it."""
    index = f"{rng.randrange(10**8, 10**9)}/{report.year + 1}-{rng.randrange(10**5):05d}"
    title = report.title.truth or "政府信息公开年报"
    pairs = [
        ("索引号", index),
        ("主题分类", "政务公开、政府信息公开年报"),
        ("发布机构", report.organ.name),
        ("发文日期", report.published),
        ("文号", rng.choice(("无", "", f"{report.year + 1}年第{rng.randrange(1, 30)}号"))),
        ("时效", "有效"),
        ("名称", title),
        ("关键词", rng.choice(("年报;公开", "规章;规范性文件", ""))),
    ]
    if report.title.lines == ():
        pairs = [p for p in pairs if p[0] not in ("名称", "发布机构")]
    rows: list[Row] = []
    for left, right in zip(pairs[::2], pairs[1::2], strict=True):
        rows.append(tuple(Box(text, role="meta") for text in (*left, *right)))
    return Table("metadata", tuple(rows), 4)


def last_year_table(rng: random.Random, report: GeneratedReport) -> list[Item]:
    """A statutory table of the year before, under a heading that says so."""
    last = report.year - 1
    figures = consistent(rng, report.edition, "small")
    cells = {
        f.key: print_figure(rng, ValueStyle(), f, figures[f.key]) for f in fields(report.edition)
    }
    name, maker = rng.choice(
        (("主动公开政府信息情况统计表", proactive), ("政府信息公开申请情况统计表", requests))
    )
    table = maker(rng, report.edition, cells, Shape())
    rows = tuple(tuple(replace(box, key=None) for box in row) for row in table.rows)
    head = rng.choice((f"附：{last}年度{name}", f"附件：{last}年{name}（仅供对照）"))
    return [Paragraph(head, "heading"), Table("last_year", rows, table.columns, table.blocks)]


def budget_table(rng: random.Random, report: GeneratedReport) -> list[Item]:
    """A budget that shares words with the form."""
    head = Paragraph(f"附：{report.year + 1}年度部门预算公开表（单位：万元）", "heading")
    lines: list[Row] = [
        tuple(Box(t, role="meta") for t in ("项目", "预算数", "上年执行数", "增/减"))
    ]
    for label in ("行政事业性收费", "政府集中采购", "一般公共预算拨款", "其他", "总计"):
        numbers = [str(rng.randrange(5000)) for _ in range(2)] + [str(rng.randrange(-99, 99))]
        lines.append(tuple(Box(t, role="meta") for t in (label, *numbers)))
    return [head, Table("budget", tuple(lines), 4)]


def towns_table(rng: random.Random, report: GeneratedReport) -> list[Item]:
    """Requests by town: another scope, with the words of the form in its header."""
    head = Paragraph("附：各镇（街道）、各部门依申请公开办理情况一览", "heading")
    labels = ("单位", "本年新收", "办结", "结转下年度", "行政复议")
    lines: list[Row] = [tuple(Box(t, role="meta") for t in labels)]
    for name in rng.sample(("城关镇", "东风街道", "区教育局", "区民政局", "石桥乡", "开发区"), 4):
        numbers = [str(rng.randrange(40)) for _ in range(4)]
        lines.append(tuple(Box(t, role="meta") for t in (name, *numbers)))
    return [head, Table("budget", tuple(lines), 5)]


def site_chrome(rng: random.Random, report: GeneratedReport) -> tuple[list[Item], list[Item]]:
    """What a crawler takes along from above and below an article."""
    date = f"{report.year + 1}-0{rng.randrange(1, 4)}-{rng.randrange(10, 29)}"
    above = ("关怀版 无障碍 登录", "当前位置：首页 > 政务公开 > 法定主动公开内容 > 政府信息公开年报",
             f"来源：本站 发布时间：{date} {rng.randrange(8, 18)}:30 浏览次数：{rng.randrange(9999)}次",
             "字体：【大 中 小】 打印 关闭")  # fmt: skip
    below = ("扫一扫在手机打开当前页", "上一篇：没有了", "下一篇：2018年政府信息公开工作年度报告",
             f"网站标识码：33{rng.randrange(10**8):08d} 版权所有")  # fmt: skip
    return [Paragraph(t, "chrome") for t in above], [Paragraph(t, "chrome") for t in below]


def link_list(rng: random.Random, report: GeneratedReport) -> list[Item]:
    """Links to reports of other organs and other years."""
    items: list[Item] = [
        Paragraph(rng.choice(("相关信息", "相关阅读：", "上一篇/下一篇")), "chrome")
    ]
    others = ("财政局", "教育局", "审计局", "水利局", "司法局")
    for other in rng.sample(others, 3):
        year = report.year - rng.randrange(1, 4)
        items.append(Paragraph(f"{other}{year}年政府信息公开工作年度报告", "link"))
    return items
