"""A few blows to builds; ``make faults`` deals out hundreds."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
BLOWS = ("kill", "kill", "full", "kill", "kill", "denied")


def test_builds_that_are_struck_leave_nothing_half_written_and_the_next_one_is_as_if_undisturbed():
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--times", "6", "--seed", "4", "--blow", *BLOWS],
        cwd=PROJECT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 blows" in done.stdout
    assert "0 things were wrong afterwards" in done.stdout
