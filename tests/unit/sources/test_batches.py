"""Batches come back in order; of a batch that is lost only the document to blame is refused."""

import threading
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from pipeline.sources.apart import Helpers
from pipeline.sources.batches import Batch, OtherCode, Workers, code_here, in_order, read_batch
from pipeline.sources.document import LIMITS


class Killed(Exception):
    """A worker has died of a batch."""


class Lost(Exception):
    """Nobody is left."""


@dataclass(frozen=True)
class Chunk:
    batch: Batch


def chunk(*documents: bytes, code: str = "") -> Chunk:
    code = code or code_here()
    return Chunk(Batch(code=code, parse=len, limits=LIMITS, documents=documents))


def deadly(batch: Batch) -> list[str]:
    if b"killer" in batch.documents:
        raise Killed
    return [each.decode() for each in batch.documents]


def results(workers: Workers, *chunks: Chunk) -> list[str]:
    return [read for _, found in in_order(chunks, workers) for read in found]


@pytest.fixture
def pool():
    with ThreadPoolExecutor(2) as executor:
        yield executor


def test_results_come_in_the_order_of_the_chunks_whichever_is_done_first(pool):
    second_done = threading.Event()

    def work(batch: Batch) -> list[str]:
        if batch.documents == (b"1",):
            assert second_done.wait(10)
        else:
            second_done.set()
        return [each.decode() for each in batch.documents]

    assert results(Workers(pool, 4, work), chunk(b"1"), chunk(b"2", b"3")) == ["1", "2", "3"]


def test_no_more_batches_are_handed_out_than_may_be_under_way(pool):
    asked = []

    def chunks():
        for number in range(20):
            asked.append(number)
            yield chunk(str(number).encode())

    going = in_order(chunks(), Workers(pool, 3, lambda batch: pool_waits()))
    release = threading.Event()

    def pool_waits() -> list[str]:
        assert release.wait(10)
        return []

    threading.Timer(0.05, release.set).start()
    next(going)
    assert len(asked) == 4
    assert len(list(going)) == 19


def test_a_chunk_without_documents_waits_for_nobody(pool):
    nobody = Workers(pool, 1, deadly)
    assert [found for _, found in in_order([chunk()], nobody)] == [[]]


def test_of_a_batch_that_ends_its_workers_only_the_document_to_blame_is_refused(pool):
    documents = [b"killer" if number == 5 else str(number).encode() for number in range(11)]
    found = results(Workers(pool, 4, deadly, ended=(Killed,)), chunk(*documents))
    assert found[5].startswith("reading it ended every worker")
    assert found[:5] + found[6:] == [str(n) for n in range(11) if n != 5]


@pytest.mark.parametrize("error", [CancelledError, ConnectionError])
def test_where_nobody_is_left_the_build_stops_with_what_there_is_to_say(error):
    class Nobody(ThreadPoolExecutor):
        def submit(self, *arguments: object) -> "Future[object]":
            future: Future[object] = Future()
            future.set_exception(error())
            return future

    with Nobody(1) as nobody, pytest.raises(Lost, match="start it"):
        results(Workers(nobody, 4, gone=(error,), lost=Lost("start it")), chunk(b"1"))


@pytest.mark.parametrize("error", [ModuleNotFoundError("no module"), AttributeError("no name")])
def test_a_worker_that_lacks_what_is_asked_for_has_other_code(pool, error):
    def work(batch: Batch) -> list[str]:
        raise error

    with pytest.raises(OtherCode, match=f"no .*code of the build, {code_here()}"):
        results(Workers(pool, 4, work), chunk(b"1"))


def test_a_batch_of_other_code_is_not_read():
    with pytest.raises(OtherCode, match=f"has the code {code_here()}, and this build other:"):
        read_batch(Helpers(), chunk(b"1", code="other").batch)
