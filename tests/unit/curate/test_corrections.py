"""A correction holds for the value that it expects, in documents that are there, and no other."""

from datetime import date

import pytest

from pipeline.curate.corrections import CorrectionError, corrected, correction_rows
from pipeline.curate.corrections_file import load_corrections
from pipeline.sources.code import CORRECTIONS

ENTRY = {
    "symbol": '"A/RES/63/114"',
    "field": '"resolutions.adoption_date"',
    "row_id": '"A/RES/63/114:en"',
    "expected": "2008-12-15",
    "value": "2008-12-05",
    "reason": '"the heading is misprinted"',
    "evidence": '"A/63/PV.64"',
}


def text(**others):
    stated = {name: value for name, value in (ENTRY | others).items() if value is not None}
    return "\n".join(["[[correction]]", *(f"{name} = {value}" for name, value in stated.items())])


@pytest.fixture
def loaded(tmp_path):
    def of(content):
        path = tmp_path / "corrections.toml"
        path.write_text(content, encoding="utf-8")
        return load_corrections(path)

    return of


def rows(**others):
    resolution = {"resolution_id": "A/RES/63/114:en", "adoption_date": date(2008, 12, 15)}
    votes = [
        {"resolution_id": "A/RES/63/114:en", "state": "Benin", "iso3": "BEN", "vote": "no"},
        {"resolution_id": "A/RES/63/114:en", "state": "Chad", "iso3": None, "vote": "no"},
    ]
    return {"resolutions": [resolution | others], "votes": votes}


def test_the_expected_value_is_replaced(loaded):
    found = corrected(rows(), loaded(text()))
    assert found["resolutions"][0]["adoption_date"] == date(2008, 12, 5)


def test_what_was_read_is_let_be(loaded):
    read = rows()
    corrected(read, loaded(text()))
    assert read == rows()


@pytest.mark.parametrize("value", [None, date(2008, 12, 5), date(2008, 12, 16)])
def test_another_value_than_the_expected_one_is_told(loaded, value):
    with pytest.raises(CorrectionError, match=r"adoption_date in A/RES/63/114:en no longer holds"):
        corrected(rows(adoption_date=value), loaded(text()))


def test_what_is_there_instead_is_told(loaded):
    with pytest.raises(CorrectionError, match=r"expects 2008-12-15, and there is null"):
        corrected(rows(adoption_date=None), loaded(text()))


def test_a_document_that_is_not_here_is_let_be(loaded):
    elsewhere = loaded(text(symbol='"A/RES/63/11"', row_id='"A/RES/63/11:en"'))
    assert corrected(rows(), elsewhere) == rows()
    assert list(correction_rows(elsewhere, ["A/RES/63/114:en"])) == []


def test_a_document_in_another_language_is_another_document(loaded):
    (french,) = corrected(rows(resolution_id="A/RES/63/114:fr"), loaded(text()))["resolutions"]
    assert french["adoption_date"] == date(2008, 12, 15)


VOTE = {"field": '"votes.iso3"', "row_id": '"A/RES/63/114:en|Chad"'}


def test_a_row_of_a_compound_key(loaded):
    entry = text(**VOTE, expected='"null"', value='"TCD"')
    found = corrected(rows(), loaded(entry))
    assert [row["iso3"] for row in found["votes"]] == ["BEN", "TCD"]


def test_a_row_that_is_no_longer_there_is_told(loaded):
    entry = text(field=VOTE["field"], row_id='"A/RES/63/114:en|Chile"', expected='"CHL"')
    with pytest.raises(CorrectionError, match="there is no such row"):
        corrected(rows(), loaded(entry.replace("2008-12-05", '"CHI"')))


def test_applied_ones_become_rows(loaded):
    entries = loaded(text() + "\n" + text(**VOTE, expected='"null"', value='"TCD"'))
    date_row, vote = correction_rows(entries, ["A/RES/63/114:en"])
    assert date_row == {
        "symbol": "A/RES/63/114",
        "field": "resolutions.adoption_date",
        "row_id": "A/RES/63/114:en",
        "expected": "2008-12-15",
        "value": "2008-12-05",
        "reason": "the heading is misprinted",
        "evidence": "A/63/PV.64",
    }
    assert (vote["row_id"], vote["expected"]) == ("A/RES/63/114:en|Chad", None)


def test_a_list_is_corrected_whole(loaded):
    entry = text(field='"resolutions.agenda_items"', expected='["9"]', value='["9", "10 (a)"]')
    found = corrected(rows(agenda_items=("9",)), loaded(entry))
    assert found["resolutions"][0]["agenda_items"] == ("9", "10 (a)")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("[[correction]", "can't be read", id="no TOML"),
        pytest.param("correction = 1", "begin each entry with", id="no entries"),
        pytest.param("[correction]", "begin each entry with", id="one bracket"),
        pytest.param("[[corection]]", "'corection' is no entry", id="misspelt"),
        *(
            pytest.param(text(**{name: None}), f"entry 1: {name} is missing", id=f"no {name}")
            for name in ENTRY
        ),
        pytest.param(text(was="1"), "'was' is unknown", id="a word too many"),
        pytest.param(text(reason='" "'), "reason is no text", id="no reason given"),
        pytest.param(text(evidence="1"), "evidence is no text", id="evidence of another type"),
        pytest.param(text(symbol='"63/114"'), "symbol: '63/114' does not match", id="symbol"),
        pytest.param(text(field='"lineage.edits"'), "the table is none of", id="table"),
        pytest.param(text(field='"resolutions.day"'), "no such column", id="column"),
        pytest.param(text(field='"resolutions.symbol"'), "not corrected", id="a name"),
        pytest.param(text(field='"resolutions.url"'), "not corrected", id="computed"),
        pytest.param(text(field='"clauses.text"'), "not corrected", id="a text"),
        pytest.param(text(field='"clauses.parent_id"'), "not corrected", id="a reference"),
        pytest.param(text(field='"citations.in_dataset"'), "not corrected", id="of the corpus"),
        pytest.param(text(field='"dates.role"'), "expected: datetime.date", id="wrong type"),
        pytest.param(
            text(expected="2008-12-05T10:00:00"), "expected: datetime.datetime", id="date and time"
        ),
        pytest.param(text(value="2008-12-15"), "is the one that is to replace", id="no change"),
        pytest.param(
            text(field='"votes.vote"', expected='"no"', value='"perhaps"'),
            "value: 'perhaps' is none of its categories",
            id="not allowed",
        ),
        pytest.param(text(row_id="1"), "row_id is no text", id="a row of another type"),
        pytest.param(
            text(row_id='"A/RES/63/11:en"'), "is no row of A/RES/63/114", id="another's row"
        ),
        pytest.param(
            text() + "\n" + text(value="2008-12-06"), "entry 2: an entry before it", id="twice"
        ),
    ],
)
def test_a_malformed_file_is_refused(loaded, content, message):
    with pytest.raises(CorrectionError) as told:
        loaded(content)
    assert message in str(told.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CorrectionError, match="is not there"):
        load_corrections(tmp_path / "corrections.toml")


def test_no_entry_is_no_correction(loaded):
    assert loaded("# none yet\n") == ()


def test_the_projects_own_entries_are_well_formed():
    assert load_corrections(CORRECTIONS)
