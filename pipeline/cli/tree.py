"""A resolution on the terminal: masthead, tree of clauses, notes. Plain where colours are off."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text
from rich.tree import Tree

from pipeline.cli.dossier import Dossier, Row

CITED, ACTION, NOTE, QUIET = "bold cyan", "italic", "yellow", "dim"


def page(dossier: Dossier) -> RenderableType:
    """Return the whole resolution."""
    parts: list[RenderableType] = [masthead(dossier.resolution), body(dossier)]
    if dossier.footnotes:
        parts.append(notes(dossier))
    return Group(*parts)


def masthead(row: Row) -> Panel:
    facts = [
        ("adopted", row["adoption_date"]),
        ("meeting", meeting(row)),
        ("session", row["session"]),
        ("agenda item", ", ".join(row["agenda_items"] or ())),
        ("origin", ", ".join(filter(None, [row["origin_kind"], *(row["origin_symbols"] or ())]))),
        ("vote", vote(row)),
        ("read it at", row["url"]),
    ]
    lines = [Text(row["title"] or "(without title)", style="bold")]
    lines += [Text.assemble((f"{name} ", QUIET), str(value)) for name, value in facts if value]
    return Panel(Group(*lines), title=escape(row["symbol"]), title_align="left")


def meeting(row: Row) -> str:
    if row["meeting_number"] is None:
        return ""
    plenary = " plenary" if row["meeting_kind"] == "plenary" else ""
    resumed = " (resumed)" if row["meeting_resumed"] else ""
    return f"{row['meeting_number']}{plenary}{resumed}"


def vote(row: Row) -> str:
    counts = {
        "in favour": row["votes_in_favour"],
        "against": row["votes_against"],
        "abstaining": row["votes_abstaining"],
    }
    stated = [f"{count} {side}" for side, count in counts.items() if count is not None]
    return ", ".join(stated) or row["adoption_mode"] or ""


def body(dossier: Dossier) -> Tree:
    """Return the clauses under their parents."""
    root = Tree("", hide_root=True, guide_style=QUIET)
    branches: dict[str, Tree] = {}
    for clause in dossier.clauses:
        above = branches.get(clause["parent_id"] or "", root)
        branches[clause["clause_id"]] = above.add(clause_text(clause, dossier))
    return root


def clause_text(clause: Row, dossier: Dossier) -> Grid:
    """Return a clause with its path, the action phrase in italics, citations and notes marked."""
    own = clause["clause_id"]
    text = Text(clause["text"], style="bold" if clause["kind"] == "heading" else "")
    phrase = clause["action_phrase"]
    if phrase and clause["text"].startswith(phrase):
        text.stylize(ACTION, 0, len(phrase))
    mark(text, (each for each in dossier.citations if each["clause_id"] == own))
    references = [ref for ref in dossier.footnote_refs if ref["clause_id"] == own]
    return labelled(own.partition("#")[2], QUIET, with_notes(text, references, dossier.footnotes))


def labelled(label: str, style: str, text: Text) -> Grid:
    """Return a paragraph beside its label, so that its lines stand under one another."""
    grid = Grid.grid(padding=(0, 1, 1, 0), pad_edge=False)
    grid.add_column(min_width=6, no_wrap=True)
    grid.add_row(Text(label, style=style), text)
    return grid


def mark(text: Text, citations: Iterable[Row]) -> None:
    for each in citations:
        text.stylize(CITED, each["start"], each["stop"])


def with_notes(text: Text, references: Sequence[Row], footnotes: Sequence[Row]) -> Text:
    """Put the notes' markers back where the text refers to them."""
    markers = {note["footnote_id"]: note["marker"] for note in footnotes}
    placed = sorted((ref["offset"], markers[ref["footnote_id"]]) for ref in references)
    pieces = text.divide([offset for offset, _ in placed])
    found = Text()
    for index, piece in enumerate(pieces):
        found.append_text(piece)
        if index < len(placed):
            found.append(f"[{placed[index][1]}]", style=NOTE)
    return found


def notes(dossier: Dossier) -> Group:
    lines = []
    for note in dossier.footnotes:
        text = Text(note["text"])
        mark(
            text,
            (each for each in dossier.citations if each["footnote_id"] == note["footnote_id"]),
        )
        lines.append(labelled(f"[{note['marker']}]", NOTE, text))
    return Group(Text("Notes", style="bold"), *lines)
