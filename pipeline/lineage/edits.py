"""Word-level edit scripts: what has to be done to the earlier text to get the later one.

A script is a list of steps: ``["=", 4]`` keeps four tokens, ``["-", " third"]`` takes out,
``["+", " fifth"]`` puts in. A token is a word or a sign with the space before it. The script is
lossless: applied to the earlier text it gives the later one, character by character.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz.distance import Indel

from pipeline.lineage.words import encode, tokens, words

Kind = Literal["=", "-", "+"]
_ISLAND = 3
_SMALL = frozenset(
    {"a", "and", "at", "by", "for", "in", "its", "of", "on", "or", "the", "to", "with"}
)
"""A kept run of so few tokens, all signs and small words, is no island between two changes: the
whole reads as one change."""


@dataclass(frozen=True)
class Step:
    """Text that is kept, taken out or put in."""

    kind: Kind
    text: str
    count: int
    """Its tokens."""


def steps(earlier: str, later: str) -> list[Step]:
    """Return the shortest way from one text to the other, in steps that a person can read."""
    before, after = tokens(earlier), tokens(later)
    return list(joined(raw_steps(before, after)))


def raw_steps(before: Sequence[str], after: Sequence[str]) -> Iterator[Step]:
    one, other = encode([before, after])
    for code in Indel.opcodes(one, other):
        old, new = before[code.src_start : code.src_end], after[code.dest_start : code.dest_end]
        match code.tag:
            case "equal":
                yield Step("=", "".join(old), len(old))
            case "delete":
                yield Step("-", "".join(old), len(old))
            case "insert":
                yield Step("+", "".join(new), len(new))
            case "replace":
                yield Step("-", "".join(old), len(old))
                yield Step("+", "".join(new), len(new))
            case tag:
                raise ValueError(f"unknown edit {tag!r}")


def joined(found: Iterable[Step]) -> Iterator[Step]:
    """Join neighbouring changes, what is taken out first; "of" kept between two is no island."""
    pending: list[Step] = []
    for step in found:
        if step.kind != "=" or (pending and is_island(step)):
            pending.append(step)
            continue
        yield from changes(pending)
        yield step
        pending = []
    yield from changes(pending)


def is_island(step: Step) -> bool:
    return step.count <= _ISLAND and _SMALL.issuperset(words(step.text))


def changes(pending: Sequence[Step]) -> Iterator[Step]:
    """Yield what is taken out and put in; a short kept run at the end stays kept."""
    end = len(pending)
    while end and pending[end - 1].kind == "=":
        end -= 1
    changed = pending[:end]
    yield from one_step("-", [step for step in changed if step.kind != "+"])
    yield from one_step("+", [step for step in changed if step.kind != "-"])
    yield from pending[end:]


def one_step(kind: Kind, parts: Sequence[Step]) -> Iterator[Step]:
    if parts:  # a small word kept between two changes is taken out and put in with them
        yield Step(kind, "".join(step.text for step in parts), sum(step.count for step in parts))


def script(earlier: str, later: str) -> str | None:
    """Return the steps as JSON; None where the texts are the same.

    >>> script("at its sixty-third session", "at its sixty-fifth session")
    '[["=",4],["-","third"],["+","fifth"],["=",1]]'
    """
    if earlier == later:
        return None
    found: list[list[Any]] = [
        [step.kind, step.count if step.kind == "=" else step.text]
        for step in steps(earlier, later)
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def apply(earlier: str, edits: str | None) -> str:
    """Return the later text; ValueError where the script was made for another text.

    >>> apply("at its sixty-third session", '[["=",4],["-","third"],["+","fifth"],["=",1]]')
    'at its sixty-fifth session'
    """
    if edits is None:
        return earlier
    before = tokens(earlier)
    found, place = [], 0
    for kind, what in json.loads(edits):
        match kind:
            case "=":
                found.append("".join(before[place : place + what]))
                place += what
            case "-":
                count = len(tokens(what))
                if "".join(before[place : place + count]) != what:
                    raise ValueError(f"{what!r} does not stand at token {place}")
                place += count
            case "+":
                found.append(what)
            case _:
                raise ValueError(f"unknown step {kind!r}")
    if place != len(before):
        raise ValueError(f"the script ends at token {place} of {len(before)}")
    return "".join(found)
