"""Whether a build can work with the folders that it is given: told before anything is read."""

from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from rich.markup import escape

from pipeline.cli.building import EXPECTATIONS
from pipeline.cli.console import errors

if TYPE_CHECKING:
    from pipeline.cli.build import Asked


class CannotWrite(Exception):
    """A folder that a build is to write to can't be written to; the message says what to do."""


class NoSuites(Exception):
    """A folder of expectations has none; the message says what to do."""


def refuse_unusable(asked: "Asked") -> None:
    """Raise an error for folders that can't be written to, for no expectations, and for no
    release to compare with."""
    curated, releases = (folder.resolve() for folder in asked.folders)
    options = dict(zip(("--curated", "--releases"), asked.folders, strict=True))
    for option, folder in options.items():
        if folder.resolve().is_relative_to(asked.raw.resolve()):
            raise CannotWrite(f"{folder} lies among the sources: choose another {option}")
    if releases.is_relative_to(curated):
        raise CannotWrite(
            f"{asked.folders[1]} lies among the working tables, which may be removed at any time: "
            "choose another --releases"
        )
    for option, folder in options.items():
        writable(folder, option)
    tell_unchecked(asked.expectations)
    if asked.previous is not None:
        from pipeline.release import manifest

        manifest.read(asked.previous)


def writable(folder: Path, option: str) -> None:
    """Make a folder as needed; CannotWrite where no file can be put there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise CannotWrite(f"cannot write to {folder} ({why}): choose another {option}") from error


def tell_unchecked(folder: Path) -> None:
    """Say for which tables there are no expectations though the project has some; NoSuites where
    there are none at all: a release would pass every check."""
    own = {path.name for path in EXPECTATIONS.glob("*.json")}
    missing = sorted(own - {path.name for path in folder.glob("*.json")})
    if missing == sorted(own):
        raise NoSuites(
            f"there are no suites in {folder}, such as {missing[0]}: name another --expectations"
        )
    if missing:
        names = ", ".join(name.removesuffix(".json") for name in missing)
        errors.print(f"[yellow]No expectations[/] in {escape(str(folder))} for: {names}")
