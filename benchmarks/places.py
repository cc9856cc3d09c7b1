"""Where a made document stands: its organ, its session, its number, and what it continues.

The documents of ten sessions are made side by side, a line of them at a time: a hundred documents
are ten of each session, and of a hundred thousand each of 120 sessions has 840. So any number of
them has sessions, and series that go on through them, in like proportions. A line is what has the
same number in every session of an organ: series one after the other.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.chance import between, number, share

SESSIONS = 10
"""Made side by side."""
LINES = 840
"""Documents of a session, before the next ten sessions are begun."""

_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
          "seventeenth", "eighteenth", "nineteenth"]  # fmt: skip
_TENS = {2: ("twenty", "twentieth"), 3: ("thirty", "thirtieth"), 4: ("forty", "fortieth"),
         5: ("fifty", "fiftieth"), 6: ("sixty", "sixtieth"), 7: ("seventy", "seventieth"),
         8: ("eighty", "eightieth")}  # fmt: skip


def ordinal(one: int) -> str:
    """Return an ordinal in words, up to the eighty-ninth.

    >>> ordinal(1), ordinal(12), ordinal(50), ordinal(73)
    ('first', 'twelfth', 'fiftieth', 'seventy-third')
    """
    if one < 20:
        return _UNITS[one - 1]
    ten, rest = _TENS[one // 10], one % 10
    return f"{ten[0]}-{_UNITS[rest - 1]}" if rest else ten[1]


@dataclass(frozen=True)
class Organ:
    """An organ that adopts resolutions, in words and in symbols."""

    name: str
    prefix: str
    first: int
    """Its first session of which documents are made."""
    meeting: str
    in_words: bool
    """Whether its sessions are counted; else they are called by their year."""
    in_year: int
    """Sessions of a year."""
    year: int
    """Of its first session."""
    month: int
    """In which it begins to adopt."""

    def session(self, session: int) -> str:
        return f"{ordinal(session) if self.in_words else session} session"

    def day(self, session: int, line: int, seed: int) -> date:
        """Return when the resolution with a number was adopted."""
        year, turn = divmod(session - self.first, self.in_year)
        begun = date(self.year + year, self.month + 3 * turn, 1)
        return begun + timedelta(days=between(0, 23, seed, self.prefix, session, line, "day"))


ASSEMBLY = Organ("General Assembly", "A/RES/", 40, "plenary meeting", True, 1, 1985, 12)
RIGHTS = Organ("Human Rights Council", "A/HRC/RES/", 10, "meeting", True, 3, 2009, 3)
ECOSOC = Organ("Economic and Social Council", "E/RES/", 1985, "plenary meeting", False, 1, 1985, 7)

TENS = (
    *((ASSEMBLY, first) for first in (70, 60, 50, 40)),
    *((RIGHTS, first) for first in (51, 41, 31, 21, 11)),
    *((ECOSOC, first) for first in (2015, 2005, 1995)),
)
"""An organ and the first of ten sessions, in the order in which they are made."""

WHOLE = SESSIONS * LINES * len(TENS)


@dataclass(frozen=True)
class Place:
    """Where a document stands."""

    organ: Organ
    session: int
    line: int
    seed: int

    @property
    def bare(self) -> str:
        return f"{self.session}/{self.line + 1}"

    @property
    def symbol(self) -> str:
        return self.organ.prefix + self.bare

    @property
    def day(self) -> date:
        return self.organ.day(self.session, self.line, self.seed)

    def other(self, session: int, line: int) -> "Place":
        return Place(self.organ, session, line, self.seed)

    @property
    def series(self) -> "Series":
        """Return what it continues: about a fifth of all stand alone, most come every year."""
        line = self.seed, self.organ.prefix, self.line
        rhythm = rhythm_of(*line)
        if rhythm == 0:
            return Series((*line, self.session), (self,))
        since, life = self.session - self.organ.first, between(2, 12, *line, "life")
        generation, step = divmod(since // rhythm, life)
        sessions = range(self.session - step * rhythm, self.session + 1, rhythm)
        members = tuple(self.other(session, self.line) for session in sessions)
        return Series((*line, since % rhythm, generation), members)


@dataclass(frozen=True)
class Series:
    """What tells a series from others, and its members up to one of them."""

    key: tuple[object, ...]
    members: tuple[Place, ...]


def rhythm_of(seed: int, prefix: str, line: int) -> int:
    """Return how many sessions lie between two members of a series; 0: there is one alone."""
    by_chance = share(seed, prefix, line, "rhythm")
    return next(r for r, upto in ((1, 0.5), (2, 0.75), (3, 0.8), (0, 1.0)) if by_chance < upto)


def place(index: int, seed: int) -> Place:
    """Return where a document stands; ValueError beyond the last.

    >>> [place(index, 1).symbol for index in (0, 9, 10, WHOLE - 1)]
    ['A/RES/70/1', 'A/RES/79/1', 'A/RES/70/2', 'E/RES/2004/840']
    """
    if index >= WHOLE:
        raise ValueError(f"no more than {WHOLE:,} documents can be made")
    ten, rest = divmod(index, SESSIONS * LINES)
    line, step = divmod(rest, SESSIONS)
    organ, first = TENS[ten]
    return Place(organ, first + step, line, seed)


def earlier(one: Place, *key: object) -> Place:
    """Return a place in one of the nine sessions before; a document need not be made there."""
    return one.other(one.session - between(1, 9, *key), number(*key, "line") % 280)
