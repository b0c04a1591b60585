"""Titles in the many forms that reports carry, and what a reader takes from each."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .organs import Organ

TITLES = (
    "usual",
    "year_first",
    "year_degree",
    "short",
    "about",
    "chinese_year",
    "two_lines",
    "without_year",
    "twice",
    "cut",
    "absent_intro",
    "absent_signature",
    "site_name",
    "work_report",
    "spam",
)
_SPAM = (
    "uedbet体育_uedbet官网@:",
    "365体育直播,365体育备用网址",
    "中国体彩网,体彩网",
    "欢迎您！澳门新葡京官网@",
    "【乐鱼体育】",
    "开云·kaiyun(中国)官方网站-",
)


@dataclass(frozen=True, slots=True)
class Title:
    """Printed lines of a title; truth for title and agency; `intro` names a needed introduction."""

    lines: tuple[str, ...]
    name: str
    truth: str | None
    has_truth: bool
    signed: bool
    intro: str | None


def make_title(rng: random.Random, organ: Organ, year: int, kind: str) -> Title:
    """A title of the wanted kind."""
    name = organ.name
    usual = f"{name}{year}年政府信息公开工作年度报告"
    signed = rng.random() < 0.5
    texts = {
        "usual": usual,
        "year_first": f"{year}年{name}政府信息公开工作年度报告",
        "year_degree": f"{name}{year}年度政府信息公开工作年度报告",
        "short": rng.choice(
            (
                f"{name}{year}年政府信息公开年度报告",
                f"{name}{year}年信息公开年度报告",
                f"{name}{year}年度信息公开工作年度报告",
            )
        ),
        "about": rng.choice(
            (
                f"{name}关于{year}年度政府信息公开情况的报告",
                f"{name}关于{year}年政府信息公开工作情况的报告",
            )
        ),
        "chinese_year": f"{name}{chinese_year(rng, year)}年政府信息公开工作年度报告",
        "without_year": f"{name}政府信息公开工作年度报告",
        "cut": f"{name}{year}年政府信息公开工作年度报",
        "work_report": rng.choice(
            (
                f"{name}{year}年度政府信息公开年度工作报告",
                f"{name}{year}年政府信息公开工作报告",
                f"{name}{year}年度政府信息公开工作总结报告",
            )
        ),
    }
    if kind in texts:
        return Title((texts[kind],), texts[kind], texts[kind], True, signed, None)
    if kind == "two_lines":
        lines = rng.choice(
            (
                (name, f"{year}年政府信息公开工作年度报告"),
                (f"{name}{year}年", "政府信息公开工作年度报告"),
                (f"{name}{year}年政府信息公开", "工作年度报告"),
            )
        )
        return Title(lines, usual, "".join(lines), True, signed, None)
    if kind == "twice":
        return Title((usual, usual), usual, usual, True, signed, None)
    if kind == "site_name":
        line = f"{organ.site}门户网站"
        return Title((line,), usual, None, False, True, "published")
    if kind == "spam":
        line = rng.choice(_SPAM) + usual
        return Title((line,), line, None, False, True, "plain")
    if kind == "absent_intro":
        return Title((), usual, None, True, signed, "published")
    return Title((), usual, None, True, True, "plain")


def chinese_year(rng: random.Random, year: int) -> str:
    """2021 as 二〇二一 or 二○二一 or 二零二一."""
    zero = rng.choice("〇○零")
    return "".join((zero + "一二三四五六七八九")[int(digit)] for digit in str(year))
