"""The six languages are told apart by script and small words; what is not clear is not said."""

import pytest

from pipeline.formats.language import language_of

TEXTS = {
    "en": "Recalling its resolutions on the lakes of the world, and the need to protect them",
    "fr": "Rappelant ses résolutions sur les lacs du monde, et la nécessité de les protéger par "
    "des mesures pour une paix durable",
    "es": "Recordando sus resoluciones sobre los lagos del mundo y la necesidad de protegerlos "
    "con medidas para una paz duradera por las Naciones",
    "ru": "Ссылаясь на свои резолюции об озерах мира",
    "ar": "إذ تشير إلى قراراتها بشأن بحيرات العالم",
    "zh": "回顾其关于世界湖泊的各项决议",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=TEXTS.keys())
def test_language_of(language: str, text: str) -> None:
    assert language_of([text]) == language


@pytest.mark.parametrize("text", ["", "86/7. Lakes", "Chad, Oman, Togo", "the lakes des lacs"])
def test_what_is_not_clear_is_not_said(text: str) -> None:
    assert language_of([text]) is None


def test_only_the_beginning_is_looked_at() -> None:
    assert language_of([TEXTS["en"] + " "] * 100 + [TEXTS["fr"]] * 1_000) == "en"
