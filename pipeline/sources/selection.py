"""Which source a resolution is taken from, and what that makes of each source.

The rule, for several sources of one resolution in one language: a structured source goes before
flat text, then the one with more text in clauses and notes (half a resolution has less), then the
smaller hash. It depends on the sources' content alone, never on names or order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.sources.outcome import Held, Source

Status = Literal["extracted", "duplicate", "superseded", "quarantined"]

STRUCTURED = frozenset({"application/akn+xml", "application/xml", "text/xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A resolution that is taken from a better source."""

    held: Held
    better: Source
    instead: Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What became of a source, and why where that is not plain."""

    source: Source
    status: Status
    reason: str | None = None
    kept: tuple[Held, ...] = ()
    """The resolutions that are taken from it."""
    passed: tuple[Passed, ...] = ()
    """The resolutions that are taken from elsewhere."""


def choose(sources: Sequence[Source]) -> list[Choice]:
    """Decide for every source what is taken from it; in the order given."""
    first = first_paths(sources)
    best = best_held(source for source in sources if first.get(source.source_id) == source.path)
    return [chosen(source, first, best) for source in sources]


def first_paths(sources: Iterable[Source]) -> dict[str | None, str]:
    """Return the path that stands for each content: the first in the order of paths."""
    first: dict[str | None, str] = {}
    for source in sorted(sources, key=lambda source: source.path):
        if source.source_id:
            first.setdefault(source.source_id, source.path)
    return first


def best_held(sources: Iterable[Source]) -> dict[str, tuple[Source, Held]]:
    """Return for each resolution the source that it is taken from."""
    candidates: dict[str, list[tuple[Source, Held]]] = defaultdict(list)
    for source in sources:
        for held in source.summary.held:
            candidates[held.resolution_id].append((source, held))
    return {name: min(found, key=rank) for name, found in candidates.items()}


def rank(candidate: tuple[Source, Held]) -> tuple[bool, int, str, int]:
    source, held = candidate
    structured = source.summary.media_type in STRUCTURED
    return (not structured, -held.characters, source.source_id or "", held.index)


def chosen(
    source: Source, first: Mapping[str | None, str], best: Mapping[str, tuple[Source, Held]]
) -> Choice:
    if source.summary.reason is not None:
        return Choice(source=source, status="quarantined", reason=source.summary.reason)
    if first[source.source_id] != source.path:
        reason = f"it has the same bytes as {first[source.source_id]}"
        return Choice(source=source, status="duplicate", reason=reason)
    kept, passed = [], []
    for held in source.summary.held:
        better, instead = best[held.resolution_id]
        if instead is held:
            kept.append(held)
        else:
            passed.append(Passed(held=held, better=better, instead=instead))
    return Choice(
        source=source,
        status="extracted" if kept else "superseded",
        reason="; ".join(map(explained, passed)) or None,
        kept=tuple(kept),
        passed=tuple(passed),
    )


def explained(passed: Passed) -> str:
    return f"{passed.held.symbol} is taken from {passed.better.path}, the better source"
