"""Lines of a flat text that make one paragraph."""

from dataclasses import dataclass

from pipeline.extract.blocks import Kind
from pipeline.extract.lines import Line


@dataclass(slots=True, eq=False)
class Paragraph:
    """Lines that make one paragraph; ``begins`` is where its text begins in the first line."""

    kind: Kind
    lines: list[Line]
    number: str | None = None
    begins: int = 0
    titled: bool = False
    """Whether it is set like a heading: short, without a mark at its end."""

    @property
    def first(self) -> str:
        return self.lines[0].text[self.begins :]

    @property
    def names_items(self) -> bool:
        """Whether it is a lettered item that only names what its own items are: "(a) Reports"."""
        return (
            self.number is not None
            and not self.number[:1].isdigit()
            and len(self.lines) == 1
            and len(self.first) < 100
            and self.first[:1].isupper()
        )
