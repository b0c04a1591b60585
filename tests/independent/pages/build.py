"""Makes one page from a seed and a kind."""

from __future__ import annotations

from random import Random

from independent import script

from . import attached, controls, figures, lists, names, prose, service, shown
from .model import Draft, Page

_GROUPS = (lists, attached, shown, prose, service, figures, controls)
_MAKERS = {kind: maker for group in _GROUPS for kind, maker in group.MAKERS.items()}
KINDS: tuple[str, ...] = tuple(_MAKERS)
REPORT_KINDS: tuple[str, ...] = tuple(controls.MAKERS)


def make(seed: int, kind: str) -> Page:
    """Return one page of a kind."""
    rng = Random(f"{seed}/{kind}/pages")
    draft = _MAKERS[kind](names.scene(rng))
    name = f"{kind}-{seed:04d}{draft.suffix}"
    if draft.raw is not None:
        return _page(name, kind, draft, draft.raw, draft.links, draft.title)
    text, links, title = draft.text, draft.links, draft.title
    if rng.random() < 0.1:
        text = script.traditional(text, True)
        links = tuple(script.traditional(link, True) for link in links)
        title = None
    return _page(name, kind, draft, _encoded(rng, text), links, title)


def _page(
    name: str, kind: str, draft: Draft, data: bytes, links: tuple[str, ...], title: str | None
) -> Page:
    first = "old_form" if kind == "old_form" else draft.accept[0]
    return Page(
        name, data, draft.suffix, kind, first, draft.accept,
        title, draft.agency, draft.year, links,
    )  # fmt: skip


def _encoded(rng: Random, text: str) -> bytes:
    chosen = rng.random()
    if chosen < 0.12:
        label = rng.choice(("gbk", "gb2312", "GB2312", "gb18030"))
        return text.replace("CHARSET", f'"{label}"', 1).encode("gb18030")
    label = rng.choice(('"utf-8"', '"UTF-8"', "utf-8"))
    codec = "utf-8-sig" if chosen > 0.93 else "utf-8"
    return text.replace("CHARSET", label, 1).encode(codec)
