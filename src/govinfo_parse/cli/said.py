"""What every command says: exit codes, and words on standard error."""

from __future__ import annotations

import typer

CANNOT_WRITE = 1
WRONG_USE = 2
SOME_FAILED = 3
INTERRUPTED = 130


def say(words: str) -> None:
    """One line on standard error."""
    typer.echo(f"govinfo-parse: {words}", err=True)
