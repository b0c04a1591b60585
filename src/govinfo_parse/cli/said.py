"""What every command says: exit codes, and words on standard error."""

from __future__ import annotations

import typer

CANNOT_WRITE = 1
WRONG_USE = 2
SOME_FAILED = 3
INTERRUPTED = 130


def say(words: str) -> None:
    """One line on standard error; what a terminal would obey is shown as its code."""
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in words)
    typer.echo(f"govinfo-parse: {shown}", err=True)
