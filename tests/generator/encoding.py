"""Text to bytes, as servers and editors save it."""

from __future__ import annotations

from collections.abc import Collection

_CODECS = {
    "utf8_bom": ("utf-8-sig", "utf-8"), "utf8_undeclared": ("utf-8", ""),
    "gbk_declared": ("gbk", "gb2312"), "gb18030_declared": ("gb18030", "gb18030"),
    "gbk_undeclared": ("gbk", ""), "gbk_declared_as_utf8": ("gbk", "utf-8"),
    "big5_declared": ("big5", "big5"), "utf16_bom": ("utf-16", ""),
    "gbk_text": ("gbk", ""), "gb18030_text": ("gb18030", ""),
}  # fmt: skip


def charset_of(kinds: Collection[str]) -> tuple[str, str]:
    """The codec to write with, and the name that the page declares ('' for none)."""
    return next((pair for kind, pair in _CODECS.items() if kind in kinds), ("utf-8", "utf-8"))


def encode(source: str, codec: str, markup: bool) -> bytes:
    """Bytes in a codec; what it cannot hold becomes a character reference, or GB18030 in text."""
    if codec == "utf-16":
        return b"\xff\xfe" + source.encode("utf-16-le")
    if markup:
        return source.encode(codec, "xmlcharrefreplace")
    try:
        return source.encode(codec)
    except UnicodeEncodeError:
        return source.encode("gb18030")
