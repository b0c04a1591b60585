"""Documents as printed pages: texts placed and tables ruled as office programs and browsers do."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from .document import Document, Paragraph, Printed
from .pdf_file import File, Stream, Words
from .pdf_fonts import Fonts
from .pdf_layout import Flow
from .pdf_page import furnish, haunt, hide, two_up
from .pdf_paint import Painter
from .pdf_sheet import Sheet
from .pdf_space import Frame, Space, cm, frame, number

_WRONG_TITLES = ("Microsoft Word - 新建文档1", "Microsoft Word - 2018年政府信息公开年报(终稿).doc",
                 "未命名", "PowerPoint 演示文稿", "untitled", "关于印发2017年工作要点的通知")  # fmt: skip
_MAKERS = (
    ("WPS 文字", "WPS Office"), ("Microsoft® Word 2016", "Microsoft® Word 2016"),
    ("Writer", "LibreOffice 7.3"), ("Mozilla/5.0", "Skia/PDF m120"),
    ("PScript5.dll Version 5.2.2", "Acrobat Distiller 10.0"), ("", "Microsoft: Print To PDF"),
)  # fmt: skip


def render(
    rng: random.Random, document: Document, kinds: Collection[str]
) -> tuple[bytes, dict[str, Printed | None]]:
    """The bytes of a PDF file, and what became of the truth."""
    fonts = Fonts(rng, kinds)
    flow = Flow(rng, kinds, fonts)
    flow.document(document)
    sheets = flow.sheets
    if len(sheets) > 1 and not (sheets[-1].runs or sheets[-1].grids or sheets[-1].images):
        sheets.pop()
    if "pdf_blank_page" in kinds:
        sheets.insert(rng.choice((0, len(sheets))), Sheet(sheets[0].width, sheets[0].height))
    furnish(rng, sheets, document, kinds, fonts)
    changes = hide(rng, sheets, kinds)
    haunt(rng, sheets, kinds, fonts)
    if "pdf_two_up" in kinds:
        sheets = two_up(sheets)
    file = _Maker(rng, kinds, fonts, document).make(sheets)
    return file, changes


class _Maker:
    """Writes the sheets into a file."""

    def __init__(
        self, rng: random.Random, kinds: Collection[str], fonts: Fonts, document: Document
    ) -> None:
        self.rng, self.kinds, self.fonts, self.document = rng, kinds, fonts, document
        self.file = File(kinds)
        self._forms: list[int] = []
        self._inner = 0
        self.painter = Painter(rng, kinds, fonts)
        self.baked = rng.random() < 0.5
        self.scale = rng.choice((1 / 0.12, 1 / 0.24, 4 / 3, 20.0))

    def make(self, sheets: list[Sheet]) -> bytes:
        """The whole file."""
        file, rng = self.file, self.rng
        catalog, tree, resources, self._inner = (file.keep() for _ in range(4))
        pages = [self._page(sheet, tree, resources) for sheet in sheets]
        fonts = self.fonts.write(file)
        images = ""
        if "pdf_image_lines" in self.kinds:
            dot = file.stream(
                "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
                "/BitsPerComponent 8", b"\0", packed=False)  # fmt: skip
            images += f"/I1 {dot} 0 R"
        if any(sheet.images for sheet in sheets):
            images += f"/I2 {self._picture()} 0 R"
        forms = "".join(f"/X{n} {n} 0 R" for n in self._forms)
        clear = "/ExtGState<</G1<</Type/ExtGState/ca .6/BM/Multiply>>>>"
        for number_, drawn in ((resources, images + forms), (self._inner, images)):
            file.put(number_, f"<</Font<<{fonts}>>/XObject<<{drawn}>>{clear}/ProcSet[/PDF/Text]>>")
        kids = " ".join(f"{page} 0 R" for page in pages)
        file.put(tree, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
        outlines = self._bookmarks(sheets, pages)
        file.put(catalog, f"<</Type/Catalog/Pages {tree} 0 R{outlines}>>")
        return file.save(rng, catalog, self._info())

    def _page(self, sheet: Sheet, tree: int, resources: int) -> int:
        file, kinds, rng = self.file, self.kinds, self.rng
        first = not file.first_page
        space, lies = self._space(sheet)
        content = self._content(sheet, space, lies)
        number_ = file.keep()
        whole = "\n".join(content).encode("latin-1")
        if "pdf_cut_contents" in kinds:
            parts = _cut(rng, whole)
            streams = [file.stream("", part) for part in parts]
            contents = "[" + " ".join(f"{s} 0 R" for s in streams) + "]"
        else:
            streams = [file.stream("", whole, rng.random() < 0.9)]
            contents = f"{streams[0]} 0 R"
        if "pdf_superseded" in kinds and (len(file.older) < 2 or rng.random() < 0.3):
            older = "\n".join(self._content(_changed(rng, sheet), space, lies))
            file.older[streams[0]] = Stream("", older.encode("latin-1"))
        file.put(number_, f"<</Type/Page/Parent {tree} 0 R{lies.entries}"
                          f"/Resources {resources} 0 R/Contents {contents}>>")  # fmt: skip
        if first:
            file.first_page |= {number_, *streams}
        return number_

    def _space(self, sheet: Sheet) -> tuple[Space, Frame]:
        lies = frame(self.rng, sheet, self.kinds, self.baked)
        if "pdf_flipped" in self.kinds:
            return Space(sheet.height, self.scale, True, lies.dx, -lies.dy), lies
        if "pdf_scaled" in self.kinds:
            return Space(sheet.height, self.scale, False, lies.dx, lies.dy), lies
        return Space(sheet.height, dx=lies.dx, dy=lies.dy), lies

    def _content(self, sheet: Sheet, space: Space, lies: Frame) -> list[str]:
        kinds, painter = self.kinds, self.painter
        out = [lies.before] if lies.before else []
        back = space.back()
        if back is not None:
            out.append(cm(back))
            out.append(f"{space.area(0, 0, sheet.width, sheet.height)} re W n")
        out += painter.shaded(sheet, space)
        if "pdf_form_rules" in kinds:
            inner = Space(space.height, 2.0, False, space.dx - 40, space.dy + 30)
            lines = painter.lines(sheet, inner)
            form = self._form(lines, (0.5, 0, 0, 0.5, 40, -30))
            return ["q", *out, *painter.content(sheet, space, [form]), "Q"]
        body = painter.content(sheet, space, painter.lines(sheet, space))
        if "pdf_form_page" in kinds:
            body = [self._form(body, (1, 0, 0, 1, 0, 0))]
        out += body
        return ["q", *out, "Q"]

    def _form(self, ops: list[str], matrix: tuple[float, ...]) -> str:
        shown = " ".join(map(number, matrix))
        form = self.file.stream(
            f"/Type/XObject/Subtype/Form/BBox[-9000 -9000 19000 19000]/Matrix[{shown}]"
            f"/Resources {self._inner} 0 R", "\n".join(ops).encode("latin-1"))  # fmt: skip
        self._forms.append(form)
        return f"q /X{form} Do Q"

    def _picture(self) -> int:
        """A scanned table, as grey as scans are."""
        wide, high = 120, 75
        rows = bytearray()
        for y in range(high):
            for x in range(wide):
                line = y % 12 == 0 or x % 20 == 0
                ink = self.rng.random() < 0.25 and 3 < y % 12 < 9 and 4 < x % 20 < 14
                rows.append(40 if line or ink else 235)
        return self.file.stream(
            f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/ColorSpace/DeviceGray"
            "/BitsPerComponent 8", bytes(rows))  # fmt: skip

    def _info(self) -> int:
        creator, producer = self.rng.choice(_MAKERS)
        lines = [i.text for i in self.document.items
                 if isinstance(i, Paragraph) and i.role == "title"]  # fmt: skip
        title = lines[0] if lines else ""
        if "pdf_wrong_title" in self.kinds:
            title = self.rng.choice(_WRONG_TITLES)
        elif self.rng.random() < 0.4:
            title = ""
        return self.file.add(
            "<</Title", Words(title), "/Creator", Words(creator), "/Producer", Words(producer),
            "/CreationDate", Words(f"D:2024011{self.rng.randrange(10)}102600+08'00'", True), ">>")  # fmt: skip

    def _bookmarks(self, sheets: list[Sheet], pages: list[int]) -> str:
        found = [(text, page) for sheet, page in zip(sheets, pages, strict=True)
                 for text in sheet.heads]  # fmt: skip
        if "pdf_bookmarks" not in self.kinds or not found:
            return ""
        file = self.file
        root = file.keep()
        items = [file.keep() for _ in found]
        for n, (item, (text, page)) in enumerate(zip(items, found, strict=True)):
            near = f"/Prev {items[n - 1]} 0 R" if n else ""
            near += f"/Next {items[n + 1]} 0 R" if n + 1 < len(items) else ""
            file.put(item, "<</Title", Words(text), f"/Parent {root} 0 R{near}"
                           f"/Dest[{page} 0 R/XYZ 0 800 0]>>")  # fmt: skip
        file.put(root, f"<</Type/Outlines/First {items[0]} 0 R/Last {items[-1]} 0 R"
                       f"/Count {len(items)}>>")  # fmt: skip
        return f"/Outlines {root} 0 R/PageMode/UseOutlines"


def _cut(rng: random.Random, data: bytes) -> list[bytes]:
    """Operators in several streams, cut between any two words."""
    spots = [n for n, byte in enumerate(data) if byte in b" \n"]
    cuts = sorted(rng.sample(spots, min(len(spots), rng.randint(1, 6))))
    ends = [0, *cuts, len(data)]
    return [data[a:b] for a, b in pairwise(ends)]


def _changed(rng: random.Random, sheet: Sheet) -> Sheet:
    """The sheet as it was before its figures were corrected."""
    runs = [
        replace(run, text=str(rng.randrange(1, 99))) if run.key and run.text.isdigit() else run
        for run in sheet.runs
    ]
    return replace(sheet, runs=runs)
