"""Named rules: what recognition decides beside its evidence, each to be counted and switched off.

``benchmarks/rules.py`` switches every rule off in turn and counts what changes; its table is in
the documentation. A rule that changes nothing anywhere is taken out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rule:
    """``kind``: ``evidence``, ``guard`` or ``reading``.

    ``off`` is what the rule gives when it is off, or a function of its arguments that gives it.
    """

    kind: str
    off: Any


def first(argument: Any, *_: Any) -> Any:
    """What a rule that changes its first argument gives when it is off."""
    return argument


def rule(kind: str, off: Any = None) -> Callable[[_Function], _Function]:
    """Mark a function as a rule; it is called as it is, at no cost."""

    def mark(function: _Function) -> _Function:
        function.__dict__["rule"] = Rule(kind, off)
        return function

    return mark
