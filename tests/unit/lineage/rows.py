"""Rows of invented resolutions, as the tables have them."""

from datetime import date
from typing import Any

Row = dict[str, Any]


def clause(symbol: str, path: str, text: str, position: int, **others: Any) -> Row:
    kind = "preambular" if path.startswith("PP") else "operative"
    return {
        "clause_id": f"{symbol}:en#{path}",
        "resolution_id": f"{symbol}:en",
        "symbol": symbol,
        "language": "en",
        "position": position,
        "kind": kind,
        "level": 1,
        "parent_id": None,
        "text": text,
    } | others


def clauses(symbol: str, **texts: str) -> list[Row]:
    """Return clauses in order, named by their paths: PP1="Recalling ...", OP1="Decides ..."."""
    return [
        clause(symbol, path, text, position)
        for position, (path, text) in enumerate(texts.items(), start=1)
    ]


def resolution(symbol: str, title: str | None, adopted: date | None = None, **others: Any) -> Row:
    return {
        "resolution_id": f"{symbol}:en",
        "symbol": symbol,
        "language": "en",
        "body": "GA",
        "title": title,
        "adoption_date": adopted,
        "number": int(symbol.rsplit("/", 1)[1]),
        "year": adopted.year if adopted else None,
        "part": None,
        "agenda_title": None,
        "url": None,
    } | others


def citations(owner: Row, *targets: str) -> list[Row]:
    """Return a row for each target, found in the text of the clause by its printed number."""
    found = []
    for target in targets:
        raw = target.removeprefix("A/RES/")
        start = owner["text"].index(raw)
        found.append(
            {
                "clause_id": owner["clause_id"],
                "resolution_id": owner["resolution_id"],
                "target_symbol": target,
                "target_kind": "resolution",
                "stated_date": None,
                "start": start,
                "stop": start + len(raw),
            }
        )
    return found
