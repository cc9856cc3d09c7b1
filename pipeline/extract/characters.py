"""Characters that carry no text of their own, and those that only look like another.

What a text column shows is the source less the characters of ``INVISIBLE``, with each white
space character as a plain space. Look-alikes stay in the text as printed; only *matching* reads
them as what they look like (``folded``).
"""

import re

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Soft hyphen, zero-width spaces and joiners, marks of direction, byte order mark."""

SPACES = (
    "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u202f\u205f\u3000\n\r\u2028\u2029"
)
"""White space other than the plain space."""

TO_SPACE = str.maketrans(dict.fromkeys(SPACES, " "))
"""One for one: a text keeps its length."""

# Letters of other scripts met inside English words: "Сalls upon" with a Cyrillic С.
_LOOK_ALIKES = dict(zip("АВЕКМНОРСТХаеорсухіј", "ABEKMHOPCTXaeopcyxij", strict=True))
_LOOK_ALIKES |= {"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-"}
_LOOK_ALIKES |= {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2212": "-"}
_LOOK_ALIKES |= dict(zip("ˢᵗⁿᵈʳʰ", "stndrh", strict=True))  # 64ᵗʰ
FOLD = str.maketrans(_LOOK_ALIKES) | TO_SPACE

# A search for the few characters that change is faster than a look at every one.
_SPACE = re.compile(f"[{re.escape(SPACES)}]")
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, FOLD)))}]")

_BETWEEN = re.compile(r"[\W_]+")

_PLAIN = bytes([10, *range(32, 127)])
"""Line feed, space and what ASCII prints: nearly all of a text, deleted as bytes in no time."""


def unusual(text: str) -> frozenset[str]:
    """Return the characters of a text but the line feed and those that ASCII prints.

    >>> sorted(unusual("Taking note\\tof\u00a0it"))
    ['\\t', '\\xa0']
    """
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return frozenset(rest.decode("utf-8", "surrogatepass"))


def plain_spaced(text: str) -> str:
    """Return the text with each white space character as a plain space."""
    return text if text.isascii() and text.isprintable() else _SPACE.sub(" ", text)


def folded(text: str) -> str:
    """Return the text for matching: look-alikes, dashes, quotes and spaces in plain form.

    >>> folded("\u0421alls\u00a0upon the Secretary\u2011General")
    'Calls upon the Secretary-General'
    """
    if text.isascii() and text.isprintable():
        return text
    return _FOLDED.sub(lambda found: FOLD[ord(found[0])], text)


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case: what two printings share.

    >>> letters("United Nations\u2013Organization of  Islamic Cooperation")
    'unitednationsorganizationofislamiccooperation'
    """
    return "".join(_BETWEEN.split(text)).lower()
