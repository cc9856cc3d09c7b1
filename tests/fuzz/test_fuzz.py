"""Any input ends as rows that hold together or as a refusal; ``make fuzz`` tries more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.inputs import KINDS, made
from tests.fuzz.trial import Broken, faults, trial


@pytest.mark.parametrize("seed", range(0, 100, 5))
@pytest.mark.parametrize("kind", range(len(KINDS)), ids=KINDS)
def test_it_is_read_or_refused(seed: int, kind: int) -> None:
    trial(made(seed + kind)[1])


@settings(max_examples=100)
@given(st.randoms(use_true_random=False), st.sampled_from(sorted(KINDS)))
def test_whatever_the_choices_are(random, kind):  # type: ignore[no-untyped-def]
    trial(KINDS[kind](random))


def test_most_kinds_reach_the_readers() -> None:
    """Inputs that are all refused at the door would try nothing."""
    read = {made(seed)[0] for seed in range(200) if trial(made(seed)[1])}
    assert read >= {"printed lines", "damaged documents", "XML", "archives"}


def test_a_reading_that_loses_a_character_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.fuzz import trial as trials

    def loses(data: bytes):  # type: ignore[no-untyped-def]
        from dataclasses import replace

        from pipeline.formats import read_source

        reading = read_source(data)
        assert not list(faults(reading))
        return replace(reading, source_map=reading.source_map[1:])

    data = next(made(seed)[1] for seed in range(0, 500, 5) if trial(made(seed)[1]))
    monkeypatch.setattr(trials, "read_source", loses)
    with pytest.raises(Broken, match="source map"):
        trial(data)
