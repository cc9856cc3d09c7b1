"""A document's reading held against the independent one.

Texts are compared by their letters and digits, so that quotation marks and spaces do not count.
The independent reading has errors of its own: headings typed as paragraphs, wrong links.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from pipeline.evaluation.counts import Count, answered, compared
from pipeline.evaluation.independent import KINDS, Record
from pipeline.extract.characters import letters
from pipeline.extract.records import Reading, Resolution

BODY = ("preambular", "operative")

LINKED = re.compile(r"(?!A/RES/(?:79|80)/|A/HRC/)")
"""Documents of which the source's own links are complete enough to be a standard."""

Piece = tuple[str, str]
"""Kind of a clause, and its number and text as one."""


def held_against(record: Record, readings: Sequence[Reading]) -> dict[str, Count]:
    """Return the counts of a document by measure; ``readings`` is all that its file holds."""
    own = [each for each in readings if plain_symbol(each.resolution.symbol) == record["symbol"]]
    return {
        "document": answered(True, bool(own)),
        **clauses(record, own),
        "action phrase": action_phrases(record, own),
        **notes(record, own),
        **masthead(record, own[-1].resolution if own else None),
        **citations(record, own),
    }


def plain_symbol(symbol: str) -> str:
    """Return a symbol without spaces and without the letter of a part in the roman style.

    >>> plain_symbol("A/RES/217(III)[A]"), plain_symbol("a/res/57/283B")
    ('A/RES/217(III)', 'A/RES/57/283B')
    """
    bare = re.sub(r"\s", "", unquote(symbol)).upper().rstrip(".,;/")
    return re.sub(r"(?<=\d)[A-Z](?=\([IVXL]+\)$)|\[[A-Z](?:-[A-Z])?\]$", "", bare)


def clauses(record: Record, own: Sequence[Reading]) -> dict[str, Count]:
    want = [
        (KINDS[clause["kind"]], letters((clause["num"] or "") + clause["text"]))
        for clause in record["clauses"]
        if clause["kind"] in KINDS and letters(clause["text"])
    ]
    got = [
        (clause.kind, letters((clause.number or "") + clause.text))
        for reading in own
        for clause in reading.clauses
        if clause.kind in KINDS.values() and letters(clause.text)
    ]
    return clause_counts(want, got)


def clause_counts(want: Sequence[Piece], got: Sequence[Piece]) -> dict[str, Count]:
    """Return the measures of clauses, from those that there are and those that were read."""
    wanted, found = ([each for each in side if each[0] in BODY] for side in (want, got))
    return {
        "whole document": answered(wanted, found),
        "clause": compared(wanted, found),
        "preambular clause": of_kind("preambular", want, got),
        "operative clause": of_kind("operative", want, got),
        "annex paragraph": of_kind("annex", want, got),
    }


def of_kind(kind: str, want: Sequence[Piece], got: Sequence[Piece]) -> Count:
    """Count the clauses of one kind, a text that has it on both sides as right."""
    return compared(*([each for each in side if each[0] == kind] for side in (want, got)))


def action_phrases(record: Record, own: Sequence[Reading]) -> Count:
    """Count the phrases of clauses that were read right: those that begin with the italics."""
    leads = {
        letters((clause["num"] or "") + clause["text"]): letters(clause["lead"])
        for clause in record["clauses"]
        if clause["kind"] in ("pre", "op") and letters(clause["lead"] or "")
    }
    right = missing = 0
    for clause in (clause for reading in own for clause in reading.clauses):
        lead = leads.get(letters((clause.number or "") + clause.text))
        if lead and letters(clause.text).startswith(lead):
            right += letters(clause.action_phrase or "") == lead
            missing += letters(clause.action_phrase or "") != lead
    return Count(right=right, missing=missing)


def notes(record: Record, own: Sequence[Reading]) -> dict[str, Count]:
    found = [note for reading in own for note in reading.footnotes]
    texts = [letters((each["num"] or "") + each["text"]) for each in record["clauses"]]
    return {
        "footnote": compared(
            [(note["marker"], letters(note["text"])) for note in record["footnotes"]],
            [(note.marker, letters(note.text)) for note in found],
        ),
        "footnote anchor": compared(
            [
                (note["marker"], texts[at])
                for note in record["footnotes"]
                for at in note["at"]
                if record["clauses"][at]["kind"] in KINDS
            ],
            anchors(own),
        ),
    }


def anchors(own: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    """Yield marker and clause of each reference that stands in a clause."""
    for reading in own:
        markers = {note.footnote_id: note.marker for note in reading.footnotes}
        texts = {
            clause.clause_id: letters((clause.number or "") + clause.text)
            for clause in reading.clauses
            if clause.kind in KINDS.values()
        }
        for ref in reading.footnote_refs:
            if ref.clause_id in texts:
                yield markers[ref.footnote_id] or "", texts[ref.clause_id]


def masthead(record: Record, row: Resolution | None) -> dict[str, Count]:
    """Count the fields that the record states; ``row`` is None where the document isn't found."""
    meta: Mapping[str, str | None] = record["meta"]
    named: dict[str, tuple[str | None, object]] = {
        "adoption date": (meta.get("adoption_date"), row and row.adoption_date),
        "distribution date": (meta.get("distribution_date"), row and row.distribution_date),
        "meeting number": (meta.get("meeting"), row and row.meeting_number),
    }
    if not record["symbol"].startswith("S/"):  # has neither title nor session of its own
        named["title"] = (meta.get("title"), row and row.title)
        named["session"] = (meta.get("session"), row and row.session)
    stated = {name: pair for name, pair in named.items() if pair[0] not in (None, "")}
    found = {
        name: answered(letters(str(want)), letters("" if got is None else str(got)))
        for name, (want, got) in stated.items()
    }
    if wanted := items(meta.get("agenda_item") or ""):
        listed = (row and row.agenda_items) or ()
        found["agenda items"] = answered(wanted, set().union(*map(items, listed)))
    return found


def items(text: str) -> set[str]:
    """Return agenda items one by one.

    >>> sorted(items("Agenda items 68 (a) and (b) and 70"))
    ['68a', '68b', '70']
    """
    found: set[str] = set()
    head = ""
    for number, letter in re.findall(r"(\d+)|\(\s*([a-z]{1,2})\s*\)", text.lower()):
        head = number or head
        found.discard(head)
        found.add(head + letter)
    return found


def citations(record: Record, own: Sequence[Reading]) -> dict[str, Count]:
    """Count the documents cited, once a document; nothing where the links are not complete."""
    if not LINKED.match(record["symbol"]):
        return {}
    links = [link for each in record["clauses"] + record["footnotes"] for link in each["cites"]]
    cited = [row.target_symbol for reading in own for row in reading.citations]
    itself = {without_letter(record["symbol"])}
    want, got = (
        {without_letter(plain_symbol(each)) for each in side if each} - itself
        for side in (links, cited)
    )
    resolutions = compared(*({each for each in side if "/RES/" in each} for side in (want, got)))
    others = {each for each in want if "/RES/" not in each}
    return {
        "resolution citation": resolutions,
        "other citation": compared(others, others & got),
    }


def without_letter(symbol: str) -> str:
    """Return a symbol without the letter of a part, which the links lose.

    >>> without_letter("A/RES/57/283B")
    'A/RES/57/283'
    """
    return re.sub(r"(?<=\d)[A-Z](?:-[A-Z])?$", "", symbol)
