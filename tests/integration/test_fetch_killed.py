"""A fetch that is killed goes on where it was, and asks for nothing that it has."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.fetch.manifest import Manifest
from pipeline.fetch.records import Row
from pipeline.fetch.run import fetch
from tests.playing import (
    SHA,
    Server,
    akn,
    answers,
    counts,
    docx,
    files,
    play_repository,
    settings,
)

HEAD = "/api/UNxml/GAresolutions/commits/HEAD"
ONE = "86session/English/86_1_E.xml"
TWO = "86session/English/86_2_E.xml"
FOLDER = "UNxml/GAresolutions"


def document(raw: Path, server: Server, path: str) -> list[Row]:
    return Manifest(raw).rows[f"{server.address}/UNxml/GAresolutions/blob/HEAD/{path}"]


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.fetch.run import fetch
from tests.playing import settings
class Here:
    address = sys.argv[2]
when, count = sys.argv[3], int(sys.argv[4])
def die(stage, done, total):
    global count
    if stage.startswith(when):
        count -= 1
        if count < 0:
            os.kill(os.getpid(), signal.SIGKILL)
symbols = tuple(sys.argv[5:])
fetch(Path(sys.argv[1]), settings(Here, progress=die, symbols=symbols))
"""


def killed(raw: Path, server: Server, when: str, count: int, *symbols: str) -> None:
    """Fetch in a process of its own that is killed when it says something for the nth time."""
    arguments = [str(raw), server.address, when, str(count), *symbols]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, *arguments],
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("after", [0, 3])
def test_killed_between_two_documents_it_goes_on(
    after: int, server: Server, tmp_path: Path
) -> None:
    """What it has is neither asked for again nor lost, nor told as something else."""
    members = {f"86session/English/86_{n}_E.xml": akn(n) for n in range(1, 6)}
    play_repository(server, members)
    killed(tmp_path, server, "Keeping", after)
    assert len(files(tmp_path)) == after + 1
    before = len(server.asked)
    found = fetch(tmp_path, settings(server))
    assert server.paths[before:] == [HEAD]
    assert counts(found)["new"] == 5 - (after + 1)
    assert files(tmp_path) == {f"{FOLDER}/{name}": content for name, content in members.items()}
    assert {row.status for name in members for row in document(tmp_path, server, name)} == {"new"}
    assert sorted(path.name for path in (tmp_path / ".fetch").iterdir()) == ["lock"]


def test_killed_in_the_midst_of_a_download_it_asks_for_that_alone(
    server: Server, tmp_path: Path
) -> None:
    play_repository(server, {ONE: akn(1), TWO: akn(2)})
    killed(tmp_path, server, "Getting", 1)
    assert files(tmp_path) == {}
    before = len(server.asked)
    assert counts(fetch(tmp_path, settings(server))) == {"new": 2}
    assert server.asked[before][1]["If-None-Match"] == f'"{SHA}"'
    assert len(server.asked) - before == 3


def test_killed_between_two_symbols_it_asks_for_the_rest(server: Server, tmp_path: Path) -> None:
    symbols = ("A/RES/1/1", "A/RES/1/2", "A/RES/1/3")
    for symbol in symbols:
        server.documents[symbol, "docx"] = answers(docx(symbol))
    killed(tmp_path, server, "Asking", 2, *symbols)
    assert len(files(tmp_path)) == 2
    before = len(server.paths)
    found = fetch(tmp_path, settings(server, symbols=symbols))
    assert counts(found) == {"new": 1, "unchanged": 2}
    assert server.paths[before:] == ["/api/symbol/access?s=A/RES/1/3&l=en&t=docx"]
