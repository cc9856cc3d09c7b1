"""The words and numbers that dates are made of, in the order of the text.

A number is a token where it stands alone: not as part of a symbol (A/63/114), of a decimal or of
a longer number with commas. What the tokens mean together is for ``dates_units`` to say.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.vocabulary import rows

MONTHS = {row["word"]: int(row["month"]) for row in rows("months")}
MONTHS |= {word.upper(): month for word, month in MONTHS.items()}


def _by_first_letter() -> str:
    """Return the months as alternatives behind their first letter."""
    rest: dict[str, list[str]] = {}
    for word in MONTHS:
        rest.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"(?<={first})(?:{'|'.join(words)})" for first, words in rest.items())


_NUMBER = (
    # not the bracket of 2402 (2018)
    r"(?<![\w/.,$£€].)(?!(?<=\d[ ]\(.)\d{3}\))"
    # 5, 12th, 2018, and 20116: a year with a note's number run on to it
    r"[0-9]{0,5}(?P<suffix>st|nd|rd|th|s)?(?:(?![\w/]|\.\d|,\d{3}(?!\d))"
    # 2018/2019, 2018/19
    r"|(?P<pair>/(?:(?:19|20)\d\d|\d\d)(?![\w/-]))"
    # 13December: a space lost before a month
    rf"|(?=[ADFJMNOS](?:{_by_first_letter()})))"
    # May2019, Space2030: letters run on to a year
    r"|(?<=[a-zA-Z][12])[90]\d\d(?![\w/])"
)
_MONTH = (
    # "17 Decembers 2018" is in print; "Mayor", "Mayan" are no months
    rf"(?<![^\W\d].)(?<![._].)(?P<month>{_by_first_letter()})(?P<plural>s(?=[ ]\d))?(?![^\W\d])"
)
# One set of characters begins both, so that the rest of a text is passed over fast.
_TOKEN = re.compile(rf"[0-9ADFJMNOS](?:(?<=[0-9])(?:{_NUMBER})|{_MONTH})")

DAY, MONTH, YEAR, DECADE, PAIR = "day", "month", "year", "decade", "pair"
_DAYS = {f"{day:0{figures}}": day for figures in (1, 2) for day in range(1, 32)}
_YEARS = {"": YEAR, "s": DECADE}
_OF_MONTH = ("month", "plural")


class Token(NamedTuple):
    """A day, month, year, decade or pair of years at ``text[start:stop]``."""

    kind: str
    value: int
    start: int
    stop: int
    suffix: str = ""


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text; none where it has neither a month nor a year.

    >>> [(token.kind, token.value) for token in tokens("from 3 to 5 July 2018")]
    [('day', 3), ('day', 5), ('month', 7), ('year', 2018)]
    """
    return tokens_by_text([text]).get(0, [])


def tokens_by_text(texts: Sequence[str]) -> dict[int, list[Token]]:
    """Return the tokens of the texts that have a month or a year, by the text's place.

    The texts are searched as one: a document has many, and most have no date.
    """
    found: dict[int, list[Token]] = {}
    here: list[Token] = []
    at, base, end, month = -1, 0, -1, -1
    for match in _TOKEN.finditer("\n".join(texts)):
        start = match.start()
        if start > end:
            here, month = [], -1
            while start > end:
                at, base = at + 1, end + 1
                end = base + len(texts[at])
        group = match.lastgroup
        if group is None and (day := _DAYS.get(match[0])):
            here.append(Token(DAY, day, start - base, match.end() - base))
            continue
        if group in _OF_MONTH:
            token = _month(match, base, month)
            month = match.end()
        else:
            token = _number(match, base, here)
        if token is not None:
            here.append(token)
            if token.kind != DAY:
                found[at] = here
    return found


def _month(match: re.Match[str], base: int, before: int) -> Token | None:
    """Return the month; in "April/May 1993" both are, in an address with "/May/" none.

    ``before`` is where the month before ends.
    """
    text = match.string
    start, stop = match.span()
    if text.startswith("/", stop):
        after = _TOKEN.match(text, stop + 1)
        if after is None or after["month"] is None:
            return None
    if text[start - 1 : start] == "/" and start - 1 != before:
        return None
    return Token(MONTH, MONTHS[text[start : match.end("month")]], start - base, stop - base)


def _number(match: re.Match[str], base: int, before: Sequence[Token]) -> Token | None:
    """Return the day or year; None for any other number: what it stands between stays apart."""
    start, stop = match.span()
    suffix, text = "", match[0]
    if match.lastgroup == "pair":
        year = int(text.partition("/")[0])
        return Token(PAIR, year, start - base, stop - base) if 1900 <= year < 2100 else None
    if match.lastgroup == "suffix":
        suffix = match["suffix"]
        text = text[: -len(suffix)]
    if text in _DAYS and suffix != "s":
        return Token(DAY, _DAYS[text], start - base, stop - base, suffix)
    if len(text) < 4:
        return None
    year = int(text[:4])
    if len(text) == 4:
        kind = _YEARS.get(suffix) if 1500 <= year < 2200 else None
        return Token(kind, year, start - base, stop - base) if kind else None
    # "24 March 20116": only after a month can the first four figures be a year
    noted = not suffix and 1900 <= year < 2100 and before and before[-1].kind == MONTH
    near = noted and start - base - before[-1].stop <= 2
    return Token(YEAR, year, start - base, start - base + 4) if near else None
