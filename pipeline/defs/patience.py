"""Waiting for what may pass: errors of disks and networks, and another build.

What can't pass by itself (a refused document, a broken schema, an invariant that doesn't hold, a
folder without permission) fails at once, however often it is tried.
"""

import errno
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import dagster as dg

from pipeline.files import Busy, only_one

PASSING = frozenset(
    {
        errno.EAGAIN,
        errno.EBUSY,
        errno.ECONNABORTED,
        errno.ECONNREFUSED,
        errno.ECONNRESET,
        errno.EDQUOT,
        errno.EHOSTUNREACH,
        errno.EINTR,
        errno.EIO,
        errno.EMFILE,
        errno.ENETUNREACH,
        errno.ENFILE,
        errno.ENOLCK,
        errno.ENOSPC,
        errno.ESTALE,
        errno.ETIMEDOUT,
    }
)
"""Errors of the system that may be gone in a minute; a full disk is one, once it was cleared."""

FIRST_WAIT = 15.0
"""Seconds before the second try; each wait is twice the one before."""


@contextmanager
def retried(retries: int) -> Iterator[None]:
    """Let Dagster try a step again, later and later, where its error may pass."""
    try:
        yield
    except OSError as error:
        if retries == 0 or error.errno not in PASSING:
            raise
        tried = dg.OpExecutionContext.get().retry_number
        raise dg.RetryRequested(retries, seconds_to_wait=FIRST_WAIT * 2**tried) from error


@contextmanager
def alone(lock: Path, seconds: float, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold a lock while the block runs; tell why and wait for it so long, then raise Busy."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        for waited in count():
            try:
                held.enter_context(only_one(lock))
                break
            except Busy as busy:
                if waited >= seconds:
                    raise
                if waited == 0:
                    tell(f"{busy} (this run does wait)")
            time.sleep(1)
        yield
