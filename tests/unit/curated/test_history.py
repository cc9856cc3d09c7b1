"""What builds did is written down once for each, whoever ran it and in however many runs."""

import json
from dataclasses import replace

import pytest

from pipeline.curated.history import HAND, KEPT, Entry, continued, history, newest, of_run, put
from pipeline.curated.layout import HISTORY, HISTORY_DAMAGED, Curated
from pipeline.defs.recording import Recording

READ = Entry(
    name="1", by="the schedule nightly", began="2026", seconds=2.0, why="new", runs=("1",)
)
WRITE = Entry(name="2", by="the sensor watch_raw", began="2026", why="stale", runs=("2",))


def test_an_entry_is_written_in_the_place_of_what_was_known_of_it(tmp_path):
    fetched = Entry(name="f", kind="fetch", by="x", began="2025")
    for entry in (fetched, READ, WRITE, replace(READ, seconds=3.0)):
        put(tmp_path, entry)
    assert [each.name for each in history(tmp_path)] == ["f", "1", "2"]
    assert newest(tmp_path).name == "2"
    assert newest(tmp_path, "fetch").name == "f"
    assert of_run(history(tmp_path), "1").seconds == 3.0
    assert of_run(history(tmp_path), "3") is None


def test_what_is_old_is_forgotten(tmp_path):
    for number in range(KEPT + 2):
        put(tmp_path, replace(READ, name=str(number)))
    assert [each.name for each in history(tmp_path)][:: KEPT - 1] == ["2", str(KEPT + 1)]


@pytest.mark.parametrize("content", ["", "[]", "{}", '[{"began": 1, "other": 2}]', "[1]"])
def test_a_history_of_another_kind_is_none(tmp_path, content):
    assert newest(tmp_path) is None
    (tmp_path / HISTORY).write_text(content)
    assert newest(tmp_path) is None


def test_what_a_later_version_adds_to_an_entry_costs_no_entry(tmp_path):
    put(tmp_path, READ)
    entries = json.loads((tmp_path / HISTORY).read_text())
    (tmp_path / HISTORY).write_text(json.dumps([entries[0] | {"mood": "good"}]))
    put(tmp_path, WRITE)
    assert [(each.name, each.seconds) for each in history(tmp_path)] == [("1", 2.0), ("2", None)]


def test_a_damaged_history_is_set_aside(tmp_path):
    (tmp_path / HISTORY).write_text('[{"name": "1"')
    put(tmp_path, WRITE)
    assert [each.name for each in history(tmp_path)] == ["2"]
    assert (tmp_path / HISTORY_DAMAGED).read_text() == '[{"name": "1"'


def test_a_run_that_follows_belongs_to_the_build_that_waits_for_more():
    entry = continued(READ, WRITE, follows=True)
    assert (entry.name, entry.runs, entry.seconds) == ("1", ("1", "2"), None)
    assert entry.by == "the schedule nightly, the sensor watch_raw"
    assert entry.why == "new"
    again = continued(replace(entry, seconds=4.0), replace(WRITE, runs=("3",)), follows=True)
    assert again.by == entry.by


@pytest.mark.parametrize(
    ("last", "follows"),
    [
        pytest.param(None, True, id="there is none"),
        pytest.param(READ, False, id="it reads anew"),
        pytest.param(replace(READ, by=HAND), True, id="by hand"),
        pytest.param(replace(READ, finished=True), True, id="nothing is to follow"),
        pytest.param(replace(READ, seconds=None), True, id="killed"),
        pytest.param(replace(READ, problem="no"), True, id="failed"),
    ],
)
def test_any_other_run_is_a_build_of_its_own(last, follows):
    assert continued(last, WRITE, follows=follows) == WRITE


def test_a_run_that_is_run_again_goes_on_with_its_build():
    failed = replace(READ, problem="its process ended")
    entry = continued(failed, WRITE, follows=False, retried={"1"})
    assert (entry.name, entry.problem, entry.runs) == ("1", None, ("1", "2"))


def test_a_build_by_hand_that_fails_leaves_why(tmp_path):
    def build():
        with Recording(Curated(tmp_path)):
            assert newest(tmp_path).seconds is None
            raise ValueError("the disk is full")

    with pytest.raises(ValueError, match="full"):
        build()
    entry = newest(tmp_path)
    assert (entry.by, entry.problem) == (HAND, "the disk is full")
    assert entry.seconds is not None
