"""Titles of reports: who reports, on which year.

Seen: 八丹乡人民政府2019年度政府信息公开年度工作报告 · 2019年川主乡政府信息公开工作年度报告 ·
会仪镇人民政府2021年信息公开年度报告 · …关于2021年度政府信息公开情况的报告, cut to …工作年度报,
over two lines, with spam in front. Texts must be mended (Simplified) already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from govinfo_parse.recognition.prose.dates import is_date_alone, read_year
from govinfo_parse.recognition.prose.furniture import PAGE_BEFORE, is_furniture
from govinfo_parse.recognition.prose.lines import Line
from govinfo_parse.recognition.prose.organs import ORGAN, clean_agency, is_kind_alone, strip_spam

_LONGEST: Final = 400
_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_SUBJECT: Final = re.compile(r"(?:政府|政务)?信息公开|政务公开")
_REPORT: Final = re.compile(r"报告|年报|年度报$|工作总结$|年度工作报$")
_SENTENCE: Final = re.compile(
    r"[。；;！？]|根据|按照|现将|现公|特向|如下|以下简称|^附件|上一[篇条]|下一[篇条]|相关|推荐|热点|^更多|来源|[>＞»]|^首页|位置[:：]|》的|通知$|的通知|召开|印发"
)
_AROUND: Final = re.compile(r"^(?:名称|标题)[:：]?|(?:关键词|主题词).*$")
_LIST: Final = re.compile(r"[,，、;；|].*[,，、;；|]")
_FORM_ITSELF: Final = re.compile(r"格式|模板|样表|填报说明|指南|目录|规定|办法|条例|专栏|栏目")
_FILE_NUMBER: Final = re.compile(r"^[^\s〔]{1,8}〔20[0-9]{2}〕[0-9]{1,4}号")
_DATED: Final = re.compile(
    r"[\[（(【]?20[0-9]{2}[年.\-/][0-9]{1,2}[月.\-/][0-9]{1,2}日?[\]）)】]?$"
)
_NEXT_NUMBER: Final = re.compile(r"(?<=报告)[一二三四五六]$|(?<=年报)[一二三四五六]$")
"""…年度报告一: the number of the heading below."""
_PARTS: Final = re.compile(r"[,，\t|]")
_WHOLE: Final = re.compile(r"(?:报告|年报|总结)(?:[（(].{2,12}[）)])?$")
_PIECES: Final = 3
_LONGEST_PIECE: Final = 44

# Points of titles, compared with each other alone.
_AGENCY: Final = 2.0
_YEAR: Final = 2.0
_ENDED: Final = 1.0
_HEADING: Final = 1.0
_ONE_LINE: Final = 0.4
"""For each line less that a title is put together from."""
_FULLER: Final = 1.0
"""For a name that the line before begins: 关于漳浦市发展和改革 over 委员会2025年…报告."""
_LINKED: Final = 4.0
_LISTED: Final = 6.0
"""Taken off: one of a list of reports speaks for nothing."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, taken apart: the printed text without white space, the agency, the year."""

    text: str
    agency: str | None
    year: int | None


@lru_cache(maxsize=1024)
def read_title(text: str) -> Title | None:
    """The title that a line is, or ``None`` where it is none.

    >>> read_title("2019年川主乡政府信息公开工作年度报告")
    Title(text='2019年川主乡政府信息公开工作年度报告', agency='川主乡', year=2019)
    >>> read_title("Page 8 - 八丹乡人民政府信息公开年度报告").text
    '八丹乡人民政府信息公开年度报告'
    >>> read_title("根据《条例》，现公布区统计局2023年政府信息公开工作年度报告。") is None
    True
    """
    if len(text) > _LONGEST or "公开" not in text.replace(" ", ""):
        return None
    text = PAGE_BEFORE.sub("", text.strip().strip("#*= "))
    bare = "".join(text.split()).strip("#*=").translate(_DIGITS)
    bare = strip_spam(_AROUND.sub("", bare))
    bare = _NEXT_NUMBER.sub("", _DATED.sub("", _FILE_NUMBER.sub("", bare)))
    if not 6 <= len(bare) <= 80 or _SENTENCE.search(bare) or _LIST.search(bare):
        return None
    subject = _SUBJECT.search(bare)
    if subject is None or not _REPORT.search(bare, subject.end()):
        return None
    year = read_year(bare)
    if _FORM_ITSELF.search(bare) and year is None:
        return None
    return Title(bare, _agency(bare, subject), year)


def _agency(bare: str, subject: re.Match[str]) -> str | None:
    head = bare[: subject.start()]
    if head.endswith("人民") and bare[subject.start() :].startswith("政府"):
        head += "政府"
    own = clean_agency(head)
    if own:
        return own
    tail = _REPORT.split(bare[subject.end() :], maxsplit=1)
    return clean_agency(tail[1]) if len(tail) > 1 else None


def find_title(lines: Sequence[Line], year: int | None = None) -> tuple[Title, Line] | None:
    """The report's title among the lines before its first part, and where it starts.

    A title over two or three lines is put together: an organ's name over
    政府信息公开工作年度报告, or …年度报 over 告. ``year`` is what the period of the figures tells.
    """
    listed = _listed(lines, year)
    best: tuple[float, Title, Line] | None = None
    for at, pieces, title in _candidates(lines):
        line = lines[at]
        points = (
            _AGENCY * (title.agency is not None and not is_kind_alone(title.agency))
            + _YEAR * (title.year is not None)
            + _ENDED * (_WHOLE.search(title.text) is not None)
            + _HEADING * (line.level > 0)
            - _ONE_LINE * (pieces - 1)
            + _FULLER * _is_fuller(lines[at : at + pieces])
            - _LINKED * line.linked
            - _LISTED * (not listed.isdisjoint(range(at, at + pieces)))
        )
        if best is None or points > best[0]:
            best = (points, title, line)
    return (best[1], best[2]) if best and best[0] > 0 else None


def title_of_form(lines: Sequence[Line]) -> str | None:
    """The title of a blank form, which is of no organ and no year: …年度报告格式模板."""
    for line in lines[:_PIECES]:
        bare = line.bare
        if len(bare) > _LONGEST_PIECE or _SENTENCE.search(bare):
            continue
        subject = _SUBJECT.search(bare)
        if subject and _REPORT.search(bare, subject.end()) and _FORM_ITSELF.search(bare):
            return bare
    return None


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[int, int, Title]]:
    for at, line in enumerate(lines):
        if is_furniture(line):
            continue
        title = read_title(line.text)
        for part in _PARTS.split(line.text) if _PARTS.search(line.text) else ():
            named = None if "。" in line.text else read_title(part)
            if named and named.agency and named.year:
                title = named
        if title:
            yield at, 1, title
        if title is None or not _WHOLE.search(title.text):
            yield from _put_together(at, lines, title)


def _put_together(
    at: int, lines: Sequence[Line], alone: Title | None
) -> Iterator[tuple[int, int, Title]]:
    """Titles that start in a line and end in one of the next two."""
    pieces = [lines[at]]
    for line in lines[at + 1 : at + _PIECES]:
        pieces.append(line)
        if any(_is_no_piece(piece) for piece in pieces):
            return
        title = read_title(" ".join(piece.text for piece in pieces))
        if title is None or (title.agency, title.year) == (None, None):
            continue
        starts = alone is not None or read_title(line.text) is None or _leads(pieces[0])
        starts = starts or _is_fuller(pieces)
        if starts and len(title.text) > len(alone.text if alone else ""):
            yield at, len(pieces), title
        if _WHOLE.search(title.text):
            return


def _is_no_piece(line: Line) -> bool:
    return (
        line.linked
        or len(line.bare) > _LONGEST_PIECE
        or is_furniture(line)
        or is_date_alone(line.text)
        or re.search(r"[。：:>；]", line.text) is not None
    )


def _leads(line: Line) -> bool:
    """An organ's name or a year over 政府信息公开工作年度报告."""
    return ORGAN.search(line.bare) is not None or read_year(line.bare) is not None


def _is_fuller(pieces: Sequence[Line]) -> bool:
    """Whether the lines before the last end within a word: no organ's name ends there."""
    return any(_breaks_within(above.bare, below.bare) for above, below in pairwise(pieces))


def _breaks_within(above: str, below: str) -> bool:
    if _WITHIN_WORD.search(f"{above[-2:]}\n{below[:8]}"):
        return True
    return _BROKEN_NAME.fullmatch(above) is not None and not ORGAN.search(above)


_WITHIN_WORD: Final = re.compile(
    r"政府\n信息公开|政\n府信息|\n(?:人?民政府|政府|府|办?事处|员会|处)(?=20[0-9]{2}|关于|政府信息)"
)
"""柳树乡 over 人民政府2019年…, 街道办 over 事处2023年…: a line that ends within a name."""
_BROKEN_NAME: Final = re.compile(
    r"(?:关于|20[0-9]{2}年度?)*(?:国家|中国|[\u4e00-\u9fff]{1,4}[省市县区旗州盟乡镇])(?:(?!公开|内容|平台|网|报告|报道|欢迎)[\u4e00-\u9fff]){0,24}(?:20[0-9]{2})?"
)
"""关于漳浦市发展和改革: what stands before the rest of an organ's name."""


def _listed(lines: Sequence[Line], year: int | None) -> set[int]:
    """Titles that follow each other, alike but for year or organ: a list of reports."""
    titles = [(at, title) for at, line in enumerate(lines) if (title := read_title(line.text))]
    likes = {at: _likeness(lines[at], title) for at, title in titles}
    found: set[int] = set()
    for (at, title), (next_at, other) in pairwise(titles):
        differ = (title.agency, title.year) != (other.agency, other.year)
        if next_at - at == 1 and differ and likes[at] == likes[next_at]:
            found |= {at, next_at}
    own = {at for at, title in titles if lines[at].level or (year and title.year == year)}
    return found - own


def _likeness(line: Line, title: Title) -> tuple[str, bool]:
    """A title without its organ and year, and whether a date stands behind it."""
    words = title.text.replace(title.agency or "\n", "").replace(str(title.year), "")
    return words, _DATED.search(line.bare) is not None
