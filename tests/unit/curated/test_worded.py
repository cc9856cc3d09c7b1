"""What reuse is told from comes back from a file as it was made."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.curated.worded import read_worded, worded_before, write_worded
from pipeline.files import file_hash
from pipeline.lineage import reuse_texts
from pipeline.lineage.reuse_texts import Worded, worded
from pipeline.lineage.words import words
from pipeline.store import SchemaError
from tests.unit.lineage.rows import clauses

OTHER = "Requests the Secretary-General to report on slopes and seeds at its next session;"
TEXTS = {
    "OP1": "Invites regional banks to fund terraces, wells and schools in remote valleys;",
    "OP2": "Short.",
    "OP3": "Encourages universities to teach the care of slopes and to exchange seeds;",
}


def same(one: Worded, other: Worded) -> bool:
    names = ("clause_ids", "resolution_ids", "positions", "printed", "texts")
    arrays = (np.array_equal(getattr(one, n), getattr(other, n)) for n in ("stops", "runs"))
    return all(list(getattr(one, n)) == list(getattr(other, n)) for n in names) and all(arrays)


@pytest.mark.parametrize("texts", [TEXTS, {}, {"OP2": "Short."}], ids=["some", "none", "short"])
def test_a_file_holds_what_was_written(texts: dict[str, str], tmp_path: Path) -> None:
    made = worded(clauses("A/RES/60/1", **texts))
    assert len(made.clause_ids) == sum(len(text) > 20 for text in texts.values())
    path = write_worded(made, tmp_path / "GA-60.parquet")
    found = [*read_worded([path])]
    assert [len(each.clause_ids) for each in found if each.clause_ids] == [
        len(made.clause_ids)
    ] * bool(made.clause_ids)
    assert all(same(each, made) for each in found)


def test_what_is_known_of_texts_is_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_worded(worded(clauses("A/RES/60/1", **TEXTS)), tmp_path / "GA-60.parquet")
    rows = clauses("A/RES/60/2", **{**TEXTS, "OP4": TEXTS["OP1"].upper(), "OP5": OTHER})
    before = worded_before(path, file_hash(path))
    assert before is not None
    fresh = worded(rows)
    asked: list[str] = []
    monkeypatch.setattr(reuse_texts, "words", lambda text: asked.append(text) or words(text))
    assert same(worded(rows, before), fresh)
    assert asked == [TEXTS["OP2"], TEXTS["OP1"].upper(), OTHER]


def test_a_file_of_other_code_or_content_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_worded(worded(clauses("A/RES/60/1", **TEXTS)), tmp_path / "GA-60.parquet")
    assert worded_before(path, "another hash") is None
    assert worded_before(tmp_path / "none.parquet", "") is None
    monkeypatch.setattr("pipeline.curated.worded.code_version", lambda: "other code")
    assert worded_before(path, file_hash(path)) is None


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "GA-60.parquet"
    path.write_bytes(b"PAR1 and nothing else")
    with pytest.raises(SchemaError, match="GA-60"):
        next(read_worded([path]))
