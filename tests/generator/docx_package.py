"""Word files as packages: parts, relationships, content types, and the ZIP file around them."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Collection
from dataclasses import dataclass, field

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = {
    "w": W, "r": OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}  # fmt: skip
_STRICT = {
    f"{OFFICE}/extended-properties": "http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties",
    f"{OFFICE[:-14]}/extended-properties": "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    _NAMES["wp"]: "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    _NAMES["m"]: "http://purl.oclc.org/ooxml/officeDocument/math",
    _NAMES["a"]: "http://purl.oclc.org/ooxml/drawingml/main",
    _NAMES["pic"]: "http://purl.oclc.org/ooxml/drawingml/picture",
    "<w:left ": "<w:start ",
    "<w:right ": "<w:end ",
}
_MAIN = {
    "docx_docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "docx_dotx": f"{_WORD}.template.main+xml",
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The short names that the namespace of the text takes when another library writes it.
_PREFIXES = {"docx_prefix": "ns0:", "docx_default_namespace": ""}


def namespaces(kinds: Collection[str], *, wide: bool = True) -> str:
    """The declarations on the root of a part."""
    names = _NAMES if wide else {"w": W, "r": OFFICE}
    if "docx_wps" in kinds and wide:
        names = names | {"wpsCustomData": "http://www.wps.cn/officeDocument/2013/wpsCustomData"}
    made = "".join(f' xmlns:{short}="{name}"' for short, name in names.items())
    return f'{made} mc:Ignorable="w14 w15"' if wide else made


@dataclass(slots=True)
class Package:
    """The parts of a Word file by their paths."""

    rng: random.Random
    kinds: frozenset[str]
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: list[str] = field(default_factory=list)

    @property
    def main(self) -> str:
        """The path of the part that holds the text."""
        if "docx_root_part" in self.kinds:
            return "document.xml"
        return "word/document2.xml" if "docx_other_part" in self.kinds else "word/document.xml"

    def relate(self, kind: str, target: str, mode: str = "") -> str:
        """A relationship of the text; its name."""
        name = f"rId{len(self.relations) + 1}"
        mode = f' TargetMode="{mode}"' if mode else ""
        if not mode:
            near = not {"docx_absolute", "docx_root_part"} & self.kinds
            target = target.removeprefix("word/") if near else f"/{target.lstrip('/')}"
        kind = kind if kind.startswith("http") else f"{OFFICE}/{kind}"
        self.relations.append(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{mode}/>')
        return name

    def add(self, name: str, kind: str, text: str, *, content: str = "") -> str:
        """An XML part beside the text, related to it; the name of the relationship."""
        path = f"word/{name}"
        self.parts[path] = (_HEAD + text).encode()
        self.types[path] = content or f"{_WORD}.{kind}+xml"
        return self.relate(kind, path)

    def picture(self) -> str:
        """A small grey picture; the name of its relationship."""
        path = "word/media/image1.png"
        kind = "image"
        if path in self.parts:
            return next(
                m.group(1) for r in self.relations
                if "media/image1.png" in r and (m := re.search(r'Id="(\w+)"', r))
            )  # fmt: skip
        self.parts[path] = _png(self.rng, 120, 80)
        return self.relate(kind, path)

    def data_of_editor(self) -> None:
        """The part in which WPS keeps data of its own."""
        name = "http://www.wps.cn/officeDocument/2013/wpsCustomData"
        text = f'<s:customData xmlns="{name}" xmlns:s="{name}"><customSectProps><customSectPr/></customSectProps></s:customData>'
        self.parts["customXml/item1.xml"] = (_HEAD + text).encode()
        self.relate("customXml", "/customXml/item1.xml")

    def macros(self) -> None:
        """The part that holds macros."""
        path = "word/vbaProject.bin"
        self.parts[path] = bytes.fromhex("d0cf11e0a1b11ae1") + self.rng.randbytes(4000)
        self.types[path] = "application/vnd.ms-office.vbaProject"
        self.relate("http://schemas.microsoft.com/office/2006/relationships/vbaProject", path)

    def save(self, document: str, title: str) -> bytes:
        """The file around the text."""
        main = self.main
        self.parts[main] = self._encoded(document)
        kind = next((v for k, v in _MAIN.items() if k in self.kinds), f"{_WORD}.document.main+xml")
        self.types[main] = kind
        slash = "/" if "docx_absolute" in self.kinds else ""
        top = [f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{slash}{main}"/>']
        if "docx_bare" not in self.kinds:
            top += self._properties(title)
        if "docx_order" in self.kinds or self.rng.random() < 0.3:
            top.reverse()
        folder, _, base = main.rpartition("/")
        near = f"{folder}/_rels/{base}.rels".lstrip("/")
        self.parts["_rels/.rels"] = self._relations(top)
        self.parts[near] = self._relations(self.relations)
        self.parts["[Content_Types].xml"] = self._content_types()
        return self._zip(("[Content_Types].xml", "_rels/.rels", main, near))

    def _encoded(self, document: str) -> bytes:
        text = _HEAD + document
        if "docx_strict" in self.kinds:
            text = text.replace("<w:document ", '<w:document w:conformance="strict" ', 1)
        if "docx_indented" in self.kinds:
            text = text.replace("><", ">\n <")
        for kind, short in _PREFIXES.items():
            if kind in self.kinds:
                text = re.sub(r"(</?)w:", rf"\1{short}", text)
                if short:
                    text = re.sub(r" w:(\w+=)", rf" {short}\1", text).replace(
                        'xmlns:w="', f'xmlns:{short[:-1]}="', 1
                    )
                else:
                    text = text.replace(" xmlns:", f' xmlns="{W}" xmlns:', 1)
        if "docx_utf16" in self.kinds:
            return text.replace("UTF-8", "UTF-16", 1).encode("utf-16")
        return text.encode()

    def _properties(self, title: str) -> list[str]:
        stale = "2017年XX县政府信息公开工作年度报告" if "docx_stale_title" in self.kinds else title
        core = (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{stale}</dc:title><dc:creator>Administrator</dc:creator></cp:coreProperties>"
        )
        application = (
            "WPS Office_11.8.2.12195" if "docx_wps" in self.kinds else "Microsoft Office Word"
        )
        if "docx_libreoffice" in self.kinds:
            application = "LibreOffice/7.4.7.2$Linux_X86_64"
        app = (
            f'<Properties xmlns="{OFFICE.rsplit("/", 1)[0]}/extended-properties"><Pages>9</Pages>'
            f"<Application>{application}</Application></Properties>"
        )
        self.parts["docProps/core.xml"] = (_HEAD + core).encode()
        self.parts["docProps/app.xml"] = (_HEAD + app).encode()
        self.types["docProps/core.xml"] = (
            "application/vnd.openxmlformats-package.core-properties+xml"
        )
        self.types["docProps/app.xml"] = (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        )
        return [
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
            f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>',
        ]

    def _relations(self, items: list[str]) -> bytes:
        text = f'{_HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(items)}</Relationships>'
        return text.encode()

    def _content_types(self) -> bytes:
        known = {"rels": "application/vnd.openxmlformats-package.relationships+xml",
                 "xml": "application/xml", "png": "image/png", "mht": "message/rfc822",
                 "html": "text/html"}  # fmt: skip
        used = {name.rpartition(".")[2] for name in self.parts} | {"rels", "xml"}
        out = "".join(
            f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in known.items() if e in used
        )
        out += "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in self.types.items()
        )
        return f'{_HEAD}<Types xmlns="{PACKAGE}/content-types">{out}</Types>'.encode()

    def _zip(self, first: tuple[str, ...]) -> bytes:
        order = [*first, *(name for name in self.parts if name not in first)]
        if "docx_order" in self.kinds:
            order.reverse()
        packed = zipfile.ZIP_STORED if "docx_stored" in self.kinds else zipfile.ZIP_DEFLATED
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", packed) as archive:
            for name in order:
                info = zipfile.ZipInfo(name)
                info.create_system = 0
                archive.writestr(info, self._strict(name), packed)
        return data.getvalue()

    def _strict(self, name: str) -> bytes:
        part = self.parts[name]
        if "docx_strict" in self.kinds and name.endswith((".xml", ".rels")):
            for usual, strict in _STRICT.items():
                part = part.replace(usual.encode(), strict.encode())
        return part


def _png(rng: random.Random, width: int, height: int) -> bytes:
    lines = b"".join(
        b"\0" + bytes(200 + rng.randrange(3) for _ in range(width)) for _ in range(height)
    )

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(lines, 6))
        + chunk(b"IEND", b"")
    )
