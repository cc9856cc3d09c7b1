"""What the metadata say becomes facts; where they contradict themselves, a doubt."""

from datetime import date

import pytest

from pipeline.extract.blocks import Doubt, Facts
from pipeline.formats.akn import read_akn
from pipeline.formats.akn_sponsors import sponsors_in
from tests.unit.formats.akn_pieces import read, statement


def facts(workflow: str = "", voting: str = "") -> Facts:
    return read("", workflow=workflow, voting=voting).facts


def step(outcome: str, **attributes: str) -> str:
    rest = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f'<step outcome="{outcome}" {rest}/>'


def count(choice: str, value: str, *states: str) -> str:
    voters = "".join(f"<organization>{state}</organization>" for state in states)
    return f'<count value="{value}" refersTo="{choice}"><voters>{voters}</voters></count>'


def voting(*counts: str, outcome: str = "adoptedRecordedVote") -> str:
    return f'<voting outcome="{outcome}">{"".join(counts)}</voting>'


def test_what_a_statement_says_of_itself() -> None:
    assert facts() == Facts(
        symbol="A/RES/86/7",
        language="en",
        session="86",
        adoption_date=date(2031, 12, 4),
        distribution_date=date(2031, 12, 18),
    )


def changed(old: str, new: str) -> tuple[Facts, tuple[Doubt, ...]]:
    _, (document,) = read_akn(statement("").replace(old, new).encode())
    return document.facts, document.doubts


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ('date="2031-12-04" name', 'date="0001-01-01" name', "adoption_date", None),
        ('date="2031-12-04" name', 'date="4 December" name', "adoption_date", None),
        (">A/RES/86/7<", ">S/RES/2911 (2031)<", "symbol", "S/RES/2911(2031)"),
        (">A/RES/86/7<", "> A/RES/86/7 B<", "symbol", "A/RES/86/7B"),
        (">A/RES/86/7<", ">A/RES/ES-86/7<", "session", "ES-86"),
        (">A/RES/86/7<", ">A/HRC/RES/S-86/7<", "session", "S-86"),
        ('value="86"', 'value=""', "session", None),
        ('language="eng"', 'language="fre"', "language", "fr"),
        ('language="eng"', 'language="ru"', "language", "ru"),
        ('language="eng"', 'language=""', "language", None),
    ],
    ids=[
        "date unknown", "no date", "year", "letter", "emergency session", "special session",
        "no session", "French", "two letters", "no language",
    ],
)  # fmt: skip
def test_facts_as_the_source_has_them(old: str, new: str, field: str, value: object) -> None:
    assert getattr(changed(old, new)[0], field) == value


def test_a_date_that_differs_from_the_printed_one_is_doubted() -> None:
    _, (doubt,) = changed('date="2031-12-04" refersTo', 'date="2031-12-02" refersTo')
    assert (doubt.check_name, doubt.expected, doubt.observed) == (
        "metadata date is the printed date",
        "2031-12-04",
        "2031-12-02",
    )


@pytest.mark.parametrize(
    ("voting", "workflow", "mode"),
    [
        (voting(outcome="adoptedWithoutVote"), "", "without vote"),
        (voting(count("inFavour", "2", "CHAD", "TOGO")), "", "recorded vote"),
        ("<voting/>", step("adopted", by="Adopted unanimously, 8701st meeting"), "unanimous"),
        ("<voting/>", step("adopted", by="Adopted by acclamation"), "without vote"),
        (voting(outcome="Adopted without vote, 5th meeting"), "", "without vote"),
        ("<voting/>", step("adopted", **{"as": "Adopted 13-0-2; by mail"}), "recorded vote"),
        (voting(count("inFavour", "15", "CHAD"), outcome=""), "", "recorded vote"),
        ("<voting/>", step("draftResolution", by="Adopted unanimously"), None),
        ("", "", None),
    ],
    ids=[
        "without", "recorded", "unanimous", "acclamation", "words in the outcome", "numbers",
        "counts alone", "another step", "not stated",
    ],
)  # fmt: skip
def test_adoption_mode(voting: str, workflow: str, mode: str | None) -> None:
    assert facts(workflow, voting).adoption_mode == mode


def test_votes_by_choice_and_state() -> None:
    found = facts(
        voting=voting(
            count("#inFavour", "002", "CHAD", "VIET  NAM"), count("abstaining", "1", "TOGO")
        )
    )
    assert found.counts == {"yes": 2, "no": 0, "abstain": 1}
    assert found.votes == (("CHAD", "yes"), ("VIET NAM", "yes"), ("TOGO", "abstain"))


@pytest.mark.parametrize(
    ("voting", "workflow", "observed"),
    [
        (voting(count("inFavour", "3", "CHAD", "TOGO")), "", ["2 States listed"]),
        (
            voting(count("inFavour", "1", "CHAD")),
            step("adopted", **{"as": "Adopted 2-0-0"}),
            ["Adopted 2-0-0"],
        ),
        (voting(count("inFavour", "1", "CHAD")), step("adopted", by="Adopted 1-0-0"), []),
    ],
    ids=["list", "words", "none"],
)
def test_votes_that_do_not_add_up_are_doubted(
    voting: str, workflow: str, observed: list[str]
) -> None:
    doubts = read("", workflow=workflow, voting=voting).doubts
    assert [doubt.observed for doubt in doubts] == observed
    assert all(doubt.check_name == "counts and lists of votes agree" for doubt in doubts)


def test_sponsors_with_their_roles_each_once() -> None:
    workflow = step("draftResolution", by="Chad and Togo") + step(
        "draftResolutionAdditionalSponsors", by="Togo, Oman"
    )
    assert facts(workflow).sponsors == (
        ("Chad", "sponsor"),
        ("Togo", "sponsor"),
        ("Oman", "additional sponsor"),
    )


SPONSORS = {
    "one": ("Chad", ["Chad"]),
    "list": ("Chad, Oman and Togo", ["Chad", "Oman", "Togo"]),
    "comma before and": ("Chad, Oman, and Togo", ["Chad", "Oman", "Togo"]),
    "names with and": (
        "Antigua and Barbuda, Bosnia and Herzegovina and Saint Kitts and Nevis",
        ["Antigua and Barbuda", "Bosnia and Herzegovina", "Saint Kitts and Nevis"],
    ),
    "long name": (
        "Malta and United Kingdom of Great Britain and Northern Ireland",
        ["Malta", "United Kingdom of Great Britain and Northern Ireland"],
    ),
    "on behalf of": (
        "Egypt (on behalf of the States that are members of the Group of 77, and China) and Oman",
        ["Egypt (on behalf of the States that are members of the Group of 77, and China)", "Oman"],
    ),
    "formal name": (
        "Bolivia (Plurinational State of) and Chad",
        ["Bolivia (Plurinational State of)", "Chad"],
    ),
    "article": ("the Gambia and the Niger", ["Gambia", "Niger"]),
    "chair": (
        "submitted by the Chair of the Committee following informal consultations",
        ["Chair of the Committee"],
    ),
    "vice-chair": (
        "submitted by the Vice-Chair of the Committee, Ana Sol (Peru) and on the basis of "
        "informal consultations on draft resolution A/C.2/86/L.4",
        ["Vice-Chair of the Committee, Ana Sol (Peru)"],
    ),
    "name before the office": (
        "Ana Sol (Peru), submitted by the Rapporteur of the Committee and on the basis of "
        "informal consultations",
        ["Rapporteur of the Committee, Ana Sol (Peru)"],
    ),
    "committee": (
        "submitted by the Special Committee on Lakes and Ponds",
        ["Special Committee on Lakes and Ponds"],
    ),
    "representative": (
        "introduced in the Committee by the representative of Peru on behalf of the Bureau",
        ["Peru (on behalf of the Bureau)"],
    ),
    "representative alone": (
        "the representative of the Sudan , on behalf of the Bureau",
        ["Sudan (on behalf of the Bureau)"],
    ),
    "who left": (
        "Chad and Oman. - Togo was removed from the list of sponsors of the draft resolution",
        ["Chad", "Oman"],
    ),
    "no sponsor": ("on the basis of the report of the Credentials Committee", []),
    "none": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), SPONSORS.values(), ids=SPONSORS.keys())
def test_sponsors_in(text: str, expected: list[str]) -> None:
    assert sponsors_in(text) == expected


@pytest.mark.parametrize(
    "piece",
    ["(", " - ", "A and ", "a (b), ", ", submitted by", " following", " - Removes", ".",
     " - was removed from the list", "introduced by ", "the representative of "],
)  # fmt: skip
def test_long_lists_take_no_time(piece: str) -> None:
    assert isinstance(sponsors_in(piece * 30_000), list)
