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
from pipeline.extract.openings import Ending, Opening, ending
from pipeline.extract.ranks import Scope

# A participle that the vocabulary lacks still opens a preambular clause; a name does not.
_PARTICIPLE = re.compile(
    r"(?!United|Meeting|Training|Being\b)[A-Z][a-z]+(?:ly [a-z]+)?(?:ing|ed)\s+[a-z]"
)
_HEADING_END = re.compile(r"[^.,;:]$")


_AFTER_LIST = re.compile(r"(?:and|or|as well as|while)\s")


@dataclass(slots=True, eq=False)
class Paragraph:
    """Lines that make one paragraph; ``number`` is the range of the first line it takes up."""

    kind: Kind
    lines: list[Line]
    number: str | None = None
    begins: int = 0
    titled: bool = False
    """Whether it is set like a heading: short, without a mark at its end."""

    @property
    def first(self) -> str:
        return self.lines[0].text[self.begins :]


@dataclass(slots=True)
class Segmenter:
    """Reads the content lines of a body one after the other."""

    layout: Layout
    bare: dict[int, str]
    """A line's text without note markers, by id, where it has any."""
    done: list[Paragraph] = field(default_factory=list)
    zone: str = "preamble"
    scope: Scope = field(default_factory=Scope)
    quoted: bool = False
    """Whether a whole draft is being quoted."""
    loose: bool = False
    """Whether this part has unnumbered paragraphs between numbered ones."""

    def read(self, lines: Sequence[Line], forms: Sequence[Opening | None]) -> list[Paragraph]:
        """Return the paragraphs of all lines; ``forms`` are the lines' openings."""
        for index, (line, form) in enumerate(zip(lines, forms, strict=True)):
            if form is not None and form.form == "operative" and self.zone == "preamble":
                form = self._tense(index, lines, forms)
            self._take(line, form, lines[index + 1 : index + 6], forms[index + 1 : index + 6])
        return self.done

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
                line = lines[after - 1]
                comma = ending(self.bare.get(id(line), line.text)) == "comma"
                return Opening("preambular" if comma else "operative")
            if ending(self.bare.get(id(lines[after]), lines[after].text)) in ("stop", "colon"):
                break
        return Opening("operative")

    def _take(
        self,
        line: Line,
        form: Opening | None,
        ahead: Sequence[Line],
        forms: Sequence[Opening | None],
    ) -> None:
        last = self.done[-1] if self.done else None
        if last is not None and self._goes_on(last, line, form, ahead, forms):
            last.lines.append(line)
            return
        if last is not None and self.quoted and self._quotation_ends(last, form):
            self.zone, self.quoted = "operative", False
        paragraph = self._open(line, form, ahead, forms)
        self.done.append(paragraph)

    def _quotation_ends(self, last: Paragraph, form: Opening | None) -> bool:
        text = last.lines[-1].text.rstrip(" .;,")
        return text[-1:] in '”"»' and last.kind != "annex heading" and not (form and form.quoted)

    def _ending(self, paragraph: Paragraph) -> Ending:
        line = paragraph.lines[-1]
        return ending(self.bare.get(id(line), line.text))

    def _goes_on(
        self,
        last: Paragraph,
        line: Line,
        form: Opening | None,
        ahead: Sequence[Line],
        forms: Sequence[Opening | None],
    ) -> bool:
        apart = line.gap > 0 or line.page or not self.layout.wrapped
        end = self._ending(last)
        if last.kind in ("formula", "annex heading"):
            return False
        if last.kind in ("title", "masthead"):
            return form is None and not line.gap and not line.text.startswith("[")
        if last.kind == "closing":
            return self._closing_goes_on(last, line, form)
        if last.kind == "vote":
            return form is None or form.form not in ("annex heading", "vote")
        if last.kind in ("heading", "part") or (last.titled and form is None):
            return (
                last.kind != "part"
                and form is None
                and not apart
                and self.layout.wrapped
                and not self.layout.ends_short(last.lines[-1], line)
            )
        short = form is not None and self.layout.ends_short(last.lines[-1], line)
        if (apart or short) and end == "open" and _entitles(last):
            end = "stop"
        if form is not None:
            return not self._opens(last, line, form, "stop" if last.titled else end, apart)
        return self._runs_on(last, line, end, apart, ahead, forms)

    def _closing_goes_on(self, last: Paragraph, line: Line, form: Opening | None) -> bool:
        if form is not None and form.form in (
            "annex heading",
            "vote",
            "formula",
            "part",
            "number",
        ):
            return False
        return len(last.lines) < 4 and (
            bool(re.match(r"\d{1,2}\s[A-Z][a-z]+,?\s\d{4}", line.text)) or not line.gap
        )

    def _opens(self, last: Paragraph, line: Line, form: Opening, end: Ending, apart: bool) -> bool:
        """Return whether a line with a printed form of opening opens a paragraph here."""
        kind = form.form
        if kind == "vote":
            return apart or end != "open"
        if kind in ("closing", "annex heading", "formula", "title", "quoted"):
            return (apart and end != "comma") or end not in ("open", "comma")
        if kind == "part":
            return apart or end != "open"
        if kind == "number":
            return self.scope.number_opens(form, end, apart, self._verb_follows(line, form))
        if kind == "letter":
            return self.scope.letter_opens(form, end, apart, last.number is not None)
        if kind == "bullet":
            return end != "open" or apart or last.number == form.number
        return self._phrase_opens(kind, last, line, end, apart)

    def _verb_follows(self, line: Line, form: Opening) -> bool:
        from pipeline.extract.actions import opens_operative

        return opens_operative(line.text[form.stop :])

    def _phrase_opens(
        self, kind: str, last: Paragraph, line: Line, end: Ending, apart: bool
    ) -> bool:
        if self.zone == "preamble" or (self.zone == "annex" and kind == "preambular" and apart):
            return end != "open" or apart
        if end in ("stop", "colon"):
            return apart or not self.layout.wrapped or self.layout.ends_short(last.lines[-1], line)
        return False

    def _runs_on(
        self,
        last: Paragraph,
        line: Line,
        end: Ending,
        apart: bool,
        ahead: Sequence[Line],
        forms: Sequence[Opening | None],
    ) -> bool:
        """Return whether a line without a form of opening goes on with the last paragraph."""
        lower = line.text[:1].islower() or line.text[:1].isdigit() or line.text[:1] in "(,;.)–—-"
        parted = (
            apart
            or (not self.layout.wrapped)
            or (not self.layout.parted and self.layout.ends_short(last.lines[-1], line))
        )
        if not parted and end in ("stop", "colon") and not lower:
            parted = self._before_number(ahead, forms, apart=False) and bool(
                _HEADING_END.search(line.text)
            )
        if end == "open" or not parted:
            return True
        if end in ("comma", "and"):
            if lower or self.zone != "preamble":
                return True
            return not (_PARTICIPLE.match(line.text) or self._titles(line, ahead, forms))
        if lower:
            # "and demands that ..." after a list goes on with the clause, not with its last item.
            return not (self.scope.depth > 1 and last.number and _AFTER_LIST.match(line.text))
        if self._heading_like(line, ahead, forms):
            return False
        return (
            last.number is not None
            and not self.loose
            and apart
            and self._text_end(last) == "."
            and self.scope.depth < 2
            and self.scope.last >= 3
        )

    @staticmethod
    def _before_number(
        ahead: Sequence[Line], forms: Sequence[Opening | None], apart: bool = True
    ) -> bool:
        """Return whether the next line (parted from this one, if ``apart``) begins with a number."""
        form = forms[0] if forms else None
        parted = not apart or (bool(ahead) and (ahead[0].gap > 0 or ahead[0].page))
        return form is not None and form.form in ("number", "part") and parted

    def _titles(self, line: Line, ahead: Sequence[Line], forms: Sequence[Opening | None]) -> bool:
        """Return whether the line, alone or with the next, is a heading of numbered clauses."""
        if self._before_number(ahead, forms):
            return bool(_HEADING_END.search(line.text))
        if self.layout.parted or len(forms) < 2 or forms[0] is not None:
            return False
        wrapped = bool(_HEADING_END.search(ahead[0].text)) and len(ahead[0].text) < len(line.text)
        return wrapped and self._before_number(ahead[1:], forms[1:], apart=False)

    def _text_end(self, paragraph: Paragraph) -> str:
        line = paragraph.lines[-1]
        return self.bare.get(id(line), line.text).rstrip("”’\"')] ")[-1:]

    def _heading_like(
        self, line: Line, ahead: Sequence[Line], forms: Sequence[Opening | None]
    ) -> bool:
        """Return whether the line, with what is wrapped below it, is set like a heading."""
        text, length = line.text, len(line.text)
        follow = 0
        if self.layout.wrapped:
            while (
                follow < len(ahead)
                and forms[follow] is None
                and not (ahead[follow].gap or ahead[follow].page)
                and not self.layout.ends_short(line, ahead[follow])
            ):
                text, length = ahead[follow].text, length + len(ahead[follow].text)
                line = ahead[follow]
                follow += 1
        named = (
            length < 80
            and text.endswith(":")
            and self._before_number(ahead[follow:], forms[follow:])
        )
        return named or (bool(_HEADING_END.search(text)) and length < 300)

    def _open(
        self,
        line: Line,
        form: Opening | None,
        ahead: Sequence[Line],
        forms: Sequence[Opening | None],
    ) -> Paragraph:
        kind = form.form if form else None
        if kind in ("formula", "closing", "vote", "annex heading", "part", "title", "quoted"):
            return self._open_frame(line, form)
        if kind in ("number", "letter", "bullet") and form is not None:
            return self._open_numbered(line, form, ahead, forms)
        titled = self.zone == "operative" and self._heading_like(line, ahead, forms)
        if kind in ("preambular", "operative") and not (
            titled and self._before_number(ahead, forms)
        ):
            return self._open_phrase(line, kind)
        if self.zone == "head":
            return Paragraph("masthead", [line])
        if self._heading_like(line, ahead, forms):
            self.scope.heading()
            return Paragraph("heading", [line])
        self.loose = self.zone != "preamble"
        return Paragraph(self._kind(), [line])

    def _kind(self) -> Kind:
        if self.zone == "annex":
            return "annex"
        return "preambular" if self.zone == "preamble" else "operative"

    def _open_frame(self, line: Line, form: Opening | None) -> Paragraph:
        kind = form.form if form else "heading"
        if kind == "formula":
            self.zone, self.scope, self.loose = "preamble", Scope(), False
            return Paragraph("formula", [line])
        if kind == "title":
            self.zone = "head"
            return Paragraph("title", [line])
        if kind == "quoted":
            self.zone, self.scope, self.loose = "annex", Scope(), False
            self.quoted = True
            return Paragraph("annex heading", [line])
        if kind == "annex heading":
            self.zone, self.scope, self.loose = "annex", Scope(), False
            return Paragraph("annex heading", [line])
        if kind == "part":
            self.scope, self.loose = self.scope.new_part(), False
            if self.zone == "operative":
                self.zone = "part"
            return Paragraph("part", [line])
        if kind == "closing":
            return Paragraph("closing", [line])
        return Paragraph("vote", [line])

    def _open_numbered(
        self, line: Line, form: Opening, ahead: Sequence[Line], forms: Sequence[Opening | None]
    ) -> Paragraph:
        assert form.number is not None
        # "II. Strategic vision", "A. Targets": a heading that has a number.
        titled = form.number[:1].isupper() and self._heading_like(line, ahead, forms)
        if titled:
            self.scope.titled(form.number)
            kind: Kind = "annex" if self.zone == "annex" else "heading"
            return Paragraph(kind, [line], form.number, form.stop, titled=True)
        self.scope.take(form)
        if self.zone in ("preamble", "part") and form.form == "number":
            self.zone = "operative"
        return Paragraph(self._kind(), [line], form.number, form.stop)

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


def _entitles(paragraph: Paragraph) -> bool:
    """Return whether a lettered item only names what its own items are: "(a) Reports"."""
    number = paragraph.number
    return (
        number is not None
        and not number[:1].isdigit()
        and len(paragraph.lines) == 1
        and len(paragraph.first) < 100
        and paragraph.first[:1].isupper()
    )
