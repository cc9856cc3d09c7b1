"""The words that citations are made of, found in one pass over a text.

A token is a document symbol, a number that may be a resolution's, the noun that governs it
("resolution", "decision"), the name of a body, "Ibid.", a volume of the Treaty Series, a sales
number, an article of the Charter, or a document of another organization. What is between tokens
is looked at by the readers. Texts are matched in folded form, which keeps offsets.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.extract.characters import folded
from pipeline.vocabulary import bodies


class Token(NamedTuple):
    """``name`` says which alternative of the pattern matched."""

    name: str
    match: re.Match[str]
    start: int
    stop: int


LONGEST_SOURCE = 600
"""Characters of one source in a note; the longest titles of reports have about 400."""

LETTERS = r"[A-Z](?:(?:(?:, [A-Z]){0,24},? and | to | ?- ?)[A-Z])?(?![\w'])"
"""Of parts: "A", "A and B", "A, B and C", "A to E", "A-B"."""

NUMBERS = r"\d+(?:(?:, and |, | and |-)(?:\d+)(?![\d/]))*"
"""Of volumes and treaties: "2171, 2173 and 2983"."""

VOLUME = (
    rf"[Vv]ols?\. ?(?:{NUMBERS}|[IVXLC]+)(?: \(\d{{4}}\))?"
    rf"(?:, Nos?\. ?(?:[I]+-)?{NUMBERS})?(?:, pp?\. ?{NUMBERS})?"
)

_QUALIFIER = (
    r"(?: ?\((?:Vols?|[Pp]arts?|[Ss]ects?|SUPP|Resumption|Introduction|Plan outline|Income sect"
    r"|Summary)\b[^()]{0,24}\)|\((?:[IVXLC]+|\d{1,4}|SUPP|[A-Z][a-z]+)\)|\[[A-Z](?:-[A-Z])?\])"
)
_CHANGE = r"(?:Add|Corr|Rev|Amend)\. ?\d{1,3}(?:-\d{1,3})?"
_NATURE = r"(?:INF|CRP|WG|WP|PV|SR|Res|Dec|L|C)\.\d{1,4}"
"""Behind a slash at the end of a line: "UNFSA/ INF.3"."""

_ALONE = r"(?<![\w/.-])"
"""A number begins here: no letter, slash, stop or hyphen stands before it."""

# Begin with a digit.
_DIGITS = {
    # 57/283 A and B, 2018/12
    "modern": (
        rf"{_ALONE}(?P<session>\d{{1,4}})/(?P<number>\d{{1,3}})(?![\d/])(?!\.\d)"
        rf"(?: ?(?P<letters>{LETTERS}))?(?![A-Za-z])"
    ),
    # 217 A (III), 181 A and B (II), 2402 (2018), 1915 (ORG-75)
    "old": (
        rf"{_ALONE}(?P<old_number>\d{{1,4}})(?: ?(?P<old_letters>{LETTERS}))? ?"
        r"\((?P<bracket>(?:E?S-)?[IVXL]+|ORG-\d+|\d{4})\)"
    ),
    # 1/CP.21, 3/COP.14; 42/I; 58.3 of the World Health Assembly
    "other": (
        rf"{_ALONE}(?:\d{{1,3}}/[A-Z]{{2,4}}[.-]\d{{1,3}}|\d{{1,3}}/[IVX]+|\d\d\.\d{{1,2}})"
        r"(?![\w/])"
    ),
}

# Begin with a capital letter.
_CAPITALS = {
    # A/RES/217 A (III), S/RES/2401 (2018), A/RES/57/283 B
    "adopted": (
        r"(?<![\w/.&-])(?:[AST]|E(?:/CN\.4)?|A/HRC)/(?:RES|DEC)/\d{1,4}"
        rf"(?:(?: ?[A-Z](?![\w']))? ?\((?:E?S-|ORG-)?(?:[IVXL]+|\d+)\)(?:\[[A-Z]\])?"
        rf"|/\d{{1,3}} {LETTERS})"
    ),
    # S-10/2, ES-11/1, S-20/4 A-E
    "special": (
        rf"{_ALONE}(?P<special_session>E?S- ?\d{{1,2}})/(?P<special_number>\d{{1,3}})(?![\d/])"
        rf"(?: ?(?P<special_letters>{LETTERS}))?(?![A-Za-z])"
    ),
    # VII/11, SS.VI/1, BS-V/11; OS/14/101; MSC.257(84); WHA58.3; Assembly/AU/Dec.695 (XXXI)
    "named": (
        rf"{_ALONE}(?:(?:[A-Z]{{2}}[.-])?[IVXL]+/\d{{1,3}}(?:\.\d+)?|OS/\d{{1,3}}/\d{{1,3}}"
        r"|[A-Z]{1,5}\.\d{1,4}\(\d{1,3}\)|WHA\d{1,3}\.\d{1,3}"
        r"|(?:Ext/)?Assembly/AU/(?:Decl?|Res)\. ?\d+ ?\([IVXL]+\)"
        r"|(?:EX\.CL|CM)/(?:Dec|Res)\. ?\d+ ?\([IVXL]+\))(?![\w/])"
    ),
    # A/73/328-S/2018/592, A/74/6 (Sect. 3)/Add.1, UNEP/EA.4/Res.6, ICCD/COP(14)/23
    "symbol": (
        r"(?<![\w/.&-])[A-Z][A-Z0-9-]{0,11}(?:\.(?:[0-9]{1,4}|[A-Z]{1,4})|\([A-Z0-9]{1,6}\))?"
        r"(?:(?:/(?!(?:Add|Corr|Rev|Amend)\. )[A-Za-z0-9](?:[A-Za-z0-9.&-]*[A-Za-z0-9])?"
        rf"| ?/ ?{_CHANGE}|/ \d{{2,}}|/ {_NATURE}){_QUALIFIER}*)+"
        r"(?![a-z])"
    ),
    "series": (
        r"(?:(?:United Nations|League of Nations), )?\bTreaty Series\b"
        rf"(?:,? (?P<volume>{VOLUME}))?"
    ),
    "sales": r"Sales Nos?\. ?[A-Z0-9][A-Za-z0-9.]*[A-Za-z0-9]",
    "records": r"Official Records of",
    "charter": (
        r"(?P<article>(?:Article|Chapter)s? (?:\d{1,3}|[IVX]+)(?: ?\(\d{1,2}\))?"
        r"(?:(?:, | and |, and )(?:\d{1,3}|[IVX]+)(?: ?\(\d{1,2}\))?){0,9}"
        r"(?:,? paragraphs? \d{1,2}(?: ?\([a-z]\))?,?)?),?"
        r" of the (?:United Nations |UN )?Charter\b"
        r"(?! of (?!the United Nations))(?: of the United Nations)?"
    ),
}

# Begin with either.
_WORDS = {
    "noun": r"(?:[Rr]esolution|[Dd]ecision|RESOLUTION|DECISION|UNSCR)[sS]?\b",
    "ibid": r"[Ii]bid\b\.?",
    "volume_only": rf"[Vv]ols?\. ?{NUMBERS}, Nos?\. ?{NUMBERS}",
    # International Maritime Organization, document MSC 84/24/Add.1
    "foreign": r"documents? (?P<foreign_symbol>[A-Z]{1,6} \d[\w./()-]*\w\)?)",
}


@cache
def _pattern() -> re.Pattern[str]:
    """All tokens, and the bodies of the vocabulary with the longest names first.

    Each begins at the edge of a word and is tried only where its first character fits, which is
    what makes one pass fast.
    """
    names = sorted((*bodies.by_printed_name(), *BARE), key=lambda name: (-len(name), name))
    body = "(?:" + "|".join(map(re.escape, names)) + rf")\b(?!{_OF_ANOTHER})"
    branches = (
        ("[0-9]", _DIGITS),
        ("[A-Z]", {**_CAPITALS, "body": body}),
        ("[RrDdIiVvU]", _WORDS),
    )
    alternatives = (
        f"(?={first})(?:" + "|".join(f"(?P<{name}>{form})" for name, form in tokens.items()) + ")"
        for first, tokens in branches
    )
    return re.compile(rf"\b(?:{'|'.join(alternatives)})")


_OF_ANOTHER = r"(?<=Assembly) of (?!the United Nations)(?:the )?[A-Z]"
"""The General Assembly of the Organization of American States is not the General Assembly."""

BARE = (
    "Council", "Commission", "Conference of the Parties", "Conference of the States Parties",
    "Conference", "Governing Council", "Executive Board", "Executive Council",
    "Board",
)  # fmt: skip
"""Names that stand for the body of that kind named before."""


def may_cite(text: str) -> bool:
    """Say, fast, whether a text can hold any citation at all."""
    return (
        "/" in text
        or "(" in text
        or "bid" in text
        or "Charter" in text
        or "Treaty Series" in text
        or "Sales No" in text
        or "Official Records" in text
        or "Health Assembly" in text
        or (text.endswith(":") and ("olution" in text or "ecision" in text))
    )


def segment_start(text: str, at: int) -> int:
    """Return where the source that ``at`` stands in begins: after a semicolon, within reason."""
    low = max(0, at - LONGEST_SOURCE)
    return max(low, text.rfind(";", low, at) + 1)


def segment_end(text: str, at: int) -> int:
    """Return where the source that ``at`` stands in ends: at a semicolon, within reason."""
    high = min(len(text), at + LONGEST_SOURCE)
    end = text.find(";", at, high)
    return end if end >= 0 else high


def matching_form(text: str) -> str:
    """Return the text for matching; offsets are kept."""
    return text if text.isascii() else folded(text)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text in matching form, in order."""
    for match in _pattern().finditer(text):
        yield Token(match.lastgroup or "", match, *match.span())
