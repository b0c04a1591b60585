"""A font that shows Chinese, for the texts of one plot; matplotlib's own settings stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FAMILIES: Final = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN",
    "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei", "SimHei", "Heiti SC", "STHeiti", "Droid Sans Fallback",
    "Arial Unicode MS",
    # Of a collection of fonts matplotlib may see the first alone, which shows Chinese too.
    "Noto Sans CJK JP", "Noto Serif CJK SC", "Noto Serif CJK JP", "SimSun", "KaiTi",
)  # fmt: skip
"""Known families that show Chinese, the best first."""

NO_FONT: Final = (
    "no font that shows Chinese is installed, so the plot is labelled in English and agencies "
    "are numbered; install one, as Noto Sans CJK SC (Debian: apt install fonts-noto-cjk), and "
    "remove matplotlib's font cache"
)


def chinese_font() -> str | None:
    """The first of :data:`FAMILIES` that matplotlib finds, or ``None``."""
    from matplotlib.font_manager import fontManager

    installed = {font.name for font in fontManager.ttflist}
    return next((family for family in FAMILIES if family in installed), None)


def dress(ax: Axes, family: str | None) -> None:
    """Set all texts of ``ax``, ticks to come as well, in ``family``; ``None`` leaves them."""
    if family is None:
        return
    from matplotlib.text import Text

    # Some of these fonts lack the minus sign; matplotlib's own font, which it ships, has it.
    families = [family, "DejaVu Sans"]
    for text in ax.findobj(Text):
        text.set_fontfamily(families)
    ax.tick_params(labelfontfamily=families)
