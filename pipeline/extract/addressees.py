"""Who is asked: the class of an addressee, from its words.

The words of each class are data (``pipeline/vocabulary/addressees.csv``), the first row that fits
a name decides. Several addressees of one class are of that class, those of several are joint.
"""

import re
from functools import cache, lru_cache

from pipeline.extract.states import is_state
from pipeline.vocabulary import rows

_JOINTS = re.compile(r",(?: and)? (?:the )?| and (?:the )?|, as well as |; ")
# behind "the" and a capital: "the Committee on Peoples and Rights and the Secretariat"
_JOINTS_OF_NAMES = re.compile(
    r",? and (?=(?:[a-z]|Member States|States|Governments|United Nations)\w*)|, (?=the |[a-z])"
    r"|(?<=^the Secretary-General),? (?:and )?|, as well as |; "
)
_MARKS = re.compile(r"^(?:(?:all|both|the|other|relevant|its|those|each|every|concerned) )+", re.I)
# what is said of an addressee behind its name
_TAIL = re.compile(
    r",? (?:that|which|who|whose|including|in particular|notably|especially|with|in a position"
    r"|making|seeking|wishing|participating|engaging|conducting|hosting|fishing|operating in"
    r"|concerned|established|appointed|mandated|under|upon|through|from|at|within|involved|having|not)\b.*"
)
_HEAD = re.compile(
    r"^(.*?)(?: (?:of|by|for|in|on|to|among|between|with|from|through|at|within|into|towards"
    r"|outside|around|that|which|who|whose)\b|[,(]|$)"
)
# said of the addressee or of the task, between the two
MODIFIER = re.compile(
    r", (?:in(?! particular)|within|as(?! well as)|where|when|whenever|with|through|by|on|at"
    r"|subject|upon|pursuant|pending|under|while|after|based|for|inter alia|if|from|without"
    r"|consistent|during|including (?:through|by|in)|together|according|prior|to the|to this"
    r"|jointly|again|accordingly|consequently|therefore|once|no later|not later|starting"
    r"|individually|either|both|directly|and (?:in|with|as|bearing|to)"
    r"|(?:also )?(?:taking|building|drawing|acting|using|following|working|bearing|addressing"
    r"|noting|recognizing|considering|ensuring|recalling|respecting|having|depending|utilizing))\b"
)
# the end of a list behind what is said within it: ", and other relevant stakeholders"
_MORE = re.compile(
    r", and (?:other|all|relevant|interested|non-governmental|civil society|the private sector)"
    r"[^,]{0,120}$"
)
# the Secretary-General in his next report; States in this regard; him again
_ASIDE = re.compile(
    r" (?:(?:during|at|in) (?:the|its) [a-z-]+ session"
    r"|in (?:his|her|its|their|this|that|the) (?:[a-z-]+ ){0,3}(?:reports?|regard|respect|context)"
    r"|(?:when|where|as|if) (?:appropriate|possible|necessary|needed|applicable|doing so)"
    r"|[a-z]+ly|henceforth|now|neither|again|once again|further|also|therefore|to this end|and|to"
    r"|not)$"
)
_EXAMPLES = re.compile(r", (?:including|in particular|especially|notably|such as)\b.*")
_PAIRS = re.compile(r"\b(?:two|both) (?:organizations|secretariats|institutions)\b")
_PERSONS = frozenset({"him", "her", "he", "she"})
_OFFICES = frozenset({"secretary-general", "special procedure", "secretariat entity", "un body"})
_OFFICE = re.compile(
    r"Secretary|Rapporteur|Expert|Commissioner|Representative|Envoy|President|Chair|Director"
    r"|Coordinator|Adviser|Head|Administrator|Advocate|Counsel"
)
# the last of "the report of the Secretary-General"; "Member States"
_NAME = re.compile(
    r"\b(?:the (?:[A-Z][\w-]+)(?: (?:of the |on the |for |of |on )?[A-Z][\w-]+){0,6}"
    r"(?: (?:countries|authorities|parties|organizations|entities|bodies|agencies|leaders))?"
    r"|Member States|States|Governments)\b"
)
_DOERS = frozenset({"developing", "administering", "contributing", "participating", "governing"})
_DOERS |= {"existing", "remaining", "donating", "ageing", "lending", "financing"}
# the end of "United Nations institutions and agencies"
_LOOSE = frozenset({"agencies", "bodies", "entities", "funds", "programmes", "arrangements"})
_NO_NAME = frozenset(
    {"in", "for", "and", "when", "by", "on", "with", "at", "from", "as", "of", "to"}
)
_POINTERS = frozenset({"this", "that", "such", "subsequent", "following"})
_PRONOUNS = frozenset({"him", "her", "it", "them", "he", "she", "they"})


@cache
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["class"], re.compile(row["pattern"])) for row in rows("addressees"))


def class_of(addressee: str, before: str = "", last: str | None = None) -> str:
    """Return the class of an addressee as printed.

    That of a pronoun comes from the words ``before`` it: the last office named for "him", the
    ``last`` addressee's class for "them", else the last name.

    >>> class_of("the Secretary-General"), class_of("Member States and civil society")
    ('secretary-general', 'joint')
    >>> class_of("him", "Welcomes the report of the Secretary-General, and requests ")
    'secretary-general'
    """
    if addressee.lower() in _PRONOUNS:
        names = _NAME.findall(before)
        if addressee.lower() in _PERSONS and last in _OFFICES:
            return last
        if addressee.lower() in _PERSONS:
            names = [name for name in names if _OFFICE.search(name)]
        elif last is not None:
            return last
        return class_of(names[-1]) if names else "unclear"
    return _class_of_name(addressee)


@lru_cache(maxsize=4096)
def _class_of_name(addressee: str) -> str:
    if is_state(addressee):
        return "member states"
    if _PAIRS.search(addressee):
        return "joint"
    named = addressee[:4] == "the " and addressee[4:5].isupper()
    parts = (_JOINTS_OF_NAMES if named else _JOINTS).split(_EXAMPLES.sub("", addressee))
    found = {_single(name) for name in parts if name and name not in _LOOSE} - {"unclear"}
    if len(found) == 1:
        return found.pop()
    return "joint" if found else "unclear"


def trimmed(name: str) -> str | None:
    """Return an addressee without what is said between it and the task.

    What is said within a list stays: "States, where appropriate, and other stakeholders".
    """
    name = name.strip(" ,;:")
    at = name.find(",")
    while at != -1:
        aside = MODIFIER.match(name, at) and not name[:at].endswith((" and", " or"))
        if aside and not _MORE.search(name, at):
            name = name[:at]
            break
        at = name.find(",", at + 1)
    for _ in range(3):  # States in this regard and when possible
        whole = name.strip(" ,;:–—")
        name = _ASIDE.sub("", whole)
        if name == whole:
            return name or None
    return name.strip(" ,;:–—") or None


@lru_cache(maxsize=4096)
def is_addressee(name: str) -> bool:
    """Return whether a name is that of somebody: "increased cooperation among States" is not.

    >>> is_addressee("development partners"), is_addressee("the use of renewable energy by States")
    (True, False)
    """
    head = _HEAD.match(name)
    words = head[1].split() if head else []
    for at in range(1, len(words)):
        if words[at].endswith("ing") and words[at - 1].endswith("s"):
            words = words[:at]  # States fishing, States and actors engaging
            break
    if words and words[-1].endswith("ed"):
        words.pop()  # the approach pursued
    if not words or words[0].lower() in _NO_NAME or (not words[1:] and words[0] in _POINTERS):
        return False
    if "and" in words[1:]:
        first = words[words.index("and", 1) - 1]  # organizations and assistance organizations
        if first.endswith("s") and first not in _things():
            return True
    if words[0].endswith("ing") and words[0] not in _DOERS and "-" not in words[0]:
        return False  # scaling up of early warning systems
    last = words[-1]
    return last[0].isupper() or not (last in _things() or last.endswith("ing"))


@cache
def _things() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("addressees_none"))


def _single(name: str) -> str:
    bare = _MARKS.sub("", _TAIL.sub("", name.strip()))
    if is_state(bare):
        return "member states"
    lower = bare.lower().replace("‑", "-")
    for label, pattern in _classes():
        if pattern.search(lower):
            return label
    return "unclear"
