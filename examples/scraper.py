"""What a crawler saved, parsed: one line for each response, failures said.

    python examples/scraper.py [FOLDER]

FOLDER has the bodies as the servers sent them and an ``index.csv`` that says of each its address
and its Content-Type header.
"""

import csv
import sys
from email.message import Message
from pathlib import Path

from govinfo_parse import GovinfoParseError, parse_report


def charset_of(content_type: str) -> str | None:
    """The charset that a Content-Type header declares: ``utf-8`` of ``text/html; charset=utf-8``."""
    header = Message()
    header["Content-Type"] = content_type
    return header.get_content_charset()


folder = Path(sys.argv[1] if len(sys.argv) > 1 else "examples/responses")
with (folder / "index.csv").open(encoding="utf-8", newline="") as index:
    responses = list(csv.DictReader(index))

for response in responses:
    # Give the bytes, never text that the HTTP client decoded: the header may be wrong. It is
    # a hint here, and a page that is plainly something else is read as what it is. An API's
    # answer needs no unpacking either: the page is found in the JSON.
    body = (folder / response["file"]).read_bytes()
    try:
        report = parse_report(body, charset=charset_of(response["content_type"]))
    except GovinfoParseError as error:
        # Every way to fail is of this class; its name says which.
        print(f"{response['url']}: {type(error).__name__}: {error}")
        continue
    received = report.requests.received.total
    told = [f.code for f in report.findings if f.code == "encoding_mismatch"]
    print(f"{response['url']}: {report.agency} {report.year}, received {received}", *told)
