"""Curated tables and releases in an object store: a local server that speaks S3, apart from us.

What it can't show: what a real store does under load, between regions, or when it is slow, and who
may do what in it.
"""

import json
import os
import re
import shutil
import subprocess
import sys

import fsspec.registry  # noqa: F401  (its module is hidden by a name of its own)
import pytest

from pipeline.curated.layout import OF_ONE_MACHINE
from pipeline.files import write_whole
from pipeline.release.manifest import SUMS
from pipeline.remote import curated as remote_curated
from pipeline.remote import releases as remote_releases
from pipeline.remote.lock import Locked, Owner, locked, still_ours
from pipeline.remote.store import RemoteError, Store
from tests.integration.building import DATE, PROJECT

SERVER = """
import sys, time
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(*server.get_host_and_port(), flush=True)
sys.stdin.read()
"""
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1"}
OURS = Owner(who="a", since="2026-01-31", token="1")
THEIRS = Owner(who="b", since="2026-02-01", token="2")


@pytest.fixture(scope="module")
def server():
    with subprocess.Popen(
        [sys.executable, "-c", SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        host, port = process.stdout.readline().split()
        with pytest.MonkeyPatch.context() as patch:
            for name, value in KEYS.items():
                patch.setenv(name, value)
            patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
            yield f"http://{host}:{port}"
        process.kill()


@pytest.fixture
def bucket(server, request):
    import s3fs

    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower())[:60].strip("-")
    s3fs.S3FileSystem(skip_instance_cache=True).mkdir(name)
    return f"s3://{name}"


@pytest.fixture
def release(built, tmp_path):
    """A folder of releases with one in it."""
    shutil.copytree(built.folder / "releases", tmp_path / "ours")
    return tmp_path / "ours" / "1.0.0"


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def run(home, *arguments, raw=PROJECT / "raw"):
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "build", "--raw", raw, *arguments, "--jobs", "1"],
        cwd=home,
        env=os.environ | {"XDG_CACHE_HOME": str(home), "PYTHONPATH": str(PROJECT)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_build_on_one_machine_goes_on_on_another(bucket, built, tmp_path):
    places = ["--curated", f"{bucket}/curated", "--releases", f"{bucket}/releases"]
    first, second = tmp_path / "first", tmp_path / "second"
    for home in (first, second):
        home.mkdir()
    done = run(first, *places, "--date", DATE)
    assert done.returncode == 0, done.stderr
    assert f"Uploaded to {bucket}/releases/1.0.0" in done.stdout
    store = Store.at(f"{bucket}/releases")
    assert store.read(f"1.0.0/{SUMS}") == (built.release / SUMS).read_bytes()
    assert json.loads(store.read("latest.json"))["latest"] == "1.0.0"
    assert ".lock.json" not in store.names()
    index = json.loads(Store.at(f"{bucket}/curated").read(remote_curated.INDEX))
    assert "sources.parquet" in index
    assert not OF_ONE_MACHINE & index.keys()
    again = run(second, *places)
    assert again.returncode == 0, again.stderr
    assert "Nothing has changed" in again.stdout
    assert "2, 0 written anew" in again.stdout


def test_a_release_comes_back_as_it_was(bucket, release, tmp_path):
    store = Store.at(bucket)
    remote_releases.push(store, release)
    remote_releases.pull(store, tmp_path / "theirs")
    assert contents(tmp_path / "theirs") == contents(release.parent)


@pytest.mark.parametrize("puts", [0, 1, 20])
def test_a_broken_upload_is_no_release_and_is_removed(
    bucket, release, tmp_path, monkeypatch, puts
):
    store = Store.at(bucket)
    with monkeypatch.context() as patch:
        break_after(puts, patch)
        with pytest.raises(OSError, match="the cable was pulled"):
            remote_releases.push(store, release)
    assert f"1.0.0/{SUMS}" not in store.names()
    assert len(store.names()) >= puts
    shutil.copytree(release.parent, tmp_path / "theirs")
    remote_releases.pull(store, tmp_path / "theirs")
    assert store.names() == []
    assert contents(tmp_path / "theirs") == {}, "what was never published is built again"
    remote_releases.push(store, release)
    remote_releases.pull(store, tmp_path / "theirs")
    assert contents(tmp_path / "theirs") == contents(release.parent)


def test_an_upload_that_breaks_before_the_index_is_a_release_all_the_same(
    bucket, release, tmp_path, monkeypatch
):
    store = Store.at(bucket)
    with monkeypatch.context() as patch:
        break_after(len(contents(release)), patch)
        with pytest.raises(OSError, match="the cable was pulled"):
            remote_releases.push(store, release)
    assert store.read("latest.json") is None
    remote_releases.pull(store, tmp_path / "theirs")
    remote_releases.point(store, tmp_path / "theirs")
    assert json.loads(store.read("latest.json"))["latest"] == "1.0.0"


def break_after(puts, patch):
    """Let so many files be uploaded, and no more."""
    put, left = Store.put, iter(range(puts))

    def breaking(self, local, name):
        if next(left, None) is None:
            raise OSError("the cable was pulled")
        put(self, local, name)

    patch.setattr(Store, "put", breaking)


def test_a_version_is_never_written_over(bucket, release):
    store = Store.at(bucket)
    remote_releases.push(store, release)
    with pytest.raises(RemoteError, match=r"has a release 1\.0\.0 already"):
        remote_releases.push(store, release)


def test_a_release_that_is_damaged_in_the_store_is_not_taken(bucket, release, tmp_path):
    store = Store.at(bucket)
    remote_releases.push(store, release)
    store.write("1.0.0/README.md", b"other words")
    with pytest.raises(RemoteError, match=r"README\.md is not what SHA256SUMS says"):
        remote_releases.pull(store, tmp_path / "theirs")
    assert not (tmp_path / "theirs" / "1.0.0").exists()


@pytest.fixture
def working(tmp_path):
    folder = tmp_path / "working"
    for name in ("clauses/GA-73.parquet", ".readings/code/ab/ab.pickle", ".ledger.json"):
        write_whole(folder / name, name.encode())
    return folder


def test_working_tables_come_back_as_they_were(bucket, working, tmp_path):
    store = Store.at(bucket)
    remote_curated.push(store, working)
    (working / "clauses" / "GA-73.parquet").write_bytes(b"other")
    (working / ".ledger.json").unlink()
    remote_curated.push(store, working)
    theirs = tmp_path / "theirs"
    write_whole(theirs / "clauses" / "GA-1.parquet", b"gone")
    remote_curated.pull(store, theirs)
    assert contents(theirs) == contents(working)
    assert len(store.names()) == 3, "two files and the index: what nothing names is removed"


def test_a_broken_upload_leaves_the_working_tables_as_they_were(
    bucket, working, tmp_path, monkeypatch
):
    store = Store.at(bucket)
    remote_curated.push(store, working)
    before = contents(working)
    for name in ("a", "b"):
        write_whole(working / name, name.encode())
    with monkeypatch.context() as patch:
        break_after(1, patch)
        with pytest.raises(OSError, match="the cable was pulled"):
            remote_curated.push(store, working)
    remote_curated.pull(store, tmp_path / "theirs")
    assert contents(tmp_path / "theirs") == before
    remote_curated.pull(store, working)
    assert (working / "a").exists(), "what only this machine has is kept"


def test_a_damaged_object_is_not_taken(bucket, working, tmp_path):
    store = Store.at(bucket)
    remote_curated.push(store, working)
    store.write(next(name for name in store.names() if "objects" in name), b"other")
    with pytest.raises(RemoteError, match="is damaged"):
        remote_curated.pull(store, tmp_path / "theirs")


def test_of_two_builds_one_is_told_who_the_other_is(bucket):
    store = Store.at(bucket)
    with locked(store, OURS):
        with pytest.raises(Locked, match="locked by a since 2026-01-31"), locked(store, THEIRS):
            pass
        still_ours(store, OURS)
    with locked(store, THEIRS):
        pass


def test_a_build_that_was_held_for_dead_publishes_nothing(bucket):
    store = Store.at(bucket)
    with locked(store, OURS):
        with locked(store, THEIRS, take_over=True):
            with pytest.raises(Locked, match="taken over by b"):
                still_ours(store, OURS)
            still_ours(store, THEIRS)
        with pytest.raises(Locked):
            still_ours(store, OURS)


def test_a_locked_store_stops_the_command_in_one_line(bucket, tmp_path):
    with locked(Store.at(f"{bucket}/releases"), OURS):
        done = run(tmp_path, "--releases", f"{bucket}/releases")
    assert done.returncode == 1
    assert "is locked by a since" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("url", ["s3://", "s3:///"])
def test_an_address_without_a_bucket(server, url):
    with pytest.raises(RemoteError, match="names no bucket"):
        Store.at(url)


def test_a_bucket_that_is_not_there_is_named(server, tmp_path):
    done = run(tmp_path, "--releases", "s3://none-such/releases")
    assert done.returncode == 1
    assert "s3://none-such/releases can't be used" in done.stderr
    assert "make its bucket first" in done.stderr


def test_a_store_that_does_not_answer_is_no_fault_of_ours(tmp_path, monkeypatch):
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    done = run(tmp_path, "--releases", "s3://bucket/releases")
    assert done.returncode == 1
    assert "s3://bucket/releases can't be reached" in done.stderr
    assert "a fault" not in done.stderr


def test_a_store_without_credentials_says_so(server, tmp_path, monkeypatch):
    for name in KEYS:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("HOME", str(tmp_path))
    done = run(tmp_path, "--releases", "s3://bucket/releases")
    assert done.returncode == 1
    assert "are there credentials for it?" in done.stderr


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "s3fs", None)
    known = sys.modules["fsspec.registry"]._registry
    monkeypatch.delitem(known, "s3", raising=False)
    with pytest.raises(RemoteError, match=r"install --editable '\.\[s3\]'"):
        Store.at("s3://bucket/folder")
