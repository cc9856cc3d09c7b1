"""Which code made something: hashes of the files that it depends on."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.files import hash_of_files

PACKAGE = Path(__file__).parents[1]
LOCK = PACKAGE.parent / "requirements.lock"
CORRECTIONS = PACKAGE / "vocabulary" / "corrections.toml"
READING = ("curate", "extract", "formats", "sources", "tables", "vocabulary")


@cache
def code_version() -> str:
    """Return the hash of the package and of the lock: the same code gives the same bytes."""
    lock = [LOCK] if LOCK.is_file() else []
    return hash_of_files(PACKAGE.parent, [*code_files(PACKAGE), *lock])


@cache
def reading_code() -> str:
    """Return a hash of the code and vocabulary that the reading of a source depends on.

    Corrections come after the reading: a new one needs no source to be read again.
    """
    files = (path for name in READING for path in code_files(PACKAGE / name))
    return hash_of_files(PACKAGE, (path for path in files if path != CORRECTIONS))


def code_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path
