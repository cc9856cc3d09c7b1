"""Inputs that are large or strange in one way: each is read whole, or refused with what helps."""

from pathlib import Path

import pytest

from pipeline.extract.blocks import Refusal
from pipeline.formats import read_source
from pipeline.sources.files import LARGEST, read_bytes
from tests.fuzz.trial import held

BEGINNING = "73/135. Rivers\n\nThe General Assembly,\n\n"
ENDING = "\n\n9. Decides to remain seized of the matter.\n\n52nd plenary meeting\n\n5 May 2018\n"


def sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_a_file_above_the_limit_is_not_even_read(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="100 MB is the most"):
        read_bytes(sparse(tmp_path / "a", LARGEST + 1))


def test_a_hundred_megabytes_of_text_are_refused() -> None:
    with pytest.raises(Refusal, match="16 MB is the most"):
        read_source(b"a" * 100_000_000)


def with_notes(count: int) -> bytes:
    clauses = "\n\n".join(f"{n}. Notes it;[{n}]" for n in range(1, count + 1))
    notes = "\n\n".join(f"[{n}] See A/70/{n}." for n in range(1, count + 1))
    return f"{BEGINNING}{clauses}{ENDING}\n{notes}\n".encode()


def test_as_many_footnotes_as_three_figures_count_are_all_bound() -> None:
    (found,) = read_source(with_notes(999)).readings
    assert len(found.footnotes) == len(found.footnote_refs) == 999


def test_ten_thousand_footnotes_lose_no_character() -> None:
    assert held(with_notes(10_000))


@pytest.mark.parametrize(
    "piece",
    [
        "\u202e",
        "\u2066",
        "\u0301" * 1000,
        "9" * 5000,
        "²" * 5000,
        "\u0000",
        "\ufffe",
        "\U0010ffff",
    ],
    ids=[
        "override",
        "isolate",
        "combining",
        "digits",
        "raised digits",
        "NUL",
        "no character",
        "last character",
    ],
)
def test_strange_characters_are_read_or_refused(piece: str) -> None:
    body = (
        f"1. Decides {piece} to meet on 5 May 20{piece}18;\n\n2. Notes A/{piece}/1 and 70/{piece};"
    )
    held(f"{BEGINNING}{body}{ENDING}".encode())


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(Refusal, match="known"):
        read_source((BEGINNING + "1. Decides \ud800;" + ENDING).encode("utf-8", "surrogatepass"))


def test_direction_marks_are_no_part_of_the_text() -> None:
    (found,) = read_source(f"{BEGINNING}1. Decides \u202eto\u202c meet;{ENDING}".encode()).readings
    assert found.clauses[1].text == "Decides to meet;"
