"""A reader that some documents kill, fill or stop; worker processes import it by name."""

import ctypes
import os
import re
import signal
import time
from pathlib import Path

from pipeline.extract.blocks import Refusal
from pipeline.extract.records import SourceReading


def parse(data: bytes) -> SourceReading:
    """Do what the first word of a document says; refuse any other."""
    match data.partition(b" ")[0].decode():
        case "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        case "segfault":
            ctypes.string_at(0)
        case "exit":
            os._exit(3)
        case "fault":
            raise IndexError("out of range")
        case "memory":
            fill()
        case "loop":
            while True:
                pass
        case "backtracking":
            re.match(r"(a+)+b", "a" * 100)
        case "sleep":
            time.sleep(3600)
        case _:
            pass
    raise Refusal("it is no resolution")


def fill() -> None:
    """Take all the memory that there is, a piece at a time."""
    taken = []
    while True:
        taken.append(bytearray(10_000_000))


def slowly(data: bytes) -> SourceReading:
    """Do the same, so that something may happen meanwhile."""
    time.sleep(0.03)
    return parse(data)


def wait(data: bytes) -> SourceReading:
    """Say who is reading, in the file that the source names, and never come to an end."""
    Path(data.decode()).write_text(str(os.getpid()))
    time.sleep(3600)
    raise Refusal("it is no resolution")


def killed_elsewhere(process: int) -> str:
    """Kill whoever does this, unless it is the process that is given."""
    if os.getpid() != process:
        os.kill(os.getpid(), signal.SIGKILL)
    return "alive"


def write_slowly(paths: list[Path]) -> None:
    """Write files one after the other, as a helper does that makes tables."""
    for path in paths:
        path.write_bytes(b"there")
        time.sleep(0.2)
