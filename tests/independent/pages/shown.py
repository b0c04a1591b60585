"""Pages of a report as pictures, as empty parts, or among links that are not it."""

from __future__ import annotations

from collections.abc import Callable

from . import names
from .attached import ATTACHED, anchor, draft, sentence
from .model import Draft, Scene
from .site import page, paras

_PARTS = (
    ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
     "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"),
    ("一、总体情况", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况",
     "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
     "五、政府信息公开工作存在的主要问题及改进情况", "六、其他需要报告的事项"),
)  # fmt: skip
_SAID = {
    0: "{y}年，{o}认真落实条例要求，不断提高政务公开水平。",
    4: "一是公开内容不够丰富，二是队伍力量不足。下一步将加强培训，及时更新。",
    5: "无其他需要报告的事项。",
}
_PICTURES = ("jpg", "png", "jpeg", "gif")


def pictures(s: Scene) -> Draft:
    """Return a page whose report is pictures of its pages."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    first = names.address(s, rng.choice(_PICTURES)).partition("?")[0]
    stem, _, ext = first.rpartition(".")
    urls = [f"{stem}-{n}.{ext}" for n in range(1, rng.randint(2, 9))]
    form = rng.choice(
        (
            '<p><img src="{u}" alt=""></p>',
            '<p align=center><IMG border=0 src="{u}" width="800"></p>',
            '<img src="/images/loading.gif" data-original="{u}" title="{n}"><br>',
        )
    )
    body = "\n".join(form.format(u=url, n=n) for n, url in enumerate(urls, 1))
    if rng.random() < 0.3:
        body = paras([sentence(s, title)], s) + body
    return draft(s, title, body, urls)


def headings(s: Scene) -> Draft:
    """Return a report's six headings with no more below them than a word about the file."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    url = names.address(s, rng.choice(("pdf", "doc", "docx", "xlsx")))
    words = rng.choice((("详见附件",), ("详见附件。", "见附件"), ("（见附件）",), ("详见附表。",)))
    texts: list[str] = []
    for heading in rng.choice(_PARTS):
        texts += [f"<strong>{heading}</strong>", rng.choice(words)]
    body = paras(texts, s) + f"<p>附件：{anchor(s, url, title)}</p>"
    return draft(s, title, body, [url])


def picture_tables(s: Scene) -> Draft:
    """Return a report whose three tables are pictures."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    ext = rng.choice(_PICTURES)
    blocks, urls = [], []
    for n, heading in enumerate(rng.choice(_PARTS)):
        blocks.append(paras([heading], s))
        if n in _SAID:
            blocks.append(paras([_SAID[n].format(y=s.year, o=s.own)], s))
            continue
        urls.append(names.address(s, ext))
        blocks.append(f'<p style="text-align:center"><img src="{urls[-1]}"></p>')
    text = page(s, title, "\n".join(blocks))
    return Draft(text, (*ATTACHED, "report"), title, s.organ, s.year, tuple(urls))


def file_tables(s: Scene) -> Draft:
    """Return a report with its text, whose three tables are in a file."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    url = names.address(s, rng.choice(("pdf", "xls", "xlsx", "doc")))
    texts: list[str] = []
    for n, heading in enumerate(rng.choice(_PARTS)):
        texts += [heading, _SAID[n].format(y=s.year, o=s.own) if n in _SAID else "详见附件。"]
    body = paras(texts, s) + f"<p>附件：{anchor(s, url, '政府信息公开工作年度报告附表')}</p>"
    return Draft(page(s, title, body), (*ATTACHED, "report"), title, s.organ, s.year, (url,))


def distractors(s: Scene) -> Draft:
    """Return a page whose report stands among pictures and links of another use."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    ext = rng.choice(("pdf", "docx"))
    url = names.address(s, ext)
    around = [
        '<img src="/upload/qr/2024/qrcode.png" alt="微信公众号二维码">',
        '<img src="/images/banner_zwgk.jpg">',
        "<a href='http://www.gov.cn/zhengce/'>相关链接：中国政府网</a>",
        f"<a href='{names.page_address(s)}'>上一篇：{s.year}年政府信息公开目录</a>",
        "<a href='/upload/sqb.doc'>政府信息公开申请表.doc</a>",
        "<a href='/upload/zhinan.pdf'>政府信息公开指南.pdf</a>",
        "<a href='/app/zwapp.zip'>政务客户端下载</a>",
        f"<a href='/upload/{s.year}/ysgk.xlsx'>{s.organ}{s.year}年部门预算公开表.xlsx</a>",
    ]
    picked = rng.sample(around, rng.randint(3, 6))
    cut = rng.randint(0, 1)
    body = "".join(f"<p>{part}</p>" for part in picked[:cut])
    body += f"<p>附件：{anchor(s, url, f'{title}.{ext}')}</p>"
    body += "<div class='rel'>" + "".join(f"<p>{part}</p>" for part in picked[cut:]) + "</div>"
    return draft(s, title, body, [url])


def other_years(s: Scene) -> Draft:
    """Return a page with the report's file and, beside it, those of other years."""
    rng = s.rng
    form = names.style(rng)
    title = form.format(o=s.organ, y=s.year)
    ext = rng.choice(("pdf", "doc"))
    url = names.address(s, ext)
    rows = []
    for year in range(s.year - 1, s.year - rng.choice((3, 5, 7)), -1):
        name = form.format(o=s.organ, y=year)
        far = rng.choice((names.page_address(s), f"/upload/{year + 1}/nb{year}.{ext}"))
        rows.append(f"<li><a href='{far}'>{name}</a></li>")
    head = rng.choice(("相关文章", "历年年报", "相关链接", "往年报告"))
    side = f"<div class='rel'><h4>{head}</h4><ul>{''.join(rows)}</ul></div>"
    body = f"<p>{anchor(s, url, f'{title}.{ext}')}</p>"
    if rng.random() < 0.4:
        return draft(s, title, body + side, [url])
    return draft(s, title, body, [url], side)


def many_organs(s: Scene) -> Draft:
    """Return a page with the report's file and a list of other organs beside it."""
    rng = s.rng
    form = names.style(rng)
    title = form.format(o=s.organ, y=s.year)
    url = names.address(s, "pdf")
    items = "".join(
        f"<li><a href='{names.page_address(s)}'>{form.format(o=organ, y=s.year)}</a></li>"
        for organ in names.others(s, rng.choice((4, 8)), True)
    )
    side = f"<div class='side'><h4>最新公开</h4><ul>{items}</ul></div>"
    return draft(s, title, f"<p>{anchor(s, url, '附件：年度报告')}</p>", [url], side)


def annex(s: Scene) -> Draft:
    """Return a page with the report and its tables as two files."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    urls = [names.address(s, rng.choice(("doc", "pdf"))), names.address(s, "xlsx")]
    body = (
        f"<p>附件1：{anchor(s, urls[0], title)}</p>"
        f"<p>附件2：{anchor(s, urls[1], f'{s.year}年政府信息公开工作年度报告统计表')}</p>"
    )
    return draft(s, title, body, urls)


def empty_title(s: Scene) -> Draft:
    """Return a report's title and date with nothing below them."""
    rng = s.rng
    title = names.title(rng, s.organ, s.year)
    body = rng.choice(("", "<p>&nbsp;</p>", "<p><br></p>", "<!-- 正文 -->", "<p>　　</p>"))
    accept = ("AttachedReport", "NotAnAnnualReport", "EmptyDocument")
    return Draft(page(s, title, body), accept, title, s.organ, s.year)


MAKERS: dict[str, Callable[[Scene], Draft]] = {
    "attached_pictures": pictures,
    "attached_headings": headings,
    "attached_picture_tables": picture_tables,
    "attached_file_tables": file_tables,
    "attached_distractors": distractors,
    "attached_other_years": other_years,
    "attached_many_organs": many_organs,
    "attached_annex": annex,
    "empty_title": empty_title,
}
