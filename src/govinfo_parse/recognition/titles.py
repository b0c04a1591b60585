"""Titles of reports: who reports, on which year.

Seen: 八丹乡人民政府2019年度政府信息公开年度工作报告 · 2019年川主乡政府信息公开工作年度报告 ·
会仪镇人民政府2021年信息公开年度报告 · …关于2021年度政府信息公开情况的报告, cut to …工作年度报,
over two lines, with spam in front. Texts must be mended (Simplified) already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 400
_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR: Final = re.compile(r"(?<![0-9])(20[0-3][0-9])(?:年度?(?![0-9]{1,2}月)|(?=[^0-9年月.\-/]))")
_CN_YEAR: Final = re.compile(r"[二2][〇○零0OＯ][一二三〇○零0-3][一二三四五六七八九〇○零0-9]年")
_CN_DIGIT: Final = dict(zip("〇○零OＯ一二三四五六七八九", "00000123456789", strict=True))
_SUBJECT: Final = re.compile(r"(?:政府|政务)?信息公开|政务公开")
_REPORT: Final = re.compile(r"报告|年报|年度报$|工作总结$|年度工作报$")
_SENTENCE: Final = re.compile(
    r"[。；;！？]|根据|按照|现将|现公|特向|如下|以下简称|^附件|上一[篇条]|下一[篇条]|相关|推荐|热点|^更多|来源|>|》的|通知$|的通知|召开|印发"
)
_AROUND: Final = re.compile(r"^(?:名称|标题)[:：]?|(?:关键词|主题词).*$")
_LIST: Final = re.compile(r"[,，、;；|].*[,，、;；|]")
_FORM_ITSELF: Final = re.compile(r"格式|模板|样表|填报说明|指南|目录|规定|办法|条例|专栏|栏目")
_DASHES: Final = re.compile(r"^[\s:：,，\-—_|·•/《<【]+|[\s:：,，\-—_|·•/》>】的之]+$")
_BRACKET: Final = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
ORGAN: Final = re.compile(
    r"(?:人民政府|政府|委员会|管委会|办公室|办公厅|办事处|街道办?|[镇乡]|局|厅|委|办|院|署|所|站|队|处|会|中心|集团|公司|学校|医院|法院|银行|行政公署|社区|农场|林场|开发区|新区|园区|示范区|工委|组|馆|部|分局|支队|总队|大队)$"
)
_SPAM: Final = re.compile(
    r"(?:[A-Za-z0-9]+|中国|澳门|皇冠|亚洲|金沙|亚博|世界杯|北京|重庆)?"
    r"(?:体育|彩票|体彩|福彩|足彩|博彩|赌场|娱乐城?|棋牌|真人|百家乐|足球|电竞)?[A-Za-z0-9]*"
    r"(?:在线直播|直播|官方网站|官网|备用网址|网址大全|网址|app下载|APP下载|手机版|下载|投注|登录入口|登录|注册|平台|体彩网|彩票网|彩网)+"
    r"[A-Za-z0-9]*[\s,_，、@:：\-|—]*"
)
_SPAM_SITE: Final = re.compile(
    r"[^，。]{1,20}?(?:官方网站|官网|网址|直播|下载|登录|注册|平台|体育|彩票|娱乐)[\s_\-—|:：,，·]+(?=[\u4e00-\u9fff0-9]{4})"
)
_OFFICIAL: Final = re.compile(r"政府|[局厅委办院镇乡县市区]")
_SPAM_END: Final = re.compile(r"^.*[@＠][:：]?\s*")


@dataclass(frozen=True, slots=True)
class Title:
    """A title, taken apart: the printed text without white space, the agency, the year."""

    text: str
    agency: str | None
    year: int | None


def read_title(text: str) -> Title | None:
    """The title that a line is, or ``None`` where it is none.

    >>> read_title("2019年川主乡政府信息公开工作年度报告")
    Title(text='2019年川主乡政府信息公开工作年度报告', agency='川主乡', year=2019)
    >>> read_title("八丹乡人民政府信息公开年度报告").agency
    '八丹乡人民政府'
    >>> read_title("根据《条例》，现公布区统计局2023年政府信息公开工作年度报告。") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    bare = "".join(text.split()).strip("#*=").translate(_DIGITS)
    bare = strip_spam(_AROUND.sub("", bare))
    if not 6 <= len(bare) <= 80 or _SENTENCE.search(bare) or _LIST.search(bare):
        return None
    subject = _SUBJECT.search(bare)
    if subject is None or not _REPORT.search(bare, subject.end()):
        return None
    year = read_year(bare)
    if _FORM_ITSELF.search(bare) and year is None:
        return None
    return Title(bare, _agency(bare, subject), year)


def read_year(text: str) -> int | None:
    """The first year that a text names (2019年, 二〇一九年).

    >>> read_year("二〇二〇年度"), read_year("2021年"), read_year("123")
    (2020, 2021, None)
    """
    match = _YEAR.search(text)
    if match:
        return int(match[1])
    chinese = _CN_YEAR.search(text)
    if chinese:
        return int("".join(_CN_DIGIT.get(c, c) for c in chinese[0][:4]))
    return None


def _agency(bare: str, subject: re.Match[str]) -> str | None:
    head = bare[: subject.start()]
    if head.endswith("人民") and bare[subject.start() :].startswith("政府"):
        head += "政府"
    own = clean_agency(head)
    if own:
        return own
    tail = _REPORT.split(bare[subject.end() :], maxsplit=1)
    return clean_agency(tail[1]) if len(tail) > 1 else None


def clean_agency(text: str) -> str | None:
    """An agency's name without year, 关于, brackets and dashes around it.

    >>> clean_agency("关于2021年度"), clean_agency("（青石县财政局）"), clean_agency("青石县财政局2021年度")
    (None, '青石县财政局', '青石县财政局')
    """
    text = strip_spam(text)
    text = _YEAR.sub("|", _CN_YEAR.sub("|", text))
    inner = re.fullmatch(r"\W*[（(【\[](.{2,40})[）)】\]]\W*", text)
    text = inner[1] if inner else _BRACKET.sub("", text)
    parts = [_trim(part) for part in text.split("|")]
    parts = [p for p in parts if len(p) >= 2 and p not in _NO_AGENCY]
    named = [p for p in parts if ORGAN.search(p)]
    chosen = (named or parts or [""])[-1 if named else 0]
    if chosen.endswith(("网站", "门户网", "官网")):
        return None
    if _REPORT.search(chosen) or _SUBJECT.search(chosen) or _OURSELVES.search(chosen):
        return None
    return chosen if 2 <= len(chosen) <= 40 and re.search(r"[\u4e00-\u9fff]{2}", chosen) else None


_OURSELVES: Final = re.compile(r"[我本][局厅委办院镇乡县市区校]|本单位|我单位|本机关")
_NO_AGENCY: Final = frozenset(
    {"年度", "关于", "工作", "本年", "全文", "年报", "年度报告", "附件", "全市", "全县", "全区"}
)


def _trim(part: str) -> str:
    part = _DASHES.sub("", part)
    part = re.sub(
        r"^(?:关于|度|年度|年|印发|发布|公布)+|(?:关于|报送|公布|发布|年度|年|在)+$", "", part
    )
    return _DASHES.sub("", part)


def strip_spam(text: str) -> str:
    """Words that hijackers put before a name go; 体育局 stays.

    >>> strip_spam("uedbet体育_uedbet官网@:西柳镇人民政府"), strip_spam("365体育直播,365体育备用网址自然资源和规划局")
    ('西柳镇人民政府', '自然资源和规划局')
    >>> strip_spam("青石县体育局")
    '青石县体育局'
    """
    if "@" in text or "＠" in text:
        text = _SPAM_END.sub("", text)
    site = _SPAM_SITE.match(text)
    if site and not _OFFICIAL.search(site[0]):
        text = text[site.end() :]
        name = re.match(r"[^:：]{1,8}[:：](?=[\u4e00-\u9fff]{4})", text)
        text = text[name.end() :] if name and not _OFFICIAL.search(name[0]) else text
    while True:
        match = _SPAM.match(text)
        if match is None or not match[0] or len(match[0]) == len(text):
            return text
        text = text[match.end() :]
