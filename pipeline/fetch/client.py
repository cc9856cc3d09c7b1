"""Asking for one address: retries, redirects to known hosts alone, an answer for every fault."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import httpx
from httpx_retries import Retry, RetryTransport

from pipeline.fetch.addresses import Forbidden, shown
from pipeline.fetch.network import Deadline
from pipeline.fetch.pace import Pace
from pipeline.fetch.settings import Settings
from pipeline.fetch.transport import INTO, MOST, SECONDS, SEEN, Direct, Seen, TooLarge, Whole

Came = Literal["content", "same", "missing", "refused", "failed"]

MISSING = (httpx.codes.NOT_FOUND, httpx.codes.GONE)
LATER = (
    httpx.codes.TOO_MANY_REQUESTS,
    httpx.codes.INTERNAL_SERVER_ERROR,
    httpx.codes.BAD_GATEWAY,
    httpx.codes.SERVICE_UNAVAILABLE,
    httpx.codes.GATEWAY_TIMEOUT,
)
"""Statuses after which asking again may help."""
SPENT = (httpx.codes.FORBIDDEN, httpx.codes.TOO_MANY_REQUESTS)
"""Statuses with which GitHub says that one has asked as often as one may."""

REDIRECTS = 5


class Later(Exception):
    """A server asks to be left alone for longer than we wait; the message says how long."""

    def __init__(self, message: str, response: httpx.Response) -> None:
        super().__init__(message)
        self.response = response


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What asking for an address came to; the content, where there is any, is in the file."""

    came: Came
    reason: str | None = None
    http_status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    requests: int = 0
    leave: bool = False
    """The server asks not to be asked any more for now."""


class Asker:
    """Asks the hosts of one source, at its pace."""

    def __init__(self, settings: Settings, origins: frozenset[str], pace: Pace | None = None):
        self._settings = settings
        self._origins = origins
        self._pace = pace
        self._requests = 0
        limits = settings.limits
        deadline = Deadline(settings.clock, limits.document)
        self._client = httpx.Client(
            transport=RetryTransport(
                Patient(Whole(Direct(settings.check, deadline), self._before), limits.patience),
                Retry(
                    total=limits.retries,
                    status_forcelist=LATER,
                    backoff_factor=limits.backoff / 2,
                    backoff_jitter=0,
                    max_backoff_wait=limits.patience,
                ),
            ),
            headers={"User-Agent": settings.agent, "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(limits.read, connect=limits.connect),
            follow_redirects=True,
            max_redirects=REDIRECTS,
            trust_env=False,
        )

    def close(self) -> None:
        self._client.close()

    def keep_apart(self, seconds: float) -> None:
        """Let so much time pass from one request to the next, as the server asks."""
        if self._pace is not None:
            self._pace.apart = seconds

    def ask(
        self,
        url: str,
        into: Path,
        *,
        headers: dict[str, str] | None = None,
        most: int | None = None,
        seconds: float | None = None,
        seen: Seen | None = None,
    ) -> Answer:
        """Ask for an address; its content is then in the file. No fault is raised but OSError
        of our own disk: each is an answer with a reason."""
        limits = self._settings.limits
        self._requests = 0
        with into.open("w+b") as file:
            extensions = {
                INTO: file,
                MOST: limits.largest_document if most is None else most,
                SECONDS: limits.document if seconds is None else seconds,
                SEEN: seen,
            }
            try:
                response = self._client.get(url, headers=headers, extensions=extensions)
            except (Forbidden, TooLarge, httpx.DecodingError, httpx.TooManyRedirects) as error:
                return self._answer("refused", str(error))
            except httpx.InvalidURL as error:
                return self._answer("refused", f"it redirects to no web address ({error})")
            except Later as error:
                return self._answer("failed", str(error), error.response, leave=True)
            except httpx.TransportError as error:
                return self._answer("failed", said(error))
        return self._judged(response, bool(headers))

    def _before(self, url: httpx.URL) -> None:
        """Refuse a host that is none of the source's; wait for one's turn at the others."""
        if origin(str(url)) not in self._origins:
            raise Forbidden(f"it redirects to {shown(url)[:200]}, which is no host of this source")
        if self._pace is not None:
            self._pace.wait()
        self._requests += 1

    def _judged(self, response: httpx.Response, conditional: bool) -> Answer:
        status = response.status_code
        told = f"the server answered {status}"
        if status == httpx.codes.OK:
            return self._answer("content", None, response)
        if status == httpx.codes.NOT_MODIFIED and conditional:
            return self._answer("same", None, response)
        if status in MISSING:
            return self._answer("missing", f"{told}: it has no such document", response)
        if status in LATER:
            return self._answer("failed", f"{told}, each time: try again later", response)
        return self._answer("refused", told, response)

    def _answer(
        self,
        came: Came,
        reason: str | None,
        response: httpx.Response | None = None,
        *,
        leave: bool = False,
    ) -> Answer:
        headers = httpx.Headers() if response is None else response.headers
        return Answer(
            came=came,
            reason=reason,
            http_status=None if response is None else response.status_code,
            etag=headers.get("etag") or None,
            last_modified=headers.get("last-modified") or None,
            requests=self._requests,
            leave=leave,
        )


def origin(address: str) -> str:
    """Return the scheme and host of an address, as redirects are compared with it.

    >>> origin("https://github.com/UNxml"), origin("http://127.0.0.1:80/a")
    ('https://github.com', 'http://127.0.0.1')
    """
    url = httpx.URL(address)
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


class Patient(httpx.BaseTransport):
    """Gives up where a server asks to be left alone for longer than we wait.

    The retries would come back sooner than they were asked to.
    """

    def __init__(self, inner: httpx.BaseTransport, patience: float) -> None:
        self._inner = inner
        self._patience = patience

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._inner.handle_request(request)
        status = response.status_code
        spent = status in SPENT and response.headers.get("x-ratelimit-remaining") == "0"
        asked = waiting(response) if status in LATER or spent else 0.0
        if spent or asked > self._patience:
            told = (
                f"it asks to wait {asked:,.0f} seconds" if asked else "no more is allowed for now"
            )
            message = f"the server answered {status}: {told}: try again later"
            raise Later(message, response)
        return response

    def close(self) -> None:
        self._inner.close()


def waiting(response: httpx.Response) -> float:
    """Return how many seconds a server asks to be left alone for; 0 where it does not say."""
    stated = response.headers.get("retry-after", "")
    try:
        return Retry().parse_retry_after(stated) if stated else 0.0
    except ValueError:
        return 0.0


def said(error: httpx.TransportError) -> str:
    """Say in words why an answer did not come.

    >>> said(httpx.ReadTimeout("timed out"))
    'the answer did not come (ReadTimeout: timed out): try again later'
    """
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"the answer did not come ({what}): try again later"


@contextmanager
def asker(
    settings: Settings, origins: frozenset[str], pace: Pace | None = None
) -> Iterator[Asker]:
    """Ask the hosts of one source while the block runs."""
    found = Asker(settings, origins, pace)
    try:
        yield found
    finally:
        found.close()
