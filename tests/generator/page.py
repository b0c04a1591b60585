"""Whole pages around a report, hidden copies in it, and the script that may carry it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Collection
from html import escape

from .model import GeneratedReport

PRINT_RULE = "<style>.dy{display:none} @media print{.dy{display:block} .xs{display:none}}</style>"


def hidden_copy(kinds: Collection[str], copy: str) -> str:
    """A copy of the tables with other figures that no reader of the page sees."""
    wrappers = {
        "hidden_display_none": f'<div style="display: none;">{copy}</div>',
        "hidden_attribute": f"<section hidden>{copy}</section>",
        "hidden_visibility": f'<div style="visibility:hidden;height:0">{copy}</div>',
        "hidden_comment": f"<!-- 旧版数据\n{copy.replace('--', '- -')}\n-->",
        "hidden_template": f'<template id="tpl">{copy}</template>',
        "hidden_script": f'<script type="text/html" id="row-tpl">{copy}</script>',
        "hidden_print_copy": f'{PRINT_RULE}<div class="dy">{copy}</div>',
    }
    return next((text for kind, text in wrappers.items() if kind in kinds), "")


def wrap_page(
    rng: random.Random,
    report: GeneratedReport,
    body: str,
    kinds: Collection[str],
    charset: str,
    convert: Callable[[str], str],
) -> str:
    """The page, fragment or script around the body."""
    if "fragment" in kinds:
        return convert(body) + "\n"
    meta = rng.choice(
        (f'<meta charset="{charset}">',
         f'<meta http-equiv="Content-Type" content="text/html; charset={charset}" />')
    )  # fmt: skip
    meta = meta if charset else ""
    if "json_string" in kinds or "json_unicode_escapes" in kinds:
        return _script(rng, convert(report.title.truth or ""), convert(body), kinds, meta)
    if "full_page" not in kinds:
        title = report.title.truth or ""
        page = (f"<html><head>{meta}<title>{title}</title></head>\n<body>\n{body}\n"
                "</body></html>\n")  # fmt: skip
        return convert(page)
    return convert(_full(rng, report, body, meta))


def _full(rng: random.Random, report: GeneratedReport, body: str, meta: str) -> str:
    site = report.organ.site
    title = report.title.truth
    head = [meta, f"<title>{title + '_' if title else ''}{site}门户网站</title>"]
    head.append(f'<meta name="SiteName" content="{escape(site)}门户网站">')
    if title:
        head.append(f'<meta name="ArticleTitle" content="{escape(title)}">')
    date = f"{report.year + 1}-01-{rng.randrange(10, 31)} {rng.randrange(8, 18):02d}:26"
    head.append(f'<meta name="PubDate" content="{date}">')
    if report.title.lines:
        head.append(f'<meta name="ContentSource" content="{report.organ.name}">')
    years = "".join(
        f'<li><a href="/zwgk/nb/{y}/">{y}年度</a></li>' for y in range(2018, report.year + 2)
    )
    others = "".join(
        f'<li><a href="/{rng.randrange(999)}.html">{o}{report.year - 1}年政府信息公开工作年度报告'
        "</a></li>"
        for o in ("财政局", "司法局", "水利局")
    )
    crumbs = rng.choice(
        ("首页 &gt; 政务公开 &gt; 政府信息公开年报", "您当前的位置：<a>首页</a> &raquo; 年报")
    )
    bar = (
        f"<div class='info'>来源：{rng.choice(('本站', site))}　发布时间：{date}　浏览次数：<span>"
    )
    bar += f"{rng.randrange(9999)}</span>　字体：[大 中 小]</div>"
    script = "<script>function cell(y){return '<td>'+y+'</td>';}var now=2025;</script>"
    return (
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n" + "\n".join(head) + "\n"
        f"<style>td{{border:1px solid}}</style>{script}\n</head>\n<body>\n"
        f"<div class=\"nav\"><a href='/'>网站首页</a><a>政务公开</a><a>办事服务</a></div>\n"
        f"<div>{crumbs}</div>\n<ul class='left'>{years}</ul>\n{bar}\n"
        f"<div id=\"zoom\" class=\"TRS_Editor\">\n{body}\n</div>\n"
        f"<div class='other'><h3>相关链接</h3><ul>{others}</ul></div>\n"
        f"<div class='footer'>主办：{site}　备案号：浙ICP备{rng.randrange(10**8)}号　"
        "网站标识码：3301000001</div>\n</body>\n</html>\n"
    )  # fmt: skip


def _script(rng: random.Random, title: str, body: str, kinds: Collection[str], meta: str) -> str:
    ascii_only = "json_unicode_escapes" in kinds
    data = {"code": 200, "title": title, "content": body}
    text = json.dumps(data, ensure_ascii=ascii_only).replace("</", "<\\/")
    if rng.random() < 0.4:
        text = text.replace("<", "\\u003c").replace(">", "\\u003e")
    name = rng.choice(("var article", "window.__DATA__", "var detail"))
    return (
        f"<!DOCTYPE html><html><head>{meta}<title></title></head><body><div id=\"app\"></div>\n"
        f"<script>{name} = {text};\n"
        "document.getElementById('app').innerHTML = detailOf();</script></body></html>\n"
    )  # fmt: skip


def entities(rng: random.Random, source: str) -> str:
    """Signs beyond ASCII as character references, as some editors save them."""

    def refer(match: re.Match[str]) -> str:
        if rng.random() < 0.3:
            return match.group()
        hexadecimal = rng.random() < 0.3
        return "".join(
            c if ord(c) < 128 else f"&#x{ord(c):x};" if hexadecimal else f"&#{ord(c)};"
            for c in match.group()
        )

    return re.sub(r"(?<=>)[^<>]+(?=<)", refer, source)
