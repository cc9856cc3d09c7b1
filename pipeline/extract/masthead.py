"""What the masthead, the title and the closing of a resolution say, read by pattern.

Lines may be merged or broken anywhere ("Sixty-third session Agenda item 114 (r)"), so each fact is
searched in the text of the whole masthead and not expected on a line of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipeline.extract.blocks import Block
from pipeline.extract.characters import folded
from pipeline.extract.dates import parse_day
from pipeline.extract.heads import RESOLUTION, TITLE
from pipeline.extract.ordinals import ordinal_value
from pipeline.vocabulary import rows

_MONTHS = {row["word"]: int(row["month"]) for row in rows("months") if row["word"].isalpha()}
_PLAIN_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) ((?:19|20)\d\d)")
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]+,?\s\d{4}|[A-Z][a-z]+\s\d{1,2},?\s\d{4})"
_ADOPTED = re.compile(
    # adopted by the Security Council at its 8190th meeting, on 26 February 2018
    r"adopted by the [A-Z][\w ]{5,60}?\s*,?\s*"
    r"(?:at its (?P<meeting>\d{1,5}) ?(?:st|nd|rd|th) (?P<resumed>\(?resumed\)? )?meeting,?\s*"
    rf"(?:\([^)]*\),?\s*)?)?\s?(?:held )?on\s?(?P<day>{_DAY})",
    re.IGNORECASE,
)
_RESOLUTION_OF = re.compile(
    rf"(?:Resolution\s+(?:\d+\s+)?of|^of|\)\.?\s*of)\s+(?P<day>{_DAY})",
    re.IGNORECASE | re.MULTILINE,
)
_DATE_ALONE = re.compile(
    r"(?:^|\n|Distr\.:?\s*(?:General|Limited|GENERAL|LIMITED)\s+)"
    rf"[^\S\n]*(?P<day>{_DAY})\s*(?:$|\n|Original|English)"
)
_WORDS = r"[A-Z][a-z]+(?:[ -]?[a-z]+){0,5}?"
_SESSION = re.compile(
    rf"(?P<ordinal>{_WORDS}|\d{{1,3}} ?(?:st|nd|rd|th)) "
    r"(?P<kind>emergency special |special )?session\b",
    re.IGNORECASE,
)
_YEAR_SESSION = re.compile(
    r"(?P<year>(?:19|20)\d\d) session\b|Substantive session of (?P<y>\d{4})"
)
_ITEM = r"\d{1,3}(?:\s?\([a-z]{1,2}\))?"
_AGENDA = re.compile(
    rf"Agenda items?\s+(?P<items>{_ITEM}"
    rf"(?:\s*(?:,\s*and|,|and|to|-)\s+(?:{_ITEM}|\([a-z]{{1,2}}\))(?![\w(]))*)",
    re.IGNORECASE,
)
_ONE_ITEM = re.compile(r"(?P<number>\d{1,3})|\((?P<letter>[a-z]{1,2})\)")
_CLOSING = re.compile(
    r"(?P<ordinal>\d{1,5}) ?(?:st|nd|rd|th)\s"
    r"(?P<resumed>\(?resumed\)?\s)?(?P<plenary>plenary\s)?meeting",
    re.IGNORECASE,
)
_CLOSING_WORDS = re.compile(
    rf"(?P<ordinal>{_WORDS})\s(?P<resumed>\(?resumed\)?\s)?(?P<plenary>plenary\s)?meeting"
)
_ORIGIN = re.compile(
    r"\[\s*(?P<kind>without reference to a Main Committee|on the report of"
    r"|on the recommendation of|on a proposal considered)"
    r"(?P<rest>.*?)\]?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_PARAGRAPH = re.compile(r"paras?\.\s*(?P<n>\d+(?:\s?\([a-z]+\))?(?:(?:,| and|[-–])\s?\d+)*)")
_LABEL = re.compile(r"Resolutions? adopted|\[|(?:Adopted by|RESOLUTIONS? ADOPTED)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What is printed; dates of adoption by the place where they stand."""

    number: str | None = None
    """As printed: "73/135", "1721 (XVI)", "2402 (2018)"."""
    title: str | None = None
    session: str | None = None
    session_number: int | None = None
    agenda_items: tuple[str, ...] | None = None
    agenda_title: str | None = None
    distribution_date: date | None = None
    heading_date: date | None = None
    closing_date: date | None = None
    meeting_number: int | None = None
    meeting_kind: str | None = None
    meeting_resumed: bool | None = None
    origin_kind: str | None = None
    committee: str | None = None
    origin_text: str | None = None
    origin_paragraph: str | None = None


def read_masthead(head: Sequence[Block], closing: Sequence[Block]) -> Masthead:
    """Return the facts of the blocks above the formula and of those after the last clause."""
    lines = [folded(block.text) for block in head if block.kind == "masthead"]
    text = "\n".join(lines)
    number, title = _title(head, text)
    session, session_number = _session(text)
    titles = "\n".join(folded(block.text) for block in head if block.kind == "title")
    adopted = _ADOPTED.search(text) or _RESOLUTION_OF.search(f"{titles}\n{text}")
    meeting, origin = _meeting(adopted, closing), _origin(head)
    items = _AGENDA.search(text)
    return Masthead(
        number=number,
        title=title,
        session=session,
        session_number=session_number,
        agenda_items=_agenda_items(items["items"]) if items else None,
        agenda_title=_agenda_title(head) if items else None,
        distribution_date=_distribution(text, adopted),
        heading_date=plain_day(adopted["day"]) if adopted else None,
        closing_date=_closing_date(closing),
        meeting_number=meeting.number,
        meeting_kind=meeting.kind,
        meeting_resumed=meeting.resumed,
        origin_kind=origin.kind,
        committee=origin.committee,
        origin_text=origin.text,
        origin_paragraph=origin.paragraph,
    )


def _title(head: Sequence[Block], text: str) -> tuple[str | None, str | None]:
    titles = [block.text for block in head if block.kind == "title"]
    if titles:
        match = TITLE.match(folded(titles[0]))
        if match:
            first = titles[0][match.start("title") :].strip()
            rest = [line for line in titles[1:] if not TITLE.match(folded(line))]
            if first.startswith("Resolution of "):  # the volumes of the Security Council
                return match["number"], None
            return match["number"], " ".join([first, *rest]).strip() or None
    council = RESOLUTION.search(text)
    return (council["number"] if council else None), None


def _session(text: str) -> tuple[str | None, int | None]:
    """Return the session as in symbols ("73", "S-32", "ES-11", "XXX") and its number."""
    lines = (line for line in text.split("\n") if "session" in line.casefold())
    match = next(filter(None, map(_SESSION.search, lines)), None)
    if match:
        value = ordinal_value(match["ordinal"])
        if value is not None:
            kind = (match["kind"] or "").lower().split()
            mark = "ES-" if "emergency" in kind else "S-" if kind else ""
            return f"{mark}{value}", value
    year = _YEAR_SESSION.search(text)
    if year:
        printed = year["year"] or year["y"]
        return printed, int(printed)
    return None, None


def _agenda_items(printed: str) -> tuple[str, ...]:
    """Return one entry an item or sub-item.

    >>> _agenda_items("14, 68 (a) and (b) and 122")
    ('14', '68 (a)', '68 (b)', '122')
    """
    items: list[str] = []
    number = ""
    bare = False
    for match in _ONE_ITEM.finditer(printed):
        if match["number"]:
            number, bare = match["number"], True
            items.append(number)
        else:
            if bare:
                items.pop()
            bare = False
            items.append(f"{number} ({match['letter']})")
    return tuple(items)


def _agenda_title(head: Sequence[Block]) -> str | None:
    """Return what stands between the agenda item and the line "Resolution adopted by"."""
    parts: list[str] = []
    inside = False
    for block in head:
        if block.kind != "masthead":
            break
        plain = folded(block.text)
        if inside and _LABEL.match(plain):
            break
        match = _AGENDA.search(plain)
        if match:
            inside = True
            rest = re.split(r"\s(?=Resolutions? adopted)", block.text[match.end() :])[0].strip()
            parts += [rest] if rest else []
        elif inside:
            parts.append(block.text)
    return " ".join(parts) or None


def _distribution(text: str, adopted: re.Match[str] | None) -> date | None:
    """Return the masthead's own date: alone on its line, above the line of adoption."""
    match = _DATE_ALONE.search(
        text[: adopted.start()] if adopted and adopted.string == text else text
    )
    return plain_day(match["day"]) if match else None


def plain_day(printed: str) -> date | None:
    """Return the day that a line prints: as nearly all do, or in any other form.

    >>> plain_day("13 December 2018"), plain_day("31 June 2018"), plain_day("June 20, 2012")
    (datetime.date(2018, 12, 13), None, datetime.date(2012, 6, 20))
    """
    plain = _PLAIN_DAY.fullmatch(printed)
    if plain and 1 <= int(plain[1]) <= 28:
        return date(int(plain[3]), _MONTHS[plain[2]], int(plain[1]))
    return parse_day(printed)


def _closing_date(closing: Sequence[Block]) -> date | None:
    for block in closing:
        match = re.search(_DAY, folded(block.text))
        if match:
            return plain_day(match[0])
    return None


class _Meeting(NamedTuple):
    number: int | None = None
    kind: str | None = None
    resumed: bool | None = None


def _meeting(adopted: re.Match[str] | None, closing: Sequence[Block]) -> _Meeting:
    for block in closing:
        if block.kind != "closing":
            continue  # a vote names its meeting too, and is read with the vote
        plain = folded(block.text)
        match = _CLOSING.search(plain) or _CLOSING_WORDS.search(plain)
        if match and (value := ordinal_value(match["ordinal"]) or _digits(match["ordinal"])):
            kind = "plenary" if match["plenary"] else "meeting"
            return _Meeting(value, kind, bool(match["resumed"]))
    if adopted and adopted.groupdict().get("meeting"):
        return _Meeting(int(adopted["meeting"]), "meeting", bool(adopted["resumed"]))
    return _Meeting()


def _digits(text: str) -> int | None:
    return int(text) if text.isdigit() else None


class _Origin(NamedTuple):
    kind: str | None = None
    committee: str | None = None
    text: str | None = None
    paragraph: str | None = None


def _origin(head: Sequence[Block]) -> _Origin:
    """Return what the bracket says: "[on the report of the Third Committee (A/76/454)]"."""
    for block in head:
        plain = folded(block.text)
        match = _ORIGIN.search(plain) if block.kind == "masthead" else None
        if match is None:
            continue
        kind = match["kind"].lower().replace("main committee", "Main Committee")
        named = _committee(match["rest"]) if kind.startswith("on the re") else None
        paragraph = _PARAGRAPH.search(match["rest"])
        return _Origin(kind, named, block.text, paragraph["n"] if paragraph else None)
    return _Origin()


def _committee(rest: str) -> str | None:
    """Return the body named before the last bracket: committees have brackets in their names.

    >>> _committee(" the Decolonization Committee (Fourth Committee) (A/73/474)")
    'Decolonization Committee (Fourth Committee)'
    """
    depth, at = 0, len(rest)
    for index in range(len(rest) - 1, -1, -1):
        depth += (rest[index] == ")") - (rest[index] == "(")
        if rest[index] == "(" and depth == 0:
            at = index
            break
    name = re.sub(r"^\s*the\s+", "", rest[:at]).strip(" ,")
    name = re.sub(r"(?<=\w)\((?=\w)", " (", name)
    return name or None
