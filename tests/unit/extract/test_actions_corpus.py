"""Action phrases of real documents against the italics of the source, without using italics."""

import json
import lzma
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.actions import opens_operative, opens_preambular, read_action

KINDS = {"pre": "preambular", "op": "operative"}
EVERY = 4
"""One document in so many is enough: 15,000 clauses."""
_NUMBER = re.compile(r"\(\w{1,4}\)\s+|\d+\s?\.?\s*(?=[A-Z])")

pytestmark = pytest.mark.corpus


def documents() -> Iterator[dict[str, Any]]:
    named = os.environ.get("RESOLUTIONS_CORPUS")
    if not named:
        pytest.skip("RESOLUTIONS_CORPUS names no folder with the corpus")
    packed, plain = Path(named) / "gold.jsonl.xz", Path(named) / "gold.jsonl"
    if not packed.exists() and not plain.exists():
        pytest.skip(f"{named} holds no gold.jsonl.xz")
    opener = lzma.open if packed.exists() else open
    with opener(packed if packed.exists() else plain, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def test_phrases_agree_with_the_italics() -> None:
    right = there = opened = tops = 0
    for document in islice(documents(), 0, None, EVERY):
        body = "SC" if document["symbol"].startswith("S/") else "GA"
        for clause in document["clauses"]:
            lead, text = clause["lead"], clause["text"]
            if clause["kind"] not in KINDS or not lead or not key(text).startswith(key(lead)):
                continue
            if not text.startswith(lead):
                text = _NUMBER.sub("", text, count=1)
            action = read_action(text, KINDS[clause["kind"]], body=body)
            there += 1
            right += action is not None and key(action.phrase) == key(lead)
            if (clause["num"] or "1")[0].isdigit():
                opens = opens_preambular if clause["kind"] == "pre" else opens_operative
                tops += 1
                opened += opens(text)
    print(f"phrases {right}/{there}, clauses seen to open {opened}/{tops}")
    assert right / there >= 0.989
    assert opened / tops >= 0.99
