"""Workers on other machines: a Dask cluster, through the interface that local workers have too.

Workers get bytes and give bytes: they need this code and no file of ours. A batch whose worker is
lost is given to another by the scheduler; a document that ends its reader ends a process that its
worker has started for it, not the worker.
"""

import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from pipeline.sources.apart import Helpers
from pipeline.sources.batches import AHEAD, Batch, Read, Workers, read_batch

SECONDS = 20
"""Until a scheduler must have answered, and then until it must have a worker."""

FEWEST = 64
"""Batches that may be under way however few workers there are: more may join."""


class ClusterError(Exception):
    """There is no cluster to read with; the message says what to do."""


@dataclass(frozen=True)
class Call:
    """A call that is made by whoever unpickles it.

    Dask's scheduler unpickles what it is given, and a worker that can't does so for ever. So both
    get bytes and a function of the standard library: a worker that lacks our code fails by name.
    """

    batch: Batch

    def __reduce__(self) -> tuple[Callable[[Batch], list[Read]], tuple[Batch]]:
        return read_far, (self.batch,)


def read_far(batch: Batch) -> list[Read]:
    """Read documents on a worker, whose processes apart are kept for its next batch."""
    return read_batch(helpers_of_worker(), batch)


@cache
def helpers_of_worker() -> Helpers:
    """Return the processes of the worker that this is: nobody hands it any; they end with it."""
    return Helpers()


@dataclass(frozen=True)
class Far(Workers):
    """Workers on other machines."""

    def submit(self, batch: Batch) -> "Future[list[Read]]":
        return self.executor.submit(pickle.loads, pickle.dumps(Call(batch), 5))


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """Give the workers of a scheduler; ClusterError where there are none or they are lost."""
    try:
        from distributed import Client, KilledWorker
        from distributed.comm.addressing import get_address_host_port
        from distributed.comm.core import CommClosedError
    except ModuleNotFoundError as error:
        raise ClusterError(
            "reading on a cluster needs the extra dask: "
            ".venv/bin/python -m pip install --editable '.[dask]'"
        ) from error
    try:
        get_address_host_port(address)  # a client of no address is taken apart for 40 seconds
    except ValueError as error:
        raise ClusterError(
            f"{address} is no address of a scheduler ({error}): "
            "name one such as --scheduler tcp://10.0.0.1:8786"
        ) from error
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except OSError as error:
        raise ClusterError(
            f"no scheduler answers at {address} ({error}): start one with `dask scheduler`, "
            "or name another --scheduler"
        ) from error
    with client, client.get_executor() as executor:
        try:
            client.wait_for_workers(1, timeout=SECONDS)
        except TimeoutError as error:
            raise ClusterError(
                f"the scheduler at {address} has no worker: start some with "
                f"`dask worker {address}`, from the folder of this code"
            ) from error
        most = max(FEWEST, AHEAD * sum(client.nthreads().values()))
        lost = ClusterError(
            f"the scheduler at {address} is gone: build again, what has been read is kept"
        )
        helpers = Helpers()
        try:
            yield Far(
                executor,
                most,
                helpers=helpers,
                ended=(KilledWorker,),
                gone=(CancelledError, CommClosedError),
                lost=lost,
            )
        finally:
            helpers.dismiss()
