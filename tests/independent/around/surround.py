"""Page furniture: what stands on the page and belongs to no part."""

from __future__ import annotations

from .headings import CHINESE, NAMES
from .model import Block, Draft, furniture

_SPAM = (
    "澳门在线体育投注_最新官方网址@：", "开元游戏平台下载—官方入口", "ag真人国际厅手机版-欢迎光临",
    "亚搏体育官方登录入口【官网首页】", "老虎机游戏大厅下载 全站app",
)  # fmt: skip


def before(draft: Draft) -> list[Block]:
    """Return the lines above the title."""
    rng, organ = draft.rng, draft.organ
    made: list[str] = []
    if draft.has("frame:spam"):
        made.append(rng.choice(_SPAM))
    crumbs = 0.9 if draft.has("frame:breadcrumbs") else 0.25 if draft.fmt != "docx" else 0.0
    if rng.random() < crumbs:
        made.append(_crumbs(draft))
    if draft.has("frame:buttons"):
        made.append(
            rng.choice(
                (
                    "无障碍浏览 | 长者模式 | 繁體版 | 登录",
                    f"欢迎访问{organ.site}！今天是{draft.year + 2}年5月{rng.randint(1, 29)}日 星期四",
                    "关怀版 无障碍 进入老年模式",
                )
            )
        )
    if draft.has("frame:column_name"):
        made.append(_column(draft))
    if draft.has("frame:file_number"):
        made.append(f"{organ.place[0]}公开〔{draft.year + 1}〕{rng.randint(1, 60)}号")
    if draft.has("frame:other_years_before"):
        made.extend(_other_years(draft))
    return [furniture(text) for text in made]


def _crumbs(draft: Draft) -> str:
    rng = draft.rng
    gap = rng.choice((" > ", ">", " >> ", " / ", "＞", " » "))
    last = rng.choice(
        (
            "政府信息公开年报",
            f"{draft.year}年",
            f"{draft.year + 1}年度报告",
            "年度报告",
            draft.organ.short,
            "正文",
        )
    )
    trail = [
        "首页",
        "政府信息公开",
        rng.choice(("法定主动公开内容", "政府信息公开年度报告", "乡镇街道", "部门")),
        last,
    ]
    head = rng.choice(("您当前所在位置：", "当前位置：", "您的位置: ", ""))
    return head + gap.join(trail)


def _column(draft: Draft) -> str:
    """Return the name of the site's column, which may look like a title."""
    name = draft.rng.choice(
        ("政府信息公开年度报告", "政府信息公开工作年度报告", "政府信息公开年报", "法定主动公开内容")
    )
    draft.notes["column"] = name
    return name


def _other_years(draft: Draft) -> list[str]:
    rng, year = draft.rng, draft.year
    if rng.random() < 0.2:
        listed = range(year + 2, year - 4, -1)
        return [f"年份选择：{' '.join(str(y) for y in listed)}"]
    years = [y for y in range(year - rng.randint(2, 5), year + rng.randint(1, 3)) if y != year]
    if rng.random() < 0.5:
        years.reverse()
    who = draft.organ.name if rng.random() < 0.7 else rng.choice((draft.organ.short, ""))
    name = rng.choice(("政府信息公开工作年度报告", "政府信息公开年度报告"))
    dated = rng.random() < 0.5
    return [
        f"{who}{y}年{name}" + (f" {y + 1}-01-{rng.randint(10, 30)}" if dated else "") for y in years
    ]


def toc(draft: Draft, parts: list[int]) -> list[Block]:
    """Return a table of contents in front of the text."""
    rng = draft.rng
    if not draft.has("frame:toc"):
        return []
    made = [rng.choice(("目录", "目  录", "目　录"))]
    page = 1
    style = rng.choice(("plain", "dots", "dots", "tab"))
    for place, part in enumerate(parts):
        line = f"{CHINESE[place]}、{NAMES[part]}"
        tail = {"plain": "", "dots": f"{'.' * rng.randint(8, 30)}{page}", "tab": f"　　{page}"}[
            style
        ]
        made.append(line + tail)
        page += rng.randint(1, 3)
    return [furniture(text) for text in made]


def inside(draft: Draft) -> str:
    """Return a page number as it stands between lines."""
    rng = draft.rng
    page = int(draft.notes.get("page", "1")) + 1
    draft.notes["page"] = str(page)
    style = draft.notes.setdefault(
        "page_mark",
        rng.choice(
            (
                "- {n} -",
                "— {n} —",
                "第{n}页",
                "第 {n} 页 共 {m} 页",
                "Page {n} -",
                "{n}/{m}",
                "共{m}页 第{n}页",
                "－{n}－",
            )
        ),
    )
    return style.format(n=page, m=19)


def after(draft: Draft) -> list[Block]:
    """Return the lines below the report."""
    rng, organ, year = draft.rng, draft.organ, draft.year
    made: list[str] = []
    if draft.has("frame:buttons"):
        made.append(
            rng.choice(
                (
                    "【打印本页】【关闭窗口】",
                    "打印 收藏 分享到：微信 微博",
                    "扫一扫在手机打开当前页",
                    f"本文已被浏览 {rng.randint(20, 4000)} 次",
                )
            )
        )
    if draft.has("frame:attachment"):
        ending = rng.choice(("pdf", "docx", "doc", "xls"))
        name = draft.title or f"{year}年政府信息公开工作年度报告"
        if draft.title is None:
            draft.title_accept.append(name)
        made.append(rng.choice((f"附件：{name}.{ending}", f"附件下载：1.{name}.{ending}")))
    if draft.has("frame:neighbours"):
        a, b = rng.choice(((year - 1, year + 1), (year + 1, year - 1)))
        end = rng.choice(("政府信息公开工作年度报告", "政府信息公开年报"))
        made.append(f"上一篇：{organ.name}{a}年{end}")
        made.append(
            rng.choice(
                (
                    f"下一篇：{organ.short}{b}年{end}",
                    "下一篇：没有了",
                    f"下一条：{draft.notes['other']}{b}年{end}",
                )
            )
        )
    if draft.has("frame:other_years_after"):
        made.append(rng.choice(("相关文章", "往年报告", "历年年报：", "相关链接")))
        made.extend(_other_years(draft))
    if (draft.fmt == "html" and rng.random() < 0.6) or draft.has("frame:spam"):
        made.append(f"版权所有：{organ.site}　网站标识码：{rng.randint(10**9, 10**10)}")
        made.append(f"主办：{organ.place}人民政府办公室　承办：{draft.notes['other2']}")
    return [furniture(text) for text in made]
