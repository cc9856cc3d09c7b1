"""Versions of releases: MAJOR.MINOR.PATCH, computed from what changed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

Step = Literal["major", "minor", "patch"]


class Version(NamedTuple):
    """A version, ordered as versions are."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @classmethod
    def parse(cls, text: str) -> "Version | None":
        """Return the version that a text is, None if it is none.

        >>> Version.parse("1.10.0") > Version.parse("1.9.3"), Version.parse("latest")
        (True, None)
        """
        if not re.fullmatch(r"(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}", text, re.ASCII):
            return None
        return cls(*map(int, text.split(".")))

    def after(self, step: Step) -> "Version":
        """Return the version that a step leads to.

        >>> str(Version(1, 2, 3).after("minor"))
        '1.3.0'
        """
        match step:
            case "major":
                return Version(self.major + 1, 0, 0)
            case "minor":
                return Version(self.major, self.minor + 1, 0)
            case "patch":
                return Version(self.major, self.minor, self.patch + 1)


FIRST = Version(1, 0, 0)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What differs between two releases, as far as the version depends on it."""

    lost: bool = False
    """A table or column vanished or changed its type, or rows vanished that no rekey maps."""
    added: bool = False
    """Rows, columns or tables are new."""
    changed: bool = False
    """Values changed, or rows got another id."""

    @property
    def step(self) -> Step | None:
        """Return the step that the rule asks for; None where nothing differs."""
        if self.lost:
            return "major"
        if self.added:
            return "minor"
        return "patch" if self.changed else None


def releases_in(folder: Path) -> dict[Version, Path]:
    """Return the releases in a folder, the oldest first."""
    if not folder.is_dir():
        return {}
    found = ((Version.parse(path.name), path) for path in folder.iterdir() if path.is_dir())
    return dict(sorted((version, path) for version, path in found if version))


def newest(folder: Path) -> Path | None:
    """Return the newest release in a folder, None where there is none."""
    return next(reversed(releases_in(folder).values()), None)


def steps(differences: Iterable[Difference]) -> Difference:
    """Return the differences of several tables as one."""
    found = list(differences)
    return Difference(
        lost=any(each.lost for each in found),
        added=any(each.added for each in found),
        changed=any(each.changed for each in found),
    )
