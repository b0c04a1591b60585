"""The prose of a report's parts."""

from __future__ import annotations

from dataclasses import dataclass

from govinfo_parse.document import Location


@dataclass(frozen=True, slots=True)
class SectionText:
    """One of the six parts of a report: its heading and its prose, tables left out.

    ``text`` is readable Simplified Chinese with the known damage of characters mended;
    ``printed`` is the same prose as it stands in the source. Paragraphs are separated by
    ``\\n``. ``number`` is 1 to 6 and ``key`` its stable name. ``steps`` names the fixers
    that made ``text`` of ``printed``, in order; :func:`govinfo_parse.replay` takes them again.
    ``location`` is the heading's place.
    """

    key: str
    number: int
    heading: str
    text: str
    printed: str
    location: Location | None = None
    steps: tuple[str, ...] = ()
