"""Is the text whole? A file that was cut off must not pass for a short resolution."""

import re

from pipeline.extract.blocks import Refusal
from pipeline.extract.drafts import Draft

_FULL_STOP = re.compile(r"(?<![;,] \d)(?<![;,] \d\d)[.?!…][”’\"')\]*\s]*$")  # "...; 8." is cut
_MARK = re.compile(r"[.,;:?!…)\]][”’\"')\]*\s]*$")


def check_whole(draft: Draft) -> None:
    """Raise Refusal for a text that breaks off: no operative clause, or an end in mid-sentence.

    The General Assembly and its councils close with meeting and date; where that is missing the
    last clause must end with a full stop. The Security Council closes with nothing: there a last
    clause without any mark has been cut.
    """
    body = [node for node in draft.nodes if node.kind in ("preambular", "operative", "annex")]
    if not any(node.kind != "preambular" for node in body):
        raise Refusal(
            "the text breaks off before the first operative clause: supply the whole text",
            draft.symbol,
        )
    last = body[-1].block.text
    if draft.piece.closing or body[-1].kind == "annex":
        return
    ends = _MARK if draft.identity.body == "SC" else _FULL_STOP
    if not ends.search(last):
        raise Refusal(
            f"the text breaks off at “…{last[-40:]}”, without the closing line: supply the whole "
            "text",
            draft.symbol,
        )
