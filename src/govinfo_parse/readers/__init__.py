"""Readers: one format each, from bytes to a :class:`~govinfo_parse.document.Document`."""

from govinfo_parse.readers.formats import read_document

__all__ = ["read_document"]
