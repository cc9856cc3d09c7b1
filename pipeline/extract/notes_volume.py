"""Footnotes of the printed volumes of the Security Council, 1946 to the 1990s.

A volume numbers its notes through the year, so a text may begin with note 17 and may refer to a
note of an earlier page: "document S/10182 17 and S/10251, 18", at the end "17 Ibid., ...".
"""

import re
from collections.abc import Sequence

from pipeline.extract.lines import Line
from pipeline.extract.notes import BEGINS, MONTHS, Marker, NoteLines, Style, start_of_note

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
    r"|\d+(?:st|nd|rd|th) (?:plenary )?meeting$"
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
        for match in VOLUME.inline.finditer(line.text):
            numbers = tuple(re.split(r"[,\s]+", match["n"]))
            left = line.text[: match.start()].rstrip() or before
            right = line.text[match.end() :]
            if _NO_MARKER_AFTER.search(left):
                continue
            if set(numbers) & defined or _stands_alone(left, right, numbers):
                found.setdefault(index, []).append(Marker(match.start(), match.end(), numbers))
        before = line.text
    return found


def _stands_alone(left: str, right: str, numbers: tuple[str, ...]) -> bool:
    """Return whether a number can be nothing but a marker: behind a mark, before no noun."""
    short = all(number != "0" and not number.startswith("0") for number in numbers)
    return short and bool(_BEHIND_A_MARK.search(left)) and not _NOUN.match(right)
