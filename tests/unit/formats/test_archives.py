"""Archives give their members or a reason; nothing is written and no name is a path."""

import gzip
import io
import stat
import struct
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.blocks import Refusal
from pipeline.formats import archive_limits
from pipeline.formats.archives import members

Pack = Callable[[dict[str, bytes]], bytes]

FILES = {"ga/a.xml": b"Recalling", "b.txt": b"Notes", "ga/86/c.txt": b""}


def zip_of(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.mkdir("ga")
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def tar_of(files: dict[str, bytes], mode: str = "w") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def special(kind: bytes, target: str = "") -> bytes:
    """Return a tar archive with a member that is no file."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        info = tarfile.TarInfo("a.xml")
        info.type, info.linkname = kind, target
        archive.addfile(info)
    return packed.getvalue()


def reasons(data: bytes) -> dict[str, str]:
    """Return the names of members that were refused, with the reason."""
    return {name: str(found) for name, found in members(data) if isinstance(found, Refusal)}


PACKED = {
    "zip": zip_of(FILES),
    "zip, stored": zip_of(FILES, zipfile.ZIP_STORED),
    "zip, bzip2": zip_of(FILES, zipfile.ZIP_BZIP2),
    "zip, lzma": zip_of(FILES, zipfile.ZIP_LZMA),
    "tar": tar_of(FILES),
    "tar.gz": tar_of(FILES, "w:gz"),
    "tar.xz": tar_of(FILES, "w:xz"),
    "tar.bz2": tar_of(FILES, "w:bz2"),
}


@pytest.mark.parametrize("data", PACKED.values(), ids=PACKED.keys())
def test_members_in_the_archive_s_order(data: bytes, tmp_path: Path) -> None:
    assert dict(members(data)) == FILES
    (tmp_path / "any name").write_bytes(data)
    assert dict(members(tmp_path / "any name")) == FILES


NAMES = {
    "climbs": "../a.xml",
    "climbs inside": "ga/../../a.xml",
    "absolute": "/etc/a.xml",
    "drive": "C:/a.xml",
    "other slashes": "..\\a.xml",
}


@pytest.mark.parametrize("pack", [zip_of, tar_of])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_names_that_lead_out_are_refused(pack: Pack, name: str) -> None:
    assert ["leads out" in why for why in reasons(pack({name: b"x"})).values()] == [True]


@pytest.mark.parametrize("pack", [zip_of, tar_of])
@pytest.mark.parametrize(
    "name", [".hidden", "ga/.git/a.txt", "__MACOSX/a.xml", "ga/README.md", "manifest.parquet"]
)
def test_what_is_no_source_in_a_folder_is_none_in_an_archive(pack: Pack, name: str) -> None:
    assert list(members(pack({name: b"x", "a.txt": b"y"}))) == [("a.txt", b"y")]


@pytest.mark.parametrize(
    "data",
    [
        # zipfile ends a name at its first NUL
        zip_of({"q.xml": b"Recalling", "b.xml": b"Notes"}).replace(b"q.xml", b"\0.xml"),
        tar_of({"": b"Recalling", "b.xml": b"Notes"}),
    ],
    ids=["zip", "tar"],
)
def test_a_member_without_a_name_is_refused_and_the_others_are_read(data: bytes) -> None:
    assert dict(members(data))["b.xml"] == b"Notes"
    assert "has no name" in reasons(data)["(no name)"]


def test_names_are_printable_and_unique() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name in ("a\nb.txt", "./a.txt", "a.txt", "caf\udce9.txt"):
            archive.addfile(tarfile.TarInfo(name))
    names = [name for name, _ in members(packed.getvalue())]
    assert names == ["a\\x0ab.txt", "a.txt", "a.txt~2", "caf\\xdce9.txt"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (special(tarfile.SYMTYPE, "/etc/passwd"), "link"),
        (special(tarfile.LNKTYPE, "b.xml"), "link"),
        (special(tarfile.FIFOTYPE), "device or pipe"),
        (special(tarfile.CHRTYPE), "device or pipe"),
        (tar_of({"a.xml": zip_of(FILES)}), "archive within an archive"),
        (zip_of({"a.xml": tar_of(FILES, "w:gz")}), "archive within an archive"),
    ],
    ids=["symbolic link", "hard link", "pipe", "device", "zip in tar", "tar in zip"],
)
def test_what_is_no_file_is_refused(data: bytes, reason: str) -> None:
    assert [reason in why for why in reasons(data).values()] == [True]


def test_links_in_zip_archives_are_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("a.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "symbolic link" in reasons(packed.getvalue())["a.xml"]


def test_an_encrypted_member_is_refused_and_the_others_are_read() -> None:
    data = bytearray(zip_of({"a.xml": b"x", "b.xml": b"y"}))
    entry = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    for flags in (data.index(b"PK\x03\x04", data.index(b"a.xml") - 30) + 6, entry + 8):
        data[flags] |= 1
    found = dict(members(bytes(data)))
    assert "encrypted" in str(found["a.xml"])
    assert found["b.xml"] == b"y"


def test_a_damaged_member_is_refused_and_the_others_are_read() -> None:
    data = zip_of({"a.xml": b"Recalling", "b.xml": b"Notes"}, zipfile.ZIP_STORED)
    found = dict(members(data.replace(b"Recalling", b"Recallink")))
    assert "damaged" in str(found["a.xml"])
    assert found["b.xml"] == b"Notes"


BROKEN = {
    "zip cut short": zip_of(FILES)[:-30],
    "zip without an end": b"PK\x03\x04" + bytes(40),
    "zip with a wrong directory": zip_of(FILES).replace(b"PK\x01\x02", b"PK\x01\x03"),
    "tar.gz cut short": tar_of(FILES, "w:gz")[:-20],
    "tar.xz cut short": tar_of(FILES, "w:xz")[:-120],
    "packed, but no tar": gzip.compress(b"Recalling"),
    "no archive": b"Recalling the lakes",
    "empty": b"",
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_archive_gives_a_reason(data: bytes) -> None:
    name, found = list(members(data))[-1]
    assert name == ""
    assert isinstance(found, Refusal)


def test_a_missing_archive_gives_a_reason(tmp_path: Path) -> None:
    assert [name for name, _ in members(tmp_path / "missing.zip")] == [""]


@pytest.mark.parametrize("pack", [zip_of, lambda files: tar_of(files, "w:gz")], ids=["zip", "tar"])
def test_bombs_are_stopped(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_limits, "_FREE", 1_000_000)
    data = pack({f"{n}.txt": bytes(900_000) for n in range(9)})
    assert len(data) < 20_000
    assert "unpacks to more than" in str(list(members(data))[-1][1])


def test_a_member_above_the_limit_is_refused_unread() -> None:
    data = bytearray(zip_of({"a.xml": b"x"}))
    size = data.index(b"PK\x01\x02") + 24
    entry = data.index(b"a.xml", size)
    directory = data.rindex(b"PK\x01\x02", 0, entry)
    struct.pack_into("<L", data, directory + 24, 200_000_000)
    assert "200 MB" in reasons(bytes(data))["a.xml"]


@pytest.mark.parametrize("pack", [zip_of, tar_of])
def test_many_entries_are_too_many(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_limits, "MAX_MEMBERS", 20)
    found = list(members(pack({f"{n}.txt": b"x" for n in range(40)})))
    assert found[-1][0] == ""
    assert "more than 20 entries" in str(found[-1][1])
    assert len(found) <= 21


def test_a_huge_table_of_contents_is_refused_before_it_is_read() -> None:
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *[0] * 6, *[0] * 3, 1, *[0] * 4, 0, 0) + b"a"
    directory = entry * 1_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, len(directory), 0, 0)
    data = directory + end
    tracemalloc.start()
    ((name, found),) = members(b"PK\x05\x06" + data)
    assert tracemalloc.get_traced_memory()[1] < 300_000_000
    tracemalloc.stop()
    assert name == ""
    assert "entries" in str(found)


def test_a_header_without_end_is_refused() -> None:
    info = tarfile.TarInfo("a.xml")
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 90_000_000
    data = info.tobuf(tarfile.GNU_FORMAT) + b"a" * 90_000_000 + bytes(header)
    ((_, found),) = members(data)
    assert "header" in str(found)


@given(
    st.sampled_from(sorted(PACKED)),
    st.lists(st.tuples(st.integers(min_value=0), st.integers(0, 255)), min_size=1, max_size=5),
)
def test_damage_gives_members_or_reasons(kind: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(PACKED[kind])
    for place, value in changes:
        data[place % len(data)] = value
    for name, found in members(bytes(data)):
        assert isinstance(name, str)
        assert isinstance(found, bytes | Refusal)
