"""What can go wrong so badly that there is no report at all.

Anything that concerns the *data* of a report is a status or a finding, never an
exception. These are raised only when no report is possible::

    GovinfoParseError
    ├── InputNotFound         the path does not exist              (also FileNotFoundError)
    ├── UnreadableInput       a directory, no permission, …        (also OSError)
    ├── EmptyDocument         no bytes, or no text in them
    ├── UnsupportedFormat     binary data, or a format without a reader
    ├── DamagedDocument       a Word or PDF file that is cut off or broken
    ├── EncryptedDocument     a file that needs a password
    ├── ScannedDocument       pages that are images: text needs OCR
    ├── DocumentTooLarge      over a limit that keeps time and memory bounded
    ├── AttachedReport        the page of a report that lies elsewhere: a file, a frame, pictures
    ├── PartsContradict       parts given as one report are of two
    └── NotAnAnnualReport     a readable document of another kind, a list of reports among them

Every error carries ``source`` (what was being read, or ``None``) and says in its
message what was found and where.
"""

from __future__ import annotations

from typing import Literal

from govinfo_parse.document import Link


class GovinfoParseError(Exception):
    """Base of every error that this library raises on purpose."""

    def __init__(self, message: str, *, source: str | None = None) -> None:
        self.message = message
        self.source = source
        super().__init__(message if source is None else f"{source}: {message}")

    def of(self, source: str | None) -> GovinfoParseError:
        """The same error, said of a source."""
        return type(self)(self.message, source=source)


class InputNotFound(GovinfoParseError, FileNotFoundError):
    """The path that was given does not exist."""


class UnreadableInput(GovinfoParseError, OSError):
    """The input exists and cannot be read: a directory, no permission, an I/O error."""


class EmptyDocument(GovinfoParseError):
    """There are no bytes in the input, or no text in the bytes."""


class UnsupportedFormat(GovinfoParseError):
    """The bytes are of a format that has no reader (an image, an archive, an old Word file)."""


class DamagedDocument(GovinfoParseError):
    """The file is of a known format and cut off, broken, or without a part that it needs."""


class EncryptedDocument(GovinfoParseError):
    """The file is encrypted, and no empty password opens it."""


class ScannedDocument(GovinfoParseError):
    """The pages are images, or their characters cannot be known: OCR is needed.

    ``pages`` are the numbers of these pages, counted from 1.
    """

    def __init__(
        self, message: str, *, source: str | None = None, pages: tuple[int, ...] = ()
    ) -> None:
        self.pages = pages
        super().__init__(message, source=source)

    def of(self, source: str | None) -> ScannedDocument:
        """The same error, said of a source."""
        return ScannedDocument(self.message, source=source, pages=self.pages)


class DocumentTooLarge(GovinfoParseError):
    """The document is over a limit of :mod:`govinfo_parse.limits`; nothing was guessed from part of it."""


class NotAnAnnualReport(GovinfoParseError):
    """The document was read and is something else: news, a budget, a list of reports.

    ``kind`` is ``list`` for a page that lists reports (of many organs, of many years, the
    results of a search) and ``other`` for all else. ``links`` are those to the listed reports in
    printed order, addresses as printed; empty where the input is text that lost them.
    """

    def __init__(
        self,
        message: str,
        *,
        source: str | None = None,
        kind: Literal["list", "other"] = "other",
        links: tuple[Link, ...] = (),
    ) -> None:
        self.kind = kind
        self.links = links
        super().__init__(message, source=source)

    def of(self, source: str | None) -> NotAnAnnualReport:
        """The same error, said of a source."""
        return NotAnAnnualReport(self.message, source=source, kind=self.kind, links=self.links)


class AttachedReport(GovinfoParseError):
    """The page is a report's, and holds it only as a file, in a frame, or as pictures.

    ``title``, ``agency`` and ``year`` are what the page says of the report, ``None`` where it
    does not. ``links`` lead to it, likeliest first: addresses are as printed and so are often
    relative to the page's own.
    """

    def __init__(
        self,
        message: str,
        *,
        source: str | None = None,
        title: str | None = None,
        agency: str | None = None,
        year: int | None = None,
        links: tuple[Link, ...] = (),
    ) -> None:
        self.title = title
        self.agency = agency
        self.year = year
        self.links = links
        super().__init__(message, source=source)

    def of(self, source: str | None) -> AttachedReport:
        """The same error, said of a source."""
        return AttachedReport(
            self.message,
            source=source,
            title=self.title,
            agency=self.agency,
            year=self.year,
            links=self.links,
        )


class PartsContradict(GovinfoParseError):
    """Pages that were given as parts of one report name two organs or two years."""
