"""The figures and labels of one copy of the form, as cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from .labels import Labels
from .model import Cell, Printed


@dataclass(frozen=True, slots=True)
class Sheet:
    """One copy of the form: keyed copies are the report's own."""

    edition: str
    labels: Labels
    printed: Mapping[str, Printed]
    keyed: bool = True
    hybrid: bool = False
    money: str = "plain"

    def figure(self, key: str, cols: int = 1, rows: int = 1) -> Cell:
        """Return the cell of a field's figure."""
        shown = self.printed.get(key, Printed("0", 0))
        return Cell(shown.text, "value", key if self.keyed else None, cols, rows)

    def head(self, text: str, cols: int = 1, rows: int = 1) -> Cell:
        """Return a column head."""
        return Cell(self.labels(self._unit(text)), "head", None, cols, rows)

    def label(self, text: str, cols: int = 1, rows: int = 1) -> Cell:
        """Return a row label."""
        return Cell(self.labels(text), "label", None, cols, rows)

    def _unit(self, text: str) -> str:
        if self.money == "head_yuan":
            if text == "采购总金额":
                return "采购总金额（元）"
            return text.replace("单位：万元", "单位：元")
        if self.money == "head_wan" and text == "采购总金额":
            return "采购总金额（单位：万元）"
        return text


def pick(rng: Random, *choices: str) -> str:
    """Return one of the texts."""
    return rng.choice(choices)
