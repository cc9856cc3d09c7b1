"""A hyphen at a line's end stays where the word has one of its own."""

import pytest

from pipeline.extract.hyphens import BOUND, PREFIXES, Hyphens, closed, hyphened, second_halves
from pipeline.extract.lines import split_lines

UNKEPT = sorted(BOUND - PREFIXES)
LINKS = ("to", "by", "of", "and", "the", "in", "on", "for")
TEXT = "the coope-\nration of water-wheels and a river with its bank, to with-\ndraw them"


@pytest.mark.parametrize(
    ("before", "after", "keeps"),
    [
        pytest.param("the coope-", "ration", False, id="a word"),
        pytest.param("a co-ordi-", "nator", False, id="a word with a hyphen of its own"),
        pytest.param("self-", "perpetuating", True, id="a prefix"),
        pytest.param("its seventy-", "fourth session", True, id="an ordinal"),
        pytest.param("Secretary-", "General", True, id="a capital"),
        pytest.param("two water-", "wheels", True, id="a compound of the text"),
        pytest.param("a river-", "bank", True, id="two words of the text"),
        pytest.param("a lake-", "bank", False, id="one word of the text"),
        pytest.param("to with-", "draw", False, id="halves are no words of the text"),
        pytest.param("Awareness-", "raising, and", True, id="a compound of resolutions"),
        pytest.param("an up-to-", "date report", True, id="the end of a compound of three words"),
        pytest.param("an up-", "to-date report", True, id="its beginning"),
        pytest.param("all hovercraft-", "related", True, id="a second half of many compounds"),
        pytest.param("the ex-", "change of", False, id="a word that begins like a compound"),
        pytest.param("on peace-", "building.", False, id="a word that ends like a compound"),
        pytest.param("see www.rivers-", "reports", True, id="an address"),
        pytest.param("see https://sg-", "reports", True, id="an address of the web"),
        pytest.param("see un.org/sg-", "reports", True, id="an address of an organization"),
        pytest.param("see who.int/sg-", "reports", True, id="an address of the WHO"),
        pytest.param("see rivers.net/sg-", "reports", True, id="an address of a network"),
        pytest.param("see www.un.org for coope-", "ration", False, id="behind an address"),
        pytest.param("the text vis-à-", "vis the", True, id="three words, one of a letter"),
        pytest.param("the UN-", "affiliated", True, id="an acronym"),
        pytest.param("from point-to-", "point and", True, id="linked before"),
        pytest.param("from point-", "to-point and", True, id="linked behind"),
        *(pytest.param(f"a nook-{by}-", "nook it", True, id=by) for by in LINKS),
        *(pytest.param("a nook-", f"{by}-nook it", True, id=f"{by} behind") for by in LINKS),
        *(pytest.param(f"is {half}-", "oriented", False, id=half) for half in UNKEPT),
        pytest.param("to underst-", "and it", False, id="the half of a word that is a word"),
        pytest.param("to implement-", "ing it", False, id="an ending"),
        pytest.param("a hyphen-", "less", False, id="a word that nobody knows"),
    ],
)
def test_hyphens_at_a_lines_end(before: str, after: str, keeps: bool) -> None:
    assert Hyphens(split_lines(TEXT, ())).keeps(before, after) is keeps


def test_what_the_text_prints_goes_before_what_resolutions_print() -> None:
    text = Hyphens(split_lines("peace-building and costeffective, ex-change", ()))
    assert text.keeps("peace-", "building")
    assert not text.keeps("cost-", "effective")
    assert text.keeps("ex-", "change")


def test_what_a_line_begins_with_may_be_half_a_word() -> None:
    text = Hyphens(split_lines("they bring-\n\n2/9\n\ning them, to bring what they\nlook for", ()))
    assert not text.keeps("they bring-", "ing them")
    assert text.words == {"they", "bring", "to", "what", "them", "for"}


@pytest.mark.parametrize(
    ("before", "after", "suspended"),
    [
        pytest.param("the cell-", "and gene-based", True, id="and"),
        pytest.param("the cell-", "and", True, id="alone on its line"),
        pytest.param("the river-", "or bridge-based", True, id="or behind a word of the text"),
        pytest.param("the long-", "or short-term", True, id="or behind a first half"),
        pytest.param("the long-", "to medium-term", True, id="to"),
        pytest.param("looks in-", "to it", False, id="a word that ends in to"),
        pytest.param("the cost-", "and/or time-effective", True, id="and or"),
        pytest.param("in Ecuad-", "or and", False, id="a word that ends in or"),
        pytest.param("to underst-", "and it", False, id="a word that ends in and"),
        pytest.param("the cell-", "android", False, id="a word that begins so"),
    ],
)
def test_a_hyphen_that_stands_for_what_comes(before: str, after: str, suspended: bool) -> None:
    assert Hyphens(split_lines(TEXT, ())).suspended(before, after) is suspended


def test_no_word_is_printed_both_ways() -> None:
    assert {word.replace("-", "") for word in hyphened()}.isdisjoint(closed())
    assert all(word == word.lower() for word in hyphened() | closed())
    assert "related" in second_halves()
    assert "general" not in second_halves()
