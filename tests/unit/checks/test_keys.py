"""Keys that come twice are found without a look at all keys together, wherever they lie."""

import pyarrow as pa
import pytest

from pipeline.checks.keys import in_several

KEYS = pa.schema([("source_id", pa.string()), ("start", pa.int32())])


def keys(*rows: tuple[str, int]) -> pa.Table:
    return pa.table([[source for source, _ in rows], [start for _, start in rows]], schema=KEYS)


@pytest.mark.parametrize(
    ("parts", "several"),
    [
        pytest.param([[("a", 0), ("a", 9)], [("b", 0)]], [], id="apart"),
        pytest.param([[("c", 0)], [("a", 0), ("b", 3)]], [], id="in any order"),
        pytest.param([[("a", 0)], [("a", 9), ("b", 0)]], [], id="goes on"),
        pytest.param([[("a", 0)], [], [("a", 9)]], [], id="goes on after nothing"),
        pytest.param([[("a", 0)], [("a", 5)], [("a", 9)]], [], id="goes on twice"),
        pytest.param([[("a", 9)], [("a", 9)]], ["a"], id="the same key"),
        pytest.param([[("a", 9)], [("a", 0)]], ["a"], id="goes back"),
        pytest.param([[("a", 0), ("b", 0)], [("a", 5)]], ["a"], id="comes again"),
        pytest.param([[("a", 0)], [("b", 0)], [("a", 5)]], ["a"], id="comes again later"),
        pytest.param([[("a", 0), ("a", 0)]], None, id="twice in a part"),
        pytest.param([[("b", 0), ("a", 0)]], None, id="not in order"),
        pytest.param([[]], [], id="nothing"),
    ],
)
def test_what_several_parts_have(
    parts: list[list[tuple[str, int]]], several: list[str] | None
) -> None:
    found = in_several(keys(*rows) for rows in parts)
    assert (found if found is None else found.to_pylist()) == several
