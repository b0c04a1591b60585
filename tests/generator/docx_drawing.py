"""Pictures and text boxes in Word."""

from __future__ import annotations

from .docx_writer import Writer

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_BOX_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/></v:shapetype>'
)
_SIZE = '<wp:extent cx="5270500" cy="{height}"/>'


def picture(w: Writer, height: int = 1800000) -> str:
    """A picture in a run."""
    relation = w.package.picture()
    number = w.next_id()
    fill = f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    shape = (
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5270500" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    )
    names = (
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="图片 {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
    )
    return (
        f'<w:r><w:drawing><wp:inline>{_SIZE.format(height=height)}<wp:docPr id="{number}" name="图片 {number}" '
        f'descr="截图20220118"/><a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>{names}{fill}{shape}'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(w: Writer, inner: str) -> str:
    """A text box in a run: as a shape, as a VML shape, or as one with the other to fall back on."""
    old = (
        f'<w:pict>{_BOX_TYPE}<v:shape id="_x0000_s{w.rng.randrange(1000, 9999)}" type="#_x0000_t202" '
        'style="width:440pt;height:300pt;mso-wrap-style:square">'
        f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    if w.has("docx_vml_box"):
        return f"<w:r>{old}</w:r>"
    number = w.next_id()
    new = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5588000" cy="1200000"/>'
        f'<wp:docPr id="{number}" name="文本框 {number}"/><a:graphic><a:graphicData uri="{_SHAPE}">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5588000" cy="1200000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr><a:spAutoFit/></wps:bodyPr></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    fallback = "" if w.has("docx_strict") else f"<mc:Fallback>{old}</mc:Fallback>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>{fallback}</mc:AlternateContent></w:r>'
