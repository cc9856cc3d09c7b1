"""How long citations take: on a megabyte of the nastiest repeats, and on real documents.

    python -m benchmarks.citations [gold.jsonl of the corpus]

Prints seconds of the processor for each repeat, and milliseconds for a document on average.
"""

import json
import sys
from pathlib import Path
from time import process_time

from pipeline.extract.citations import extract_citations
from pipeline.extract.texts import Context, Text

MEGABYTE = 1_000_000
SESSION = Context(symbol="A/RES/76/13", body="GA", session="76", session_number=76, year=2021)
REPEATS = (
    "1/1, ", "(((((", "I I I I ", "1, ", "its resolution ", "resolutions ", "Council, ", "S-1/",
    "General Assembly and Security Council and ", "Article 1, 2 and ", "para. 1 (a) (b) ", "X.Y.",
    "Report of the ", "Treaty Series, ", "(Vol. ", "report of the report (", "1 May 2018 of ",
)  # fmt: skip


def seconds(texts: list[Text]) -> float:
    start = process_time()
    extract_citations(texts, SESSION)
    return process_time() - start


def repeats() -> None:
    for piece in REPEATS:
        text = ("(1/2 " + piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
        print(f"{seconds([Text(key='OP1', kind='operative', text=text)]):8.2f} s  {piece!r}")


def documents(path: Path) -> None:
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read = [
        [
            *(Text(key=f"C{at}", kind="operative", text=clause["text"])
              for at, clause in enumerate(record["clauses"])),
            *(Text(key=f"FN{at}", kind="footnote", text=note["text"])
              for at, note in enumerate(record["footnotes"])),
        ]
        for record in records
    ]  # fmt: skip
    least = min(sum(map(seconds, read)) for _ in range(3))
    print(f"{1000 * least / len(read):8.2f} ms  a document, of {len(read):,}")


if __name__ == "__main__":
    repeats()
    if len(sys.argv) > 1:
        documents(Path(sys.argv[1]))
