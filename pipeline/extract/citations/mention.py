"""What the readers of citations hand on to each other: one mention of one target in one text."""

from datetime import date
from typing import NamedTuple

from pipeline.extract.passages import Span


class Mention(NamedTuple):
    """One mention of one target; offsets are of the text that it stands in."""

    start: int
    stop: int
    symbol: str | None
    kind: str
    body: str | None = None
    part: str | None = None
    place: Span | None = None
    """The range of the text that says where in the target."""
    pinpoint: str | None = None
    """The words of that range, as printed."""
    stated: date | None = None
    date_start: int | None = None
    derivation: str = "explicit"


class Stated(NamedTuple):
    """A date that a citation states, and the range of the text that it stands in."""

    when: date
    start: int
    stop: int
