"""A page can be read without colours, scripts or other files; a picture says what it shows."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from pipeline.lineage.ancestry import lineage
from pipeline.lineage.comparison import Comparison, comparison
from pipeline.lineage.grouped import by_resolution
from pipeline.lineage.page import html
from pipeline.lineage.picture import svg
from tests.unit.lineage.rows import clauses, resolution

OLD = {
    "PP1": "Recalling its resolution 58/3 of 1 May 2003,",
    "PP2": "Alarmed at storms & floods <in the south>,",
    "OP1": "Invites regional banks to fund terraces, wells and schools in remote valleys.",
}
NEW = {
    "PP1": "Recalling its resolution 60/5 of 2 May 2005,",
    "OP1": "Invites regional banks to fund terraces, roads and schools in remote valleys;",
    "OP2": "Proclaims a year of glaciers.",
}
SERIES = [
    {"series_id": "A/RES/58/3", "symbol": "A/RES/58/3", "resolution_id": None, "position": 1,
     "predecessor": None, "evidence": "recital", "rhythm": "annual"},
    {"series_id": "A/RES/58/3", "symbol": "A/RES/60/5", "resolution_id": "A/RES/60/5:en",
     "position": 2, "predecessor": "A/RES/58/3", "evidence": "both", "rhythm": "annual"},
    {"series_id": "A/RES/58/3", "symbol": "A/RES/62/7", "resolution_id": "A/RES/62/7:en",
     "position": 3, "predecessor": "A/RES/60/5", "evidence": "both", "rhythm": "annual"},
]  # fmt: skip
ROWS = [
    resolution("A/RES/60/5", "Seeds", date(2005, 5, 2)),
    resolution("A/RES/62/7", "Seeds & slopes", date(2007, 5, 2), url="https://undocs.org/en/A/RES/62/7"),
]  # fmt: skip
BEFORE, AFTER = clauses("A/RES/60/5", **OLD), clauses("A/RES/62/7", **NEW)


@pytest.fixture
def compared() -> Comparison:
    return comparison(*ROWS, BEFORE, AFTER)


class Tags(HTMLParser):
    """Counts tags and checks that they are closed."""

    VOID = frozenset({"meta", "br", "col"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, Any]]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_entries_are_in_the_order_of_reading(compared: Comparison) -> None:
    assert [entry.relation for entry in compared.entries] == ["edited", "dropped", "edited", "new"]
    assert compared.counts == {"edited": 2, "new": 1, "dropped": 1}
    assert compared.routine == 1


def test_the_page_is_whole_and_alone(compared: Comparison) -> None:
    page = html(compared, SERIES)
    tags = Tags(page).seen
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in tags}
    assert ("html", {"lang": "en"}) in tags
    assert sum(tag == "h1" for tag, _ in tags) == 1
    assert {attrs.get("scope") for tag, attrs in tags if tag == "th"} == {"col", "row"}
    assert "caption" in {tag for tag, _ in tags}


def test_the_page_says_what_was_changed(compared: Comparison) -> None:
    page = html(compared, SERIES)
    assert "terraces, <del>wells</del> and" in page
    assert "terraces, <ins>roads</ins> and" in page
    assert "storms &amp; floods &lt;in the south&gt;" in page
    assert "Seeds &amp; slopes" in page
    assert "edited (routine)" in page
    assert "A/RES/58/3 (not in the dataset)" in page
    assert "[taken out: " in page


def test_the_picture_is_sound_and_says_what_it_shows() -> None:
    found = list(lineage(SERIES, ROWS, by_resolution([*BEFORE, *AFTER])))
    picture = svg(SERIES, [*BEFORE, *AFTER], found)
    root = ET.fromstring(picture)
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.findtext(f"{space}title") == "Series A/RES/58/3: 2 of 3 resolutions"
    assert "4 clauses through A/RES/60/5, A/RES/62/7; 2 of them" in root.findtext(f"{space}desc")
    names = [each.text for each in root.iter(f"{space}title")]
    assert "A/RES/62/7 PP1: routine edits" in names
    assert "A/RES/62/7 OP2: new" in names
    assert "A/RES/58/3: not in the dataset" in picture
    assert len(re.findall(">×</text>", picture)) == 1


def test_a_series_of_which_nothing_is_there() -> None:
    assert "No member is in the dataset." in svg(SERIES[:1], [], [])
