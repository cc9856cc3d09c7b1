"""Names of States as the UN prints them, and the ISO 3166-1 alpha-3 code that goes with each.

The table (``pipeline/vocabulary/states.csv``) holds the short forms of the 193 Member States, the
observers, former names and ended States. ``since`` and ``until`` say when a name was in use; a
code is given outside that time too, unless the State or its code had ended (``ended``): a list of
2023 that prints "Turkey" means Türkiye, one that prints "Zaire" means nothing of its time.
Codes that ISO withdrew (SUN, CSK, ZAR) are those of their time.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.extract.actions_repair import near
from pipeline.vocabulary import rows

_MARKS = re.compile(r"[*\u2019\u2018'`´ʼ]|(?<=\w)- (?=[a-z])|\.(?=\s|$)")
"""Asterisks, apostrophes, the hyphen of a broken line ("King- dom"), a stray full stop."""
_ARTICLE = re.compile(r"^the ")
_BETWEEN = re.compile(r"[,;](?![^(]{0,80}\))")
"""A comma or semicolon that stands in no parentheses."""
_JOINTS = (" and ", ". ", " ")
"""What joins two names beside the comma, the surest first: "Peru and Spain", a full stop that is
a misprinted comma, nothing at all."""
_SHORTEST = 5
_LONGEST = 200
"""Two names and what joins them are shorter than this."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a State, and the time that it was in use."""

    printed: str
    iso3: str | None
    since: date
    until: date
    ended: date


def _key(name: str) -> str:
    """Return what two printings of a name share: no case, accents, apostrophes or article."""
    letters = _MARKS.sub("", name)
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", letters)
        letters = "".join([char for char in plain if not unicodedata.combining(char)])
    return _ARTICLE.sub("", " ".join(letters.casefold().replace("‑", "-").split()))


def _day(text: str, unless: date) -> date:
    return date.fromisoformat(text) if text else unless


@cache
def _names() -> Mapping[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = {}
    for row in rows("states"):
        name = Name(
            row["name"],
            row["iso3"] or None,
            _day(row["since"], date.min),
            _day(row["until"], date.max),
            _day(row["ended"], date.max),
        )
        found.setdefault(_key(row["name"]), []).append(name)
    return {key: tuple(names) for key, names in found.items()}


@cache
def _printed() -> Mapping[str, tuple[Name, ...]]:
    """Return the same by the names as the table prints them: most texts print them so."""
    return {row["name"]: _names()[_key(row["name"])] for row in rows("states")}


def is_state(name: str) -> bool:
    """Return whether a name is that of a State, of whatever time."""
    return name in _printed() or _key(name) in _names()


def nearest(name: str) -> str | None:
    """Return the one known name that a misprinted one is an edit away from: "Matta" for Malta."""
    key = _key(name)
    if not _SHORTEST <= len(key) <= _LONGEST or key in _names():
        return None
    fits = [names[0].printed for known, names in _names().items() if near(key, known)]
    return fits[0] if len(fits) == 1 else None


def iso3(name: str, on: date | None) -> str | None:
    """Return the ISO code of a State on a date; None where the table knows none.

    A name misprinted by one letter has the code of the State that it is near to.

    >>> iso3("TURKEY", None), iso3("Cote d'Ivoire", date(2020, 1, 1))
    ('TUR', 'CIV')
    >>> iso3("Zaire", date(1980, 1, 1)), iso3("Zaire", date(2000, 1, 1))
    ('ZAR', None)
    """
    names = _printed().get(name) or _names().get(_key(nearest(name) or name), ())
    if on is not None:
        names = tuple(known for known in names if on < known.ended)
        names = tuple(known for known in names if known.since <= on <= known.until) or names
    return names[0].iso3 if names else None


def split_names(text: str) -> tuple[str, ...]:
    """Return the names of a list as printed, less asterisks that refer to a note.

    "and" joins the last two names in some lists and stands inside others' names; it divides where
    a known name stands on one side of it. The hyphen of a broken line is undone where the name is
    known without it.

    >>> split_names("Peru, Bosnia and Herzegovina*, Trinidad and Tobago and Viet Nam")
    ('Peru', 'Bosnia and Herzegovina', 'Trinidad and Tobago', 'Viet Nam')
    """
    names: list[str] = []
    for name in (name for piece in _BETWEEN.split(text) for name in _divide(_bare(piece))):
        if names and name.endswith(" of") and is_state(f"{names[-1]}, {name}"):
            names[-1] = f"{names[-1]}, {name}"  # Germany, Federal Republic of
        else:
            names.append(name)
    return tuple(_unbroken(name) for name in names if name)


def _unbroken(name: str) -> str:
    """Return a name without the hyphen of a broken line: "Union of So-viet Socialist ..."."""
    wholes = (name.replace("- ", "-"), name.replace("- ", ""), name.replace("-", ""))
    return next((whole for whole in wholes if whole != name and is_state(whole)), name)


def _bare(name: str) -> str:
    name = " ".join(name.split()).strip("*[] .")
    name = name.removesuffix(" )") + ")" if name.endswith(" )") else name
    return name.removeprefix("and ").removeprefix("the ")


def _divide(piece: str) -> list[str]:
    if len(piece) > _LONGEST or is_state(piece):
        return [piece]
    for joint in _JOINTS:
        at = piece.rfind(joint)
        while at != -1:
            left, right = _bare(piece[:at]), _bare(piece[at + len(joint) :])
            if is_state(left) and (joint == " and " or is_state(right)):
                return [left, *_divide(right)]
            if joint == " and " and is_state(right):
                return [left, right]
            at = piece.rfind(joint, 0, at)
    return [piece]
