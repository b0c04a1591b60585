"""What a file can do to the process that parses it; imported by the workers themselves."""

import os
import time

from govinfo_parse.archive import parse_to_rows


def parse(data, source, content_hash, *, charset=None):
    if data.startswith(b"RAISE"):
        raise RuntimeError("a fault of ours")
    if data.startswith(b"EXIT"):
        os._exit(3)
    if data.startswith(b"HANG"):
        time.sleep(600)
    if data.startswith(b"MEMORY"):
        kept = []
        while True:
            kept.append(bytearray(64 * 1024 * 1024))
    if data.startswith(b"KILL"):
        os.kill(os.getpid(), 9)
    if data.startswith(b"SLOW"):
        time.sleep(0.5)
    if data.startswith(b"PAUSE"):
        time.sleep(0.1)
    return parse_to_rows(
        data.removeprefix(b"SLOW").removeprefix(b"PAUSE"), source, content_hash, charset=charset
    )
