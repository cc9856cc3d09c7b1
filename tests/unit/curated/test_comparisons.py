"""What is kept of comparisons is taken as it was, or not at all."""

import json
import zlib
from pathlib import Path

import pytest

from pipeline.curated.comparisons import remember, remembered, remembered_shares
from pipeline.lineage.ancestry import packed
from pipeline.sources.code import code_version


def write(path: Path, content: object) -> None:
    path.write_bytes(zlib.compress(json.dumps(content).encode()))


def test_what_was_kept_is_known(tmp_path: Path) -> None:
    found = {"a": packed([{"clause_id": "A/RES/1/1:en#OP1"}])}
    remember(found, tmp_path / "kept")
    assert remembered(tmp_path / "kept").known == found


def test_shares_are_kept_too(tmp_path: Path) -> None:
    remember({"a": 0.5}, tmp_path / "kept")
    assert remembered_shares(tmp_path / "kept") == {"a": 0.5}
    assert remembered(tmp_path / "kept").known == {}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param([], id="a list"),
        pytest.param({"a": [{}]}, id="of code that kept rows"),
        pytest.param({"code": "other", "found": {"a": "b"}}, id="of other code"),
        pytest.param({"code": code_version(), "found": None}, id="without any"),
        pytest.param({"code": code_version(), "found": {"a": 1}}, id="of numbers"),
    ],
)
def test_what_is_something_else_is_not_known(content: object, tmp_path: Path) -> None:
    write(tmp_path / "kept", content)
    assert remembered(tmp_path / "kept").known == {}


@pytest.mark.parametrize("content", [b"", b"no zlib", zlib.compress(b"{")])
def test_a_damaged_file_is_not_known(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(content)
    assert remembered(tmp_path / "kept").known == {}
    assert remembered(tmp_path / "none").known == {}
