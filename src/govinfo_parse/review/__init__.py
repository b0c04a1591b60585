"""Pages for people: a report beside its source, and an archive at a glance."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from govinfo_parse.errors import GovinfoParseError
from govinfo_parse.parse import build_report, read_source
from govinfo_parse.readers import read_document
from govinfo_parse.results.report import Report
from govinfo_parse.review.page import html_page, report_body
from govinfo_parse.review.source import draw_source

__all__ = ["LANGUAGES", "review_archive", "review_report"]

LANGUAGES = ("zh", "en")


def review_report(
    source: str | os.PathLike[str] | bytes, report: Report | None = None, *, language: str = "zh"
) -> str:
    """One HTML page: the source of a report beside what was read from it.

    ``source`` is a path or the file's bytes; ``report`` what was read from it, where that is at
    hand. The page needs no network and runs nothing that the document holds; ``language`` is
    what it opens in (``zh`` or ``en``). Raises what :func:`~govinfo_parse.parse_report` raises.
    """
    _check(language)
    data, name = read_source(source)
    try:
        document = read_document(data)
        if report is None:
            report = build_report(document, name)
    except GovinfoParseError as error:
        raise error.of(name) from None
    report = replace(report, source=report.source or name)
    body = report_body(report, draw_source(document, data, report.entries))
    title = report.title or (Path(name).name if name else "govinfo_parse")
    return html_page(title, body, language=language)


def review_archive(path: str | os.PathLike[str], *, language: str = "zh") -> str:
    """One HTML page about a dataset of the command ``convert``: its reports, worst first.

    Raises :class:`~govinfo_parse.archive.DatasetError` for a folder that is no dataset.
    """
    from govinfo_parse.review.overview import archive_body

    _check(language)
    folder = Path(path)
    return html_page(folder.name, archive_body(folder), language=language)


def _check(language: str) -> None:
    if language not in LANGUAGES:
        raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {language!r}")
