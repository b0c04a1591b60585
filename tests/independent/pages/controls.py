"""Reports that must be read as reports although their pages hold lists, files and news."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from independent import build as whole

from . import names
from .attached import anchor
from .model import Draft, Scene
from .short_report import report
from .site import page

REPORT = ("report",)
Beside = Callable[[Scene, str], str]


def siblings(s: Scene, title: str) -> str:
    """Return a list of the same organ's other years."""
    rows = "".join(
        f"<li><a href='{names.page_address(s)}'>{title.replace(str(s.year), str(year))}</a>"
        f"<span>{names.day(s.rng, year, 0)}</span></li>"
        for year in range(2024, 2024 - s.rng.choice((3, 6, 11)), -1)
        if year != s.year
    )
    return f"<div class='side'><h3>历年年报</h3><ul>{rows}</ul></div>"


def organs(s: Scene, title: str) -> str:
    """Return a list of other organs' reports of the year."""
    form = names.style(s.rng)
    rows = "".join(
        f"<li><a href='{names.page_address(s)}'>{form.format(o=organ, y=s.year)}</a></li>"
        for organ in names.others(s, s.rng.choice((3, 9, 30)), s.rng.random() < 0.5)
    )
    return f"<div class='side'><h3>{s.rng.choice(('政府信息公开年报', '最新信息'))}</h3><ul>{rows}</ul></div>"


def own_file(s: Scene, title: str) -> str:
    """Return links to the report's own file."""
    url = names.address(s, s.rng.choice(("pdf", "docx", "wps")))
    return f"<p>附件：{anchor(s, url, title)}</p>"


def own_frame(s: Scene, title: str) -> str:
    """Return the report's own file in a frame."""
    return f"<iframe src='{names.address(s, 'pdf')}' width='100%' height='600'></iframe>"


def related(s: Scene, title: str) -> str:
    """Return news, notices and readings about reports."""
    words = [
        f"关于做好{s.year}年政府信息公开年度报告编制工作的通知",
        f"{s.area}召开政务公开工作推进会",
        f"{s.organ}{s.year}年部门预算公开",
        "一图读懂政府信息公开工作年度报告",
        f"{s.organ}{s.year}年法治政府建设年度报告",
        f"{s.organ}政府信息公开指南",
    ]
    picked = s.rng.sample(words, s.rng.randint(3, 6))
    rows = "".join(f"<p><a href='{names.page_address(s)}'>{word}</a></p>" for word in picked)
    return f"<div class='xgxx'><h4>相关信息</h4>{rows}</div>"


def pictures(s: Scene, title: str) -> str:
    """Return pictures that explain the report, with its picture version as a file."""
    rows = "".join(f"<p><img src='/upload/tujie/{n}.jpg'></p>" for n in range(s.rng.randint(1, 5)))
    return f"<div><h4>图解年报</h4>{rows}<a href='/upload/tujie.pdf'>图解.pdf</a></div>"


def neighbours(s: Scene, title: str) -> str:
    """Return the links before and after, and a pager of the column."""
    near = title.replace(str(s.year), str(s.year - 1))
    return (
        f"<div>上一篇：<a href='{names.page_address(s)}'>{near}</a><br>下一篇：没有了</div>"
        "<div class='page'>上一页 1 2 3 下一页 共3页</div>"
    )


def beside(make: Beside) -> Callable[[Scene], Draft]:
    """Return a maker of reports with something beside them, in the body or in a side column."""

    def made(s: Scene) -> Draft:
        rng = s.rng
        if rng.random() < 0.35:
            return _around(s, make)
        s, title, body = report(s, rng.random() < 0.4)
        extra = make(s, title)
        place = rng.choice(("before", "after", "side"))
        if place == "side":
            text = page(s, title, body, side=extra)
        else:
            text = page(s, title, extra + body if place == "before" else body + extra)
        return Draft(text, REPORT, title, s.organ, s.year)

    return made


def _around(s: Scene, make: Beside) -> Draft:
    """Return a messier report with the same things put around it."""
    rng = s.rng
    sample = whole.make(rng.randrange(10**6), rng.choice(("2019", "2021")), "html")
    s = replace(s, organ=sample.agency, year=sample.year)
    extra = make(s, f"{sample.agency}{sample.year}年政府信息公开工作年度报告")
    put = extra.encode("ascii", "xmlcharrefreplace")
    first, last = b"<body>", b"</body>"
    if first not in sample.data or last not in sample.data:
        msg = "the page has no body to put links into"
        raise ValueError(msg)
    if rng.random() < 0.5:
        data = sample.data.replace(first, first + put, 1)
    else:
        before, _, after = sample.data.rpartition(last)
        data = before + put + last + after
    return Draft("", REPORT, None, sample.agency, sample.year, raw=data)


def _codec(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def in_text(s: Scene) -> Draft:
    """Return a messy report as plain text, with titles of other reports below it."""
    rng = s.rng
    sample = whole.make(rng.randrange(10**6), rng.choice(("2019", "2021")), "text")
    form = names.style(rng)
    others = names.others(s, rng.choice((2, 5, 9)), True)
    rows = [form.format(o=organ, y=sample.year) for organ in others]
    if rng.random() < 0.5:
        rows = [form.format(o=sample.agency, y=sample.year - n) for n in range(1, 5)]
    lines = "\n".join([rng.choice(("相关信息", "相关文章：", "更多年报")), *rows])
    put = f"\n\n{lines}\n".encode(_codec(sample.data))
    return Draft(
        "", REPORT, None, sample.agency, sample.year, suffix=".txt", raw=sample.data + put,
    )  # fmt: skip


def alone(s: Scene) -> Draft:
    """Return a report with next to no text, and nothing beside it."""
    s, title, body = report(s, True)
    return Draft(page(s, title, body), REPORT, title, s.organ, s.year)


def untitled(s: Scene) -> Draft:
    """Return a report under the column's heading, beside a list of its siblings."""
    s, title, body = report(s)
    head = s.rng.choice(("政府信息公开年报", "年度报告", ""))
    text = page(s, head, body, side=siblings(s, title), tab=s.site, meta=False)
    return Draft(text, REPORT, None, None, s.year)


MAKERS: dict[str, Callable[[Scene], Draft]] = {
    "report_siblings": beside(siblings),
    "report_organs": beside(organs),
    "report_own_file": beside(own_file),
    "report_own_frame": beside(own_frame),
    "report_related": beside(related),
    "report_pictures": beside(pictures),
    "report_neighbours": beside(neighbours),
    "report_text": in_text,
    "report_alone": alone,
    "report_untitled": untitled,
}
