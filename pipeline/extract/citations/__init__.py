"""Find every citation of a document in the masthead, clauses and notes of one resolution.

One row a mention of one target: the halves of a double symbol are two rows at one place, and so
are the letters of "49/96 A and B". ``derivation`` says how the target was found: ``explicit``;
``list`` for the second and later numbers of a list, which share the noun of the first;
``double symbol`` for the second half; ``suffix`` for "and Corr.1"; ``ibid``; ``note`` for what a
clause cites through its note.

>>> from pipeline.extract.texts import Context, Text
>>> clause = Text(key="PP1", kind="preambular", text="Recalling its resolutions 70/1 and 70/2,")
>>> found = extract_citations([clause], Context(symbol="A/RES/73/135", body="GA"))
>>> [(mention.target_symbol, mention.derivation) for mention in found]
[('A/RES/70/1', 'explicit'), ('A/RES/70/2', 'list')]
"""

from collections.abc import Sequence

from pipeline.extract.citations import pinpoints
from pipeline.extract.citations.documents import read_documents
from pipeline.extract.citations.governing import Governing, Memory
from pipeline.extract.citations.instruments import read_references
from pipeline.extract.citations.mention import Mention
from pipeline.extract.citations.notes import calls_it_a_report, read_note
from pipeline.extract.citations.numbers import read_numbers
from pipeline.extract.citations.sources import read_sources
from pipeline.extract.citations.tokens import matching_form, may_cite, tokens
from pipeline.extract.notes_kind import with_ibid
from pipeline.extract.passages import Span
from pipeline.extract.texts import CitationMention, Context, Text
from pipeline.vocabulary import bodies

__all__ = ["extract_citations"]

_OWN = ("masthead", "title", "closing")
"""Where the document prints its own symbol."""


def extract_citations(texts: Sequence[Text], context: Context) -> list[CitationMention]:
    """Return every mention in the texts of one document, which are given in its order.

    Offsets are of ``Text.text``. The document's own symbol in its masthead is not a citation.
    """
    reported = _reported(texts)
    memory = Memory(context, context.body)
    own: dict[str, list[Mention]] = {}
    nouns: dict[str, Governing | None] = {}
    before: list[Mention] = []
    for text in texts:
        own[text.key] = found = _read(text, memory, nouns, before, text.key in reported)
        if text.kind == "footnote":
            before = found
    noted = {text.key: own[text.key] for text in texts if text.kind == "footnote"}
    rows: list[CitationMention] = []
    for text in texts:
        found = own[text.key]
        if text.notes:
            found = [*found, *read_references(text, found, noted)]
        if not found:
            continue
        found = sorted(found, key=lambda mention: (mention.start, mention.stop))
        if text.kind in _OWN:
            found = [mention for mention in found if not _is_own(mention, context)]
        rows += [_row(text, mention) for mention in found]
    return rows


def _read(
    text: Text,
    memory: Memory,
    nouns: dict[str, Governing | None],
    before: Sequence[Mention],
    reported: bool,
) -> list[Mention]:
    if text.kind == "formula":
        memory.issuer = _issuer(text.text) or memory.issuer
    if not may_cite(text.text):
        return []
    plain = matching_form(text.text)
    if text.kind == "footnote":
        plain = with_ibid(plain)
    found = list(tokens(plain))
    above = nouns.get(text.parent) if text.parent else None
    numbers, noun = read_numbers(plain, found, memory, above)
    nouns[text.key] = noun if plain.endswith(":") else None
    mentions = [*numbers, *read_documents(plain, found, reported), *read_sources(plain, found)]
    if text.kind == "footnote":
        mentions.sort()
        mentions = read_note(plain, found, mentions, before)
    return [
        mention if mention.place is None else _quoted(text, mention, mention.place)
        for mention in mentions
    ]


def _quoted(text: Text, mention: Mention, place: Span) -> Mention:
    """Return the mention with the words of its pinpoint as the text prints them."""
    return mention._replace(pinpoint=pinpoints.quoted(text.text, place))


def _issuer(formula: str) -> str | None:
    """Return the body of an enacting formula; a text may quote a draft of another body."""
    name = formula.strip(" ,").removeprefix("The ")
    body = bodies.by_printed_name().get(name)
    return body.key if body else None


def _reported(texts: Sequence[Text]) -> set[str]:
    """Return the keys of the notes whose document the clause calls a report."""
    return {key for text in texts for at, key in text.notes if calls_it_a_report(text.text, at)}


def _is_own(mention: Mention, context: Context) -> bool:
    if not mention.symbol:
        return False
    return mention.symbol.split("[")[0] == context.symbol.split("[")[0]


def _row(text: Text, mention: Mention) -> CitationMention:
    return CitationMention(
        key=text.key,
        start=mention.start,
        stop=mention.stop,
        raw=text.text[mention.start : mention.stop],
        target_symbol=mention.symbol,
        target_part=mention.part,
        target_kind=mention.kind,
        target_body=mention.body,
        pinpoint=mention.pinpoint,
        stated_date=mention.stated,
        derivation=mention.derivation,
        date_start=mention.date_start,
    )
