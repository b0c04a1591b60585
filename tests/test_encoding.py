"""Bytes in many encodings, most of them declared as something else, all read alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_parse.readers.encoding import declared_charset, decode

SIMPLIFIED = "<p>二、主动公开政府信息情况</p><p>本年度，青禾县人民政府制发规章3件，行政许可处理决定数量86件。</p>"
TRADITIONAL = "<p>二、主動公開政府信息情況</p><p>本年度，青禾縣人民政府製發規章3件，行政許可處理決定數量86件。</p>"


def page(text: str, declared: str | None) -> str:
    return text if declared is None else f'<meta charset="{declared}">{text}'


@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312", "GBK", "big5", "nonsense-8"])
@pytest.mark.parametrize(
    ("text", "codec", "expected"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-32", "utf-32-le"),
    ],
)
def test_the_bytes_decide_whatever_is_declared(
    text: str, codec: str, expected: str, declared: str | None
) -> None:
    source = page(text, declared)
    decoded = decode(source.encode(codec))
    assert decoded.text == source
    assert decoded.encoding == expected


@pytest.mark.parametrize(
    ("declared", "codec", "codes"),
    [
        ("gb2312", "gbk", []),
        ("utf-8", "utf-8", []),
        ("nonsense-8", "utf-8", []),
        ("gb2312", "utf-8", ["encoding_mismatch"]),
        ("utf-8", "gbk", ["encoding_mismatch"]),
        ("big5", "gbk", ["encoding_mismatch"]),
        ("iso-8859-1", "gbk", ["encoding_mismatch"]),
    ],
)
def test_an_overruled_declaration_is_told(declared: str, codec: str, codes: list[str]) -> None:
    notes = decode(page(SIMPLIFIED, declared).encode(codec)).notes
    assert [note.code for note in notes] == codes


def test_characters_beyond_gb2312_are_read_under_that_name() -> None:
    source = page("<p>镕基、㎡、𠮷林市、淏</p>" + SIMPLIFIED, "gb2312")
    assert decode(source.encode("gb18030")).text == source


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (SIMPLIFIED.encode()[:-7], SIMPLIFIED[:-5]),
        (SIMPLIFIED.encode() + "县".encode()[:2], SIMPLIFIED + "\ufffd"),
        (SIMPLIFIED.encode() + b"\xff<p>0</p>", SIMPLIFIED + "\ufffd<p>0</p>"),
    ],
    ids=["cut between characters", "cut within a character", "one bad byte"],
)
def test_damaged_utf8_is_utf8(data: bytes, text: str) -> None:
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text == text
    assert [note.code for note in decoded.notes] == ["encoding_damaged"] * ("\ufffd" in text)


def test_a_bad_byte_in_gbk_does_not_lose_the_rest() -> None:
    decoded = decode(SIMPLIFIED.encode("gbk") + b"\xff<p>0</p>")
    assert decoded.encoding == "gb18030"
    assert decoded.text.startswith(SIMPLIFIED)
    assert decoded.text.endswith("<p>0</p>")
    assert [note.code for note in decoded.notes] == ["encoding_damaged"]


def read_as_gbk(data: bytes) -> str:
    """As Windows reads GBK: 0x80 is the euro sign, and what is no character is a '?'."""
    text = ""
    while data:
        for length in (1, 2):
            try:
                text += data[:length].decode("gb18030")
                break
            except UnicodeDecodeError:
                pass
        else:
            text += "€" if data[0] == 0x80 else "?"
            length = 1
        data = data[length:]
    return text


def test_utf8_read_as_gbk_and_saved_again_is_mended() -> None:
    garbled = read_as_gbk(("五、存在的主要问题" + SIMPLIFIED).encode())
    assert garbled.startswith("浜斻€佸瓨鍦ㄧ殑")
    decoded = decode(garbled.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("五、存在的主要问题")
    assert "青禾县人民政府" in decoded.text
    assert [note.code for note in decoded.notes] == ["encoding_damaged"]


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "<p>锛焊接与銆字</p>的，、。"])
def test_sound_text_is_not_mended(text: str) -> None:
    assert decode(text.encode()).text == text


def test_nul_bytes_are_removed() -> None:
    assert decode(SIMPLIFIED.encode().replace(b"3", b"\x003\x00")).text == SIMPLIFIED


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta http-equiv="Content-Type" content="text/html; charset=GB2312">', "gb2312"),
        (b"<META CHARSET=utf-8>", "utf-8"),
        (b'<?xml version="1.0" encoding="gbk"?>', "gbk"),
        (b'<script charset="big5" src="a.js"></script>', None),
        (b"<p>charset=big5</p>", None),
        (b"", None),
    ],
)
def test_where_a_charset_is_declared(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset


@given(st.binary(max_size=300))
def test_any_bytes_give_text_without_nul(data: bytes) -> None:
    assert "\x00" not in decode(data).text


@given(st.text(alphabet=st.characters(exclude_characters="\x00\ufeff", exclude_categories=["Cs"])))
def test_text_survives_utf8(text: str) -> None:
    decoded = decode((SIMPLIFIED + text).encode())
    assert decoded.text == SIMPLIFIED + text
