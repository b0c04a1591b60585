"""Packages that only some outputs need, loaded when they are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def need(package: str, extra: str) -> Any:
    """The package; where it is not installed, an error that says how to get it."""
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        words = f"{package} is missing: pip install 'govinfo-parse[{extra}]'"
        raise ModuleNotFoundError(words, name=package) from None
