"""What names lead to: folders, archives, crawls, lists and file systems, as a stream of bytes."""

import gzip
import io
import os
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra archive is not installed")
pytest.importorskip("pebble", reason="the extra archive is not installed")

from generator import generate
from govinfo_parse.archive import ListError, convert_archive, count_inputs, read_dataset
from govinfo_parse.archive.inputs import read_inputs as read_named
from govinfo_parse.archive.listing import expand


def read_inputs(names):
    return list(read_named(expand(names)))


def page(seed, kind="html"):
    return generate(seed, "2021", kind).source


@pytest.fixture
def folder(tmp_path):
    where = tmp_path / "reports"
    for seed, kind in ((1, "html"), (2, "text"), (3, "docx"), (4, "pdf")):
        file = where / str(seed) / f"年报.{kind}"
        file.parent.mkdir(parents=True)
        file.write_bytes(page(seed, kind))
    return where


def test_a_zip_converts_as_its_files_do(folder, tmp_path):
    path = tmp_path / "reports.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number, file in enumerate(sorted(folder.rglob("年报.*"))):
            archive.writestr(f"二〇二一/{number}年报{file.suffix}", file.read_bytes())
        archive.writestr("__MACOSX/._a.html", b"x")
    inputs = read_inputs([path])
    assert [i.data for i in inputs] == [f.read_bytes() for f in sorted(folder.rglob("年报.*"))]


def test_names_of_zip_members_are_read_in_gbk(tmp_path):
    name = "年报.html".encode("gbk")
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("x" * len(name), page(1))
    path = tmp_path / "a.zip"
    path.write_bytes(plain.getvalue().replace(b"x" * len(name), name))
    assert [i.source for i in read_inputs([path])] == [f"{path}!/年报.html"]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_names_in_gbk_are_read_in_folders_and_tar_archives(tmp_path):
    name = "年报.html".encode("gbk")
    (tmp_path / "in").mkdir()
    try:
        Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/" + name)).write_bytes(page(1))
    except OSError:
        pytest.skip("this file system takes no such names")
    with tarfile.open(
        tmp_path / "a.tar", "w", encoding="gbk", format=tarfile.GNU_FORMAT
    ) as archive:
        info = tarfile.TarInfo("县/年报.html")
        info.size = len(page(2))
        archive.addfile(info, io.BytesIO(page(2)))
    given = [tmp_path / "in", tmp_path / "a.tar"]
    assert [i.source for i in read_inputs(given)] == [
        f"{tmp_path}/in/年报.html",
        f"{tmp_path}/a.tar!/县/年报.html",
    ]
    assert convert_archive(given, tmp_path / "out", workers=1).parsed == 2


def test_tar_and_gz_are_streamed_and_links_refused(tmp_path):
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo("../../年报.html")
        info.size = len(page(1))
        archive.addfile(info, io.BytesIO(page(1)))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page(2)))
    first, second, third = read_inputs([path, tmp_path / "b.html.gz"])
    assert first.data == page(1)
    assert "link" in str(second.error)
    assert third.data == page(2)


def test_what_cannot_be_read_is_a_failure_and_is_tried_again(tmp_path):
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"\0" * (65 * 1024 * 1024)))
    given = [tmp_path / "broken.zip", tmp_path / "bomb.gz", tmp_path / "none.html"]
    for _ in range(2):
        counts = convert_archive(given, tmp_path / "out", workers=1)
        assert (counts.inputs, counts.failed) == (3, 3)
        failures = read_dataset(tmp_path / "out").failures
        assert sorted(failures.error) == ["DocumentTooLarge", "InputNotFound", "UnreadableInput"]


def record(url, status, kind, data):
    """A record as crawlers write it: its own headers, those of the answer, the answer."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-01-31T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(path, records, *, each=True):
    """A crawl; ``each``: every record compressed by itself."""
    pytest.importorskip("warcio", reason="warcio is not installed")
    found = [record(*given) for given in records]
    path.write_bytes(
        b"".join(map(gzip.compress, found)) if each else gzip.compress(b"".join(found))
    )
    return path


@pytest.mark.parametrize("each", [True, False])
def test_a_crawl_converts_as_its_pages_do(tmp_path, each):
    text = page(1).decode("utf-8", "ignore")
    gbk = text.replace("utf-8", "gbk").encode("gb18030")
    records = [
        ("http://a.gov.cn/logo.png", "200 OK", "image/png", b"\x89PNG"),
        ("dns:a.gov.cn", "200 OK", "text/dns", b"a.gov.cn. A 127.0.0.1"),
        ("http://a.gov.cn/old.html", "302 Found", "text/html", b"moved"),
        ("http://a.gov.cn/1.html", "200 OK", "text/html; charset=GBK", gbk),
        ("http://a.gov.cn/2.pdf", "200 OK", "application/pdf", page(4, "pdf")),
        ("http://a.gov.cn/3.html", "404 Not Found", "text/html", b"<p>404</p>"),
    ]
    path = warc(tmp_path / "crawl.warc.gz", records, each=each)
    first, second, third = read_inputs([path])
    assert (first.data, first.charset, first.url) == (gbk, "gbk", "http://a.gov.cn/1.html")
    assert (second.data, second.charset) == (page(4, "pdf"), None)
    assert "404" in str(third.error)
    counts = convert_archive([path], tmp_path / "out", workers=1)
    assert (counts.inputs, counts.parsed, counts.failed) == (3, 2, 1)
    (tmp_path / "1.html").write_bytes(gbk)
    (tmp_path / "2.pdf").write_bytes(page(4, "pdf"))
    convert_archive([tmp_path / "1.html", tmp_path / "2.pdf"], tmp_path / "files", workers=1)
    crawled, alone = (read_dataset(tmp_path / name).entries for name in ("out", "files"))
    assert crawled.drop(columns="source").equals(alone.drop(columns="source"))
    assert list(read_dataset(tmp_path / "out").sources.url) == [
        f"http://a.gov.cn/{name}" for name in ("1.html", "2.pdf", "3.html")
    ]


def test_a_crawl_that_is_cut_off_keeps_what_came_before(tmp_path):
    records = [(f"http://a.gov.cn/{n}.html", "200 OK", "text/html", page(n)) for n in range(1, 4)]
    path = warc(tmp_path / "crawl.warc.gz", records)
    path.write_bytes(path.read_bytes()[:-200])
    found = read_inputs([path])
    assert [i.data for i in found[:2]] == [page(1), page(2)]
    assert found[-1].error is not None


def test_half_a_page_of_a_crawl_is_no_page(tmp_path):
    pytest.importorskip("warcio", reason="warcio is not installed")
    whole = record("http://a.gov.cn/1.html", "200 OK", "text/html", page(1))
    (tmp_path / "cut.warc").write_bytes(whole[: len(whole) // 2])
    told = whole.replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    (tmp_path / "told.warc").write_bytes(told)
    cut, short = read_inputs([tmp_path / "cut.warc", tmp_path / "told.warc"])
    assert "cut off" in str(cut.error)
    assert "a part only (length)" in str(short.error)


def test_a_saved_page_is_read_as_the_page(tmp_path):
    text = "<html><body><p>说明</p></body></html>" + page(1).decode("utf-8", "ignore")
    message = EmailMessage()
    message.set_content(text, "html", charset="utf-8", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    (tmp_path / "a.mhtml").write_bytes(message.as_bytes())
    (tmp_path / "a.html").write_text(text, "utf-8")
    convert_archive([tmp_path / "a.mhtml", tmp_path / "a.html"], tmp_path / "out", workers=1)
    entries = read_dataset(tmp_path / "out").entries
    saved, alone = (entries[entries.source.str.endswith(end)] for end in ("a.mhtml", "a.html"))
    assert len(saved) == 200
    assert list(saved.exact) == list(alone.exact)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize(("column", "separator"), [("path", ","), ("文件路径", "\t")])
def test_a_list_names_files_and_says_more_of_them(folder, tmp_path, encoding, column, separator):
    lines = [
        [column, "agency", "division code"],
        ["reports/1/年报.html", '"某市, 某局"' if separator == "," else "某市, 某局", "110000"],
        [str(folder / "2"), "某县", ""],
        ["reports/none.html", "某区", "110101"],
    ]
    path = tmp_path / ("list.csv" if separator == "," else "list.tsv")
    path.write_bytes("\r\n".join(map(separator.join, lines)).encode(encoding))
    counts = convert_archive([path], tmp_path / "out", workers=1)
    assert (counts.inputs, counts.parsed, counts.failed) == (3, 2, 1)
    sources = read_dataset(tmp_path / "out").sources
    assert list(sources["given_agency"]) == ["某市, 某局", "某县", "某区"]
    assert list(sources["given_division code"]) == ["110000", "", "110101"]
    # Another run without the list keeps what the first was told.
    convert_archive([folder / "3"], tmp_path / "out", workers=1)
    sources = read_dataset(tmp_path / "out").sources.set_index("source")
    assert list(sources["given_agency"])[:3] == ["某市, 某局", "某县", "某区"]
    assert sources["given_agency"].isna().sum() == 1


def test_a_list_without_paths_is_refused_before_anything_is_written(tmp_path):
    (tmp_path / "list.csv").write_text("url,agency\nhttp://a.gov.cn,某局\n")
    with pytest.raises(ListError, match="needs a column 'path'; it has url, agency"):
        convert_archive([tmp_path / "list.csv"], tmp_path / "out", workers=1)
    assert not (tmp_path / "out").exists()


def test_addresses_are_opened_by_their_file_system(folder):
    fsspec = pytest.importorskip("fsspec", reason="the extra remote is not installed")
    memory = fsspec.filesystem("memory")
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("b.html", page(6))
    for name, data in (("a.html", page(5)), (".hidden", b"x"), ("more/b.zip", zipped.getvalue())):
        memory.pipe(f"/reports/{name}", data)
    found = read_inputs(["memory://reports", "memory://reports/*.html", "memory://reports/none"])
    assert [i.data for i in found] == [page(5), page(6), b""]
    assert [i.source for i in found[:2]] == [
        "memory:///reports/a.html",
        "memory:///reports/more/b.zip!/b.html",
    ]
    assert "no such file" in str(found[2].error)
    local = read_inputs([f"file://{folder}/1"])
    assert [i.data for i in local] == [page(1)]
    assert "nosuch" in str(read_inputs(["nosuch://a/b"])[0].error)


def test_inputs_are_counted_where_that_is_cheap(folder, tmp_path):
    assert count_inputs([folder]) == 4
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a/b.html", "x")
        archive.writestr("a/c.html", "x")
    assert count_inputs([folder, tmp_path / "a.zip", tmp_path / "none"]) == 7
    assert count_inputs([folder, tmp_path / "a.tar"]) is None
