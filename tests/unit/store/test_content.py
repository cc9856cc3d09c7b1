"""The content hash sees every value and nothing else."""

import hashlib
import struct
from datetime import date
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import store
from pipeline.tables import EVALUATION, FOOTNOTE_REFS, RESOLUTIONS
from tests.made import Row, example_row


def hash_of(**changes: object) -> str:
    return store.content_hash(store.conform([example_row(RESOLUTIONS, **changes)], RESOLUTIONS))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"title": "Cooperation"}, id="text"),
        pytest.param({"title": None}, id="text gone"),
        pytest.param({"number": 136}, id="number"),
        pytest.param({"number": None}, id="number gone"),
        pytest.param({"votes_abstaining": None}, id="zero gone"),
        pytest.param({"meeting_resumed": True}, id="flag"),
        pytest.param({"meeting_resumed": None}, id="false gone"),
        pytest.param({"adoption_date": date(2018, 12, 14)}, id="date"),
        pytest.param({"agenda_items": ("128", "(b)")}, id="list with the same letters"),
        pytest.param({"agenda_items": ()}, id="list emptied"),
        pytest.param({"agenda_items": None}, id="list gone"),
    ],
)
def test_every_change_changes_the_hash(changes: Row) -> None:
    assert hash_of(**changes) != hash_of()


def test_letters_that_move_between_rows_change_the_hash() -> None:
    def pair(first: str, second: str) -> str:
        rows = [
            example_row(RESOLUTIONS, resolution_id="A/RES/1/1:en", title=first),
            example_row(RESOLUTIONS, resolution_id="A/RES/1/2:en", title=second),
        ]
        return store.content_hash(store.conform(rows, RESOLUTIONS))

    assert pair("ab", "c") != pair("a", "bc")


@given(st.lists(st.integers(0, 19), max_size=4))
def test_chunks_do_not_show(cuts: list[int]) -> None:
    rows = [
        example_row(EVALUATION, stratum=f"s{n:02}", precision=None if n % 3 else n / 7)
        for n in range(20)
    ]
    whole = store.conform(rows, EVALUATION)
    edges = [0, *sorted(cuts), 20]
    parts = [whole.slice(low, high - low) for low, high in pairwise(edges)]
    assert store.content_hash(pa.concat_tables(parts)) == store.content_hash(whole)


@given(st.lists(st.integers(0, 6), max_size=3))
def test_lists_that_come_in_pieces_have_the_same_hash(cuts: list[int]) -> None:
    rows = [
        example_row(
            RESOLUTIONS,
            resolution_id=f"A/RES/1/{n}:en",
            agenda_items=None if n % 3 == 2 else [str(n)] * (n % 3),
        )
        for n in range(6)
    ]
    whole = store.conform(rows, RESOLUTIONS)
    content = store.Content(whole.schema)
    for low, high in pairwise([0, *sorted(cuts), 6]):
        for batch in whole.slice(low, high - low).to_batches():
            content.add(batch)
    assert (content.rows, content.hash) == (6, store.content_hash(whole))


def test_an_empty_table_has_a_hash() -> None:
    assert store.content_hash(store.conform([], RESOLUTIONS)) != hash_of()


def test_the_hash_can_be_computed_from_its_description_alone() -> None:
    rows = [
        {"footnote_id": "A/RES/1/1:en#FN1", "clause_id": None, "offset": 3},
        {"footnote_id": "A/RES/1/1:en#FN2", "clause_id": "A/RES/1/1:en#PPé", "offset": 5},
    ]
    whole = hashlib.sha256(b"2")
    for name in FOOTNOTE_REFS.names:
        values = [row[name] for row in rows]
        texts = [(value or "").encode() for value in values if not isinstance(value, int)]
        numbers = [value for value in values if isinstance(value, int)]
        there = bytes(value is not None for value in values)
        lengths = b"".join(struct.pack("<i", len(text)) for text in texts)
        data = b"".join(texts) + b"".join(struct.pack("<q", number) for number in numbers)
        kind = b"int32" if numbers else b"string"
        parts = [hashlib.sha256(part).digest() for part in (there, lengths, data)]
        whole.update(name.encode())
        whole.update(hashlib.sha256(kind + b"".join(parts)).digest())
    assert store.content_hash(store.conform(rows, FOOTNOTE_REFS)) == whole.hexdigest()
