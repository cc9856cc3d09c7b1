"""Entries of the bibliography: keys that stay, and texts that no style changes."""

from datetime import date

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from pipeline.release.artefacts.bibliography import entry, key
from pipeline.tables import RESOLUTIONS
from tests.made import example_row


def parsed(**changes):
    text = entry(example_row(RESOLUTIONS, **changes))
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (found,) = library.entries
    return found.key, found.entry_type, {field.key: field.value for field in found.fields}


def test_an_entry_says_what_one_cites():
    found, kind, fields = parsed()
    assert (found, kind) == ("A/RES/73/135:en", "techreport")
    assert fields == {
        "author": "United Nations, General Assembly",
        "title": "Cooperation between the United Nations and the Organization of Islamic "
        "Cooperation",
        "institution": "United Nations",
        "type": "Resolution",
        "number": "A/RES/73/135",
        "year": "2018",
        "month": "dec",
        "date": "2018-12-13",
        "note": "session 73, plenary meeting 52",
        "langid": "english",
        "url": "https://docs.un.org/en/A/RES/73/135",
    }


def test_what_the_source_does_not_state_is_left_out():
    nothing = dict.fromkeys(["session", "meeting_number", "adoption_date", "year", "title"])
    _, _, fields = parsed(**nothing, symbol="S/RES/2708(2023)", body="SC")
    assert fields["title"] == "Resolution S/RES/2708(2023)"
    assert fields["author"] == "United Nations, Security Council"
    assert not {"date", "month", "year", "note"} & fields.keys()


def test_a_body_without_a_name_has_its_code():
    assert parsed(body="TD/B")[2]["author"] == "United Nations, TD/B"


@pytest.mark.parametrize(
    "title",
    [
        "Food & agriculture: 50% of $1 #1 under_score",
        "A ~ tilde, a ^ hat, a back\\slash",
        'Quotes "double" and `single\'',
        "Étude sur le Sahara occidental – 日本",
        "é" * 300,
    ],
)
def test_titles_come_back_as_they_are(title):
    _, _, fields = parsed(title=title)
    # the decoder of the test has an accent for the hat
    assert fields["title"].replace("\u02c6", "^").strip("{}") == title


def test_a_brace_does_not_end_a_field():
    text = entry(example_row(RESOLUTIONS, title="One } alone { and a \\"))
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert library.entries[0].fields_dict["title"].value == (
        r"{One \textbraceright{} alone \textbraceleft{} and a \textbackslash{}}"
    )


def test_a_title_has_braces_against_styles_that_change_capitals():
    text = entry(example_row(RESOLUTIONS, title="Question of Palestine"))
    assert "title = {{Question of Palestine}}," in text


@pytest.mark.parametrize(
    ("resolution_id", "expected"),
    [
        ("A/RES/73/135:en", "A/RES/73/135:en"),
        ("A/RES/3369(XXX):en", "A/RES/3369+XXX:en"),
        ("A/RES/217(III)[A]:fr", "A/RES/217+III+A:fr"),
        ("A/RES/ES-11/1:en", "A/RES/ES-11/1:en"),
        ("GC(64)/RES/9:en", "GC+64/RES/9:en"),
        ("A/RES/1{}/2:en", "A/RES/1_7b__7d_/2:en"),
    ],
)
def test_keys_are_made_of_ids(resolution_id, expected):
    assert key(resolution_id) == expected


pieces = st.sampled_from(["A", "RES", "/", "(", ")", "[", "]", "III", "_", "+", "7b", "28", ":"])
ids = st.lists(pieces, min_size=1, max_size=8).map("".join)


@given(ids, ids)
def test_different_ids_have_different_keys(one, other):
    assert (key(one) == key(other)) == (one == other)


@given(ids)
def test_keys_have_only_what_every_program_takes(resolution_id):
    assert not set(key(resolution_id)) & set(" \t\"#%'(),={}[]\\~")


def test_dates_of_all_months_are_written():
    found = [parsed(adoption_date=date(2018, month, 1))[2]["month"] for month in range(1, 13)]
    assert found[0] == "jan"
    assert found[11] == "dec"
    assert len(set(found)) == 12
