"""Which links of a page are its report's files, and which reports a page lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from govinfo_parse.document import Link, LinkKind, PageLine
from govinfo_parse.recognition.prose.organs import ORGAN
from govinfo_parse.recognition.prose.titles import Title, read_title

Mend = Callable[[str], str]

_DATE: Final = re.compile(
    r"[\[(（【]?20[0-9]{2}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?"
    r"(?:\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?[\])）】]?"
)
_BULLET: Final = re.compile(
    r"^[\s·•●■◆▪○\-*+>»—]*(?:[（(]?[0-9]{1,3}[)）.、．:：\s]\s*)?[\s·•\-*+]*|^附件\s*[0-9一二三四五六]*\s*[:：、]\s*"
)
_TAIL: Final = re.compile(
    r"\.(?:pdf|docx?|wps|ofd|ceb|rtf|xlsx?|et|zip|rar|7z)\b.*$|[（(]?下载次数.*$|[|｜\s]+$",
    re.IGNORECASE,
)
_MARKS: Final = re.compile(
    r"[\W_]+|[0-9]+|附件|下载|相关|发布时间|发布日期|日期|时间|标题|序号|名称"
    r"|[上下前后]一?[篇条]|没有了"
)
_NAMES_REPORT: Final = re.compile(
    r"年度报告|年报|工作报告|信息公开.{0,8}报告|统计表|情况表|附表|数据表"
)
_NEUTRAL: Final = re.compile(
    r"附件|附表|下载|点击|查看|预览|阅读|打开|原文|全文|正文|报告|详见|详情|链接|文件|文档|此处|这里|立即|浏览"
    r"|加载中?|版|格式|扫描件|盖章|正式|[一二三四五六]|[a-z0-9\W_]+",
    re.IGNORECASE,
)
_OTHER_FILE: Final = re.compile(
    r"申请表|指南|目录|客户端|预算|决算|模板|样表|样式|报告格式|阅读器|通知|规定|条例|办法|制度|图解|读懂|解读|"
    r"二维码|流程图|清单|插件|浏览器|要点|方案|法治政府|行政执法|网站工作|公报|adobe|app\b|"
    r"授权|意见|函〔"
)
_BESIDE: Final = re.compile(
    r"^\W*(?:相关(?!附件|附表|文件下载|下载)|历年|往年|往期|历史|推荐|最新|热点|热门|更多|友情|其他年|信息列表|同类|猜你)"
)
_SHORT: Final = re.compile(r"\W*20[0-3][0-9]年?度?(?:年报|年度报告|报告)?\W*")
_NEIGHBOUR: Final = re.compile(r"^\W*[上下前后]一?[篇条]")
_END: Final = re.compile(
    r"^\W*(?:[上下前后]一?[篇条]|主办|承办|版权|网站标识|.{0,2}ICP|友情链接|网站地图|联系我们|关于我们|技术支持)"
)
"""What ends an article. 分享到 and 打印 stand above articles, too."""
_FURNITURE: Final = re.compile(
    r"logo|banner|qr_?code|ewm|erwei|icon|wx|weixin|wechat|weibo|share|print|jiucuo|loading|blank"
    r"|btn|button|search|footer|header|conac|beian|gongan|captcha|spacer|dot\b|arrow",
    re.IGNORECASE,
)
_FURNITURE_NAMED: Final = re.compile(
    r"二维码|扫一扫|微信|公众号|微博|客户端|纠错|标志|徽|logo|图标|找错|无障碍|适老|机关单位|备案",
    re.IGNORECASE,
)
_FURNITURE_FOLDER: Final = re.compile(
    r"(?:^|/)(?:images?|img|skins?|static|css|templates?|themes?|common|icons?|styles?|assets)/"
    r"[^/]*$|(?:^|/)(?:images?|img)/[a-z_\-]*\.",
    re.IGNORECASE,
)
_MOST_TITLES: Final = 400
"""Titles of a page that are compared with each other."""
_MOST_IN_SCRIPTS: Final = 3
"""A script that names more files than this is no viewer of one report."""


class Rank(IntEnum):
    """How likely a link is the report's file; lower is likelier."""

    NAMED = 0
    """Its text names the report, or the report's tables."""
    SHOWN = 1
    """The page shows the file in its place."""
    PLAIN = 2
    """附件, 点击下载, or a file's name that tells nothing."""
    OTHER_WORDS = 3
    """A file in the article under words that are neither."""
    SEEN = 4
    """A picture, or another page in a frame."""
    IN_SCRIPT = 5
    """A file that only a script of the page names."""


SURE: Final = Rank.PLAIN
"""Up to here a link is an attachment; below it a guess that counts where there is no better."""


class Zone(IntEnum):
    """Where on a page a line stands."""

    BEFORE = 0
    ARTICLE = 1
    BESIDE = 2
    AFTER = 3


@dataclass(frozen=True, slots=True)
class File:
    """A link to what may be the report, and the title that it names."""

    link: Link
    rank: Rank
    names: Title | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A report that a line names, and the line's link to it where there is one."""

    title: Title
    link: Link | None
    zone: Zone


def entry_title(text: str, mend: Mend) -> Title | None:
    """The report that an entry of a list names, without its number, date and file ending.

    >>> entry_title("3. 青石县财政局2023年政府信息公开工作年度报告.pdf [2024-01-12]", str).agency
    '青石县财政局'
    """
    bare = _TAIL.sub("", _DATE.sub(" ", text))
    title = read_title(mend(_BULLET.sub("", bare.strip()).strip("《》「」 \t")))
    if title and title.agency and title.agency.endswith("表"):
        # 2023年政府信息公开工作年度报告统计表 is of no organ.
        title = replace(title, agency=None)
    return title if title and (title.agency or title.year) else None


def same_report(one: Title, other: Title) -> bool:
    """Whether two titles may name one report: what both of them tell is the same."""
    if one.year and other.year and one.year != other.year:
        return False
    return not one.agency or not other.agency or same_agency(one.agency, other.agency)


def same_agency(one: str, other: str) -> bool:
    """Whether two names are of one organ: 林溪镇 is 青石县林溪镇人民政府, 青石县 is not.

    >>> same_agency("林溪镇", "青石县林溪镇人民政府"), same_agency("青石县", "青石县财政局")
    (True, False)
    """
    short, long = sorted(map(_core, (one, other)), key=len)
    return long.endswith(short)


def short_entries(lines: Sequence[PageLine], zones: Sequence[Zone], mend: Mend) -> list[Link]:
    """Links of an article that name only an organ or a year: 林溪镇, 2022年."""
    return [
        link
        for line, zone in zip(lines, zones, strict=True)
        if zone is Zone.ARTICLE and is_entry(line, mend)
        for link in line.links
        if _SHORT.fullmatch(mend(link.text))
        or (len(link.text) <= 20 and ORGAN.search(mend(link.text)))
    ]


def _core(agency: str) -> str:
    return re.sub(r"(?:人民政府|办事处|政府)(?:办公室)?$", "", agency) or agency


def zones_of(lines: Sequence[PageLine], title: str | None, mend: Mend) -> list[Zone]:
    """Where each line stands: the article is what follows the title, up to what ends pages."""
    named = [bool(title) and _squeeze(title or "") in _squeeze(mend(x.loose)) for x in lines]
    zone = Zone.BEFORE if any(named) else Zone.ARTICLE
    zones: list[Zone] = []
    for line, is_title in zip(lines, named, strict=True):
        text = mend(line.loose)
        if is_title:
            zone = Zone.ARTICLE
        elif zone is Zone.ARTICLE and _END.match(text):
            zone = Zone.AFTER
        elif _BESIDE.match(text) and len(_squeeze(text)) <= 12:
            zone = Zone.BESIDE if zone is not Zone.AFTER else zone
        zones.append(zone)
    return zones


def listed_reports(lines: Sequence[PageLine], zones: Sequence[Zone], mend: Mend) -> list[Listed]:
    """The reports that links name; where these are fewer than two, also those of plain lines."""
    linked: list[Listed] = []
    plain: list[Listed] = []
    for line, zone in zip(lines, zones, strict=True):
        if _NEIGHBOUR.match(mend(line.loose)):
            continue
        linked += (
            Listed(title, link, zone) for link in line.links if (title := _of_link(link, mend))
        )
        if not line.links and (title := entry_title(line.text, mend)):
            plain.append(Listed(title, None, zone))
    several = len(differing([entry.title for entry in linked])) > 1
    return linked if several else [*linked, *plain]


def _of_link(link: Link, mend: Mend) -> Title | None:
    if link.kind is LinkKind.PICTURE or not 6 <= len(link.text) <= 120:
        return None
    return entry_title(link.text, mend)


def differing(titles: Sequence[Title]) -> list[Title]:
    """One title of each report that is named; those that may be one report count once."""
    found: list[Title] = []
    # 2023年政府信息公开工作年度报告 may be each of those that it heads; it is counted after them.
    known = sorted(titles[:_MOST_TITLES], key=lambda t: (t.agency is None) + (t.year is None))
    for title in known:
        if not any(same_report(title, other) for other in found):
            found.append(title)
    return found


def is_entry(line: PageLine, mend: Mend) -> bool:
    """Whether a line is no more than links, with their dates, numbers and bullets."""
    if not any(link.kind is not LinkKind.PICTURE for link in line.links):
        return False
    return not _MARKS.sub("", _DATE.sub("", mend(line.loose)))


def report_files(
    lines: Sequence[PageLine], zones: Sequence[Zone], own: Title | None, mend: Mend
) -> list[File]:
    """The files that may be the report of a page, likeliest first; each address once."""
    found: dict[str, File] = {}
    above = ""
    for line, zone in zip(lines, zones, strict=True):
        near, above = above + line.text, line.text
        for link in line.links:
            file = _judge(link, line, zone, own, mend)
            if file and link.kind is LinkKind.PICTURE and _FURNITURE_NAMED.search(mend(near)):
                continue
            known = found.get(link.address)
            if file and (known is None or file.rank < known.rank):
                found[link.address] = file
    files = sorted(found.values(), key=lambda file: file.rank)
    if sum(file.rank is Rank.IN_SCRIPT for file in files) > _MOST_IN_SCRIPTS:
        files = [file for file in files if file.rank is not Rank.IN_SCRIPT]
    if not files:
        return []
    most = SURE if files[0].rank <= SURE else files[0].rank
    return [file for file in files if file.rank <= most]


def _judge(link: Link, line: PageLine, zone: Zone, own: Title | None, mend: Mend) -> File | None:
    kind = link.kind
    if kind is LinkKind.PAGE:
        return None
    if kind is LinkKind.PICTURE:
        fits = zone is Zone.ARTICLE and not _is_furniture(link, mend)
        return File(link, Rank.SEEN) if fits else None
    text = mend(link.text)
    names = entry_title(text, mend)
    if own and names and not same_report(own, names):
        return None
    if _OTHER_FILE.search(text.replace(own.agency, "") if own and own.agency else text):
        return None
    if names is not None:
        certain = zone <= Zone.ARTICLE or (own is not None and names.year == own.year)
        return File(link, Rank.NAMED, names) if certain else None
    if kind is LinkKind.SCRIPT and not text:
        return File(link, Rank.IN_SCRIPT)
    if zone > Zone.ARTICLE:
        return None
    if _other_year(text, own):
        return None
    if kind is LinkKind.FRAMED_PAGE:
        return File(link, Rank.SEEN)
    if kind not in (LinkKind.FILE, LinkKind.SCRIPT, LinkKind.DATA):
        return File(link, Rank.SHOWN)
    if zone is Zone.BEFORE:
        return None
    if _NAMES_REPORT.search(text):
        return File(link, Rank.NAMED)
    plain = not _NEUTRAL.sub("", _TAIL.sub("", text)) or "附件" in mend(line.loose)
    return File(link, Rank.PLAIN if plain else Rank.OTHER_WORDS)


def _other_year(text: str, own: Title | None) -> bool:
    """2022年 among the links of the report of 2023."""
    years = re.findall(r"(?<![0-9])20[0-3][0-9](?=年|$)", text)
    return bool(own and own.year and years) and str(own.year if own else "") not in years


def _is_furniture(link: Link, mend: Mend) -> bool:
    """A picture of the site, by its name or by the folder of pictures that have no number."""
    path = link.address.partition("?")[0]
    name = path.rpartition("/")[2]
    if _FURNITURE.search(name) or _FURNITURE_NAMED.search(mend(link.text)):
        return True
    return not re.search(r"[0-9]", name) and _FURNITURE_FOLDER.search(path) is not None


def _squeeze(text: str) -> str:
    return "".join(text.split())


def contradicting(files: Sequence[File]) -> bool:
    """Whether the files of a page name two reports, which makes it a list of them."""
    return len(differing([file.names for file in files if file.names])) > 1
