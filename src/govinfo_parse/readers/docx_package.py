"""A Word file as a package: which part is the document, and its parts as XML trees.

Office Open XML, transitional and strict, is a ZIP file whose relationships name its parts
(ECMA-376 part 2). Nothing is unpacked beyond the limits, and no entity is expanded.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from govinfo_parse.errors import (
    DamagedDocument,
    DocumentTooLarge,
    EncryptedDocument,
    UnsupportedFormat,
)
from govinfo_parse.limits import MAX_PARTS, MAX_XML

if TYPE_CHECKING:
    from lxml.etree import _Element

_OTHER_PACKAGES: Final = (
    ("xl/", "an Excel file (.xlsx); only Word files are read"),
    ("ppt/", "a PowerPoint file (.pptx); only Word files are read"),
    ("OFD.xml", "an OFD file; save it as PDF or .docx"),
    ("META-INF/container.xml", "an EPUB book; only Word files are read"),
    ("content.xml", "an OpenDocument file (.odt); save it as .docx or PDF"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a relationship says: its type's last word, its target part, whether it leads out."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file, unpacked when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Open the package. Raises :class:`DamagedDocument` for a broken ZIP file."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeError) as error:
            raise DamagedDocument(f"the ZIP file is cut off or broken: {error}") from None
        if len(infos) > MAX_PARTS:
            raise DocumentTooLarge(f"the ZIP file holds {len(infos)} files")
        # Some writers use backslashes, and names differ in case from what relations say.
        self._infos = {_key(info.filename): info for info in infos}
        self.main = self._main_part()

    def _main_part(self) -> str:
        """The part that holds the document, whatever its name is."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.external:
                self._insist_on_word(relation.target)
                return relation.target
        for start, what in _OTHER_PACKAGES:
            if any(name.startswith(start.lower()) for name in self._infos):
                raise UnsupportedFormat(f"this is {what}")
        if "word/document.xml" in self._infos:
            return "word/document.xml"
        if "[content_types].xml" in self._infos:
            raise DamagedDocument("the Word file names no document part")
        raise UnsupportedFormat("this is a ZIP archive; unpack it first")

    def _insist_on_word(self, part: str) -> None:
        for start, what in _OTHER_PACKAGES[:2]:
            if part.lower().startswith(start):
                raise UnsupportedFormat(f"this is {what}")

    def read(self, part: str) -> bytes | None:
        """The bytes of a part; ``None`` where the package has none of this name."""
        info = self._infos.get(_key(part))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise EncryptedDocument("the ZIP file is encrypted")
        if info.file_size > MAX_XML:
            raise DocumentTooLarge(f"{part} has {info.file_size} bytes when unpacked")
        try:
            with self._zip.open(info) as file:
                data = file.read(MAX_XML + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise DamagedDocument(f"{part} cannot be unpacked: {error}") from None
        except (NotImplementedError, RuntimeError) as error:
            raise DamagedDocument(f"{part} is packed in an unknown way: {error}") from None
        if len(data) > MAX_XML:
            raise DocumentTooLarge(f"{part} has more than {MAX_XML} bytes when unpacked")
        return data

    def tree(self, part: str) -> _Element | None:
        """The XML tree of a part. Raises :class:`DamagedDocument` where it is no XML."""
        data = self.read(part)
        return None if data is None else self.parse(data, part)

    def parse(self, data: bytes, part: str) -> _Element:
        """The XML tree of a part's bytes. Raises :class:`DamagedDocument` as :meth:`tree`."""
        from lxml import etree

        if b"<!DOCTYPE" in data[:4096] or "<!DOCTYPE".encode("utf-16-le") in data[:8192]:
            raise DamagedDocument(f"{part} declares a document type, which no Word file has")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise DamagedDocument(f"{part} is no well-formed XML: {error.msg}") from None

    def relations(self, part: str) -> Mapping[str, Relation]:
        """The relationships of a part (of the package itself for ``""``) by their names."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for item in root if root is not None else ():
            target = item.get("Target", "")
            external = item.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = item.get("Type", "").rpartition("/")[2]
            found[item.get("Id", "")] = Relation(kind, target, external)
        return found


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
