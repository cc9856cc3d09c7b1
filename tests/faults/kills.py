"""Blows, spread over all that a build does, and what became of each."""

import json
import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.blows import Watch
from tests.faults.builds import Place, ended, fork, forked, whole
from tests.faults.looks import half_written, hashes, left_over
from tests.faults.scenarios import Scenario, Scenarios

ORDER = tuple(
    name
    for name in ("first", "more", "first", "more", "workers", "first", "more", "first", "same")
    for _ in range(2)
)
"""Which build is struck next: two of each, one by number and one by the clock."""

ROUNDS = 7

STAGES = {
    "Starting": "starting",
    "Reading sources": "reading",
    "Writing sessions": "writing sessions",
    "Checking tables": "tables of the corpus",
    "Checking the release": "making the release",
}


@dataclass
class Tally:
    """What was found, blow by blow."""

    stages: Counter[str] = field(default_factory=Counter)
    means: Counter[str] = field(default_factory=Counter)
    released: int = 0
    """Blows after which the release was there already."""
    unfinished: int = 0
    """Blows that left half-written files, none of which looked whole."""
    wrong: list[str] = field(default_factory=list)

    @property
    def blows(self) -> int:
        return sum(self.means.values())


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
    note(tally, scenario, place, f"{kind}, by {'the clock' if by_clock else 'number'}")
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


def note(tally: Tally, scenario: Scenario, place: Place, means: str) -> None:
    said = place.said.read_text(errors="replace")
    stages = [name for word, name in STAGES.items() if word in said]
    tally.stages[stages[-1] if stages else "starting"] += 1
    tally.means[f"{scenario.name}, {means}"] += 1
    before = set(scenario.before.glob("releases/[0-9]*"))
    after = set((place.folder / "releases").glob("[0-9]*"))
    tally.released += len(after) > len(before)
    tally.unfinished += bool(left_over(place.folder))


def strike_often(
    known: Scenarios,
    scratch: Path,
    times: int,
    seed: int,
    kinds: Sequence[str],
    limit: float | None = None,
) -> Tally:
    """Strike so many builds, spread evenly over all that they do: errors of the disk by number,
    kills half by number and half by the clock."""
    chance = random.Random(seed)
    tally = Tally()
    began = time.monotonic()
    while tally.blows < times and (limit is None or time.monotonic() - began < limit):
        number = tally.blows
        kind = kinds[number % len(kinds)]
        by_clock = known.complete or (kind == "kill" and number % 2 == 1)
        # several times round all the stages, so that a run that is cut short has met them all
        share = (number + chance.random()) / times * ROUNDS % 1
        scenario = known[ORDER[number % len(ORDER)]]
        while not strike(scenario, scratch, share, by_clock, tally, kind):
            share *= chance.random()
        if tally.blows % 10 == 0:
            print(f"{tally.blows} of {times}, {time.monotonic() - began:,.0f} s", flush=True)
        if tally.wrong:
            break
    return tally
