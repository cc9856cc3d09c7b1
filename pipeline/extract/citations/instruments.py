"""What a clause cites through its notes, and the words of the clause that name it.

"the 2030 Agenda for Sustainable Development,³" with the note "Resolution 70/1." cites A/RES/70/1.
"""

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.citations.mention import Mention
from pipeline.extract.texts import Text

_THROUGH = frozenset({"resolution", "treaty"})
_WINDOW = 240
_WORD = re.compile(r"\S+")
_SMALL = frozenset(
    {"a", "against", "all", "among", "and", "as", "at", "between", "by", "concerning", "for"}
    | {"from", "governing", "in", "into", "its", "of", "on", "or", "regarding", "relating"}
    | {"relative", "the", "their", "through", "to", "with"}
)
_DETERMINERS = frozenset({"a", "all", "its", "the", "their"})
_JOINING = _SMALL - _DETERMINERS - {"and", "or"}
_INSTRUMENT = re.compile(
    r"\b(?:Accords?|Act|Action|Agenda|Agreements?|Basis|Charter|Code|Commitments?|Compact|Consensus"
    r"|Constitution|Conventions?|Covenants?|Decade|Declarations?|Document|Framework|Goals?|Guide"
    r"|Guidelines|Initiative|Instruments?|Law|Mechanism|Modalities|Model|Outcome|Pact|Pathway|Plan"
    r"|Platform|Principles|Programme|Protocols?|Recommendations|Regulations|Roadmap|Rules"
    r"|Standards?|Statute|Strategy|Treaty|Understanding|Vision|Year)\b"
)
# "Guided by the Convention": a name does not begin before "the" but with an instrument
_THE = re.compile(r"(?<= )(?:the|its|their) (?=[A-Z0-9“\"])")
# "31 of the Convention", "VI of the Treaty": the number of an article before the name
_ARTICLE = re.compile(r"(?:\d\S*|[IVXLC]+(?:[-/]\S*)?),? (?:of|to) (?:the )?(?=[A-Z])")


def read_references(
    text: Text, own: Sequence[Mention], noted: Mapping[str, Sequence[Mention]]
) -> list[Mention]:
    """Return what a clause cites through its notes: resolutions, treaties, named instruments.

    A document with a symbol of its own is cited in the note alone, and so is a resolution that
    the clause cites by number as well.
    """
    cited = {mention.symbol for mention in own if mention.symbol}
    mentions: list[Mention] = []
    edge = previous = 0
    for at, key in text.notes:
        if at != previous:
            edge, previous = previous, at
        through = [
            mention
            for mention in noted.get(key, ())
            if mention.kind in _THROUGH or mention.symbol is None
            if mention.kind != "charter article" and mention.symbol not in cited
        ]
        if not through:
            continue
        start, stop, named = instrument(text.text, at, edge)
        if start == stop:
            continue  # no word stands before the reference: nothing cites through it
        mentions += [
            mention._replace(
                start=start, stop=stop, stated=None, date_start=None, derivation="note"
            )
            for mention in through
            if mention.kind in _THROUGH or named
        ]
    return mentions


def instrument(text: str, at: int, edge: int = 0) -> tuple[int, int, bool]:
    """Return the words that a note's reference at ``at`` stands after, and whether they name.

    A name is capitalised words with the small words between them, one of them an instrument's;
    without one, the word before. ``edge`` is where the note before is referred to.

    >>> text = "implementing the 2030 Agenda for Sustainable Development,"
    >>> start, stop, named = instrument(text, len(text))
    >>> text[start:stop], named
    ('2030 Agenda for Sustainable Development', True)
    """
    low = max(edge, at - _WINDOW)
    stop = low + len(text[low:at].rstrip(' ,.;:”"'))
    words = list(_WORD.finditer(text, low, stop))
    if not words:
        return stop, stop, False
    start = words[-_length([word[0] for word in words])].start()
    start += len(text[start:stop]) - len(text[start:stop].lstrip('(“"'))
    article = _ARTICLE.match(text, start, stop)
    start = article.end() if article else start
    for the in _THE.finditer(text, start, stop):
        if _INSTRUMENT.search(text, start, the.start()):
            break
        start = the.end()
    if not _INSTRUMENT.search(text, start, stop):
        start = max(words[-1].start(), start)
        return start, _unbracketed(text, start, stop), False
    return start, _unbracketed(text, start, stop), True


def _length(words: Sequence[str]) -> int:
    """Return how many of the last words are the name; at least one."""
    count = 1
    for index, word in enumerate(reversed(words), start=1):
        if index > 1 and word.endswith((";", ":")):
            break
        bare = word.strip("“”\"'(),;")
        if bare[:1].isupper() or bare[:1].isdigit():
            count = index
            continue
        before = words[-index - 1].lower() if index < len(words) else ""
        if bare not in _SMALL or (bare in _DETERMINERS and before not in _JOINING):
            break
    return count


def _unbracketed(text: str, start: int, stop: int) -> int:
    """Leave out a closing bracket that the words do not open: "(the Tokyo Rules)"."""
    while text[start:stop].endswith(")") and text.count(")", start, stop) > text.count(
        "(", start, stop
    ):
        stop -= 1
    return stop
