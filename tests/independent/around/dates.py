"""Dates and periods in the forms that reports print."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from random import Random

_DIGITS = "〇一二三四五六七八九"
LABELS = (
    "发布日期",
    "发布时间",
    "成文日期",
    "公开日期",
    "发布于",
    "时间",
    "日期",
    "发文日期",
    "生成日期",
)


def day_after(rng: Random, year: int) -> date:
    """Return a day of publication after the report's year."""
    month = rng.choice((1, 1, 1, 2, 3))
    return date(year + 1, month, rng.randint(3, monthrange(year + 1, month)[1]))


def numeral(number: int) -> str:
    """Return a number up to 31 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def chinese(day: date, zero: str = "〇") -> str:
    """Return a date in Chinese numerals."""
    year = "".join(_DIGITS[int(c)] for c in str(day.year)).replace("〇", zero)
    return f"{year}年{numeral(day.month)}月{numeral(day.day)}日"


def plain(rng: Random, day: date) -> str:
    """Return a date in an everyday form."""
    return rng.choice(
        (
            f"{day:%Y-%m-%d}",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day:%Y-%m-%d} {_clock(rng)}",
        )
    )


def odd(rng: Random, day: date) -> tuple[str, str]:
    """Return the name of a rarer form and the date in it."""
    forms = {
        "slashes": rng.choice((f"{day.year}/{day.month}/{day.day}", f"{day:%Y/%m/%d}")),
        "compact": f"{day:%Y%m%d}",
        "dots": rng.choice((f"{day:%Y.%m.%d}", f"{day.year}.{day.month}.{day.day}")),
        "chinese": chinese(day, rng.choice("〇○零Ｏ")),
        "padded": f"{day:%Y}年{day:%m}月{day:%d}日 {_clock(rng)}",
        "brackets": f"[{day:%Y-%m-%d}]",
        "seconds": f"{day:%Y-%m-%d} {_clock(rng)}:{rng.randint(10, 59)}",
        "spaced": f"{day.year} 年 {day.month} 月 {day.day} 日",
        "short": f"{day.year}-{day.month}-{day.day}",
        "wide": f"{day:%Y-%m-%d}".translate(str.maketrans("0123456789-", "０１２３４５６７８９－")),
    }
    name = rng.choice(list(forms))
    return name, forms[name]


def signed(rng: Random, day: date) -> str:
    """Return a date as it stands under a signature."""
    return rng.choice(
        (f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day.month:02d}月{day.day:02d}日",
         chinese(day), chinese(day, "○"), f"{day.year} 年 {day.month} 月 {day.day} 日")
    )  # fmt: skip


def _clock(rng: Random) -> str:
    return f"{rng.randint(8, 18):02d}:{rng.randint(10, 59)}"


def period(rng: Random, year: int, rare: bool) -> str:
    """Return the words for a whole year from January to December."""
    y = year
    usual = (
        f"自{y}年1月1日起至{y}年12月31日止",
        f"{y}年1月1日至{y}年12月31日",
        f"从{y}年1月1日起至{y}年12月31日止",
    )
    odd_forms = (
        f"{y}.1.1—{y}.12.31", f"{y}.01.01-{y}.12.31", f"{y}年1月1日起至12月31日止", f"{y}年1月1日—12月31日",
        f"{y}年1月至12月", f"{y}年1—12月", f"自{y}年1月1日起，至{y}年12月31日止", f"{y}-01-01至{y}-12-31",
        f"{y}年01月01日至{y}年12月31日", f"{y} 年 1 月 1 日至 {y} 年 12 月 31 日", f"{y}/1/1～{y}/12/31",
        f"{y}年一月一日至{y}年十二月三十一日", f"{y}年1月1日0时至{y}年12月31日24时", f"{y}年1月1日到当年12月31日",
        f"{chinese(date(y, 1, 1))}至{chinese(date(y, 12, 31))}", f"{y}年元月1日至{y}年12月31日",
    )  # fmt: skip
    return rng.choice(odd_forms if rare else usual)
