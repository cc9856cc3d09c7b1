"""Dates and meetings on real documents: a sample read by hand, and what no document may break."""

import re

import pytest
from edtf import parse_edtf

from pipeline.evaluation.counts import Count
from pipeline.evaluation.golden import load
from pipeline.evaluation.independent import Record, texts_of
from pipeline.evaluation.mentions import by_symbol, calendar_of, drawn_cases
from pipeline.evaluation.run import GOLDEN
from pipeline.extract.texts import DateMention, MeetingMention

pytestmark = pytest.mark.corpus

MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
NO_MONTH = re.compile(r"(?:Which May Be Deemed|^May submit)")

Mentions = tuple[dict[str, str], list[DateMention], list[MeetingMention]]


@pytest.fixture(scope="module")
def mentions(records: dict[str, Record]) -> list[Mentions]:
    """Return texts, dates and meetings of every document."""
    found = []
    for record in records.values():
        dates, meetings = calendar_of(record)
        found.append(({text.key: text.text for text in texts_of(record)}, dates, meetings))
    return found


@pytest.mark.parametrize(
    ("name", "allowed"), [pytest.param("dates", 2), pytest.param("meetings", 2)]
)
def test_mentions_read_by_hand(records: dict[str, Record], name: str, allowed: int) -> None:
    drawn = by_symbol(load(GOLDEN / "mentions" / f"{name}.json")["mentions"])
    sums: dict[str, Count] = {}
    for symbol, wanted in drawn.items():
        found = calendar_of(records[symbol])[0 if name == "dates" else 1]
        for case in drawn_cases(name, wanted, found, records[symbol]):
            for measure, count in case.counts.items():
                sums[measure] = sums.get(measure, Count()) + count
    value, columns = sums.values()
    assert value.missing == 0
    assert columns.missing <= allowed


def test_month_words_without_a_date_are_none(mentions: list[Mentions]) -> None:
    words = uncovered = 0
    for texts, dates, _ in mentions:
        spans: dict[str, list[tuple[int, int]]] = {key: [] for key in texts}
        for one in dates:
            spans[one.key].append((one.start, one.stop))
        for key, text in texts.items():
            for match in MONTH.finditer(text):
                words += 1
                held = any(start <= match.start() < stop for start, stop in spans[key])
                near = text[max(0, match.start() - 6) : match.end() + 10]
                uncovered += not held and not NO_MONTH.search(near)
    print(f"{uncovered} of {words} month words without a date")
    assert uncovered * 2000 <= words


def test_every_value_is_valid_edtf_and_every_span_quotes_its_text(
    mentions: list[Mentions],
) -> None:
    values: set[str] = set()
    for texts, dates, meetings in mentions:
        for mention in (*dates, *meetings):
            assert texts[mention.key][mention.start : mention.stop] == mention.raw
            values |= {mention.edtf} if mention.edtf else set()
        for one in dates:
            assert one.date_start is None or one.date_end is None or one.date_start <= one.date_end
    assert len(values) > 1000
    # the library takes milliseconds a value: one of each shape, and every fiftieth of the rest
    shapes = {re.sub(r"\d", "0", edtf): edtf for edtf in sorted(values)}
    for edtf in sorted({*shapes.values(), *sorted(values)[::50]}):
        parse_edtf(edtf)
