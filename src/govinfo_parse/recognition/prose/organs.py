"""Names of organs: cleaned of what stands around them, and whether a name is one at all."""

from __future__ import annotations

import re
from typing import Final

from govinfo_parse.forms.prose import ENDINGS

_DASHES: Final = re.compile(r"^[\s:：,，\-—_|·•/《<【]+|[\s:：,，\-—_|·•/》>】的之]+$")
_BRACKET: Final = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
ORGAN: Final = re.compile(f"(?:{ENDINGS})$")
_YEAR: Final = re.compile(
    r"(?<![0-9])20[0-3][0-9]年度?(?![0-9]{1,2}月)|(?<![0-9])20[0-3][0-9](?=[^0-9年月.\-/])|[二2][〇○零OＯ0][一二三〇○零0-3][一二三四五六七八九〇○零0-9]年"
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


def clean_agency(text: str) -> str | None:
    """An agency's name without year, 关于, brackets and dashes around it.

    >>> clean_agency("关于2021年度"), clean_agency("（青石县财政局）"), clean_agency("青石县财政局2021年度")
    (None, '青石县财政局', '青石县财政局')
    """
    text = strip_spam(text)
    text = _YEAR.sub("|", text)
    inner = re.fullmatch(r"\W*[（(【\[](.{2,40})[）)】\]]\W*", text)
    text = inner[1] if inner else _BRACKET.sub("", text)
    parts = [_trim(part) for part in text.split("|")]
    parts = [p for p in parts if len(p) >= 2 and p not in _NO_AGENCY]
    named = [p for p in parts if ORGAN.search(p)]
    chosen = (named or parts or [""])[-1 if named else 0]
    if chosen.endswith(("网站", "门户网", "官网")):
        return None
    if _OF_REPORT.search(chosen) or _OURSELVES.search(chosen):
        return None
    return chosen if 2 <= len(chosen) <= 40 and re.search(r"[\u4e00-\u9fff]{2}", chosen) else None


_OF_REPORT: Final = re.compile(r"报告|年报|年度报$|工作总结$|信息公开|政务公开")
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


_NO_NAME: Final = re.compile(
    r"^(?:[本我该各其贵]|上级|有关|相关|社会|公众|申请人|全[省市县区镇乡]|国务院|中央|中共中央|中华人民共和国国务院|以下|报告|年报|首页|位置|网站|来源)"
    r"|(?:网站|网|平台|条例|工作|情况|机构编制|年度)$"
)
_KIND_ALONE: Final = re.compile(
    r"[省市县区州旗镇乡]?(?:政府办|局|厅|委|办|院|所|站|部|处|中心|政府|人民政府|机关|单位|部门|党委|街道|管委会|办公室|乡镇|委员会)"
)
_PLACE: Final = re.compile(r"[县市区旗州盟]$")
_LONGEST: Final = 34


def is_kind_alone(name: str) -> bool:
    """人民政府, 市局: what an organ is, and not which."""
    return _KIND_ALONE.fullmatch(name) is not None


def agency_of(text: str) -> str | None:
    """The organ that a short text names, or ``None`` where it names none.

    >>> agency_of("青石县水利局"), agency_of("市局"), agency_of("本站"), agency_of("国务院办公厅")
    ('青石县水利局', None, None, None)
    """
    name = clean_agency(text)
    if (
        name is None
        or not 3 <= len(name) <= _LONGEST
        or re.search(r"[^\u4e00-\u9fff（）()·]", name)
    ):
        return None
    if _NO_NAME.search(name) or is_kind_alone(name):
        return None
    return name if ORGAN.search(name) or _PLACE.search(name) else None


def is_short_for(name: str, other: str) -> bool:
    """Whether one name is the other without its place or its kind: 沙兰镇, 沙兰镇人民政府.

    >>> is_short_for("体育局", "枫林市体育局"), is_short_for("沙兰镇", "宁安市沙兰镇人民政府")
    (True, True)
    >>> is_short_for("枫林市人民政府", "枫林市人民政府办公室")
    False
    """
    if len(name) >= len(other):
        return False
    body = other.removesuffix("人民政府").removesuffix("办事处")
    return other.endswith(name) or (body != other and body.endswith(name))
