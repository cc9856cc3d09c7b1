"""Sponsors as the workflow of an Akoma Ntoso statement names them, one name each."""

import re

_AND_NAMES = (
    "Antigua and Barbuda",
    "Bosnia and Herzegovina",
    "Great Britain and Northern Ireland",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "Sao Tome and Principe",
    "São Tomé and Príncipe",
    "Serbia and Montenegro",
    "Trinidad and Tobago",
)
"""Names of States that hold an "and" of their own."""

_SEPARATOR = re.compile(
    rf"(?P<name>{'|'.join(map(re.escape, _AND_NAMES))})"
    r"|(?P<separator>,\s+and\s+|,\s*|\s+and\s+)",
    re.I,
)

_PARENTHESIS = re.compile(r"\([^()]*\)")

_LEFT = "from the list of sponsors"
"""A, B and C. - D was removed from the list of sponsors of the draft resolution"""

_REPRESENTATIVE = re.compile(
    r"(?:(?:introduced|submitted)\b.*?\bby )?the representative of (?:the )?(?P<state>[^,]+?)"
    r"(?:\s?,)?(?: on behalf of (?P<group>.+))?$",
    re.I,
)
"""introduced in the Committee by the representative of Austria on behalf of the Bureau"""

_OFFICE = re.compile(
    r"(?:(?P<person>[^,()]+ \([^()]+\)), )?(?:submitted|introduced) by (?:the )?(?P<office>.+)",
    re.I,
)
"""submitted by the Chair of the Committee ...: an office or a body, not a list of States"""

_HISTORY = re.compile(
    r",? (?:following(?: informal consultations)?|(?:and )?on the (?:basis|recommendation) of"
    r"|as orally|orally)\b.*",
    re.I,
)
"""How an office came to its text is not a part of its name."""


def sponsors_in(text: str) -> list[str]:
    """Return the States and bodies that a list names; "(on behalf of ...)" stays with its name.

    >>> sponsors_in("Egypt (on behalf of the Group of 77), the Gambia and Trinidad and Tobago")
    ['Egypt (on behalf of the Group of 77)', 'Gambia', 'Trinidad and Tobago']
    >>> sponsors_in("submitted by the Chair of the Committee following informal consultations")
    ['Chair of the Committee']
    """
    text = _without_those_who_left(" ".join(text.split())).strip(" .;,")
    if found := _REPRESENTATIVE.match(text):
        group = found["group"]
        return [f"{found['state']} (on behalf of {group})" if group else found["state"]]
    if found := _OFFICE.match(text):
        office = _HISTORY.sub("", found["office"])
        return [f"{office}, {found['person']}" if found["person"] else office]
    if _HISTORY.match(" " + text):
        return []
    return [name.removeprefix("the ") for name in _names(text) if name]


def _without_those_who_left(text: str) -> str:
    """Cut off the remark that a State is no sponsor any more, from its dash on."""
    remark = text.find(_LEFT)
    dash = max(text.rfind(" - ", 0, remark), text.rfind(" – ", 0, remark)) if remark >= 0 else -1
    return text[:dash] if dash >= 0 else text


def _names(text: str) -> list[str]:
    """Split at commas and "and" outside parentheses and outside names."""
    hidden = [(m.start(), m.end()) for m in _PARENTHESIS.finditer(text)]
    parts: list[str] = []
    at = index = 0
    for found in _SEPARATOR.finditer(text):
        while index < len(hidden) and hidden[index][1] <= found.start():
            index += 1
        within = index < len(hidden) and hidden[index][0] <= found.start()
        if found["separator"] and not within:
            parts.append(text[at : found.start()].strip())
            at = found.end()
    parts.append(text[at:].strip())
    return parts
