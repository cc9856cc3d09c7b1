"""A crew does what it is given, with helpers and without, and whatever becomes of them."""

import math
import os

import pytest

from pipeline.curated.crew import Crew
from tests.deadly import killed_elsewhere


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


def test_what_fails_there_is_to_be_done_here() -> None:
    with Crew(1) as crew:
        crew.begin("wrong", math.factorial, -1)
        assert crew.found("wrong") is None


def test_an_error_comes_back() -> None:
    with Crew(1) as crew, pytest.raises(ValueError, match="factorial"):
        dict(crew.each(math.factorial, [3, 2, 1, -1, -2, -3]))


def test_what_a_killed_helper_leaves_is_done_here() -> None:
    with Crew(1) as crew:
        here = os.getpid()
        assert [*crew.each(killed_elsewhere, [here] * 5)] == [(here, "alive")] * 5
        assert crew.helpers == 0
