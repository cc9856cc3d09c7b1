"""A disk that is really full: a small one in memory, under working tables or releases."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.builds import Place, ended, forked
from tests.faults.kills import looked, untold
from tests.faults.looks import hashes, left_over
from tests.faults.scenarios import Scenario

SIZES = {"curated": (100, 250), "releases": (500, 3000, 6000)}
"""Kilobytes: each is too few, and ends a build elsewhere."""


class CannotMount(Exception):
    """This system lets us make no disk; the message says why."""


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[None]:
    """Put an empty disk of a size under a folder; CannotMount where that is not allowed."""
    folder.mkdir(parents=True)
    mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder))
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def mount(*arguments: str) -> None:
    try:
        subprocess.run(["mount", *arguments], check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise CannotMount("there is no mount") from error
    except subprocess.CalledProcessError as error:
        raise CannotMount(error.stderr.strip()) from error


def full(scenario: Scenario, scratch: Path, name: str, kilobytes: int) -> list[str]:
    """Build on a disk that is too small, then on one that is not; return what was wrong."""
    place = Place(scratch / f"{name} of {kilobytes}")
    shutil.copytree(scenario.before / "raw", place.folder / "raw")
    with small_disk(place.folder / name, kilobytes):
        if ended(forked(place, 1)) != 1:
            return [f"a {name} of {kilobytes} kB was not too small"]
        wrong = [*looked(place), *untold(place, "full")]
        mount("-o", "remount,size=100m", str(place.folder / name))
        if ended(forked(place, 1)):
            wrong.append(f"the next build failed: {place.said.read_text()}")
        wrong += [*looked(place), *left_over(place.folder)]
        if hashes(place.folder) != scenario.after:
            wrong.append("the release is not that of an undisturbed build")
    return wrong
