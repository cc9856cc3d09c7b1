"""Which of the UN's six languages a text is in, by its script and its commonest small words."""

import re
from collections import Counter
from collections.abc import Iterable

_SAMPLE = 6_000
"""Characters that are looked at; a page of a resolution has some 3,000."""

_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)

_WORDS = {
    "en": frozenset(["and", "by", "for", "its", "of", "that", "the", "to", "which", "with"]),
    "es": frozenset(["con", "del", "el", "las", "los", "para", "por", "su", "sus", "una", "y"]),
    "fr": frozenset(["aux", "dans", "des", "du", "et", "les", "par", "pour", "qui", "sur", "une"]),
}
"""Words of one of the three languages and of neither other."""

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 5
"""Fewer small words than this say nothing: a line of names has none."""


def language_of(texts: Iterable[str]) -> str | None:
    """Return the ISO 639-1 code of the language that the texts are in, or None if not clear.

    >>> language_of(["The General Assembly, Recalling its resolutions on the law of the sea,"])
    'en'
    >>> language_of(["L’Assemblée générale, Rappelant ses résolutions sur les océans et le droit "
    ...              "de la mer, et les rapports du Secrétaire général pour une paix durable,"])
    'fr'
    """
    sample = _sample(texts)
    if 3 * (len(sample) - len(sample.encode("ascii", "ignore"))) > len(sample):
        for code, script in _SCRIPTS:
            if len(script.findall(sample)) * 3 > len(sample):
                return code
    words = Counter(map(str.lower, _WORD.findall(sample)))
    counts = {code: sum([words.get(word, 0) for word in small]) for code, small in _WORDS.items()}
    first, second = sorted(counts.values(), reverse=True)[:2]
    if first < _FEWEST or first < 2 * second:
        return None
    return max(counts, key=lambda code: counts[code])


def _sample(texts: Iterable[str]) -> str:
    parts: list[str] = []
    left = _SAMPLE
    for text in texts:
        parts.append(text[:left])
        left -= len(text)
        if left <= 0:
            break
    return " ".join(parts)
