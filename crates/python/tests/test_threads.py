"""Python threads, signals, and memory."""

import pathlib
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

import vonmises
from vonmises import Key, LazySamples, sample


def test_number_of_threads():
    vonmises.set_num_threads(3)
    assert vonmises.get_num_threads() == 3
    expected = sample(Key(1), 0.0, 2.0, 100_000)
    vonmises.set_num_threads(7)
    assert (sample(Key(1), 0.0, 2.0, 100_000) == expected).all()
    vonmises.set_num_threads(0)
    assert vonmises.get_num_threads() >= 1
    with pytest.raises(ValueError, match="count = 1000000: must be from 0 to 4096"):
        vonmises.set_num_threads(1_000_000)
    with pytest.raises(OverflowError):
        vonmises.set_num_threads(-1)


def test_another_thread_writes_to_a_parameter_meanwhile():
    """Parameters are copied before the lock is released, so a call never sees half of a change."""
    concentration = np.full(300_000, 2.0)
    stop = threading.Event()

    def write():
        while not stop.is_set():
            concentration[:] = np.nan
            concentration[:] = 2.0

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(50):
            try:
                assert np.isfinite(sample(Key(1), 0.0, concentration)).all()
            except ValueError as error:
                assert "concentration" in str(error)
    finally:
        stop.set()
        writer.join()


def test_the_lock_is_released():
    """While one thread draws, another one counts."""
    counts = 0
    done = threading.Event()

    def count():
        nonlocal counts
        while not done.is_set():
            counts += 1
            time.sleep(0)

    counter = threading.Thread(target=count)
    counter.start()
    try:
        before = counts
        sample(Key(1), 0.0, 2.0, 20_000_000)
        assert counts > before + 10
    finally:
        done.set()
        counter.join()


def run(program, folder):
    """Runs a program of `programs` by itself, where nothing else starts threads or takes memory."""
    path = pathlib.Path(__file__).parent / "programs" / program
    subprocess.run([sys.executable, str(path)], check=True, cwd=folder)


def test_a_hundred_thousand_calls_leak_nothing(tmp_path):
    run("many_calls.py", tmp_path)


def test_only_threads_of_our_own_pools_are_started(tmp_path):
    """Rayon's global pool does not survive a fork, so nothing may use it: its threads would have Python's name."""
    run("own_threads.py", tmp_path)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs timers")
@pytest.mark.parametrize("threads", [1, 2])
def test_ctrl_c_ends_a_long_call(threads, tmp_path):
    vonmises.set_num_threads(threads)
    lazy = LazySamples(Key(1), 0.0, np.linspace(0.0, 50.0, 1000), (250_000, 1000))  # 2 GB: seconds
    previous = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        for call in (lambda: lazy.save(tmp_path / "x.npy"), lambda: lazy[:100_000]):
            signal.setitimer(signal.ITIMER_REAL, 0.1)
            start = time.monotonic()
            try:
                with pytest.raises(KeyboardInterrupt):
                    call()
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
            assert time.monotonic() - start < 5
        assert list(tmp_path.iterdir()) == []
    finally:
        signal.signal(signal.SIGALRM, previous)
        vonmises.set_num_threads(0)
    assert sample(Key(1), 0.0, 2.0, 5000).shape == (5000,)
