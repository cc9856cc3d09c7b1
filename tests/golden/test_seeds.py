"""The two resolutions that ship with the project: every fact that was read in them by hand.

The golden files hold what two readings agree on, one by hand and one by this code. ``COUNTS`` are
those of the reading by hand.
"""

import json

import pytest

from pipeline.evaluation.golden import place, told
from pipeline.evaluation.run import GOLDEN, SEEDS
from pipeline.extract.records import Reading
from pipeline.formats import read_source

HERE = GOLDEN / "seeds"
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


def reading(name: str) -> Reading:
    (found,) = read_source(SEEDS[name].read_bytes()).readings
    return found


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
    data = SEEDS[name].read_bytes()
    source, read = data.decode("utf-8-sig"), read_source(data)
    assert "".join(source[each.start : each.stop] for each in read.source_map) == source
    assert not any(each.role == "unread" for each in read.source_map)


def test_clauses_that_pages_break_are_whole() -> None:
    """Where an end in a comma or a capital letter at the beginning misleads."""
    texts = {(name, place(c.clause_id)): c.text for name in SEEDS for c in reading(name).clauses}
    assert "by the Islamic Summit Conference at its eleventh" in texts["A_RES_73_135", "PP4"]
    assert "peace and security, " in texts["A_RES_73_135", "PP12"]
    assert "the Islamic Conference and its" in texts["A_RES_63_114", "OP14"]
