"""Invented prose of a report: six sections with other years, other figures, quoted labels."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .organs import Organ

_OPENING = (
    "{year}年，{we}认真贯彻落实《中华人民共和国政府信息公开条例》，围绕中心工作，主动公开各类政府信息{a}条，"
    "比{last}年增加{b}条。",
    "{year}年，{we}坚持“以公开为常态、不公开为例外”，持续推进决策、执行、管理、服务和结果公开，"
    "全年通过门户网站发布信息{a}条，政务新媒体推送{b}条。",
    "一年来，{we}深入学习贯彻上级关于政务公开的决策部署，不断拓展公开渠道，提升服务水平，"
    "人民群众的获得感进一步增强。",
)
_POINTS = (
    "（一）主动公开。全年公开政策文件{c}件，配套解读{d}件，图解比例达{p}%。",
    "（二）依申请公开。进一步规范申请答复流程，健全登记、审核、办理、答复、归档制度。",
    "（三）政府信息管理。严格落实“三审三校”，清理失效文件{d}件。",
    "（四）平台建设。完成网站适老化改造，开设专栏{d}个，访问量{a}次。",
    "（五）监督保障。开展业务培训{d}次，参训{c}人次，社会评议结果满意。",
)
_REPEATS = (
    "{year}年共收到政府信息公开申请{c}件，其中自然人{d}件，法人或其他组织{e}件；予以公开{d}件，部分公开{e}件，"
    "不予公开{e}件，无法提供{d}件，不予处理0件，其他处理0件，结转下年度继续办理{e}件。",
    "规章0件；规范性文件{c}件；行政许可{a}件，行政处罚{b}件，行政强制{e}件；行政事业性收费{d}万元。",
    "行政复议{e}件，行政诉讼{d}件，其中未经复议直接起诉{e}件，复议后起诉0件。结果维持{e}件，结果纠正0件。",
    "上年结转政府信息公开申请数量{e}件，本年新收政府信息公开申请数量{c}件，总计{a}件。",
)
_PROBLEMS = (
    "{year}年，{we}政府信息公开工作取得一定成效，但仍存在一些不足：一是公开内容不够丰富；二是解读形式较为单一；"
    "三是队伍专业能力有待提升。",
    "{next}年，{we}将重点做好以下工作：一是提高思想认识；二是加强业务培训，计划举办{d}期；三是强化督促检查。",
    "针对{last}年存在的问题，{we}已逐项整改，更新栏目{d}个。",
)
_OTHERS = (
    "按照《政府信息公开信息处理费管理办法》，{year}年{we}未收取信息处理费。",
    "{year}年，{we}收取信息处理费共计{c}元。",
    "无其他需要报告的事项。",
    "本年度没有其他需要报告的事项。",
)


@dataclass(frozen=True, slots=True)
class Prose:
    """The texts of the sections, before their headings."""

    introduction: tuple[str, ...]
    overview: tuple[str, ...]
    disclosure: tuple[str, ...]
    requests: tuple[str, ...]
    reviews: tuple[str, ...]
    problems: tuple[str, ...]
    others: tuple[str, ...]


def introduction(rng: random.Random, organ: Organ, year: int, kind: str, title: str) -> str:
    """The paragraph that says by what law, for what period, by whom."""
    law = rng.choice(
        (
            "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和国办公开办函要求，",
            "按照《中华人民共和国政府信息公开条例》第五十条规定，",
            "依据新修订的《政府信息公开条例》，",
        )
    )
    period = f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    phone = f"0571-8812{rng.randrange(10**4):04d}"
    address = f"如对本报告有疑问，请与办公室联系（电话：{phone}）。"
    if kind == "published":
        return f"{law}现公布{organ.name}{year}年政府信息公开工作年度报告。{period}"
    if kind == "plain":
        return f"{law}编制本年度报告。{period}"
    return f"{law}结合{organ.self_name}实际，现公布{title}。{period}{address}"


def make_prose(
    rng: random.Random, organ: Organ, year: int, intro: str, title: str, repeats: bool, long: bool
) -> Prose:
    """Prose of a random length; `repeats` quotes table labels with figures of another scope."""

    def fill(text: str) -> str:
        return text.format(
            year=year,
            last=year - 1,
            next=year + 1,
            we=organ.self_name,
            a=rng.randrange(300, 90_000),
            b=rng.randrange(20, 300),
            c=rng.randrange(3, 99),
            d=rng.randrange(1, 13),
            e=rng.randrange(6),
            p=rng.randrange(60, 101),
        )

    def pick(texts: tuple[str, ...], low: int, high: int) -> tuple[str, ...]:
        chosen = rng.sample(range(len(texts)), rng.randint(low, min(high, len(texts))))
        return tuple(fill(texts[i]) for i in sorted(chosen))

    overview = pick(_OPENING, 1, 2) + pick(_POINTS, 2 if long else 0, 5 if long else 2)

    def quoted() -> tuple[str, ...]:
        return pick(_REPEATS, 1, 2) if repeats else ()

    return Prose(
        introduction=(introduction(rng, organ, year, intro, title),),
        overview=overview + quoted(),
        disclosure=quoted(),
        requests=quoted(),
        reviews=(),
        problems=pick(_PROBLEMS, 1, 3),
        others=pick(_OTHERS, 1, 1),
    )
