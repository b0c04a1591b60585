"""Puts a document together in reading order."""

from __future__ import annotations

from dataclasses import replace

from independent.model import Table
from independent.rows import heading_row

from . import bodies, headings, intros, organs, stamps, surround, titles
from .model import Block, Draft, Piece, Rows, furniture
from .plan import agency_place


def settle(draft: Draft) -> None:
    """Decide where the document says what."""
    rng = draft.rng
    draft.notes["agency"] = agency_place(draft.kinds)
    draft.notes["other"], draft.notes["other2"] = organs.others(rng, draft.organ)
    needed = draft.has("title:none") or draft.has("title:no_year") or draft.has("period:odd")
    places = (
        ("intro", "intro", "intro", "one", "six") if needed else ("intro", "intro", "one", "none")
    )
    draft.notes["period"] = "one" if draft.has("title:glued_head") else rng.choice(places)
    draft.notes["numbers"] = headings.numbers(draft)
    draft.notes["sub_style"] = ""
    usual = rng.choice(("line", "line", "none"))
    dated = any(kind.startswith("date:") for kind in draft.kinds)
    draft.notes["stamp"] = "line" if dated or draft.notes["agency"] == "label" else usual
    for kind in ("table", "bare"):
        if draft.has(f"date:{kind}"):
            draft.notes["stamp"] = kind
    if draft.notes["agency"] == "label" and not dated and not draft.has("agency:label_above"):
        draft.notes["stamp"] = rng.choice(("line", "line", "table"))


def compose(draft: Draft, tables: dict[int, list[Table]]) -> list[Piece]:
    """Return the whole document and note its truth."""
    rng = draft.rng
    front: list[Piece] = list(surround.before(draft))
    heads = titles.title(draft)
    stamp = stamps.stamp(draft)
    glued = draft.has("title:glued_head")
    early = rng.random() < 0.25 and draft.notes["stamp"] != "bare"
    first = glued or early or any(isinstance(piece, Table) for piece in stamp)
    front.extend([*stamp, *heads] if first and not _under(draft) else [*heads, *stamp])
    if draft.has("title:twice"):
        front.extend(heads)
    printed = _printed(draft)
    named = draft.notes["agency"] in ("intro", "contact")
    wanted = named or draft.notes["period"] == "intro" or rng.random() < 0.6
    wanted = wanted or draft.has("traps:addressee")
    lead = intros.intro(draft) if wanted and not glued else []
    if named or draft.notes["agency"] == "part_one":
        draft.agency_accept = [draft.organ.name]
    body: list[Piece] = [*surround.toc(draft, printed), *lead, *_parts(draft, printed, tables)]
    if glued:
        body = _glued(draft, front, body)
    if draft.has("frame:page_numbers"):
        body = _numbered(draft, body)
    if draft.has("rows:prose_in_table"):
        body = _in_rows(draft, body)
    return [*front, *body, *stamps.signature(draft), *surround.after(draft)]


def _under(draft: Draft) -> bool:
    return draft.has("agency:under_title")


def _glued(draft: Draft, front: list[Piece], body: list[Piece]) -> list[Piece]:
    """Put the first heading behind the title on its line."""
    title, head = front[-1], body[0]
    if not isinstance(title, Block) or not isinstance(head, Block) or head.role != "head":
        return body
    gap = draft.rng.choice(("", "", " ", "　"))
    front[-1] = replace(title, text=f"{title.text}{gap}{head.text}")
    return body[1:]


def _printed(draft: Draft) -> list[int]:
    parts = [1, 2, 3, 4, 5, 6]
    if draft.has("parts:missing"):
        choices = [(6,), (5,), (5, 6), (4,)]
        if draft.notes["agency"] != "part_one":
            choices.append((1,))
        for part in draft.rng.choice(choices):
            parts.remove(part)
    return parts


def _parts(draft: Draft, printed: list[int], tables: dict[int, list[Table]]) -> list[Piece]:
    rng = draft.rng
    silent = rng.choice(printed) if draft.has("heads:missing") else 0
    makers = {1: bodies.part_one, 5: bodies.part_five, 6: bodies.part_six}
    made: list[Piece] = []
    keeps = rng.random() < 0.5
    for number, part in enumerate(printed):
        place = part - 1 if keeps else number
        above, below = bodies.beside_table(draft, part) if part in tables else ([], [])
        text = makers[part](draft) if part in makers else above
        heading = headings.head(draft, part, place)
        found = tables.get(part, [])
        if draft.has("heads:in_table") and found and not text:
            made.append(heading_row(found[0], heading))
            found = found[1:]
            draft.parts.add(part)
        elif part == silent:
            draft.unheaded.add(part)
            made.extend(text)
        else:
            made.extend(headings.opened(draft, part, heading, text))
            draft.parts.add(part)
        made.extend(found)
        made.extend(below)
    return made


def _numbered(draft: Draft, body: list[Piece]) -> list[Piece]:
    """Put page numbers between the paragraphs."""
    made: list[Piece] = []
    share = 2 / max(len(body), 4) + 0.08
    for piece in body:
        made.append(piece)
        if draft.rng.random() < share:
            made.append(furniture(surround.inside(draft)))
    return made


def _in_rows(draft: Draft, body: list[Piece]) -> list[Piece]:
    """Put runs of headings and paragraphs into tables of one column."""
    made: list[Piece] = []
    rows: list[Block] = []
    for piece in body:
        if isinstance(piece, Block):
            rows.append(piece)
            continue
        if rows:
            made.append(Rows(tuple(rows)))
            rows = []
        made.append(piece)
    return [*made, Rows(tuple(rows))] if rows else made
