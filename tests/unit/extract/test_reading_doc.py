"""What the guide to the reader says exists: modules, and one step for each of the reader's."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "reading.md").read_text("utf-8")
NAMED = re.findall(r"`((?:formats/)?[a-z_*]+)\.py`", GUIDE)
STEPS = re.findall(
    r"\w+",
    """
    passages blocks characters markup lines furniture layout notes
    notes_volume openings ranks places paragraphs separation heads assemble
    flat later masthead identity parts structure sections binding
    source_map mentions whole languages votes
    """,
)


@pytest.mark.parametrize("name", sorted(set(NAMED)))
def test_each_module_that_the_guide_names_is_there(name: str) -> None:
    folder = ROOT / "pipeline" if name.startswith("formats/") else ROOT / "pipeline" / "extract"
    assert list(folder.glob(f"{name}.py"))


@pytest.mark.parametrize("step", STEPS)
def test_the_guide_names_each_step(step: str) -> None:
    assert step in NAMED
