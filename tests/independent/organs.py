"""Invented places and organs, titles and dates."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_COUNTIES = (
    "云岫",
    "禾塘",
    "临澜",
    "青砚",
    "岚溪",
    "苇渡",
    "松漪",
    "沅芷",
    "砚北",
    "鹿汀",
    "梧汀",
    "昙河",
)
_CITIES = ("澜砚", "岫宁", "汀安", "芷阳", "禾宁", "溟州")
_TOWNS = (
    "林禾",
    "上岫",
    "石桠",
    "白苇",
    "柳漪",
    "枫渡",
    "桐坪",
    "大垄",
    "仙鹭",
    "双澜",
    "古樟坳",
    "雁落",
)
_BUREAUS = (
    "市场监督管理局", "农业农村局", "教育局", "住房和城乡建设局", "人力资源和社会保障局", "财政局",
    "自然资源局", "卫生健康局", "统计局", "审计局", "交通运输局", "应急管理局", "民政局",
    "发展和改革局", "城市管理综合执法局", "水利局", "文化广电和旅游局", "信访局", "医疗保障局",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Organ:
    """An invented organ: its full name, how it calls itself, the place above it."""

    name: str
    self_name: str
    area: str
    place: str


def organ(rng: Random, scale: str) -> Organ:
    """Return an organ whose rank fits the size of its figures."""
    city, county, town = rng.choice(_CITIES), rng.choice(_COUNTIES), rng.choice(_TOWNS)
    above = f"{county}{rng.choice(('县', '区', '县'))}"
    if scale == "township":
        kind, name = rng.choice(
            (("镇", "镇人民政府"), ("乡", "乡人民政府"), ("街道", "街道办事处"))
        )
        prefix = above if rng.random() < 0.7 else ""
        return Organ(f"{prefix}{town}{name}", f"我{kind}", f"全{kind}", above)
    if scale == "office":
        prefix = f"{city}市{above}" if rng.random() < 0.25 else above
        return Organ(f"{prefix}{rng.choice(_BUREAUS)}", "我局", "全局", above)
    if scale == "county":
        prefix = f"{city}市" if rng.random() < 0.2 else ""
        return Organ(f"{prefix}{above}人民政府", f"我{above[-1]}", f"全{above[-1]}", above)
    if rng.random() < 0.4:
        return Organ(f"{city}市{rng.choice(_BUREAUS)}", "我局", "全市", f"{city}市")
    return Organ(f"{city}市人民政府", "我市", "全市", f"{city}市")


def title(rng: Random, agency: str, year: int) -> str:
    """Return the report's title."""
    return rng.choice(
        (
            f"{agency}{year}年政府信息公开工作年度报告",
            f"{agency}{year}年度政府信息公开工作年度报告",
            f"{agency}{year}年政府信息公开年度报告",
            f"{year}年{agency}政府信息公开工作年度报告",
            f"{agency}关于{year}年度政府信息公开工作情况的报告",
            f"{agency}{year}年度政府信息公开工作报告",
            f"{agency} {year} 年政府信息公开工作年度报告",
        )
    )


def date(rng: Random, year: int) -> str:
    """Return a date of publication in the year after the report's."""
    month, day = rng.randint(1, 3), rng.randint(1, 28)
    return rng.choice(
        (
            f"{year + 1}-{month:02d}-{day:02d}",
            f"{year + 1}年{month}月{day}日",
            f"{year + 1}/{month:02d}/{day:02d}",
            f"{year + 1}-{month:02d}-{day:02d} {rng.randint(8, 18):02d}:{rng.randint(10, 59)}",
        )
    )
