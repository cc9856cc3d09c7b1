"""Which four figures are a year, and which of the years are part of a name.

"2402 (2018)", "vol. 1998", "resolutions 2042 and 2043" hold no dates; the "2030 Agenda", "Agenda
2063", the "1967 Protocol" and the "Maritime Labour Convention, 2006" have a year in their name.
"""

import re
from typing import Literal

Reading = Literal["date", "name"]

_NUMBER_BEFORE = re.compile(
    # 2402 (2018, No. 12 (1999, 181 A (1947
    r"\d(?:[ ][A-Z])?[ ]?\($"
    # what follows these words is a number of something
    r"|\b(?:[Vv]ols?\.|[Nn]os?\.|[Pp]aras?\.|[Pp]aragraphs?|[Aa]rts?\.|[Aa]rticles?|[Rr]ules?|pp?\."
    r"|[Rr]esolutions?|[Dd]ecisions?|[Dd]ocuments?|[Ii]tems?|[Cc]hap\.|[Cc]hapters?|[Pp]ages?|US|Mr\."
    r"|[Ss]ections?|[Ss]ect\.|[Rr]ooms?|dollars|ISO)[ ]$"
    # COVID-2019, 1-2018: not mid-2018, post-2015
    r"|(?<!\bmid)(?<!\bpost)(?<!\bpre)(?<!\bMid)(?<!\bPost)(?<!\bPre)(?<=\w)-$"
)
_NUMBER_AFTER = re.compile(
    # 1373 (2001), 1514 (XV), 2625 (S-VI), 1926 B (LVIII)
    r"(?:[ ][A-Z])?[ ]?\((?:\d{4}|[IVXLC]+|E?S-[IVXLC]+|ORG-\d+)\)"
    r"|[ ](?:per[ ]cent|percent|million|billion|thousand|tons?|tonnes|kilometres|km|metres|dollars"
    r"|euros|troops?|police|military|personnel|persons|people|posts?|positions|staff|officers"
    r"|observers|civilians?|days|hours|words|pages|children|women|men|cases|participants"
    r"|individuals|uniformed|additional|schools|houses|families|deaths|refugees)\b"
    r"|[ ]?%"
)
_CAPITAL_AFTER = re.compile(r"[ ](?:[A-Z][a-z]|[A-Z]{2,}|G\d)|-[A-Za-z]")
_PREPOSITION = re.compile(
    r"(?:\b(?i:in|since|by|until|till|before|after|during|from|to|between|for|and|through|throughout"
    r"|of|early|late|mid|about|around|end|year|years|period|biennium|season|sessions?|annum|while"
    r"|decade|the|a|an|this|its|their|his|that|which|as|at|on|or|than|held|budget|cycle|quarter"
    r"|half|starting|beginning|effective|approximately|circa|ca|dated|prior|following|with|session"
    r"|also|was|is|were|are|ending|ended|exceed|least)[ ]|-)$"
)
_DIRECT = re.compile(
    r"\b(?i:in|since|by|until|till|before|after|during|from|to|between|for|through|throughout"
    r"|early|late|end of|beginning of|years?|period|biennium|biennia)[ ]$"
)
_POST = re.compile(r"\b(?i:post)-$")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w’'-]*[ ]$")
_WORD_BEFORE = re.compile(r"[a-z][\w’'-]*[ ]$")
# "Minimum Age Convention, 1973", "Regulations (2005)", "Prevention of Pollution from Ships, 1973"
_INSTRUMENT_BEFORE = re.compile(
    r"\b(?:Convention|Recommendation|Protocol|Act|Code|Regulations|Agreement|Treaty|Rules|Charter"
    r"|Ships|Matter|Revision|Constitution|Law|Framework|Programme|Seafarers|Instrument)"
    r"(?:[ ]\(Revised\))?(?:,[ ]|[ ]\()$"
)


def year_reading(text: str, start: int, stop: int, *, interval: bool) -> Reading | None:
    """Say what the years at ``text[start:stop]`` are, one or a list; None: no years at all."""
    before = text[max(0, start - 24) : start]
    if _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(text, stop):
        return None
    if _POST.search(before):
        return "name"
    if _CAPITAL_AFTER.match(text, stop) and not _DIRECT.search(before):
        return "name"
    if _INSTRUMENT_BEFORE.search(before):
        return "name"
    if _PREPOSITION.search(before):
        return "date"
    if _CAPITAL_BEFORE.search(before):
        return "name"
    # "Strategic Plan for forests 2017–2030", "coronavirus disease 2019"
    named = _WORD_BEFORE.search(before) and (interval or before.endswith("disease "))
    return "name" if named else "date"
