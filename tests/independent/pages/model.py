"""A page with what a reader should make of it, and the scene it is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Page:
    """One file: `accept` holds every acceptable answer, `expected` the best of them.

    None for title, agency or year means that it is not checked. `links` are attribute values
    after entities are resolved, of the files that hold the report, most likely first.
    """

    name: str
    data: bytes
    suffix: str
    kind: str
    expected: str
    accept: tuple[str, ...]
    title: str | None
    agency: str | None
    year: int | None
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as text, before it is given an encoding and a script."""

    text: str
    accept: tuple[str, ...]
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    links: tuple[str, ...] = ()
    suffix: str = ".html"
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Who publishes, where and when."""

    rng: Random
    area: str
    site: str
    organ: str
    short: str
    year: int
    domain: str
    slug: str

    @property
    def own(self) -> str:
        """Return how the organ calls itself."""
        ends = {"镇": "我镇", "乡": "我乡", "局": "我局", "处": "我街道", "会": "我委"}
        return ends.get(self.short[-1], f"我{self.area[-1]}")
