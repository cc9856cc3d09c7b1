"""The words and numbers that dates are made of, in the order of the text.

A number is a token where it stands alone: not as part of a symbol (A/63/114), of a decimal or of
a longer number with commas. What the tokens mean together is for ``dates_units`` to say.
"""

import re
from typing import NamedTuple

from pipeline.vocabulary import rows

MONTHS = {row["word"]: int(row["month"]) for row in rows("months")}
MONTHS |= {word.upper(): month for word, month in MONTHS.items()}
_MONTH = "|".join(re.escape(word) for word in MONTHS)

TOKEN = re.compile(
    # "17 Decembers 2018" is in print; "Mayor", "Mayan" and "Marching" are no months
    rf"(?P<month>(?<![\w/._])(?:{_MONTH})(?:s(?=[ ]\d))?(?![^\W\d]|/))"
    # 5, 12th, 2018, and 20116: a year with a note's number run on to it
    r"|(?<![\w/.,$£€])(?P<number>\d{1,6})(?P<suffix>st|nd|rd|th|s)?(?![\w/]|[.,]\d)"
    # 2018/2019, 2018/19
    r"|(?<![\w/.,-])(?P<pair>(?:19|20)\d\d/(?:(?:19|20)\d\d|\d\d))(?![\w/-])"
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
    found: list[Token] = []
    for match in TOKEN.finditer(text):
        token = _token(match)
        # "24 March 20116": only after a month can the first four figures be a year
        if token.kind == OTHER and len(match[0]) > 4 and found and found[-1].kind == MONTH:
            token = _year_with_note(token, found[-1])
        found.append(token)
    return found


def _token(match: re.Match[str]) -> Token:
    start, stop = match.span()
    if match["month"]:
        name = match["month"]
        return Token(MONTH, MONTHS.get(name) or MONTHS[name[:-1]], start, stop, "")
    if match["pair"]:
        return Token(PAIR, int(match["pair"][:4]), start, stop, "")
    number, suffix = match["number"], match["suffix"] or ""
    value = int(number)
    kind = OTHER
    if len(number) <= 2 and 1 <= value <= 31 and suffix != "s":
        kind = DAY
    elif len(number) == 4 and 1500 <= value < 2200:
        kind = {"": YEAR, "s": DECADE}.get(suffix, OTHER)
    return Token(kind, value, start, stop, suffix)


def _year_with_note(token: Token, month: Token) -> Token:
    year = token.value // 10 ** (token.stop - token.start - 4)
    if token.start - month.stop > 2 or not 1900 <= year < 2100:
        return token
    return Token(YEAR, year, token.start, token.start + 4, "")
