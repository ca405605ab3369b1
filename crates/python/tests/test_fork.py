"""A process that has used the package forks, and the child uses it: it must never wait for threads of its parent."""

import os
import signal
import threading
import time

import numpy as np
import pytest

import vonmises
from vonmises import Key, sample

SIZES = [1, 1_000, 20_000, 1_000_000]
LIMIT = 60.0  # seconds; a child takes some milliseconds


def use(size: int) -> float:
    """Uses samples, functions with tables that are made at first use, and statistics."""
    x = sample(Key(1), 0.5, 2.0, size)
    y = vonmises.cdf(x, 0.5, np.full(size, 3.0))
    return float(np.sum(y)) + float(vonmises.circular.resultant_length(x))


def forked(work) -> int:
    """Runs the work in a forked child; returns its exit status, or -9 if it had to be killed."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(1)
    deadline = time.monotonic() + LIMIT
    pause = 0.0002
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(pause)
        pause = min(2 * pause, 0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -9


@pytest.mark.parametrize("size", SIZES)
def test_a_child_gets_the_same_numbers(size):
    expected = use(size)

    def work():
        assert use(size) == expected

    assert forked(work) == 0


@pytest.mark.parametrize("size", SIZES)
def test_forks_of_forks(size):
    expected = use(size)

    def grandchild():
        assert use(size) == expected

    def child():
        assert use(size) == expected
        assert forked(grandchild) == 0

    assert forked(child) == 0


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_a_thousand_forks_while_other_threads_draw(threads):
    """The parent's threads are in the middle of calls when it forks."""
    vonmises.set_num_threads(threads)
    stop = threading.Event()

    def busy():
        size = 1
        while not stop.is_set():
            use(SIZES[size % 3])
            size += 1

    workers = [threading.Thread(target=busy) for _ in range(2)]
    for worker in workers:
        worker.start()
    try:
        expected = {size: use(size) for size in SIZES}
        for attempt in range(334):
            size = SIZES[attempt % 3] if attempt % 25 else SIZES[3]

            def work(size=size):
                assert use(size) == expected[size]

            def work_and_fork(work=work):
                work()
                assert forked(work) == 0

            status = forked(work if attempt % 10 else work_and_fork)
            assert status == 0, f"attempt {attempt}, {size} elements, {threads} threads"
    finally:
        stop.set()
        for worker in workers:
            worker.join()
        vonmises.set_num_threads(0)


def test_multiprocessing_by_fork():
    import multiprocessing

    use(20_000)
    with multiprocessing.get_context("fork").Pool(3) as pool:
        results = pool.map(use, [20_000] * 12)
    assert set(results) == {use(20_000)}
