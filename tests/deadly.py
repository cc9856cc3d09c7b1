"""Readers that some files kill or hold up; worker processes import it by name."""

import os
import signal
import time
from pathlib import Path

from pipeline.extract.blocks import Refusal
from pipeline.extract.records import SourceReading


def parse(data: bytes) -> SourceReading:
    if data.startswith(b"deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    raise Refusal("it is no resolution")


def wait(data: bytes) -> SourceReading:
    """Say who is reading, in the file that the source names, and never come to an end."""
    Path(data.decode()).write_text(str(os.getpid()))
    time.sleep(3600)
    raise Refusal("it is no resolution")
