"""Invented documents in the manner of each organ, decade and oddity, and what is read in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.records import Reading, SourceReading
from pipeline.formats import read_source

HERE = Path(__file__).parent / "documents"
WHY = {
    "ecosoc_draft": "the Council recommends a whole draft, which is no resolution of its own",
    "es_declaration": "an emergency session; one clause without a number, then a declaration",
    "ga_1947_words": "the meeting's number in words, recitals with “Whereas”",
    "ga_1961_roman": "the session in roman figures behind the number, no masthead",
    "ga_1994_slash": "a title in capitals without a date, markers and notes as “1/”, indents",
    "ga_2008_pages": "pages end inside clauses with notes between, emphasis and hyphens are lost",
    "ga_annexes": "annexes and an appendix with numbers and notes of their own",
    "ga_lists": "lists of every depth, (i) as letter and roman, Windows line ends",
    "ga_ocr": "soft hyphens, letters of other scripts, lost hyphens and characters",
    "ga_parts": "two parts with a formula, a closing and notes of their own are two resolutions",
    "ga_pdf_tight": "no empty lines, wrapped and hyphenated, heads and notes at the pages' ends",
    "ga_sections": "sections with recitals and numbers that begin anew",
    "hrc_vote": "a recorded vote with its lists of States, dates of the session",
    "sc_1960_volume": "a printed volume: bracketed symbol, columns, notes below the vote",
    "sc_modern": "no title and no closing, headings between clauses, chapter VII, an annex",
}


def told(read: SourceReading, text: str) -> dict[str, Any]:
    """Return what a golden file holds of a reading."""
    roles = ((each.role, text[each.start : each.stop]) for each in read.source_map)
    page = ("running head", "page number", "job number", "rule", "hyphen", "unread")
    return {
        "resolutions": [resolution(each) for each in read.readings],
        "not text": [f"{role}: {shown}" for role, shown in roles if role in page],
    }


def resolution(reading: Reading) -> dict[str, Any]:
    row = reading.resolution
    stated = row._asdict()
    return {
        "masthead": {name: plain(value) for name, value in stated.items() if value is not None},
        "clauses": [
            {
                "id": path(clause.clause_id),
                "kind": clause.kind,
                **({"number": clause.number} if clause.number else {}),
                "level": clause.level,
                **({"parent": path(clause.parent_id)} if clause.parent_id else {}),
                **({"part": clause.part} if clause.part else {}),
                **({"action": clause.action_phrase} if clause.action_phrase else {}),
                "text": clause.text,
            }
            for clause in reading.clauses
        ],
        "notes": [[path(note.footnote_id), note.kind, note.text] for note in reading.footnotes],
        "references": [
            [path(ref.footnote_id), path(ref.clause_id), ref.offset]
            for ref in reading.footnote_refs
        ],
        "votes": [[vote.state, vote.iso3, vote.vote] for vote in reading.votes],
        "findings": [
            [finding.check_name, finding.expected, finding.observed]
            for finding in reading.findings
        ],
    }


def path(row_id: str | None) -> str | None:
    return row_id.split("#", 1)[1] if row_id else None


def plain(value: object) -> object:
    """Return a value as JSON has it; dates as text."""
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, int | str) else str(value)


@pytest.mark.parametrize("name", sorted(WHY))
def test_a_document_is_read_as_it_is_printed(name: str, update_golden: bool) -> None:
    data = (HERE / f"{name}.txt").read_bytes()
    found = told(read_source(data), data.decode("utf-8-sig"))
    expected = HERE / f"{name}.json"
    if update_golden:
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8")), WHY[name]


def test_every_document_says_why_it_is_there() -> None:
    assert {each.stem for each in HERE.glob("*.txt")} == set(WHY)
    assert {each.stem for each in HERE.glob("*.json")} == set(WHY)


@pytest.mark.parametrize("name", sorted(WHY))
def test_nothing_of_a_document_is_lost(name: str) -> None:
    data = (HERE / f"{name}.txt").read_bytes()
    text = data.decode("utf-8-sig")
    assert "".join(text[m.start : m.stop] for m in read_source(data).source_map) == text
