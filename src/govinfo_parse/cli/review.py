"""``govinfo-parse review``: a page to look at, of a report or of a converted archive."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from govinfo_parse.cli.said import CANNOT_WRITE, SOME_FAILED, WRONG_USE, say
from govinfo_parse.errors import GovinfoParseError


class PageLanguage(StrEnum):
    """What the page opens in; a button changes it."""

    ZH = "zh"
    EN = "en"


def review(
    source: Annotated[
        str, typer.Argument(metavar="FILE|DATASET", help="A report, or what convert has written.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PAGE", help="The page; <FILE>.review.html if not given."
        ),
    ] = None,
    language: Annotated[
        PageLanguage, typer.Option("--lang", help="The language that the page opens in.")
    ] = PageLanguage.ZH,
) -> None:
    """Write one HTML page: a report beside its source, or an archive at a glance.

    \b
    Examples:
      govinfo-parse review report.pdf -o review.html
      govinfo-parse review dataset -o overview.html --lang en

    The page needs no network. Every entry leads to its cell in the source, and back.

    \b
    Exit codes: 0 written, 1 the page cannot be written, 2 wrong use, 3 the file has no report.
    """
    page = Path(output or f"{Path(source).name or 'dataset'}.review.html")
    if page.exists() and Path(source).exists() and page.samefile(source):
        raise typer.BadParameter("the page would overwrite the file", param_hint="--output")
    text = _page(source, language)
    try:
        page.write_text(text, "utf-8")
    except OSError as error:
        say(f"the page cannot be written: {error.strerror or error}")
        raise typer.Exit(CANNOT_WRITE) from None
    say(f"written: {page}")


def _page(source: str, language: str) -> str:
    from govinfo_parse.review import review_archive, review_report

    try:
        if not Path(source).is_dir():
            return review_report(source, language=language)
    except GovinfoParseError as error:
        words = str(error)
        say(words if source in words else f"{source}: {words}")
        raise typer.Exit(SOME_FAILED) from None
    try:
        from govinfo_parse.archive import DatasetError
    except ModuleNotFoundError as error:
        say(f"{error.name} is missing: pip install 'govinfo-parse[archive]'")
        raise typer.Exit(WRONG_USE) from None
    try:
        return review_archive(source, language=language)
    except DatasetError as error:
        say(str(error))
        raise typer.Exit(WRONG_USE) from None
