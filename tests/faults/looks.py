"""What can be seen of a build that was struck down, and whether it is whole."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.files import UNFINISHED
from pipeline.release.manifest import OTHER_SUMS, UNREPEATABLE
from pipeline.release.version import Version


def half_written(folder: Path) -> Iterator[str]:
    """Yield what is half there under a name that says it is whole.

    Tables and JSON can be read to their end, readings have their own hash, a release is what its
    sums say, and the index names releases that are there.
    """
    for path in visible(folder):
        problem = unreadable(path)
        if problem:
            yield f"{path.relative_to(folder)}: {problem}"
    releases = folder / "releases"
    for release in releases.glob("[!.]*/"):
        yield from (f"{release.name}: {problem}" for problem in wrong_release(release))
    index = releases / "latest.json"
    if index.exists():
        for entry in json.loads(index.read_bytes())["releases"]:
            if not (releases / entry["path"]).is_dir():
                yield f"latest.json names {entry['path']}, which is not there"


def visible(folder: Path) -> Iterator[Path]:
    """Yield the files that a reader may take for finished."""
    for name in ("curated", "releases"):
        for path in sorted((folder / name).rglob("*")):
            inside = path.relative_to(folder).parts
            if path.is_file() and not any(part.endswith(UNFINISHED) for part in inside):
                yield path


def unreadable(path: Path) -> str | None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        match path.suffix:
            case ".parquet":
                pq.ParquetFile(path).read()
            case ".json":
                json.loads(path.read_bytes())
            case ".pickle":
                kept = path.read_bytes()
                if hashlib.sha256(kept[32:]).digest() != kept[:32]:
                    return "the reading is not what its hash says"
            case _:
                pass
    except (pa.ArrowInvalid, ValueError) as error:
        return str(error)
    return None


def wrong_release(folder: Path) -> Iterator[str]:
    from pipeline.release.looked_at import Release
    from pipeline.release.verify import wrong_sums

    if Version.parse(folder.name.removesuffix("-report")) is None:
        yield "it is no version"
    elif folder.name.endswith("-report"):
        return
    elif not (folder / "manifest.json").exists():
        yield "it has no manifest"
    else:
        yield from wrong_sums(Release(folder))


def left_over(folder: Path) -> list[str]:
    """Return the half-written files that are still there after a build that came to its end."""
    found = (folder / name for name in ("curated", "releases"))
    return [
        str(path.relative_to(folder))
        for each in found
        for path in each.rglob(f"*{UNFINISHED}")
        if each.is_dir()
    ]


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of each file that depends on nothing but the input: tables, releases."""
    paths = [*folder.glob("curated/**/*.parquet"), *folder.glob("releases/**/*")]
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(repeatable(path)).hexdigest()
        for path in sorted(paths)
        if path.is_file() and path.name not in {*UNREPEATABLE, OTHER_SUMS}
    }


def repeatable(path: Path) -> bytes:
    """Return what a file says, but for the hashes in the index that are other each time."""
    content = path.read_bytes()
    if path.name != "latest.json":
        return content
    index = json.loads(content)
    for release in index["releases"]:
        del release["sha256_of_other_sums"]
    return json.dumps(index).encode()
