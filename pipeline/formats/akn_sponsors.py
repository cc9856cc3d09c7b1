"""Sponsors as the workflow of an Akoma Ntoso statement names them, one name each."""

import re

_AND_NAMES = (
    "Antigua and Barbuda",
    "Bosnia and Herzegovina",
    "Great Britain and Northern Ireland",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "Sao Tome and Principe",
    "Serbia and Montenegro",
    "São Tomé and Príncipe",
    "Trinidad and Tobago",
)
"""Names of States that hold an "and" of their own."""

_SEPARATOR = re.compile(
    r"(?P<name>"
    + "|".join(map(re.escape, _AND_NAMES))
    + r")|(?P<separator>,\s+and\s+|,\s*|\s+and\s+)"
)

_PARENTHESIS = re.compile(r"\([^()]*\)")

_REMOVED = re.compile(
    r"[.\s]*\s[-–]\s[^-–]*\b(?:was|were) removed from the list of sponsors.*", re.S
)
"""A, B and C. - D was removed from the list of sponsors of the draft resolution"""

_OFFICE = re.compile(r"(?:submitted|introduced) by (?:the )?", re.I)
"""submitted by the Chair of the Committee ...: an office or a body, not a list of States"""

_REPRESENTATIVE = re.compile(
    r"(?:introduced|submitted)\b.*?\bby the representative of (?P<state>[^,]+?)"
    r"(?:,? on behalf of (?P<group>.+))?$",
    re.I,
)
"""introduced in the Committee by the representative of Austria on behalf of the Bureau"""

_HISTORY = re.compile(
    r",? (?:following informal consultations|(?:and )?on the (?:basis|recommendation) of"
    r"|orally revised|as orally).*",
    re.I | re.S,
)
"""How an office came to its text is not a part of its name."""


def sponsors_in(text: str) -> list[str]:
    """Return the States and bodies that a list names; "(on behalf of ...)" stays with its name.

    >>> sponsors_in("Egypt (on behalf of the Group of 77), Oman and Trinidad and Tobago")
    ['Egypt (on behalf of the Group of 77)', 'Oman', 'Trinidad and Tobago']
    >>> sponsors_in("submitted by the Chair of the Committee following informal consultations")
    ['Chair of the Committee']
    """
    text = _REMOVED.sub("", " ".join(text.split())).strip(" .;")
    if found := _REPRESENTATIVE.match(text):
        group = found["group"]
        return [f"{found['state']} (on behalf of {group})" if group else found["state"]]
    if found := _OFFICE.match(text):
        return [_HISTORY.sub("", text[found.end() :])]
    if _HISTORY.match(" " + text):
        return []
    return [name for name in _split(text) if name]


def _split(text: str) -> list[str]:
    """Split at commas and "and" outside parentheses and outside names."""
    hidden = [(m.start(), m.end()) for m in _PARENTHESIS.finditer(text)]
    parts: list[str] = []
    at = 0
    for found in _SEPARATOR.finditer(text):
        if found["name"] or any(low <= found.start() < high for low, high in hidden):
            continue
        parts.append(text[at : found.start()].strip())
        at = found.end()
    parts.append(text[at:].strip())
    return parts
