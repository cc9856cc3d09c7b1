"""What a passage promises: text that leads back to its source, whatever is cut out of it."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.passages import Passage, Piece

SOURCE = "Recalling *also* its [resolution](#) of 1975,"


def test_source_characters_keep_their_places() -> None:
    passage = Passage.of("its", 17)
    assert (passage.text, passage.spans()) == ("its", ((17, 20),))


def test_no_text_has_no_origin() -> None:
    assert Passage.of("", 5).pieces == Passage.made("", 5, 9).pieces == ()


def test_an_entity_counts_as_a_whole() -> None:
    passage = Passage.join([Passage.of("A ", 0), Passage.made("&", 2, 7), Passage.of(" B", 7)])
    assert passage.text == "A & B"
    assert passage.origin(2, 3) == (2, 7)
    assert passage.part(2, 4).pieces == (Piece(0, 2, 7), Piece(1, 7, 8))


def test_ranges_that_touch_are_one() -> None:
    assert Passage.join([Passage.of("ab", 0), Passage.of("cd", 2)]).spans() == ((0, 4),)


def test_ranges_out_of_order_stay_apart() -> None:
    assert Passage.join([Passage.of("cd", 2), Passage.of("ab", 0)]).spans() == ((2, 4), (0, 2))


def test_a_part_is_cut_at_both_ends() -> None:
    passage = Passage.of("plenary", 10)
    assert passage.part(2, 5).spans() == ((12, 15),)
    assert passage.part(-3, 99) == passage
    assert passage.part(5, 5).text == ""


def test_without_takes_ranges_out() -> None:
    passage = Passage.of(SOURCE, 0).without([(10, 11), (15, 16)])
    assert passage.text.startswith("Recalling also its")
    assert passage.spans() == ((0, 10), (11, 15), (16, len(SOURCE)))


def test_strip_leaves_inner_space() -> None:
    assert Passage.of("  a  b ", 4).strip().spans() == ((6, 10),)


texts = st.text(alphabet="ab 1\n,", max_size=12)
pieces = st.lists(
    st.tuples(texts, st.integers(0, 50), st.booleans()).map(
        lambda each: (
            Passage.of(each[0], each[1])
            if each[2]
            else Passage.made(each[0], each[1], each[1] + len(each[0]) + 4)
        )
    ),
    max_size=5,
)


@given(pieces, st.integers(-2, 60), st.integers(-2, 60))
def test_a_part_has_the_text_of_its_range(made: list[Passage], start: int, stop: int) -> None:
    whole = Passage.join(made)
    assert whole.text == "".join(each.text for each in made)
    assert whole.part(start, stop).text == whole.text[max(start, 0) : max(stop, 0)]


@given(st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=4))
def test_text_is_what_its_spans_hold(bounds: list[tuple[int, int]]) -> None:
    ends = sorted({end for bound in bounds for end in bound})
    ranges = list(zip(ends[::2], ends[1::2], strict=False))
    passage = Passage.of(SOURCE, 0).without(ranges)
    assert passage.text == "".join(SOURCE[start:stop] for start, stop in passage.spans())
    assert len(passage.text) == len(SOURCE) - sum(
        min(stop, len(SOURCE)) - min(start, len(SOURCE)) for start, stop in ranges
    )


@given(st.lists(st.integers(0, 45), max_size=6, unique=True).map(sorted), st.data())
def test_every_character_has_its_own_place(ends: list[int], data: st.DataObject) -> None:
    ranges = list(zip(ends[::2], ends[1::2], strict=False))
    passage = Passage.of(SOURCE, 0).without(ranges)
    if passage.text:
        at = data.draw(st.integers(0, len(passage.text) - 1))
        start, stop = passage.origin(at, at + 1)
        assert (SOURCE[start:stop], stop - start) == (passage.text[at], 1)


@given(pieces, st.data())
def test_the_place_of_a_character_is_where_its_origin_begins(
    made: list[Passage], data: st.DataObject
) -> None:
    whole = Passage.join(made)
    if whole.text:
        at = data.draw(st.integers(0, len(whole.text) - 1))
        assert whole.place(at) == whole.origin(at, at + 1)[0]


def test_ranges_that_are_kept_and_touch_are_one_piece() -> None:
    assert Passage.kept("abc", [(1, 2), (2, 3), (7, 8)]).pieces == (Piece(0, 1, 3), Piece(2, 7, 8))
    assert Passage.kept("", []) == Passage("", ())
