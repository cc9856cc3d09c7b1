"""Numbers of resolutions in few characters: "1-15, 17-20, 92 A-B"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pipeline.extract.symbols_order import arabic, order

Number = tuple[int, str | None]
"""Number, and letter of the part where it is one."""

S = TypeVar("S", bound=tuple[str, str | None])


def ranges(numbers: Iterable[Number]) -> list[str]:
    """Return ranges of numbers, and of the parts of one number, in their order.

    >>> ranges([(3, None), (1, None), (2, None), (7, "B"), (7, "A"), (9, None), (7, "D")])
    ['1-3', '7 A-B, D', '9']
    """
    parts: dict[int, list[str]] = defaultdict(list)
    for number, part in sorted(numbers, key=lambda each: (each[0], each[1] or "")):
        parts[number] += [part] if part else []
    whole = [number for number, found in parts.items() if not found]
    found = {first: shown(first, last) for first, last in stretches(whole)}
    for number, letters in parts.items():
        if letters:
            found[number] = f"{number} {', '.join(lettered(letters))}"
    return [found[number] for number in sorted(found)]


def shown(first: object, last: object) -> str:
    return str(first) if first == last else f"{first}-{last}"


def lettered(letters: Sequence[str]) -> Iterator[str]:
    """Yield ranges of single letters; "A-B", which is one part, as it is."""
    single = [ord(letter) for letter in letters if len(letter) == 1]
    for first, last in stretches(single):
        yield shown(chr(first), chr(last))
    yield from (letter for letter in letters if len(letter) > 1)


def stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each unbroken stretch of ascending numbers.

    >>> list(stretches([1, 2, 3, 5]))
    [(1, 3), (5, 5)]
    """
    starts = [i for i, n in enumerate(numbers) if i == 0 or numbers[i - 1] != n - 1]
    for start, stop in zip(starts, [*starts[1:], len(numbers)], strict=False):
        yield numbers[start], numbers[stop - 1]


def in_order(sessions: Iterable[S]) -> list[S]:
    """Return organs and sessions as one counts them: XXX before 31, special sessions last.

    >>> in_order([("GA", "ES-11"), ("GA", "31"), ("GA", "XXX"), ("GA", "9")])
    [('GA', '9'), ('GA', 'XXX'), ('GA', '31'), ('GA', 'ES-11')]
    """
    return sorted(sessions, key=lambda each: order("", (each[0], arabic(each[1] or ""))))
