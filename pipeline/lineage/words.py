"""Words and tokens of a clause: what is compared, and what an edit script is made of."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

_WORD = re.compile(r"[^\W_]+")
# A word or a sign, with the space before it: joined they are the text again
_TOKEN = re.compile(r"\s*(?:[^\W_]+|[\W_]|$)")
# Surrogates cannot stand in a string that leaves Python
_FIRST, _SURROGATES, _AFTER = 0x100, 0xD800, 0xE000


def letters(text: str) -> str:
    """Return letters and digits alone: what must be equal for words to be taken over verbatim.

    >>> letters("Women’s self-determination, 2030;") == letters("Women's selfdetermination 2030")
    True
    """
    return _letters(text)


@lru_cache(maxsize=2048)
def _letters(text: str) -> str:
    """A clause is looked at as the later text of one pair, then as the earlier one of the next."""
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text)))


def words(text: str) -> list[str]:
    """Return words in small letters, without punctuation.

    >>> words("Recalling its resolution 3369 (XXX),")
    ['recalling', 'its', 'resolution', '3369', 'xxx']
    """
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=2048)
def known_words(text: str) -> tuple[str, ...]:
    """Return the words: a clause is compared with an earlier one, then with a later one."""
    return tuple(words(text))


def run_hashes(each: Sequence[str], size: int, before: str = "") -> set[int]:
    """Return the CRC-32 of every run of so many words, with spaces between and a text before.

    >>> run_hashes(["in", "all", "its"], 2) == {crc32(b"in all"), crc32(b"all its")}
    True
    """
    begun = crc32(before.encode())
    coded = [word.encode() for word in each]
    whole = b" ".join(coded)
    starts = [*accumulate((len(word) + 1 for word in coded), initial=0)]
    return {
        crc32(whole[start : stop - 1], begun)
        for start, stop in zip(starts, starts[size:], strict=False)
    }


def tokens(text: str) -> list[str]:
    """Return words and signs, each with the space before it; joined they are the text.

    >>> tokens("at its sixty-third session,")
    ['at', ' its', ' sixty', '-', 'third', ' session', ',']
    """
    return [token for token in _TOKEN.findall(text) if token]


def encode(sequences: Iterable[Sequence[str]]) -> list[str]:
    """Return each sequence of words as a string with one character for each different word.

    Libraries that compare strings then compare words.
    """
    known: dict[str, str] = {}
    found = []
    for sequence in sequences:
        for word in sequence:
            if word not in known:
                code = _FIRST + len(known)
                known[word] = chr(code if code < _SURROGATES else code + _AFTER - _SURROGATES)
        found.append("".join(map(known.__getitem__, sequence)))
    return found
