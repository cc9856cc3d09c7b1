"""The file of corrections, read and checked: an entry that could not be applied is refused.

``vocabulary/corrections.toml`` says what an entry holds.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.curate.corrections import NULL, Correction, CorrectionError
from pipeline.curate.faults import wrong
from pipeline.curate.rows import FROM_READINGS
from pipeline.tables import CORRECTIONS, RESOLUTIONS, Column, Table

CORRECTABLE = {table.name: table for table in (RESOLUTIONS, *FROM_READINGS)}
NAMES = frozenset({"symbol", "language", "text", "raw"})
"""Columns that say which row it is, or quote the source: an error in them stays as printed."""

STATED = ("symbol", "field", "row_id", "expected", "value", "reason", "evidence")


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the entries of a file; CorrectionError for what is none, and for one value twice."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CorrectionError(f"{path} can't be read: {error}") from error
    except FileNotFoundError as error:
        raise CorrectionError(f"{path} is not there: corrections are read from it") from error
    if unknown := sorted(content.keys() - {"correction"}):
        raise CorrectionError(
            f"{path}: {unknown[0]!r} is no entry: begin each with [[correction]]"
        )
    stated = content.get("correction", [])
    if not isinstance(stated, list) or not all(isinstance(each, dict) for each in stated):
        raise CorrectionError(f"{path}: begin each entry with [[correction]]")
    seen: dict[tuple[str, str], Correction] = {}
    for number, each in enumerate(stated, start=1):
        try:
            found = correction(each)
            if (found.field, found.row_id) in seen:
                raise CorrectionError(f"an entry before it corrects {found.field} of this row")
        except CorrectionError as error:
            raise CorrectionError(f"{path}, entry {number}: {error}") from error
        seen[found.field, found.row_id] = found
    return tuple(seen.values())


def correction(stated: Mapping[str, Any]) -> Correction:
    """Return an entry as stated in the file; CorrectionError where it can't be applied."""
    if missing := [name for name in STATED if name not in stated]:
        raise CorrectionError(f"{missing[0]} is missing")
    if unknown := sorted(stated.keys() - {*STATED}):
        raise CorrectionError(f"{unknown[0]!r} is unknown: it has {', '.join(STATED)}")
    for name in ("symbol", "field", "row_id", "reason", "evidence"):
        if not isinstance(stated[name], str) or not stated[name].strip():
            raise CorrectionError(f"{name} is no text")
    if problem := wrong(stated["symbol"], CORRECTIONS.column("symbol")):
        raise CorrectionError(f"symbol: {problem}")
    table, column = field(stated["field"])
    expected, value = (typed(stated[name], name, column) for name in ("expected", "value"))
    if expected == value:
        raise CorrectionError("the value expected is the one that is to replace it")
    return Correction(
        symbol=stated["symbol"],
        table=table,
        column=column,
        row_id=row_named(stated),
        expected=expected,
        value=value,
        reason=stated["reason"],
        evidence=stated["evidence"],
    )


def field(text: str) -> tuple[Table, Column]:
    """Return table and column of a field; CorrectionError where it can't be corrected."""
    name, _, of = text.partition(".")
    if name not in CORRECTABLE:
        raise CorrectionError(f"{text}: the table is none of {', '.join(CORRECTABLE)}")
    table = CORRECTABLE[name]
    if of not in table.names:
        raise CorrectionError(f"{text}: {name} has no such column")
    keys = {*table.primary_key, *(each for key in table.foreign_keys for each in key.columns)}
    column = table.column(of)
    if of in NAMES | keys or column.origin == "computed" or column.from_corpus:
        raise CorrectionError(f"{text}: ids, texts and what is computed are not corrected")
    return table, column


def typed(value: object, name: str, column: Column) -> object:
    """Return a value as rows hold it; CorrectionError where the column can't hold it."""
    held = tuple(value) if isinstance(value, list) else value
    found = None if value == NULL else held
    if problem := wrong(found, column):
        raise CorrectionError(f"{name}: {problem}")
    return found


def row_named(stated: Mapping[str, Any]) -> str:
    """Return the key of the row: it lies in the document that the symbol names."""
    symbol, named = stated["symbol"], stated["row_id"]
    if not named.startswith(f"{symbol}:"):
        raise CorrectionError(f"row_id {named!r} is no row of {symbol}")
    return str(named)
