"""Who is asked, and where the task begins: "ADDRESSEE to TASK", "that ADDRESSEE TASK"."""

import re
from functools import cache
from typing import NamedTuple

from pipeline.extract.addressees import MODIFIER, class_of, is_addressee, trimmed
from pipeline.extract.requests_directives import ADVERB, END, Directive, ends_in_to
from pipeline.extract.requests_kinds import task_verbs
from pipeline.vocabulary import rows

_TO = re.compile(
    # begins with one set of characters, so that the rest of a text is passed over fast
    r"[Tt(](?:(?<![(])(?<=[:,;\w)”’–—] .)|(?<=[:,;] \()[a-z]{1,3}\) [Tt])o (?=[a-z])"
)
_LAST_WORD = re.compile(r"(?<![\w-])([\w-]+)[^\w]*$")
_FIRST_WORDS = re.compile(r"([a-z-]+)" + r"(?:[ ,]+([a-z-]+))?" * 4)
_SLOWLY = r"(?:(?!(?:comp|supp|app|re|rep|multip)ly\b)[a-z]{2,16}ly(?: and|,)? ){0,3}"
"""Adverbs before a bare verb: "immediately and unconditionally withdraw"."""
# that the Governments should immediately refer
_SUBJUNCTIVE = re.compile(
    r"(?<=[\w)”’,]) (?:(?:also|further) )?(?:(?:shall|will|should|must) )?(?:(?:also|further) )?"
    rf"(?P<task>(?:not )?{_SLOWLY}(?P<verb>[a-z-]+))\b"
)
# calls upon that State to accede
_THAT_STATE = re.compile(r"that [A-Z]\w+ (?:also |further )?to ")
# requests UNMISS prioritize; the Secretary-General fully implement
_NAME_VERB = re.compile(
    r"(?P<name>(?:the )?[A-Z][\w-]*[A-Z][\w-]*|the [A-Z][\w-]+(?: [A-Z][\w-]+){0,5}"
    r"|(?:all |the )?(?:Member )?(?:States|parties))"
    rf" (?P<task>{_SLOWLY}(?P<verb>continue|[a-z]+(?! to ))) "
)
# requests the Secretary-General that he ensure
_THAT_HE = re.compile(
    r"(?P<name>[^,;:]{3,60}?) that (?:s?he|they|it) (?:(?:also|further) )?"
    rf"(?P<task>{_SLOWLY}(?P<verb>[a-z]+))\b"
)
_LONGEST_NAME = 66
"""No name is longer than this with the "that" behind it."""
# requests, in connection with the talks, which it welcomes, that he submit a report
_WHICH_THAT = re.compile(r"which [^,;:]{1,120}, (?=that )")
# demands the withdrawal of all forces and that all groups disband
_AND_THAT = re.compile(r",? and (?=that )")
# expertise to be provided by the Office; but to be guided by the Charter
_TO_BE_DONE = re.compile(
    r"be (?!guid|involv|represent|prepar|engag|commit|determin|associat|seiz|unit)\w+(?:ed|en|eld)"
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
_BEFORE_VERB |= {"more"}
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "this", "these", "such"})
_ARTICLES = frozenset({"the", "a", "an", "and", "or", "of", "for", "in", "on", "to", "by", "its"})
_ARTICLES |= {"their", "with", "from", "other", "as", "at", "all", "that", "not"}
_ASIDE = re.compile(rf",? (?:{ADVERB})*(?:(?:in|as|with|where) [^,;:]{{1,250}}, )?")
_SHALL = re.compile(r" (?:shall|will|should) ")
_COMMA_TO = re.compile(r", to [a-z]")
_NEXT = 160
_HEAD = re.compile(r"(.+?)(?= (?:of|to|in|for|on|by|from|with|that|which|who|within|at)\b|[,(]|$)")
_FARTHEST = 700
"""Longer than any addressee with what is said of it."""


class Asked(NamedTuple):
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
    that_he = text.find(" that ", start, start + _LONGEST_NAME) != -1
    for pattern in (_NAME_VERB, _THAT_HE) if that_he else (_NAME_VERB,):
        bare = pattern.match(text, start, stop)
        if bare and " to " not in bare["name"] and _is_verb(bare["verb"], bare["task"]):
            return Asked(trimmed(bare["name"]), bare.start("task"))
    infinitive = _infinitive(text, start, stop)
    if directive.lemma == "demand":  # Demands all parties prevent violence
        before = _that(text, start, stop if infinitive is None else infinitive.start())
        if before.addressee:
            return before
    for_somebody = directive.phrase.lower().endswith(" for")
    if infinitive is None:
        return Asked(None, None) if for_somebody else _without_to(text, directive, start, stop)
    name = trimmed(text[start : infinitive.start()])
    if for_somebody and not names_one(name):
        return Asked(None, None)
    below = ends_in_to(text, stop)  # paragraphs below go on with verbs
    return Asked(name, None if below else _task_at(text, infinitive))


def _without_to(text: str, directive: Directive, start: int, stop: int) -> Asked:
    """Read what follows a verb where no task begins with "to".

    The task may stand behind "and that", behind the next verb ("Requests the Board and invites
    States to help"), or in the paragraphs below.
    """
    second = _AND_THAT.search(text, start, stop)
    if second and directive.lemma in {"demand", "request", "urge", "recommend"}:
        found = _that(text, second.end() + len("that "), stop)
        return found if found.addressee else Asked(None, None)
    shared = text[start:stop].rstrip(" ,").removesuffix(" and").rstrip(" ,")
    if " to " not in shared and names_one(shared):
        return Asked(trimmed(shared), None)
    if text[max(start, stop - END) : stop].rstrip().endswith(":"):
        return Asked(trimmed(text[start:stop].rstrip(" :")), None)
    return Asked(None, None)


def names_one(name: str | None) -> bool:
    """Whether a name is surely that of somebody: "the Office", but not "the end of violence"."""
    head = _HEAD.match(name) if name else None
    return bool(name and head and is_addressee(name) and class_of(head[1]) != "unclear")


def _infinitive(text: str, start: int, stop: int) -> re.Match[str] | None:
    """Return the "to" that the task begins with, None where there is none.

    A "to" that mostly belongs to the word before it counts where no other follows and somebody
    is named: "upon States that have taken such measures to commit themselves".
    """
    spare = None
    for match in _TO.finditer(text, max(start - 1, 0), min(stop, start + _FARTHEST)):
        if _in_aside(text, start, match.start(), stop):
            continue
        if _begins_task(text, match, start):
            return match
        before = text[start : match.start()]
        if spare is None and " that have " in before and not before.endswith("continue "):
            words = _FIRST_WORDS.match(text, match.end())
            if words is not None and words[1] in task_verbs() and words[1] != "be":
                spare = match
    return spare


def _task_at(text: str, match: re.Match[str]) -> int:
    """Return where a task begins: at "to" behind its letter, at "not" before it."""
    place = match.end() - len("to ")
    return place - len("not ") if text.endswith(" not ", 0, place) else place


def _is_verb(verb: str, task: str) -> bool:
    """Whether a word behind a name is a verb: "fully implement", "ensure"; "report" may not be."""
    return verb in task_verbs() and (task != verb or "noun" not in task_verbs()[verb])


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
    match = _ASIDE.match(text, start, stop)
    start = match.end() if match else start
    welcomed = _WHICH_THAT.match(text, start, stop)
    return welcomed.end() if welcomed else start


def _decided(text: str, start: int, stop: int) -> Asked:
    if text.startswith("to ", start):
        return Asked(None, start)
    if text.startswith("that ", start):
        shall = _SHALL.search(text, start, stop)
        if shall:
            return Asked(trimmed(text[start + len("that ") : shall.start()]), shall.end())
    return Asked(None, None)


def _begins_task(text: str, match: re.Match[str], start: int) -> bool:
    """Whether "to" opens the task; in "States parties to the Convention" it doesn't."""
    words = _FIRST_WORDS.match(text, match.end())
    if _TO_BE_DONE.match(text, match.end()):
        return False
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
            thing = word in _DETERMINERS or word.endswith("s")  # to further the aims, efforts
            return adverb or (thing and words[1] == "further")
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
        printed = match["verb"]
        verb = printed.removesuffix("s") if printed in _INDICATIVE else printed
        if verb not in task_verbs() or before is None:
            continue
        name = trimmed(text[start : match.start()])
        aside = text[match.start() - 1] == ","
        sure = match["task"] != printed and not match["task"].startswith("not")
        if aside or sure or _may_act(before[1]) or _acts(name, before[1], verb):
            if verb != "be" and name and is_addressee(name):
                return Asked(name, match.start("task"))
            break
    return Asked(None, start)


def _acts(name: str | None, last: str, verb: str) -> bool:
    """Whether a name of several words acts: "all parties to the conflict take", "comply"."""
    head = _HEAD.match(name) if name else None
    if head is None or "noun" in task_verbs()[verb] or last.lower() in _ARTICLES:
        return False
    return head[1].split()[-1].endswith("s")


def _may_act(word: str) -> bool:
    """Whether a word may be the last of a name: in "a comprehensive review" no verb follows."""
    plural = word.endswith("s") and not word.endswith("ss") and word.lower() not in _ARTICLES
    return word[0].isupper() or plural or word in _SINGULARS
