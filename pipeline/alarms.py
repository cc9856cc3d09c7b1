"""Telling a person that something needs looking at: a line in a file, a message if wanted."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx
from httpx_retries import Retry, RetryTransport

from pipeline.fetch.addresses import Forbidden, checked

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


def send(url: str, alarm: Alarm, *, allow_private: bool) -> str | None:
    """Post an alarm as ``{"text": …}``; return why that failed, None where it did not.

    The connection goes to the address that was checked, whatever the name stands for meanwhile,
    and redirects are not followed. What is returned does not hold the address: it may be a secret.
    """
    try:
        goal = checked(url, allow_private=allow_private)
        direct = httpx.URL(goal.url).copy_with(host=goal.addresses[0])
        retry = Retry(total=2, backoff_factor=1, allowed_methods=["POST"])
        with httpx.Client(
            transport=RetryTransport(httpx.HTTPTransport(), retry=retry),
            timeout=SECONDS,
            trust_env=False,
        ) as client:
            answer = client.post(
                direct,
                json={"text": alarm.line},
                headers={"Host": httpx.URL(goal.url).netloc.decode("ascii")},
                extensions={"sni_hostname": goal.host},
            )
    except (Forbidden, OSError) as error:
        return str(error)
    except httpx.HTTPError as error:
        return f"{type(error).__name__}: the server did not answer as one should"
    return None if answer.is_success else f"the server answered {answer.status_code}"
