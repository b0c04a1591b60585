"""Writes a whole document as a page of a government site."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from random import Random

from .html_table import Editor, write_table
from .model import Document, Item, Para, Table


@dataclass(frozen=True, slots=True)
class Site:
    """What surrounds the article, and how the article is marked up."""

    editor: Editor
    chrome: str = "portal"
    headings: str = "p"
    wrap: str = "div"
    encoding: str = "utf-8"
    layout_table: bool = False


def to_html(rng: Random, document: Document, site: Site) -> bytes:
    """Return the page's bytes."""
    article = "\n".join(_item(rng, item, site) for item in document.items)
    if site.layout_table:
        article = (
            '<table width="100%" border="0" cellspacing="0"><tr><td width="200" valign="top">'
            f"{_menu(document)}</td><td>{article}</td></tr></table>"
        )
    charset = site.encoding if site.encoding != "utf-8-sig" else "utf-8"
    head = (
        f'<html><head><meta charset="{charset}"><title>{escape(_page_title(rng, document))}</title>'
        "<style>td{border:1px solid #000} .nav li{float:left}</style></head><body>"
    )
    before, after = _chrome(rng, document, site.chrome)
    page = f"<!DOCTYPE html>\n{head}\n{before}\n{_wrapped(article, site.wrap)}\n{after}\n</body></html>"
    return page.encode(site.encoding, "xmlcharrefreplace")


def _page_title(rng: Random, document: Document) -> str:
    return rng.choice(
        (
            document.title,
            f"{document.title} 政府信息公开年报 - 门户网站",
            "政府信息公开年度报告",
            "文章详情",
        )
    )


def _wrapped(article: str, wrap: str) -> str:
    return {
        "div": f'<div class="article-content" id="zoom">{article}</div>',
        "ucap": f"<UCAPCONTENT><div class='TRS_Editor'>{article}</div></UCAPCONTENT>",
        "article": f"<main><article>{article}</article></main>",
    }[wrap]


def _item(rng: Random, item: Item, site: Site) -> str:
    if isinstance(item, Table):
        made = write_table(rng, item, site.editor)
        if item.caption and not (site.editor.caption_inside and site.editor.kind != "divs"):
            made = (
                f'<p style="text-align:center"><strong>{escape(item.caption)}</strong></p>\n{made}'
            )
        if item.look == "comment":
            return f"<!-- {made} -->"
        return f'<div style="display:none">{made}</div>' if item.look == "hidden" else made
    return _para(rng, item, site)


def _para(rng: Random, item: Para, site: Site) -> str:
    text = escape(item.text, False)
    if item.kind == "links":
        links = [part for part in item.text.split("\n") if part]
        entries = "".join(
            f'<li><a href="/zfxxgk/{n}.html">{escape(t)}</a></li>' for n, t in enumerate(links)
        )
        return f'<ul class="list">{entries}</ul>'
    if item.kind == "title":
        return rng.choice(
            (
                f"<h1>{text}</h1>",
                f'<div class="title">{text}</div>',
                f"<p align='center'><b>{text}</b></p>",
            )
        )
    if item.kind == "meta":
        return f'<div class="info"><span>{text}</span></div>'
    if item.kind in ("h1", "h2") and site.headings == "h":
        level = "h2" if item.kind == "h1" else "h3"
        return f"<{level}>{text}</{level}>"
    if item.kind == "h1":
        return f'<p style="text-indent:2em"><strong><span>{text}</span></strong></p>'
    if site.editor.kind == "word":
        return f'<p class="MsoNormal" style="text-indent:32pt"><span style="font-family:仿宋_GB2312">{text}</span></p>'
    if site.editor.kind == "old":
        return f"<P>　　{text}</P>"
    return f"<p>{text}</p>"


def _menu(document: Document) -> str:
    names = [
        "首页",
        "政府信息公开指南",
        "政府信息公开制度",
        "法定主动公开内容",
        "政府信息公开年报",
        "依申请公开",
    ]
    return (
        "<ul class='menu'>"
        + "".join(f"<li><a href='#'>{name}</a></li>" for name in names)
        + "</ul>"
    )


def _chrome(rng: Random, document: Document, kind: str) -> tuple[str, str]:
    if kind == "none":
        return "", ""
    crumbs = f"<div class='crumb'>您当前所在位置：<a href='/'>首页</a> &gt; 政府信息公开 &gt; 年度报告 &gt; {document.year - 1}年</div>"
    top = f"<div class='top'><a>无障碍阅读</a> | <a>长者模式</a> | 今天是{document.year + 2}年3月{rng.randint(1, 28)}日</div>"
    near = document.title.replace(str(document.year), str(document.year - 1))
    later = document.title.replace(str(document.year), str(document.year + 1))
    related = (
        f"<div class='rel'><p>上一篇：<a href='#'>{escape(near)}</a></p><p>下一篇：<a href='#'>{escape(later)}</a></p></div>"
        if kind == "related"
        else ""
    )
    foot = (
        "<div class='share'>分享到：微信 微博</div><div class='footer'>主办：政务公开办公室 网站标识码：00"
        f"{rng.randint(10000000, 99999999)} 备案号：示ICP备{rng.randint(10000000, 99999999)}号</div>"
        "<script>var now=new Date();document.write(now.getFullYear()+'年');</script>"
    )
    return f"{top}{_menu(document)}{crumbs}", f"{related}{foot}"
