"""Lists of reports: of many organs, of many years, in the shapes that sites give them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from . import names
from .model import Draft, Scene
from .site import page

LIST = ("a list",)
Entry = tuple[str, str, str]
"""A title, an address, a date."""


def entries(s: Scene, count: int, by: str = "") -> list[Entry]:
    """Return the entries of a list of organs or of years."""
    rng = s.rng
    wording, form = names.style(rng), rng.randrange(5)
    if (by or rng.choice(("organs", "organs", "years"))) == "years":
        newest = rng.choice((s.year, 2024))
        years = [newest - n for n in range(min(count, 14))]
        years = years if rng.random() < 0.7 else sorted(years)
        pairs = [(s.organ, year) for year in years]
    else:
        pairs = [(name, s.year) for name in names.others(s, count, rng.random() < 0.6)]
    made = []
    for organ, year in pairs:
        text = wording.format(o=organ, y=year)
        if rng.random() < 0.15:
            text = names.title(rng, organ, year)
        made.append((text, names.page_address(s), names.day(rng, year, form)))
    return made


def pager(s: Scene, total: int) -> str:
    """Return a pager, as links or as text."""
    pages = s.rng.randint(2, 9)
    numbers = " ".join(f"<a href='index_{n}.html'>{n + 1}</a>" for n in range(min(pages, 5)))
    return s.rng.choice(
        (
            f"<div class='page'>上一页 {numbers} 下一页 共{pages}页 共{pages * total}条</div>",
            f"<div>首页 上页 {numbers} 下页 尾页　转到第<input size=2>页</div>",
            f"<p>共 {pages * total} 条记录 第 1/{pages} 页</p>",
            f"<div class='pagination'><a>&laquo;</a>{numbers}<a>&raquo;</a></div>",
        )
    )


def column(s: Scene) -> str:
    """Return the heading of a list's column."""
    return s.rng.choice(
        ("政府信息公开年报", "年度报告", "政府信息公开年度报告", "信息公开年报", f"{s.year}年")
    )


def as_ul(s: Scene, rows: list[Entry]) -> str:
    """Return a bulleted list."""
    inner = s.rng.choice(
        (
            '<li><a href="{u}" target="_blank">{t}</a><span>{d}</span></li>',
            '<li><span class="date">{d}</span><a href="{u}" title="{t}">{t}</a></li>',
            "<li>·<a href='{u}'>{t}</a></li>",
        )
    )
    return _joined(s, "<ul class='list'>{}</ul>", inner, rows)


def as_div(s: Scene, rows: list[Entry]) -> str:
    """Return a list in blocks, paragraphs or a definition list."""
    outer, inner = s.rng.choice(
        (
            ("<div>{}</div>", "<div class=item><a href='{u}'>{t}</a> <em>{d}</em></div>"),
            ("{}", "<p><a href='{u}'>{t}</a>　{d}</p>"),
            ("<dl>{}</dl>", "<dt><a href='{u}'>{t}</a></dt><dd>{d}</dd>"),
            ("<div>{}</div>", "<a href='{u}'>{t}</a> {d}<br>"),
            ("<div>{}</div>", "<h4><a href='{u}'>{t}</a></h4><small>{d}</small>"),
        )
    )
    return _joined(s, outer, inner, rows)


def as_table(s: Scene, rows: list[Entry]) -> str:
    """Return a list in a table, with or without a header."""
    head = s.rng.choice(("", "<tr><th>序号</th><th>标题</th><th>发布日期</th></tr>"))
    body = "".join(
        f"<tr><td>{n}</td><td><a href='{url}'>{escape(text)}</a></td><td>{date}</td></tr>"
        for n, (text, url, date) in enumerate(rows, 1)
    )
    return f"<table border=1>{head}{body}</table>"


def _joined(s: Scene, outer: str, inner: str, rows: list[Entry]) -> str:
    glue = s.rng.choice(("", "\n"))
    return outer.format(glue.join(inner.format(t=escape(t), u=u, d=d) for t, u, d in rows))


def shaped(shape: str, count: int = 0, by: str = "") -> Callable[[Scene], Draft]:
    """Return a maker of lists of one shape, one length, one kind of entry."""

    def made(s: Scene) -> Draft:
        rng = s.rng
        size = count or rng.choice((4, 6, 7, 8, 10, 12, 15, 20, 25))
        rows = entries(s, min(size, 12) if by == "years" else size, by)
        name = shape or rng.choice(("ul", "div", "table"))
        body = {"ul": as_ul, "div": as_div, "table": as_table}[name](s, rows)
        tail = pager(s, size) if rng.random() < 0.5 else ""
        return Draft(page(s, column(s), body + tail, dated=False, tab=_tab(s)), LIST)

    return made


def _tab(s: Scene) -> str:
    return s.rng.choice(
        (f"政府信息公开年报-{s.site}", f"{s.site}", "信息公开年报 列表", "年度报告")
    )


def text_list(s: Scene) -> Draft:
    """Return a list as plain text."""
    rng = s.rng
    rows = entries(s, rng.choice((3, 5, 8, 12, 20, 30)))
    form = rng.choice(("{t}  {d}", "{d} {t}", "{n}. {t}\t{d}", "· {t}", "- [{t}]({u}) {d}", "{t}"))
    lines = [form.format(t=t, u=u, d=d, n=n) for n, (t, u, d) in enumerate(rows, 1)]
    top = rng.choice(([], [column(s)], [f"首页 > 政务公开 > {column(s)}", "", column(s)]))
    tail = rng.choice(([], ["上一页 1 2 3 下一页"], [f"共{len(rows)}条"]))
    return Draft("\n".join([*top, *lines, *tail]) + "\n", LIST, suffix=".txt")


def headed(s: Scene) -> Draft:
    """Return a list headed like a report."""
    name = s.rng.choice(
        (
            f"{s.year}年政府信息公开工作年度报告",
            f"{s.area}{s.year}年政府信息公开工作年度报告",
            f"{s.area}各镇（街道）、各部门{s.year}年度政府信息公开工作年度报告",
        )
    )
    rows = entries(s, s.rng.choice((3, 5, 9, 14, 30)), "organs")
    body = s.rng.choice((as_ul, as_div, as_table))(s, rows)
    return Draft(page(s, name, body, dated=s.rng.random() < 0.5), LIST)


def summaries(s: Scene) -> Draft:
    """Return a list whose entries have a line from the report."""
    rng = s.rng
    made = []
    for text, url, date in entries(s, rng.choice((3, 5, 8, 10))):
        line = rng.choice(
            (
                "根据《中华人民共和国政府信息公开条例》规定，现公布政府信息公开工作年度报告，全文包括总体情况、主动公开…",
                f"一、总体情况 {s.year}年，坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻落实…",
                "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分组成…",
            )
        )
        made.append(
            f"<div class='res'><h3><a href='{url}'>{text}</a></h3><p>{line}</p><i>{date}</i></div>"
        )
    return Draft(page(s, column(s), "\n".join(made), dated=False, tab=_tab(s)), LIST)


def search(s: Scene) -> Draft:
    """Return results of a search for reports."""
    rng = s.rng
    rows = entries(s, rng.choice((5, 8, 10)))
    items = "".join(
        f"<div class='result'><a href='{url}'>{text.replace('年度报告', '<em>年度报告</em>')}</a>"
        f"<p>…{text}，特向社会公布…</p><span>{s.site} {date}</span></div>"
        for text, url, date in rows
    )
    total = rng.randint(40, 900)
    top = f"<form><input name=q value='年度报告'><button>搜索</button></form>找到约{total}条结果"
    body = f"{top}<div>全部 标题 正文 最近一年</div>{items}{pager(s, 10)}"
    return Draft(page(s, "", body, dated=False, tab="搜索结果", meta=False), LIST)


def cut(s: Scene) -> Draft:
    """Return a list whose titles are cut, with the whole title in an attribute."""
    items = "".join(
        f'<li><a href="{url}" title="{text}">{text[: min(s.rng.randint(14, 22), len(text) - 2)]}…</a> {date}</li>'
        for text, url, date in entries(s, s.rng.choice((6, 9, 15)), "organs")
    )
    return Draft(page(s, column(s), f"<ul>{items}</ul>", dated=False), LIST)


def grouped(s: Scene) -> Draft:
    """Return a list in groups of organs, or of years."""
    rng = s.rng
    blocks = []
    for group in rng.sample(
        ("乡镇街道", "县政府部门", "垂直管理部门", "历年年报", "公共企事业"), 3
    ):
        inner = as_ul(s, entries(s, rng.choice((3, 4, 6, 9)), "organs"))
        blocks.append(
            f"<div class='block'><h3>{group}</h3>{inner}<a href='/more'>更多&gt;&gt;</a></div>"
        )
    return Draft(page(s, column(s), "\n".join(blocks), dated=False, tab=_tab(s)), LIST)


def files(s: Scene) -> Draft:
    """Return a list whose entries are files of many organs or years."""
    ext = s.rng.choice(("pdf", "doc", "docx"))
    rows = [
        (f"{text}.{ext}" if s.rng.random() < 0.5 else text, names.address(s, ext), date)
        for text, _, date in entries(s, s.rng.choice((4, 9, 16)))
    ]
    body = s.rng.choice((as_ul, as_div, as_table))(s, rows)
    return Draft(page(s, column(s), body, dated=False, tab=_tab(s)), LIST)


def short_names(s: Scene) -> Draft:
    """Return a list that names only the organs or the years."""
    rng = s.rng
    words = names.others(s, rng.choice((9, 20, 30)), False)
    if rng.random() < 0.4:
        words = [f"{s.year - n}年" for n in range(rng.choice((5, 9)))]
    links = "".join(f"<li><a href='{names.page_address(s)}'>{word}</a></li>" for word in words)
    heading = f"{s.area}{s.year}年政府信息公开年度报告"
    text = page(s, heading, f"<ul>{links}</ul>", dated=False)
    return Draft(text, ("a list", "NotAnAnnualReport"))


def in_script(s: Scene) -> Draft:
    """Return a list that a script writes out."""
    rng = s.rng
    rows = entries(s, rng.choice((5, 12)))
    if rng.random() < 0.5:
        records = "".join(
            f"<record><![CDATA[<li><a href='{url}'>{text}</a><b>{date}</b></li>]]></record>"
            for text, url, date in rows
        )
        body = f'<script type="text/xml"><datastore><recordset>{records}</recordset></datastore></script>'
    else:
        items = ",".join(f'{{"title":"{t}","url":"{u}","date":"{d}"}}' for t, u, d in rows)
        body = f"<div id='list'></div><script>var list=[{items}];render(list);</script>"
    text = page(s, column(s), body, dated=False, tab=_tab(s))
    return Draft(text, ("a list", "NotAnAnnualReport", "EmptyDocument"))


def parts(s: Scene) -> Draft:
    """Return a report whose six parts are links of their own."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    words = (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    )
    form = rng.choice(("<p><a href='{u}'>{t}</a></p>", "<li><a href='{u}'>{t}</a></li>"))
    rows = [(word, names.page_address(s)) for word in words]
    body = "\n".join(form.format(t=word, u=url) for word, url in rows)
    return Draft(
        page(s, title, body), ("AttachedReport", "a list"), title, s.organ, s.year,
    )  # fmt: skip


MAKERS: dict[str, Callable[[Scene], Draft]] = {
    "list_organs_ul": shaped("ul", by="organs"),
    "list_years_ul": shaped("ul", by="years"),
    "list_div": shaped("div"),
    "list_table": shaped("table"),
    "list_three": shaped("", 3),
    "list_five": shaped("", 5),
    "list_nine": shaped("", 9),
    "list_thirty": shaped("", 30, "organs"),
    "list_text": text_list,
    "list_headed": headed,
    "list_summaries": summaries,
    "list_search": search,
    "list_cut_titles": cut,
    "list_grouped": grouped,
    "list_files": files,
    "list_short_names": short_names,
    "list_in_script": in_script,
    "list_parts": parts,
}
