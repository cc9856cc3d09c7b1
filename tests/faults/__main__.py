"""Builds that are killed again and again: how often, where, and what came of it.

    python -m tests.faults --kills 200 --seed 1

After each kill no file may be half-written under its own name, the next build must come to its
end, and tables and releases must be those of a build that nobody disturbed, byte for byte.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.blows import ENDS
from tests.faults.builds import unchecked
from tests.faults.kills import Tally, kill_often


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, help="Stop after so long.")
    parser.add_argument(
        "--whole", action="store_true", help="The command itself, with its expectations."
    )
    parser.add_argument("--blow", choices=sorted(ENDS), default="kill", help="What strikes.")
    asked = parser.parse_args()
    if not asked.whole:
        unchecked()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-") as scratch:
        limit = asked.minutes * 60 if asked.minutes else None
        tally = kill_often(
            Path(scratch),
            asked.kills,
            asked.seed,
            complete=asked.whole,
            kind=asked.blow,
            limit=limit,
        )
    print(report(tally, asked.blow, time.monotonic() - began))
    return 1 if tally.wrong else 0


def report(tally: Tally, kind: str, seconds: float) -> str:
    """Return the figures in lines to read."""
    parts = [f"{tally.kills} times {kind}, in {seconds:,.0f} s"]
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
