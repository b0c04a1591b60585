"""What a name or a day of a report was taken from."""

from __future__ import annotations

from dataclasses import dataclass

from govinfo_parse.document import Location


@dataclass(frozen=True, slots=True)
class Provenance:
    """The evidence for one thing that a report says of itself.

    ``name`` is ``title``, ``agency``, ``year``, ``published`` or ``period``; ``kind`` is where it
    was read: ``title line``, ``label`` (发布机构：…), ``source`` (来源：…), ``introduction``,
    ``contact``, ``opening`` (the first words of part one), ``signature``, ``line`` (alone beside
    the title), ``period``, ``published`` (the year before), ``prose`` or ``site metadata``.
    ``printed`` is the line as printed; ``location`` is ``None`` for what the page's own metadata
    says.
    """

    name: str
    kind: str
    printed: str
    location: Location | None = None

    def __str__(self) -> str:
        where = "" if self.location is None else f" at {self.location}"
        return f"{self.name}: {self.kind}{where}: {self.printed}"
