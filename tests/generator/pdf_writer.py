"""A small writer of PDF files: one font that is not embedded, pages of operators, a table of objects."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{ranges}endcmap CMapName currentdict /CMap defineresource pop end end"""
_CHUNK = 100


def is_narrow(char: str) -> bool:
    """Whether a character is half as wide as it is high."""
    return char < "\u2000"


def width(text: str, size: float) -> float:
    """How wide a text is set."""
    return sum(0.5 if is_narrow(char) else 1.0 for char in text) * size


class Font:
    """Codes for the characters that a document uses, in order of first use."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def codes(self, text: str) -> str:
        """A text as a hexadecimal string of codes."""
        return "".join(f"{self._codes.setdefault(char, len(self._codes) + 1):04X}" for char in text)

    def objects(self, first: int, *, known: bool) -> list[bytes]:
        """The font's objects; without ``known`` nothing tells what its codes mean."""
        narrow = " ".join(f"{n} [500]" for c, n in self._codes.items() if is_narrow(c))
        pairs = [f"<{n:04X}> <{c.encode('utf-16-be').hex()}>" for c, n in self._codes.items()]
        ranges = ""
        for at in range(0, len(pairs), _CHUNK):
            part = pairs[at : at + _CHUNK]
            ranges += f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n"
        told = f"/ToUnicode {first + 3} 0 R" if known else ""
        return [
            f"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/Identity-H/DescendantFonts[{first + 1} 0 R]{told}>>".encode(),
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {first + 2} 0 R/DW 1000/W[{narrow}]>>".encode(),
            b"<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -140 1000 860]/ItalicAngle 0/Ascent 860/Descent -140/CapHeight 700/StemV 80>>",
            stream(_UNICODE.format(ranges=ranges).encode()),
        ]


def stream(data: bytes, more: str = "") -> bytes:
    """A compressed stream."""
    packed = zlib.compress(data)
    return (
        f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n".encode()
        + packed
        + b"\nendstream"
    )


def write(
    pages: Sequence[str],
    font: Font,
    secret: Font,
    *,
    size: tuple[float, float],
    page: str = "",
    title: str = "",
) -> bytes:
    """The file. ``page`` is added to every page's dictionary."""
    first = 4 + 2 * len(pages)
    name = b"\xfe\xff" + title.encode("utf-16-be")
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        f"<</Title<{name.hex()}>/Producer(printer)>>".encode(),
    ]
    box = f"/MediaBox[0 0 {size[0]:g} {size[1]:g}]"
    for number, content in enumerate(pages):
        own = page if "/MediaBox" in page else box + page
        objects.append(
            f"<</Type/Page/Parent 2 0 R{own}/Contents {5 + 2 * number} 0 R/Resources<</Font<</F1 {first} 0 R/F2 {first + 4} 0 R>>>>>>".encode()
        )
        objects.append(stream(content.encode()))
    objects += font.objects(first, known=True)
    objects += secret.objects(first + 4, known=False)
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info 3 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
