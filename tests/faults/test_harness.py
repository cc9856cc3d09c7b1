"""The harness itself: what it must see, it sees."""

import json
import signal
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.faults.blows import Watch
from tests.faults.builds import ended, fork
from tests.faults.kills import killed_later
from tests.faults.looks import half_written, left_over


@pytest.fixture
def place(tmp_path):
    (tmp_path / "curated" / "clauses").mkdir(parents=True)
    (tmp_path / "releases").mkdir()
    pq.write_table(pa.table({"a": [1]}), tmp_path / "curated" / "clauses" / "GA-1.parquet")
    return tmp_path


def test_what_is_whole_is_passed_over(place):
    (place / "curated" / "x.json.7.unfinished").write_text('{"half')
    (place / "releases" / ".unfinished").mkdir()
    (place / "releases" / ".unfinished" / "y.json").write_text('{"half')
    assert list(half_written(place)) == []
    assert left_over(place) == ["curated/x.json.7.unfinished", "releases/.unfinished"]


def test_half_a_table_is_seen(place):
    path = place / "curated" / "clauses" / "GA-1.parquet"
    path.write_bytes(path.read_bytes()[:-9])
    (problem,) = half_written(place)
    assert problem.startswith("curated/clauses/GA-1.parquet")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("curated/.ledger.json", '{"half', "curated/.ledger.json", id="half a ledger"),
        pytest.param("curated/.readings/a.pickle", "half", "hash", id="half a reading"),
        pytest.param("releases/1.0.0/LICENSE", "CC0", "it has no manifest", id="half a release"),
        pytest.param("releases/new/LICENSE", "CC0", "it is no version", id="a folder of its own"),
        pytest.param(
            "releases/latest.json",
            json.dumps({"releases": [{"path": "1.0.0"}]}),
            "which is not there",
            id="an index of what is not there",
        ),
    ],
)
def test_what_is_half_there_is_seen(place, name, content, message):
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    assert [message in problem for problem in half_written(place)] == [True]


def test_what_is_killed_before_it_has_begun_is_killed(tmp_path):
    said = tmp_path / "said"
    pid = fork(lambda: time.sleep(60) or 0, said)
    assert killed_later(pid, 0.0, lambda: ended(pid)) == -signal.SIGKILL
    assert said.exists()


def test_a_watch_strikes_at_its_number_and_a_full_disk_stays_full(tmp_path):
    watch = Watch(tmp_path, at=2, kind="full")
    assert [watch.due() for _ in range(3)] == [False, True, True]
    with pytest.raises(OSError, match="No space left"):
        watch.strike()
    assert not any(Watch(tmp_path).due() for _ in range(9))
