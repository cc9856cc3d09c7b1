"""Who is asked: the class of an addressee, from its words.

The words of each class are data (``pipeline/vocabulary/addressees.csv``), the first row that fits
a name decides. Several addressees of one class are of that class, those of several are joint.
"""

import re
from functools import cache

from pipeline.extract.states import is_state
from pipeline.vocabulary import rows

_JOINTS = re.compile(r",(?: and)? (?:the )?|(?<!\bfunds) and (?:the )?|, as well as |; ")
_MARKS = re.compile(r"^(?:(?:all|both|the|other|relevant|its|those|each|every|concerned) )+", re.I)
# Member States and observers; what is said of an addressee behind its name
_TAIL = re.compile(
    r" (?:that|which|who|whose|including|in particular|especially|with|in a position|concerned"
    r"|established|appointed|mandated|under|upon|through|from|at|within|involved|having|not)\b.*"
)
_PAIRS = re.compile(r"\b(?:two|both) (?:organizations|secretariats|institutions)\b")
_PRONOUNS = frozenset({"him", "her", "it", "them", "him or her"})


@cache
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["class"], re.compile(row["pattern"])) for row in rows("addressees"))


def class_of(addressee: str, before: str | None = None) -> str:
    """Return the class of an addressee as printed; a pronoun has that of the one ``before``.

    >>> class_of("the Secretary-General"), class_of("Member States and civil society")
    ('secretary-general', 'joint')
    """
    if addressee.lower() in _PRONOUNS:
        return "unclear" if before is None else before
    if _PAIRS.search(addressee):
        return "joint"
    whole = _single(addressee)
    if whole in {"un system", "secretary-general"}:
        return whole
    found = {_single(name) for name in _JOINTS.split(addressee) if name} - {"unclear"}
    if len(found) == 1:
        return found.pop()
    return "joint" if found else "unclear"


def _single(name: str) -> str:
    bare = _MARKS.sub("", _TAIL.sub("", name.strip()))
    if is_state(bare):
        return "member states"
    lower = bare.lower().replace("‑", "-")
    for label, pattern in _classes():
        if pattern.search(lower):
            return label
    return "unclear"
