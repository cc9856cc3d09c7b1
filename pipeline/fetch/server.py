"""The United Nations' official file server: documents by symbol, named one by one by a person.

https://documents.un.org/api/symbol/access answers a symbol that it has no file for with 200 and a
page, so the bytes decide. It has no Word file before about 1993, and what it has in one format it
does not convert to another. Asked too fast it answers every symbol with that page, and does not
say so. Its robots.txt asks robots to keep out: nothing here is asked unless a user who has been
told has agreed, and no schedule does it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote

from pipeline.extract.symbols import parse_symbol, split_symbols
from pipeline.fetch.client import Answer, Asker, asker, origin
from pipeline.fetch.contents import HTML, SUFFIXES, cut_short
from pipeline.fetch.keep import is_there
from pipeline.fetch.names import symbol_name
from pipeline.fetch.pace import Pace
from pipeline.fetch.records import Row
from pipeline.fetch.robots import EVERYTHING, Robots, robots
from pipeline.fetch.session import Outcome, Session
from pipeline.fetch.settings import AGENT, Settings
from pipeline.formats.sniff import media_type

FOLDER = "documents.un.org"

NOTICE = (
    "documents.un.org is the United Nations' Official Document System. Before it is asked:",
    "Its robots.txt asks robots to keep out of the addresses that files are had from. This is for "
    "a person who wants {count} named by symbol, not for harvesting.",
    "The terms of the UN's sites allow personal, non-commercial use without redistribution; an "
    "instruction of the UN (ST/AI/189/Add.9/Rev.2) counts its documents as public domain. Which "
    "of the two holds is not settled: what is done with the files is for you to answer.",
    "It is asked at most {most} times in {minutes:g} minutes, as {agent}. What is already here is "
    "not asked for again.",
)
"""What a user must know before the first request: a heading, and points."""

MISS = (
    "the server answers with a page: it has no such file in this format, or it was asked too often"
)


class NotAgreed(Exception):
    """The user has not agreed to the terms of the file server."""


def fetch_symbols(session: Session) -> None:
    """Take the named documents from the file server; NotAgreed unless the user agrees first."""
    settings = session.settings
    wanted = [
        (symbol, language)
        for text in settings.symbols
        for symbol in split_symbols(text)
        for language in settings.languages
    ]
    asked = []
    for symbol, language in wanted:
        had = None if settings.again else here(symbol, language, session)
        if had is None:
            asked.append((symbol, language))
        else:
            reason = "it is here already (--again asks whether it has changed)"
            session.outcome(replace(had, status="unchanged", reason=reason), symbol)
    if not asked:
        return
    if not settings.agreed(notice(settings, len(asked))):
        raise NotAgreed("documents.un.org was not asked: its terms were not agreed to")
    with asker(settings, frozenset({origin(settings.places.files)}), paced(session)) as ask:
        fetch_each(asked, session, ask)


def notice(settings: Settings, count: int) -> tuple[str, ...]:
    """Return what a user must know before the first request."""
    known = {
        "count": "1 document" if count == 1 else f"{count:,} documents",
        "most": settings.limits.most,
        "minutes": settings.limits.window / 60,
        "agent": settings.agent,
    }
    return tuple(line.format(**known) for line in NOTICE)


def paced(session: Session) -> Pace:
    """Return the pace of the server's requests: those of the last minutes count, of any run."""
    settings = session.settings
    limits = settings.limits
    pace = Pace(most=limits.most, within=limits.window, clock=settings.clock, pause=settings.pause)
    now = settings.now()
    earlier = []
    for rows in session.manifest.rows.values():
        if rows[-1].asked_url.startswith(f"{settings.places.files}/"):
            checked = datetime.strptime(rows[-1].checked, "%Y-%m-%dT%H:%M:%SZ")
            earlier.append(
                ((now - checked.replace(tzinfo=UTC)).total_seconds(), rows[-1].requests)
            )
    for ago, requests in sorted(earlier, reverse=True):
        pace.remember(ago, requests)
    return pace


def fetch_each(wanted: list[tuple[str, str]], session: Session, ask: Asker) -> None:
    """Ask for each document, the robots.txt first; stop where the server wants to be left."""
    stopped = kept_out(session, ask)
    stage = "Asking documents.un.org"
    for done, (symbol, language) in enumerate(wanted):
        session.settings.progress(stage, done, len(wanted))
        if stopped is None:
            stopped = fetch_symbol(symbol, language, session, ask)
        else:
            session.outcomes.append(
                Outcome(
                    name=symbol, kind="document", status="failed", reason=f"not asked: {stopped}"
                )
            )
    session.settings.progress(stage, len(wanted), len(wanted))


def kept_out(session: Session, ask: Asker) -> str | None:
    """Ask for the robots.txt; say why nothing else may be asked, None where it may."""
    places = session.settings.places
    url = f"{places.files}/robots.txt"
    answer = ask.ask(url, session.body, most=500_000)
    row = session.row(url, "robots", answer, asked=url)
    match answer.came:
        case "content":
            text = session.body.read_bytes().decode("utf-8", "replace")
            rules = robots(text, AGENT, f"{places.files}/api/symbol/access?s=A/RES/1")
            row = replace(row, status="new", reason=in_words(rules))
        case "missing" | "refused" if answer.http_status is not None:
            rules = EVERYTHING
            row = replace(row, status="new", reason="it has no robots.txt: all is allowed")
        case "missing" | "refused" | "failed" | "same":  # without an answer, or none that tells
            session.told(row, url)
            return f"its robots.txt could not be had ({answer.reason})"
    if rules.named and not rules.allowed:
        session.told(replace(row, status="refused"), url)
        return f"its robots.txt keeps {AGENT} out"
    session.requests += row.requests
    session.manifest.add(row)
    ask.keep_apart(rules.apart)
    return None


def in_words(rules: Robots) -> str:
    allowed = "allowed" if rules.allowed else "not for robots: only what a user asks for"
    return f"{allowed}; {rules.apart:g} s between requests" if rules.apart else allowed


def fetch_symbol(symbol: str, language: str, session: Session, ask: Asker) -> str | None:
    """Ask for one document, format by format; say why to stop, None to go on."""
    found: Row | None = None
    stop: str | None = None
    for name, kind in candidates(symbol, session.settings):
        url = address(name, language, kind, session.settings)
        held = session.manifest.held(url)
        if held is not None and not is_there(session.raw, held.path, held.bytes):
            held = None  # what is gone from the disk is asked for whatever it was
        answer = ask.ask(url, session.body, headers=conditions(held))
        row = replace(session.row(url, "document", answer, asked=url), symbol=name)
        came = judged(row, language, held, answer, session)
        session.manifest.add(came)
        session.requests += answer.requests
        if found is None or found.status == "missing" or came.had:
            found = came  # that it is missing in a format says less than what another came to
        if answer.leave:
            stop = answer.reason
        if came.had or came.status == "failed":
            break
    if found is not None:
        session.outcome(found, symbol)
    return stop


def judged(row: Row, language: str, held: Row | None, answer: Answer, session: Session) -> Row:
    """Return what an answer comes to: its bytes decide, whatever its status says."""
    if answer.came == "same" and held:
        return replace(
            held,
            status="unchanged",
            reason=None,
            etag=row.etag or held.etag,
            last_modified=row.last_modified or held.last_modified,
            http_status=row.http_status,
            requests=row.requests,
            checked=row.checked,
        )
    if answer.came != "content":
        return row
    content = session.body.read_bytes()
    kind = media_type(content)
    row = replace(row, media_type=kind)
    if not content:
        return replace(row, status="failed", reason="the answer is empty: try again later")
    if kind == HTML:
        return replace(row, status="missing", reason=MISS)
    if kind not in SUFFIXES:
        return replace(row, status="refused", reason=f"it is {kind}, no document of the server's")
    if cut_short(content, kind):
        return replace(row, status="failed", reason="its end is missing: try again later")
    path = f"{FOLDER}/{language}/{symbol_name(row.symbol or row.url)}{SUFFIXES[kind]}"
    return session.kept(row, path, content)


def candidates(symbol: str, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield what to ask for: each form of the symbol that may have a file, in each format.

    A lettered part may be a document of its own, or in its parent's; a part in square brackets is
    always in its parent's.
    """
    base = symbol.partition("[")[0]
    part = parse_symbol(base).part
    for name in (base, base.removesuffix(part)) if part else (base,):
        for kind in settings.kinds:
            yield name, kind


def address(symbol: str, language: str, kind: str, settings: Settings) -> str:
    query = f"s={quote(symbol, safe='/()')}&l={quote(language)}&t={quote(kind)}"
    return f"{settings.places.files}/api/symbol/access?{query}"


def here(symbol: str, language: str, session: Session) -> Row | None:
    """Return the row of a document that we have, in whatever format; None if we have none."""
    for name, kind in candidates(symbol, session.settings):
        row = session.manifest.held(address(name, language, kind, session.settings))
        if row is not None and is_there(session.raw, row.path, row.bytes):
            return row
    return None


def conditions(held: Row | None) -> dict[str, str]:
    """Return the headers that ask for a document only if it has changed."""
    stated = {
        "If-None-Match": held and held.etag,
        "If-Modified-Since": held and held.last_modified,
    }
    return {name: value for name, value in stated.items() if value}
