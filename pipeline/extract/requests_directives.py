"""Where a clause asks somebody for something: the verb, the addressee, and where the task begins.

"Requests ADDRESSEE to TASK", "Requests that ADDRESSEE TASK", "Decides to TASK", at the start of
a clause or behind a comma or "and" within it ("..., and also requests ADDRESSEE to TASK").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.extract.actions_lexicon import lexicon
from pipeline.vocabulary import rows

ADVERB = (
    r"(?:also|further|again|once again|once more|thus|hereby|thereby|therefore|moreover"
    r"|in addition|in particular|as appropriate|[a-z]{3,12}ly|to th(?:is|at) end|with this in mind"
    r"|(?:in|on|for|with|at|to) (?:this|that|these|those) [a-z]{3,12}),? "
)
_OPENS = r"(?:^(?:and )?[^\w(]{0,4}|(?<=, )|(?<=; )|(?<=: )|(?<= and )|(?<=\) ))"
_PLACE = re.compile(
    r"[,;:)aA](?:(?<=[,;:)])(?= (?P<word>[^\W\d_]*))|(?<= [aA])(?=[Nn][Dd] (?P<joined>[^\W\d_]*)))"
)
"""A mark before a space, or the "a" of an "and", behind which another verb may stand."""
_PREPOSITIONS = frozenset({"in", "as", "to", "with", "on", "for", "at"})
_ADVERBS = frozenset({"also", "further", "again", "once", "thus", "hereby", "thereby"})
_ADVERBS |= {"therefore", "moreover", *_PREPOSITIONS}
"""The first words of ``ADVERB``, but for those in "-ly"."""
_ASIDE = re.compile(
    r"in (?:addition|particular)|as appropriate|[a-z]+ th(?:is|at|ese|ose)\b", re.IGNORECASE
)
"""What ``ADVERB`` has with a preposition, and little else."""
# verbs of an organ alone, which end a task behind a bare "and" too
_STRONG = (
    r"calls for|takes note|expresses|welcomes|recognizes|emphasizes|stresses that|stresses the"
    r"|underlines|notes the|highlights|reaffirms|reiterates|commends|recalls|acknowledges"
    r"|underscores|looks forward|supports (?:all|the|its|their|efforts)"
)
# calls upon the parties to talk and upon all States to help them
_AND_UPON = (
    r"upon(?= (?:the|all|both|other|those|its|(?:Member )?States|Governments)\b"
    r"[^,;]{0,150} to [a-z])"
)
# "Reiterates its call upon", "renews its request to": the noun asks
_NOUN = (
    r"(?:reiterates|renews|reaffirms) (?:once again )?(?:its|the) (?:[a-z]+ ){0,2}"
    r"(?:requests?|calls?|invitations?|appeals?|demands?|recommendations?)(?: to| upon| on| for)?"
)
_TO_ASK = re.compile(
    r"[Tt]o (?:also |further )?"
    r"(request|invite|urge|encourage|call upon|call on|ask|direct|instruct)(?= )"
)
_MARKS = re.compile(r"(?:and )?[^\w(]*")
# demands once again that; urges also the parties
_CONNECTIVE = re.compile(r" (?:also|once again|once more|again|further(?= that\b))\b")
_ALSO_NOUNS = frozenset({"requests", "demands", "appeals", "directs", "tasks"})
_BEHIND_NOUN = frozenset({"for", "of", "from", "made", "received", "under", "in", "and", "on"})
_BEHIND_NOUN |= {"by"}
_FIRST = 5
"""A verb that begins before is the first word of its clause."""
END = 12
"""Enough of the end of a text to see its last word and marks."""


class Directive(NamedTuple):
    """One verb that asks or decides, at ``text[start:verb]``."""

    start: int
    verb: int
    phrase: str
    lemma: str


@cache
def _directives() -> tuple[re.Pattern[str], dict[str, str]]:
    lemmas = {row["printed"]: row["lemma"] for row in rows("verbs_directives")}
    verbs = "|".join(sorted(lemmas, key=len, reverse=True))
    calls = r"calls[ _]{1,3}(?:once again |again |once more )?(?:upon|on)"  # calls _ on
    continues = r"continues to (?P<bare>encourage|urge|call upon|call on|invite|request)"
    phrase = rf"(?:{ADVERB}){{0,3}}(?P<verb>{_NOUN}|{calls}|{continues}|{verbs}|{_AND_UPON})\b"
    return re.compile(_OPENS + phrase, re.I), lemmas


@cache
def _asking() -> frozenset[str]:
    """Return the words that a directive may begin with."""
    verbs = {row["printed"].split()[0] for row in rows("verbs_directives")}
    return _ADVERBS | verbs | {"reiterates", "renews", "reaffirms", "calls", "continues", "upon"}


@cache
def _beginning() -> frozenset[str]:
    """Return the words that a directive, or what ends the scope of one, may begin with."""
    strong = {phrase.split()[0] for phrase in _STRONG.split("|")}
    verbs = {verb.partition("-")[0] for verb in lexicon().heads["present"]}
    return _asking() | strong | verbs | {"and"}


@cache
def _mains() -> re.Pattern[str]:
    """Return the pattern of a verb in the present tense that ends the scope of the one before."""
    table = lexicon()
    heads = [
        (word, {head.following[:1] for head in heads if head.opens == "both"})
        for word, heads in table.heads["present"].items()
    ]
    sure = "|".join(sorted(word for word, marks in heads if "" in marks))
    nouns = "|".join(sorted(word for word, marks in heads if marks == {"!"}))
    object_ = r"(?: with \w+)? (?:that|the|its|all|a|an|this|these|their|in|with|also|further)"
    return re.compile(
        rf"[,;] (?:and )?(?:{ADVERB}){{0,3}}(?:(?:{sure})|(?:{nouns})(?={object_}\b))\b"
        rf"|(?: and|(?<=\))) (?:{ADVERB}){{0,2}}(?:{_STRONG})\b"
        r"|; the [a-z]+ (?:should|shall|will|must)\b"
    )


def _places(text: str) -> tuple[list[int], list[int]]:
    """Return where ``_OPENS`` and a verb that asks may fit, and where ``_mains`` may.

    Told by the next word alone, so that the patterns are tried at few places.
    """
    asking, ending = [], []
    asks, begins, plain = _asking(), _beginning(), text.isascii()
    for place in _PLACE.finditer(text):
        first = place[place.lastindex or 0].lower()
        sure = first in begins
        if not (sure or first[-2:] == "ly" or (first == "the" and place[0] == ";")) and (
            plain or first.isascii()
        ):
            continue
        stop = place.end()
        mark, at = (stop - 1, stop + 1) if place.lastindex == 1 else (stop - 2, stop + 3)
        if first in _PREPOSITIONS and not _ASIDE.match(text, at):
            continue
        if not sure or first in asks:
            asking.append(at)
        ending.append(stop if text[mark] == ")" else mark)
    return asking, ending


def directives(text: str, places: Sequence[int]) -> list[Directive]:
    """Return the verbs of a clause that ask for something, in order."""
    pattern, lemmas = _directives()
    found: list[Directive] = []
    for match in _matches(pattern, text, places):
        verb = " ".join(match["verb"].lower().split())
        if verb == "upon":
            if found and found[-1].phrase.lower().endswith("upon"):
                before = found[-1]
                start, stop = match.span("verb")
                found.append(Directive(start, stop, before.phrase, before.lemma))
            continue
        start = match.start() + _MARKS.match(match[0]).end()  # type: ignore[union-attr]
        if _is_noun(text, match.end("verb"), verb) or _is_name(text, start):
            continue
        lemma = lemmas.get(verb) or match["bare"] or _lemma(verb)
        phrase = text[start : match.end("verb")].removesuffix(" to")
        behind = _CONNECTIVE.match(text, match.end("verb"))
        phrase += behind[0] if behind and start > _FIRST else ""
        found.append(Directive(start, match.end("verb"), phrase, lemma))
    return found


def _matches(
    pattern: re.Pattern[str], text: str, places: Sequence[int]
) -> Iterator[re.Match[str]]:
    """Yield what ``finditer`` does; the pattern fits at the start or at one of the places."""
    reached = 0
    for place in (0, *places):
        match = pattern.match(text, place) if place >= reached else None
        if match is not None:
            reached = match.end()
            yield match


def _lemma(verb: str) -> str:
    return "call upon" if verb.startswith("calls") else "reiterate"


def _is_noun(text: str, stop: int, verb: str) -> bool:
    """Whether the word is a noun after all: "needs and requests of", "demands for"."""
    if verb not in _ALSO_NOUNS:
        return False
    following = text[stop : stop + 12].split()
    return bool(following and following[0] in _BEHIND_NOUN and text[stop] == " ")


def _is_name(text: str, start: int) -> bool:
    """Whether a capital within a clause begins a name: "the Dispute and Appeals Tribunals"."""
    return start > 3 and text[start].isupper() and text[start - 2] not in ":)"


def scope_end(text: str, start: int, stop: int, places: Sequence[int]) -> int:
    """Return where what a directive governs ends: at the next verb of the clause."""
    for at in range(bisect_left(places, start), bisect_left(places, stop)):
        if _mains().match(text, places[at], stop):
            return places[at]
    return stop


def ends_in_to(text: str, stop: int) -> bool:
    """Return whether a clause breaks off at "to:"; the paragraphs below go on with verbs."""
    return text[max(0, stop - END) : stop].rstrip(" :").endswith(" to")


def nested(text: str, start: int, stop: int, phrase: str) -> Directive | None:
    """Return the directive that a decision consists in: "Decides to request ADDRESSEE to TASK"."""
    match = _TO_ASK.match(text, start, stop)
    return None if match is None else Directive(start, match.end(), phrase, match[1])


def pieces(text: str) -> Iterator[tuple[Directive, int]]:
    """Yield each directive of a clause with the end of its scope."""
    asking, ending = _places(text)
    found = directives(text, asking)
    stops = [directive.start for directive in found[1:]]
    for directive, stop in zip(found, [*stops, len(text)], strict=False):
        yield directive, scope_end(text, directive.verb, stop, ending)
