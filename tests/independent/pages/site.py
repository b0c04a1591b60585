"""Templates of government sites: heads, menus, side columns, footers, scripts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from random import Random

from .model import Scene
from .names import day, page_address

_MENU = (
    "首页", "走进{a}", "政务公开", "政务服务", "互动交流", "新闻中心", "政府信息公开指南",
    "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开", "政策解读", "领导之窗",
    "机构职能", "财政预决算", "人事信息", "建议提案办理", "招标采购", "规划计划", "统计信息",
    "数据开放", "专题专栏", "回应关切", "行政规范性文件", "重点领域信息公开",
)  # fmt: skip
_SCRIPTS = (
    '<script src="/js/jquery-1.12.4.min.js"></script>',
    "<script>var _hmt=_hmt||[];(function(){var h=document.createElement('script');"
    "h.src='//hm.baidu.com/hm.js?9f';document.body.appendChild(h);})();</script>",
    "<script type=\"text/javascript\">document.write('今天是'+new Date().toLocaleDateString());"
    "function doZoom(n){document.getElementById('zoom').style.fontSize=n+'px';}</script>",
    '<script>window.__CONFIG__={"siteId":"13","loading":"加载中…","tabs":["年报","指南"]};</script>',
    "<script>$(function(){$('.nav li').hover(function(){$(this).find('ul').toggle();});});</script>",
    '<!--[if lt IE 9]><script src="/js/html5shiv.js"></script><![endif]-->',
)


def paras(texts: Sequence[str], s: Scene) -> str:
    """Return paragraphs as one of the editors writes them."""
    habit = Random(f"{s.slug}/{s.organ}/{s.year}")
    form = habit.choice(
        (
            "<p>{}</p>",
            '<p style="text-indent:2em;line-height:1.8">{}</p>',
            "<P>　　{}</P>",
            "<div><span style='font-family:仿宋_GB2312;font-size:16pt'>　　{}</span></div>",
            "　　{}<br><br>",
            '<p class="MsoNormal"><span lang="EN-US"></span>{}<o:p></o:p></p>',
        )
    )
    return "\n".join(form.format(text) for text in texts)


def menu(s: Scene) -> str:
    """Return a navigation bar."""
    rng = s.rng
    names = [name.format(a=s.area) for name in rng.sample(_MENU, rng.randint(5, 16))]
    links = [f'<a href="{rng.choice(("#", "/", page_address(s)))}">{name}</a>' for name in names]
    return rng.choice(
        (
            "<ul class='nav'>" + "".join(f"<li>{link}</li>" for link in links) + "</ul>",
            '<div class="menu">' + " | ".join(links) + "</div>",
            "<nav>" + "\n".join(links) + "</nav>",
            "<table><tr>" + "".join(f"<td>{link}</td>" for link in links) + "</tr></table>",
        )
    )


def footer(s: Scene) -> str:
    """Return a footer with the usual numbers and pictures."""
    rng = s.rng
    parts = [
        f"主办：{s.area}人民政府办公室",
        f"承办：{s.area}大数据中心",
        f"网站标识码：{rng.randint(1000000000, 6599999999)}",
        f"示ICP备{rng.randint(10000000, 99999999)}号-1",
        "<a href='/wzdt/'>网站地图</a> <a href='/gywm/'>关于我们</a>",
        f"版权所有：{s.site}",
        '<img src="/images/jiucuo.png" alt="网站纠错">',
        '<img src="/images/wx_qrcode.jpg" width="90" alt="扫一扫在手机打开当前页">',
        '<a href="//bszs.conac.cn/sitename?method=show"><img src="/images/red.png"></a>',
    ]
    chosen = [part for part in parts if rng.random() < 0.6]
    tag = rng.choice(('<div class="footer">{}</div>', "<footer>{}</footer>", "<center>{}</center>"))
    return tag.format(rng.choice(("<br>", " ", "　")).join(chosen))


def info(s: Scene, source: str | None = None) -> str:
    """Return the line of date and source below a title."""
    rng = s.rng
    origin = source or rng.choice((s.organ, s.organ, f"{s.area}人民政府办公室"))
    parts = [
        rng.choice(("发布时间：", "发布日期：", "时间：", "日期：")) + day(rng, s.year),
        rng.choice(("来源：", "信息来源：", "发布机构：", "文章来源：")) + origin,
    ]
    if rng.random() < 0.5:
        parts.append(f"浏览次数：{rng.randint(3, 4000)}次")
    if rng.random() < 0.4:
        parts.append("字体：<a>大</a> <a>中</a> <a>小</a>")
    rng.shuffle(parts)
    return f'<div class="info">{rng.choice(("　", " | ", " "))}{"　".join(parts)}</div>'


def page(
    s: Scene,
    heading: str,
    body: str,
    *,
    tab: str | None = None,
    side: str = "",
    dated: bool = True,
    crumb: str = "政府信息公开年报",
    meta: bool = True,
) -> str:
    """Return a whole page around a body."""
    rng = s.rng
    shown = escape(heading)
    tabs = (shown, f"{shown}_{s.site}", f"{shown} - {crumb} - {s.site}", f"{crumb}-{s.site}")
    title = tab if tab is not None else rng.choice(tabs)
    head = "" if not heading else rng.choice(
        (
            "<h1>{}</h1>",
            '<div class="title">{}</div>',
            "<p align='center'><strong><font size=5>{}</font></strong></p>",
            '<h2 class="tit">{}</h2>',
            '<h3 style="text-align:center"><ucaptitle>{}</ucaptitle></h3>',
        )
    ).format(shown)  # fmt: skip
    line = info(s) if dated else ""
    crumbs = f"您现在的位置：<a href='/'>首页</a> &gt; <a href='/zwgk/'>政务公开</a> &gt; {crumb}"
    if rng.random() < 0.25:
        crumbs = ""
    inner = _inner(s, head, line, body)
    top = rng.choice(
        (
            f'<img src="/images/logo.png" alt="{s.site}">',
            f"<div class=top><a>无障碍</a> <a>长者模式</a> <a>简体</a> <a>繁體</a> {s.site}</div>",
            "<div class='header'><div class='logo'></div><form action='/search'>"
            "<input name=q placeholder='请输入关键字'><input type=submit value='搜索'></form></div>",
        )
    )
    return _whole(s, _head(s, title, heading if meta else "", crumb), top, crumbs, inner, side)


def _inner(s: Scene, head: str, line: str, body: str) -> str:
    return s.rng.choice(
        (
            '<div class="article">{h}{i}<div id="zoom">{b}</div></div>',
            '{h}\n{i}\n<div class="TRS_Editor">{b}</div>',
            '<article>{h}{i}<section class="content">{b}</section></article>',
            "<!--ZJEG_RSS.content.begin-->{h}{i}<div id='content'>{b}</div><!--end-->",
            '{h}{i}<UCAPCONTENT><div class="pages_content">{b}</div></UCAPCONTENT>',
            "<table width=95%><tr><td>{h}</td></tr><tr><td>{i}</td></tr><tr><td>{b}</td></tr></table>",
        )
    ).format(h=head, i=line, b=body)


def _head(s: Scene, title: str, heading: str, crumb: str) -> str:
    rng = s.rng
    tags = [
        f'<meta name="SiteName" content="{s.site}">',
        f'<meta name="ColumnName" content="{crumb}">',
        f'<meta name="PubDate" content="{day(rng, s.year, 5)}">',
        f'<meta name="ContentSource" content="{s.organ}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta name="renderer" content="webkit">',
        f'<meta name="keywords" content="{s.area},政府网站,政务公开">',
        '<link rel="stylesheet" href="/css/style.css">',
        "<style>body{font:14px 宋体} td{padding:2px} .nav li{float:left}</style>",
    ]
    if heading:
        tags.append(f'<meta name="ArticleTitle" content="{escape(heading)}">')
    chosen = [tag for tag in tags if rng.random() < 0.5]
    chosen += rng.sample(_SCRIPTS, rng.randint(0, 2))
    return f"<title>{title}</title>\n" + "\n".join(chosen)


def _whole(s: Scene, head: str, top: str, crumbs: str, inner: str, side: str) -> str:
    rng = s.rng
    form = rng.choice(("portal", "old", "plain", "grid", "plain_side"))
    start = f"<html><head><meta charset=CHARSET>\n{head}</head><body>"
    last = rng.choice((*_SCRIPTS, "", "")) + "\n</body></html>"
    if form == "old":
        left = f"<td width=200 valign=top>{menu(s)}{side}</td>"
        return (
            f"{start}<TABLE border=0 width=1000><TR><TD colspan=2>{top}</TD></TR><TR>{left}"
            f"<TD>{crumbs}<BR>{inner}</TD></TR></TABLE>{footer(s)}{last}"
        )
    doc = "<!DOCTYPE html>\n"
    if form == "plain":
        return f"{doc}{start}\n{inner}\n{side}\n{last}"
    if form == "plain_side":
        return f"{doc}{start}\n<div class=crumb>{crumbs}</div>\n{side}{inner}{footer(s)}{last}"
    if form == "grid":
        return (
            f"{doc}{start}<header>{top}</header>{menu(s)}<div class='row'><div class='col-3'>"
            f"{side}</div><div class='col-9'><div class='loc'>{crumbs}</div>{inner}</div></div>"
            f"{footer(s)}{last}"
        )
    return (
        f"{doc}{start}\n{top}\n{menu(s)}\n<div class='crumb'>{crumbs}</div>\n{inner}\n"
        f"<div class='right'>{side}</div>\n<div class='share'>分享到：微信 微博　【打印本页】"
        f"【关闭窗口】</div>\n{footer(s)}{last}"
    )
