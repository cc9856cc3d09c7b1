"""A reader that some files kill; worker processes import it by name."""

import os
import signal

from pipeline.extract.blocks import Refusal
from pipeline.extract.records import SourceReading


def parse(data: bytes) -> SourceReading:
    if data.startswith(b"deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    raise Refusal("it is no resolution")
