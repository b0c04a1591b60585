"""Furniture: lines of a page or a site that belong to no part of a report."""

from __future__ import annotations

import re
from typing import Final

from govinfo_parse.recognition.prose.lines import Line

_PAGE: Final = re.compile(
    r"[\-—－–\s]*(?:第?[0-9]{1,3}[/／][0-9]{1,3}页?|[\-—－–][\s]*[0-9]{1,3}[\s]*[\-—－–]"
    r"|第[0-9]{1,3}页[,，]?(?:[/／]?[共总][0-9]{1,3}页)?|[共总][0-9]{1,3}页[,，]?(?:第[0-9]{1,3}页)?"
    r"|[Pp](?:age|\.)?[0-9]{1,3}(?:of[0-9]{1,3})?)[\-—－–\s]*",
    re.IGNORECASE,
)
PAGE_BEFORE: Final = re.compile(
    r"^(?:第[0-9]{1,3}页(?:[共/][0-9]{1,3}页?)?|[Pp](?:age|\.)\s*[0-9]{1,3}|[\-—－–]\s*[0-9]{1,3}\s*[\-—－–])"
    r"[\s\-—－–:：|]*(?=[^\s])"
)
"""A page number that stands before a title: Page 8 - , 第8页."""
_CRUMBS: Final = re.compile(
    r"^(?:您?(?:现在|当前|目前)?(?:的|所在)*位置|当前页)[:：]|^(?:网站)?首页\s*(?:[>＞»/›→|\\-]|$)"
)
_CHROME: Final = re.compile(
    r"^(?:上一[篇条]|下一[篇条]|前一[篇条]|后一[篇条]|分享到?|[【\[]?打印|[【\[]?关闭|[【\[]?收藏|返回顶部|扫一扫|版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站地图"
    r"|网站标识码|.{0,3}ICP备|.{0,3}公网安备|相关(?:附件|链接|文档|信息|文章|阅读|稿件)|附件(?:下载)?[:：]?.{0,60}\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)$|附件[:：]?$|责任编辑"
    r"|编辑[:：]|字体[:：]|字号[:：]|(?:浏览|点击|阅读)(?:次数|量)|本文已?被?浏览|(?:历年|往年|往期|更多)(?:年报|报告|年度报告)?[:：]?$|年份选择[:：]|无障碍|关怀版|长者|欢迎访问|繁體版|繁体版|联系我们)",
    re.IGNORECASE,
)
_SITE: Final = re.compile(r"网站标识码|ICP备|公网安备|技术支持[:：]")
_LONGEST: Final = 120


def is_page_number(line: Line) -> bool:
    """``- 3 -``, ``第3页 共12页``, ``3/19``: what a printer puts on every page."""
    return len(line.bare) <= 16 and _PAGE.fullmatch(line.bare) is not None


def is_crumbs(line: Line) -> bool:
    """``当前位置：首页 > 政府信息公开 > 年度报告``."""
    return len(line.text) <= _LONGEST and _CRUMBS.search(line.text) is not None


def is_chrome(line: Line) -> bool:
    """What a site prints around its articles: 上一篇, 打印, 版权所有."""
    short = len(line.text) <= _LONGEST
    return short and bool(_CHROME.match(line.text) or _SITE.search(line.text))


def is_furniture(line: Line) -> bool:
    """Any line of a page or a site."""
    if len(line.text) > _LONGEST:
        return False
    return is_page_number(line) or is_crumbs(line) or is_chrome(line)
