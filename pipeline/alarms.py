"""Telling a person that something needs looking at: a line in a file, a message if wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import httpx
from httpx_retries import Retry, RetryTransport

from pipeline.fetch.addresses import Forbidden, checked, parse
from pipeline.fetch.network import Deadline
from pipeline.fetch.transport import Direct

SECONDS = 10.0
LONGEST = 4000
"""Characters of a message: a report of checks may be long, and the page has the whole of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """What has happened, in two words and in a sentence or more."""

    subject: str
    text: str

    @property
    def line(self) -> str:
        said = " ".join(self.text.split())
        return f"{self.subject}: {said[:LONGEST]}{'…' if len(said) > LONGEST else ''}"


def write(log: Path, alarm: Alarm, at: datetime) -> None:
    """Add a line to the file of alarms."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{at:%Y-%m-%d %H:%M:%S} UTC  {alarm.line}\n")


def send(url: str, alarm: Alarm, *, allow_private: bool, clock: Callable[[], float]) -> str | None:
    """Post an alarm as ``{"text": …}``; return why that failed, None where it did not.

    The connection goes to an address that was checked, redirects are not followed, and the answer
    is not read. What is returned does not hold the web address: it may be a secret.
    """
    check = partial(checked, allow_private=allow_private)
    retry = Retry(total=2, backoff_factor=1, allowed_methods=["POST"])
    transport = RetryTransport(Direct(check, Deadline(clock, SECONDS)), retry=retry)
    try:
        goal = parse(url)
    except Forbidden:
        return "that is no address to post to: it needs http or https, a host, and no user's name"
    try:
        with (
            httpx.Client(transport=transport, timeout=SECONDS, trust_env=False) as client,
            client.stream("POST", goal, json={"text": alarm.line}) as answer,
        ):
            return None if answer.is_success else f"the server answered {answer.status_code}"
    except Forbidden as error:
        return str(error)
    except httpx.HTTPError as error:
        return f"{type(error).__name__}: the server did not answer as one should"
