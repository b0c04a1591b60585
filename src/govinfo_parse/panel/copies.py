"""Reports that are copies of another: last year's, or the neighbour's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from govinfo_parse.results.report import Report

_ENOUGH: Final = 8
"""Figures that are not 0: fewer may agree by chance."""

_SHINGLE: Final = 12
_COMMON: Final = 40
"""What more reports than this share is the law's own wording."""

_LIKE: Final = 0.8
_PROSE: Final = 200


def copies(named: Sequence[tuple[str, Report]]) -> Iterator[dict[str, Any]]:
    """Pairs of reports with the same figures, or mostly the same text, under other names or years.

    ``figures`` is the share of the first one's figures above 0 that the second has at the same
    place, given where at least eight are compared; ``text`` the share of its prose.
    Small towns that report nothing but zeros are no copies.
    """
    figures = [_figures(report) for _, report in named]
    prose = [_shingles(report) for _, report in named]
    by_figures: dict[frozenset[tuple[str, object]], list[int]] = {}
    by_shingle: dict[str, list[int]] = {}
    for at, own in enumerate(figures):
        if len(own) >= _ENOUGH:
            by_figures.setdefault(frozenset(own.items()), []).append(at)
    for at, shingles in enumerate(prose):
        for shingle in sorted(shingles)[::_SHINGLE]:
            by_shingle.setdefault(shingle, []).append(at)
    pairs = {
        (a, b)
        for group in (*by_figures.values(), *by_shingle.values())
        if len(group) <= _COMMON
        for i, a in enumerate(group)
        for b in group[i + 1 :]
    }
    for a, b in sorted(pairs):
        same_figures = _share(set(figures[a].items()), set(figures[b].items()), _ENOUGH)
        same_text = _share(prose[a], prose[b], _SHINGLE)
        if max(same_figures or 0, same_text or 0) >= _LIKE:
            yield {
                "agency_key": named[a][0],
                "year": named[a][1].year,
                "other_key": named[b][0],
                "other_year": named[b][1].year,
                "figures": same_figures,
                "text": same_text,
            }


def _figures(report: Report) -> dict[str, object]:
    return {e.field.key: e.value for e in report.entries if e.value}


def _shingles(report: Report) -> set[str]:
    """Pieces of the prose without digits, which a copyist changes."""
    text = "".join(c for s in report.sections for c in s.text if c >= "\u4e00")
    if len(text) < _PROSE:
        return set()
    return {text[at : at + _SHINGLE] for at in range(len(text) - _SHINGLE)}


def _share(own: set[Any], other: set[Any], enough: int) -> float | None:
    return len(own & other) / len(own | other) if min(len(own), len(other)) >= enough else None
