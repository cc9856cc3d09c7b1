"""One resolution of a release: its rows in all tables that ``show`` prints."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.extract.symbols import Symbol, SymbolError, parse_symbol
from pipeline.extract.symbols_numbers import resolution_symbol
from pipeline.release.edition import parquet_path
from pipeline.release.version import newest

Row = Mapping[str, Any]

BODIES = (None, "GA", "SC", "ECOSOC", "HRC")
"""Whose number a bare "16/18" may be, in the order of trying; None: what its form tells."""


class NotFound(LookupError):
    """There is no such release or resolution; the message says what there is."""


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """The rows of one resolution, each table in its published order."""

    resolution: Row
    clauses: tuple[Row, ...]
    footnotes: tuple[Row, ...]
    footnote_refs: tuple[Row, ...]
    citations: tuple[Row, ...]


def find(text: str, folder: Path, language: str) -> Dossier:
    """Return the resolution that a printed symbol or number names."""
    release = release_in(folder)
    known = pq.read_table(parquet_path(release, "resolutions")).to_pylist()
    wanted = [symbol.canonical for symbol in symbols(text)]
    if not wanted:
        raise NotFound(f"{text!r} is no symbol: write it as A/RES/73/135, 73/135 or 217 A (III)")
    named = {row["symbol"]: row for row in known if row["language"] == language}
    row = next((named[symbol] for symbol in wanted if symbol in named), None)
    if row is None:
        others = [row["language"] for row in known if row["symbol"] in wanted]
        there = f"it is there in {', '.join(others)}" if others else hint(wanted[0], named)
        raise NotFound(f"{wanted[0]} is not in {release} in language {language!r}; {there}")
    return dossier(release, row)


def release_in(folder: Path) -> Path:
    """Return the folder itself if it is a release, else the newest release in it."""
    if (folder / "parquet").is_dir():
        return folder
    release = newest(folder)
    if release is None:
        raise NotFound(f"there is no release in {folder}: make one with `resolutions build`")
    return release


def symbols(text: str) -> Iterator[Symbol]:
    """Yield what a text may name, the likeliest first; nothing for what names no document.

    >>> next(symbols("General Assembly resolution 217 A (III)")).canonical
    'A/RES/217(III)[A]'
    >>> next(symbols("a/res/73/135:en#OP5")).canonical
    'A/RES/73/135'
    """
    bare = re.sub(r"(:[a-z]{2})?(#.*)?$", "", text.strip())
    number = re.sub(r"^\D*\bresolution\s+", "", bare, flags=re.IGNORECASE)
    for body in BODIES:
        with suppress(SymbolError):
            yield resolution_symbol(body, number)
    with suppress(SymbolError):
        yield parse_symbol(number)


def hint(symbol: str, known: Mapping[str, Row]) -> str:
    """Say which resolutions there are that look like the wanted one."""
    if not known:
        return "nothing is"
    near = [name for name in known if name.rsplit("/", 1)[0] == symbol.rsplit("/", 1)[0]]
    shown = ", ".join((near or list(known))[:5])
    return f"there are {len(known):,}, among them {shown}"


def dossier(release: Path, resolution: Row) -> Dossier:
    name = resolution["resolution_id"]
    footnotes = rows(release, "footnotes", ("resolution_id", "=", name))
    notes = [note["footnote_id"] for note in footnotes]
    return Dossier(
        resolution=resolution,
        clauses=rows(release, "clauses", ("resolution_id", "=", name)),
        footnotes=footnotes,
        footnote_refs=rows(release, "footnote_refs", ("footnote_id", "in", notes)),
        citations=rows(release, "citations", ("resolution_id", "=", name)),
    )


def rows(release: Path, table: str, condition: tuple[str, str, Any]) -> tuple[Row, ...]:
    return tuple(pq.read_table(parquet_path(release, table), filters=[condition]).to_pylist())
