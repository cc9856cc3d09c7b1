"""Processes that read: new ones, since a fork of a process with threads may hang."""

import os
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread


def workers(count: int) -> Executor:
    """Return so many processes that end when this one does, however it ends."""
    return ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=end_with_the_build
    )


def end_with_the_build() -> None:
    """Watch the process that started this one: a build that is killed can't tell its workers."""
    Thread(target=outlive, daemon=True).start()


def outlive() -> None:
    build = parent_process()
    if build is not None:
        wait([build.sentinel])
        os._exit(1)
