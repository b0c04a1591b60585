"""Writes a document as a page of a government site."""

from __future__ import annotations

from html import escape
from random import Random

from independent.html_table import EDITORS, Editor, write_table

from .model import Block, Draft, Piece, Rows
from .script import Change


def to_html(draft: Draft, pieces: list[Piece], change: Change) -> bytes:
    """Return the page's bytes."""
    rng = draft.rng
    editor = Editor(rng.choice(EDITORS[:5]), rng.random() < 0.3, rng.choice(("", "", "br")))
    look = Look(rng, editor, draft.has("lines:split_runs"))
    first = next((n for n, piece in enumerate(pieces) if not _page(piece)), 0)
    last = next((n for n in range(len(pieces), 0, -1) if not _page(pieces[n - 1])), len(pieces))
    top = _frame(rng, pieces[:first])
    foot = _frame(rng, pieces[last:])
    if draft.has("rows:prose_in_table") and rng.random() < 0.5:
        article = _nested(look, pieces[first:last])
    else:
        article = "\n".join(look.piece(piece) for piece in pieces[first:last])
    wrap = rng.choice(
        (
            '<div class="article" id="zoom">{}</div>',
            "<div class='TRS_Editor'>{}</div>",
            "<main><article>{}</article></main>",
            "{}",
        )
    )
    encoding = rng.choice(("utf-8", "utf-8", "utf-8", "utf-8", "gb18030"))
    head = f'<meta charset="{encoding}">\n{_meta(draft, change)}'
    page = f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>\n{top}\n{wrap.replace('{}', article)}\n{foot}\n</body></html>\n"
    return page.encode(encoding, "xmlcharrefreplace")


def _page(piece: Piece) -> bool:
    return isinstance(piece, Block) and piece.role == "page"


class Look:
    """One editor's way to mark up lines."""

    def __init__(self, rng: Random, editor: Editor, runs: bool) -> None:
        self.rng, self.editor, self.runs = rng, editor, runs
        self.p = rng.choice(
            (
                "<p>{}</p>",
                '<p style="text-indent:2em"><span>{}</span></p>',
                "<p>　　{}</p>",
                "<div>{}</div>",
                "<p>&nbsp;&nbsp;&nbsp;&nbsp;{}</p>",
                "　　{}<br/>",
            )
        )
        self.head = rng.choice(
            (
                "<p><strong>{}</strong></p>",
                "<h2>{}</h2>",
                "<h3>{}</h3>",
                self.p,
                "<p><b><span>{}</span></b></p>",
            )
        )
        self.sub = rng.choice((self.p, "<p><strong>{}</strong></p>", "<h4>{}</h4>"))
        self.title = rng.choice(
            ("<h1>{}</h1>", '<div class="title">{}</div>', '<p align="center"><b>{}</b></p>')
        )
        self.joined = rng.random() < 0.4

    def piece(self, piece: Piece) -> str:
        """Return a piece as HTML."""
        if isinstance(piece, Block):
            return self.block(piece)
        if isinstance(piece, Rows):
            rows = "\n".join(f"<tr><td>{self.inner(b)}</td></tr>" for b in piece.blocks)
            return f'<table width="100%" border="0"><tbody>{rows}</tbody></table>'
        return write_table(self.rng, piece, self.editor)

    def inner(self, block: Block) -> str:
        """Return a block's text for a cell."""
        return self.block(block) if self.joined else self.text(block.text)

    def block(self, block: Block) -> str:
        """Return a block in the tags of its role."""
        form = {
            "title": self.title,
            "head": self.head,
            "sub": self.sub,
            "meta": '<div class="info">{}</div>',
            "sign": '<p style="text-align:right">{}</p>',
        }.get(block.role, self.p)
        return form.replace("{}", self.text(block.text))

    def text(self, text: str) -> str:
        """Return escaped text, at times cut into spans."""
        if not self.runs or len(text) < 6:
            return escape(text, False)
        places = sorted(self.rng.sample(range(1, len(text)), min(len(text) // 5, 12)))
        parts = [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
        return "".join(
            f"<span>{escape(part, False)}</span>"
            if self.rng.random() < 0.7
            else escape(part, False)
            for part in parts
        )


def _nested(look: Look, pieces: list[Piece]) -> str:
    rows: list[str] = []
    for piece in pieces:
        blocks = piece.blocks if isinstance(piece, Rows) else ()
        rows.extend(look.inner(block) for block in blocks)
        if not blocks:
            rows.append(look.piece(piece))
    inner = "\n".join(f"<tr><td>{row}</td></tr>" for row in rows)
    return f'<table width="980" border="0" cellspacing="0" align="center"><tbody>\n{inner}\n</tbody></table>'


def _frame(rng: Random, pieces: list[Piece]) -> str:
    lines = [escape(piece.text, False) for piece in pieces if isinstance(piece, Block)]
    if not lines:
        return ""
    if rng.random() < 0.4:
        return (
            "<ul>"
            + "".join(f"<li><a href='/art/{n}.html'>{t}</a></li>" for n, t in enumerate(lines))
            + "</ul>"
        )
    return "\n".join(
        f"<div>{line}</div>" if rng.random() < 0.6 else f"<p>{line}</p>" for line in lines
    )


def _meta(draft: Draft, change: Change) -> str:
    rng, organ = draft.rng, draft.organ
    named = draft.notes["agency"] == "meta"
    tags: dict[str, str] = {}
    title = draft.title
    if named or rng.random() < 0.4:
        tags |= {"SiteName": organ.site, "ColumnName": rng.choice(("政府信息公开年报", "年度报告"))}
        if title:
            tags["ArticleTitle"] = title
    if named:
        draft.agency_accept = [organ.name]
        if title is None or rng.random() < 0.4:
            tags["ArticleTitle"] = f"{organ.name}{draft.year}年政府信息公开工作年度报告"
            draft.title_accept.append(tags["ArticleTitle"])
        if (
            rng.random() < 0.75
            or "ArticleTitle" not in tags
            or organ.name not in tags["ArticleTitle"]
        ):
            tags[rng.choice(("ContentSource", "ContentSource", "Author"))] = organ.name
        if draft.published is None:
            day = next((d for d in draft.published_accept if d), None)
            if day:
                tags["PubDate"] = f"{day:%Y-%m-%d} 10:30"
                draft.published = day
        else:
            tags["PubDate"] = f"{draft.published:%Y-%m-%d} 09:12"
    made = "\n".join(f'<meta name="{k}" content="{escape(change(v))}">' for k, v in tags.items())
    shown = (
        rng.choice((title, f"{title}-{organ.site}", "政府信息公开年报", organ.site))
        if title
        else "政府信息公开年报"
    )
    return f"{made}\n<title>{escape(change(shown))}</title>"
