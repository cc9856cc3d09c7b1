"""Dates and meetings on real documents: a sample read by hand, and what no document may break."""

import json
import lzma
import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf

from pipeline.extract.calendar import extract_calendar
from pipeline.extract.citations import extract_citations
from pipeline.extract.texts import Context, DateMention, MeetingMention, Text

pytestmark = pytest.mark.corpus

SAMPLES = Path(__file__).parents[1] / "golden" / "mentions"
KINDS = {"pre": "preambular", "op": "operative"}
MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
NO_MONTH = re.compile(r"(?:Which May Be Deemed|^May submit)")
DATE_FIELDS = ("raw", "edtf", "precision", "kind", "qualifier", "role", "about")
MEETING_FIELDS = ("raw", "kind", "ordinals", "body", "place", "edtf", "role")


def records() -> Iterator[dict[str, Any]]:
    """Read the corpus' independent reading, packed or unpacked."""
    named = os.environ.get("RESOLUTIONS_CORPUS")
    if not named or not Path(named).is_dir():
        pytest.skip("RESOLUTIONS_CORPUS names no folder with the corpus")
    plain, packed = Path(named) / "gold.jsonl", Path(named) / "gold.jsonl.xz"
    if plain.exists():
        with plain.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    elif packed.exists():
        with lzma.open(packed, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    else:
        pytest.skip(f"{named} holds no gold.jsonl")


def texts_of(record: dict[str, Any]) -> list[Text]:
    clauses = [
        Text(key=f"C{at}", kind=KINDS.get(clause["kind"], clause["kind"]), text=clause["text"])
        for at, clause in enumerate(record["clauses"])
    ]
    notes = [
        Text(key=f"FN{at}", kind="footnote", text=note["text"])
        for at, note in enumerate(record["footnotes"])
    ]
    return clauses + notes


def context_of(record: dict[str, Any]) -> Context:
    symbol, meta = record["symbol"], record["meta"]
    number = re.match(r"\d+", meta.get("session") or "")
    adopted = meta.get("adoption_date")
    body = "SC" if symbol.startswith("S/") else "HRC" if "HRC" in symbol else "GA"
    return Context(
        symbol=symbol,
        body=body,
        session=meta.get("session"),
        session_number=int(number[0]) if number else None,
        adoption_date=date.fromisoformat(adopted) if adopted else None,
        year=int(adopted[:4]) if adopted else None,
    )


Mentions = tuple[dict[str, str], list[DateMention], list[MeetingMention]]


@cache
def corpus_mentions() -> dict[str, Mentions]:
    """Return texts, dates and meetings of every document, by symbol."""
    read: dict[str, Mentions] = {}
    for record in records():
        texts, context = texts_of(record), context_of(record)
        dates, meetings = extract_calendar(texts, context, extract_citations(texts, context))
        read[record["symbol"]] = ({text.key: text.text for text in texts}, dates, meetings)
    return read


def wilson(right: int, drawn: int) -> str:
    """Return a share with its 95 % interval."""
    share, z = right / drawn, 1.96
    centre = (share + z * z / (2 * drawn)) / (1 + z * z / drawn)
    half = z * sqrt(share * (1 - share) / drawn + z * z / (4 * drawn**2)) / (1 + z * z / drawn)
    return f"{right}/{drawn} = {share:.3f} [{centre - half:.3f}, {centre + half:.3f}]"


def agreement(name: str, fields: tuple[str, ...]) -> Counter[str]:
    """Count in how many mentions of a sample each field is right; print the shares."""
    sample = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))["mentions"]
    found: dict[tuple[str, str, int], Any] = {
        (symbol, mention.key, mention.start): mention
        for symbol, (_, dates, meetings) in corpus_mentions().items()
        for mention in (dates if name == "dates" else meetings)
    }
    right: Counter[str] = Counter()
    for wanted in sample:
        mention = found.get((wanted["symbol"], wanted["key"], wanted["start"]))
        agrees = [field for field in fields if mention and value(mention, field) == wanted[field]]
        right.update(agrees)
        right["all"] += len(agrees) == len(fields)
    for field in (*fields, "all"):
        print(f"{name} {field:10} {wilson(right[field], len(sample))}")
    return right


def value(mention: Any, field: str) -> Any:
    held = getattr(mention, field)
    if field == "about":
        return held[0] if held else None
    return list(held) if field == "ordinals" else held


def test_two_hundred_dates_read_by_hand() -> None:
    right = agreement("dates", DATE_FIELDS)
    assert right["raw"] == right["edtf"] == 200
    assert right["all"] >= 198


def test_a_hundred_meetings_read_by_hand() -> None:
    right = agreement("meetings", MEETING_FIELDS)
    assert right["ordinals"] == right["kind"] == 100
    assert right["all"] >= 98


def test_month_words_without_a_date_are_none() -> None:
    words = uncovered = 0
    for texts, dates, _ in corpus_mentions().values():
        spans: dict[str, list[tuple[int, int]]] = {key: [] for key in texts}
        for one in dates:
            spans[one.key].append((one.start, one.stop))
        for key, text in texts.items():
            for match in MONTH.finditer(text):
                words += 1
                held = any(start <= match.start() < stop for start, stop in spans[key])
                near = text[max(0, match.start() - 6) : match.end() + 10]
                uncovered += not held and not NO_MONTH.search(near)
    print(f"{uncovered} of {words} month words without a date")
    assert uncovered * 2000 <= words


def test_every_value_is_valid_edtf_and_every_span_quotes_its_text() -> None:
    values: set[str] = set()
    for texts, dates, meetings in corpus_mentions().values():
        for mention in (*dates, *meetings):
            assert texts[mention.key][mention.start : mention.stop] == mention.raw
            values |= {mention.edtf} if mention.edtf else set()
        for one in dates:
            assert one.date_start is None or one.date_end is None or one.date_start <= one.date_end
    assert len(values) > 1000
    # the library takes milliseconds a value: one of each shape, and every fiftieth of the rest
    shapes = {re.sub(r"\d", "0", edtf): edtf for edtf in sorted(values)}
    for edtf in sorted({*shapes.values(), *sorted(values)[::50]}):
        parse_edtf(edtf)
