"""Resolutions made from a grammar, each with its own truth: as many as one asks for.

A document says what resolutions say, in their words and order, with notes, citations and dates;
names of subjects are invented. Most continue another of some sessions ago: of their clauses the
greater part is taken over word for word, others are enlarged, written anew, left out or put in.
The same seed and number give the same document, whatever else was made before: what a clause says
is told from the step of its series at which it was last written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from benchmarks.chance import between, pick, share
from benchmarks.phrases import (
    ACTORS,
    AIMS,
    ASKING,
    ENLARGING,
    KINDS,
    NAMES,
    NOTIONS,
    OPENING,
    REGIONS,
    STATING,
    THINGS,
)
from benchmarks.places import Place, Series, earlier, place

Form = Literal["markdown", "wrapped", "xml"]

FORMS: tuple[Form, ...] = ("markdown", "wrapped", "xml")
WRITTEN_ANEW, ENLARGED, LEFT_OUT = 0.12, 0.08, 0.08
"""What happens to a clause from one member of a series to the next; else it stays as it is."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Cited:
    """A mention of a document: its canonical symbol, and the day that is stated of it."""

    symbol: str
    day: date | None = None


@dataclass(frozen=True)
class Clause:
    """A clause as it must be read; ``note`` is the number of the note that it refers to."""

    kind: str
    number: str | None
    action: str
    text: str
    cites: tuple[Cited, ...] = ()
    days: tuple[date, ...] = ()
    note: int | None = None


@dataclass(frozen=True)
class Made:
    """A document and its truth."""

    place: Place
    title: str
    meeting: int
    clauses: tuple[Clause, ...]
    notes: tuple[str, ...]

    @property
    def symbol(self) -> str:
        return self.place.symbol

    @property
    def adopted(self) -> date:
        return self.place.day

    @property
    def session(self) -> str:
        return str(self.place.session)


def printed_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def documents(count: int, seed: int = 1) -> Iterator[Made]:
    """Yield documents, a line of ten sessions after the other."""
    return (document(number, seed) for number in range(count))


def document(index: int, seed: int = 1) -> Made:
    """Return one document.

    >>> document(0).symbol, document(0) == document(0), document(0) == document(0, seed=2)
    ('A/RES/70/1', True, False)
    """
    return Writer(place(index, seed)).document()


class Writer:
    """Writes one document."""

    def __init__(self, one: Place) -> None:
        self.place = one
        self.series: Series = one.series
        self.key = self.series.key
        self.subject = subject(*self.key)
        self.notes: list[str] = []

    def document(self) -> Made:
        slots = range(between(3, 15, *self.key, "preamble"))
        preamble = [self.recalling(), *(self.notion(slot) for slot in slots if self.there(slot))]
        if share(*self.key, "considered") < 0.6:
            preamble.append(self.considered())
        slots = range(100, 100 + between(4, 26, *self.key, "operative"))
        operative = [
            self.operative(slot, str(number))
            for number, slot in enumerate(filter(self.there, slots), start=1)
        ]
        operative.append(self.reports(str(len(operative) + 1)))
        return Made(
            place=self.place,
            title=f"Cooperation in the field of {self.subject}",
            meeting=between(31, 99, *self.key, self.place.session, "meeting"),
            clauses=(*preamble, *operative),
            notes=tuple(self.notes),
        )

    def there(self, slot: int) -> bool:
        """Return whether a clause of the series stands in this member of it."""
        return share(*self.key, slot, self.written(slot), "left out") >= LEFT_OUT

    def written(self, slot: int) -> int:
        """Return the step at which a clause was last written anew."""
        return self.since(slot, WRITTEN_ANEW)

    def since(self, slot: int, below: float) -> int:
        """Return the last step at which chance was below a bound, else the first."""
        steps = range(len(self.series.members) - 1, 0, -1)
        return next((s for s in steps if share(*self.key, slot, s, "change") < below), 0)

    def recalling(self) -> Clause:
        before = self.series.members[:-1][-6:]
        number = between(1, 9 - len(before), *self.key, "recalled")
        others = [earlier(self.series.members[0], *self.key, each) for each in range(number)]
        chosen = sorted({*before, *others}, key=lambda each: each.day, reverse=True)
        cited = tuple(Cited(each.symbol, each.day) for each in chosen)
        listed = [f"{each.bare} of {printed_day(each.day)}" for each in chosen]
        noun = "resolution" if len(listed) == 1 else "resolutions"
        text = f"Recalling its {noun} {joined(listed)},"
        return Clause("preambular", None, "Recalling", text, cited, tuple(e.day for e in chosen))

    def notion(self, slot: int) -> Clause:
        action = pick(OPENING, *self.key, slot, self.written(slot), "action")
        return Clause("preambular", None, action, f"{action} {self.about(NOTIONS, slot)},")

    def about(self, patterns: list[str], slot: int) -> str:
        """Return what a clause is about: of the subject or of another, and enlarged if it was."""
        key = (*self.key, slot, self.written(slot))
        own = share(*key, "own") < 0.7
        said = pick(patterns, *key, "pattern").format(
            thing=self.subject if own else subject(*key), place=region(*key)
        )
        enlarged = self.since(slot, WRITTEN_ANEW + ENLARGED)
        more = pick(ENLARGING, *key, enlarged, "more") if enlarged > self.written(slot) else ""
        return said + more

    def considered(self) -> Clause:
        session = self.place.session if self.place.organ.prefix == "A/RES/" else 70
        symbol = f"A/{session}/{between(10, 980, *self.key, self.place.session, 'report')}"
        self.notes.append(f"{symbol}.")
        text = f"Having considered the report of the Secretary-General on {self.subject},"
        return Clause("preambular", None, "Having considered", text, note=len(self.notes))

    def operative(self, slot: int, number: str) -> Clause:
        key = (*self.key, slot, self.written(slot))
        kind = between(0, 2, *key, "kind")
        if kind == 0:
            action = pick(STATING, *key, "action")
            return Clause("operative", number, action, f"{action} {self.about(NOTIONS, slot)};")
        if kind == 1:
            action, actor = pick(ASKING, *key, "action"), pick(ACTORS, *key, "actor")
            text = f"{action} {actor} {self.about(AIMS, slot)};"
            return Clause("operative", number, action, text)
        cited = earlier(self.series.members[0], *key, "cited")
        text = (
            f"Recalls its resolution {cited.bare} of {printed_day(cited.day)} and "
            f"{self.about(NOTIONS, slot)};"
        )
        cites = (Cited(cited.symbol, cited.day),)
        return Clause("operative", number, "Recalls", text, cites, (cited.day,))

    def reports(self, number: str) -> Clause:
        organ = self.place.organ
        due = organ.session(self.place.session + 2) if organ.in_words else "next session"
        text = (
            f"Requests the Secretary-General to submit to the {organ.name} at its {due} a report "
            "on the implementation of the present resolution."
        )
        return Clause("operative", number, "Requests", text)


def subject(*key: object) -> str:
    """Return what a series is about: some ten thousand subjects, each in hundreds of regions."""
    first, second = pick(THINGS, *key, "thing"), pick(KINDS, *key, "kind")
    return f"{second} {first} in {region(*key)}"


def region(*key: object) -> str:
    return f"the {pick(REGIONS, *key, 'region')} of {pick(NAMES, *key, 'name')}"


def joined(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
