"""Find the nouns that a meeting, session, conference or summit is named by.

They are looked for in all texts of a document at once: it has many, and most have none.
"""

import re
from collections.abc import Sequence

NOUN = re.compile(
    r"[ACFMSacfms](?<![\w-].)(?:"
    r"(?P<meeting>eetings?|EETING)|(?P<session>essions?|ESSION)"
    r"|(?P<summit>ummits?|ini-[Ss]ummits?|UMMIT)"
    r"|(?P<conference>onferences?|ONFERENCE|ongress(?:es)?|(?<=A)ssembl(?:y|ies)|(?<=F)ora"
    r"|orums?(?! of its kind)))(?![\w-])"
)
# Each noun has one of these; to look for plain words is much faster. With the letters before it.
_STEMS = {
    "ession": 1, "eeting": 1, "onference": 1, "ummit": 1, "ongress": 1, "orum": 1, "Fora": 0,
    "Assembl": 0, "ESSION": 1, "EETING": 1, "ONFERENCE": 1, "UMMIT": 1,
}  # fmt: skip


def nouns_by_text(texts: Sequence[str]) -> dict[int, list[re.Match[str]]]:
    """Return the nouns of the texts that have any, by the text's place.

    The texts are searched as one text.
    """
    found: dict[int, list[re.Match[str]]] = {}
    at, base, end = -1, 0, -1
    for place in _places("\n".join(texts)):
        while place > end:
            at, base = at + 1, end + 1
            end = base + len(texts[at])
        noun = NOUN.match(texts[at], place - base)
        if noun is not None:
            found.setdefault(at, []).append(noun)
    return found


def _places(text: str) -> list[int]:
    """Return where nouns may begin, in order."""
    places: list[int] = []
    for stem, before in _STEMS.items():
        at = text.find(stem)
        while at >= 0:
            mini = stem == "ummit" and text[at - 2 : at - 1] == "-"
            places.append(at - (len("Mini-S") if mini else before))
            at = text.find(stem, at + 1)
    return sorted(place for place in places if place >= 0)
