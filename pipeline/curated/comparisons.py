"""Comparisons of resolutions, kept from build to build: one more resolution costs its series."""

import json
import zlib
from pathlib import Path

from pipeline.files import write_whole
from pipeline.lineage.ancestry import Memory
from pipeline.sources.code import code_version


def remembered(path: Path) -> Memory:
    """Return what the last build compared; nothing where the file is missing or damaged."""
    try:
        known = json.loads(zlib.decompress(path.read_bytes()))
    except (FileNotFoundError, ValueError, zlib.error):
        known = {}
    return Memory(salt=code_version(), known=known)


def remember(memory: Memory, path: Path) -> None:
    """Keep what this build compared, and no more."""
    content = json.dumps(memory.used).encode()
    write_whole(path, zlib.compress(content, level=1), durable=False)
