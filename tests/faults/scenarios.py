"""The builds that are struck: what there is before, and what they come to undisturbed."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from tests.faults.blows import Watch
from tests.faults.builds import PROJECT, Place, ended, forked, imported, whole
from tests.faults.looks import hashes

DOCUMENTS = PROJECT / "tests" / "golden" / "documents"
FEW = ("ga_lists", "sc_modern", "ga_1961_roman")
MORE = ("hrc_vote", "ga_1994_slash")
SHORT = 12
"""Files that hold no resolution: with so many there are workers to be killed too."""


class Wrong(Exception):
    """A build that nobody disturbed failed; the message says which."""


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


def warm(folder: Path) -> None:
    """Build once to find out what a build imports, and import that before all others."""
    place = Place(folder)
    lay_out(folder / "raw")
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


class Scenarios:
    """A first build of a few documents, the next of more, the same by workers, and one that finds
    nothing new; each is built undisturbed when it is first asked for."""

    def __init__(self, scratch: Path, *, complete: bool) -> None:
        self.scratch, self.complete = scratch, complete
        self._known: dict[str, Scenario] = {}

    def __getitem__(self, name: str) -> Scenario:
        if name not in self._known:
            before = self.scratch / name
            self.prepare(name, before)
            jobs = 2 if name == "workers" else 1
            made = undisturbed(self.scratch, name, before, jobs, self.complete)
            self._known[name] = made
        return self._known[name]

    def prepare(self, name: str, before: Path) -> None:
        """Lay out what there is before a build; all but the first follow upon the first."""
        if name == "first":
            lay_out(before / "raw")
            return
        assert self["first"]
        shutil.copytree(self.scratch / "undisturbed first", before)
        if name != "same":
            change(before / "raw")
