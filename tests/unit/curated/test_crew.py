"""A crew does what it is given, with helpers and without, and whatever becomes of them."""

import math
import os
from concurrent.futures import wait
from pathlib import Path
from time import sleep

import pytest

from pipeline.curated.crew import Crew, crews
from tests.deadly import killed_elsewhere, write_slowly


@pytest.mark.parametrize("helpers", [0, 2])
def test_each_item_is_worked_on_once(helpers: int) -> None:
    with Crew(helpers) as crew:
        found = sorted(crew.each(math.factorial, range(7)))
    assert found == [(n, math.factorial(n)) for n in range(7)]


def test_what_was_begun_is_found_by_its_name() -> None:
    with Crew(1) as crew:
        crew.begin("who", os.getpid)
        while not (future := crew._begun["who"]).running() and not future.done():
            pass
        assert crew.begun("who")
        assert crew.found("who") == crew.found("who") != os.getpid()


def test_without_helpers_nothing_is_begun() -> None:
    with Crew() as crew:
        crew.begin("who", os.getpid)
        assert not crew.begun("who")
        assert crew.found("who") is None


def test_what_fails_there_is_told_and_to_be_done_here(caplog: pytest.LogCaptureFixture) -> None:
    with Crew(1) as crew:
        crew.begin("wrong", math.factorial, -1)
        assert crew.found("wrong") is None
    assert "a helper has not done wrong, it is done here: ValueError" in caplog.text


@pytest.mark.parametrize("begun", [True, False], ids=["begun", "each, given up"])
def test_nobody_is_at_work_for_a_crew_that_is_dismissed(tmp_path: Path, begun: bool) -> None:
    crew = Crew(1)
    files = [tmp_path / f"{number}" for number in range(4)]
    if begun:
        crew.begin("slow", write_slowly, files)
    else:
        next(crew.each(write_slowly, [files, []]))
    while not files[0].exists():
        sleep(0.01)
    crew.dismiss()
    there = [*tmp_path.iterdir()]
    sleep(0.5)
    assert [*tmp_path.iterdir()] == there
    assert len(there) < len(files)


def test_a_crew_that_was_dismissed_begins_again() -> None:
    with Crew(1) as crew:
        for number in (3, 4):
            crew.begin("again", math.factorial, number)
            wait([crew._begun["again"]])
            assert crew.found("again") == math.factorial(number)
            crew.dismiss()


def test_what_helpers_found_before_they_rest_is_kept_and_others_do_what_comes_then() -> None:
    with Crew(1) as crew:
        crew.rest()
        crew.begin("who", os.getpid)
        crew.begin("slow", sleep, 0.2)
        slow = crew._begun["slow"]
        crew.rest()
        assert slow.done()
        assert slow.exception() is None
        assert crew._pool is None
        first = crew.found("who")
        crew.begin("other", os.getpid)
        assert crew.found("other") not in {first, os.getpid()}


def test_an_error_comes_back() -> None:
    with Crew(1) as crew, pytest.raises(ValueError, match="factorial"):
        dict(crew.each(math.factorial, [3, 2, 1, -1, -2, -3]))


def test_what_a_killed_helper_leaves_is_done_here() -> None:
    with Crew(1) as crew:
        here = os.getpid()
        assert [*crew.each(killed_elsewhere, [here] * 5)] == [(here, "alive")] * 5
        assert crew.helpers == 0


def test_where_one_is_killed_the_others_go_home() -> None:
    with crews(3) as (crew, maker):
        assert (crew.helpers, maker.helpers) == (2, 1)
        crew.begin("who", os.getpid)
        assert crew.found("who") != os.getpid()
        maker.begin("killed", killed_elsewhere, os.getpid())
        assert maker.found("killed") is None
        assert (crew.helpers, maker.helpers) == (0, 0)
        assert crew.found("who") is None
        assert crew._pool is None


def test_a_crew_goes_on_with_one() -> None:
    with Crew(3) as crew:
        crew.begin("who", os.getpid)
        before = crew.found("who")
        crew.shrink()
        assert not crew.begun("who")
        assert crew.helpers == 1
        crew.begin("who", os.getpid)
        assert crew.found("who") not in {before, os.getpid()}
        crew.shrink()
        assert crew.begun("who")


def test_one_job_has_no_helpers() -> None:
    with crews(1) as (crew, maker):
        assert (crew.helpers, maker.helpers) == (0, 0)
