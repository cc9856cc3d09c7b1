"""Comparisons of resolutions, kept from build to build: one more resolution costs its series."""

import json
import zlib
from collections.abc import Mapping
from pathlib import Path

from pipeline.files import write_whole
from pipeline.lineage.ancestry import Memory
from pipeline.sources.code import code_version


def remembered(path: Path) -> Memory:
    """Return what the last build by this code compared; nothing where there is none that can be
    read: the comparisons are made again then."""
    found = known(path)
    texts = {name: text for name, text in found.items() if isinstance(text, str)}
    return Memory(salt=code_version(), known=texts)


def remembered_shares(path: Path) -> dict[str, float]:
    """Return what shares of texts in common it found, in the same way."""
    return {name: share for name, share in known(path).items() if isinstance(share, float)}


def known(path: Path) -> dict[str, object]:
    try:
        kept = json.loads(zlib.decompress(path.read_bytes()))
    except (FileNotFoundError, ValueError, zlib.error):
        return {}
    match kept:
        case {"code": code, "comparisons": dict(found)} if code == code_version():
            return found
        case _:
            return {}


def remember(found: Mapping[str, str] | Mapping[str, float], path: Path) -> None:
    """Keep what this build compared, and no more."""
    kept = {"code": code_version(), "comparisons": found}
    write_whole(path, zlib.compress(json.dumps(kept).encode(), level=1), durable=False)
