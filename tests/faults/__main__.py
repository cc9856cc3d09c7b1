"""Builds that are struck again and again: how often, where, and what came of it.

    python -m tests.faults --times 200 --seed 1             killed (make faults)
    python -m tests.faults --times 20 --whole               the command as it is, killed
    python -m tests.faults --times 40 --blow full denied    the disk says no
    python -m tests.faults --times 0 --disk                 a disk that is really full (as root)

After each blow no file may be half-written under its own name, the next build must come to its
end, and tables and releases must be those of a build that nobody disturbed, byte for byte.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.blows import ENDS
from tests.faults.builds import unchecked
from tests.faults.disk import SIZES, CannotMount, full
from tests.faults.kills import Tally, strike_often
from tests.faults.scenarios import Scenarios, warm

WORTH_IT = 20
"""Blows from which on it pays to build once beforehand, to see what a build imports."""


def main() -> int:
    asked = arguments()
    if not asked.whole:
        unchecked()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-") as scratch:
        # what killed builds leave in the folder for temporary files goes with it
        os.environ["TMPDIR"] = tempfile.tempdir = scratch
        limit = asked.minutes * 60 if asked.minutes else None
        known = Scenarios(Path(scratch), complete=asked.whole)
        if asked.times >= WORTH_IT and not asked.whole:
            warm(Path(scratch) / "warm")
        tally = strike_often(known, Path(scratch), asked.times, asked.seed, asked.blow, limit)
        if asked.disk:
            fill(known, Path(scratch), tally)
    print(report(tally, time.monotonic() - began))
    return 1 if tally.wrong else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blow", nargs="+", choices=sorted(ENDS), default=["kill"])
    parser.add_argument("--minutes", type=float, help="Stop after so long.")
    parser.add_argument("--whole", action="store_true", help="With expectations, by the clock.")
    parser.add_argument("--disk", action="store_true", help="Fill a small disk, too.")
    return parser.parse_args()


def fill(known: Scenarios, scratch: Path, tally: Tally) -> None:
    """Build on disks that are too small, under working tables and under releases."""
    for name, sizes in SIZES.items():
        for kilobytes in sizes:
            try:
                tally.wrong += full(known["first"], scratch, name, kilobytes)
            except CannotMount as error:
                print(f"no small disk could be made: {error}")
                return
            tally.means[f"first, {name} on a disk of {kilobytes:,} kB"] += 1


def report(tally: Tally, seconds: float) -> str:
    """Return the figures in lines to read."""
    parts = [f"{tally.blows} blows in {seconds:,.0f} s"]
    parts += [f"  {count:>4} {means}" for means, count in sorted(tally.means.items())]
    parts += ["while it was"]
    parts += [f"  {count:>4} {stage}" for stage, count in tally.stages.most_common()]
    parts += [
        f"{tally.unfinished} left half-written files, none under the name of a whole one",
        f"{tally.released} came after the release was in its place",
        f"{len(tally.wrong)} things were wrong afterwards",
    ]
    return "\n".join([*parts, *tally.wrong])


if __name__ == "__main__":
    sys.exit(main())
