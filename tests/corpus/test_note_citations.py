"""What notes cite, on real documents: a sample of notes read by hand, for right and missing."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.citations import extract_citations
from tests.corpus.test_calendar import context_of, records, texts_of, wilson

pytestmark = pytest.mark.corpus

SAMPLE = Path(__file__).parents[1] / "golden" / "mentions" / "note_citations.json"
TARGET = ("start", "stop", "raw", "target_symbol", "target_part", "target_kind")
FIELDS = (*TARGET, "pinpoint", "stated_date", "derivation")


def found_in(record: dict[str, Any], keys: set[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the citations of some notes of a document, by the key of the note."""
    found: dict[str, list[dict[str, Any]]] = {key: [] for key in keys}
    for mention in extract_citations(texts_of(record), context_of(record)):
        if mention.key in keys:
            row = {field: getattr(mention, field) for field in FIELDS}
            day = mention.stated_date
            found[mention.key].append({**row, "stated_date": day.isoformat() if day else None})
    return found


def agreement(fields: tuple[str, ...]) -> Counter[str]:
    """Count the citations of the drawn notes that are there, found, and right in the fields."""
    drawn: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for note in json.loads(SAMPLE.read_text(encoding="utf-8"))["notes"]:
        drawn.setdefault(note["symbol"], {})[note["key"]] = note["citations"]
    sums: Counter[str] = Counter()
    for record in records():
        wanted = drawn.get(record["symbol"], {})
        for key, rows in found_in(record, set(wanted)).items() if wanted else ():
            want = Counter(tuple(row[field] for field in fields) for row in wanted[key])
            have = Counter(tuple(row[field] for field in fields) for row in rows)
            sums.update(there=want.total(), found=have.total(), right=(want & have).total())
    return sums


@pytest.mark.parametrize("fields", [TARGET, FIELDS], ids=["target", "all fields"])
def test_citations_of_notes_read_by_hand(fields: tuple[str, ...]) -> None:
    sums = agreement(fields)
    print(f"precision {wilson(sums['right'], sums['found'])}")
    print(f"recall {wilson(sums['right'], sums['there'])}")
    assert sums["there"] >= 260
    assert sums["right"] >= 0.99 * max(sums["found"], sums["there"])
