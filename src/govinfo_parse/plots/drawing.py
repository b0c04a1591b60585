"""Bars and lines on matplotlib axes."""

from __future__ import annotations

import warnings
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from govinfo_parse.plots.data import Bar, agency_bars, note_of, outcome_bars, runs_of
from govinfo_parse.plots.fonts import NO_FONT, chinese_font, dress
from govinfo_parse.plots.words import WORDS, Labels, field_words, find_field
from govinfo_parse.results.extras import need

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from govinfo_parse.panel.panel import Panel
    from govinfo_parse.results.report import Report

# Told apart by eyes that see few colours (Okabe and Ito).
_COLOURS: Final = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
_MARKERS: Final = "osD^"
_QUIET: Final = "#6b6b6b"
_TO_CALLER: Final = 4


def draw_outcomes(report: Report, ax: Axes | None, labels: Labels) -> Axes:
    """What became of the requests: :meth:`govinfo_parse.Report.plot`."""
    labels, font = _prepared(labels)
    words = WORDS[labels]
    bars, whole = outcome_bars(report, labels)
    ax = _axes(ax, 7.5, 0.27 * len(bars) + 1.3)
    _bars(ax, bars)
    # Without a font for it the agency's name would be a row of boxes.
    agency = (report.agency or report.title or words["unknown"]) if font else ""
    who = " ".join(part for part in (agency, str(report.year or "")) if part)
    total = note_of(whole.value, whole.status, labels)
    about = words["outcomes"].format(total=total)
    ax.set_title(f"{who}\n{about}" if who else about, loc="left", fontsize=11, linespacing=1.4)
    ax.set_xlabel(words["件"], color=_QUIET)
    _foot(ax, [words["repaired"]] if any(bar.note.endswith("*") for bar in bars) else [])
    dress(ax, font)
    return ax


def draw_series(panel: Panel, key: str, ax: Axes | None, labels: Labels, bridge: bool) -> Axes:
    """A field over the years: :meth:`govinfo_parse.Panel.plot`."""
    labels, font = _prepared(labels)
    words = WORDS[labels]
    years, runs, left = runs_of(panel, key, labels, bridge=bridge, plain=font is None)
    beside = ax is None
    ax = _axes(ax, 8.5, 4.6)
    for number, run in enumerate(runs):
        # NaN breaks the line: nothing is drawn over a year without a figure.
        values = [float("nan") if value is None else float(value) for value in run.values]
        ax.plot(
            years,
            values,
            label=run.name,
            color=_COLOURS[number % len(_COLOURS)],
            marker=_MARKERS[number // len(_COLOURS) % len(_MARKERS)],
            linestyle="-" if number < len(_COLOURS) else "--",
            markersize=5,
        )
    _ruled(ax, "y", whole=all(not isinstance(v, Decimal) for run in runs for v in run.values))
    from matplotlib.ticker import MaxNLocator

    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12, min_n_ticks=1))
    ax.set_xlim(years[0] - 0.4, years[-1] + 0.4)
    if all(value is None or value >= 0 for run in runs for value in run.values):
        # Nothing but zeros still needs a height.
        ax.set_ylim(0, None if any(value for run in runs for value in run.values) else 1)
    ax.set_title(field_words(key, labels), loc="left", fontsize=11, linespacing=1.4)
    ax.set_ylabel(_unit(key, labels), color=_QUIET)
    gaps = any(value is None for run in runs for value in run.values)
    undrawn = words["undrawn"].format(drawn=len(runs), left=left)
    _foot(ax, [words["gaps"]] * gaps + [undrawn] * bool(left))
    if runs and beside:
        ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False, fontsize=9)
    elif runs:
        # Beside axes that were given there may be others.
        ax.legend(loc="best", fontsize=8)
    dress(ax, font)
    return ax


def draw_agencies(
    panel: Panel, key: str, year: int | None, ax: Axes | None, labels: Labels, bridge: bool
) -> Axes:
    """Agencies in one year: :meth:`govinfo_parse.Panel.plot_agencies`."""
    labels, font = _prepared(labels)
    words = WORDS[labels]
    year, bars, left = agency_bars(panel, key, labels, year=year, bridge=bridge, plain=font is None)
    ax = _axes(ax, 7.5, 0.3 * len(bars) + 1.4)
    _bars(ax, bars)
    ax.set_title(
        f"{field_words(key, labels)}\n{words['on'].format(year=year)}",
        loc="left",
        fontsize=11,
        linespacing=1.4,
    )
    ax.set_xlabel(_unit(key, labels), color=_QUIET)
    undrawn = words["undrawn"].format(drawn=len(bars), left=left)
    repaired = [words["repaired"]] if any(bar.note.endswith("*") for bar in bars) else []
    _foot(ax, repaired + [undrawn] * bool(left))
    dress(ax, font)
    return ax


def _prepared(labels: Labels) -> tuple[Labels, str | None]:
    """The labels that can be shown and the font for them; warns where there is none."""
    if labels not in WORDS:
        raise ValueError(f"labels is 'zh' or 'en', not {labels!r}")
    need("matplotlib", "plot")
    font = chinese_font()
    if font is None:
        warnings.warn(NO_FONT, stacklevel=_TO_CALLER)
        return "en", None
    return labels, font


def _axes(ax: Axes | None, width: float, height: float) -> Axes:
    """The axes given, or those of a new figure that notebooks and ``pyplot.show`` know of."""
    if ax is not None:
        return ax
    from matplotlib import pyplot

    return pyplot.subplots(figsize=(width, height), layout="constrained")[1]


def _bars(ax: Axes, bars: list[Bar]) -> None:
    """Bars from the top down, each with its figure or the reason why it has none."""
    groups = list(dict.fromkeys(bar.group for bar in bars))
    for place, bar in enumerate(bars):
        if bar.value is not None:
            colour = _COLOURS[groups.index(bar.group) % len(_COLOURS)]
            ax.barh(place, float(bar.value), height=0.72, color=colour)
        ax.annotate(
            bar.note,
            (max(float(bar.value or 0), 0), place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center_baseline",
            fontsize=9,
            color="black" if bar.value is not None else _QUIET,
        )
    ax.set_yticks(range(len(bars)), [bar.label for bar in bars], fontsize=9)
    for label, bar in zip(ax.get_yticklabels(), bars, strict=True):
        label.set_fontweight("bold" if bar.heading or (bar.group and not bar.indent) else "normal")
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(bars) - 0.4, -0.6)
    values = [float(bar.value) for bar in bars if bar.value is not None]
    # Room for the words at the end of the longest bar; without any figure an empty axis.
    ax.set_xlim(min([0.0, *values]) * 1.1, max([0.0, *values]) * 1.1 or 1)
    _ruled(ax, "x", whole=all(not isinstance(bar.value, Decimal) for bar in bars))


def _ruled(ax: Axes, axis: str, *, whole: bool) -> None:
    """Whole ticks for counts (``whole``), a faint grid under what is drawn, no box around it."""
    from matplotlib.ticker import MaxNLocator

    own = ax.xaxis if axis == "x" else ax.yaxis
    own.set_major_locator(MaxNLocator(nbins=7, integer=whole, min_n_ticks=1))
    own.grid(True, color="#dddddd", linewidth=0.7)
    ax.set_axisbelow(True)
    for side in ("top", "right", "bottom" if axis == "x" else "left"):
        ax.spines[side].set_visible(False)


def _foot(ax: Axes, notes: list[str]) -> None:
    if notes:
        ax.set_xlabel(
            "\n".join([ax.get_xlabel(), "; ".join(notes)]).strip(), color=_QUIET, fontsize=9
        )


def _unit(key: str, labels: Labels) -> str:
    field = find_field(key)
    return WORDS[labels].get(field.unit or "", "") if field else ""
