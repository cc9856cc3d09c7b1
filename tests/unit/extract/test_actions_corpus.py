"""Action phrases of real documents against the italics of the source, without using italics."""

import re
from itertools import islice

import pytest

from pipeline.evaluation.independent import Record
from pipeline.extract.actions import opens_operative, opens_preambular, read_action

KINDS = {"pre": "preambular", "op": "operative"}
EVERY = 4
"""One document in so many is enough: 15,000 clauses."""
_NUMBER = re.compile(r"\(\w{1,4}\)\s+|\d+\s?\.?\s*(?=[A-Z])")

pytestmark = pytest.mark.corpus


def key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def test_phrases_agree_with_the_italics(records: dict[str, Record]) -> None:
    right = there = opened = tops = 0
    for document in islice(records.values(), 0, None, EVERY):
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
