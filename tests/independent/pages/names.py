"""Invented places, organs, titles, dates and addresses of files."""

from __future__ import annotations

from random import Random
from urllib.parse import quote

from .model import Scene

_AREAS = (
    ("清芦县", "qinglu"), ("霁川县", "jichuan"), ("槐陵区", "huailing"), ("杉浦市", "shanpu"),
    ("瑶塘县", "yaotang"), ("泊岭县", "boling"), ("棠溪区", "tangxi"), ("雁栖县", "yanqi"),
    ("磐石湾区", "panshiwan"), ("菱湖市", "linghu"), ("蓼城县", "liaocheng"), ("苍梧岭县", "cwl"),
    ("墨江北区", "mjb"), ("阜泉县", "fuquan"), ("沧陌县", "cangmo"), ("筠阳县", "junyang"),
)  # fmt: skip
_TOWNS = (
    "林溪镇", "白岩镇", "石桥乡", "双塘乡", "桃坪镇", "青龙镇", "大垭镇", "柳林乡", "南关街道",
    "北苑街道", "三河镇", "马岭镇", "长滩乡", "黄泥铺镇", "沙坝乡", "城厢街道", "新华街道",
    "古渡镇", "五星乡", "竹园镇", "甘泉镇", "红旗街道", "龙潭镇", "凤鸣镇",
)  # fmt: skip
_BUREAUS = (
    "财政局", "教育局", "民政局", "水务局", "林业局", "审计局", "统计局", "司法局", "公安局",
    "交通运输局", "农业农村局", "卫生健康委员会", "发展和改革委员会", "应急管理局", "医疗保障局",
    "自然资源局", "生态环境局", "住房和城乡建设局", "市场监督管理局", "文化和旅游局", "信访局",
    "退役军人事务局", "人力资源和社会保障局", "城市管理局", "科学技术局", "税务局", "气象局",
)  # fmt: skip
_TITLES = (
    "{o}{y}年政府信息公开工作年度报告",
    "{o}{y}年度政府信息公开工作年度报告",
    "{o}{y}年政府信息公开年度报告",
    "{y}年{o}政府信息公开工作年度报告",
    "{o}{y}年度政府信息公开工作报告",
    "{y}年度{o}政府信息公开年度报告",
)


def scene(rng: Random) -> Scene:
    """Return a publisher on a site of its county."""
    area, slug = rng.choice(_AREAS)
    kind = rng.random()
    if kind < 0.15:
        short, organ = area, f"{area}人民政府"
    else:
        short = rng.choice(_TOWNS if kind < 0.6 else _BUREAUS)
        organ = full(area, short)
    site = rng.choice((f"{area}人民政府", f"{area}人民政府门户网站", f"中国·{area[:-1]}", organ))
    domain = rng.choice((f"www.{slug}.gov.cn", f"{slug}.gov.cn", f"zwgk.{slug}.gov.cn"))
    return Scene(rng, area, site, organ, short, rng.randint(2019, 2025), domain, slug)


def full(area: str, short: str) -> str:
    """Return an organ's full name from its short one."""
    ends = {"镇": "镇人民政府", "乡": "乡人民政府"}
    if short.endswith("街道"):
        return f"{area}{short}办事处"
    return f"{area}{short[:-1]}{ends.get(short[-1], short[-1])}"


def others(s: Scene, count: int, named: bool) -> list[str]:
    """Return other organs of the same place, by their full names or their short ones."""
    pool = [name for name in (*_TOWNS, *_BUREAUS) if name != s.short]
    s.rng.shuffle(pool)
    return [full(s.area, name) if named else name for name in pool[:count]]


def style(rng: Random) -> str:
    """Return how a site words its titles, with {o} and {y}."""
    return rng.choice(_TITLES)


def title(rng: Random, organ: str, year: int) -> str:
    """Return one report's title."""
    return style(rng).format(o=organ, y=year)


def day(rng: Random, year: int, form: int | None = None) -> str:
    """Return a date of publication early in the year after the report's."""
    month, date = rng.randint(1, 3), rng.randint(1, 28)
    forms = (
        f"{year + 1}-{month:02d}-{date:02d}",
        f"{year + 1}年{month}月{date}日",
        f"{year + 1}/{month:02d}/{date:02d}",
        f"[{year + 1}-{month:02d}-{date:02d}]",
        f"{year + 1}.{month}.{date}",
        f"{year + 1}-{month:02d}-{date:02d} {rng.randint(8, 18):02d}:{rng.randint(10, 59)}",
    )
    return forms[rng.randrange(len(forms)) if form is None else form % len(forms)]


def address(s: Scene, ext: str, name: str = "") -> str:
    """Return where a file lies, as a site of some maker would print it."""
    rng = s.rng
    number = rng.randint(100000, 999999)
    month = f"{s.year + 1}0{rng.randint(1, 3)}"
    forms = [
        f"/upload/{s.year + 1}/{s.slug}-{s.year}-{number}.{ext}",
        f"./P0{month}{rng.randint(10, 28)}{number}{number}.{ext}",
        f"../../attach/{month}/{rng.getrandbits(64):016x}.{ext}",
        f"http://{s.domain}/uploadfile/{month}/{number}.{ext}",
        f"//{s.domain}/files/{number}.{ext}",
        f"/cms/files/filemanager/{number}/attach/{month}/{rng.getrandbits(40):x}.{ext}",
        f"/{s.slug}/{month}/{number}/files/{rng.getrandbits(64):016x}.{ext}?v={number}",
    ]
    if name:
        forms += [f"/upload/{month}/{name}.{ext}", f"/upload/{month}/{quote(name)}.{ext}"]
    made = rng.choice(forms)
    return made.replace(f".{ext}", f".{ext.upper()}") if rng.random() < 0.08 else made


def page_address(s: Scene) -> str:
    """Return where another page of the site lies."""
    rng = s.rng
    number = rng.randint(10000, 9999999)
    return rng.choice(
        (
            f"./t{s.year + 1}01{rng.randint(10, 28)}_{number}.html",
            f"/art/{s.year + 1}/1/{rng.randint(1, 28)}/art_{rng.randint(100, 9999)}_{number}.html",
            f"/content/{number}.shtml",
            f"/zwgk/show.jsp?id={number}",
            f"http://{s.domain}/xxgk/nb/{number}.htm",
        )
    )
