"""Requests of real documents against a reading by hand, and how sure the figures are."""

import json
import lzma
import os
import re
from collections.abc import Iterator
from datetime import date
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.requests import extract_requests
from pipeline.extract.texts import Context, RequestMention, Text

GOLDEN = Path(__file__).parents[2] / "golden" / "mentions" / "requests.json"
_NUMBER = re.compile(r"\(\w{1,4}\)\s+|\d+\s?\.?\s*(?=[A-Z])")

pytestmark = pytest.mark.corpus


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    z, share = 1.96, right / total
    middle = share + z * z / (2 * total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - half) / (1 + z * z / total), (middle + half) / (1 + z * z / total)


def documents() -> Iterator[dict[str, Any]]:
    named = os.environ.get("RESOLUTIONS_CORPUS")
    if not named:
        pytest.skip("RESOLUTIONS_CORPUS names no folder with the corpus")
    folder = Path(named)
    packed, plain = folder / "gold.jsonl.xz", folder / "gold.jsonl"
    if not packed.exists() and not plain.exists():
        pytest.skip(f"{folder} holds no gold.jsonl.xz")
    opener = lzma.open if packed.exists() else open
    with opener(packed if packed.exists() else plain, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def context(document: dict[str, Any]) -> Context:
    symbol = document["symbol"]
    body = "SC" if symbol.startswith("S/") else "HRC" if "/HRC/" in symbol else "GA"
    adopted = document["meta"].get("adoption_date")
    return Context(
        symbol=symbol,
        body=body,
        adoption_date=date.fromisoformat(adopted) if adopted else None,
    )


def text_of(document: dict[str, Any], key: int, parent: str | None) -> tuple[Text, int]:
    """Return a clause without its printed number, and how long the number is."""
    printed = document["clauses"][key]["text"]
    number = _NUMBER.match(printed)
    shift = number.end() if number else 0
    return Text(key=str(key), kind="operative", text=printed[shift:], parent=parent), shift


def found_in(document: dict[str, Any], clause: dict[str, Any]) -> list[dict[str, Any]]:
    texts, chain = [], clause["parent"]
    if chain is not None:
        above, _ = text_of(document, chain, None)
        texts.append(above)
    text, shift = text_of(document, clause["key"], None if chain is None else str(chain))
    mentions = extract_requests([*texts, text], context(document))
    return [fields(mention, shift) for mention in mentions if mention.key == text.key]


def fields(mention: RequestMention, shift: int) -> dict[str, Any]:
    names = ("kind", "addressee", "addressee_class", "recipient", "due_session", "due_edtf")
    place = {"start": mention.start + shift, "stop": mention.stop + shift}
    return place | {name: getattr(mention, name) for name in names}


def test_requests_agree_with_a_reading_by_hand() -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    wanted: dict[str, list[dict[str, Any]]] = {}
    for clause in golden["clauses"]:
        wanted.setdefault(clause["symbol"], []).append(clause)
    right = there = found = attributes = agreed = 0
    for document in documents():
        for clause in wanted.pop(document["symbol"], []):
            hers = {(r["start"], r["stop"], r["kind"]): r for r in clause["requests"]}
            ours = {(r["start"], r["stop"], r["kind"]): r for r in found_in(document, clause)}
            there, found = there + len(hers), found + len(ours)
            for place in hers.keys() & ours.keys():
                right += 1
                attributes += len(hers[place])
                agreed += sum(hers[place][name] == ours[place][name] for name in hers[place])
    assert not wanted
    print(f"precision {right}/{found} {wilson(right, found)}")
    print(f"recall {right}/{there} {wilson(right, there)}")
    assert right / found >= 0.97
    assert right / there >= 0.97
    assert agreed / attributes >= 0.98
