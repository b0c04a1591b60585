"""The site builds without a warning, its links lead somewhere, and it names all that is public."""

import subprocess
import sys
from importlib.util import find_spec
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

import govinfo_parse

ROOT = Path(__file__).parent.parent
NEEDED = ("sphinx", "furo", "myst_parser", "pyarrow", "pebble")
ABSENT = [package for package in NEEDED if find_spec(package) is None]
MADE = ("search", "genindex", "py-modindex")

pytestmark = pytest.mark.skipif(bool(ABSENT), reason=f"not installed: {', '.join(ABSENT)}")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The built pages by name, each parsed."""
    out = tmp_path_factory.mktemp("site")
    build = ["-m", "sphinx", "-W", "--keep-going", "-q", "-E", "-d", str(out / ".doctrees")]
    command = [sys.executable, *build, str(ROOT / "docs"), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(out): BeautifulSoup(path.read_text("utf-8"), "lxml")
        for path in out.rglob("*.html")
    }


def ids(page):
    return {tag["id"] for tag in page.find_all(id=True)}


def linked(name, page):
    """The links of a page that stay in the site: as written, the page meant, the place in it."""
    for link in page.find_all("a", href=True):
        url = urlsplit(link["href"])
        if not url.scheme and not url.netloc:
            path = normpath(name.parent / unquote(url.path)) if url.path else name
            yield link["href"], Path(path), unquote(url.fragment)


def broken(site):
    """Links without a page, or without the place in it that they name."""
    places = {name: ids(page) | {""} for name, page in site.items()}
    for name, page in site.items():
        for href, target, place in linked(name, page):
            if place not in places.get(target, ()):
                yield f"{name}: {href}"


def test_links_and_anchors_lead_somewhere(site):
    assert len(site) > 20
    assert list(broken(site)) == []


def test_a_broken_link_is_found():
    page = BeautifulSoup('<a href="../b.html#x"></a><a href="c.html"></a><i id="y"></i>', "lxml")
    site = {Path("a/a.html"): page, Path("b.html"): BeautifulSoup("", "lxml")}
    assert list(broken(site)) == ["a/a.html: ../b.html#x", "a/a.html: c.html"]
    site[Path("b.html")] = BeautifulSoup('<i id="x"></i>', "lxml")
    assert list(broken(site)) == ["a/a.html: c.html"]


def test_every_page_is_reached_from_the_first(site):
    reached, todo = set(), [Path("index.html")]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += [target for _, target, _ in linked(name, site[name])]
    assert {name for name in set(site) - reached if name.stem not in MADE} == set()


@pytest.mark.parametrize("module", ["govinfo_parse", "govinfo_parse.archive"])
def test_the_interface_is_documented_whole(site, module):
    public = govinfo_parse if module == "govinfo_parse" else pytest.importorskip(module)
    known = set().union(*(ids(page) for page in site.values()))
    assert [name for name in public.__all__ if f"{module}.{name}" not in known] == []


def test_every_finding_code_has_its_place(site):
    from govinfo_parse.results.codes import CODES

    assert set(CODES) <= {i.replace("-", "_") for i in ids(site[Path("findings.html")])}


def test_no_signature_is_left_unparsed(site):
    for name, page in site.items():
        for signature in page.select("dt.sig"):
            assert "~" not in signature.text, f"{name}: {signature.text}"
