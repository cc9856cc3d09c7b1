"""What one broken file changes in the tables, and whether all of that is about it.

    python -m tests.faults.one_broken RAW

builds all of a folder, breaks one file in several ways, builds again each time, and compares all
tables by their keys. Only the file's own rows may differ, and those that refer to it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.curate.places import place_of
from pipeline.release.edition import parquet_path
from pipeline.tables import BY_NAME, TABLES
from tests.faults.builds import DATE, PROJECT

Row = Mapping[str, Any]
Keyed = Mapping[tuple[Any, ...], Row]

BREAKAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "scrambled": lambda content: content[:4000] + bytes(range(256)) * 20 + content[4000:],
}


@dataclass(frozen=True)
class Tables:
    """The tables of a release, by key."""

    release: Path

    def keyed(self, name: str) -> Keyed:
        key = BY_NAME[name].primary_key
        rows = pq.read_table(parquet_path(self.release, name)).to_pylist()
        return {tuple(row[column] for column in key): row for row in rows}


@dataclass(frozen=True)
class Broken:
    """The file that is broken, and what in the undisturbed release is about it."""

    path: str
    clean: Tables

    @cached_property
    def source_id(self) -> str:
        found: str = self.clean.keyed("sources")[self.path,]["source_id"]
        return found

    @cached_property
    def own(self) -> frozenset[str]:
        """Its resolutions."""
        rows = self.clean.keyed("resolutions").values()
        return frozenset(r["resolution_id"] for r in rows if r["source_id"] == self.source_id)

    @cached_property
    def symbols(self) -> frozenset[str]:
        return frozenset(name.partition(":")[0] for name in self.own)

    @cached_property
    def places(self) -> frozenset[object]:
        """Where it stands among all resolutions, and where those do that it cites."""
        cited = {
            row["target_symbol"]
            for row in self.clean.keyed("citations").values()
            if row["resolution_id"] in self.own and row["target_symbol"]
        }
        return frozenset(filter(None, map(place_of, cited | self.symbols)))

    @cached_property
    def series(self) -> frozenset[str]:
        """The symbols of all series that it is a member of, or names a member of."""
        rows = list(self.clean.keyed("series").values())
        ids = {row["series_id"] for row in rows if row["symbol"] in self.symbols}
        return frozenset(row["symbol"] for row in rows if row["series_id"] in ids)

    @cached_property
    def alike(self) -> frozenset[str]:
        """The clauses that are nearly the same as one of its own."""
        rows = list(self.clean.keyed("reuse").values())
        ids = {row["cluster_id"] for row in rows if owner(row["clause_id"]) in self.own}
        return frozenset(row["clause_id"] for row in rows if row["cluster_id"] in ids)


def owner(item: str | None) -> str:
    return (item or "").partition("#")[0]


def differences(clean: Tables, other: Tables) -> Iterator[tuple[str, Row | None, Row | None]]:
    """Yield table, row before and row after, of each row that differs."""
    for table in TABLES:
        before, after = clean.keyed(table.name), other.keyed(table.name)
        for key in before.keys() | after.keys():
            if before.get(key) != after.get(key):
                yield table.name, before.get(key), after.get(key)


def is_about(broken: Broken, table: str, before: Row | None, after: Row | None) -> bool:
    """Tell whether a difference is the broken file's own, or refers to it."""
    row = before or after
    assert row is not None
    match table:
        case "sources":
            return bool(row["path"] == broken.path)
        case "source_map":
            return bool(row["source_id"] == broken.source_id)
        case "completeness":
            return place_of_row(row) in broken.places
        case "series":
            return row["symbol"] in broken.series
        case "lineage":
            return lineage_is_about(broken, before) and lineage_is_about(broken, after)
        case "reuse":
            return row["clause_id"] in broken.alike
        case _ if own_row(row) in broken.own:
            return after is None or table == "findings"
        case "citations":
            return linked_otherwise(broken, before, after)
        case "findings":
            return row["check_name"].startswith("a stated date") and any(
                row["expected"].startswith(f"{symbol} of ") for symbol in broken.symbols
            )
        case _:
            return False


def own_row(row: Row) -> str:
    """Return the resolution that a row of one document's table belongs to."""
    for column in ("resolution_id", "footnote_id"):
        if row.get(column):
            return owner(row[column])
    return ""


def place_of_row(row: Row) -> object:
    return row["body"], row["session"], row["number"], row["part"]


def linked_otherwise(broken: Broken, before: Row | None, after: Row | None) -> bool:
    if before is None or after is None:
        return False
    columns = {name for name in before if before[name] != after[name]}
    return columns <= {"in_dataset", "date_agrees"} and before["target_symbol"] in broken.symbols


def lineage_is_about(broken: Broken, row: Row | None) -> bool:
    """Tell whether a clause belongs to a resolution whose series the broken file is part of."""
    if row is None:
        return True
    symbols = {owner(row[name]).partition(":")[0] for name in ("clause_id", "ancestor_clause_id")}
    return bool(symbols & broken.series)


def copy_raw(raw: Path, folder: Path) -> None:
    """Copy the sources, not what links to them."""
    for path in sorted(raw.rglob("*")):
        if path.is_file():
            target = folder / path.relative_to(raw)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def build(folder: Path) -> Path:
    """Run the command in a folder; return its release."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "build", "--jobs", "1", "--date", DATE],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "DAGSTER_HOME": ""},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return folder / "releases" / "1.0.0"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.one_broken")
    parser.add_argument("raw", type=Path)
    parser.add_argument("--name", help="The file to break; the middle one, unless given.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="one-broken-") as scratch:
        clean = Path(scratch) / "clean"
        copy_raw(asked.raw, clean / "raw")
        paths = sorted(path for path in (clean / "raw").rglob("*") if path.is_file())
        name = asked.name or paths[len(paths) // 2].relative_to(clean / "raw").as_posix()
        release = build(clean)
        wrong = sum(compared(clean, release, name, how) for how in BREAKAGES)
    return 1 if wrong else 0


def compared(clean: Path, release: Path, name: str, how: str) -> int:
    """Break a file, build, and print what differs; return how much of it is not about the file.

    The working tables are those of the build before, as when a file is broken in between.
    """
    folder = clean.parent / how
    for part in ("raw", "curated"):
        shutil.copytree(clean / part, folder / part)
    path = folder / "raw" / name
    path.write_bytes(BREAKAGES[how](path.read_bytes()))
    found = judged(Tables(release), Tables(build(folder)), name)
    print(f"{name} {how}:")
    for table, counts in found.items():
        own = ", ".join(f"{count:,} {kind}" for kind, count in sorted(counts.items()))
        print(f"  {table:<14} {own}", flush=True)
    return sum(counts["not about it"] for counts in found.values())


def judged(clean: Tables, other: Tables, name: str) -> dict[str, Counter[str]]:
    """Return by table how many rows differ that are about a file, and how many are not."""
    broken = Broken(name, clean)
    found: dict[str, Counter[str]] = {}
    for table, before, after in differences(clean, other):
        about = is_about(broken, table, before, after)
        kind = "removed" if after is None else "added" if before is None else "changed"
        found.setdefault(table, Counter())[kind if about else "not about it"] += 1
    return found


if __name__ == "__main__":
    sys.exit(main())
