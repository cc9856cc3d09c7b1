"""A file's kind follows from its bytes."""

import io
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.sniff import media_type


def zip_of(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "text")
    return packed.getvalue()


def tar_of(name: str, mode: str) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        info = tarfile.TarInfo(name)
        info.size = 4
        archive.addfile(info, io.BytesIO(b"text"))
    return packed.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {
    "text": (b"The General Assembly,\r\n", "text/plain"),
    "UTF-16 text": ("The General Assembly,".encode("utf-16"), "text/plain"),
    "UTF-16 text without a mark": ("The General Assembly,".encode("utf-16-le"), "text/plain"),
    "markdown with page comments": (b"<!-- Page 1 -->\n# 86/7. Lakes\n", "text/plain"),
    "text that begins with a bracket": (b"<The General Assembly>, Recalling", "text/plain"),
    "raised marker": (b"<sup>1</sup> See resolution 85/2.", "text/plain"),
    "Akoma Ntoso": (b'<?xml version="1.0"?>\n<akomaNtoso xmlns="x">', "application/akn+xml"),
    "Akoma Ntoso with a prefix": (b'<akn:akomaNtoso xmlns:akn="x">', "application/akn+xml"),
    "Akoma Ntoso behind comments": (b"<!-- x --> <!-- y --><akomaNtoso>", "application/akn+xml"),
    "Akoma Ntoso in UTF-16": ("<akomaNtoso/>".encode("utf-16"), "application/akn+xml"),
    "text about Akoma Ntoso": (b"The tag <akomaNtoso> opens a file.", "text/plain"),
    "web page": (b"\n<!DOCTYPE html>\n<html><body>There is no document", "text/html"),
    "web page in XML": (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC ""><html>', "text/html"),
    "web page behind a comment": (b"<!-- saved --><HTML>", "text/html"),
    "other XML": (b'<?xml version="1.0"?><feed/>', "application/xml"),
    "other XML without a declaration": (b"<feed a='1'>\n</feed>\n", "application/xml"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
    "Word 97": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "application/msword"),
    "WordPerfect": (b"\xffWPC\x10\x00", "application/vnd.wordperfect"),
    "rich text": (b"{\\rtf1\\ansi", "application/rtf"),
    "zip": (zip_of("a.xml", "b.xml"), "application/zip"),
    "empty zip": (zip_of(), "application/zip"),
    "Word": (zip_of("[Content_Types].xml", "word/document.xml"), WORD),
    "zip with a Word file's name in it": (zip_of("a.txt", "word/document.xml"), "application/zip"),
    "tar": (tar_of("a.xml", "w"), "application/x-tar"),
    "tar.gz": (tar_of("a.xml", "w:gz"), "application/gzip"),
    "tar.xz": (tar_of("a.xml", "w:xz"), "application/x-xz"),
    "tar.bz2": (tar_of("a.xml", "w:bz2"), "application/x-bzip2"),
    "other bytes": (bytes(range(256)), "application/octet-stream"),
    "empty": (b"", "text/plain"),
}


@pytest.mark.parametrize(("data", "expected"), KINDS.values(), ids=KINDS.keys())
def test_media_type(data: bytes, expected: str) -> None:
    assert media_type(data) == expected


@pytest.mark.parametrize(
    "piece", [b"<!-- -->", b"<", b"<!--", b"<a ", b" ", b"<?xml ", b"<!doctype "]
)
def test_long_repeats_take_no_time(piece: bytes) -> None:
    assert media_type(piece * 100_000) in ("text/plain", "application/xml")


@given(st.binary(max_size=600))
def test_any_bytes_are_of_some_kind(data: bytes) -> None:
    assert "/" in media_type(data)
