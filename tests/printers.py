"""Real programs that print: Chromium and LibreOffice, where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-pdf-header-footer",
)  # fmt: skip


def print_by_browser(html: bytes, *, header: bool = False) -> bytes:
    """A page as Chromium prints it."""
    assert CHROMIUM
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_bytes(html)
        flags = [f for f in _FLAGS if not (header and f == "--no-pdf-header-footer")]
        subprocess.run(
            [CHROMIUM, *flags, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return target.read_bytes()


def convert_by_office(files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
    """Files by name (``a.html``) as LibreOffice saves them in a format (``pdf``, ``docx``)."""
    assert OFFICE
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        out = Path(folder, "out")
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to,
             "--outdir", str(out), *(str(Path(folder, name)) for name in files)],
            check=True, capture_output=True, timeout=600, env={**os.environ, "LANG": "C.UTF-8"},
        )  # fmt: skip
        suffix = to.partition(":")[0]
        return {
            name: made.read_bytes()
            for name in files
            if (made := out / f"{Path(name).stem}.{suffix}").is_file()
        }
