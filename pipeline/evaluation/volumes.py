"""Printed volumes of the Security Council: a sample read by hand, and the numbers of all of them.

The sample keeps fingerprints of what is right instead of the texts, which are not the project's to
keep.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.evaluation.agreement import BODY, clause_counts
from pipeline.evaluation.counts import Case, Count, answered, compared
from pipeline.evaluation.golden import Golden, load, readings_of
from pipeline.evaluation.independent import decade
from pipeline.extract.characters import letters
from pipeline.extract.records import Clause, Reading
from pipeline.formats import read_source

FOLDER = "sc-1946-2002"
STRATUM = "text, printed volumes"


def strata_of(year: str) -> tuple[str, ...]:
    return STRATUM, f"{STRATUM}; SC", f"{STRATUM}; SC; {decade(year)}"


def volume_cases(sample: Path, corpus: Path) -> Iterator[Case]:
    """Yield a case for each text of the sample."""
    for wanted in load(sample)["documents"]:
        readings = readings_of(corpus / FOLDER / wanted["file"], read_source)
        own = next((r for r in readings if r.resolution.symbol == wanted["symbol"]), None)
        yield Case(strata=strata_of(wanted["adoption_date"]), counts=volume_counts(wanted, own))


def volume_counts(wanted: Golden, own: Reading | None) -> dict[str, Count]:
    body = [clause for clause in own.clauses if clause.kind in BODY] if own else []
    notes = own.footnotes if own else ()
    stated = (own.resolution.adoption_date, own.resolution.meeting_number) if own else (None, None)
    prints = [each[3] for each in wanted["clauses"]]
    found = clause_counts(
        [(kind, print_) for kind, _, _, print_ in wanted["clauses"]],
        [(clause.kind, clause_print(clause)) for clause in body],
    )
    return {
        **found,
        "document": answered(True, own is not None),
        "adoption date": answered(wanted["adoption_date"], str(stated[0])),
        "meeting number": answered(wanted["meeting_number"], stated[1]),
        "footnote": compared(
            map(tuple, wanted["notes"]),
            [(note.marker, fingerprint(note.text)) for note in notes],
        ),
        "footnote anchor": compared(
            [(marker, prints[at]) for marker, at in wanted["anchors"]],
            anchors(own, body) if own else (),
        ),
    }


def anchors(own: Reading, body: Sequence[Clause]) -> Iterator[tuple[str, str]]:
    prints = {clause.clause_id: clause_print(clause) for clause in body}
    markers = {note.footnote_id: note.marker for note in own.footnotes}
    for ref in own.footnote_refs:
        if ref.clause_id in prints:
            yield markers[ref.footnote_id] or "", prints[ref.clause_id]


def clause_print(clause: Clause) -> str:
    return fingerprint((clause.number or "") + clause.text)


def fingerprint(text: str) -> str:
    """Return what two readings of a text share: a hash of its letters and digits.

    >>> fingerprint("Decides\u2013to remain") == fingerprint("decides to  remain")
    True
    """
    return hashlib.sha256(letters(text).encode()).hexdigest()[:16]


def number_cases(corpus: Path) -> Iterator[Case]:
    """Yield a case for each text with numbered operative paragraphs: do the numbers run on?

    In a text that is refused they do not.
    """
    files = sorted((corpus / FOLDER).glob("*.txt"))
    if not files:
        raise FileNotFoundError(f"{corpus} has no {FOLDER}")
    for file in files:
        readings = readings_of(file, read_source)
        if not readings:
            yield Case(strata=strata_of("")[:2], counts={"numbers run on": Count(missing=1)})
        for reading in readings:
            if numbers := top_numbers(reading):
                count = answered(list(range(1, len(numbers) + 1)), numbers)
                year = str(reading.resolution.year)
                yield Case(strata=strata_of(year), counts={"numbers run on": count})


def top_numbers(reading: Reading) -> list[int]:
    return [
        int(clause.number)
        for clause in reading.clauses
        if clause.kind == "operative" and clause.level == 1 and (clause.number or "").isdecimal()
        if clause.number
    ]
