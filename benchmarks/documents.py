"""Resolutions made from a grammar, each with its own truth: as many as one asks for.

A document says what resolutions of the General Assembly say, in their words and order, with notes,
citations and dates; names of subjects are invented. The same seed and number give the same bytes,
whatever else was made before.
"""

import random
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Literal

from benchmarks.phrases import ACTORS, AIMS, ASKING, NOTIONS, OPENING, STATING, THINGS

Form = Literal["markdown", "wrapped", "xml"]

FORMS: tuple[Form, ...] = ("markdown", "wrapped", "xml")
FIRST_SESSION, LAST_SESSION = 40, 79
A_SESSION = 300
"""Resolutions of one session; a year has about as many."""

_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TENS = {4: ("forty", "fortieth"), 5: ("fifty", "fiftieth"), 6: ("sixty", "sixtieth"),
         7: ("seventy", "seventieth"), 8: ("eighty", "eightieth")}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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

    symbol: str
    title: str
    session: int
    adopted: date
    meeting: int
    clauses: tuple[Clause, ...]
    notes: tuple[str, ...]

    def printed(self, form: Form) -> str:
        """Return the document in one form, as a file would hold it."""
        if form == "xml":
            return xml(self)
        text = "\n\n".join(lines(self, emphasis="*" if form == "markdown" else ""))
        return f"{wrapped(text) if form == 'wrapped' else text}\n"


def ordinal(number: int) -> str:
    """Return an ordinal in words, from forty on.

    >>> ordinal(50), ordinal(73)
    ('fiftieth', 'seventy-third')
    """
    ten, one = _TENS[number // 10], number % 10
    return f"{ten[0]}-{_UNITS[one - 1]}" if one else ten[1]


def printed_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def documents(count: int, seed: int = 1) -> Iterator[Made]:
    """Yield documents, session after session."""
    return (document(number, seed) for number in range(count))


def document(index: int, seed: int = 1) -> Made:
    """Return one document; beyond the last session a number goes on in it.

    >>> document(0).symbol, document(0) == document(0), document(0) == document(0, seed=2)
    ('A/RES/40/1', True, False)
    """
    session = min(FIRST_SESSION + index // A_SESSION, LAST_SESSION)
    number = index - (session - FIRST_SESSION) * A_SESSION + 1
    chance = random.Random(f"{seed}:{index}")
    return Writer(chance, session, number).document()


class Writer:
    """Writes one document by chance."""

    def __init__(self, chance: random.Random, session: int, number: int) -> None:
        self.chance = chance
        self.session = session
        self.symbol = f"A/RES/{session}/{number}"
        self.adopted = date(session + 1945, 12, 1) + timedelta(days=chance.randrange(24))
        self.subject = chance.choice(THINGS)
        self.notes: list[str] = []

    def document(self) -> Made:
        chance = self.chance
        preamble = [self.recalling(), *(self.notion() for _ in range(chance.randint(2, 14)))]
        if chance.random() < 0.6:
            preamble.append(self.considered())
        operative = [
            chance.choice((self.states, self.asks, self.decided))(str(number))
            for number in range(1, chance.randint(4, 26))
        ]
        operative.append(self.reports(str(len(operative) + 1)))
        return Made(
            symbol=self.symbol,
            title=f"Cooperation in the field of {self.subject}",
            session=self.session,
            adopted=self.adopted,
            meeting=chance.randint(31, 99),
            clauses=(*preamble, *operative),
            notes=tuple(self.notes),
        )

    def recalling(self) -> Clause:
        cited = [self.earlier() for _ in range(self.chance.randint(1, 9))]
        listed = [f"{bare(each.symbol)} of {printed_day(each.day)}" for each in cited if each.day]
        noun = "resolution" if len(listed) == 1 else "resolutions"
        text = f"Recalling its {noun} {joined(listed)},"
        return Clause("preambular", None, "Recalling", text, tuple(cited), days_of(cited))

    def earlier(self) -> Cited:
        session = self.session - self.chance.randint(1, 9)
        day = date(session + 1945, 10, 1) + timedelta(days=self.chance.randrange(80))
        return Cited(f"A/RES/{session}/{self.chance.randint(1, 280)}", day)

    def notion(self) -> Clause:
        action = self.chance.choice(OPENING)
        return Clause("preambular", None, action, f"{action} {self.about(NOTIONS)},")

    def about(self, patterns: list[str]) -> str:
        thing = self.subject if self.chance.random() < 0.7 else self.chance.choice(THINGS)
        return self.chance.choice(patterns).format(thing=thing)

    def considered(self) -> Clause:
        symbol = f"A/{self.session}/{self.chance.randint(10, 980)}"
        self.notes.append(f"{symbol}.")
        text = f"Having considered the report of the Secretary-General on {self.subject},"
        return Clause("preambular", None, "Having considered", text, note=len(self.notes))

    def states(self, number: str) -> Clause:
        action = self.chance.choice(STATING)
        return Clause("operative", number, action, f"{action} {self.about(NOTIONS)};")

    def asks(self, number: str) -> Clause:
        action, actor = self.chance.choice(ASKING), self.chance.choice(ACTORS)
        text = f"{action} {actor} {self.about(AIMS)};"
        return Clause("operative", number, action, text)

    def decided(self, number: str) -> Clause:
        cited = self.earlier()
        assert cited.day is not None
        text = (
            f"Recalls its resolution {bare(cited.symbol)} of {printed_day(cited.day)} and "
            f"{self.about(NOTIONS)};"
        )
        return Clause("operative", number, "Recalls", text, (cited,), (cited.day,))

    def reports(self, number: str) -> Clause:
        text = (
            "Requests the Secretary-General to submit to the General Assembly at its "
            f"{ordinal(min(self.session + 2, 89))} session a report on the implementation of the "
            "present resolution."
        )
        return Clause("operative", number, "Requests", text)


def bare(symbol: str) -> str:
    return symbol.removeprefix("A/RES/")


def joined(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def days_of(cited: list[Cited]) -> tuple[date, ...]:
    return tuple(each.day for each in cited if each.day is not None)


def marked(clause: Clause, emphasis: str) -> str:
    """Return a clause with its action phrase in italics, and its marker before the last comma."""
    text = f"{emphasis}{clause.action}{emphasis}{clause.text[len(clause.action) :]}"
    return f"{text}{str(clause.note).translate(_SUPERSCRIPT)}" if clause.note else text


def lines(made: Made, emphasis: str) -> Iterator[str]:
    """Yield the paragraphs of a flat text."""
    yield from ("United Nations", made.symbol, "General Assembly", "Distr.: General")
    yield printed_day(made.adopted + timedelta(days=12))
    yield f"{ordinal(made.session).capitalize()} session"
    yield f"Resolution adopted by the General Assembly on {printed_day(made.adopted)}"
    yield f"{bare(made.symbol)}. {made.title}"
    yield "The General Assembly,"
    for clause in made.clauses:
        number = f"{clause.number}. " if clause.number else ""
        yield number + marked(clause, emphasis)
    yield f"{meeting(made)}\n{printed_day(made.adopted)}"
    for number, note in enumerate(made.notes, start=1):
        yield f"{str(number).translate(_SUPERSCRIPT)} {note}"


def meeting(made: Made) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}.get(made.meeting % 10, "th")
    return f"{made.meeting}{ends} plenary meeting"


def wrapped(text: str) -> str:
    """Break paragraphs into lines of a page's width."""
    return "\n\n".join(
        textwrap.fill(each, 88) if len(each) > 88 else each for each in text.split("\n\n")
    )


def xml(made: Made) -> str:
    """Return the document in the UN's Akoma Ntoso."""
    preamble = [clause for clause in made.clauses if clause.kind == "preambular"]
    body = [clause for clause in made.clauses if clause.kind == "operative"]
    containers = (
        f'<container name="{clause.action}"><p>{inline(made, clause)}</p></container>'
        for clause in preamble
    )
    paragraphs = (
        f'<paragraph class="SingleTxt"><num>{clause.number}.</num><content>'
        f"<p>\t{inline(made, clause)}</p></content></paragraph>"
        for clause in body
    )
    return _XML.format(
        symbol=made.symbol,
        bare=bare(made.symbol),
        title=escape(made.title),
        day=made.adopted.isoformat(),
        printed=printed_day(made.adopted),
        number=made.session,
        session=f"{ordinal(made.session).capitalize()} session",
        meeting=meeting(made),
        preamble="\n".join(containers),
        body="\n".join(paragraphs),
    )


def inline(made: Made, clause: Clause) -> str:
    rest = escape(clause.text[len(clause.action) :], quote=False)
    note = ""
    if clause.note:
        text = escape(made.notes[clause.note - 1], quote=False)
        note = f'<authorialNote marker="{clause.note}"><p>{text}</p></authorialNote>'
    return f'<span class="italic">{clause.action}</span>{rest}{note}'


_XML = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="resolution">
  <meta>
    <identification source="#DGACM">
      <FRBRWork><FRBRdate date="{day}" name="adoption"/></FRBRWork>
      <FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression>
    </identification>
  </meta>
  <coverPage>
    <p><docAuthority>United Nations</docAuthority></p>
    <p><docNumber refersTo="#symbol">{symbol}</docNumber></p>
    <p><session value="{number}">{session}</session></p>
  </coverPage>
  <preface><p><docNumber>{bare}.</docNumber><docTitle>{title}</docTitle></p></preface>
  <preamble>
    <formula name="enactingFormula"><p>The General Assembly,</p></formula>
    {preamble}
  </preamble>
  <mainBody>
    {body}
  </mainBody>
  <conclusions><p><inline name="adoptionMeeting">{meeting}</inline><eol/>
    <docDate date="{day}" refersTo="#adoptionDate">{printed}</docDate></p></conclusions>
</statement></akomaNtoso>
"""
