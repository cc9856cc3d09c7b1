"""Flat text to blocks: what any conversion of a resolution to plain text or Markdown prints.

The steps, each in its own module: marks that are not text (``markup``), lines (``lines``), lines
that belong to the page (``furniture``), notes and their markers (``notes``), how the text is set
(``layout``), the masthead (``heads``), the body as paragraphs (``paragraphs``), and from there to
running text that knows its origin (``assemble``).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.assemble import Assembly, marks_in, refs_of
from pipeline.extract.blocks import Block, Document, Ref, Refusal, RoleRange
from pipeline.extract.characters import unusual
from pipeline.extract.furniture import bare_pages, page_counts, repeated_heads, roles_of
from pipeline.extract.heads import Head, head_lines, read_head
from pipeline.extract.hyphens import Hyphens
from pipeline.extract.languages import refuse_other_languages
from pipeline.extract.later import mark_later
from pipeline.extract.layout import layout_of
from pipeline.extract.lines import Line, part_as_printed, split_lines
from pipeline.extract.markup import Markup, find_markup
from pipeline.extract.notes import SURE, NoteLines, find_notes, notes_headings, references
from pipeline.extract.notes_counted import counted_notes
from pipeline.extract.notes_styles import Marker
from pipeline.extract.notes_volume import is_volume, notes_at_the_end, volume_references
from pipeline.extract.openings import opening, openings
from pipeline.extract.paragraph import Paragraph
from pipeline.extract.paragraphs import Segmenter
from pipeline.extract.separation import part_notes


def read_flat(source: str) -> Document:
    """Return a text's paragraphs, and the role of every character that is in none of them.

    Raises Refusal where no enacting formula ("The General Assembly,") is found.
    """
    rare = unusual(source)
    markup = find_markup(source, rare)
    lines = split_lines(source, markup.cuts, rare)
    part_as_printed(lines)
    body = head_lines(lines)
    if body is None:
        refuse_other_languages(lines)
        raise Refusal(
            "no enacting formula such as “The General Assembly,” stands in the text: it is no "
            "resolution, or its beginning is missing; supply the whole text"
        )
    head = read_head(lines[:body])
    content, furniture = _without_furniture(lines[body:], head)
    everything = [*head.lines, *content]
    notes = find_notes(everything, rare)
    if not is_volume(head.lines) and (notes.style is None or notes.style.name not in SURE):
        notes = counted_notes(everything, notes, rare)
    if headings := notes_headings(everything, notes):
        furniture += [RoleRange(*span, "rule") for line in headings for span in line.kept]
        content = [line for line in content if line not in headings]
        everything = [*head.lines, *content]
        notes = find_notes(everything, rare)
    if not notes.starts and is_volume(head.lines):
        notes = notes_at_the_end(everything)
        found = volume_references(everything, notes)
    else:
        found = references(everything, notes)
    marks = {id(everything[index]): markers for index, markers in found.items()}
    paragraphs = _paragraphs(content, notes, marks, len(head.lines))
    heads = [Paragraph(kind, list(group)) for kind, group in head.groups]
    writer = _Writer(source, markup, marks, Hyphens(everything))
    blocks = tuple(writer.block(paragraph) for paragraph in [*heads, *paragraphs])
    return Document(blocks=blocks, roles=(*markup.cuts, *furniture, *writer.roles))


def _without_furniture(lines: Sequence[Line], head: Head) -> tuple[list[Line], list[RoleRange]]:
    """Return the body's lines less those of the page, and the ranges of the latter."""
    roles = roles_of(lines, head.title, head.symbol)
    near = [line.page for line in lines]
    of_the_page = [index for index, role in enumerate(roles) if role]
    for index in of_the_page:
        if index:
            near[index - 1] = True
        if index + 1 < len(lines):
            near[index + 1] = True
    for index in bare_pages(lines, roles):
        roles[index] = "page number"
    for index in _cited(lines, roles):
        roles[index] = None
    for index in repeated_heads(lines, near, roles):
        roles[index] = roles[index] or "running head"
    content: list[Line] = []
    ranges: list[RoleRange] = []
    page = False
    for line, role in zip(lines, roles, strict=True):
        if role is None:
            line.page = line.page or page
            content.append(line)
            page = False
        else:
            ranges += [RoleRange(*span, role) for span in line.kept]
            page = page or role != "rule"
    return content, ranges


_CITING = re.compile(r"\b(?:resolutions?|decisions?|documents?|and|to)$")


def _cited(lines: Sequence[Line], roles: Sequence[str | None]) -> set[int]:
    """Return the lines that look like a page's number and are a sentence's: "resolution / 16/18".

    Behind a word that cites, other lines must tell that there are so many pages; behind a comma,
    which may end a clause, it may be one of those that tell.
    """
    of_the_page = [index for index, role in enumerate(roles) if role]
    doubted = {
        index
        for index in filter(None, of_the_page)
        if roles[index] == "page number" and not (lines[index].gap or lines[index].page)
    }
    cited = {index for index in doubted if _CITING.search(lines[index - 1].text)}
    listed = {index for index in doubted - cited if lines[index - 1].text.endswith(",")}
    if not (cited or listed):
        return set()
    sure = page_counts(lines[i].text for i in of_the_page if i not in cited | listed)
    likely = page_counts(lines[i].text for i in of_the_page if i not in cited)
    return {
        index
        for index in cited | listed
        if lines[index].text.rpartition("/")[2].strip() not in (sure if index in cited else likely)
    }


def _paragraphs(
    content: Sequence[Line], notes: NoteLines, marks: dict[int, list[Marker]], shift: int
) -> list[Paragraph]:
    """Return the body's paragraphs and its notes, in the order of their first lines."""
    bare = {id(line): _bare(line, marks[id(line)]) for line in content if id(line) in marks}
    starts = {index - shift: marker for index, marker in notes.starts.items() if index >= shift}
    printed = openings([line.text for line in content])
    kept, found = part_notes(content, printed, notes.style, starts, bare)
    body = [content[index] for index in kept]
    forms = mark_later(
        body,
        [
            opening(bare[id(line)]) if id(line) in bare else printed[index]
            for index, line in zip(kept, body, strict=True)
        ],
    )
    segmenter = Segmenter(layout_of(body, forms), bare)
    return sorted([*segmenter.read(body, forms), *found], key=lambda each: each.lines[0].start)


def _bare(line: Line, marks: Sequence[Marker]) -> str:
    text = line.text
    for marker in reversed(marks):
        text = text[: marker.start] + text[marker.stop :]
    return text


@dataclass(slots=True)
class _Writer:
    """Turns paragraphs into blocks; ``roles`` gathers the characters cut on the way."""

    source: str
    markup: Markup
    marks: dict[int, list[Marker]]
    hyphens: Hyphens
    roles: list[RoleRange] = field(default_factory=list)

    def block(self, paragraph: Paragraph) -> Block:
        marks = self.marks if paragraph.kind != "note" else {}
        refs: tuple[Ref, ...] = ()
        line = paragraph.lines[0]
        if len(paragraph.lines) == 1 and id(line) not in marks:
            passage = line.passage(paragraph.begins, len(line.text))
        else:
            assembly = Assembly(self.source)
            assembly.add_lines(paragraph.lines, paragraph.begins, marks, self.hyphens)
            passage = assembly.passage()
            refs = refs_of(passage, assembly.refs)
            self.roles += assembly.cut
        number = None
        if paragraph.number is not None:
            number = line.passage(0, paragraph.begins)
        emphasis, links = marks_in(passage, self.markup)
        return Block(paragraph.kind, passage, number, None, refs, emphasis, links)
