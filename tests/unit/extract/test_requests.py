"""What requests promise: who is asked for what, in which words, until when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.actions import read_opening
from pipeline.extract.addressees import class_of, is_addressee
from pipeline.extract.requests import extract_requests
from pipeline.extract.requests_due import due_date, sessions
from pipeline.extract.requests_kinds import kind_of, verb_of
from pipeline.extract.texts import Context, RequestMention, Text

CONTEXT = Context(symbol="A/RES/70/1", body="GA", adoption_date=date(2016, 1, 15))


def requests(text: str) -> list[RequestMention]:
    return extract_requests([Text(key="OP1", kind="operative", text=text)], CONTEXT)


def only(text: str) -> RequestMention:
    (found,) = requests(text)
    return found


@pytest.mark.parametrize(
    ("text", "addressee", "raw"),
    [
        pytest.param("Calls upon States not to test it;", "States", "not to test it", id="not to"),
        pytest.param(
            "Demands that the army immediately and fully withdraw from the zone;",
            "the army",
            "immediately and fully withdraw from the zone",
            id="two adverbs",
        ),
        pytest.param(
            "Demands that all parties to the conflict comply with it;",
            "all parties to the conflict",
            "comply with it",
            id="plural head",
        ),
        pytest.param(
            "Demands all armed groups prevent such acts;",
            "all armed groups",
            "prevent such acts",
            id="demand without that",
        ),
        pytest.param(
            "Recommends that both Governments should promptly refer it to the Court;",
            "both Governments",
            "promptly refer it to the Court",
            id="should",
        ),
        pytest.param(
            "Requests the Secretary-General fully implement the plan:",
            "the Secretary-General",
            "fully implement the plan",
            id="bare verb behind a name",
        ),
        pytest.param(
            "Requests UNMARE continue to talk with them;",
            "UNMARE",
            "continue to talk with them",
            id="bare continue",
        ),
        pytest.param(
            "Demands the withdrawal of all forces and that all groups disband;",
            "all groups",
            "disband",
            id="and that",
        ),
        pytest.param(
            "Requests, in connection with the talks, which it welcomes, that he submit a report;",
            "he",
            "submit a report",
            id="which it welcomes",
        ),
        pytest.param(
            "Calls for the Office to provide support;",
            "the Office",
            "to provide support",
            id="calls for",
        ),
        pytest.param(
            "Continues to encourage States to use the form;",
            "States",
            "to use the form",
            id="continues to encourage",
        ),
        pytest.param(
            "Requests the Rapporteur, with staff to be provided by the Office, to act;",
            "the Rapporteur",
            "to act",
            id="to be provided",
        ),
        pytest.param(
            "Reiterates its call upon States that have taken such measures to end them;",
            "States that have taken such measures",
            "to end them",
            id="measures to",
        ),
        pytest.param(
            "Calls upon both sides to co-operate fully;",
            "both sides",
            "to co-operate fully",
            id="hyphen",
        ),
        pytest.param(
            "Calls upon all concerned henceforth to direct requests to it;",
            "all concerned",
            "to direct requests to it",
            id="henceforth",
        ),
        pytest.param("~— Requests all States to act;", "all States", "to act", id="stray marks"),
        pytest.param("and also requests all States to act;", "all States", "to act", id="and"),
        pytest.param(
            "Calls upon the sides to meet and supports all efforts of others;",
            "the sides",
            "to meet",
            id="supports",
        ),
        pytest.param(
            "Urges States to act; the strategy should include schools;",
            "States",
            "to act",
            id="sentence behind",
        ),
        pytest.param(
            "Urges troop-contributing countries to train them;",
            "troop-contributing countries",
            "to train them",
            id="contributing",
        ),
    ],
)
def test_forms_of_asking(text: str, addressee: str | None, raw: str) -> None:
    found = only(text)
    assert (found.addressee, found.raw) == (addressee, raw)


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        pytest.param(
            "Requests the Board and invites States to help;", ["States", "the Board"], id="and"
        ),
        pytest.param(
            "Urges States, requests the Board and invites donors to help;",
            ["donors", "States", "the Board"],
            id="three",
        ),
        pytest.param(
            "Calls upon the sides to meet and upon all States to help;",
            ["the sides", "all States"],
            id="and upon",
        ),
        pytest.param(
            "Calls for a reduction of tension and urges the sides to meet;",
            ["the sides"],
            id="nobody before",
        ),
    ],
)
def test_several_are_asked(text: str, addressees: list[str]) -> None:
    assert [found.addressee for found in requests(text)] == addressees


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("to prepare and submit a report", ["report"], id="one object"),
        pytest.param(
            "to follow and report to the Council", ["action", "report"], id="report of its own"
        ),
        pytest.param(
            "to go on, and, in the meantime, to keep the Council informed",
            ["action", "report"],
            id="inserted",
        ),
        pytest.param("to go on, to keep the Council informed", ["action", "report"], id="comma"),
        pytest.param(
            "to help them and include, in his annual report, a list",
            ["action", "report"],
            id="puts",
        ),
        pytest.param("to address the observations in his report", ["action"], id="of a report"),
        pytest.param("to prepare an update to the guidelines", ["action"], id="no update"),
        pytest.param(
            "to provide to the Council, by May, and after talks, proposals on it",
            ["report"],
            id="two asides",
        ),
        pytest.param(
            "to provide information on it at each session of the Council", ["report"], id="session"
        ),
        pytest.param("to continue to report its findings on war", ["report"], id="findings"),
    ],
)
def test_kinds_of_coordinated_tasks(text: str, kinds: list[str]) -> None:
    found = requests(f"Requests the Secretary-General {text};")
    assert [mention.kind for mention in found] == kinds


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Regrets it, and demands once again that all parties stop;", "demands once again"),
        ("Welcomes it and urges also the parties to meet;", "urges also"),
        ("Regrets it, and requests further assistance to victims;", None),
    ],
)
def test_connective_behind_an_inner_verb(text: str, phrase: str | None) -> None:
    assert [found.action_phrase for found in requests(text)] == ([phrase] if phrase else [])


def test_an_action_is_due_by_a_day_not_in_a_year_of_something_else() -> None:
    late = (
        "Urges the Government to ensure the preparation of free, fair and quiet elections in 2023;"
    )
    assert only(late).due_edtf is None
    assert only("Urges the Government to hold talks by May 2023;").due_edtf == "2023-05"


@pytest.mark.parametrize(
    ("text", "addressee", "raw"),
    [
        pytest.param(
            "Requests the Secretary-General to report on the matter;",
            "the Secretary-General",
            "to report on the matter",
            id="plain",
        ),
        pytest.param(
            "Also requests the Secretary-General, in consultation with States, to open an office;",
            "the Secretary-General",
            "to open an office",
            id="aside",
        ),
        pytest.param(
            "Calls upon States parties to the Convention to withdraw their reservations;",
            "States parties to the Convention",
            "to withdraw their reservations",
            id="to of its own",
        ),
        pytest.param(
            "Urges States in a position to do so to contribute;",
            "States in a position to do so",
            "to contribute",
            id="in a position",
        ),
        pytest.param(
            "Requests that the Board submit its plan;", "the Board", "submit its plan", id="that"
        ),
        pytest.param(
            "Demands that all parties immediately cease fire;",
            "all parties",
            "immediately cease fire",
            id="adverb",
        ),
        pytest.param(
            "Requests that measures be taken without delay;",
            None,
            "measures be taken without delay",
            id="passive",
        ),
        pytest.param(
            "Requests the Secretary-General that he ensure it;",
            "the Secretary-General",
            "ensure it",
            id="that he",
        ),
        pytest.param(
            "Calls upon that State to accede to the Treaty;",
            "that State",
            "to accede to the Treaty",
            id="that State",
        ),
        pytest.param(
            "Reiterates its call upon all States to comply;",
            "all States",
            "to comply",
            id="noun that asks",
        ),
        pytest.param(
            "Decides to request the Special Rapporteur to visit the country;",
            "the Special Rapporteur",
            "to visit the country",
            id="decided",
        ),
        pytest.param(
            "Requests UNMISS prioritize patrols by night;",
            "UNMISS",
            "prioritize patrols by night",
            id="bare verb",
        ),
        pytest.param(
            "Invites States, individually or jointly, to voluntarily downgrade it;",
            "States",
            "to voluntarily downgrade it",
            id="unknown verb behind an adverb",
        ),
        pytest.param(
            "Requests a report by 1 May 2016 from the Panel on its work;",
            "the Panel",
            "a report by 1 May 2016 from the Panel on its work",
            id="report wanted",
        ),
        pytest.param(
            "Encourages Governments, in this regard, and other relevant stakeholders to help;",
            "Governments, in this regard, and other relevant stakeholders",
            "to help",
            id="aside within a list",
        ),
    ],
)
def test_addressee_and_task(text: str, addressee: str | None, raw: str) -> None:
    found = only(text)
    assert (found.addressee, found.raw) == (addressee, raw)
    assert text[found.start : found.stop] == found.raw


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Encourages further cooperation among States;", id="nobody is asked"),
        pytest.param("Encourages the use of oil by States to heat homes;", id="a thing"),
        pytest.param("Invites voluntary contributions to the Force;", id="contributions"),
        pytest.param("Notes the requests of States to be heard;", id="noun"),
        pytest.param("Affirms the power of the Appeals Tribunals to issue orders;", id="name"),
        pytest.param("Decides to extend the mandate for one year;", id="decision"),
        pytest.param("Recalls that the Council requests States to report;", id="quoted"),
        pytest.param("Takes note of the report of the Secretary-General;", id="note"),
    ],
)
def test_no_request(text: str) -> None:
    assert requests(text) == []


def test_preambular_clauses_ask_for_nothing() -> None:
    text = Text(key="PP1", kind="preambular", text="Urges States to act,")
    assert extract_requests([text], CONTEXT) == []


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        ("to report to the General Assembly at its next session", "report"),
        ("to report annually on the situation", "report"),
        ("to report instances of violence", "action"),
        ("to submit to the Council, at its next session, a detailed report", "report"),
        ("to submit to the Secretary-General annual reports on the situation", "report"),
        ("to provide support for the preparation of the report", "action"),
        ("to brief the Security Council every month", "report"),
        ("to update the list of experts", "action"),
        ("to keep the Council regularly informed", "report"),
        ("to keep the peace", "action"),
        ("to include in his next report information on costs", "report"),
        ("to include women in delegations", "action"),
        ("to provide the Council with regular updates", "report"),
        ("to provide to the Committee information on its work", "report"),
        ("to provide information to the public", "action"),
        ("to prepare, taking into account the report of the Board, a plan", "action"),
        ("to submit it to the Council", "report"),
        ("to include in the provisional agenda of its next session an item", "agenda item"),
        ("to take measures", "action"),
    ],
)
def test_kind_of_a_task(task: str, kind: str) -> None:
    assert kind_of(task, "request") == kind


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        ("to include in the provisional agenda of its tenth session the item", "agenda item"),
        ("to remain actively seized of the matter", "agenda item"),
        ("to consider the question at its seventieth session", "agenda item"),
        ("to continue its consideration of the item", "agenda item"),
        ("to establish a fund", None),
    ],
)
def test_kind_of_a_decision(task: str, kind: str | None) -> None:
    assert kind_of(task, "decide") == kind


@pytest.mark.parametrize(
    ("task", "verb"),
    [
        ("to continue to report", "report"),
        ("to continue reporting to it", "report"),
        ("to regularly brief the Council", "brief"),
        ("(a) To submit a plan", "submit"),
        ("", ""),
    ],
)
def test_verb_of_a_task(task: str, verb: str) -> None:
    assert verb_of(task)[0] == verb


def test_reports_are_rows_of_their_own() -> None:
    found = requests(
        "Requests the Panel to visit the region, to hear witnesses and to protect them, and to"
        " report to the Council at its tenth session, and also requests it to publish the maps;"
    )
    assert [(row.kind, row.action_phrase, row.addressee) for row in found] == [
        ("action", "Requests", "the Panel"),
        ("report", "Requests", "the Panel"),
        ("action", "also requests", "it"),
    ]
    assert found[0].raw == "to visit the region, to hear witnesses and to protect them"
    assert (found[1].recipient, found[1].due_session) == ("the Council", "10")
    assert found[2].addressee_class == "un body"


def test_other_verbs_end_a_task() -> None:
    found = only(
        "Urges States to ratify the Protocol, notes with concern the delay and welcomes the plan;"
    )
    assert found.raw == "to ratify the Protocol"


def test_agenda_item() -> None:
    found = only(
        "Decides to include in the provisional agenda of its seventy-first session the item"
        " entitled “Oceans”."
    )
    assert (found.kind, found.addressee, found.recipient) == (
        "agenda item",
        None,
        "General Assembly",
    )
    assert found.due_session == "71"
    assert found.raw.endswith("“Oceans”")


def test_a_clause_whose_opening_has_been_read_is_not_read_again() -> None:
    """A phrase that is not the text's own shows whose it is."""
    text = "Strongly urges the parties to comply;"
    opening = read_opening("Also invites all;", "operative")
    assert opening is not None
    (own,) = requests(text)
    (told,) = extract_requests(
        [Text(key="OP1", kind="operative", text=text)], CONTEXT, {"OP1": opening}
    )
    assert own.action_phrase == "Strongly urges"
    assert told == own._replace(action_phrase="Also invites")


def test_paragraphs_below_take_verb_and_addressee() -> None:
    texts = [
        Text(key="OP1", kind="operative", text="Requests the Secretary-General:"),
        Text(key="OP1(a)", kind="operative", text="To open an office;", parent="OP1"),
        Text(key="OP1(b)", kind="operative", text="To report thereon;", parent="OP1"),
        Text(key="OP2", kind="operative", text="Calls upon all parties to:"),
        Text(key="OP2(a)", kind="operative", text="Cease fire;", parent="OP2"),
        Text(key="OP3", kind="operative", text="Urges:"),
        Text(key="OP3(a)", kind="operative", text="Each State to comply;", parent="OP3"),
    ]
    found = extract_requests(texts, CONTEXT)
    assert [(row.key, row.kind, row.action_phrase, row.addressee, row.raw) for row in found] == [
        ("OP1(a)", "action", "Requests", "the Secretary-General", "To open an office"),
        ("OP1(b)", "report", "Requests", "the Secretary-General", "To report thereon"),
        ("OP2(a)", "action", "Calls upon", "all parties", "Cease fire"),
        ("OP3(a)", "action", "Urges", "Each State", "to comply"),
    ]


@pytest.mark.parametrize(
    ("task", "named"),
    [
        ("to report at its eighty-first session", ("81",)),
        ("to report at its 57th and 58th sessions", ("57", "58")),
        ("to report to the Assembly at its thirtieth special session", ("S-30",)),
        ("to report at its tenth emergency special session", ("ES-10",)),
        ("to report to the Council at its 2024 session", ("2024",)),
        ("to apply the outcome of the twenty-third special session", ()),
        ("to apply the plan adopted by the Conference at its sixth session", ()),
    ],
)
def test_sessions_that_a_task_is_due_at(task: str, named: tuple[str, ...]) -> None:
    assert sessions(task) == named


@pytest.mark.parametrize(
    ("task", "edtf"),
    [
        pytest.param("to report by 31 December 2016", "2016-12-31", id="by"),
        pytest.param("to report no later than March 2017", "2017-03", id="no later than"),
        pytest.param("to end hunger by 2030", "2030", id="year"),
        pytest.param("to report in 2018", "2018", id="in"),
        pytest.param("to report within 30 days of the adoption of it", "2016-02-14", id="within"),
        pytest.param("to act on the plan of 3 May 2017", None, id="of"),
        pytest.param("to use the results of the talks in 2015", None, id="past"),
        pytest.param("to follow up on the 2020 summit", None, id="in a name"),
    ],
)
def test_due_date(task: str, edtf: str | None) -> None:
    assert due_date(task, date(2016, 1, 15)) == edtf


@pytest.mark.parametrize(
    ("addressee", "label"),
    [
        ("the Secretary-General", "secretary-general"),
        ("the SecretaryGeneral", "secretary-general"),
        ("the Special Rapporteur on torture", "special procedure"),
        ("the Office of the High Commissioner", "secretariat entity"),
        ("Member States", "member states"),
        ("Bosnia and Herzegovina", "member states"),
        ("the specialized agencies and other organizations of the system", "un system"),
        ("the Human Rights Council", "un body"),
        ("the private sector", "ngo/other"),
        ("Member States and civil society", "joint"),
        ("the secretariats of the two organizations", "joint"),
        ("xyz", "unclear"),
    ],
)  # fmt: skip
def test_class_of_an_addressee(addressee: str, label: str) -> None:
    assert class_of(addressee) == label


@pytest.mark.parametrize("name", ["increased trade", "efforts by States", "in this regard", ""])
def test_things_are_not_addressees(name: str) -> None:
    assert not is_addressee(name)


ADVERB = st.sampled_from(["", "also ", "further ", "in this regard ", "strongly "])
VERB = st.sampled_from(["requests", "invites", "urges", "encourages", "calls upon"])
WHO = st.sampled_from(["the Secretary-General", "Member States", "all parties to the conflict",
                       "the Panel of Experts", "the Government of Mali"])  # fmt: skip
TASK = st.sampled_from(["to take action", "to continue their work", "to ensure access to water"])


@given(st.lists(st.tuples(ADVERB, VERB, WHO, TASK), min_size=1, max_size=4))
def test_requests_from_pieces_are_all_found(parts: list[tuple[str, str, str, str]]) -> None:
    text = ", and ".join(f"{adverb}{verb} {who} {task}" for adverb, verb, who, task in parts)
    text = text[0].upper() + text[1:] + ";"
    found = requests(text)
    assert [(row.addressee, row.raw) for row in found] == [
        (who, task) for _, _, who, task in parts
    ]


@given(st.text(max_size=80))
def test_every_request_stands_in_its_text(text: str) -> None:
    for row in requests("Requests " + text):
        assert row.raw == ("Requests " + text)[row.start : row.stop]


@pytest.mark.parametrize(
    "piece",
    ["and requests States to ", "to report to the ", "the Committee on ", ", and to ", ", in ",
     "of the Office of the High ", "that he ", "a report and ",
     "requests the Board to report, "],
)  # fmt: skip
def test_long_repeats_take_linear_time(piece: str) -> None:
    text = "Requests the Secretary-General " + piece * (60_000 // len(piece))
    requests(text)
