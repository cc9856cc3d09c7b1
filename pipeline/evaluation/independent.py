"""The independent reading of the corpus: one record a document, made from the official markup.

A record has ``symbol``, ``meta`` (fields of the masthead), ``tier`` (plain, or complex: parts,
annexes, numbers that begin anew), ``clauses`` (kind, num, text, lead, cites) and ``footnotes``
(marker, text, at, cites). A clause of a record is named C12, counted from 0; a footnote FN3.
"""

import json
import lzma
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.extract.texts import Context, Text

Record = dict[str, Any]

NAMES = ("gold.jsonl", "gold.jsonl.xz")
KINDS = {"pre": "preambular", "op": "operative", "annex": "annex"}


class NoStandard(Exception):
    """A folder holds no independent reading."""


def records(folder: Path) -> Iterator[Record]:
    """Yield the records, packed or unpacked; NoStandard where there are none."""
    path = next((folder / name for name in NAMES if (folder / name).exists()), None)
    if path is None:
        raise NoStandard(f"{folder} holds neither {' nor '.join(NAMES)}")
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def stem(symbol: str) -> str:
    """Return how the corpus names the file of a document.

    >>> stem("S/RES/2708(2023)")
    'S_RES_2708_2023'
    """
    return symbol.replace("/", "_").replace("(", "_").replace(")", "")


def organ(symbol: str) -> str:
    """Return the code of the organ whose resolution a symbol names."""
    if symbol.startswith("S/"):
        return "SC"
    return "HRC" if symbol.startswith("A/HRC/") else "GA"


def decade(day: str) -> str:
    """Return the decade of an ISO date.

    >>> decade("1994-05-17")
    '1990s'
    """
    return f"{day[:3]}0s"


def texts_of(record: Record) -> list[Text]:
    """Return the clauses and footnotes of a record as texts to look for mentions in."""
    clauses = [
        Text(key=f"C{at}", kind=KINDS.get(clause["kind"], clause["kind"]), text=clause["text"])
        for at, clause in enumerate(record["clauses"])
    ]
    notes = [
        Text(key=f"FN{at}", kind="footnote", text=note["text"])
        for at, note in enumerate(record["footnotes"])
    ]
    return clauses + notes


def context_of(record: Record) -> Context:
    """Return what a record's masthead says."""
    symbol, meta = record["symbol"], record["meta"]
    number = re.match(r"\d+", meta.get("session") or "")
    adopted = meta.get("adoption_date")
    return Context(
        symbol=symbol,
        body=organ(symbol),
        session=meta.get("session"),
        session_number=int(number[0]) if number else None,
        adoption_date=date.fromisoformat(adopted) if adopted else None,
        year=int(adopted[:4]) if adopted else None,
    )
