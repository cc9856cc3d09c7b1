"""Comparisons of resolutions, kept from build to build: one more resolution costs its series."""

import json
import zlib
from pathlib import Path

from pipeline.files import write_whole
from pipeline.lineage.ancestry import Memory
from pipeline.sources.code import code_version


def remembered(path: Path) -> Memory:
    """Return what the last build by this code compared; nothing where there is none that can be
    read: the comparisons are made again then."""
    return Memory(salt=code_version(), known=known(path))


def known(path: Path) -> dict[str, str]:
    try:
        kept = json.loads(zlib.decompress(path.read_bytes()))
    except (FileNotFoundError, ValueError, zlib.error):
        return {}
    match kept:
        case {"code": code, "comparisons": dict(found)} if code == code_version():
            return {name: text for name, text in found.items() if isinstance(text, str)}
        case _:
            return {}


def remember(memory: Memory, path: Path) -> None:
    """Keep what this build compared, and no more."""
    kept = {"code": memory.salt, "comparisons": memory.used}
    write_whole(path, zlib.compress(json.dumps(kept).encode(), level=1), durable=False)
