"""What is due follows from what is there."""

from collections.abc import Mapping
from typing import Any

import pytest

from pipeline.curated.due import Due, Sources, Step, due

CODE = "code"
TWO = {"a.txt": "1", "b.txt": "2"}
FOUR = {f"{name}.txt": name for name in "abcd"}


def asked(
    found: Mapping[str, str], known: Mapping[str, str] | None, code: str = CODE, **others: Any
) -> Due:
    before = None if known is None else Sources(known, CODE)
    usual: dict[str, Any] = {"at_rest": True, "stale": (), "published": True}
    return due(Sources(found, code), before, **(usual | others))


@pytest.mark.parametrize(
    ("found", "known", "why"),
    [
        (TWO, None, "2 sources that were never read"),
        (TWO | {"c.txt": "3"}, TWO, "new: c.txt"),
        (TWO | {"a.txt": "9"}, TWO, "changed: a.txt"),
        ({"a.txt": "1"}, TWO, "removed: b.txt"),
        ({"a.txt": "1", "renamed.txt": "2"}, TWO, "new: renamed.txt; removed: b.txt"),
    ],
    ids=["first", "new", "changed", "removed", "renamed"],
)
def test_what_is_new_changed_or_removed_is_read(
    found: Mapping[str, str], known: Mapping[str, str] | None, why: str
) -> None:
    assert asked(found, known, stale=("GA-63",), published=False) == Due(Step.READ, why)


def test_other_code_reads_again() -> None:
    assert asked(TWO, TWO, code="later") == Due(Step.READ, "the code has changed")


def test_what_still_changes_is_waited_for() -> None:
    assert asked(TWO | {"c.txt": "3"}, TWO, at_rest=False).step is Step.WAIT
    assert asked(TWO, TWO, at_rest=False).step is Step.NOTHING


@pytest.mark.parametrize(
    ("left", "step"),
    [((), Step.HOLD), (("a",), Step.HOLD), (("a", "b"), Step.READ)],
    ids=["none left", "more than half gone", "half gone"],
)
def test_a_drive_that_is_missing_is_no_wish_to_remove(left: tuple[str, ...], step: Step) -> None:
    found = {f"{name}.txt": name for name in left}
    assert asked(found, FOUR).step is step


def test_before_anything_was_published_there_is_nothing_to_lose() -> None:
    assert asked({"other.txt": "9"}, FOUR, ever=False).step is Step.READ


def test_folders_that_are_renamed_are_no_loss() -> None:
    assert asked({f"moved/{path}": each for path, each in FOUR.items()}, FOUR).step is Step.READ


def test_sessions_before_the_release() -> None:
    answer = asked(TWO, TWO, stale=["GA-63", "GA-73"], published=False)
    assert answer == Due(Step.WRITE, "to be written: GA-63, GA-73", ("GA-63", "GA-73"))
    assert asked(TWO, TWO, published=False).step is Step.PUBLISH


def test_nothing_to_do() -> None:
    assert asked(TWO, TWO).step is Step.NOTHING
    assert asked({}, None, published=False).step is Step.NOTHING
