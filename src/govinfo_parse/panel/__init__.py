"""Many reports as one panel: one line per agency and year, and what joins the years."""

from govinfo_parse.panel.agencies import Agency, read_agency, scope_of
from govinfo_parse.panel.divisions import Division, find_divisions
from govinfo_parse.panel.panel import Panel

__all__ = ["Agency", "Division", "Panel", "find_divisions", "read_agency", "scope_of"]
