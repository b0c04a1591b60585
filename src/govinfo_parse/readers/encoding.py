"""From bytes to text: which encoding a page is really in, whatever it says of itself.

The order is the order of evidence: a byte order mark; the NUL pattern of UTF-16;
valid multi-byte UTF-8, which other encodings produce only by design; and then how
common the characters are that GB 18030 or Big5 would give. A declared charset is
a hint between equals: pages that say ``gb2312`` and are UTF-8 are everyday ware.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from govinfo_parse.document import Note

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_GB: Final = "gb18030"
_BIG5: Final = "big5hkscs"
_WESTERN: Final = "cp1252"

# What pages call an encoding -> the codec that reads it. GB 2312 and GBK are subsets
# of GB 18030, and pages declared so hold characters of the larger set (㎡, 镕, 淏).
_CODECS: Final = {
    **dict.fromkeys(
        ("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030", "euc-cn", "csgb2312"),
        _GB,
    ),
    **dict.fromkeys(("big5", "big-5", "big5-hkscs", "cp950", "x-x-big5", "csbig5"), _BIG5),
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf_8"), "utf-8"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode"), "utf-16"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252"), _WESTERN),
}

_DECLARED: Final = re.compile(
    rb"""<meta\b[^>]{0,400}?charset\s*=\s*\\?["']?\s*([a-z0-9:_.-]+)"""
    rb"""|<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([a-z0-9:_.-]+)"""
    rb"""|@charset\s+["']([a-z0-9:_.-]+)""",
    re.IGNORECASE,
)

# The characters that make up most of such a report, in both scripts. Read with the
# wrong one of the two encodings a text hits hardly any of them.
_COMMON: Final = frozenset(
    "的一是不在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家"
    "十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从政府信息开工作年度报告"
    "总体情况主动公开申请依收到处理行政复议诉讼存在问题改进其他需要机关规章范文件制件数量许可罚强收费金额单位万元本新"
    "上结转部予以查询属国家秘密法律禁止危及三安全稳定保护第三方合权益务类内部过程性执案卷事项提供现成创补正不明确重复"
    "信访举投诉促办网站平台推解读策服众监督考核市县区乡镇局委员厅街道办村民社保障管理科教商业企究构团组织"
    "這為來個們說國時會後對裡過發無麼經當與學進種將還見沒從於報總體動開請處復議訴訟問題關規範許罰強費單萬結轉"
    "屬密護權務類過執項現創補確復訪舉辦網臺推讀監督縣區鄉鎮廳黨員業團組織條內實級導領"
    "（），。、：；“”《》0123456789第条项款及等各按照根据要求落实加强建设组领导全面完善机制"
)

# "、" and "。" in UTF-8, read as GBK, become 銆 or €, depending on whether they stand at an
# odd or an even byte; the others begin the most frequent characters. Rare in real text,
# they are everywhere in `浜斻€佸瓨鍦ㄧ殑`.
_READ_TWICE: Final = "銆€锛鏀浜涓鍏鏈鐨鍦鍙鎯琛璁绔"

_SAMPLE: Final = 6_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read with, and doubts about it."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Read ``data`` in the encoding that it is in, which need not be the declared one.

    ``charset`` is what a server or a mail header declares; it goes before the page's own word.
    """
    text, encoding, notes = _decode(data, charset)
    if "\x00" in text:
        text = text.replace("\x00", "")
    mended = _mend_twice_read(text)
    if mended is not None:
        text = mended
        notes.append(_damaged("UTF-8 had been read as GBK and saved again"))
    return Decoded(text, encoding, tuple(notes))


def declared_charset(data: bytes) -> str | None:
    """The charset that a page declares near its start, as printed in lower case."""
    found = _DECLARED.search(data, 0, 8_192)
    if found is None:
        return None
    name = found[1] or found[2] or found[3]
    return name.decode("ascii").lower().strip(".:-_")


def _named(charset: str | None) -> str | None:
    """A charset that is known by name; ``None`` for what servers say when they know nothing.

    ``text/html;charset=ISO-8859-1`` is what Tomcat and Apache send unless they are told.
    """
    name = (charset or "").lower().strip(" \t\"'")
    return name if _CODECS.get(name, _WESTERN) != _WESTERN else None


def _decode(data: bytes, charset: str | None) -> tuple[str, str, list[Note]]:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _with_replacement(data[len(mark) :], codec)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return _with_replacement(data, wide)
    declared = _named(charset) or declared_charset(data)
    notes: list[Note] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data, error):
            text, encoding, notes = _with_replacement(data, "utf-8")
        else:
            text, encoding, notes = _decode_legacy(data, declared)
    else:
        encoding = "utf-8"
        if data.isascii():
            return text, encoding, notes
    encoding = "big5" if encoding == _BIG5 else encoding
    if declared is not None:
        codec = _CODECS.get(declared, "").removesuffix("hkscs")
        if codec and codec != encoding:
            message = f"the page declares {declared} and is {encoding}"
            if _named(charset):
                message = f"the header declares {declared} and the page is {encoding}"
            notes.append(Note("encoding_mismatch", message))
    return text, encoding, notes


def _with_replacement(data: bytes, codec: str) -> tuple[str, str, list[Note]]:
    try:
        return data.decode(codec), codec, []
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        lost = text.count("\ufffd")
        return text, codec, [_damaged(f"{lost} places are not valid {codec}")]


def _damaged(message: str) -> Note:
    return Note("encoding_damaged", message)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 told by its NULs: ASCII characters have theirs all on one side."""
    head = data[:4_096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < 4 or (even + odd) * 40 < len(head):
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    # On the other side stand the low bytes of characters such as 开 (U+5F00).
    if min(even, odd) * 4 > even + odd:
        return None
    # A page in UTF-8 that is merely sprinkled with NULs has tags next to each other.
    sample = data[: len(head) & ~1].decode(codec, "ignore")
    readable = sum(char in _COMMON or char.isascii() for char in sample)
    return codec if readable * 2 > len(sample) else None


def _is_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether invalid UTF-8 is UTF-8 all the same: cut off at the end, or a few bad bytes."""
    if error.start >= len(data) - 3 and error.start > 0:
        return not data[: error.start].isascii()
    # Looking at a sample first keeps a GBK page from paying for 60,000 replacements.
    for sample in (data[max(0, error.start - 1_000) : error.start + 3_000], data):
        text = sample.decode("utf-8", "replace")
        bad = text.count("\ufffd")
        good = len(text.encode("utf-8", "ignore")) - len(text) - 2 * bad
        if bad * 12 > good:
            return False
    return True


def _decode_legacy(data: bytes, declared: str | None) -> tuple[str, str, list[Note]]:
    """GB 18030 or Big5, by what each makes of the text; the declared one wins a tie."""
    sample = _foreign_sample(data)
    scores = {codec: _score(sample.decode(codec, "replace")) for codec in (_GB, _BIG5)}
    preferred = _CODECS.get(declared or "", "")
    codec = preferred if preferred in scores else _GB
    best = max(scores, key=scores.__getitem__)
    if scores[best] > scores[codec] + 0.15:
        codec = best
    if scores[codec] < 0.05:
        guessed = _guess(data)
        if guessed is not None:
            return guessed
    return _with_replacement(data, codec)


def _foreign_sample(data: bytes) -> bytes:
    """A stretch of the data that holds bytes above ASCII, tags left out."""
    start = re.search(rb"[\x80-\xff]", data)
    begin = start.start() if start else 0
    stretch = data[begin : begin + 4 * _SAMPLE]
    return re.sub(rb"<[^<>]*>", b"\n", stretch)[:_SAMPLE]


def _score(text: str) -> float:
    """Share of common characters among those above ASCII, less what did not decode."""
    foreign = [char for char in text if char > "\x7f"]
    if not foreign:
        return 0.0
    hits = sum(map(_COMMON.__contains__, foreign))
    return (hits - 2 * foreign.count("\ufffd")) / len(foreign)


def _guess(data: bytes) -> tuple[str, str, list[Note]] | None:
    """Neither of the usual encodings: let bs4 look (its import costs 150 ms)."""
    from bs4.dammit import UnicodeDammit

    dammit = UnicodeDammit(data[:200_000], is_html=True)
    codec = dammit.original_encoding
    if not dammit.unicode_markup or not codec:
        return None
    text, codec, notes = _with_replacement(data, codec)
    if _score(text[:_SAMPLE]) < 0.05:
        return None
    return text, codec, notes


_NARROW: Final = re.compile("[\u00c3-\u00ef][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]{2}")
"""A Chinese character in UTF-8, its three bytes read as three characters."""


def _from_western(text: str) -> str | None:
    """Undo UTF-8 that was read as Latin-1 or Windows-1252: ``ç¬¬äº`` was 第二."""
    if not _NARROW.search(text, 0, 4 * _SAMPLE):
        return None
    sample = text[: _SAMPLE * 4]
    narrow = sum(map(len, _NARROW.findall(sample)))
    if narrow < 200 or narrow < 8 * sum("\u3400" <= char <= "\u9fff" for char in sample):
        return None
    for codec in ("latin-1", "cp1252"):
        try:
            return text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _mend_twice_read(text: str) -> str | None:
    """Undo UTF-8 that was read as GBK: ``浜斻€佸瓨鍦ㄧ殑`` was ``五、存在的``.

    Must not fire on text that merely holds such a passage: the whole of it has to
    come out as UTF-8. A lost half of a character (printed as ``?``) is bearable.
    """
    western = _from_western(text)
    if western is not None:
        return western
    if not any(mark in text for mark in _READ_TWICE[:3]):
        return None
    seen = sum(map(text.count, _READ_TWICE))
    if sum(map(text.count, "的，、。")) > seen:
        return None
    # GBK as Windows reads it has one single byte above ASCII: 0x80 is the euro sign.
    marked = text.replace("€", "\x1a").replace("\ufffd", "\x1b")
    raw = marked.encode("gb18030", "replace").replace(b"\x1a", b"\x80").replace(b"\x1b", b"\xff")
    mended = raw.decode("utf-8", "replace")
    lost = mended.count("\ufffd")
    foreign = sum(char > "\x7f" for char in mended) - lost
    return mended if foreign and lost * 8 <= foreign else None
