"""The two resolutions that ship with the project: every fact that was read in them by hand.

The golden files hold what two readings agree on, one by hand and one by this code. ``COUNTS`` are
those of the reading by hand.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.records import Reading
from pipeline.formats import read_source

RAW = Path(__file__).parents[2] / "raw"
HERE = Path(__file__).parent / "seeds"
SEEDS = {
    "A_RES_63_114": "ga/63/000_400be7d5aa5039fb.txt",
    "A_RES_73_135": "ga/73/002_0b30e97e298fb7af.txt",
}
COUNTS = {
    "A_RES_63_114": {
        "preambular": 19, "operative": 16, "notes": 3, "references": 4,
        "resolutions cited": 24, "other documents cited": 10, "dates": 35, "requests": 2,
    },
    "A_RES_73_135": {
        "preambular": 29, "operative": 26, "notes": 6, "references": 8,
        "resolutions cited": 35, "other documents cited": 7, "dates": 56, "requests": 2,
    },
}  # fmt: skip
STATED = (
    "symbol", "body", "session", "session_number", "number", "year", "title", "adoption_date",
    "distribution_date", "meeting_number", "meeting_kind", "meeting_resumed", "agenda_items",
    "origin_kind", "committee", "origin_symbols", "enacting_formula", "preambular_count",
    "operative_count", "footnote_count", "url",
)  # fmt: skip


def reading(name: str) -> Reading:
    (found,) = read_source((RAW / SEEDS[name]).read_bytes()).readings
    return found


def told(found: Reading) -> dict[str, Any]:
    """Return the facts that both readings have."""
    cited = [row for row in found.citations if row.derivation != "note" and row.target_symbol]
    asked = [row for row in found.requests if row.kind != "action"]
    return {
        "masthead": {name: plain(getattr(found.resolution, name)) for name in STATED},
        "clauses": [
            [place(c.clause_id), c.kind, c.number, c.action_phrase, c.text] for c in found.clauses
        ],
        "notes": [[place(n.footnote_id), n.marker, n.kind, n.text] for n in found.footnotes],
        "references": [
            [place(ref.footnote_id), place(ref.clause_id), ref.offset]
            for ref in found.footnote_refs
        ],
        "resolutions cited": listed(
            [where(row), row.target_symbol, plain(row.stated_date)]
            for row in cited
            if "/RES/" in (row.target_symbol or "")
        ),
        "other documents cited": listed(
            [where(row), row.target_symbol]
            for row in cited
            if "/" in (row.target_symbol or "") and "/RES/" not in (row.target_symbol or "")
        ),
        "dates": listed([where(row), row.raw, row.edtf] for row in found.dates),
        "meetings": listed([where(row), list(row.ordinals)] for row in found.meetings),
        "requests": listed([place(row.clause_id), row.kind] for row in asked),
    }


def place(row_id: str | None) -> str | None:
    return row_id.split("#", 1)[1] if row_id else None


def where(row: Any) -> str | None:
    return place(row.clause_id) or place(row.footnote_id)


def listed(rows: Iterable[list[Any]]) -> list[list[Any]]:
    """Return rows in an order that does not hang on that of the tables."""
    return sorted(rows, key=str)


def plain(value: object) -> object:
    """Return a value as JSON has it; dates as text."""
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, int | str) else str(value)


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_every_fact_read_by_hand_is_found(name: str, update_golden: bool) -> None:
    found = told(reading(name))
    expected = HERE / f"{name}.json"
    if update_golden:
        lines = ",\n".join(f' "{key}": {rows(value)}' for key, value in found.items())
        expected.write_text(f"{{\n{lines}\n}}\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8"))


def rows(value: object) -> str:
    """Return a list as JSON with one row a line."""
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return (
        "[\n" + ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in value) + "\n ]"
    )


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_as_many_as_were_counted_by_hand(name: str) -> None:
    found = told(reading(name))
    kinds = [kind for _, kind, *_ in found["clauses"]]
    counts = {kind: kinds.count(kind) for kind in ("preambular", "operative")}
    counts |= {table: len(found[table]) for table in COUNTS[name] if table not in counts}
    assert counts == COUNTS[name]


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_nothing_is_left_unread(name: str) -> None:
    data = (RAW / SEEDS[name]).read_bytes()
    source, read = data.decode("utf-8-sig"), read_source(data)
    assert "".join(source[each.start : each.stop] for each in read.source_map) == source
    assert not any(each.role == "unread" for each in read.source_map)


def test_clauses_that_pages_break_are_whole() -> None:
    """Where an end in a comma or a capital letter at the beginning misleads."""
    texts = {(name, place(c.clause_id)): c.text for name in SEEDS for c in reading(name).clauses}
    assert "by the Islamic Summit Conference at its eleventh" in texts["A_RES_73_135", "PP4"]
    assert "peace and security, " in texts["A_RES_73_135", "PP12"]
    assert "the Islamic Conference and its" in texts["A_RES_63_114", "OP14"]
