"""A folder of an object store: what it holds, and moving files there and back."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

AT_ONCE = 16
"""Files that are moved side by side: each takes a round trip, however small it is."""


class RemoteError(Exception):
    """A store can't be used as it is; the message says what to do."""


def is_url(place: str) -> bool:
    """Return whether a place is an address, such as s3://bucket/folder, and no local path.

    >>> is_url("s3://bucket/folder"), is_url("releases")
    (True, False)
    """
    return "://" in place


@contextmanager
def reached(url: str) -> Iterator[None]:
    """Say what a person can do where a store can't be reached: RemoteError."""
    try:
        yield
    except unreachable() as error:
        raise RemoteError(
            f"{url} can't be reached ({error}): is its address right (for s3: AWS_ENDPOINT_URL), "
            "does the network go there, and are there credentials for it?"
        ) from error


def unreachable() -> tuple[type[Exception], ...]:
    """Return the errors of a network, with those of S3 if that extra is there."""
    try:
        from botocore.exceptions import BotoCoreError
    except ModuleNotFoundError:
        return (ConnectionError,)
    return (ConnectionError, BotoCoreError)


@dataclass(frozen=True)
class Store:
    """A folder that is addressed by a URL; paths are relative to it."""

    url: str
    files: Any
    root: str

    @classmethod
    def at(cls, url: str) -> "Store":
        """Open a folder; RemoteError where the URL is none or its extra is not installed."""
        from fsspec.core import url_to_fs

        if not url.partition("://")[2].strip("/"):
            raise RemoteError(f"{url} names no bucket: write s3://bucket/folder")
        try:
            files, root = url_to_fs(url.rstrip("/"), use_listings_cache=False)
        except ImportError as error:
            raise RemoteError(
                f"{url} needs an extra ({error}): "
                "for s3:// .venv/bin/python -m pip install --editable '.[s3]'"
            ) from error
        except ValueError as error:
            raise RemoteError(f"{url} can't be used: {error}") from error
        return cls(url.rstrip("/"), files, root)

    def path(self, name: str) -> str:
        return f"{self.root}/{name}"

    def names(self) -> list[str]:
        """Return the paths of all files, sorted."""
        start = len(self.root) + 1
        return sorted(path[start:] for path in self.files.find(self.root))

    def read(self, name: str) -> bytes | None:
        """Return a file's content, None where there is no such file."""
        try:
            content: bytes = self.files.cat_file(self.path(name))
        except FileNotFoundError:
            return None
        return content

    def write(self, name: str, content: bytes) -> None:
        self.files.pipe_file(self.path(name), content)

    def create(self, name: str, content: bytes) -> bool:
        """Write a file only where there is none; return whether there was none.

        The store itself decides (for S3: a conditional PUT): of two that try, one succeeds.
        """
        try:
            self.files.pipe_file(self.path(name), content, mode="create")
        except FileExistsError:
            return False
        return True

    def upload(self, files: Iterable[tuple[Path, str]]) -> None:
        """Put local files to their paths, side by side; raise the first error there is."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for _ in pool.map(self.put, *zip(*files, strict=True)):
                pass

    def put(self, local: Path, name: str) -> None:
        self.files.put_file(str(local), self.path(name))

    def download(self, files: Iterable[tuple[str, Path]]) -> None:
        """Fetch files to local paths, side by side; raise the first error there is."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for _ in pool.map(self.get, *zip(*files, strict=True)):
                pass

    def get(self, name: str, local: Path) -> None:
        local.parent.mkdir(parents=True, exist_ok=True)
        self.files.get_file(self.path(name), str(local))

    def remove(self, names: Iterable[str]) -> None:
        paths = [self.path(name) for name in names]
        if paths:
            self.files.rm(paths)
