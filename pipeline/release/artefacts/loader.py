"""resolutions.py: the loader, as the project has it, for people who have only the folder."""

from pathlib import Path

from pipeline import resolutions
from pipeline.release.edition import Edition


def write(edition: Edition) -> None:
    edition.text("resolutions.py", source())


def source() -> str:
    return Path(resolutions.__file__).read_text(encoding="utf-8")
