"""Names of files: none leads elsewhere, and no two documents share one."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fetch.names import part_name, symbol_name

TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(["..", "/", ".", "\\", "_", "%", "%2F", "A", " ", "\0", "é"])).map(
        "".join
    ),
)


@pytest.mark.parametrize("name", [symbol_name, part_name])
@given(text=TEXTS)
def test_a_name_stays_in_its_folder(name, text) -> None:
    found = name(text)
    assert found not in ("", ".", "..")
    assert not found.startswith(".")
    assert "/" not in found
    assert "\\" not in found
    assert found.isascii()
    assert found.isprintable()
    assert len(found) <= 180
    assert Path("/folder", found).parent == Path("/folder")
    assert os.path.normpath(found) == found


@pytest.mark.parametrize("name", [symbol_name, part_name])
@given(texts=st.lists(TEXTS, unique=True, min_size=2, max_size=2))
def test_two_texts_have_two_names(name, texts) -> None:
    assert name(texts[0]) != name(texts[1])


def test_names_that_are_easily_confused() -> None:
    names = ["a/b", "a_b", "a%5Fb", "a%2Fb", "a\\b", "", "%", "a", "a ", "a.", ".a", "%2Ea"]
    assert len({symbol_name(name) for name in names}) == len(names)
    assert len({part_name(name) for name in names}) == len(names)


def test_long_names_differ_in_their_hash() -> None:
    assert part_name("a" * 400) != part_name("a" * 401)
    assert len(part_name("a" * 400)) == 180
