"""Texts in the other official languages are told by their enacting formulas, and refused."""

import re
from collections.abc import Sequence

from pipeline.extract.blocks import Refusal
from pipeline.extract.lines import Line

_FORMULAS = {
    "French": r"L['’]Assemblée générale|Le Conseil (?:de sécurité|des droits de l['’]homme)"
    r"|Le Conseil économique et social",
    "Spanish": r"La Asamblea General|El Consejo (?:de Seguridad|de Derechos Humanos)"
    r"|El Consejo Económico y Social",
    "Russian": r"Генеральная Ассамблея|Совет Безопасности|Совет по правам человека"
    r"|Экономический и Социальный Совет",
    "Chinese": r"大会|安全理事会|人权理事会|经济及社会理事会",
    "Arabic": r"إن الجمعية العامة|إن مجلس (?:الأمن|حقوق الإنسان)|إن المجلس الاقتصادي",
}
_REASON = "the text is in {}, and only English is read: supply the English text"
_PATTERNS = {name: re.compile(rf"(?:{form})\s?[,،，]?") for name, form in _FORMULAS.items()}


_NAMES = {"fr": "French", "es": "Spanish", "ru": "Russian", "zh": "Chinese", "ar": "Arabic"}


def refuse_language(code: str | None) -> None:
    """Raise Refusal for a language (ISO 639-1) that a structured source is in; None is unknown."""
    if code not in (None, "en"):
        raise Refusal(_REASON.format(_NAMES.get(code or "", code)))


def refuse_other_languages(lines: Sequence[Line]) -> None:
    """Raise Refusal, naming the language, where a formula of another language stands alone."""
    for line in lines:
        for name, pattern in _PATTERNS.items():
            if pattern.fullmatch(line.text):
                raise Refusal(_REASON.format(name))
