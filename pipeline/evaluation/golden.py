"""Documents of the project with everything that a person read in them: seeds, invented ones.

The golden files of the two seeds were read by hand; what stands beside the invented documents was
written by the code and then read through, so that it shows what has changed and little more.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.evaluation.agreement import clause_counts
from pipeline.evaluation.counts import Case, Count, answered, compared
from pipeline.extract.blocks import Refusal
from pipeline.extract.characters import letters
from pipeline.extract.records import Reading, SourceReading

Golden = dict[str, Any]
Reader = Callable[[bytes], SourceReading]

STATED = (
    "symbol", "body", "session", "session_number", "number", "year", "title", "adoption_date",
    "distribution_date", "meeting_number", "meeting_kind", "meeting_resumed", "agenda_items",
    "origin_kind", "committee", "origin_symbols", "enacting_formula", "preambular_count",
    "operative_count", "footnote_count", "url",
)  # fmt: skip
FIELDS = {
    "adoption date": "adoption_date",
    "distribution date": "distribution_date",
    "title": "title",
    "session": "session",
    "meeting number": "meeting_number",
    "agenda items": "agenda_items",
}
"""Measure and column of the masthead."""


def load(path: Path) -> Golden:
    found: Golden = json.loads(path.read_text(encoding="utf-8"))
    return found


def told(found: Reading) -> Golden:
    """Return what the golden file of a seed holds of a reading."""
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


NAMED = {
    "resolutions cited": "resolution citation",
    "other documents cited": "other citation",
    "dates": "date",
    "meetings": "meeting",
    "requests": "request",
}
"""Lists of a seed's golden file, and the measure that each is."""


def seed_cases(golden: Path, files: Mapping[str, Path], read: Reader) -> Iterator[Case]:
    """Yield a case for each seed; ``files`` are the sources by the golden file's name."""
    for name, file in sorted(files.items()):
        wanted = load(golden / f"{name}.json")
        readings = readings_of(file, read)
        yield Case(strata=("the two seeds",), counts=seed_counts(wanted, readings))


def readings_of(file: Path, read: Reader) -> Sequence[Reading]:
    """Return what is read in a file; nothing where it is refused."""
    try:
        return read(file.read_bytes()).readings
    except Refusal:
        return ()


def seed_counts(wanted: Golden, readings: Sequence[Reading]) -> dict[str, Count]:
    empty: Golden = {name: [] for name in wanted} | {"masthead": {}}
    found = told(readings[0]) if readings else empty
    clauses = ([(kind, key(number, text)) for _, kind, number, _, text in side["clauses"]]
               for side in (wanted, found))  # fmt: skip
    phrases = [{row[0]: row[3] for row in side["clauses"]} for side in (wanted, found)]
    return {
        "document": answered(wanted["masthead"]["symbol"], found["masthead"].get("symbol")),
        **clause_counts(*clauses),
        "action phrase": shares(phrases[0], phrases[1]),
        "footnote": compared(map(tuple, wanted["notes"]), map(tuple, found["notes"])),
        "footnote anchor": compared(
            map(tuple, wanted["references"]), map(tuple, found["references"])
        ),
        **fields(wanted["masthead"], found["masthead"]),
        **{
            measure: compared(map(str, wanted[name]), map(str, found[name]))
            for name, measure in NAMED.items()
        },
    }


def key(number: str | None, text: str) -> str:
    return letters((number or "") + text)


def shares(wanted: Mapping[str, str | None], found: Mapping[str, str | None]) -> Count:
    """Count the clauses that have a phrase, by whether theirs is right."""
    asked = {name: phrase for name, phrase in wanted.items() if phrase}
    right = sum(found.get(name) == phrase for name, phrase in asked.items())
    return Count(right=right, missing=len(asked) - right)


def fields(wanted: Golden, found: Golden) -> dict[str, Count]:
    return {
        measure: answered(wanted[column], found.get(column))
        for measure, column in FIELDS.items()
        if wanted.get(column) is not None
    }


def invented_cases(folder: Path, read: Reader) -> Iterator[Case]:
    """Yield a case for each resolution of the invented documents."""
    for expected in sorted(folder.glob("*.json")):
        readings = readings_of(expected.with_suffix(".txt"), read)
        by_symbol = {reading.resolution.symbol: reading for reading in readings}
        for wanted in load(expected)["resolutions"]:
            own = by_symbol.get(wanted["masthead"]["symbol"])
            yield Case(strata=("invented documents",), counts=invented_counts(wanted, own))


def invented_counts(wanted: Golden, own: Reading | None) -> dict[str, Count]:
    clauses = own.clauses if own else ()
    notes = own.footnotes if own else ()
    refs = own.footnote_refs if own else ()
    row = {c: plain(getattr(own.resolution, c)) for c in FIELDS.values()} if own else {}
    return {
        "document": answered(True, own is not None),
        **clause_counts(
            [(each["kind"], key(each.get("number"), each["text"])) for each in wanted["clauses"]],
            [(each.kind, key(each.number, each.text)) for each in clauses],
        ),
        "action phrase": shares(
            {each["id"]: each.get("action") for each in wanted["clauses"]},
            {each.clause_id.split("#", 1)[1]: each.action_phrase for each in clauses},
        ),
        "footnote": compared(
            map(tuple, wanted["notes"]),
            [(place(each.footnote_id), each.kind, each.text) for each in notes],
        ),
        "footnote anchor": compared(
            map(tuple, wanted["references"]),
            [(place(ref.footnote_id), place(ref.clause_id), ref.offset) for ref in refs],
        ),
        **fields(wanted["masthead"], row),
    }
