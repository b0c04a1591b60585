"""Pages that are a report's but hold it only as a file: links and frames."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import quote

from . import names
from .model import Draft, Scene
from .site import page, paras

ATTACHED = ("AttachedReport",)
_INTRO = (
    "根据《中华人民共和国政府信息公开条例》要求，现将{o}{y}年政府信息公开工作年度报告予以公布。",
    "现将《{t}》予以公开，请社会各界监督。",
    "{y}年度政府信息公开工作年度报告已编制完成，详见附件。",
    "按照《国务院办公厅政府信息与政务公开办公室关于印发〈政府信息公开工作年度报告格式〉的通知》要求，"
    "{o}编制了{y}年度报告，现予公布。电话：0000-{n}。",
)


def sentence(s: Scene, title: str) -> str:
    """Return a sentence that introduces the attachment."""
    text = s.rng.choice(_INTRO)
    return text.format(o=s.organ, y=s.year, t=title, n=s.rng.randint(2000000, 8999999))


def draft(s: Scene, title: str, body: str, links: list[str], side: str = "") -> Draft:
    """Return the page of a report that lies elsewhere."""
    return Draft(
        page(s, title, body, side=side), ATTACHED, title, s.organ, s.year, tuple(links),
    )  # fmt: skip


def anchor(s: Scene, url: str, text: str) -> str:
    """Return a link to a file, as one of the editors writes it."""
    return s.rng.choice(
        (
            '<a href="{u}">{t}</a>',
            "<a target='_blank' href='{u}' title='{t}'>{t}</a>",
            '<img src="/ewebeditor/icon/pdf.gif"><a href="{u}" class="attach">{t}</a>',
            '<span style="color:#00f"><A HREF="{u}" download="{t}">{t}</A></span>',
            '<a appendix="true" otheroperation="false" href="{u}">{t}</a>(下载次数：12)',
        )
    ).format(u=escape(url), t=escape(text))


def linked(exts: tuple[str, ...]) -> Callable[[Scene], Draft]:
    """Return a maker of pages with one link to the report."""

    def made(s: Scene) -> Draft:
        rng = s.rng
        ext = rng.choice(exts)
        title = names.title(rng, s.organ, s.year)
        url = names.address(s, ext, title)
        text = rng.choice(
            (f"{title}.{ext}", f"附件：{title}", "点击下载", title, "附件1", "详见附件")
        )
        lead = [sentence(s, title)] if rng.random() < 0.3 else []
        label = rng.choice(("附件：", "附件下载：", "", "相关附件：", "【附件】"))
        body = paras(lead, s) + f"<p>{label}{anchor(s, url, text)}</p>"
        return draft(s, title, body, [url])

    return made


def framed(s: Scene) -> Draft:
    """Return a page with the report in an iframe."""
    title = names.title(s.rng, s.organ, s.year)
    url = names.address(s, "pdf")
    frame = s.rng.choice(
        (
            '<iframe src="{u}" width="100%" height="900"></iframe>',
            "<IFRAME frameborder=0 id='pdf' src='{u}#toolbar=0'></IFRAME>",
            '<div class="pdf-box"><iframe src="{u}">您的浏览器不支持框架</iframe></div>',
        )
    )
    shown = f"{url}#toolbar=0" if "#" in frame else url
    extra = '<iframe src="/count.html?id=3" width="0" height="0"></iframe>'
    extra = extra if s.rng.random() < 0.4 else ""
    return draft(s, title, extra + frame.format(u=url), [shown])


def embedded(s: Scene) -> Draft:
    """Return a page with the report in an embed element."""
    title = names.title(s.rng, s.organ, s.year)
    url = names.address(s, "pdf")
    form = s.rng.choice(
        (
            "<embed src='{u}' type='application/pdf' width=100% height=800>",
            '<p style="text-align:center"><EMBED SRC="{u}"></EMBED></p>',
        )
    )
    return draft(s, title, form.format(u=url), [url])


def objected(s: Scene) -> Draft:
    """Return a page with the report in an object element."""
    title = names.title(s.rng, s.organ, s.year)
    url = names.address(s, "pdf")
    form = s.rng.choice(
        (
            "<object data='{u}' type='application/pdf'><a href='{u}'>下载</a></object>",
            '<object type="application/pdf" data="{u}" width="800"><param name="view" value="FitH">'
            "请安装阅读器</object>",
            '<object data="{u}"><embed src="{u}"></object>',
        )
    )
    return draft(s, title, form.format(u=url), [url])


def viewer(s: Scene) -> Draft:
    """Return a page that shows the report through a viewer of PDF files."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    url = names.address(s, "pdf")
    src = rng.choice(
        (
            f"/pdfjs/web/viewer.html?file={url}",
            f"/static/pdf/viewer.html?file={quote(url, safe='')}",
            f"/plugins/pdfjs-2.0/web/viewer.html?lang=zh&file={url}",
            f"/js/pdfjs/web/viewer.htm?file={url}#page=1&zoom=100",
        )
    )
    return draft(s, title, f'<iframe id=view src="{escape(src)}"></iframe>', [src])


def onclick(s: Scene) -> Draft:
    """Return a page whose link is in an event handler."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    url = names.address(s, rng.choice(("pdf", "docx")))
    form = rng.choice(
        (
            '<a href="javascript:void(0)" onclick="window.open(\'{u}\')">{t}</a>',
            "<button onclick=\"window.open('{u}','_blank')\">查看报告</button>",
            "<span class=btn onclick=\"location.href='{u}'\">下载报告</span>",
            "<a href=\"javascript:window.open('{u}')\">点击查看</a>",
        )
    )
    return draft(s, title, f"<p>{form.format(u=url, t=title)}</p>", [url])


def data_attribute(s: Scene) -> Draft:
    """Return a page whose file is named in a data attribute."""
    title = names.title(s.rng, s.organ, s.year)
    url = names.address(s, "pdf")
    form = s.rng.choice(
        (
            '<div id="pdf-viewer" data-url="{u}">加载中...</div>',
            '<iframe data-src="{u}" class="lazyload"></iframe>',
            '<div class="pdfobject" data-pdf="{u}"></div>',
            '<a href="javascript:;" class="down" data-url="{u}">附件下载</a>',
        )
    )
    return draft(s, title, form.format(u=url), [url])


def in_script(s: Scene) -> Draft:
    """Return a page whose file is named in a script alone."""
    title = names.title(s.rng, s.organ, s.year)
    url = names.address(s, "pdf")
    form = s.rng.choice(
        (
            "<div id=pdf></div><script>PDFObject.embed('{u}','#pdf');</script>",
            '<canvas id=c></canvas><script>var pdfUrl = "{u}"; showPdf(pdfUrl);</script>',
        )
    )
    text = page(s, title, form.format(u=url))
    accept = ("AttachedReport", "NotAnAnnualReport", "EmptyDocument")
    return Draft(text, accept, title, s.organ, s.year, (url,))


def intro(s: Scene) -> Draft:
    """Return a page with a few sentences, then the attachment."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    ext = rng.choice(("pdf", "doc", "docx", "wps"))
    url = names.address(s, ext, title)
    texts = [sentence(s, title) for _ in range(rng.choice((1, 1, 2)))]
    body = paras(texts, s) + f"<p>附件：{anchor(s, url, f'{title}.{ext}')}</p>"
    if rng.random() < 0.5:
        body += f"<p align=right>{s.organ}</p><p align=right>{names.day(rng, s.year, 1)}</p>"
    return draft(s, title, body, [url])


def button(s: Scene) -> Draft:
    """Return a page with buttons to view and to download."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    url = names.address(s, rng.choice(("pdf", "doc")))
    body = (
        f"<div class='file'><b>{title}</b><a class='btn' href='{url}'><button>"
        f"{rng.choice(('下载', '立即下载', '预览'))}</button></a> <a href='javascript:print()'>打印</a>"
        "<a href='/help/adobe.html'>如无法打开请下载阅读器</a></div>"
    )
    return draft(s, title, body, [url])


def formats(s: Scene) -> Draft:
    """Return a page with the report in two or three formats."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    urls = [names.address(s, ext) for ext in rng.sample(("pdf", "docx", "wps", "ofd", "doc"), 2)]
    words = [f"{title}.{url.partition('?')[0].rsplit('.', 1)[1].lower()}" for url in urls]
    pairs = zip(urls, words, strict=True)
    body = "".join(f"<li>{anchor(s, url, word)}</li>" for url, word in pairs)
    return draft(s, title, f"<div>附件：<ol>{body}</ol></div>", urls)


def handler_url(s: Scene) -> Draft:
    """Return a page whose file is served by a program, with no ending in its path."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    number = rng.randint(10000, 99999)
    url = rng.choice(
        (
            f"/module/download/downfile.jsp?classid=0&filename={number}{number}.pdf",
            f"/api-gateway/jpaas-web-server/front/attach/download?attachId={number}",
            f"/attach/down.do?id={number}",
            f"/download.aspx?path=/file/{number}.doc&name=nb",
        )
    )
    body = f"<p>附件：<a href='{escape(url)}'>{title}.{rng.choice(('pdf', 'doc', 'docx'))}</a></p>"
    return draft(s, title, body, [url])


def records(s: Scene) -> Draft:
    """Return a page with a table of the record's fields above the attachment."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    url = names.address(s, rng.choice(("pdf", "docx")))
    rows = (
        ("索引号", f"{rng.randint(10000000, 99999999)}-0/{s.year + 1}-{rng.randint(10000, 99999)}"),
        ("主题分类", "综合政务/政务公开"),
        ("发布机构", s.organ),
        ("成文日期", names.day(rng, s.year, 1)),
        ("名称", title),
        ("文号", "无"),
        ("有效性", "有效"),
    )
    cells = [f"<td>{name}：</td><td>{value}</td>" for name, value in rows]
    table = "".join(f"<tr>{''.join(cells[n : n + 2])}</tr>" for n in range(0, len(cells), 2))
    body = f"<table class='xxgk'>{table}</table><p>{anchor(s, url, title)}</p>"
    return draft(s, title, body, [url])


def plain_text(s: Scene) -> Draft:
    """Return the text of such a page, where the link itself is lost."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    ext = rng.choice(("pdf", "docx"))
    url = names.address(s, ext)
    last, links = rng.choice(
        ((f"附件：{title}.{ext}", ()), (f"附件：[{title}.{ext}]({url})", (url,)), ("详见附件", ()))
    )
    lines = [title, f"发布时间：{names.day(rng, s.year, 0)}  来源：{s.organ}", "", last, ""]
    accept = ("AttachedReport", "NotAnAnnualReport")
    return Draft("\n".join(lines), accept, title, s.organ, s.year, links, ".txt")


MAKERS: dict[str, Callable[[Scene], Draft]] = {
    "attached_pdf": linked(("pdf",)),
    "attached_word": linked(("doc", "docx", "wps")),
    "attached_archive": linked(("zip", "rar")),
    "attached_sheet": linked(("xlsx", "xls")),
    "attached_ofd": linked(("ofd",)),
    "attached_iframe": framed,
    "attached_embed": embedded,
    "attached_object": objected,
    "attached_viewer": viewer,
    "attached_onclick": onclick,
    "attached_data": data_attribute,
    "attached_script": in_script,
    "attached_intro": intro,
    "attached_button": button,
    "attached_formats": formats,
    "attached_program": handler_url,
    "attached_records": records,
    "attached_text": plain_text,
}
