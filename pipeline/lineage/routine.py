"""Edits that roll on by themselves: sessions, years, dates, symbols, numbers, renamed bodies.

A text is masked: what rolls on becomes a sign, a list of such things one sign. Two texts that
differ, but not when masked, differ in routine alone: "at its seventy-third session" and "at its
seventy-fifth session", or a list of resolutions with the latest one added.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from pipeline.extract.ordinals import ORDINAL, ORDINAL_END
from pipeline.lineage.words import letters, tokens
from pipeline.vocabulary import rows

Renames = Mapping[str, str]
"""Old names of bodies and States with the new ones."""

_DATE, _SYMBOL, _ORDINAL, _NUMBER = "ǀ", "ǁ", "ǂ", "ǃ"
"""Letters that no text of the United Nations has, so that they survive as letters."""
_LONGEST = 8
"""Tokens of a name in a title; longer differences are other subjects."""


def _months() -> str:
    return "|".join(re.escape(row["word"]) for row in rows("months"))


@cache
def _masks() -> tuple[tuple[re.Pattern[str], str, re.Pattern[str]], ...]:
    """Return patterns, their signs, and a character that stands in all that a pattern finds."""
    month = rf"(?:{_months()})"
    # "22 October 1982", "13 and 14 March 2008", "from 3 to 5 July 2018", "30 April to 2 May 2019"
    day = r"\d{1,2}(?:(?: to | and |, |-|–)\d{1,2}){0,5}"
    date = rf"(?:\b[Ff]rom )?\b{day} {month}(?:(?: to | and ){day} {month})?(?: \d{{4}})?\b"
    counts = "|".join(row["word"] for row in rows("ordinals") if row["place"] == "count")
    signs = f"[{_DATE}{_SYMBOL}{_ORDINAL}{_NUMBER}]"
    return tuple(
        (re.compile(pattern), sign, re.compile(needs))
        for pattern, sign, needs in (
            (date, _DATE, r"\d"),
            (rf"\b{month}(?:(?: to | and ){month})? \d{{4}}\b", _DATE, r"\d"),  # "July 2018"
            # "A/75/74", "S/2018/592"
            (r"\b[A-Z]+(?:/[A-Za-z0-9.()-]*[A-Za-z0-9)])+", _SYMBOL, "/"),
            # "73/135", "66/253 A", "57/283 A and B", "S-16/1"
            (r"\b(?:[A-Z]{1,2}-)?\d{1,4}/\d{1,4}(?: [A-Z](?: and [A-Z])?\b)?", _SYMBOL, "/"),
            # "2254 (2015)"
            (r"\b\d{1,4}(?: [A-Z])? \((?:\d{4}|[IVXL-]+)\)", _SYMBOL, r"\("),
            (ORDINAL.pattern, _ORDINAL, ORDINAL_END.pattern),
            # "10", "5.6", "1,500", "10 (b)", "$12,000"
            (r"\$?\b\d+(?:[.,\u00a0\u202f]\d+)*(?: \([a-z]{1,4}\))*", _NUMBER, r"\d"),
            (rf"\b(?:(?i:{counts}|ten|eleven|twelve))\b", _NUMBER, ""),
            (rf"{_SYMBOL} of {_DATE}", _SYMBOL, _SYMBOL),
            *(
                # "S, S and S", "O and O, O and O", "D and D"
                (rf"{sign}(?:(?:, and|,|;| and| to|–)? {sign})+", sign, sign)
                for sign in (_SYMBOL, _ORDINAL, _DATE, _NUMBER)
            ),
            # "resolutions S", "paragraphs N", and "O sessions"
            (rf"\b(resolution|decision|paragraph|section|year)s?(?= {signs})", r"\1", signs),
            (rf"(?<={_ORDINAL} )(session|meeting|report)s?\b", r"\1", _ORDINAL),
        )
    )


@cache
def known_renames() -> tuple[tuple[str, str], ...]:
    """Return old and new names from the vocabulary, the longest first."""
    pairs = ((row["earlier"], row["later"]) for row in rows("renamed"))
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def renames(earlier: str | None, later: str | None) -> dict[str, str]:
    """Return the name that differs in two titles, with two words before it that do not.

    >>> renames("Aid by the Organization of the Old Ways", "Aid by the Organization of New Life")
    {' Organization of the Old Ways': ' Organization of New Life'}
    """
    old, new = tokens(earlier or ""), tokens(later or "")
    if not old or not new or old == new:
        return {}
    start = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    start = max(0, start - 2)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if not all(0 < len(each) <= _LONGEST and has_name(each) for each in (before, after)):
        return {}
    return {"".join(before): "".join(after)}


def has_name(found: list[str]) -> bool:
    return any(token.strip()[:1].isupper() for token in found)


def mask(text: str, renamed: Renames) -> str:
    """Return the letters of a text in which what rolls on has become signs."""
    for old, new in (*renamed.items(), *known_renames()):
        text = text.replace(old, new)
    return _masked(text)


@lru_cache(maxsize=2048)
def _masked(text: str) -> str:
    """A clause is masked as the later text of one pair, then as the earlier one of the next."""
    for pattern, sign, needs in _masks():
        if needs.search(text):
            text = pattern.sub(sign, text)
    return letters(text)


def is_routine(earlier: str, later: str, renamed: Renames) -> bool:
    """Tell whether two texts that differ do so only in what rolls on by itself."""
    return mask(earlier, renamed) == mask(later, renamed)
