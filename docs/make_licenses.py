"""Write docs/licenses.md: what is installed with the library, by extra, and under which licence.

    python docs/make_licenses.py

Run it where the library is installed with all its extras.
"""

from __future__ import annotations

from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

PACKAGE = "govinfo-parse"
PAGE = Path(__file__).parent / "licenses.md"
HEAD = """# Licences

The library is under the MIT licence. What is installed with it, and with its extras, each with
what it needs itself; nothing here is under the GPL or AGPL. Written by
`python docs/make_licenses.py`.

| package | licence | comes with |
|---|---|---|
"""


def licences() -> dict[str, tuple[str, str]]:
    """Packages by name: their licence, and the first extra that brings them."""
    found: dict[str, tuple[str, str]] = {}
    extras = sorted(distribution(PACKAGE).metadata.get_all("Provides-Extra") or [])
    for extra in ("", *extras):
        for name in _needed(PACKAGE, frozenset({extra}), set()):
            found.setdefault(name, (licence_of(distribution(name)), extra or "always"))
    return found


def _needed(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> set[str]:
    if (name, extras) in seen:
        return set()
    seen.add((name, extras))
    names: set[str] = set()
    for line in distribution(name).requires or []:
        needed = Requirement(line)
        marker = needed.marker
        if marker and not any(marker.evaluate({"extra": extra}) for extra in extras or {""}):
            continue
        key = needed.name.lower().replace("_", "-")
        try:
            distribution(key)
        except PackageNotFoundError:
            continue  # of another system or Python
        names |= {key} if key != PACKAGE else set()
        names |= _needed(key, frozenset(needed.extras), seen)
    return names


def licence_of(package: Distribution) -> str:
    """What a package says of its licence: the expression, the classifiers, or the name given."""
    told = package.metadata.get("License-Expression")
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in package.metadata.get_all("Classifier") or []
        if line.startswith("License :: OSI Approved ::")
    ]
    named = (package.metadata.get("License") or "").splitlines()
    return told or ", ".join(classifiers) or (named[0] if named else "not said")


def page() -> str:
    """The page."""
    rows = (
        f"| {name} | {licence} | {by} |\n" for name, (licence, by) in sorted(licences().items())
    )
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
