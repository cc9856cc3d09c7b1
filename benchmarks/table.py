"""Tables of Markdown."""

from collections.abc import Iterable, Iterator, Sequence

GIGABYTE = 1e9


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table: the first column to the left, numbers to the right."""
    yield f"| {' | '.join(columns)} |"
    yield f"| --- |{' ---: |' * (len(columns) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
