"""Who is asked, and where the task begins: "ADDRESSEE to TASK", "that ADDRESSEE TASK"."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.addressees import MODIFIER, is_addressee, trimmed
from pipeline.extract.requests_directives import ADVERB, END, Directive, ends_in_to
from pipeline.extract.requests_kinds import task_verbs
from pipeline.vocabulary import rows

_TO = re.compile(r"(?:(?<=[:,;] )(?:\([a-z]{1,3}\) )?|(?<=[\w)”’–—] ))[Tt]o (?=[a-z])")
_LAST_WORD = re.compile(r"([\w-]+)[^\w]*$")
_FIRST_WORDS = re.compile(r"([a-z-]+)" + r"(?:[ ,]+([a-z-]+))?" * 4)
_SUBJUNCTIVE = re.compile(
    r"(?<=[\w)”’,]) (?:also |further |[a-z]+ly |shall |will |should |must )?([a-z]+)\b"
)
# calls upon that State to accede
_THAT_STATE = re.compile(r"that [A-Z]\w+ (?:also |further )?to ")
# requests UNMISS prioritize
_NAME_VERB = re.compile(r"((?:the )?[A-Z][\w-]*[A-Z][\w-]*) ([a-z]+) (?!to )")
# requests the Secretary-General that he ensure
_THAT_HE = re.compile(
    r"([^,;:]{3,60}?) that (?:s?he|they|it) (?:also |further |[a-z]+ly )?([a-z]+)\b"
)
# "requests that the Secretary-General reports"
_INDICATIVE = frozenset(
    {"reports", "submits", "provides", "informs", "briefs", "ensures", "updates"}
)
_NOT_OWN: tuple[str, ...] = (",", "do so", "done so", "doing so")
_NOT_OWN += ("this regard", "that regard", "this respect", "that respect")
_PARTIES = frozenset(
    {"parties", "party", "signatories", "contributions", "approach", "approaches"}
)
_NO_VERB = re.compile(
    r"(?:[^s]s|ing|ed|tion|ment|ity|ness|al|ive|ous|ic|ful|able|ly|ance|ence|ship|cy|an)$"
)
_BEHIND_VERB = frozenset({"the", "a", "an", "their", "its", "his", "her", "all", "any", "each"})
_BEHIND_VERB |= {"on", "upon", "with", "such", "those", "these", "this", "against", "into"}
_SINGULARS = frozenset({"he", "she", "it", "they", "committee", "panel", "board", "group", "team"})
_SINGULARS |= {"government", "body", "agency", "mission", "community", "country", "party", "side"}
_SINGULARS |= {"council", "office", "secretariat", "point", "power", "organ", "commission"}
_BEFORE_VERB = frozenset({"also", "further", "better", "not", "and", "then", "now", "or", "first"})
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "this", "these", "such"})
_ARTICLES = frozenset({"the", "a", "an", "and", "or", "of", "for", "in", "on", "to", "by", "its"})
_ARTICLES |= {"their", "with", "from", "other", "as", "at", "all", "that", "not"}
_COMMA_TO = re.compile(r", to [a-z]")
_NEXT = 160
_FARTHEST = 700
"""Longer than any addressee with what is said of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked (None: nobody is named), and where the task begins; None where none follows."""

    addressee: str | None
    task: int | None


def asked(text: str, directive: Directive, stop: int) -> Asked:
    """Return who is asked within ``text[directive.verb:stop]`` and where the task begins."""
    start = _behind_aside(text, directive.verb, stop)
    if directive.lemma == "decide":
        return _decided(text, start, stop)
    if (
        text.endswith(" to", 0, directive.verb)
        and text[start:stop].split(" ", 1)[0] in task_verbs()
    ):
        return Asked(None, directive.verb - len("to"))  # reiterates its request to preserve
    if text.startswith("that ", start) and not _THAT_STATE.match(text, start):
        return _that(text, start + len("that "), stop)
    bare = _NAME_VERB.match(text, start, stop)
    if bare and bare[2] in task_verbs():
        return Asked(bare[1], bare.start(2))
    he = _THAT_HE.match(text, start, stop)
    if he and he[2] in task_verbs() and " to " not in he[1]:
        return Asked(trimmed(he[1]), he.start(2))
    for match in _TO.finditer(text, max(start - 1, 0), min(stop, start + _FARTHEST)):
        if _begins_task(text, match, start) and not _in_aside(text, start, match.start(), stop):
            place = match.start() + _enumerated(match)
            below = ends_in_to(text, stop)  # paragraphs below go on with verbs
            return Asked(trimmed(text[start : match.start()]), None if below else place)
    if text[max(start, stop - END) : stop].rstrip().endswith(":"):
        return Asked(trimmed(text[start:stop].rstrip(" :")), None)
    return Asked(None, None)


def _enumerated(match: re.Match[str]) -> int:
    return len(match[0]) - len("to ")


def _in_aside(text: str, start: int, place: int, stop: int) -> bool:
    """Whether a "to" stands in what is said of the addressee: ", when asked to report, to"."""
    comma = text.rfind(",", start, place - 1)
    return (
        comma != -1
        and MODIFIER.match(text, comma) is not None
        and not text[max(0, place - END) : place].rstrip().endswith(",")
        and _COMMA_TO.search(text, place, min(stop, place + _NEXT)) is not None
    )


def _behind_aside(text: str, start: int, stop: int) -> int:
    """Return the place behind "again", "further" or ", in this context," after a verb."""
    match = re.compile(rf",? (?:{ADVERB})*(?:(?:in|as|with|where) [^,;:]{{1,250}}, )?").match(
        text, start, stop
    )
    return match.end() if match else start


def _decided(text: str, start: int, stop: int) -> Asked:
    if text.startswith("to ", start):
        return Asked(None, start)
    if text.startswith("that ", start):
        shall = re.compile(r" (?:shall|will|should) ").search(text, start, stop)
        if shall:
            return Asked(trimmed(text[start + len("that ") : shall.start()]), shall.end())
    return Asked(None, None)


def _begins_task(text: str, match: re.Match[str], start: int) -> bool:
    """Whether "to" opens the task; in "States parties to the Convention" it doesn't."""
    words = _FIRST_WORDS.match(text, match.end())
    before = text[start : match.start()][-40:].rstrip()
    last = _LAST_WORD.search(before)
    word = last[1] if last else ""
    if words is None or not (_is_task(words) or _looks_like_task(words, word)):
        return False
    return word not in _own_to() or before.endswith(_NOT_OWN)


@cache
def _own_to() -> frozenset[str]:
    """Return the words with a "to" of their own: "parties to", "able to", "efforts to"."""
    return frozenset(row["word"] for row in rows("verbs_own_to"))


def _is_task(words: re.Match[str]) -> bool:
    for word in words.groups():
        if word is None:
            return False
        if word in task_verbs():
            return True
        if not (word.endswith("ly") or word in _BEFORE_VERB):
            adverb = words[1].endswith("ly") and word == words[2]  # to voluntarily downgrade
            return adverb or (word in _DETERMINERS and words[1] == "further")
    return False


def _looks_like_task(words: re.Match[str], before: str) -> bool:
    """Whether a word that is in no list may be a verb, by its ending and the word behind it."""
    return (
        before not in _PARTIES
        and not _NO_VERB.search(words[1])
        and words[2] is not None
        and words[2] in _BEHIND_VERB
    )


def _that(text: str, start: int, stop: int) -> Asked:
    """Read "that the Secretary-General submit ..."; "that measures be taken" asks nobody."""
    limit = min(stop, start + _FARTHEST)
    for match in _SUBJUNCTIVE.finditer(text, start, limit):
        before = _LAST_WORD.search(text[start : match.start()][-40:])
        verb = match[1].removesuffix("s") if match[1] in _INDICATIVE else match[1]
        aside = text[match.start() - 1] == ","
        if verb in task_verbs() and before and (aside or _may_act(before[1])):
            name = trimmed(text[start : match.start()])
            if verb != "be" and name and is_addressee(name):
                return Asked(name, match.start(1))
            break
    return Asked(None, start)


def _may_act(word: str) -> bool:
    """Whether a word may be the last of a name: in "a comprehensive review" no verb follows."""
    plural = word.endswith("s") and not word.endswith("ss") and word.lower() not in _ARTICLES
    return word[0].isupper() or plural or word in _SINGULARS
