"""How a document symbol is spelled: one form for what is printed in many.

>>> spelled("REV.1", "A"), spelled("l.45", "A"), spelled("6(SECT.29A)", "A")
('Rev.1', 'L.45', '6(Sect.29A)')
"""

import re
from functools import lru_cache

from pipeline.extract.characters import INVISIBLE, folded

_DROPPED = str.maketrans(dict.fromkeys(INVISIBLE))
_SPACE = re.compile(r"\s+")
_TITLE_CASE = re.compile(r"(?:ADD|AMEND|CORR|REV|SUB|VOL)(?=\.)|(?:SUMMARY|CORRIGENDUM)$")
# The assemblies that print "Res.5" where the others print "RES/5"
_MIXED_CASE_ROOTS = frozenset({"GC", "HSP", "IDB", "UNEP"})
_MIXED = re.compile(r"(?:RES|DEC)(?=\.)")
_NAMES = {"OZL.PRO": "OzL.Pro"}
_BRACKETED = re.compile(r"\(([^()]*)\)")
# The words inside brackets: (Vol.I), (PartsIandII), (IncomeSect.1), (SUPP), (ES-X)
_WORD = re.compile(
    r"INTRODUCTION|PLANOUTLINE|INCOMESECT|RESUMPTION|PARTS?|SECTS?|VOLS?|AND|SUPP"
    r"|[IVXL]+(?=AND)|[A-Z]+|[^A-Z]+"
)


def plain(text: str) -> str:
    """Return a symbol without spaces, invisible characters, look-alikes or what trails it.

    Afterwards: no white space; hyphens are "-"; no final ``*``, stop, comma or colon; no closing
    bracket without its opening one.
    """
    bare = _SPACE.sub("", folded(text.translate(_DROPPED))).rstrip("*.,;:/")
    surplus = bare.count(")") - bare.count("(")
    while surplus > 0 and bare.endswith(")"):
        bare, surplus = bare[:-1].rstrip("*.,;:/"), surplus - 1
    return bare


@lru_cache(maxsize=4096)
def spelled(segment: str, root: str) -> str:
    """Return one segment of a symbol with a known root as the UN spells it."""
    outer, *_ = segment.partition("(")
    upper = outer.upper()
    upper = _TITLE_CASE.sub(lambda found: found[0].capitalize(), upper)
    if root in _MIXED_CASE_ROOTS:
        upper = _MIXED.sub(lambda found: found[0].capitalize(), upper)
    for name, printed in _NAMES.items():
        upper = upper.replace(name, printed)
    inner = segment[len(outer) :]
    return upper + _BRACKETED.sub(lambda found: f"({_words(found[1])})", inner.upper())


def _words(text: str) -> str:
    """Return the words in a bracket: capitalised, but for numerals, letters and SUPP.

    >>> _words("PARTSIANDII"), _words("SECT.29A"), _words("ES-X"), _words("PLANOUTLINE")
    ('PartsIandII', 'Sect.29A', 'ES-X', 'Planoutline')
    """
    return "".join(_word(word) for word in _WORD.findall(text))


def _word(word: str) -> str:
    if word == "AND":
        return "and"
    if word in _CAPITALISED:
        return word.capitalize()
    return word


_CAPITALISED = frozenset(
    {"INCOMESECT", "INTRODUCTION", "PART", "PARTS", "PLANOUTLINE", "RESUMPTION", "SECT", "SECTS"}
    | {"VOL", "VOLS"}
)
