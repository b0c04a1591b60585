"""The pipe: bytes → document → recognition → checks → report. It knows every stage, no logic."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Final

from govinfo_parse.checks import check_all, check_claims, find_claims
from govinfo_parse.checks.frames import identities
from govinfo_parse.document import Document, LinkKind, Paragraph, Table
from govinfo_parse.errors import (
    AttachedReport,
    DocumentTooLarge,
    EmptyDocument,
    GovinfoParseError,
    InputNotFound,
    NotAnAnnualReport,
    UnreadableInput,
)
from govinfo_parse.forms import load_form
from govinfo_parse.limits import MAX_BYTES
from govinfo_parse.readers import read_document
from govinfo_parse.recognition.normalize import replay
from govinfo_parse.recognition.pages import OtherPage, PageKind
from govinfo_parse.recognition.paging import join_pages
from govinfo_parse.recognition.report import recognize_report
from govinfo_parse.results.codes import make_finding
from govinfo_parse.results.finding import Finding
from govinfo_parse.results.provenance import Provenance
from govinfo_parse.results.report import Report

__all__ = ["identities", "parse_html", "parse_report", "replay"]

Source = str | os.PathLike[str] | bytes | IO[bytes]


def parse_report(
    source: Source | Sequence[Source], *, repair: bool = True, charset: str | None = None
) -> Report:
    """Parse one annual report on government information disclosure.

    ``source`` is a path, the file's bytes, or a binary file; its format is told by its
    content, not by its name. A list of these is one report over several pages, in any order:
    they are put together (finding ``pages_joined``). Everything about the data is in the report's statuses and
    findings. With ``repair`` a figure that cannot be read, but that the printed sums leave no
    choice about, is filled in (status ``repaired``, its finding names the sum); printed figures
    are never changed. ``charset`` is what a server's header declares of a page or text; it is a
    hint, for what pages and servers declare is often wrong. Raises
    :class:`~govinfo_parse.InputNotFound`,
    :class:`~govinfo_parse.UnreadableInput`, :class:`~govinfo_parse.EmptyDocument`,
    :class:`~govinfo_parse.UnsupportedFormat`, :class:`~govinfo_parse.DamagedDocument`,
    :class:`~govinfo_parse.EncryptedDocument`, :class:`~govinfo_parse.ScannedDocument`,
    :class:`~govinfo_parse.DocumentTooLarge`, :class:`~govinfo_parse.AttachedReport` (the page only
    leads to its report) or :class:`~govinfo_parse.NotAnAnnualReport` (something else, a list of
    reports among them) where there is no report to give, and
    :class:`~govinfo_parse.PartsContradict` where a list's pages are of two reports.
    """
    if isinstance(source, list | tuple):
        return _parse_pages(source, repair=repair, charset=charset)
    data, name = read_source(source)
    try:
        return build_report(read_document(data, charset), name, repair=repair)
    except GovinfoParseError as error:
        raise error.of(name) from None


def _parse_pages(sources: Sequence[Source], *, repair: bool, charset: str | None) -> Report:
    """One report of the pages that it is printed over."""
    documents: list[Document] = []
    names: list[str | None] = []
    for source in sources:
        data, name = read_source(source)
        try:
            documents.append(read_document(data, charset))
        except GovinfoParseError as error:
            raise error.of(name) from None
        names.append(name)
    given = " + ".join(name for name in names if name) or None
    try:
        return build_report(_joined(documents, names), given, repair=repair)
    except GovinfoParseError as error:
        raise error.of(given) from None


def _joined(documents: Sequence[Document], names: Sequence[str | None]) -> Document:
    if not documents:
        raise EmptyDocument("the list of pages is empty")
    called = [name or f"page {number}" for number, name in enumerate(names, 1)]
    return documents[0] if len(documents) == 1 else join_pages(documents, called)


def parse_html(html: str | Sequence[str], *, repair: bool = True) -> Report:
    """Parse a report from HTML text, a whole page or a fragment of one.

    A list of texts is one report over several pages. ``repair`` as in :func:`parse_report`.
    Raises what :func:`parse_report` raises for bytes.
    """
    from govinfo_parse.readers.html import read_html_text

    pages = [html] if isinstance(html, str) else list(html)
    if not any(page.strip() for page in pages):
        raise EmptyDocument("there is no text in the HTML")
    documents = [read_html_text(page) for page in pages]
    return build_report(_joined(documents, [None] * len(pages)), None, repair=repair)


def read_source(source: Source | Sequence[Source]) -> tuple[bytes, str | None]:
    """The bytes of a source, and its name where it has one; raises where there is nothing to read."""
    if isinstance(source, bytes | bytearray | memoryview):
        data, name = bytes(source), None
    elif isinstance(source, str | os.PathLike):
        data, name = _read_file(os.fspath(source)), os.fspath(source)
    elif hasattr(source, "read"):
        data, name = source.read(MAX_BYTES + 1), getattr(source, "name", None)
        name = name if isinstance(name, str) else None
        if not isinstance(data, bytes):
            raise TypeError("parse_report needs a file opened in binary mode ('rb')")
    else:
        raise TypeError(f"parse_report takes a path, bytes or a binary file, not {type(source)}")
    if len(data) > MAX_BYTES:
        raise DocumentTooLarge(f"more than {MAX_BYTES} bytes", source=name)
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyDocument("there is nothing in the input", source=name)
    return data, name


def _read_file(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        if words := _no_path(name):
            raise InputNotFound(words, source=f"{name.strip()[:_SHOWN]!r}…") from None
        if isinstance(error, FileNotFoundError):
            raise InputNotFound("there is no such file", source=name) from None
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"the file cannot be read: {reason}", source=name) from error


_SHOWN: Final = 40
_ADDRESS: Final = re.compile(r"\s*(?:https?|ftp)://|\s*www\.", re.IGNORECASE)
_LONGEST_NAME: Final = 1_000


def _no_path(name: str) -> str | None:
    """What to do with a text that was given in place of a path, if it is none."""
    if _ADDRESS.match(name):
        return (
            "this is an address; fetch it first and give its bytes, as in "
            "parse_report(urllib.request.urlopen(address).read())"
        )
    if re.match(r"\s*\ufeff?\s*<[!?a-zA-Z]", name) or re.search(r"</?(?:p|td|div|table)\b", name):
        return "this is HTML text and no path; use parse_html(text)"
    if "\n" in name.strip() or len(name) > _LONGEST_NAME:
        return "this is text and no path; give its bytes, as in parse_report(text.encode())"
    return None


def build_report(document: Document, name: str | None, *, repair: bool = True) -> Report:
    """What was recognized in a document, checked, as a report."""
    is_empty = not any(_text(document))
    if is_empty and any(note.code == "document_truncated" for note in document.notes):
        raise DocumentTooLarge("more cells or paragraphs than any report has")
    found = recognize_report(document, repairs=repair)
    if isinstance(found, OtherPage):
        raise _leads_elsewhere(found)
    if found is None and is_empty:
        raise EmptyDocument("there is no text in the document")
    if found is None:
        raise NotAnAnnualReport(
            "this is no annual report on government information disclosure: it has neither its "
            "tables nor its parts"
        )
    form = load_form(found.edition) if found.edition else None
    year, agency = found.metadata.year, found.metadata.agency
    stated = find_claims(form, found.entries, found.sections, year, agency)
    return Report(
        title=found.metadata.title,
        agency=agency,
        year=year,
        edition=found.edition,
        published=found.metadata.published,
        period=found.metadata.period,
        signature=found.metadata.signature,
        sections=found.sections,
        entries=found.entries,
        findings=(
            *_notes(document),
            *found.findings,
            *check_all(form, found.entries, year, agency, found.sections),
            *check_claims(stated, found.sections),
        ),
        stated=stated,
        provenances=tuple(
            Provenance(name, one.kind, one.printed, one.location)
            for name, one in found.metadata.named.items()
        ),
        metadata=document.metadata,
        source=name,
        format=document.format,
        encoding=document.encoding,
        trace=found.trace,
    )


_NAMED: Final = 3
"""Links, or titles, that a message names; the error carries them all."""


def _leads_elsewhere(page: OtherPage) -> AttachedReport | NotAnAnnualReport:
    """The error that says where the reports are that a page leads to."""
    if page.kind is PageKind.LIST:
        named = ", ".join(page.listed[:_NAMED])
        more = ", …" if len(page.listed) > _NAMED else ""
        return NotAnAnnualReport(
            f"this page lists {len(page.listed)} reports and is none: {named}{more}",
            kind="list",
            links=page.links,
        )
    kinds = {link.kind for link in page.links}
    addresses = " ".join(link.address for link in page.links[:_NAMED])
    more = f" and {len(page.links) - _NAMED} more" if len(page.links) > _NAMED else ""
    how = "as pictures, which need OCR" if kinds == {LinkKind.PICTURE} else "elsewhere"
    return AttachedReport(
        f"this is the page of {page.title or 'a report'}, but it holds that {how}: "
        f"{addresses}{more}",
        title=page.title,
        agency=page.agency,
        year=page.year,
        links=page.links,
    )


def _text(document: Document) -> Iterable[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text.strip()
        elif isinstance(block, Table):
            yield from (cell.text.strip() for row in block.rows for cell in row)


def _notes(document: Document) -> list[Finding]:
    return [make_finding(n.code, n.message, location=n.location) for n in document.notes]
