"""The partitions are read once for as long as nobody writes others, and what a candidate holds."""

from pathlib import Path

import pytest

from pipeline.curated.candidate import candidate_hashes, write_candidate
from pipeline.curated.layout import Curated
from pipeline.sources.ledger import Ledger, LedgerError
from pipeline.store import Stored
from pipeline.tables import BY_NAME


def test_partitions_are_those_of_the_ledger_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    load = Ledger.load
    monkeypatch.setattr(Ledger, "load", lambda path: read.append(path) or load(path))
    curated = Curated(tmp_path)
    for names in (("GA-63", "GA-73"), ("GA-63", "GA-74"), ()):
        Ledger(dict.fromkeys(names, ()), ()).save(curated.ledger_file)
        assert curated.partitions == curated.partitions == names
    assert len(read) == 3


def test_a_damaged_ledger_is_told_each_time(tmp_path: Path) -> None:
    curated = Curated(tmp_path)
    curated.ledger_file.write_text("{}")
    for _ in range(2):
        with pytest.raises(LedgerError):
            _ = curated.partitions


def test_a_candidate_says_what_a_release_does_not_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Curated, "stored", Stored(lambda table: []))
    curated = Curated(tmp_path)
    assert candidate_hashes(curated) == {}
    rows = write_candidate(curated, {"votes": {"rows": 3, "content_hash": "abc"}})
    assert rows == dict.fromkeys(BY_NAME, 0) | {"votes": 3}
    assert candidate_hashes(curated)["votes"] == "abc"
    assert candidate_hashes(curated).keys() == BY_NAME.keys() - {"changes", "rekeys"}
