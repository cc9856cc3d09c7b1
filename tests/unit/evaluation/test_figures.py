"""From counts to rows: figures computed by hand, strata, and what has no row."""

from pipeline.evaluation.counts import Case, Count
from pipeline.evaluation.figures import Standard, figures

HAND = Standard(name="read by hand", development="unseen")


def rows(*cases: Case) -> dict[tuple[str, str], dict[str, object]]:
    return {(row["measure"], row["stratum"]): row for row in figures(cases, HAND, "c0de")}


def case(*strata: str, **counts: Count) -> Case:
    return Case(
        strata=strata, counts={name.replace("_", " "): count for name, count in counts.items()}
    )


def test_precision_recall_and_f1() -> None:
    found = rows(case("a", clause=Count(6, 2, 0)), case("a", clause=Count(2, 0, 2)))
    row = found["clause", "a"]
    assert (row["n"], row["documents"]) == (10, 2)
    assert (row["precision"], row["recall"], row["f1"]) == (0.8, 0.8, 0.8)
    assert (row["reference"], row["development"], row["code_version"]) == (
        "read by hand",
        "unseen",
        "c0de",
    )


def test_a_share_is_a_recall_and_has_wilsons_interval() -> None:
    found = rows(*[case("a", title=Count(right=1))] * 9, case("a", title=Count(missing=1)))
    row = found["title", "a"]
    assert (row["n"], row["precision"], row["recall"], row["f1"]) == (10, None, 0.9, None)
    assert (row["low"], row["high"], row["interval"]) == (0.5958, 0.9821, "Wilson over items")


def test_what_was_drawn_from_what_was_found_is_a_precision() -> None:
    row = rows(case("a", date_drawn=Count(right=1)), case("a", date_drawn=Count(missing=1)))[
        "date drawn", "a"
    ]
    assert (row["precision"], row["recall"], row["f1"]) == (0.5, None, None)


def test_without_an_error_the_documents_count_and_not_their_clauses() -> None:
    row = rows(*[case("a", clause=Count(right=50))] * 2)["clause", "a"]
    assert (row["f1"], row["low"], row["high"]) == (1.0, 0.3424, 1.0)
    assert row["interval"] == "Wilson over documents"


def test_few_documents_are_not_resampled() -> None:
    """7 right of 7 + (1 + 2 + 1) / 2 rounded down: Wilson of 7 of 9."""
    row = rows(case("a", clause=Count(7, 1, 2)))["clause", "a"]
    assert row["interval"] == "Wilson over items"
    assert (row["low"], row["high"]) == (0.4526, 0.9368)
    share = rows(case("a", action_phrase=Count(7, 2)))["action phrase", "a"]
    assert (share["low"], share["high"]) == (0.4526, 0.9368)


def test_many_documents_are() -> None:
    cases = [case("a", clause=Count(3, 1, 1))] * 10
    row = rows(*cases)["clause", "a"]
    assert (row["low"], row["high"], row["interval"]) == (0.75, 0.75, "bootstrap over documents")
    row = rows(*[case("a", action_phrase=Count(3, 1))] * 10)["action phrase", "a"]
    assert (row["recall"], row["low"], row["high"]) == (0.75, 0.75, 0.75)


def test_a_document_with_nothing_to_count_is_not_one_of_those_measured() -> None:
    found = rows(case("a", footnote=Count()), case("a", footnote=Count(1, 0, 0)))
    assert found["footnote", "a"]["documents"] == 1


def test_a_measure_or_stratum_without_cases_has_no_row() -> None:
    found = rows(case("a", footnote=Count(), clause=Count(right=1)))
    assert set(found) == {("clause", "a")}


def test_a_stratum_is_left_out_where_a_narrower_one_holds_the_same() -> None:
    right = Count(right=1)
    found = rows(
        case("XML", "XML; SC", "XML; SC; 2020s", clause=right),
        case("XML", "XML; GA", "XML; GA; 2010s", clause=right),
        case("XML", "XML; GA", "XML; GA; 2020s", clause=right),
    )
    assert {stratum for _, stratum in found} == {
        "XML",
        "XML; SC; 2020s",
        "XML; GA",
        "XML; GA; 2010s",
        "XML; GA; 2020s",
    }
    assert found["clause", "XML"]["n"] == 3
    assert found["clause", "XML; GA"]["n"] == 2


def test_strata_whose_names_only_begin_alike_are_two() -> None:
    found = rows(case("text", "texts", clause=Count(right=1)))
    assert {stratum for _, stratum in found} == {"text", "texts"}
