"""Which of several sources a resolution is taken from depends on their content alone."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.records import SourceRole
from pipeline.sources.ledger import Ledger, belongs
from pipeline.sources.outcome import Held, Source, Summary
from pipeline.sources.selection import choose


def source(path, content, *held, media_type="text/plain", reason=None):
    summary = Summary(media_type=media_type, characters=9, held=held, reason=reason)
    return Source(path=path, source_id=content, size=9, summary=summary)


def held(symbol, characters=100, index=0, partition="GA-63"):
    return Held(
        index=index,
        resolution_id=f"{symbol}:en",
        symbol=symbol,
        language="en",
        partition=partition,
        characters=characters,
    )


def statuses(*sources):
    return {choice.source.path: choice.status for choice in choose(sources)}


def test_the_same_bytes_twice_count_once():
    one, two = source("a", "1", held("A/RES/63/1")), source("b", "1", held("A/RES/63/1"))
    assert statuses(two, one) == {"a": "extracted", "b": "duplicate"}
    assert choose([one, two])[1].reason == "it has the same bytes as a"


def test_a_structured_source_goes_before_a_longer_flat_one():
    flat = source("flat", "1", held("A/RES/63/1", 200))
    xml = source("xml", "2", held("A/RES/63/1", 100), media_type="application/akn+xml")
    assert statuses(flat, xml) == {"flat": "superseded", "xml": "extracted"}
    assert "A/RES/63/1 is taken from xml" in choose([flat, xml])[0].reason


def test_a_whole_resolution_goes_before_half_of_it():
    half, whole = source("a", "1", held("A/RES/63/1", 50)), source("b", "2", held("A/RES/63/1"))
    assert statuses(half, whole) == {"a": "superseded", "b": "extracted"}


def test_a_source_may_give_one_resolution_and_leave_another():
    both = source("both", "1", held("A/RES/63/1"), held("A/RES/63/2", 10, index=1))
    other = source("other", "2", held("A/RES/63/2", 90))
    choices = {choice.source.path: choice for choice in choose([both, other])}
    assert [each.symbol for each in choices["both"].kept] == ["A/RES/63/1"]
    assert choices["both"].status == "extracted"
    assert "A/RES/63/2 is taken from other" in choices["both"].reason


def test_a_resolution_that_one_source_holds_twice_is_kept_once():
    twice = source("a", "1", held("A/RES/63/1", 10), held("A/RES/63/1", 90, index=1))
    (choice,) = choose([twice])
    assert [each.index for each in choice.kept] == [1]


def test_a_refused_source_keeps_its_reason():
    (choice,) = choose([source("a", "1", reason="it is empty")])
    assert (choice.status, choice.reason, choice.kept) == ("quarantined", "it is empty", ())


SOURCES = st.lists(
    st.builds(
        lambda content, number, characters, kind: source(
            "", f"{content}", held(f"A/RES/63/{number}", characters), media_type=kind
        ),
        st.integers(0, 99),
        st.integers(1, 3),
        st.integers(1, 3),
        st.sampled_from(["text/plain", "application/akn+xml"]),
    ),
    max_size=8,
    unique_by=lambda each: each.source_id,
)


@given(SOURCES, st.randoms(use_true_random=False))
def test_each_resolution_is_kept_once_whatever_the_names_and_the_order(found, random):
    def kept(names):
        named = [
            Source(path=f"{name:02}", source_id=each.source_id, size=9, summary=each.summary)
            for name, each in zip(names, found, strict=True)
        ]
        return {
            (choice.source.source_id, each.resolution_id)
            for choice in choose(named)
            for each in choice.kept
        }

    names = list(range(len(found)))
    first = kept(names)
    random.shuffle(names)
    assert kept(names) == first
    assert {name for _, name in first} == {
        each.resolution_id for one in found for each in one.summary.held
    }


def test_a_ledger_says_what_each_partition_is_made_from(tmp_path):
    volume = source(
        "volume",
        "1",
        held("A/RES/63/1"),
        held("A/RES/64/1", index=1, partition="GA-64"),
        held("A/RES/63/2", index=2),
    )
    ledger = Ledger.of(choose([volume, source("bad", "2", reason="it is empty")]))
    assert list(ledger.partitions) == ["GA-63", "GA-64"]
    (entry,) = ledger.partitions["GA-63"]
    assert (entry.path, entry.indices, entry.elsewhere) == ("volume", (0, 2), ("A/RES/64/1:en",))
    assert ledger.partitions["GA-64"][0].elsewhere is None
    ledger.save(tmp_path / "ledger.json")
    assert Ledger.load(tmp_path / "ledger.json") == ledger
    assert ledger.digest("GA-63", "code") != ledger.digest("GA-63", "other code")
    assert ledger.digest("GA-63", "code") != ledger.digest("GA-64", "code")


def test_a_ledger_names_what_was_passed_over(tmp_path):
    half, whole = source("a", "1", held("A/RES/63/1", 50)), source("b", "2", held("A/RES/63/1"))
    ledger = Ledger.of(choose([half, whole]))
    (rival,) = ledger.rivals
    assert (rival.kept_id, rival.other_id, rival.other_path) == ("2", "1", "a")
    ledger.save(tmp_path / "ledger.json")
    assert Ledger.load(tmp_path / "ledger.json") == ledger


def role(start, row_id):
    return SourceRole(start=start, stop=start + 1, role="clause", row_id=row_id)


def test_the_map_of_a_volume_is_shared_out_to_its_sessions():
    volume = source("v", "1", held("A/RES/63/1"), held("A/RES/64/1", index=1, partition="GA-64"))
    ledger = Ledger.of(choose([volume]))
    roles = [role(0, None), role(1, "A/RES/63/1:en#OP1"), role(2, "A/RES/64/1:en#OP1")]
    shares = [
        [each.start for each in roles if belongs(each, ledger.partitions[name][0], {own})]
        for name, own in (("GA-63", "A/RES/63/1:en"), ("GA-64", "A/RES/64/1:en"))
    ]
    assert shares == [[0, 1], [2]]
