"""Invented organs of every kind that reports are published by."""

from __future__ import annotations

import random
from dataclasses import dataclass

_PROVINCES = (
    "江苏省",
    "浙江省",
    "四川省",
    "湖南省",
    "陕西省",
    "云南省",
    "河北省",
    "广东省",
    "贵州省",
)
_FIRST = "云青临永安平和泰清石龙金白长松新东南西北文景荣"
_SECOND = "川山阳河江源水州宁城溪塘岭湖浦林坪桥港丰"
_PEOPLES = (
    "苗族",
    "侗族",
    "彝族",
    "土家族",
    "畲族",
    "瑶族",
    "满族",
    "回族",
    "苗族侗族",
    "彝族回族",
)
_OFFICES = (
    "发展和改革局",
    "教育局",
    "科学技术局",
    "工业和信息化局",
    "民政局",
    "司法局",
    "财政局",
    "人力资源和社会保障局",
    "自然资源和规划局",
    "生态环境局",
    "住房和城乡建设局",
    "交通运输局",
    "水务局",
    "水利局",
    "农业农村局",
    "商务局",
    "文化和旅游局",
    "文化广电旅游体育局",
    "卫生健康局",
    "退役军人事务局",
    "应急管理局",
    "审计局",
    "市场监督管理局",
    "统计局",
    "医疗保障局",
    "信访局",
    "乡村振兴局",
    "城市管理局",
    "综合行政执法局",
    "行政审批服务局",
    "林业和草原局",
    "地方金融监督管理局",
    "机关事务管理局",
    "民族宗教事务局",
    "体育局",
)
_COMMISSIONS = (
    "发展和改革委员会",
    "卫生健康委员会",
    "国有资产监督管理委员会",
    "住房和城乡建设委员会",
    "农业农村委员会",
    "民族事务委员会",
    "教育委员会",
)
_BUREAUS = (
    "政务服务管理办公室",
    "人民防空办公室",
    "人民政府办公室",
    "金融工作办公室",
    "大数据中心",
)


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ: the name in the title, its short names in prose, its site."""

    name: str
    self_name: str
    site: str
    small: bool


def _place(rng: random.Random, suffix: str) -> str:
    return rng.choice(_FIRST) + rng.choice(_SECOND) + suffix


def make_organ(rng: random.Random) -> Organ:
    """One organ of a random kind."""
    city = _place(rng, "市")
    county = _place(rng, rng.choice(("县", "县", "区", "市", "旗")))
    whole = rng.choice(("", city)) + county
    site = f"{whole}人民政府"
    kind = rng.randrange(17)
    if kind == 0:
        province = rng.choice(_PROVINCES)
        office = rng.choice(("人民政府办公厅", "统计局", "生态环境厅", "自然资源厅", "司法厅"))
        return Organ(province + office, "我厅", f"{province}人民政府", False)
    if kind == 1:
        return Organ(f"{city}人民政府", "我市", f"{city}人民政府", False)
    if kind in (2, 3):
        return Organ(f"{whole}人民政府", f"我{county[-1]}", site, False)
    if kind in (4, 5, 6):
        town = _place(rng, rng.choice(("镇", "镇", "乡", "满族乡" if rng.random() < 0.2 else "乡")))
        head = rng.choice(("", county, whole))
        tail = "人民政府" if rng.random() < 0.8 else ""
        return Organ(head + town + tail, f"我{town[-1]}", site, True)
    if kind == 7:
        street = _place(rng, "街道")
        tail = rng.choice(("办事处", "办事处", "人民政府", ""))
        return Organ(whole + street + tail, "我街道", site, True)
    if kind == 8:
        autonomous = rng.choice(_FIRST) + rng.choice(_SECOND) + rng.choice(_PEOPLES) + "自治县"
        tail = rng.choice(("人民政府", "人民政府办公室", rng.choice(_OFFICES)))
        return Organ(autonomous + tail, "我县", f"{autonomous}人民政府", False)
    if kind == 9:
        zone = rng.choice(("经济技术开发区", "高新技术产业开发区", "经济开发区", "风景名胜区"))
        tail = rng.choice(("管理委员会", "管委会"))
        return Organ(_place(rng, "") + zone + tail, "我区", site, False)
    if kind == 10:
        tail = rng.choice(("公安局", "公安局" + _place(rng, "分局"), "公安局交通警察支队"))
        return Organ(rng.choice((city, whole)) + tail, "我局", site, False)
    if kind == 11:
        return Organ(f"国家税务总局{whole}税务局", "我局", f"国家税务总局{whole}税务局", False)
    if kind == 12:
        return Organ(city + rng.choice(_COMMISSIONS), "我委", f"{city}人民政府", False)
    if kind == 13:
        return Organ(whole + rng.choice(_BUREAUS), "我办", site, False)
    return Organ(rng.choice((whole, city)) + rng.choice(_OFFICES), "我局", site, False)
