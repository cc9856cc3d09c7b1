"""Where a clause asks somebody for something: the verb, the addressee, and where the task begins.

"Requests ADDRESSEE to TASK", "Requests that ADDRESSEE TASK", "Decides to TASK", at the start of
a clause or behind a comma or "and" within it ("..., and also requests ADDRESSEE to TASK").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.actions_lexicon import lexicon
from pipeline.vocabulary import rows

_ADVERB = (
    r"(?:also|further|again|once again|once more|strongly|urgently|accordingly|therefore"
    r"|in this regard|in that regard|in this context|in this connection|in this respect|hereby"
    r"|in particular|especially|consequently|in addition),? "
)
_OPENS = r"(?:^[\"'“.]?|(?<=, )|(?<=; )|(?<=: )|(?<= and )|(?<=\) ))"
# "Reiterates its call upon", "renews its request to": the noun asks
_NOUN = (
    r"(?:reiterates|renews|reaffirms) (?:once again )?its (?:[a-z]+ ){0,2}"
    r"(?:requests?|calls?|invitations?|appeals?|demands?|recommendations?)(?: to| upon| on)?"
)
_MODIFIER = re.compile(
    r",? (?:in|within|as|where|when|with|through|by|on|at|subject|taking|upon|pursuant|under|while"
    r"|after|based|bearing|for|inter alia|if|from|building|without|drawing|consistent|acting"
    r"|using|guided|following|during|including through|working|together|according|prior|to the"
    r"|jointly|again|accordingly|therefore|also|further|once|no later|not later|starting|and)\b"
)
# words that take a noun or an infinitive of their own with "to": "parties to", "able to"
_OWN_TO = frozenset({"able", "ability", "according", "access", "addition", "applicable", "attention"})
_OWN_TO |= {"authority", "belonging", "capacity", "committed", "contribution", "contributions", "due"}
_OWN_TO |= {"contributing", "efforts", "entitled", "failed", "intend", "intending", "mandate", "need"}
_OWN_TO |= {"obliged", "order", "position", "ready", "regard", "related", "relating", "relation"}
_OWN_TO |= {"required", "respect", "response", "right", "seek", "seeking", "subject", "threat", "used"}
_OWN_TO |= {"willing", "wish", "wishing", "yet", "invited", "requested", "duty", "responsibility"}
_OWN_TO |= {"measures", "steps", "desire", "continue", "opportunity", "obligation", "obligations"}
_OWN_TO |= {"prior", "adviser", "pursuant", "as", "so", "begun", "decision", "decided", "urged"}
_TO = re.compile(r"(?:(?<=[:,;] )(?:\([a-z]{1,3}\) )?|(?<=[\w)”’] ))[Tt]o (?=[a-z])")
_LAST_WORD = re.compile(r"([\w-]+)[^\w]*$")
_FIRST_WORDS = re.compile(r"([a-z-]+)(?:[ ,]+([a-z-]+))?(?:[ ,]+([a-z-]+))?")
_SUBJUNCTIVE = re.compile(r"(?<=[\w)”’,]) (?:also |further |[a-z]+ly |shall |will )?([a-z]+)\b")
_ARTICLES = frozenset({"the", "a", "an", "and", "or", "of", "for", "in", "on", "to", "by", "its"})
_ARTICLES |= {"their", "with", "from", "other", "as", "at", "all", "that", "not"}
_FARTHEST = 700
"""Longer than any addressee with what is said of it."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One verb that asks or decides, at ``text[start:verb]``."""

    start: int
    verb: int
    phrase: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked (None: nobody is named), and where the task begins; None where none follows."""

    addressee: str | None
    task: int | None


@cache
def _directives() -> tuple[re.Pattern[str], dict[str, str]]:
    lemmas = {row["printed"]: row["lemma"] for row in rows("verbs_directives")}
    verbs = "|".join(sorted(lemmas, key=len, reverse=True))
    calls = r"calls (?:once again |again |once more )?(?:upon|on)"
    return (
        re.compile(rf"{_OPENS}(?:{_ADVERB}){{0,3}}(?P<verb>{_NOUN}|{calls}|{verbs})\b", re.I),
        lemmas,
    )


@cache
def _mains() -> re.Pattern[str]:
    """Return the pattern of a verb in the present tense that ends the scope of the one before."""
    table = lexicon()
    verbs = sorted(
        word
        for word, heads in table.heads["present"].items()
        if any(head.opens == "both" and not head.following for head in heads)
    )
    listed = "|".join(verbs)
    return re.compile(rf"[,;] (?:and )?(?:{_ADVERB}){{0,3}}(?:{listed}|notes|supports|regrets)\b")


def directives(text: str) -> list[Directive]:
    """Return the verbs of a clause that ask for something, in order."""
    pattern, lemmas = _directives()
    found = []
    for match in pattern.finditer(text):
        verb = " ".join(match["verb"].lower().split())
        lemma = lemmas.get(verb) or ("call upon" if verb.startswith("calls") else "reiterate")
        start = match.start() + (len(match[0]) - len(match[0].lstrip("\"'“.")))
        if _is_noun(text, match.end("verb"), verb):
            continue
        found.append(Directive(start, match.end("verb"), text[start : match.end("verb")], lemma))
    return found


def _is_noun(text: str, stop: int, verb: str) -> bool:
    """Whether the word is a noun after all: "needs and requests of", "demands for"."""
    following = text[stop : stop + 12].split()
    nouns = {"for", "of", "from", "made", "received", "under", "in", "and", "on", "by"}
    return verb in {"requests", "demands", "appeals", "directs", "tasks"} and bool(
        following and following[0] in nouns and text[stop] == " "
    )


def scope_end(text: str, directive: Directive, following: Directive | None) -> int:
    """Return where what a directive governs ends: at the next verb of the clause."""
    stop = len(text) if following is None else following.start
    other = _mains().search(text, directive.verb, stop)
    return stop if other is None else other.start()


def asked(text: str, directive: Directive, stop: int) -> Asked:
    """Return who is asked within ``text[directive.verb:stop]`` and where the task begins."""
    start = _behind_aside(text, directive.verb, stop)
    if directive.lemma == "decide":
        return _decided(text, start, stop)
    if text.startswith("that ", start):
        return _that(text, start + len("that "), stop)
    for match in _TO.finditer(text, max(start - 1, 0), min(stop, start + _FARTHEST)):
        if _begins_task(text, match, start):
            return Asked(_trimmed(text[start : match.start()]), match.start() + _enumerated(match))
    if text[:stop].rstrip().endswith(":"):
        return Asked(_trimmed(text[start:stop].rstrip(" :")), None)
    return Asked(None, None)


def _enumerated(match: re.Match[str]) -> int:
    return len(match[0]) - len("to ")


def _behind_aside(text: str, start: int, stop: int) -> int:
    """Return the place behind "again", "further" or ", in this context," after a verb."""
    match = re.compile(rf",? (?:{_ADVERB})*(?:(?:in|as|with|where) [^,;:]{{1,90}}, )?").match(
        text, start, stop
    )
    return match.end() if match else start


def _decided(text: str, start: int, stop: int) -> Asked:
    if text.startswith("to ", start):
        return Asked(None, start)
    if text.startswith("that ", start):
        shall = re.compile(r" (?:shall|will|should) ").search(text, start, stop)
        if shall:
            return Asked(_trimmed(text[start + len("that ") : shall.start()]), shall.end())
    return Asked(None, None)


def _begins_task(text: str, match: re.Match[str], start: int) -> bool:
    """Whether "to" opens the task; in "States parties to the Convention" it doesn't."""
    words = _FIRST_WORDS.match(text, match.end())
    if words is None or not _is_task(words):
        return False
    before = _LAST_WORD.search(text[start : match.start()][-40:])
    return before is None or before[1].lower() not in _OWN_TO or text[match.start() - 2] == ","


@cache
def tasks() -> frozenset[str]:
    """Return the verbs that a task begins with, in their base form."""
    return frozenset(row["base"] for row in rows("verbs_tasks"))


def _is_task(words: re.Match[str]) -> bool:
    for word in words.groups():
        if word is None:
            return False
        if word in tasks():
            return True
        if not (word.endswith("ly") or word in {"also", "further", "better", "not", "and", "then"}):
            return False
    return False


def _that(text: str, start: int, stop: int) -> Asked:
    """Read "that the Secretary-General submit ..."."""
    limit = min(stop, start + _FARTHEST)
    for match in _SUBJUNCTIVE.finditer(text, start, limit):
        before = _LAST_WORD.search(text[start : match.start()][-40:])
        if match[1] in tasks() and before and before[1].lower() not in _ARTICLES:
            return Asked(_trimmed(text[start : match.start()]), match.start(1))
    return Asked(None, None)


def _trimmed(name: str) -> str | None:
    """Return an addressee without what is said between it and the task."""
    name = name.strip(" ,;:")
    at = name.find(",")
    while at != -1:
        if _MODIFIER.match(name, at):
            name = name[:at]
            break
        at = name.find(",", at + 1)
    return name.strip(" ,;:") or None


def pieces(text: str) -> Iterator[tuple[Directive, int]]:
    """Yield each directive of a clause with the end of its scope."""
    found = directives(text)
    for at, directive in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        yield directive, scope_end(text, directive, following)
