"""Kills, spread over all that a build does, and what became of each."""

import json
import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.blows import Watch
from tests.faults.builds import PROJECT, Place, ended, fork, forked, imported, whole
from tests.faults.looks import half_written, hashes, left_over

DOCUMENTS = PROJECT / "tests" / "golden" / "documents"
FEW = ("ga_lists", "sc_modern", "ga_1961_roman")
MORE = ("hrc_vote", "ga_1994_slash")
SHORT = 12
"""Files that hold no resolution: with so many there are workers to be killed too."""

ORDER = (0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 0, 0, 1, 1, 3, 3)
"""Which build is struck next: two of each, one by number and one by the clock."""

STAGES = {
    "Starting": "starting",
    "Reading sources": "reading",
    "Writing sessions": "writing sessions",
    "Checking tables": "tables of the corpus",
    "Checking the release": "making the release",
}


class Wrong(Exception):
    """A kill did harm; the message says which."""


@dataclass(frozen=True)
class Scenario:
    """A build: what there is before, and what a build that nobody disturbs comes to."""

    name: str
    before: Path
    jobs: int
    complete: bool
    """Run the command itself, expectations and all, and kill it by the clock."""
    after: dict[str, str]
    events: int
    seconds: float


@dataclass
class Tally:
    """What was found, kill by kill."""

    stages: Counter[str] = field(default_factory=Counter)
    means: Counter[str] = field(default_factory=Counter)
    released: int = 0
    """Kills after which the release was there already."""
    unfinished: int = 0
    """Kills that left half-written files, none of which looked whole."""
    wrong: list[str] = field(default_factory=list)

    @property
    def kills(self) -> int:
        return sum(self.means.values())


def lay_out(raw: Path) -> None:
    """Lay out documents, one of them cut short and one that is empty."""
    raw.mkdir(parents=True)
    for name in FEW:
        shutil.copy(DOCUMENTS / f"{name}.txt", raw)
    (raw / "cut.txt").write_bytes((DOCUMENTS / "ga_lists.txt").read_bytes()[:900])
    (raw / "empty.txt").touch()


def change(raw: Path) -> None:
    """Add documents, edit one and remove one."""
    for name in MORE:
        shutil.copy(DOCUMENTS / f"{name}.txt", raw)
    for number in range(SHORT):
        (raw / f"short {number}.txt").write_text(f"no resolution, number {number}")
    edited = (raw / "sc_modern.txt").read_text().replace("Decides", "Resolves")
    (raw / "sc_modern.txt").write_text(edited)
    (raw / "ga_1961_roman.txt").unlink()


def warm(before: Path, folder: Path) -> None:
    """Build once to find out what a build imports, and import that before all others."""
    place = Place(folder)
    shutil.copytree(before, folder)
    ended(forked(place, 1))
    imported(place)


def undisturbed(scratch: Path, name: str, before: Path, jobs: int, complete: bool) -> Scenario:
    """Build once without a blow; what it does and comes to is the measure of the others."""
    place = Place(scratch / f"undisturbed {name}")
    shutil.copytree(before, place.folder)
    began = time.monotonic()
    watch = Watch(place.folder)
    code = whole(place, jobs).wait() if complete else ended(forked(place, jobs, watch))
    seconds = time.monotonic() - began
    said = place.said.read_text()
    if code:
        raise Wrong(f"a build that nobody disturbed failed: {said}")
    events = 0 if complete else int(said.rpartition("events: ")[2])
    return Scenario(name, before, jobs, complete, hashes(place.folder), events, seconds)


def scenarios(scratch: Path, *, complete: bool) -> Iterator[Scenario]:
    """Yield a first build of a few documents, the next of more, the same by workers, and one that
    finds nothing new."""
    first, more, same = (scratch / name for name in ("first", "more", "same"))
    lay_out(first / "raw")
    if not complete:
        warm(first, scratch / "warm")
    yield undisturbed(scratch, "first", first, 1, complete)
    made = scratch / "undisturbed first"
    shutil.copytree(made, same)
    shutil.copytree(made, more)
    change(more / "raw")
    yield undisturbed(scratch, "more", more, 1, complete)
    yield undisturbed(scratch, "more by workers", more, 2, complete)
    yield undisturbed(scratch, "same", same, 1, complete)


def struck(scenario: Scenario, place: Place, share: float, by_clock: bool, kind: str) -> bool:
    """Build and strike it when a share of it is done; return whether it had not ended before."""
    if scenario.complete:
        process = whole(place, scenario.jobs)
        return killed_later(process.pid, share * scenario.seconds, process.wait) < 0
    if by_clock:
        pid = forked(place, scenario.jobs)
        return killed_later(pid, share * scenario.seconds, lambda: ended(pid)) < 0
    at = 1 + int(share * scenario.events)
    return ended(forked(place, scenario.jobs, Watch(place.folder, at, kind))) != 0


def killed_later(pid: int, seconds: float, wait: Callable[[], int]) -> int:
    """Kill a process and its workers after some time; return its exit status."""
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    return wait()


def strike(
    scenario: Scenario, scratch: Path, share: float, by_clock: bool, tally: Tally, kind: str
) -> bool:
    """Strike one build, look, build again and compare; False where it had ended before."""
    place = Place(scratch / "struck")
    shutil.rmtree(place.folder, ignore_errors=True)
    shutil.copytree(scenario.before, place.folder)
    if not struck(scenario, place, share, by_clock, kind):
        return False
    name = f"{scenario.name}, {'clock' if by_clock else 'event'} at {share:.4f}"
    note(tally, scenario, place, by_clock)
    found = [*looked(place), *untold(place, kind)]
    ended_well = code(scenario, place) == 0
    if not ended_well:
        found.append(f"the next build failed: {place.said.read_text()[-2000:]}")
    found += looked(place) + left_over(place.folder)
    after = hashes(place.folder)
    found += sorted(
        f"{path} is not that of an undisturbed build"
        for path in after.keys() | scenario.after.keys()
        if after.get(path) != scenario.after.get(path)
    )[:5]
    tally.wrong += [f"{name}: {problem}" for problem in found]
    return True


def untold(place: Place, kind: str) -> list[str]:
    """Return what a build failed to say that the disk has struck: why, in one line."""
    told = {"kill": None, "full": "No space left on device", "denied": "Permission denied"}[kind]
    said = place.said.read_text(errors="replace")
    errors = [line for line in said.splitlines() if line.startswith("Error: ")]
    silent = told is not None and not any(told in line for line in errors)
    if silent or "Traceback" in said:
        return [f"it did not say why it failed: {said[-2000:]}"]
    return []


def code(scenario: Scenario, place: Place) -> int:
    """Build again, undisturbed; return the exit status."""
    if scenario.complete:
        return whole(place, scenario.jobs).wait()
    return ended(forked(place, scenario.jobs))


def looked(place: Place) -> list[str]:
    """Return what is half-written; in a process of its own, so that this one can go on forking."""

    def look() -> int:
        print(json.dumps(list(half_written(place.folder))))
        return 0

    said = place.folder / "seen.json"
    if ended(fork(look, said)):
        return [f"looking failed: {said.read_text()}"]
    found: list[str] = json.loads(said.read_text())
    return found


def note(tally: Tally, scenario: Scenario, place: Place, by_clock: bool) -> None:
    said = place.said.read_text(errors="replace")
    stages = [name for word, name in STAGES.items() if word in said]
    tally.stages[stages[-1] if stages else "starting"] += 1
    means = "whole command, clock" if scenario.complete else "clock" if by_clock else "event"
    tally.means[f"{scenario.name}, {means}"] += 1
    before = set(scenario.before.glob("releases/[0-9]*"))
    after = set((place.folder / "releases").glob("[0-9]*"))
    tally.released += len(after) > len(before)
    tally.unfinished += bool(left_over(place.folder))


def kill_often(
    scratch: Path,
    kills: int,
    seed: int,
    *,
    complete: bool = False,
    kind: str = "kill",
    limit: float | None = None,
) -> Tally:
    """Strike so many builds, spread evenly over all that they do: errors of the disk by number,
    kills half by number and half by the clock."""
    chance = random.Random(seed)
    known = list(scenarios(scratch, complete=complete))
    tally = Tally()
    began = time.monotonic()
    while tally.kills < kills and (limit is None or time.monotonic() - began < limit):
        number = tally.kills
        scenario = known[ORDER[number % len(ORDER)]]
        by_clock = complete or (kind == "kill" and number % 2 == 1)
        share = (number + chance.random()) / kills
        # several times round all the stages, so that a run that is cut short has met them all
        share = share * 7 % 1
        while not strike(scenario, scratch, share, by_clock, tally, kind):
            share *= chance.random()
        if tally.kills % 10 == 0:
            print(f"{tally.kills} of {kills}, {time.monotonic() - began:,.0f} s", flush=True)
        if tally.wrong:
            break
    return tally
