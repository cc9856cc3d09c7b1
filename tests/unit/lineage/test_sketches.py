"""Sketches and buckets are those of the library, set by set."""

from array import array

import pytest
from datasketch import MinHash, MinHashLSH
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lineage import sketches
from pipeline.lineage.sketches import PERMUTATIONS, buckets

hashes = st.sets(st.integers(0, 2**32 - 1), min_size=1, max_size=12)
sets = st.lists(hashes, min_size=1, max_size=8)


def of_library(one: set[int]) -> MinHash:
    sketch = MinHash(num_perm=PERMUTATIONS, hashfunc=int)
    sketch.update_batch(one)
    return sketch


@given(sets)
def test_sketches_are_the_librarys(given_sets: list[set[int]]) -> None:
    found = sketches.sketches([array("I", each) for each in given_sets])
    assert found.tolist() == [of_library(each).hashvalues.tolist() for each in given_sets]


@given(sets, st.data())
def test_who_shares_a_bucket_is_what_the_library_says(
    given_sets: list[set[int]], data: st.DataObject
) -> None:
    like = data.draw(st.lists(st.sampled_from(given_sets), max_size=8))
    whole = [*given_sets, *({*each, data.draw(st.integers(0, 99))} for each in like)]
    index = MinHashLSH(threshold=0.75, num_perm=PERMUTATIONS)
    pairs = set()
    for place, each in enumerate(whole):
        pairs |= {(other, place) for other in index.query(of_library(each))}
        index.insert(place, of_library(each))
    found = [*buckets([array("I", each) for each in whole], 0.8)]
    assert {(a, b) for bucket in found for a in bucket for b in bucket if a < b} == pairs


def test_how_many_are_sketched_together_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given_sets = [array("I", range(at, at + 9)) for at in range(7)]
    whole = sketches.sketches(given_sets).tolist()
    monkeypatch.setattr(sketches, "TOGETHER", 3)
    assert sketches.sketches(given_sets).tolist() == whole


def test_no_sets_have_no_buckets() -> None:
    assert [*buckets([], 0.8)] == []
