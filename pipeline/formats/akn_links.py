"""Links whose target is not what is printed: the text wins, and a doubt says so."""

import re
from collections.abc import Iterable, Iterator

from pipeline.extract.blocks import Block, Doubt, Link

_NUMBERS = re.compile(r"\d+")


def link_doubts(blocks: Iterable[Block]) -> Iterator[Doubt]:
    """Yield a doubt for each link whose printed numbers are not those of the symbol it targets.

    Letters don't count (the links lose those of parts: "57/283 B"), nor does a double symbol of
    which one half is linked; links to other places than the UN's document servers are let be.
    """
    for block in blocks:
        for link in block.links:
            printed = block.text[link.start : link.stop]
            if link.target.endswith(f"/{printed}"):
                continue
            if not link.target.startswith(("http:", "https:")) and _differ(printed, link):
                start, stop = block.passage.origin(link.start, link.stop)
                yield Doubt(
                    check_name="a link leads to what is printed",
                    expected=printed,
                    observed=link.target,
                    start=start,
                    stop=stop,
                )


def _differ(printed: str, link: Link) -> bool:
    here, there = _numbers(printed), _numbers(link.target)
    return here != "  " and here not in there and there not in here


def _numbers(text: str) -> str:
    """Return the numbers of a text with a space around each.

    >>> _numbers("A/RES/73/135")
    ' 73 135 '
    """
    return f" {' '.join(_NUMBERS.findall(text))} "
