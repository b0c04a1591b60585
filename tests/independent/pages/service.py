"""Pages of the site itself: errors, logins, applications, forms, home pages, other lists."""

from __future__ import annotations

from collections.abc import Callable

from . import names
from .lists import as_table, as_ul, pager
from .model import Draft, Scene
from .prose import NOT
from .site import footer, menu, page, paras

EMPTY = ("NotAnAnnualReport", "EmptyDocument")


def not_found(s: Scene) -> Draft:
    """Return an error page."""
    rng = s.rng
    text = rng.choice(
        (
            "<h1>404 Not Found</h1><hr><center>nginx/1.18.0</center>",
            "<h2>404</h2><p>抱歉，您访问的页面不存在或已被删除！</p><a href='/'>返回首页</a>",
            "<p>您请求的文件不存在，可能已经移到其他位置。</p><p>5秒后自动跳转</p>",
            "<p>HTTP 错误 403 - 禁止访问</p><p>访问请求被网站防火墙拦截，请求编号："
            f"{rng.getrandbits(64):x}</p>",
        )
    )
    if rng.random() < 0.75:
        return Draft(page(s, "", text, tab="404", dated=False, meta=False), EMPTY)
    return Draft(
        f"<html><head><meta charset=CHARSET><title>404</title></head><body>{text}</body></html>",
        EMPTY,
    )


def login(s: Scene) -> Draft:
    """Return a page to log in at."""
    name = s.rng.choice(("政府信息公开年度报告填报系统", "统一身份认证平台", "网站内容管理系统"))
    body = (
        f"<div class=login><h1>{name}</h1><form method=post action='/login'>用户名：<input name=user>"
        "密码：<input type=password name=pw>验证码：<input name=code><img src='/captcha.jpg'>"
        f"<button>登录</button></form><p>技术支持：某某科技　{s.area}</p></div>"
    )
    return Draft(page(s, "", body, tab=name, dated=False, meta=False), EMPTY)


def application(s: Scene) -> Draft:
    """Return a page that only scripts can fill."""
    rng = s.rng
    title = rng.choice((s.site, "政府信息公开", "", names.title(rng, s.organ, s.year)))
    root = rng.choice(
        (
            "<div id=app></div>",
            '<div id="root"></div>',
            "<app-root></app-root>",
            "<noscript>请启用JavaScript后访问本站</noscript><div id=__nuxt></div>",
        )
    )
    text = (
        f"<!DOCTYPE html><html lang=zh><head><meta charset=CHARSET><title>{title}</title>"
        f"<link href=/static/css/app.{rng.getrandbits(32):x}.css rel=stylesheet></head><body>{root}"
        f"<script src=/static/js/manifest.{rng.getrandbits(32):x}.js></script>"
        "<script src=/static/js/app.js></script></body></html>"
    )
    about = "报告" in title
    return Draft(text, ("EmptyDocument", "NotAnAnnualReport", "AttachedReport") if about else EMPTY)


def apply_form(s: Scene) -> Draft:
    """Return the form of an application for information, as a table."""
    rng = s.rng
    rows = (
        ("公民", "姓名", ""), ("公民", "证件号码", ""), ("法人或其他组织", "名称", ""),
        ("法人或其他组织", "统一社会信用代码", ""), ("联系方式", "电话", ""),
        ("类型", "商业企业 科研机构 社会公益组织 法律服务机构 其他", "□"),
        ("所需信息", "内容描述", "<textarea></textarea>"), ("获取方式", "□邮寄 □电子邮件 □自行领取", ""),
    )  # fmt: skip
    table = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in rows)
    title = f"{s.organ}{rng.choice(('政府信息公开申请表', '依申请公开', '依申请公开在线申请'))}"
    lead = paras(["请如实填写下列信息，带*的为必填项。", "申请办理流程：登记、审核、答复。"], s)
    body = f"{lead}<table border=1>{table}</table><button>提交</button><button>重置</button>"
    return Draft(page(s, title, body, dated=rng.random() < 0.3, crumb="依申请公开"), NOT)


def directory(s: Scene) -> Draft:
    """Return a directory of what is disclosed, with its links."""
    rng = s.rng
    items = (
        "机构概况", "领导信息", "内设机构", "政策文件", "规划计划", "统计信息", "财政预算", "财政决算",
        "行政许可", "行政处罚", "行政强制", "行政事业性收费", "政府采购", "重大项目", "应急管理",
        "政府信息公开指南", "政府信息公开制度", "政府信息公开年报",
    )  # fmt: skip
    chosen = rng.sample(items, rng.randint(9, len(items)))
    rows = "".join(
        f"<tr><td>{n}</td><td>{item}</td><td>{rng.choice(('及时', '20个工作日内', '每年1月底前'))}</td>"
        f"<td><a href='{names.page_address(s)}'>查看</a></td></tr>"
        for n, item in enumerate(chosen, 1)
    )
    body = f"<table><tr><th>序号</th><th>公开事项</th><th>时限</th><th>操作</th></tr>{rows}</table>"
    if rng.random() < 0.4:
        body = "<ul>" + "".join(f"<li><a href='#'>{item}</a></li>" for item in chosen) + "</ul>"
    title = rng.choice(("政府信息公开目录", f"{s.organ}主动公开基本目录", "法定主动公开内容"))
    return Draft(page(s, title, body, dated=False, crumb="政府信息公开"), NOT)


def search_form(s: Scene) -> Draft:
    """Return an empty form to search in, or a search with no results."""
    name = s.rng.choice(("年度报告", f"{s.year}年政府信息公开工作年度报告", "信息公开"))
    body = (
        f"<form action='/search'><input name=q value='{name}'><select><option>全文</option>"
        "<option>标题</option></select>时间从<input>到<input><button>检索</button></form>"
    )
    body += s.rng.choice(
        ("", f"<p>很抱歉，没有找到与“{name}”相关的结果</p>", "<p>热搜词：公积金 社保</p>")
    )
    return Draft(page(s, "", body, tab="高级检索", dated=False, meta=False), EMPTY)


def _rows(s: Scene, words: list[str]) -> list[tuple[str, str, str]]:
    return [(word, names.page_address(s), names.day(s.rng, s.year, 0)) for word in words]


def home(s: Scene) -> Draft:
    """Return a site's home page."""
    rng = s.rng
    blocks = {
        "要闻": [f"{s.area}召开县委常委会会议", "全县重点项目观摩推进会举行", "县领导调研防汛工作"],
        "公示公告": ["关于公开招聘教师的公告", "停水通知", "建设工程规划许可批前公示"],
        "政策文件": ["关于印发养老服务实施方案的通知", "关于调整社会救助标准的通知"],
        "政务公开": ["政府信息公开指南", "政府信息公开年报", "依申请公开"],
        "部门动态": [f"{name}开展专项检查" for name in names.others(s, 4, False)],
    }
    chosen = rng.sample(list(blocks.items()), rng.randint(3, 5))
    body = "".join(f"<div><h3>{name}</h3>{as_ul(s, _rows(s, rows))}</div>" for name, rows in chosen)
    text = (
        f"<html><head><meta charset=CHARSET><title>{s.site}</title></head><body>"
        f"<img src='/images/logo.png'>{menu(s)}{body}{footer(s)}</body></html>"
    )
    return Draft(text, NOT)


def other_list(s: Scene) -> Draft:
    """Return a list of articles that are no reports, or hardly any."""
    rng = s.rng
    organ = rng.choice((s.organ, s.area))
    words = [
        f"{organ}{s.year}年部门预算公开",
        f"{organ}{s.year - 1}年部门决算公开",
        f"{organ}{s.year}年法治政府建设年度报告",
        f"{organ}{s.year}年政务公开工作要点",
        f"关于印发{s.year}年工作计划的通知",
        f"{organ}{s.year}年度行政执法统计年报",
        f"{organ}{s.year}年网站工作年度报表",
        f"关于做好{s.year}年度政府信息公开年度报告编制工作的通知",
        f"{organ}政府信息公开指南",
    ]
    rng.shuffle(words)
    rows = _rows(s, words[: rng.randint(5, 9)])
    body = rng.choice((as_ul, as_table))(s, rows) + pager(s, 9)
    return Draft(page(s, "信息公开", body, dated=False, crumb="信息公开"), NOT)


def mixed_list(s: Scene) -> Draft:
    """Return a column in which one entry of many is a report."""
    rng = s.rng
    words = [
        names.title(rng, s.organ, s.year),
        f"{s.organ}政府信息公开指南",
        f"{s.organ}{s.year}年部门预算公开",
        f"{s.organ}机构职能",
        "行政许可事项清单",
        "关于召开座谈会的通知",
    ]
    rng.shuffle(words)
    text = page(s, "政府信息公开", as_ul(s, _rows(s, words)), dated=False, tab=s.site)
    return Draft(text, ("NotAnAnnualReport", "a list"))


def questions(s: Scene) -> Draft:
    """Return a questionnaire."""
    rng = s.rng
    asked = (
        ("您是否了解政府信息公开工作？", "了解 一般 不了解"),
        ("您通常通过何种渠道获取政府信息？", "政府网站 微信公众号 政务公开专区 其他"),
        ("您是否查阅过政府信息公开工作年度报告？", "是 否"),
        ("您对依申请公开答复是否满意？", "满意 基本满意 不满意"),
        ("您的身份是？", "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他"),
    )
    body = "".join(
        f"<p>{n}. {question}</p>"
        + "".join(f"<label><input type=radio>{choice}</label> " for choice in choices.split())
        + (f"（{rng.randint(1, 300)}票）" if rng.random() < 0.5 else "")
        for n, (question, choices) in enumerate(rng.sample(asked, rng.randint(3, 5)), 1)
    )
    title = f"{s.area}{s.year}年政务公开满意度调查问卷"
    return Draft(page(s, title, body, crumb="互动交流"), NOT)


MAKERS: dict[str, Callable[[Scene], Draft]] = {
    "not_found": not_found,
    "login": login,
    "script_app": application,
    "apply_form": apply_form,
    "directory": directory,
    "search_form": search_form,
    "home": home,
    "other_list": other_list,
    "mixed_list": mixed_list,
    "questions": questions,
}
