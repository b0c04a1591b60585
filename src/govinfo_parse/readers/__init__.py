"""Readers: one format each, from bytes to a :class:`~govinfo_parse.document.Document`."""
