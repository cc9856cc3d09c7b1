"""How fast a server is asked, by a clock that only waiting moves."""

from pipeline.fetch.pace import Pace
from tests.playing import Time


def pace(time: Time, **changed: float) -> Pace:
    return Pace(**({"most": 3, "within": 300.0} | changed), clock=time, pause=time.pause)  # type: ignore[arg-type]


def sent(limit: Pace, time: Time, requests: int) -> list[float]:
    times = []
    for _ in range(requests):
        limit.wait()
        times.append(time.at)
    return times


def test_no_window_has_more_than_the_most() -> None:
    time = Time()
    assert sent(pace(time), time, 7) == [0, 0, 0, 300, 300, 300, 600]


def test_requests_that_come_slowly_wait_for_nothing() -> None:
    time = Time()
    limit = pace(time)
    for _ in range(10):
        limit.wait()
        time.at += 100
    assert time.waited == []


def test_any_window_counts_not_only_the_first() -> None:
    time = Time()
    limit = pace(time)
    times = sent(limit, time, 2)
    time.at = 290
    times += sent(limit, time, 3)
    assert times == [0, 0, 290, 300, 300]
    assert all(sum(start <= each < start + 300 for each in times) <= 3 for start in times)


def test_requests_keep_apart_where_the_server_asks_for_it() -> None:
    time = Time()
    assert sent(pace(time, most=100, apart=5.0), time, 3) == [0, 5, 10]


def test_requests_of_an_earlier_run_count() -> None:
    time = Time(at=1000.0)
    limit = pace(time)
    limit.remember(400.0, 3)
    limit.remember(200.0, 2)
    assert sent(limit, time, 3) == [1000, 1100, 1100]


def test_a_clock_that_was_put_back_holds_nobody_up() -> None:
    time = Time(at=1000.0)
    limit = pace(time)
    limit.remember(-50_000.0, 3)
    assert sent(limit, time, 3) == [1000, 1000, 1000]
