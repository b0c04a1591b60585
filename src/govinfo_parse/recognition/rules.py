"""Named rules: what recognition decides beside its evidence, each to be counted and switched off.

``benchmarks/rules.py`` switches every rule off in turn and counts what changes; its table is in
the documentation. A rule that changes nothing anywhere is taken out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

FIRST: Final = object()
"""A rule that is off gives back its first argument as it is."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rule:
    """``kind``: ``evidence``, ``guard`` or ``reading``; ``off``: what the rule gives when off."""

    kind: str
    off: Any


def rule(kind: str, off: Any = None) -> Callable[[_Function], _Function]:
    """Mark a function as a rule; it is called as it is, at no cost."""

    def mark(function: _Function) -> _Function:
        function.__dict__["rule"] = Rule(kind, off)
        return function

    return mark
