"""The United Nations' own XML: repositories of Akoma Ntoso, a commit at a time, as one archive.

https://github.com/UNxml holds unofficial copies for information: resolutions of the General
Assembly, the Security Council and the Human Rights Council in six languages. The newest commit is
asked for (conditionally: the same commit costs nothing), then its archive at the address that
GitHub gives for that purpose. Its documents are laid out under ``raw/UNxml`` as in the
repository, in the wanted languages; what is no document is counted in the archive's row.
"""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from pipeline.fetch.client import Asker, asker, origin
from pipeline.fetch.keep import is_there
from pipeline.fetch.manifest import OWN
from pipeline.fetch.names import part_name
from pipeline.fetch.records import Status
from pipeline.fetch.session import Session
from pipeline.fetch.unpacking import beginning, described, name_of, unpack

SHA = "application/vnd.github.sha"
"""Media type in which GitHub answers with a commit's hash alone."""

_REVISION = re.compile(rb"[0-9a-f]{40}\s*")


def fetch_repositories(session: Session) -> None:
    """Take the newest commit of each repository."""
    places = session.settings.places
    origins = {origin(places.commits), origin(places.repositories), *places.archives}
    with asker(session.settings, frozenset(origins)) as ask:
        for name in session.settings.repositories:
            fetch_repository(name, session, ask)


def fetch_repository(name: str, session: Session, ask: Asker) -> None:
    """Take the newest commit of a repository, unless all of it is here already."""
    session.settings.progress(f"Asking for {name}", 0, 1)
    revision = newest_revision(name, session, ask)
    session.settings.progress(f"Asking for {name}", 1, 1)
    if revision is None:
        return
    address = f"{session.settings.places.repositories}/{name}/archive/{revision}.tar.gz"
    url = f"{address}#{'+'.join(sorted(session.settings.languages))}"
    done = session.manifest.last(url)
    if done and done.had and all_there(name, session):
        for row in session.manifest.latest(beginning(name, session)):
            session.outcome(
                replace(row, status="unchanged") if row.had else row, name_of(row, name)
            )
        return
    archive = session.raw / OWN / f"{part_name(name)}-{revision}.tar.gz"
    if archive.is_file() or downloaded(archive, url, address, name, session, ask):
        unpack(archive, url, revision, name, session)


def all_there(name: str, session: Session) -> bool:
    """Return whether every document that came from a repository is still where it was put."""
    had = session.manifest.below(beginning(name, session))
    return all(is_there(session.raw, row.path, row.bytes) for row in had)


def newest_revision(name: str, session: Session, ask: Asker) -> str | None:
    """Return the newest commit of a repository; None where that can't be known."""
    url = f"{session.settings.places.commits}/{quote(name)}/commits/HEAD"
    held = session.manifest.held(url)
    headers = {"Accept": SHA} | ({"If-None-Match": held.etag} if held and held.etag else {})
    answer = ask.ask(url, session.body, headers=headers, most=1000)
    row = session.row(url, "commit", answer, asked=url)
    if answer.came == "same" and held:
        session.requests += row.requests
        etag = row.etag or held.etag
        row = replace(row, status="unchanged", revision=held.revision, etag=etag)
        return session.manifest.add(row).revision
    content = session.body.read_bytes()
    if answer.came == "content" and _REVISION.fullmatch(content):
        revision = content.decode("ascii").strip()
        status: Status = "new" if held is None else "changed"
        same = held is not None and held.revision == revision
        row = replace(row, status="unchanged" if same else status, revision=revision)
        session.requests += row.requests
        session.manifest.add(row)
        return revision
    if answer.came == "content":
        row = replace(row, status="refused", reason="the answer is no commit's hash")
    session.told(row, name)
    return None


def downloaded(
    archive: Path, url: str, address: str, name: str, session: Session, ask: Asker
) -> bool:
    """Get the archive of a commit; False, with a row that says why, where it can't be had."""
    limits = session.settings.limits
    stage = f"Getting {name} (kB)"
    session.settings.progress(stage, 0, 1)
    answer = ask.ask(
        address,
        session.body,
        most=limits.largest_archive,
        seconds=limits.archive,
        seen=lambda done, total: session.settings.progress(stage, done // 1000, total // 1000),
    )
    if answer.came != "content":
        session.told(session.row(url, "archive", answer, asked=address), name)
        return False
    content = session.row(address, "archive", answer, asked=address)
    session.requests += answer.requests
    session.manifest.add(replace(content, status="new", **described(session.body)))
    session.body.replace(archive)
    return True
