"""Invented administrative organs of every level."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_PROVINCES = ("楚南省", "岭西省", "江北省", "河东省")
_CITIES = ("漳浦", "望津", "洛川", "永泉", "宜澄", "渭阳", "丹陵", "平湖口")
_COUNTIES = ("清漪", "石鼓", "枫林", "双溪", "白鹤", "龙门桥", "安澜", "鹿泉", "桐柏岭", "长坪")
_TOWNS = (
    "马鞍",
    "柳树",
    "大河",
    "新桥",
    "三岔",
    "红岩",
    "沙溪",
    "太平",
    "银杏",
    "青龙",
    "五里",
    "黄土坡",
)
_STREETS = ("城关", "解放路", "东风", "滨江", "文昌", "火车站", "新华")
_ZONES = (
    "经济开发区",
    "高新技术产业开发区",
    "经济技术开发区",
    "现代农业示范区",
    "旅游度假区",
    "工业园区",
)
_BUREAUS = (
    "财政局", "教育局", "民政局", "司法局", "水利局", "林业局", "审计局", "统计局", "信访局", "公安局",
    "商务局", "气象局", "体育局", "交通运输局", "农业农村局", "应急管理局", "医疗保障局", "卫生健康局",
    "自然资源局", "生态环境局", "市场监督管理局", "退役军人事务局", "住房和城乡建设局", "城市管理局",
    "发展和改革委员会", "文化广电旅游局", "乡村振兴局", "行政审批局", "金融工作局", "民族宗教事务局",
    "人力资源和社会保障局", "政府国有资产监督管理委员会", "机关事务管理局", "医药管理局",
)  # fmt: skip
_CENTRES = (
    "政务服务中心",
    "住房公积金管理中心",
    "公共资源交易中心",
    "政务服务和数据管理局",
    "大数据中心",
)
_VERTICAL = (
    "国家税务总局{place}税务局", "国家统计局{place}调查队", "{place}烟草专卖局", "{place}消防救援大队",
    "{place}气象局",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ: full name, name without the places above it, what it calls itself."""

    name: str
    short: str
    self_name: str
    area: str
    city: str
    place: str
    level: str

    @property
    def site(self) -> str:
        """Return the name of the web site that carries its pages."""
        return f"{self.place}人民政府门户网站"


def organ(rng: Random) -> Organ:
    """Return an organ of any level."""
    level = rng.choice(
        ("town", "town", "town", "street", "zone", "bureau", "bureau", "bureau", "bureau",
         "city_bureau", "centre", "office", "county", "city", "vertical", "province")
    )  # fmt: skip
    city = f"{rng.choice(_CITIES)}市"
    county = f"{rng.choice(_COUNTIES)}{rng.choice('县县区市旗')}"
    above = f"{city}{county}" if rng.random() < 0.3 and county[-1] != "市" else county
    return _LEVELS[level](rng, city, county, above)


def _town(rng: Random, city: str, county: str, above: str) -> Organ:
    kind = rng.choice(("镇", "镇", "乡"))
    short = f"{rng.choice(_TOWNS)}{kind}人民政府"
    return Organ(f"{above}{short}", short, f"我{kind}", f"全{kind}", city, county, "town")


def _street(rng: Random, city: str, county: str, above: str) -> Organ:
    short = f"{rng.choice(_STREETS)}街道办事处"
    return Organ(f"{above}{short}", short, "我街道", "辖区", city, county, "street")


def _zone(rng: Random, city: str, county: str, above: str) -> Organ:
    short = f"{rng.choice(_ZONES)}管理委员会"
    return Organ(f"{above}{short}", short, "管委会", "全区", city, county, "zone")


def _bureau(rng: Random, city: str, county: str, above: str) -> Organ:
    short = rng.choice(_BUREAUS)
    me = "我委" if short.endswith("委员会") else "我局"
    return Organ(f"{above}{short}", short, me, f"全{county[-1]}", city, county, "bureau")


def _city_bureau(rng: Random, city: str, county: str, above: str) -> Organ:
    short = rng.choice(_BUREAUS)
    if rng.random() < 0.3:
        name = f"{city}{rng.choice(('公安局', '生态环境局', '自然资源和规划局'))}{county[:-1]}分局"
        return Organ(name, name, "我分局", "全区", city, county, "bureau")
    me = "我委" if short.endswith("委员会") else "市局"
    return Organ(f"{city}{short}", short, me, "全市", city, city, "bureau")


def _centre(rng: Random, city: str, county: str, above: str) -> Organ:
    short = rng.choice(_CENTRES)
    me = "我局" if short.endswith("局") else "中心"
    return Organ(f"{above}{short}", short, me, f"全{county[-1]}", city, county, "centre")


def _office(rng: Random, city: str, county: str, above: str) -> Organ:
    return Organ(f"{above}人民政府办公室", f"{county}人民政府办公室", rng.choice(("我办", "县政府办")) if county[-1] == "县" else "我办", f"全{county[-1]}", city, county, "office")  # fmt: skip


def _county(rng: Random, city: str, county: str, above: str) -> Organ:
    return Organ(f"{above}人民政府", f"{county}人民政府", f"我{county[-1]}", f"全{county[-1]}", city, county, "county")  # fmt: skip


def _city(rng: Random, city: str, county: str, above: str) -> Organ:
    return Organ(f"{city}人民政府", f"{city}人民政府", "我市", "全市", city, city, "city")


def _vertical(rng: Random, city: str, county: str, above: str) -> Organ:
    name = rng.choice(_VERTICAL).format(place=county)
    me = "我队" if name.endswith("队") else "我局"
    return Organ(name, name, me, "辖区", city, county, "vertical")


def _province(rng: Random, city: str, county: str, above: str) -> Organ:
    province = rng.choice(_PROVINCES)
    short = rng.choice(("水利厅", "财政厅", "教育厅", "林业局", "统计局", "人民政府办公厅"))
    me = "我厅" if short.endswith("厅") else "省局"
    return Organ(f"{province}{short}", short, me, "全省", city, province, "province")


_LEVELS = {
    "town": _town, "street": _street, "zone": _zone, "bureau": _bureau, "city_bureau": _city_bureau,
    "centre": _centre, "office": _office, "county": _county, "city": _city, "vertical": _vertical,
    "province": _province,
}  # fmt: skip


def others(rng: Random, mine: Organ) -> tuple[str, str]:
    """Return two other organs that prose may name."""
    pool = [
        f"{mine.place}人民政府办公室", f"{mine.city}人民政府", f"{mine.place}档案馆",
        f"{mine.place}政务服务管理局", f"{mine.city}财政局", f"{mine.place}融媒体中心",
        f"{mine.place}纪律检查委员会", f"{mine.place}人民法院", "省人民政府办公厅",
    ]  # fmt: skip
    first, second = rng.sample([name for name in pool if name != mine.name], 2)
    return first, second
