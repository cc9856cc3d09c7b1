"""What the metadata of an Akoma Ntoso statement say: a second witness beside the printed text.

Votes and sponsors of a General Assembly resolution stand nowhere else: they are never printed.
"""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.extract.blocks import Doubt, Facts
from pipeline.formats.akn_sponsors import sponsors_in
from pipeline.formats.akn_tree import Node

LANGUAGES = {
    "ara": "ar",
    "chi": "zh",
    "zho": "zh",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "rus": "ru",
    "spa": "es",
}
"""ISO 639-2 codes of the UN's six languages, in both forms where there are two, to ISO 639-1."""

_PARTS = frozenset({"meta", "coverPage", "conclusions"})
"""Where a statement says what it is; an annex has metadata of its own, which are not looked at."""

_TELLING = frozenset({
    "FRBRdate", "FRBRlanguage", "count", "docDate", "docNumber", "session", "step", "voting",
})  # fmt: skip
"""The elements there that are looked at."""

_CHOICES = {"inFavour": "yes", "against": "no", "abstaining": "abstain"}

_SPONSORS = {
    "draftResolution": "sponsor",
    "draftResolutionAdditionalSponsors": "additional sponsor",
}

_MODES = {
    "adoptedWithoutVote": "without vote",
    "adoptedRecordedVote": "recorded vote",
}

_ADOPTED = (
    # Adopted unanimously, 8701st meeting
    (re.compile(r"adopted unanimously\b", re.I), "unanimous"),
    # Adopted without vote, 59th plenary meeting; by consensus; by acclamation; silence procedure
    (
        re.compile(r"adopted (?:without (?:a )?vote|by consensus|by acclamation)\b", re.I),
        "without vote",
    ),
    # Adopted 13-0-2, 8712th meeting
    (re.compile(r"adopted \d{1,3}-\d{1,3}-\d{1,3}\b", re.I), "recorded vote"),
)

_COUNT = re.compile(r"[0-9]{1,4}")

_SPECIAL = re.compile(r"/RES/((?:ES|S)-\d{1,3})/")
"""A/RES/ES-11/1, A/RES/S-32/1"""

_TOTALS = re.compile(r"adopted (\d{1,3})-(\d{1,3})-(\d{1,3})\b", re.I)


def facts_of(statement: Node) -> tuple[Facts, list[Doubt]]:
    """Return what the metadata say, and a doubt for each contradiction in them."""
    nodes: dict[str, list[Node]] = {}
    for part in statement.children:
        if isinstance(part, Node) and part.tag in _PARTS:
            for node in part.walk():
                if node.tag in _TELLING:
                    nodes.setdefault(node.tag, []).append(node)
    steps = nodes.get("step", [])
    counts, votes, doubts = _votes(nodes, steps)
    symbol = _symbol(nodes)
    facts = Facts(
        symbol=symbol,
        language=_language(nodes),
        session=_session(nodes, symbol),
        adoption_date=_date(nodes.get("FRBRdate", []), "name", "adoption"),
        distribution_date=_date(nodes.get("FRBRdate", []), "name", "publication"),
        adoption_mode=_mode(nodes, steps, counts),
        counts=counts,
        votes=votes,
        sponsors=tuple(_sponsors(steps)),
    )
    return facts, doubts + _date_doubts(nodes, facts)


def _words(node: Node) -> str:
    return " ".join(node.text().split())


def _symbol(nodes: dict[str, list[Node]]) -> str | None:
    for node in nodes.get("docNumber", []):
        if node.attributes.get("refersTo") == "#symbol":
            return "".join(node.text().split()) or None
    return None


def _session(nodes: dict[str, list[Node]], symbol: str | None) -> str | None:
    """Return the session; of a special one the XML gives the bare number, 11 for ES-11."""
    values = (n.attributes.get("value", "").strip() for n in nodes.get("session", []))
    value = next(filter(None, values), None)
    special = _SPECIAL.search(symbol or "")
    return special[1] if value and special and special[1].endswith(f"-{value}") else value


def _language(nodes: dict[str, list[Node]]) -> str | None:
    code = next((n.attributes.get("language", "") for n in nodes.get("FRBRlanguage", [])), "")
    code = code.strip().lower()
    return LANGUAGES.get(code, code[:2] if len(code) == 2 else None)


def _date(nodes: list[Node], attribute: str, value: str) -> date | None:
    """Return the date of the first such element; 0001-01-01 means unknown."""
    for node in nodes:
        if node.attributes.get(attribute) != value:
            continue
        try:
            found = date.fromisoformat(node.attributes.get("date", ""))
        except ValueError:
            return None
        return found if found.year > 1 else None
    return None


def _mode(nodes: dict[str, list[Node]], steps: list[Node], counts: dict[str, int]) -> str | None:
    """Return how the text was adopted, in the words of the table ``resolutions``."""
    outcomes = [n.attributes.get("outcome", "") for n in nodes.get("voting", [])]
    for outcome in outcomes:
        if outcome in _MODES:
            return _MODES[outcome]
    for said in [*outcomes, *_said(steps)]:
        for pattern, mode in _ADOPTED:
            if pattern.search(said):
                return mode
    return "recorded vote" if counts else None


def _said(steps: list[Node]) -> Iterator[str]:
    """Yield what the step of adoption says in words; it stands in either attribute."""
    for step in steps:
        if step.attributes.get("outcome") == "adopted":
            yield step.attributes.get("as", "")
            yield step.attributes.get("by", "")


def _votes(
    nodes: dict[str, list[Node]], steps: list[Node]
) -> tuple[dict[str, int], tuple[tuple[str, str], ...], list[Doubt]]:
    """Return the votes by choice and by State; a choice without a count had no votes."""
    counts: dict[str, int] = {}
    votes: list[tuple[str, str]] = []
    doubts: list[Doubt] = []
    for node in nodes.get("count", []):
        choice = _CHOICES.get(node.attributes.get("refersTo", "").lstrip("#"))
        value = node.attributes.get("value", "").strip()
        if choice is None or not _COUNT.fullmatch(value):
            continue
        states = [_words(n) for n in node.walk() if n.tag == "organization"]
        counts[choice] = int(value)
        votes += [(state, choice) for state in states if state]
        if states and len(states) != int(value):
            doubts.append(
                Doubt(
                    check_name="counts and lists of votes agree",
                    expected=f"{int(value)} {choice}",
                    observed=f"{len(states)} States listed",
                    start=node.start,
                    stop=node.start + 1,
                )
            )
    if counts:
        counts = {choice: counts.get(choice, 0) for choice in _CHOICES.values()}
        doubts += _total_doubts(counts, steps)
    return counts, tuple(votes), doubts


def _total_doubts(counts: dict[str, int], steps: list[Node]) -> Iterator[Doubt]:
    for said in _said(steps):
        found = _TOTALS.search(said)
        if found and tuple(map(int, found.groups())) != tuple(counts.values()):
            yield Doubt(
                check_name="counts and lists of votes agree",
                expected="-".join(map(str, counts.values())),
                observed=found[0],
            )


def _sponsors(steps: list[Node]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for step in steps:
        role = _SPONSORS.get(step.attributes.get("outcome", ""))
        if role:
            for name in sponsors_in(step.attributes.get("by", "")):
                if name not in seen:
                    seen.add(name)
                    yield name, role


def _date_doubts(nodes: dict[str, list[Node]], facts: Facts) -> list[Doubt]:
    """Compare the dates of the metadata with those that mark up the print."""
    found: list[Doubt] = []
    for name, stated, refers in (
        ("metadata date is the printed date", facts.adoption_date, "#adoptionDate"),
        (
            "metadata date of distribution is the printed date",
            facts.distribution_date,
            "#dateOfIssuance",
        ),
    ):
        for node in nodes.get("docDate", []):
            marked = _date([node], "refersTo", refers)
            if marked and stated and marked != stated:
                found.append(
                    Doubt(
                        check_name=name,
                        expected=stated.isoformat(),
                        observed=marked.isoformat(),
                        start=node.start,
                        stop=node.start + 1,
                    )
                )
    return found
