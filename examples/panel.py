"""Reports of two agencies put together: a series, what must agree across years, and a plot.

pip install 'govinfo-parse[plot]'
python examples/panel.py series.png
"""

import sys
from pathlib import Path

from govinfo_parse import Panel, parse_report

files = [*sorted(Path("examples/reports").glob("*.html")), "examples/report.html"]
panel = Panel.from_reports(parse_report(file) for file in files)
print(panel)

# A row per agency, a column per year. <NA> is a year without a report: it is not 0.
print(panel.series("requests/received/total").to_string())

# What one year carries forward, the next must carry over. Here one report prints otherwise;
# the figures stay as they are printed.
broken = panel.identities.query("verdict == 'fails' and field == 'requests/carried_over/total'")
print(broken[["agency", "year", "printed", "expected"]].to_string(index=False))

if len(sys.argv) > 1:
    # matplotlib axes: change what you like before you save. The missing year is a gap.
    axes = panel.plot("requests/received/total")
    axes.figure.savefig(sys.argv[1], dpi=150)
