"""Fonts that are not in the file: codes, widths, and what tells a reader which signs they are."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, field

from .pdf_file import File, Words

_HELVETICA = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, *(556,) * 10,
    278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
    833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333,
    500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_NONE = frozenset("\u200b\u200c\u200e\u2060\ufeff\u00ad")
# Rows of GB 2312 and the first glyph of Adobe-GB1 for the signs of each, Chinese characters apart.
_ROWS = {
    0xA1: ((0xA1, 0xFE, 96),), 0xA2: ((0xB1, 0xE2, 190), (0xE5, 0xEE, 240), (0xF1, 0xFC, 250)),
    0xA3: ((0xA1, 0xFE, 262),), 0xA8: ((0xA1, 0xBA, 668),),
}  # fmt: skip
_SPLIT = 4695
_KANGXI = dict(zip("一二八人工大文方无用生立自行非止见长",
                   "⼀⼆⼋⼈⼯⼤⽂⽅⽆⽤⽣⽴⾃⾏⾮⽌⻅⻓", strict=True))  # fmt: skip
_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
FAMILIES = (
    ("SimSun", "SimHei"), ("STSong-Light", "STSong-Light,Bold"), ("FangSong_GB2312", "KaiTi_GB2312"),
    ("ABCDEE+仿宋", "ABCDEE+黑体"), ("宋体", "黑体"), ("NSimSun", "Microsoft YaHei"),
)  # fmt: skip


def glyph(char: str) -> int | None:
    """The number of a character in the collection Adobe-GB1, if it is one of GB 2312."""
    if " " <= char <= "~":
        return ord(char) - 31
    try:
        high, low = char.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return None
    if high >= 0xD8:
        return _SPLIT + (high - 0xD8) * 94 + low - 0xA1
    if high >= 0xB0:
        return 940 + (high - 0xB0) * 94 + low - 0xA1
    for first, last, start in _ROWS.get(high, ()):
        if first <= low <= last:
            return start + low - first
    return None


def advance(char: str, latin: bool = False) -> float:
    """The width of a character in ems; `latin` where ASCII is set in Helvetica."""
    if latin and " " <= char <= "~":
        return _HELVETICA[ord(char) - 32] / 1000
    if char < "\u0250":
        return 0.0 if char in _NONE else 0.5
    return 0.0 if char in _NONE else 1.0


@dataclass(slots=True)
class Face:
    """A font of the file and the codes that were used of it."""

    name: str
    base: str
    style: str
    told: bool
    radicals: bool = False
    codes: dict[str, str] = field(default_factory=dict)
    last: int = 2

    def code(self, rng: random.Random, char: str) -> str | None:
        """The code of a character in hexadecimal, if the font has it."""
        if char not in self.codes:
            made = self._made(rng, char)
            if made is None:
                return None
            self.codes[char] = made
        return self.codes[char]

    def _made(self, rng: random.Random, char: str) -> str | None:
        if self.style == "mapped" and glyph(char) is None:
            return None
        if self.style in ("own", "mapped"):
            self.last += rng.choice((1, 1, 2, 7))
            return f"{self.last:04X}"
        if self.style == "helvetica":
            return f"{ord(char):02X}" if " " <= char <= "~" else None
        if self.style == "unigb":
            known = self.told or char in "\u00a0" or glyph(char) or _in_gbk(char)
            return f"{ord(char):04X}" if known and ord(char) < 0x10000 else None
        if self.style == "gbk":
            return char.encode("gbk").hex().upper() if _in_gbk(char) else None
        number = glyph(char)
        return None if number is None else f"{number:04X}"

    def write(self, file: File) -> int:
        """The font's objects; gives the number of the first."""
        if self.style == "helvetica":
            return file.add(
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
            )
        base = "".join(
            c if "!" < c < "~" else "".join(f"#{b:02X}" for b in c.encode("gbk")) for c in self.base
        )
        ordering = "Identity" if self.style == "own" else "GB1"
        supplement = 0 if self.style == "own" else 2
        encoding = {"unigb": "/UniGB-UCS2-H", "gbk": "/GBK-EUC-H"}.get(self.style, "/Identity-H")
        if self.style == "mapped":
            encoding = f" {self._glyphs(file)} 0 R"
        kind = "CIDFontType2" if self.style in ("own", "gb1") else "CIDFontType0"
        descriptor = file.add(
            f"<</Type/FontDescriptor/FontName/{base}/Flags 6/FontBBox[-8 -145 1000 859]"
            "/ItalicAngle 0/Ascent 859/Descent -140/CapHeight 683/StemV 91>>"
        )
        if self.style == "own":
            narrow = [f"{int(h, 16)}[{advance(c) * 1000:g}]" for c, h in self.codes.items()
                      if advance(c) < 1]  # fmt: skip
            widths = " ".join(narrow)
        else:
            widths = "1 95 500 668 693 500 814 907 500 7716[500]"
        below = file.add(
            f"<</Type/Font/Subtype/{kind}/BaseFont/{base}"
            f"/CIDSystemInfo {_system(file, ordering, supplement)} 0 R"
            f"/FontDescriptor {descriptor} 0 R/DW 1000/W[{widths}]>>"
        )
        told = ""
        if self.told:
            told = f"/ToUnicode {file.stream('', self._cmap().encode())} 0 R"
        return file.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding{encoding}"
            f"/DescendantFonts[{below} 0 R]{told}>>"
        )

    def _glyphs(self, file: File) -> int:
        """The table from the codes of this font to the glyphs of the collection."""
        pairs = [f"<{h}> {glyph(c)}" for c, h in sorted(self.codes.items(), key=lambda p: p[1])]
        info = f"/CIDSystemInfo {_system(file, 'GB1', 2)} 0 R"
        text = _TO_UNICODE.replace("/CMapType 2", "/CMapType 1").replace("(UCS)", "(GB1)")
        text = text.replace("Adobe-Identity-UCS", "Subset-H")
        data = text.format(ranges=_chunked(pairs, "cidchar")).encode()
        return file.stream(f"/Type/CMap/CMapName/Subset-H{info}", data)

    def _cmap(self) -> str:
        pairs = []
        for char, code in sorted(self.codes.items(), key=lambda pair: pair[1]):
            shown = _KANGXI.get(char, char) if self.radicals else char
            pairs.append(f"<{code}> <{shown.encode('utf-16-be').hex().upper()}>")
        return _TO_UNICODE.format(ranges=_chunked(pairs, "bfchar"))


def _system(file: File, ordering: str, supplement: int) -> int:
    """The collection of glyphs that codes are numbers of."""
    return file.add(
        "<</Registry", Words("Adobe", True), "/Ordering", Words(ordering, True),
        f"/Supplement {supplement}>>",
    )  # fmt: skip


def _chunked(pairs: list[str], name: str) -> str:
    out = ""
    for at in range(0, len(pairs), 100):
        part = pairs[at : at + 100]
        out += f"{len(part)} begin{name}\n" + "\n".join(part) + f"\nend{name}\n"
    return out


def _in_gbk(char: str) -> bool:
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


class Fonts:
    """The faces of one file."""

    def __init__(self, rng: random.Random, kinds: Collection[str]) -> None:
        self.rng = rng
        style = next((s for s in ("unigb", "gbk") if f"pdf_{s}" in kinds), "gb1")
        style = "own" if "pdf_subset" in kinds else style
        style = "mapped" if "pdf_code_map" in kinds else style
        told = style in ("gb1", "own", "mapped") and "pdf_gb1" not in kinds
        song, hei = rng.choice(FAMILIES)
        radicals = "pdf_radicals" in kinds
        self.latin = "pdf_helvetica" in kinds
        self.faces = {
            "song": Face("F1", song, style, told, radicals),
            "hei": Face("F2", hei, style, told, radicals),
            "latin": Face("F3", "Helvetica", "helvetica", False),
            "spare": Face("F4", "SimSun", "unigb", True, radicals),
            "secret": Face("F5", "ABCDEF+FZXBSJW", "own", False),
        }

    def advance(self, char: str) -> float:
        """The width of a character in ems."""
        return advance(char, self.latin)

    def width(self, text: str, size: float) -> float:
        """The width of a text."""
        return sum(map(self.advance, text)) * size

    def code(self, font: str, char: str) -> tuple[Face, str]:
        """The face for a character of a text in some font, and the code there."""
        if font == "secret":
            face = self.faces["secret"]
            return face, face.code(self.rng, char) or ""
        for name in ("latin", font) if self.latin else (font,):
            found = self.faces[name].code(self.rng, char)
            if found is not None:
                return self.faces[name], found
        face = self.faces["spare"]
        return face, face.code(self.rng, char) or "0020"

    def write(self, file: File) -> str:
        """The fonts that were used, as entries of a resource dictionary."""
        used = [face for face in self.faces.values() if face.codes]
        return "".join(f"/{face.name} {face.write(file)} 0 R" for face in used)
