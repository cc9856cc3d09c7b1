"""Taking in what lies under raw/: the table ``sources`` and the ledger of all sessions."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline import store
from pipeline.curated.layout import Curated
from pipeline.extract.records import SourceReading
from pipeline.files import sweep
from pipeline.sources.files import Reader, read_bytes
from pipeline.sources.ledger import Ledger
from pipeline.sources.read import Reading, read_sources
from pipeline.sources.selection import Choice, choose
from pipeline.tables import SOURCES

RIGHTS = "United Nations document, unofficial copy; acknowledge the United Nations"


def take_in(
    curated: Curated,
    raw: Path,
    parse: Callable[[bytes], SourceReading],
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    read: Reader = read_bytes,
    seen: Callable[[int, int], None] = lambda done, total: None,
) -> list[Choice]:
    """Read every source once, choose between them, and write down what each session is made from.

    They are read in ``jobs`` processes, or by the workers of a ``scheduler``. The ledger comes
    last: what it says is there when it is there.
    """
    sweep(curated.folder)
    reading = Reading(raw, curated.cache, parse, read)
    choices = choose(read_sources(reading, jobs=jobs, scheduler=scheduler, seen=seen))
    store.write(list(source_rows(choices)), SOURCES, curated.corpus_file(SOURCES.name))
    Ledger.of(choices).save(curated.ledger_file)
    curated.cache.forget_others()
    return choices


def source_rows(choices: list[Choice]) -> Iterator[dict[str, object]]:
    for choice in choices:
        source, summary = choice.source, choice.source.summary
        first = summary.held[0] if summary.held else None
        yield {
            "path": source.path,
            "source_id": source.source_id,
            "media_type": summary.media_type,
            "bytes": source.size,
            "characters": summary.characters,
            "symbol": first.symbol if first else summary.symbol,
            "language": first.language if first else None,
            "status": choice.status,
            "reason": choice.reason,
            "rights": RIGHTS,
        }
