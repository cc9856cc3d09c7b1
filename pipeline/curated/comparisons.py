"""What comes of comparisons and checks, kept from build to build by what went into it: one more
resolution costs its series, and the rows that it stands among.
"""

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
    return Memory(salt=code_version(), known=remembered_results(path))


def remembered_results(path: Path) -> dict[str, str]:
    """Return what results it found, in the same way; they are texts."""
    return {name: text for name, text in known(path).items() if isinstance(text, str)}


def remembered_shares(path: Path) -> dict[str, float]:
    """Return what shares of texts in common it found, in the same way."""
    return {name: share for name, share in known(path).items() if isinstance(share, float)}


def known(path: Path) -> dict[str, object]:
    try:
        kept = json.loads(zlib.decompress(path.read_bytes()))
    except (FileNotFoundError, ValueError, zlib.error):
        return {}
    match kept:
        case {"code": code, "found": dict(found)} if code == code_version():
            return found
        case _:
            return {}


def remember(found: Mapping[str, str] | Mapping[str, float], path: Path) -> None:
    """Keep what this build compared, and no more."""
    kept = {"code": code_version(), "found": found}
    write_whole(path, zlib.compress(json.dumps(kept).encode(), level=1), durable=False)
