"""Footnotes of the printed volumes of the Security Council, 1946 to the 1990s.

A volume numbers its notes through the year, so a text may begin with note 17 and may refer to a
note of an earlier page: "document S/10182 17 and S/10251, 18", at the end "17 Ibid., ...".
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.lines import Line
from pipeline.extract.notes import NoteLines
from pipeline.extract.notes_styles import BEGINS, MONTHS, Marker, Style, start_of_note

VOLUME = Style(
    "volume",
    re.compile(rf"(?P<n>\d{{1,3}})(?:\s+(?={BEGINS})|\.\s+(?=Ibid|See\b|Official Rec))"),
    re.compile(
        r"(?<=[^\W_]|[,.;:)”’\"'\]])\s?(?<![\d-])(?P<n>\d{1,3}(?:(?:,\s?|\s)\d{1,3})*)"
        rf"(?=[,.;:)\s]|$)(?!\s(?:{MONTHS}|of|to|per|million|days|months|votes|\())"
    ),
    re.compile(r"\d"),
)
_NO_MARKER_AFTER = re.compile(
    r"\b(?:[Pp]aragraphs?|[Aa]rticles?|[Rr]esolutions?|[Rr]ules?|[Nn]os?\.?|[Cc]hapter|[Vv]ol\."
    r"|and|or|of|to|by|the|on|at|from|with|than|for|until|after|before)\s?$"
    # a figure, but for the end of a symbol: "document S/10182 17"
    r"|\d\s?$(?<!/\d)(?<!/\d\d)(?<!/\d{3})(?<!/\d{4})(?<!/\d{5})(?<!\.\d)(?<!19\d\d )"
)

# "4 abstentions (Bulgaria, ...": the vote goes on, no note.
_VOTES = re.compile(r"\d+ (?:votes?|abstentions?|against)\b")
_ADOPTED = re.compile(
    r"Adopted (?:unanimously|at the|without|by (?:\d|consensus))"
    r"|\d+ ?(?:st|nd|rd|th) (?:plenary )?meeting$"
)


def notes_at_the_end(lines: Sequence[Line]) -> NoteLines:
    """Return the notes of a printed volume: below the vote, from any number upwards."""
    adopted = [i for i, line in enumerate(lines) if _ADOPTED.match(line.text)]
    starts: dict[int, str] = {}
    last = 0
    for index in range(adopted[-1] + 1 if adopted else len(lines), len(lines)):
        begun = start_of_note(VOLUME, lines[index].text)
        fresh = lines[index].gap > 0 or bool(starts) or lines[index - 1].text[-1:] in ".)"
        if not (begun and begun[0].isdigit() and fresh):
            continue
        if last < int(begun[0]) and not _VOTES.match(lines[index].text):
            starts[index] = begun[0]
            last = int(begun[0])
    return NoteLines(VOLUME if starts else None, starts)


# "Resolution 302 (1971) / of 24 November 1971", "152 (1960). Resolution of 23 August 1960"
_VOLUME_HEAD = re.compile(
    r"Resolution \d+ \(\d{4}\)\s+[oe]f \d|\(\d{4}\)\. Resolution of \d", re.IGNORECASE
)
# "United Nations, 374", "12 August 1949, 40 which", "14 votes to none.46"
_BEHIND_A_MARK = re.compile(r"[^\W_][)”’\"']?[,.;:)]\s?$")
# "of 1 December 1977 62 that", "of 16 September 1952, 5 of the": behind a whole date, where the
# sentence goes on as it does behind a date; "1 January 1993 12 States" and "2 to 3" are counts
_DATE = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})\.? (?:19|20)\d\d,?$")
_GOES_ON = (
    r"\s(?:and|or|that|which|who|whose|of|in|on|for|from|with|by|as|at|the|its|is|are|was|were"
    r"|will|would|has|have|had|may|shall|should|between|under|until|to(?!\s\d)|pursuant|contrary"
    r"|relative|wherein|whereby|held|sent|[a-z]+(?:ed|ing))\b"
)
_BEHIND_A_DATE = re.compile(  # at a line's head "1. Affirms" is a clause's number
    rf"(?:(?<=[\d,])\s(?P<n>\d{{1,3}}(?:(?:,\s?|\s)\d{{1,3}})*)(?=[,.;:)]|$|{_GOES_ON})"
    rf"|^(?P<first>\d{{1,3}})(?={_GOES_ON}))"
)
_NOUN = re.compile(
    r"\s(?:[Mm]embers?|[Ss]tates?|years?|weeks?|hours?|nations?|countries|per cent|thousand"
    r"|[A-Z]\w+ \d)"
)


def is_volume(head: Sequence[Line]) -> bool:
    """Return whether a text's masthead is that of a printed volume."""
    text = " ".join(line.text for line in head[:6])
    return bool(_VOLUME_HEAD.search(text)) and "Distr" not in text


def volume_references(lines: Sequence[Line], notes: NoteLines) -> dict[int, list[Marker]]:
    """Return the markers of each line, by the line's index: also those without a note here."""
    defined = set(notes.starts.values())
    found: dict[int, list[Marker]] = {}
    before = ""
    for index, line in enumerate(lines):
        if index in notes.starts:
            continue
        markers = {each.start: each for each in _dated(line.text, before)}
        for match in VOLUME.inline.finditer(line.text):
            numbers = tuple(re.split(r"[,\s]+", match["n"]))
            left = line.text[: match.start()].rstrip() or before
            right = line.text[match.end() :]
            if _NO_MARKER_AFTER.search(left):
                continue
            if set(numbers) & defined or _stands_alone(left, right, numbers):
                markers.setdefault(match.start(), Marker(match.start(), match.end(), numbers))
        if markers:
            found[index] = [markers[start] for start in sorted(markers)]
        before = line.text
    return found


def _dated(text: str, before: str) -> Iterator[Marker]:
    """Yield the markers behind a whole date; the date may end the line ``before``."""
    for match in _BEHIND_A_DATE.finditer(text):
        left = text[: match.start()] or before
        printed = match["n"] or match["first"]
        numbers = tuple(re.split(r"[,\s]+", printed))
        if _DATE.search(left, max(0, len(left) - 40)) and not printed.startswith("0"):
            yield Marker(match.start(), match.end(), numbers)


def _stands_alone(left: str, right: str, numbers: tuple[str, ...]) -> bool:
    """Return whether a number can be nothing but a marker: behind a mark, before no noun."""
    short = all(number != "0" and not number.startswith("0") for number in numbers)
    return short and bool(_BEHIND_A_MARK.search(left)) and not _NOUN.match(right)
