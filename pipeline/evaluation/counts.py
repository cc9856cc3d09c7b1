"""What one document is worth: for each measure, how much is right, missing and too much."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Count:
    """``right`` is in both, ``missing`` was there to find, ``extra`` is nowhere but in ours."""

    right: int = 0
    missing: int = 0
    extra: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.right + other.right, self.missing + other.missing, self.extra + other.extra
        )

    @property
    def wanted(self) -> int:
        return self.right + self.missing

    @property
    def found(self) -> int:
        return self.right + self.extra


def compared(want: Iterable[object], got: Iterable[object]) -> Count:
    """Count what two collections share; what stands twice counts twice.

    >>> compared("aab", "abc")
    Count(right=2, missing=1, extra=1)
    """
    wanted, found = Counter(iter(want)), Counter(iter(got))  # of a mapping, its keys
    both = (wanted & found).total()
    return Count(both, wanted.total() - both, found.total() - both)


def answered(want: object, got: object) -> Count:
    """Count one question, to which there is one right answer.

    >>> answered("73", "73"), answered("73", "74")
    (Count(right=1, missing=0, extra=0), Count(right=0, missing=1, extra=0))
    """
    return Count(right=1) if want == got else Count(missing=1)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A document, or another unit that was drawn whole, and the strata that it belongs to."""

    strata: tuple[str, ...]
    counts: Mapping[str, Count] = field(default_factory=dict)
