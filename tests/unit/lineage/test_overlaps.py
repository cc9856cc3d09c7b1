"""Shares of texts in common are measured once, and again where a text is another."""

from pipeline.lineage.grouped import by_resolution
from pipeline.lineage.overlaps import Overlaps
from tests.unit.lineage.rows import clauses

LONG = "Invites regional banks to fund terraces, wells and schools in remote valleys this year;"
ONE, OTHER, THIRD = "A/RES/60/1", "A/RES/61/2", "A/RES/62/3"
ROWS = by_resolution(
    [
        *clauses(ONE, OP1=LONG, OP2="Decides to meet again in its sixty-third session."),
        *clauses(OTHER, OP1=LONG),
        *clauses(THIRD, OP1="Requests universities to teach the care of slopes and seeds;"),
    ]
)


def test_the_share_is_of_the_shorter_text() -> None:
    overlaps = Overlaps(ROWS)
    assert overlaps.share(f"{ONE}:en", f"{OTHER}:en") == 1.0
    assert overlaps.share(f"{ONE}:en", f"{THIRD}:en") == 0.0
    assert overlaps.share(f"{ONE}:en", "A/RES/1/1:en") == 0.0  # which has no text


def test_what_was_measured_is_known_while_the_texts_are_the_same() -> None:
    stamps = {f"{ONE}:en": "a", f"{OTHER}:en": "b"}
    first = Overlaps(ROWS, stamps.__getitem__)
    first.share(f"{ONE}:en", f"{OTHER}:en")
    known = dict.fromkeys(first.used, 0.25)
    assert Overlaps({}, stamps.__getitem__, known).share(f"{ONE}:en", f"{OTHER}:en") == 0.25
    stamps[f"{OTHER}:en"] = "c"
    assert Overlaps(ROWS, stamps.__getitem__, known).share(f"{ONE}:en", f"{OTHER}:en") == 1.0
