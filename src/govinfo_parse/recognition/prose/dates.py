"""Days, years and periods in every form that reports print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

_WIDE: Final = str.maketrans("０１２３４５６７８９－．／", "0123456789-./")
_CN_DIGITS: Final = dict(zip("〇○零OＯo一二三四五六七八九", "000000123456789", strict=True))
_ZEROS: Final = "〇○零OＯo0"
_CN_YEAR: Final = re.compile(rf"[二2][{_ZEROS}][一二三{_ZEROS}][一二三四五六七八九{_ZEROS}](?=年)")
_CN_NUMBER: Final = re.compile(r"(?<=[年月])(?:元|[一二三四五六七八九十]{1,3})(?=[月日])")
_DAY: Final = re.compile(
    r"(?<![0-9])(20[0-9]{2})(?:\s*[年.\-/]\s*([0-9]{1,2})\s*[月.\-/]\s*([0-9]{1,2})(?![0-9])\s*日?|([01][0-9])([0-3][0-9])(?![0-9]))"
)
_CLOCK: Final = re.compile(r"\s*[0-9]{1,2}[:：时][0-9]{1,2}(?:[:：分][0-9]{1,2}秒?)?分?")
_YEAR: Final = re.compile(r"(?<![0-9])(20[0-3][0-9])(?:年度?(?![0-9]{1,2}月)|(?=[^0-9年月.\-/]))")
_TO: Final = r"\s*(?:[0-9]{1,2}[时点])?\s*(?:起|开始)?\s*[,，]?\s*(?:至|到|—+|―+|-+|~|～|–+|－+)\s*"
_PERIODS: Final = (
    re.compile(
        r"(20[0-9]{2})\s*[年.\-/]\s*([0-9]{1,2})\s*[月.\-/]\s*([0-9]{1,2})\s*日?"
        + _TO
        + r"(?:(20[0-9]{2}|当|同|本)\s*[年.\-/]\s*)?([0-9]{1,2})\s*[月.\-/]\s*([0-9]{1,2})"
    ),
    re.compile(
        r"(20[0-9]{2})年\s*([0-9]{1,2})月?()"
        + _TO
        + r"(?:(20[0-9]{2}|当|同|本)年)?\s*([0-9]{1,2})月()"
    ),
)
_LONGEST_MONTHS: Final = 31
_HALF_YEAR: Final = 180
"""Days: a shorter period is not what a yearly report covers."""


def plain(text: str) -> str:
    """Wide digits and Chinese numerals of a date as plain ones: 二〇二四年三月五日.

    >>> plain("二〇二四年三月二十五日"), plain("２０２４年元月")
    ('2024年3月25日', '2024年1月')
    """
    text = text.translate(_WIDE)
    if _CN_YEAR.search(text):
        text = _CN_YEAR.sub(lambda m: "".join(_CN_DIGITS.get(c, c) for c in m[0]), text)
    return _CN_NUMBER.sub(lambda m: str(_number(m[0])), text)


def _number(text: str) -> int:
    if text == "元":
        return 1
    tens, ten, ones = text.partition("十")
    digits = "〇一二三四五六七八九"
    if not ten:
        return digits.find(text) if len(text) == 1 else 0
    return 10 * (digits.find(tens) if tens else 1) + (digits.find(ones) if ones else 0)


def days_in(text: str) -> Iterator[tuple[date, int, int]]:
    """The days that a plain text names, with their places."""
    for match in _DAY.finditer(text):
        day = _date(match[1], match[2] or match[4], match[3] or match[5])
        if day is not None:
            yield day, match.start(), match.end()


def day_alone(text: str) -> date | None:
    """The day that a line is, beside nothing but a clock, brackets or a weekday.

    >>> day_alone("[2024-01-22]"), day_alone("二〇二四年一月二十二日"), day_alone("2024-01-22 10:25")
    (datetime.date(2024, 1, 22), datetime.date(2024, 1, 22), datetime.date(2024, 1, 22))
    >>> day_alone("20240122"), day_alone("2024年1月22日召开会议") is None
    (datetime.date(2024, 1, 22), True)
    """
    text = plain(text).strip(" 　[]【】（）()")
    for day, start, end in days_in(text):
        rest = (text[:start] + _CLOCK.sub("", text[end:])).strip(" 　[]【】（）()")
        return day if not rest or re.fullmatch("(?:星期|周)[一二三四五六日天]", rest) else None
    return None


def is_date_alone(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return len(text) <= _LONGEST_MONTHS and day_alone(text) is not None


def read_year(text: str) -> int | None:
    """The first year that a text names (2019年, 二〇一九年).

    >>> read_year("二〇二〇年度"), read_year("2021年"), read_year("123")
    (2020, 2021, None)
    """
    match = _YEAR.search(plain(text))
    return int(match[1]) if match else None


def period_in(text: str) -> tuple[date, date] | None:
    """The days that figures cover: 2019年1月1日起至12月31日止, 2022.1.1—2022.12.31.

    >>> period_in("2022年1月至12月")
    (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
    """
    text = plain(text)
    for pattern in _PERIODS:
        for match in pattern.finditer(text):
            year = match[4] if match[4] and match[4].isdigit() else match[1]
            first = _date(match[1], match[2], match[3] or "1")
            last = _date(year, match[5], match[6]) if match[6] else _month_end(year, match[5])
            if first and last and (last - first).days > _HALF_YEAR:
                return first, last
    return None


def _month_end(year: str, month: str) -> date | None:
    for day in ("31", "30", "29", "28"):
        last = _date(year, month, day)
        if last is not None:
            return last
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
