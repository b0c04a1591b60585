"""Documents as HTML: paragraphs and tables, and the ways in which tools write them."""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from dataclasses import replace
from html import escape

from .document import Box, Document, Paragraph, Row, Table
from .html_pseudo import pseudo_table

_PSEUDO = (
    "div_table_inline", "div_table_class", "css_grid", "flex_rows", "pre_tables", "p_cells", "p_rows"
)  # fmt: skip
_WORD = (
    "mso-pagination:widow-orphan;text-align:center;mso-char-indent-count:2.0",
    "font-family:仿宋_GB2312;mso-hansi-font-family:宋体;mso-bidi-font-family:宋体;font-size:12pt",
)


def inline(raw: str) -> str:
    """Text with its special signs escaped; no-break spaces as entities; breaks as `<br>`."""
    return escape(raw, quote=False).replace("\u00a0", "&nbsp;").replace("\n", "<br />")


def render_body(rng: random.Random, document: Document, kinds: Collection[str]) -> str:
    """The report without a page around it."""
    parts: list[str] = []
    for item in document.items:
        if isinstance(item, Table):
            parts.append(table(rng, item, kinds))
        else:
            parts.append(paragraph(rng, item, kinds))
    if "misnested" in kinds:
        return "\n".join(parts).replace("</table>", "</span></table></font>", 2)
    return "\n".join(parts)


def paragraph(rng: random.Random, item: Paragraph, kinds: Collection[str]) -> str:
    """One paragraph by its role."""
    inner = inline(item.text)
    if item.role == "title":
        tag = "p" if "word_paste" in kinds or "fragment" in kinds else "h1"
        return f'<{tag} class="title" align="center"><strong>{inner}</strong></{tag}>'
    if item.role == "image":
        return f'<p align="center"><img src="./W0{rng.randrange(10**9)}.png" alt=""/></p>'
    if item.role == "link":
        return f'<li><a href="./t{rng.randrange(10**7)}.html" target="_blank">{inner}</a></li>'
    if "word_paste" in kinds:
        span = f'<span style="{_WORD[1]}">{inner}</span><span lang=EN-US><o:p></o:p></span>'
        return f"<p class=MsoNormal style='text-indent:32.0pt;{_WORD[0]}'>{span}</p>"
    if "omitted_end_tags" in kinds:
        return f"<p>{inner}"
    if item.role == "heading" and rng.random() < 0.5:
        return f"<p><strong>{inner}</strong></p>"
    if item.role == "signature":
        return f'<p style="text-align: right">{inner}</p>'
    return f"<p>{inner}</p>"


def content(rng: random.Random, box: Box, kinds: Collection[str]) -> str:
    """What stands inside a cell."""
    inner = inline(box.text)
    number = box.key is not None and box.text.strip().isdigit()
    if "sup_marks" in kinds and number and rng.random() < 0.1:
        return f"{inner}<sup>{rng.choice(('①', '[2]', '*', '注'))}</sup>"
    if "hidden_spans" in kinds and box.key is not None and rng.random() < 0.4:
        fake = f"{rng.randrange(900)}"
        style = rng.choice(('style="display:none"', "hidden", 'style="DISPLAY: none;"'))
        return rng.choice((f"{inner}<span {style}>{fake}</span>", f"<i {style}>{fake}</i>{inner}"))
    if "input_values" in kinds and box.key is not None and "<" not in inner:
        return f'<input type="text" value="{escape(box.text)}" readonly size=4>'
    if "broken_digits" in kinds and number and len(box.text.strip()) > 1:
        digits = box.text.strip()
        at = rng.randrange(1, len(digits))
        return f"<span>{digits[:at]}</span><span style='color:#333'>{digits[at:]}</span>"
    if "word_paste" in kinds:
        lang = " lang=EN-US" if number else ""
        body = inner or "&nbsp;"
        return (f"<p class=MsoNormal align=center style='{_WORD[0]}'>\n<span{lang} style='"
                f"{_WORD[1]}'>{body}<o:p></o:p></span></p>")  # fmt: skip
    if "char_spans" in kinds and not number:
        style = "font-family: 宋体; font-size: 14px"
        chars = [c if c == "\n" else f'<span style="{style}">{inline(c)}</span>' for c in box.text]
        return "".join(chars).replace("\n", "<br>")
    if "font_tags" in kinds:
        return f'<font face="宋体" size="2"><b>{inner}</b></font>'
    if "p_in_cells" in kinds:
        paragraphs = "".join(f"<p>{inline(part)}</p>" for part in box.text.split("\n"))
        return paragraphs if box.text else '<p align="center">&nbsp;</p>'
    if "div_in_cells" in kinds:
        return f'<div align="center"><div>{inner}</div></div>'
    if "nested_cells" in kinds and box.role == "value" and rng.random() < 0.3:
        return f"<table><tr><td>{inner}</td></tr></table>"
    return inner


def table(rng: random.Random, item: Table, kinds: Collection[str]) -> str:
    """A table with true spans, unless the kinds say otherwise."""
    style = next((k for k in _PSEUDO if k in kinds), None)
    if style is not None:
        return pseudo_table(item, style, lambda box: content(rng, box, kinds))
    item = broken_spans(rng, item, kinds)
    rows: list[str] = []
    noise = rng.choice(("", "", ' align="center"', ' style="text-align:center;"', " nowrap"))
    for y, row in enumerate(item.rows):
        cells = []
        for box in row:
            head = "th" if "th_cells" in kinds and box.role in ("header", "label") else "td"
            end = "" if "omitted_end_tags" in kinds else f"</{head}>"
            if "misnested" in kinds and rng.random() < 0.05:
                end = f"</b></font>{end}"
            spans = _spans(rng, item, y, box, kinds)
            cells.append(f"<{head}{noise}{spans}>{content(rng, box, kinds)}{end}")
        end = "" if "omitted_end_tags" in kinds else "</tr>"
        rows.append(f"<tr>{rng.choice(('', chr(10)))}{''.join(cells)}{end}")
        if "text_in_table" in kinds and rng.random() < 0.1:
            rows.append(rng.choice(("&nbsp;", "单位：件", "<p>（续表）</p>", "、")))
    return wrap(rng, rows, kinds)


def wrap(rng: random.Random, rows: list[str], kinds: Collection[str]) -> str:
    """The table element around its rows."""
    inner = "\n".join(rows)
    attributes = rng.choice(("", ' border="1"', ' border=0 cellspacing=0 cellpadding=0 width="98%"',
                             ' style="border-collapse:collapse"'))  # fmt: skip
    if rng.random() < 0.4:
        inner = f"<tbody>\n{inner}\n</tbody>"
    out = f"<table{attributes}>\n{inner}\n</table>"
    if "upper_case" in kinds:
        out = re.sub(r"</?[a-z]+\d?", lambda m: m.group().upper(), out)
    if "nested_layout" in kinds:
        out = f'<table width="1000"><tr><td><table><tr><td>\n{out}\n</td></tr></table></td></tr></table>'
    return out


def _spans(rng: random.Random, item: Table, y: int, box: Box, kinds: Collection[str]) -> str:
    wide, tall = str(box.colspan), str(box.rowspan)
    if "span_zero" in kinds:
        wide = "0" if box.colspan == 1 and rng.random() < 0.3 else wide
        tall = "0" if box.rowspan > 1 and y + box.rowspan == len(item.rows) else tall
    if "span_nonnumeric" in kinds:
        if box.colspan == 1 and rng.random() < 0.3:
            wide = rng.choice(("abc", "auto", "", "-1", "1%"))
        elif rng.random() < 0.5:
            wide = rng.choice((f" {wide} ", f"{wide}px", f"{wide}.0", f"+{wide}"))
    if "span_large" in kinds:
        if box.role in ("caption", "note"):
            wide = str(box.colspan + rng.choice((1, 5, 90, 1000)))
        if y + box.rowspan == len(item.rows):
            tall = str(box.rowspan + rng.choice((1, 3)))
    spans = "" if wide == "1" and rng.random() < 0.8 else f' colspan="{wide}"'
    return spans + ("" if tall == "1" else f' rowspan="{tall}"')


def broken_spans(rng: random.Random, item: Table, kinds: Collection[str]) -> Table:
    """Spans that do not fit, as hand-edited pages have them."""
    if "span_small" in kinds:
        return replace(item, rows=tuple(_smaller(rng, row) for row in item.rows))
    if "colspans_disagree" in kinds and item.name == "proactive_disclosure":
        rows: list[Row] = []
        for row in item.rows:
            if len(row) == 1:
                rows.append((replace(row[0], colspan=item.columns + 1),))
            else:
                at = rng.randrange(1, len(row))
                wider = replace(row[at], colspan=row[at].colspan + 1)
                rows.append((*row[:at], wider, *row[at + 1 :]))
        return replace(item, rows=tuple(rows), columns=item.columns + 1)
    return item


def _smaller(rng: random.Random, row: Row) -> Row:
    first = row[0]
    if first.role == "caption" and first.colspan > 2:
        return (replace(first, colspan=first.colspan - rng.choice((1, 2))), *row[1:])
    if first.role == "label" and first.colspan > 1 and rng.random() < 0.3:
        return (replace(first, colspan=first.colspan - 1), *row[1:])
    return row
