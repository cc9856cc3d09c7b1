"""The words and numbers that dates are made of, in the order of the text.

A number is a token where it stands alone: not as part of a symbol (A/63/114), of a decimal or of
a longer number with commas. What the tokens mean together is for ``dates_units`` to say.
"""

import re
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


# Each pattern begins with one set of characters, so that the rest of a text is passed over fast.
_MONTH = re.compile(
    # "17 Decembers 2018" is in print; "Mayor", "Mayan" are no months
    rf"[ADFJMNOS](?<![^\W\d].)(?<![._].)(?:{_by_first_letter()})(?P<plural>s(?=[ ]\d))?(?![^\W\d])"
)
_NUMBER = re.compile(
    # 5, 12th, 2018, and 20116: a year with a note's number run on to it
    r"[0-9](?<![\w/.,$£€].)[0-9]{0,5}(?P<suffix>st|nd|rd|th|s)?(?:(?![\w/]|\.\d|,\d{3}(?!\d))"
    # 2018/2019, 2018/19
    r"|(?P<pair>/(?:(?:19|20)\d\d|\d\d)(?![\w/-]))"
    # 13December: a space lost before a month
    rf"|(?=[ADFJMNOS](?:{_by_first_letter()})))"
    # May2019, Space2030: letters run on to a year
    r"|[12](?<=[a-zA-Z].)(?P<glued>[90]\d\d)(?![\w/])"
)

DAY, MONTH, YEAR, DECADE, PAIR, OTHER = "day", "month", "year", "decade", "pair", "other"


class Token(NamedTuple):
    """A day, month, year, decade, pair of years or other number at ``text[start:stop]``."""

    kind: str
    value: int
    start: int
    stop: int
    suffix: str


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text.

    >>> [(token.kind, token.value) for token in tokens("from 3 to 5 July 2018")]
    [('day', 3), ('day', 5), ('month', 7), ('year', 2018)]
    """
    months = _months(text)
    numbers = [_number(match) for match in _NUMBER.finditer(text)]
    if not months:
        return numbers
    found = sorted([*months, *numbers], key=lambda token: token.start)
    return [
        # "24 March 20116": only after a month can the first four figures be a year
        _year_with_note(token, before) if token.kind == OTHER and before.kind == MONTH else token
        for before, token in zip([found[0], *found], found, strict=False)
    ]


def _months(text: str) -> list[Token]:
    """Return the months; in "April/May 1993" both, in an address with "/May/" none."""
    found = [_month(match) for match in _MONTH.finditer(text)]
    if "/" not in text:
        return found
    starts, stops = {month.start for month in found}, {month.stop for month in found}
    return [
        month
        for month in found
        if (not text.startswith("/", month.start - 1) or month.start - 1 in stops)
        and (not text.startswith("/", month.stop) or month.stop + 1 in starts)
    ]


def _month(match: re.Match[str]) -> Token:
    stop = match.end()
    name = match.string[match.start() : match.start("plural") if match["plural"] else stop]
    return Token(MONTH, MONTHS[name], match.start(), stop, "")


def _number(match: re.Match[str]) -> Token:
    start, stop = match.span()
    if match["pair"]:
        year = int(match.string[start : match.start("pair")])
        kind = PAIR if 1900 <= year < 2100 else OTHER
        return Token(kind, year, start, stop, "")
    suffix = match["suffix"] or ""
    figures = stop - start - len(suffix)
    value = int(match.string[start : start + figures])
    kind = OTHER
    if figures <= 2 and 1 <= value <= 31 and suffix != "s":
        kind = DAY
    elif figures == 4 and 1500 <= value < 2200:
        kind = {"": YEAR, "s": DECADE}.get(suffix, OTHER)
    return Token(kind, value, start, stop, suffix)


def _year_with_note(token: Token, month: Token) -> Token:
    figures = token.stop - token.start
    if figures < 5 or token.suffix or token.start - month.stop > 2:
        return token
    year = token.value // 10 ** (figures - 4)
    if not 1900 <= year < 2100:
        return token
    return Token(YEAR, year, token.start, token.start + 4, "")
