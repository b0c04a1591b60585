"""Plots of a report and of a panel; matplotlib (extra ``plot``) is loaded when one is asked for."""

from govinfo_parse.plots.drawing import draw_agencies, draw_outcomes, draw_series

__all__ = ["draw_agencies", "draw_outcomes", "draw_series"]
