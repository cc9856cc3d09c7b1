"""How a resolution was adopted: the closing paragraph that names the vote, of every era.

"Adopted unanimously at the 1382nd meeting." (Security Council, printed volumes), "Adopted at the
230th meeting by 9 votes to none, with 2 abstentions (...)." (the same; only those who did not vote
in favour are named), "[Adopted by a recorded vote of 32 to 14, with no abstentions. The voting was
as follows: In favour: ... Against: ... Abstaining: ...]" (Human Rights Council).
Contradictions between counts and lists are reported, and neither is changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.blocks import Doubt
from pipeline.extract.ordinals import ORDINAL, ordinal_value
from pipeline.extract.states import is_state, nearest, split_names

_COUNT_WORDS = {"no": 0, "none": 0, "nil": 0, "a": 1, "an": 1}
_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_COUNT_WORDS |= {word: at for at, word in enumerate(_WORDS.split(), 1)}
_DIGITS = str.maketrans("IlO]", "1101")
"""Figures that scanned volumes print as letters: "I abstention", "the 19Olst meeting"."""

_COUNT = r"([\dIl\]][\dIlO]{0,2}|no|an?|[a-z]{3,8})"
_NAMED = r"(?: ?\(([^()]*(?:\([^()]*\)[^()]*)*)\))?"
_WITH_ABSTENTIONS = rf"(?:[.,]? (?:and |with |and with )?{_COUNT} abstentions?{_NAMED})?"

# by 9 votes to none, with 2 abstentions (Poland, ...); by 12 votes to 2 (Cuba and Yemen)
_BY_VOTES = re.compile(
    rf"\bby (?:a vote of )?{_COUNT} votes? t[oa] {_COUNT}\b{_NAMED}{_WITH_ABSTENTIONS}"
)
# recorded vote of 32 to 14, with no abstentions; roll-call vote of 9 to none
_RECORDED = re.compile(
    rf"\b(?:recorded|roll-call) vote of {_COUNT}(?: votes?)? to {_COUNT}\b()"
    rf"(?:, with {_COUNT} abstentions?)?()"
)
# by 12 votes in favour, none against and 3 abstentions
_IN_FAVOUR = re.compile(
    rf"\bby {_COUNT} (?:votes )?in favour,? (?:to )?{_COUNT} against{_NAMED},?{_WITH_ABSTENTIONS}"
)
_NO_VOTE = re.compile(r"\bwithout (?:a )?v[ao]te\b|\bby consensus\b")
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b")
# One member (China) did not participate in the voting
_APART = re.compile(r"\bmembers? \(([^()]*)\) did not (?:participate|take part) in the vot")
# The draft resolution was voted on in parts; voted on paragraph by paragraph
_IN_PARTS = re.compile(r"\bvoted (?:on|upon) (?:in parts|paragraph by paragraph|separately)\b")
# No vote was taken on the text as a whole, after votes on its parts
_NO_VOTE_ON_ALL = re.compile(
    r"\bno vote was taken on the (?:\w+ ){1,3}as a whole\b", re.IGNORECASE
)
_LABEL = re.compile(r"(In favour|Against|Abstaining|Abstentions|Abstained)\s?:")
_CHOICES = {"In favour": "yes", "Against": "no"}
# at the resumed 2345th (closed) meeting; the figures may be torn apart: "the 19 91st meet- ing";
# the ordinal's letters may be printed as figures: "the 24491h meeting", "the 299155 meeting"
_MEETING = re.compile(
    r"\b(?:the|_?its) (resumed )?(?P<figures>[\dIl][\dIlO ]{0,6}?)"
    r" ?(?:(?P<ending>st|nd|rd|th)|(?:(?<!1)|(?<=11))1h|h|d)?_?( \(?resumed\)?)?"
    r"(?: \((?:closed|private)\))? (?:plenary )?meet-? ?ing"
)
_FIGURES = 4
"""Figures of the number of a meeting, where no ordinal ends it: those behind are its letters."""
_MEETING_IN_WORDS = re.compile(r"\b(?:the|its) ([A-Za-z -]{3,60}) meeting\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteReading:
    """What a closing paragraph says of the vote; None and () where it says nothing.

    ``votes`` are pairs of a State as printed and its choice: yes, no, abstain. ``not_voting`` are
    those who took no part. ``doubts`` name counts and lists that contradict one another.
    """

    mode: str | None = None
    """without vote, recorded vote, unanimous."""
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    votes: tuple[tuple[str, str], ...] = ()
    not_voting: tuple[str, ...] = ()
    meeting_number: int | None = None
    meeting_resumed: bool = False
    in_parts: bool = False
    """Voted on paragraph by paragraph: there may be no vote on the text as a whole."""
    doubts: tuple[Doubt, ...] = ()


def read_vote(text: str) -> VoteReading:
    """Read a closing paragraph, its lines joined; of one without a vote all fields are empty.

    >>> reading = read_vote("Adopted at the 9th meeting by 8 votes to 1 (Peru).")
    >>> reading.mode, reading.in_favour, reading.votes, reading.meeting_number
    ('recorded vote', 8, (('Peru', 'no'),), 9)
    """
    text = " ".join(text.split())
    counted = _RECORDED.search(text) or _BY_VOTES.search(text) or _IN_FAVOUR.search(text)
    counts = _counts(counted)
    lists = dict(_labelled(text)) or _named(counted)
    votes = tuple((name, choice) for choice, names in lists.items() for name in names)
    number, resumed = _meeting(text)
    apart = _APART.search(text)
    return VoteReading(
        mode=_mode(text, counted is not None),
        in_favour=counts.get("yes"),
        against=counts.get("no"),
        abstaining=counts.get("abstain"),
        votes=votes,
        not_voting=split_names(apart[1]) if apart else (),
        meeting_number=number,
        meeting_resumed=resumed,
        in_parts=any(form.search(text) for form in (_IN_PARTS, _NO_VOTE_ON_ALL)),
        doubts=(*_contradictions(counts, lists), *_doubtful_names(votes)),
    )


def _mode(text: str, counted: bool) -> str | None:
    if counted:
        return "recorded vote"
    if _NO_VOTE_ON_ALL.search(text):
        return None
    if _NO_VOTE.search(text):
        return "without vote"
    return "unanimous" if _UNANIMOUS.search(text) else None


def _count(printed: str | None) -> int | None:
    if printed is None:
        return None
    if printed.removesuffix("s") in _COUNT_WORDS:
        return _COUNT_WORDS[printed.removesuffix("s")]
    figures = printed.translate(_DIGITS)
    return int(figures) if figures.isdigit() else None


def _counts(match: re.Match[str] | None) -> dict[str, int]:
    if match is None:
        return {}
    printed = {"yes": match[1], "no": match[2], "abstain": match[4]}
    found = {choice: _count(count) for choice, count in printed.items()}
    return {choice: count for choice, count in found.items() if count is not None}


def _named(match: re.Match[str] | None) -> dict[str, tuple[str, ...]]:
    """Return the States in parentheses behind the counts against and abstaining."""
    if match is None:
        return {}
    named = {"no": match[3], "abstain": match[5]}
    return {choice: split_names(names) for choice, names in named.items() if names}


def _labelled(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each list behind a label, to the next label or the closing bracket.

    A label may touch the name before it: "United States of AmericaAgainst:".
    """
    labels = list(_LABEL.finditer(text))
    for at, label in enumerate(labels):
        stop = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        names = text[label.end() : stop].split("]")[0]
        yield _CHOICES.get(label[1], "abstain"), split_names(names)


def _contradictions(counts: dict[str, int], lists: dict[str, tuple[str, ...]]) -> Iterator[Doubt]:
    for choice, names in lists.items():
        if choice in counts and counts[choice] != len(names):
            yield Doubt(
                check_name="counts and lists of votes agree",
                expected=f"{choice}: {counts[choice]} counted",
                observed=f"{choice}: {len(names)} named",
            )


def _doubtful_names(votes: tuple[tuple[str, str], ...]) -> Iterator[Doubt]:
    seen: dict[str, str] = {}
    for name, choice in votes:
        if name in seen:
            yield Doubt(
                check_name="counts and lists of votes agree",
                expected="each State once",
                observed=f"{name}: {seen[name]} and {choice}",
            )
        seen.setdefault(name, choice)
        if not is_state(name):
            known = nearest(name)
            yield Doubt(
                check_name="the name of a state is known",
                expected=known,
                observed=name,
                severity="info",
            )


def _meeting(text: str) -> tuple[int | None, bool]:
    """Return the number of the meeting, and whether it was resumed."""
    match = _MEETING.search(text)
    if match is not None:
        figures = match["figures"].translate(_DIGITS).replace(" ", "")
        figures = figures if match["ending"] else figures[:_FIGURES]
        return int(figures), bool(match[1] or match[4])
    for words in _MEETING_IN_WORDS.finditer(text):
        ordinal = ORDINAL.search(words[1])
        if ordinal is not None:
            return ordinal_value(ordinal[0]), "resumed" in words[1]
    return None, False
