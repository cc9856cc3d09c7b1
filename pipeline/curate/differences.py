"""What two sources of one resolution disagree on; the kept one says nothing of it by itself."""

from collections.abc import Iterator, Mapping

from pipeline.extract.characters import letters
from pipeline.extract.records import Finding, Reading, Resolution

STATED = tuple(
    name
    for name in Resolution._fields
    if not name.endswith("_count") and name not in {"resolution_id", "url"}
)
"""What a masthead states; counts follow from the clauses."""

SHOWN = 200
"""Characters of a differing text that a finding shows."""


def differences(kept: Reading, other: Reading, path: str) -> Iterator[Finding]:
    """Yield a finding for each fact, clause and note that another source has otherwise.

    ``path`` is the other source's. What only one of the two states is no contradiction in the
    masthead; a clause or note that only one has is one.
    """
    name = kept.resolution.resolution_id
    for field in STATED:
        ours, theirs = getattr(kept.resolution, field), getattr(other.resolution, field)
        if ours is not None and theirs is not None and ours != theirs:
            yield finding(name, f"{field} {ours}", f"{field} {theirs} in {path}")
    yield from text_differences(name, clauses_of(kept), clauses_of(other), path)
    yield from text_differences(name, notes_of(kept), notes_of(other), path)


def text_differences(
    name: str, kept: Mapping[str, str], other: Mapping[str, str], path: str
) -> Iterator[Finding]:
    """Yield the texts that are missing or have other letters or digits on one side.

    Conversions differ in marks and spaces without harm.
    """
    for key in [*kept, *(key for key in other if key not in kept)]:
        ours, theirs = kept.get(key), other.get(key)
        if ours is None or theirs is None or letters(ours) != letters(theirs):
            at = first_difference(ours or "", theirs or "")
            yield finding(name, shown(key, ours, at), f"{shown(key, theirs, at)} in {path}")


def finding(name: str, expected: str, observed: str) -> Finding:
    return Finding(
        resolution_id=name,
        check_name="sources of one resolution agree",
        severity="info",
        expected=expected,
        observed=observed,
        start=None,
        stop=None,
    )


def clauses_of(reading: Reading) -> dict[str, str]:
    return {clause.clause_id.partition("#")[2]: clause.text for clause in reading.clauses}


def notes_of(reading: Reading) -> dict[str, str]:
    return {note.footnote_id.partition("#")[2]: note.text for note in reading.footnotes}


def first_difference(ours: str, theirs: str) -> int:
    """Return where two texts part, a few words before it."""
    same = next((at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), 0)
    return max(0, same - SHOWN // 4)


def shown(key: str, text: str | None, at: int) -> str:
    if text is None:
        return f"no {key}"
    return f"{key}: {'…' if at else ''}{text[at : at + SHOWN]}"
