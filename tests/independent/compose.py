"""Puts a document together from its parts."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from . import foreign, prose
from .form import PARTS
from .model import Cell, Item, Para, Row, Table, fill
from .organs import date
from .part_four import part_four
from .part_three import part_three
from .part_two import part_two
from .plan import Plan, shape
from .prose import Voice
from .rows import heading_row
from .sheet import Sheet
from .spoil import blank_copy

_NAMES = {
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
}
_OTHER_HEADS = {
    2: ("二、行政机关主动公开政府信息情况",),
    3: ("三、收到和处理政府信息公开申请情况",),
    4: ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",),
    5: ("五、政府信息公开工作存在的主要问题及改进情况", "五、存在的主要问题及改进措施"),
    6: ("六、其他需要报告的事项",),
}


def compose(
    rng: Random, plan: Plan, voice: Voice, title: str, sheet: Sheet, other: Sheet
) -> list[Item]:
    """Return the whole document in reading order."""
    items = _opening(rng, plan, voice, title)
    items.append(_head(rng, 1))
    items.extend(prose.part_one(rng, voice, bool(plan.get("subheads"))))
    if plan.get("annex_front"):
        items.extend(_annex(rng, voice))
    paired = 0
    if plan.get("pair") in ("empty_copy", "other_year", "other_organ", "same_again"):
        paired = rng.choice((2, 3, 3, 4, 4))
    between = rng.choice((2, 3))
    tables = {
        part: _statutory(rng, plan, voice, part, sheet, other if part == paired else None)
        for part in (2, 3, 4)
    }
    if plan.get("unseen"):
        part = rng.choice((2, 3, 4))
        unseen = [
            replace(table, look=plan.get("unseen")) for table in _tables(rng, plan, part, other)
        ]
        tables[part] = [*unseen, *tables[part]] if rng.random() < 0.5 else [*tables[part], *unseen]
    if plan.get("annex_between"):
        tables[between].extend(_annex(rng, voice))
    if not plan.get("placing"):
        for part in (2, 3, 4):
            items.extend(_headed(rng, plan, part, tables[part]))
    elif plan.get("placing") == "annexed":
        for part in (2, 3, 4):
            where = rng.choice(
                (f"详见附件{part - 1}。", f"见附表{part - 1}。", "具体数据详见文后附表。")
            )
            items.extend([_head(rng, part), Para(where)])
    items.extend(_closing(rng, plan, voice))
    if plan.get("placing") == "annexed":
        for part in (2, 3, 4):
            items.append(Para(f"{rng.choice(('附件', '附表'))}{part - 1}：{_NAMES[part]}", "h1"))
            items.extend(tables[part])
    elif plan.get("placing") == "renumbered":
        items.append(Para(f"附：{voice.year}年政府信息公开统计数据", "h1"))
        for part, number in ((2, "一"), (3, "二"), (4, "三")):
            items.append(Para(f"{number}、{_NAMES[part]}", "h1"))
            items.extend(tables[part])
    if plan.get("links") == "after":
        items.append(_links(rng, voice))
    return items


def _opening(rng: Random, plan: Plan, voice: Voice, title: str) -> list[Item]:
    items: list[Item] = []
    if plan.get("links") == "before":
        items.append(_links(rng, voice))
    if plan.dialect and rng.random() < 0.6:
        items.append(Para("您当前的位置：首页 > 政务公开 > 政府信息公开年报"))
    if plan.get("metadata"):
        items.append(_metadata(rng, voice, title))
    if plan.get("title") == "two_lines":
        middle = title.find(str(voice.year))
        middle = middle if middle > 0 else title.find("政府信息")
        items.extend([Para(title[:middle], "title"), Para(title[middle:], "title")])
    else:
        items.extend([Para(title, "title")] * (2 if plan.get("title") else 1))
    if rng.random() < 0.85:
        items.append(Para(_meta(rng, voice), "meta"))
    if rng.random() < 0.85 or plan.get("title"):
        items.extend(prose.intro(rng, voice))
    return items


def _closing(rng: Random, plan: Plan, voice: Voice) -> list[Item]:
    later = plan.get("placing") == "renumbered"
    five, six = _head(rng, 5), _head(rng, 6)
    if later:
        five, six = (Para(f"{n}{head.text[1:]}", "h1") for n, head in (("二", five), ("三", six)))
    items: list[Item] = [five, *prose.part_five(rng, voice), six, *prose.part_six(rng, voice)]
    for _ in range({"one": 1, "two": 2}.get(plan.get("annex_end"), 0)):
        items.extend(_annex(rng, voice))
    if rng.random() < 0.5:
        items.append(Para(voice.organ.name))
        items.append(Para(f"{voice.year + 1}年1月{rng.randint(4, 30)}日"))
    return items


def _headed(rng: Random, plan: Plan, part: int, items: list[Item]) -> list[Item]:
    head = _head(rng, part)
    first = items[0]
    inside = (
        plan.get("heading") and isinstance(first, Table) and first.part == part and not first.look
    )
    if inside and isinstance(first, Table):
        return [heading_row(first, head.text), *items[1:]]
    return [head, *items]


def _metadata(rng: Random, voice: Voice, title: str) -> Table:
    made: list[Row] = [
        (Cell("名　　称", "plain"), Cell(title, "plain", None, 3)),
        fill(
            ["索 引 号", f"0{rng.randint(10**7, 10**8)}/{voice.year + 1}-000{rng.randint(10, 99)}"],
            "plain",
        ),
        fill(["分　　类", "政府信息公开年报", "发布机构", voice.organ.name], "plain"),
        fill(["公开日期", date(rng, voice.year), "文　　号", rng.choice(("", "无"))], "plain"),
        fill(["关 键 词", "信息公开；年度报告", "时　　效", "有效"], "plain"),
    ]
    return Table(tuple(made), 0, 0)


def _head(rng: Random, part: int) -> Para:
    if part in _OTHER_HEADS and rng.random() < 0.2:
        return Para(rng.choice(_OTHER_HEADS[part]), "h1")
    return Para(PARTS[part], "h1")


def _meta(rng: Random, voice: Voice) -> str:
    when = date(rng, voice.year)
    source = rng.choice((voice.organ.name, f"{voice.organ.place}政务公开办", "本站原创"))
    return rng.choice(
        (
            f"发布日期：{when} 来源：{source} 浏览次数：{rng.randint(10, 900)}",
            f"{when} 来源：{source} 字体：[大 中 小]",
            f"索引号：{rng.randint(100000, 999999)}-{voice.year + 1}-0{rng.randint(1, 9)} 发布机构：{source} 发文日期：{when}",
            f"时间：{when}　作者：{source}　点击：{rng.randint(10, 9000)}次",
        )
    )


def _links(rng: Random, voice: Voice) -> Para:
    years = [year for year in range(voice.year - 4, voice.year + 2) if year != voice.year]
    lines = [f"{voice.organ.name}{year}年政府信息公开工作年度报告" for year in years]
    if rng.random() < 0.5:
        lines = [
            f"{line} {year + 1}-01-2{rng.randint(0, 9)}"
            for line, year in zip(lines, years, strict=True)
        ]
    return Para("\n".join(lines), "links")


def _annex(rng: Random, voice: Voice) -> list[Para | Table]:
    return foreign.foreign(rng, rng.choice(foreign.KINDS), voice.organ, voice.year)


def _tables(rng: Random, plan: Plan, part: int, sheet: Sheet) -> list[Table]:
    if part == 2:
        return part_two(rng, sheet, plan.get("two") or "standard")
    if part == 3:
        return part_three(rng, sheet, shape(rng, plan.get("three")))
    return part_four(rng, sheet, plan.get("four") or "standard")


def _statutory(
    rng: Random, plan: Plan, voice: Voice, part: int, sheet: Sheet, other: Sheet | None
) -> list[Item]:
    items: list[Item] = []
    if plan.get("sentences") == "all" or (plan.get("sentences") and rng.random() < 0.5):
        items.append(prose.before_table(rng, voice))
    own = _tables(rng, plan, part, sheet)
    if other is not None:
        items.extend(_paired(rng, plan, voice, part, own, _tables(rng, plan, part, other)))
    else:
        items.extend(_captioned(rng, plan, voice, part, own))
    if plan.get("notes") and rng.random() < 0.7:
        items.append(prose.note(rng, voice))
    return items


def _captioned(rng: Random, plan: Plan, voice: Voice, part: int, own: list[Table]) -> list[Item]:
    style = plan.get("captions")
    if not style:
        return list(own)
    items: list[Item] = []
    if style == "numbered" and not own[0].caption:
        own = [
            replace(own[0], caption=f"表{part - 1} {voice.year}年{_NAMES[part]}统计表"),
            *own[1:],
        ]
    elif style == "named" and not own[0].caption:
        text = rng.choice((f"{voice.organ.name}{_NAMES[part]}", f"附表：{_NAMES[part]}"))
        own = [replace(own[0], caption=text), *own[1:]]
    if style == "unit" and part > 2:
        items.append(Para(rng.choice(("单位：件", "（单位：件）", "计量单位：件")), "caption"))
    return [*items, *own]


def _paired(
    rng: Random, plan: Plan, voice: Voice, part: int, own: list[Table], other: list[Table]
) -> list[Item]:
    year, name = voice.year, _NAMES[part]
    if plan.get("pair") == "empty_copy":
        empty = [blank_copy(table, rng.choice(("", "\xa0"))) for table in own]
        return [Para("该部分以表格形式报告，表格样式如下："), *empty, Para("填报情况如下："), *own]
    if plan.get("pair") == "same_again":
        copy = [
            replace(t, rows=tuple(tuple(replace(c, key=None) for c in r) for r in t.rows))
            for t in own
        ]
        return [
            *own,
            Para(rng.choice(("（下表为打印版，内容同上）", "移动端阅读请看下表："))),
            *copy,
        ]
    if plan.get("pair") == "other_year":
        mine = Para(f"{year}年度{name}", "caption")
        theirs = Para(
            rng.choice((f"{year - 1}年度{name}（上年对照）", f"附：{year - 1}年{name}")), "caption"
        )
    else:
        scope = "全市" if voice.organ.place.endswith("市") else f"全{voice.organ.place[-1]}"
        mine = Para(rng.choice((f"{voice.organ.name}本级{name}", f"本机关{name}")), "caption")
        theirs = Para(f"{scope}汇总（含各乡镇、各部门）{name}", "caption")
    first: list[Item] = [mine, *own]
    second: list[Item] = [theirs, *other]
    return [*first, *second] if rng.random() < 0.5 else [*second, *first]
