"""Documents that a repository has no more: renamed, or taken out.

A renamed document must not be there twice, since the build might take the older text of the two:
where newer files hold all its resolutions it is put among the superseded ones. One that is gone
altogether stays, so that nothing is lost because a file was deleted by mistake; its row says so.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.fetch.contents import resolutions_in
from pipeline.fetch.keep import is_there, retire
from pipeline.fetch.manifest import superseded
from pipeline.fetch.records import Row
from pipeline.fetch.session import Session

_REASON = "it is gone from the repository"


def tell_gone(
    session: Session,
    prefix: str,
    present: AbstractSet[str],
    revision: str,
    asked: str,
    name: Callable[[Row], str],
) -> None:
    """Settle what becomes of each document of a repository that its newest commit has no more."""
    gone = [row for row in session.manifest.below(prefix) if row.url not in present]
    newer = newly_held(session, prefix, present, revision) if gone else {}
    for held in gone:
        row = session.row(held.url, "document", asked=asked)
        session.told(settled(row, held, newer, session), name(held))


def newly_held(
    session: Session, prefix: str, present: AbstractSet[str], revision: str
) -> dict[str, str]:
    """Return the resolutions that have come with a commit, and the files that hold them."""
    found: dict[str, str] = {}
    for row in session.manifest.below(prefix):
        if row.url in present and row.revision == revision and row.path:
            content = (session.raw / row.path).read_bytes()
            found |= dict.fromkeys(resolutions_in(content), row.path)
    return found


def settled(row: Row, held: Row, newer: Mapping[str, str], session: Session) -> Row:
    if not held.path or not is_there(session.raw, held.path, held.bytes):
        return replace(row, status="missing", reason=f"{_REASON}, and from this folder")
    names = resolutions_in((session.raw / held.path).read_bytes())
    if not names or not names <= newer.keys():
        return replace(row, status="missing", reason=f"{_REASON}; it is kept as {held.path}")
    retire(session.raw, held.path)
    instead = ", ".join(sorted({newer[name] for name in names}))
    old = superseded(held.path, held.sha256 or "")
    reason = f"{_REASON}: {instead} holds it now; it is kept as {old}"
    return replace(row, status="missing", reason=reason, path=old)
