"""What a line may open, judged by its own first words.

A line opens a paragraph for sure only in its context (is the number due? did the paragraph before
end?); that is decided in ``paragraphs``. Here stand the printed forms.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from pipeline.extract.actions import opens_operative, opens_preambular
from pipeline.extract.characters import folded
from pipeline.vocabulary.bodies import bodies

Form = Literal[
    "formula",
    "closing",
    "vote",
    "annex heading",
    "part",
    "number",
    "letter",
    "bullet",
    "preambular",
    "operative",
    "title",
    "quoted",
]

_ISSUING = ("GA", "SC", "ECOSOC", "HRC", "TC", "CHR", "UNEA", "UNHA")
_OF_MANY = ("Conference of the Parties", "Governing Council")
BODIES = "|".join([*(bodies()[code].name for code in _ISSUING), *_OF_MANY])
"""Bodies in whose name a resolution speaks; the last two are organs of many treaties."""
FORMULA = re.compile(
    rf"(?:Therefore t|T)he (?:{BODIES})(?:\s+of the [A-Z][\w ]{{3,80}})?\s?[,.:;]?", re.DOTALL
)
_CLOSING = re.compile(
    # 64th plenary meeting 5 December 2008
    r"(?:\d{1,4} ?(?:st|nd|rd|th)|[A-Z][a-z]+(?:[ -][a-z]+){0,5})"
    r"\s(?:\(?resumed\)?\s)?(?:plenary )?meeting\b"
    r"(?=,?\s*(?:$|\d{1,2} [A-Z][a-z]+ \d{4}|\(?(?:closed|resumed)))"
)
_DATE_LINE = re.compile(
    r"\d{1,2} [A-Z][a-z]+,? \d{4}\.?"
)  # the written procedure prints no meeting
_VOTE = re.compile(
    r"\[?Ad[oa]pted\s(?:as a whole\s)?(?:unanimous|without|by|at|ut|in|on|paragraph|the\s\d|,)"
    r"|\[Adopted\b"
    r"|\[?The (?:draft )?resolution was (?:adopted|voted)|In favour:|Against:|Abstaining:"
)
_ANNEX = re.compile(
    r"(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure|Attachment)(?:es)?"
    r"(?:\s+(?:[IVXL]+|\d{1,2}|[A-Z]))?(?:\s?(?:[.:–—-]|\[?\*)\s?.{0,200})?"
)
# "Annex Staffing table for 2020", behind the line that closes a resolution
_TITLED_ANNEX = re.compile(
    r"(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure|Attachment)(?:es)?"
    r"(?: (?:[IVXL]+|\d{1,2}|[A-Z]))? (?![IVXL]+$|Nos?\.|.*\b[A-Z]{1,2}/\d)[“\"]?[A-Z].+[^.,;:]"
)
_PART = re.compile(r"(?:(?:Part|PART|Section|SECTION|Chapter)\s+)?(?P<n>[IVXL]{1,6}|[A-Z])\.?")
_LONGEST_PART = 16
_NUMBER = re.compile(
    r"(?P<n>\d{1,3})(?P<mark>\.|\))(?!\d)\s*"  # 14. 14)
    r"|(?P<m>\d{1,3}(?:\.\d{1,2}){1,2})\s?\.?\s+(?=[A-Z(“\"])"  # 1.2
)
_LOOSE = re.compile(
    r"(?P<n>\d{1,2})(?:,\s*|\s+)(?=[A-Z])"
)  # misprints: "3, Commends", "5 Requests"
_LETTER = re.compile(
    # (a) (ii) (A) (1) b) iv.
    r"(?P<n>\((?:[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|\d{1,2})\)|[a-z]{1,2}\)|[ivx]{1,5}[.)])\s*(?=\S)"
    # a. A. IV.
    r"|(?P<m>[a-z]|[A-Z]|[IVXL]{1,6})\.\s+(?:\.\s)?(?=[^\W\d_.])"
    r"|(?P<alone>\((?:[a-z]|[ivxlc]{1,6})\))$"  # "(a)", the text on the next line
)
_BULLET = re.compile(r"(?P<n>[•·▪●○‣◦■□]|[-–—−])\s+(?=\S)|(?P<m>[•·▪●○‣◦■□])(?=\S)")


class Opening(NamedTuple):
    """A printed form that a line begins with; ``stop`` is where the text after a number begins."""

    form: Form
    number: str | None = None
    stop: int = 0
    quoted: bool = False
    """Whether a quotation mark stands before it: a draft is quoted."""


QUOTES = '"“„«‟‘'
_QUOTED = ("formula", "number", "letter", "preambular", "operative")


def openings(texts: Iterable[str]) -> list[Opening | None]:
    """Return the form that each line begins with."""
    return [
        # Most lines that are wrapped begin with a word in lower case, and take no call.
        None if text[0].islower() and text[1:4].isalpha() and len(text) > 3 else opening(text)
        for text in texts
    ]


_FIRST_WORD = re.compile(r".[^.)]{3}", re.DOTALL)
"""A word, where the first letter is in lower case; else "a.", "iv)", "aa)" may stand there."""


def opening(text: str) -> Opening | None:
    """Return the form that the line begins with, or None for running text."""
    if text[:1] in QUOTES:
        inside = opening(text[1:].lstrip()) if text[1:2] not in QUOTES else None
        shift = len(text) - len(text[1:].lstrip())
        if inside is None or inside.form not in _QUOTED:
            return None
        stop = inside.stop + shift if inside.stop else 0
        return Opening(inside.form, inside.number, stop, quoted=True)
    plain = folded(text)
    first = plain[:1]
    if first.islower() and _FIRST_WORD.match(plain):
        return None
    if first.isdigit():
        return _digits(plain)
    if first in "(abcdefghijklmnopqrstuvwxyz" or (first.isupper() and "." in plain[1:7]):
        letter = _LETTER.match(plain)
        if letter:
            number = letter["n"] or letter["alone"] or letter["m"] + "."
            return Opening("letter", number, letter.end())
    return _words(text, plain, first)


def _digits(plain: str) -> Opening | None:
    number = _NUMBER.match(plain)
    if number and (number.end() < len(plain) or number["mark"] == "."):
        return Opening(
            "number", number["n"] + number["mark"] if number["n"] else number["m"], number.end()
        )
    loose = _LOOSE.match(plain)
    if loose and opens_operative(plain[loose.end() :]):
        return Opening("number", loose["n"] + ",", loose.end())
    if _CLOSING.match(plain) or _DATE_LINE.fullmatch(plain):
        return Opening("closing")
    return None


def _words(text: str, plain: str, first: str) -> Opening | None:
    bullet = None if first.isalnum() else _BULLET.match(text)
    if bullet:
        return Opening("bullet", bullet["n"] or bullet["m"], bullet.end())
    if first == "[":
        return Opening("vote") if _VOTE.match(plain) else None
    if not first.isupper() and not first.isalpha():
        return None
    if plain.startswith(("The ", "Therefore the ")) and FORMULA.fullmatch(plain):
        return Opening("formula")
    if first in "AIT" and _VOTE.match(plain):
        return Opening("vote")
    if first in "AE" and _ANNEX.fullmatch(plain):
        return Opening("annex heading")
    part = _PART.fullmatch(plain) if len(plain) <= _LONGEST_PART else None
    if part:
        return Opening("part", part["n"])
    if len(plain) < 80 and "meeting" in plain and _CLOSING.match(plain):
        return Opening("closing")
    if opens_preambular(text):
        return Opening("preambular")
    return Opening("operative") if opens_operative(text) else None


def titled_annex(text: str) -> bool:
    """Return whether a line is "Annex" and the title in one: only where the body has been closed,
    for within it "Annex I Parties" may begin a sentence.

    >>> titled_annex("Annex II Staffing table for 2020"), titled_annex("Annex II")
    (True, False)
    """
    return _TITLED_ANNEX.fullmatch(text) is not None


Ending = Literal["stop", "colon", "comma", "and", "open"]
_ENDING = re.compile(r"(?P<and>[;,:]\s+(?:and|or|and/or)\s*$)|(?P<mark>[.,;:?!])?[\s”’\"')\]*]*$")
_ENDINGS: Mapping[str | None, Ending] = {
    **dict.fromkeys(".;?!", "stop"),
    ",": "comma",
    ":": "colon",
}

# "Law No." / "28 (2023)", "A/75/6 (Sect." / "4)"
_ABBREVIATION = re.compile(
    r"\b(?:Nos?|arts?|paras?|vols?|chap|[Ss]ect|Add|Corr|Rev|Mr|Mrs|Ms|Dr|St)\.$"
)
_UNFINISHED = re.compile(
    r"\b(?:the|an?|of|and|or|to|by|in|for|with|its|their|at|on|from|that|which|as)$"
)


def unmarked(text: str) -> bool:
    """Return whether a text ends as a heading does: without a mark."""
    return text[-1:] not in ".,;:"


def unfinished(text: str) -> bool:
    """Return whether a text breaks off at a word that can't end a sentence.

    >>> unfinished("Noting the report of the"), unfinished("Noting the report")
    (True, False)
    """
    return bool(_UNFINISHED.search(text[-12:]))


def ending(text: str) -> Ending:
    """Return how a paragraph ends: by a mark that ends it, by a comma, or in mid-sentence.

    >>> ending("in its resolution 70/1;"), ending("peace and security,"), ending("of the fact")
    ('stop', 'comma', 'open')
    >>> ending("Member States; and"), ending("Decides:")
    ('and', 'colon')
    """
    last = text[-1:]
    if last.isalnum() and not text.endswith(("and", "or")):
        return "open"
    tail = text[-40:].rstrip()
    last = tail[-1:]
    if last in _ENDINGS and not _ABBREVIATION.search(tail):
        return _ENDINGS[last]
    match = None if last in _ENDINGS else _ENDING.search(tail)
    if match is None:
        return "open"
    return "and" if match["and"] else _ENDINGS.get(match["mark"], "open")
