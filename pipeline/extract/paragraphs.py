"""The body of a flat text as paragraphs: which line opens one, which goes on with the last.

A line goes on unless it *opens* something (``openings``) and the paragraph before has ended, or
unless an empty line (or, where the text has none, a short line) parts it from a paragraph that
has ended. What a page break puts in between - notes, running heads - is gone by then, so that
both halves of a paragraph meet here; the second may begin with a capital letter and the first may
end with a comma.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.blocks import Kind
from pipeline.extract.layout import Layout
from pipeline.extract.lines import Line
from pipeline.extract.openings import (
    Ending,
    Form,
    Opening,
    ending,
    titled_annex,
    unfinished,
)
from pipeline.extract.paragraph import Paragraph
from pipeline.extract.places import HEADING_LINES, Place, letter_alone, wrapped_date
from pipeline.extract.ranks import Scope

_AFTER_LIST = re.compile(r"(?:and|or|as well as|while)\s")
_ACTING = re.compile("Acting under Chapter")
_DATE = re.compile(r"\d{1,2}\s[A-Z][a-z]+,?\s\d{4}")
_FRAMES: tuple[Form, ...] = (
    "formula",
    "closing",
    "vote",
    "annex heading",
    "part",
    "title",
    "quoted",
)
_BEHIND_CLOSING: tuple[Form, ...] = ("annex heading", "vote", "formula", "part", "number")
_RUNNING: tuple[Kind, ...] = ("preambular", "operative", "annex")
_AHEAD = 5  # lines that a decision may look ahead


@dataclass(slots=True)
class Segmenter:
    """Reads the content lines of a body one after the other."""

    layout: Layout
    bare: dict[int, str]
    """A line's text without note markers, by id, where it has any."""
    done: list[Paragraph] = field(default_factory=list)
    zone: str = "preamble"
    """head, preamble, part (a section has begun, nothing in it), operative, annex."""
    scope: Scope = field(default_factory=Scope)
    quoted: bool = False
    """Whether a whole draft is being quoted."""
    loose: bool = False
    """Whether this part has unnumbered paragraphs between numbered ones."""

    def read(self, lines: Sequence[Line], forms: Sequence[Opening | None]) -> list[Paragraph]:
        """Return the paragraphs of all lines; ``forms`` are the lines' openings."""
        texts = [self.bare.get(id(line), line.text) for line in lines]
        for index, (line, form) in enumerate(zip(lines, forms, strict=True)):
            above = ending(texts[index - 1]) if index else "stop"
            if form is None and self.done and above == "open":
                # Most lines that are wrapped: no other rule need be asked.
                last = self.done[-1]
                if last.kind in _RUNNING and not (
                    last.titled or (len(last.lines) == 1 and last.names_items)
                ):
                    last.lines.append(line)
                    continue
            if form is not None and form.form == "letter" and form.stop == len(texts[index]):
                form = letter_alone(form, self.scope, forms[index + 1 : index + 2])
            if form is None and self._closed() and titled_annex(texts[index]):
                form = Opening("annex heading")
            elif form is not None and form.form == "operative" and self.zone == "preamble":
                form = self._tense(index, lines, forms)
            below = slice(index + 1, index + 1 + _AHEAD)
            ahead = lines[below], forms[below]
            self._take(Place(line, form, above, *ahead, self.layout, self.bare))
        return self.done

    def _closed(self) -> bool:
        return bool(self.done) and self.done[-1].kind in ("closing", "vote")

    def _tense(
        self, index: int, lines: Sequence[Line], forms: Sequence[Opening | None]
    ) -> Opening:
        """Return what a present tense opens in the preamble.

        The Security Council sets some preambular clauses in the present ("Recalls that ...,"):
        they end in a comma and numbered clauses follow.
        """
        for after in range(index, min(index + 60, len(lines))):
            form = forms[after]
            if after > index and form is not None and form.form not in ("letter", "bullet"):
                comma = self._line_ending(lines[after - 1]) == "comma"
                return Opening("preambular" if comma else "operative")
            if self._line_ending(lines[after]) in ("stop", "colon"):
                break
        return Opening("operative")

    def _take(self, place: Place) -> None:
        last = self.done[-1] if self.done else None
        if last is not None and self._goes_on(last, place):
            last.lines.append(place.line)
            return
        if last is not None and self.quoted and self._quotation_ends(last, place.form):
            self.zone, self.quoted = "operative", False
        self.done.append(self._open(place))

    def _quotation_ends(self, last: Paragraph, form: Opening | None) -> bool:
        text = last.lines[-1].text.rstrip(" .;,")
        return text[-1:] in '”"»' and last.kind != "annex heading" and not (form and form.quoted)

    def _text(self, line: Line) -> str:
        return self.bare.get(id(line), line.text)

    def _line_ending(self, line: Line) -> Ending:
        return ending(self.bare.get(id(line), line.text))

    def _goes_on(self, last: Paragraph, place: Place) -> bool:
        line, form = place.line, place.form
        if last.kind == "formula" or (last.kind == "annex heading" and (form or not last.titled)):
            return False
        if last.kind in ("title", "masthead"):
            return form is None and not line.gap and not line.text.startswith("[")
        if last.kind == "closing":
            return self._closing_goes_on(last, place)
        if last.kind == "vote":
            return form is None or form.form not in ("annex heading", "vote")
        if last.kind in ("heading", "part") or (last.titled and form is None):
            dated = wrapped_date(self._text(last.lines[-1]), form)
            wrapped = (form is None or dated) and not place.apart
            return (
                last.kind != "part"
                and wrapped
                and (self.layout.parted or not self.layout.ends_short(last.lines[-1], line))
            )
        if last.number is not None and len(last.lines) == 1 and not last.first.strip():
            return True  # the number stood on a line of its own
        end = self._ending(last, place)
        if form is not None:
            return not self._opens(last, place, form, end)
        return self._runs_on(last, place, end)

    def _ending(self, last: Paragraph, place: Place) -> Ending:
        """Return how the last paragraph ends; what is set like a heading has ended."""
        end = place.above
        if last.titled:
            return "stop"
        form = place.form
        if end != "open":
            return end
        short = self.layout.ends_short(last.lines[-1], place.line)
        parted = place.line.gap or not self.layout.wrapped
        if last.names_items and (parted or (short and (form or place.line.page))):
            return "stop"
        # "(b) Good offices, and their support" / "(i) To go on": an item's title has no mark
        listed = form is not None and form.form == "letter" and last.number is not None
        return "stop" if listed and short and place.capital else end

    def _closing_goes_on(self, last: Paragraph, place: Place) -> bool:
        if place.form is not None and place.form.form in _BEHIND_CLOSING:
            return False
        dated = bool(_DATE.match(place.line.text))
        return len(last.lines) < 4 and (dated or not place.line.gap)

    def _opens(self, last: Paragraph, place: Place, form: Opening, end: Ending) -> bool:
        """Return whether a line with a printed form of opening opens a paragraph here."""
        kind, apart = form.form, place.apart
        if kind in ("vote", "part"):
            return apart or end != "open"
        if kind in _FRAMES:
            return (apart and end != "comma") or end not in ("open", "comma")
        if kind == "number":
            # What stands apart behind a full stop opens with a verb or without.
            verb = not (apart and end in ("stop", "colon")) and place.verb_follows
            return self.scope.number_opens(form, end, apart, verb)
        if kind == "letter":
            return self.scope.letter_opens(form, end, apart, last.number is not None)
        if kind == "bullet":
            return end != "open" or apart or last.number == form.number
        return self._phrase_opens(kind, last, place, end)

    def _phrase_opens(self, kind: str, last: Paragraph, place: Place, end: Ending) -> bool:
        apart = place.apart or (end == "comma" and not self.layout.parted)
        recital = self.zone == "annex" and kind == "preambular" and apart
        if self.zone == "preamble" or recital:
            if end == "colon" and not place.apart and place.capitals:
                return self.layout.ends_short(last.lines[-1], place.line)
            broken = unfinished(self._text(last.lines[-1]))
            return end != "open" or (place.apart and not broken)
        if end in ("stop", "colon"):
            return place.apart or self.layout.ends_short(last.lines[-1], place.line)
        return False

    def _runs_on(self, last: Paragraph, place: Place, end: Ending) -> bool:
        """Return whether a line without a form of opening goes on with the last paragraph."""
        if end == "comma" and not place.lower and _ACTING.match(last.first):
            # Nothing follows that comma but a heading.
            whole = self._text(last.lines[-1]).endswith("Nations,")
            return not (place.apart or (whole and place.heading_like()))
        if end == "open" or not self._parted(last, place, end):
            return True
        if end in ("comma", "and"):
            if place.lower or self.zone != "preamble":
                return True
            return not (place.participle or place.titles())
        if place.lower:
            # "and demands that ..." after a list goes on with the clause, not with its last item.
            after_list = self.scope.depth > 1 and bool(_AFTER_LIST.match(place.line.text))
            return not (after_list and last.number is not None)
        return not place.heading_like() and self._broken_by_a_page(last, place)

    def _parted(self, last: Paragraph, place: Place, end: Ending) -> bool:
        """Return whether anything parts the line from the last paragraph."""
        if place.apart:
            return True
        if not self.layout.parted and self.layout.ends_short(last.lines[-1], place.line):
            return True
        ended = end in ("stop", "colon") or (end == "comma" and self.zone == "preamble")
        # Lines of a form to fill in, in an annex, have no marks either.
        most = 1 if self.zone == "annex" else HEADING_LINES
        return ended and not place.lower and place.heads(most)

    def _broken_by_a_page(self, last: Paragraph, place: Place) -> bool:
        """Return whether a new sentence goes on with a numbered paragraph of several sentences."""
        mark = self._text(last.lines[-1]).rstrip("”’\"')] ")[-1:]
        numbered = last.number is not None and self.scope.depth < 2 and self.scope.last >= 3
        return numbered and not self.loose and place.apart and mark == "."

    def _open(self, place: Place) -> Paragraph:
        form, line = place.form, place.line
        if form is not None and form.form in _FRAMES:
            return self._open_frame(line, form.form)
        if form is not None and form.number is not None:
            return self._open_numbered(place, form)
        heads = self.zone == "operative" and place.before_number() and place.heading_like()
        if form is not None and not heads:
            return self._open_phrase(line, form.form)
        if self.zone == "head":
            return Paragraph("masthead", [line])
        if heads or place.heading_like():
            self.scope.heading()
            return Paragraph("heading", [line])
        self.loose = self.zone != "preamble"
        return Paragraph(self._kind(), [line])

    def _kind(self) -> Kind:
        if self.zone == "annex":
            return "annex"
        return "preambular" if self.zone == "preamble" else "operative"

    def _open_frame(self, line: Line, form: Form) -> Paragraph:
        if form == "formula":
            self.zone, self.scope, self.loose = "preamble", Scope(), False
            return Paragraph("formula", [line])
        if form == "title":
            self.zone = "head"
            return Paragraph("title", [line])
        if form in ("annex heading", "quoted"):
            self.zone, self.scope, self.loose = "annex", Scope(), False
            self.quoted = form == "quoted"
            return Paragraph("annex heading", [line], titled=titled_annex(self._text(line)))
        if form == "part":
            self.scope, self.loose = self.scope.new_part(), False
            self.zone = "part" if self.zone == "operative" else self.zone
            return Paragraph("part", [line])
        return Paragraph("closing" if form == "closing" else "vote", [line])

    def _open_numbered(self, place: Place, form: Opening) -> Paragraph:
        assert form.number is not None
        # "II. Strategic vision", "A. Targets": a heading that has a number.
        if form.number[:1].isupper() and place.heading_like():
            self.scope.titled(form.number)
            kind: Kind = "annex" if self.zone == "annex" else "heading"
            return Paragraph(kind, [place.line], form.number, form.stop, titled=True)
        self.scope.take(form)
        if self.zone in ("preamble", "part") and (form.form == "number" or place.verb_follows):
            self.zone = "operative"
        return Paragraph(self._kind(), [place.line], form.number, form.stop)

    def _open_phrase(self, line: Line, kind: str) -> Paragraph:
        if self.zone == "annex":
            self.loose = True
            return Paragraph("annex", [line])
        if kind == "preambular" and self.zone in ("preamble", "part"):
            self.zone = "preamble"
            return Paragraph("preambular", [line])
        self.zone = "operative"
        self.scope.plain()
        return Paragraph("operative", [line])
