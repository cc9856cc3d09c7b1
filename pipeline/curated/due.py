"""What is to be done next, told from what is there: read the sources, write sessions, publish.

Nothing here remembers what was begun. Each answer follows from the files alone, so that after a
crash, a restart or a build by hand the next answer is right again.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum


class Step(Enum):
    """What is to be done."""

    READ = "read"
    WRITE = "write"
    PUBLISH = "publish"
    WAIT = "wait"
    """Until the files under raw/ have come to rest."""
    HOLD = "hold"
    """Until a person has looked."""
    NOTHING = "nothing"


@dataclass(frozen=True)
class Due:
    """A step, and why it is due, in words."""

    step: Step
    why: str
    sessions: tuple[str, ...] = ()
    """Those that are to be written."""


@dataclass(frozen=True)
class Sources:
    """The sources, by content, and the code that reads them."""

    files: Mapping[str, str]
    code: str


def due(
    found: Sources,
    known: Sources | None,
    *,
    at_rest: bool,
    stale: Sequence[str],
    published: bool,
    ever: bool = True,
) -> Due:
    """Return the one step that comes next.

    ``known`` are the sources as they were read last, None where they never were. ``at_rest``: they
    were the same when last looked at. ``stale`` are the sessions whose tables are out of date;
    ``published``: the newest release, or the finding that none was needed, is of these tables.
    ``ever``: something was published from here, so that there is something to lose.
    """
    if known is None and not found.files:
        return Due(Step.NOTHING, "there is no source yet")
    if found != known:
        return reading(found, known, at_rest=at_rest, ever=ever)
    if stale:
        return Due(Step.WRITE, f"to be written: {few(stale)}", tuple(stale))
    if not published:
        return Due(Step.PUBLISH, "the tables differ from the newest release's, or are unchecked")
    return Due(Step.NOTHING, "everything is as it was")


def reading(found: Sources, known: Sources | None, *, at_rest: bool, ever: bool) -> Due:
    """Say whether sources that have changed may be read now."""
    why = changes(found, known)
    if ever and known is not None and (lost := vanished(found, known)):
        return Due(
            Step.HOLD,
            f"{len(lost):,} of {len(known.files):,} sources are gone at once ({few(lost)}): is a "
            "drive missing? Put them back, or build by hand with --allow-loss if that is meant",
        )
    if not at_rest:
        return Due(Step.WAIT, f"{why}: waiting until nothing changes any more")
    return Due(Step.READ, why)


def changes(found: Sources, known: Sources | None) -> str:
    """Say what has changed among the sources."""
    if known is None:
        return f"{len(found.files):,} sources that were never read"
    both = found.files.keys() & known.files.keys()
    kinds = {
        "new": found.files.keys() - both,
        "changed": {path for path in both if found.files[path] != known.files[path]},
        "removed": known.files.keys() - both,
    }
    parts = [f"{name}: {few(sorted(paths))}" for name, paths in kinds.items() if paths]
    return "; ".join(parts or ["the code has changed"])


def vanished(found: Sources, known: Sources) -> list[str]:
    """Return the sources whose content is nowhere any more, where those are too many."""
    there = set(found.files.values())
    lost = [
        path
        for path, content in known.files.items()
        if path not in found.files and content not in there
    ]
    return sorted(lost) if too_many(len(lost), len(known.files)) else []


def too_many(lost: int, of: int) -> bool:
    """Tell whether so many are gone at once that nobody is likely to have meant it.

    >>> too_many(1, 2), too_many(2, 3)
    (False, True)
    """
    return lost * 2 > of


FEW = 3


def few(names: Sequence[str]) -> str:
    """Return names in a line, and how many more there are.

    >>> few(["GA-63", "GA-64", "GA-65", "GA-66", "GA-67"])
    'GA-63, GA-64, GA-65 and 2 more'
    """
    more = f" and {len(names) - FEW:,} more" if len(names) > FEW else ""
    return ", ".join(names[:FEW]) + more


def partition_changes(
    known: Sequence[str], wanted: AbstractSet[str]
) -> tuple[list[str], list[str]]:
    """Return the partitions to be added and to be deleted.

    >>> partition_changes(["GA-63", "GA-64"], {"GA-64", "GA-73"})
    (['GA-73'], ['GA-63'])
    """
    return sorted(wanted - set(known)), sorted(set(known) - wanted)
