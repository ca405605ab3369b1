"""Descriptions of files, and files that are joined from parts."""

import os
import pathlib
import signal
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from vonmises import npy


def part(path: pathlib.Path, whole: np.ndarray, index: int, count: int, run: int = 0x1234) -> pathlib.Path:
    """Writes a part as the library documents it: rows from i R / n on, and a comment behind the header's dictionary."""
    rows = len(whole)
    array = np.ascontiguousarray(whole[index * rows // count : (index + 1) * rows // count])
    text = f"{{'descr': '{array.dtype.str}', 'fortran_order': False, 'shape': {array.shape!r}, }}"
    text += f"  # vonmises shard {index}/{count}, shape {whole.shape!r}, run {run:016x}"
    header = text.encode() + b" " * (-(len(text) + 11) % 64) + b"\n"
    path.write_bytes(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + array.tobytes())
    return path


def parts(folder: pathlib.Path, whole: np.ndarray, count: int, run: int = 0x1234) -> list[pathlib.Path]:
    return [part(folder / f"part{index}.npy", whole, index, count, run) for index in range(count)]


WHOLE = np.arange(1000 * 5, dtype=np.float64).reshape(1000, 5)


@pytest.mark.parametrize("kind", [np.float32, ">f8", np.uint8, bool])
def test_describe(tmp_path, kind):
    np.save(tmp_path / "whole.npy", np.zeros((3, 2), kind))
    found = npy.describe(tmp_path / "whole.npy")
    assert found == ((3, 2), np.dtype(kind), None) and found.dtype == np.dtype(kind)
    assert npy.describe(str(tmp_path / "whole.npy")) == found


def test_describe_parts(tmp_path):
    path = parts(tmp_path, WHOLE, 7)[3]
    assert npy.describe(path) == ((143, 5), np.dtype("<f8"), npy.Shard(3, 7, 0x1234))
    np.testing.assert_array_equal(np.load(path), WHOLE[428:571])


def test_describe_bad_files(tmp_path):
    with pytest.raises(FileNotFoundError, match="none.npy"):
        npy.describe(tmp_path / "none.npy")
    (tmp_path / "text.npy").write_text("0.5\n")
    with pytest.raises(ValueError, match="text.npy"):
        npy.describe(tmp_path / "text.npy")
    np.savez(tmp_path / "archive.npz", WHOLE)
    with pytest.raises(ValueError, match="archive.npz"):
        npy.describe(tmp_path / "archive.npz")


@pytest.mark.parametrize("whole", [WHOLE, WHOLE[:, 0].astype(np.float32), WHOLE[:2]])
@pytest.mark.parametrize("count", [1, 3, 7])
def test_joined_files_are_those_of_numpy(tmp_path, whole, count):
    given = parts(tmp_path, whole, count)
    npy.join(tmp_path / "joined.npy", (os.fspath(path) for path in reversed(given)))
    np.save(tmp_path / "saved.npy", whole)
    assert (tmp_path / "joined.npy").read_bytes() == (tmp_path / "saved.npy").read_bytes()


def test_files_are_replaced_only_if_told_so(tmp_path):
    given, out = parts(tmp_path, WHOLE, 3), tmp_path / "joined.npy"
    out.write_text("old")
    with pytest.raises(FileExistsError, match="joined.npy"):
        npy.join(out, given)
    assert out.read_text() == "old"
    npy.join(out, given, overwrite=True)
    np.testing.assert_array_equal(np.load(out), WHOLE)


def test_bad_parts(tmp_path):
    given, out = parts(tmp_path, WHOLE, 3), tmp_path / "joined.npy"
    np.save(tmp_path / "whole.npy", WHOLE)
    other = part(tmp_path / "other.npy", WHOLE, 1, 3, run=5)
    for bad in ([], given[:2], [*given, given[0]], [*given[:2], tmp_path / "whole.npy"], [given[0], other, given[2]]):
        with pytest.raises(ValueError):
            npy.join(out, bad)
    with pytest.raises(FileNotFoundError, match="none.npy"):
        npy.join(out, [*given[:2], tmp_path / "none.npy"])
    given[1].write_bytes(given[1].read_bytes()[:-8])
    with pytest.raises(ValueError, match="part1.npy"):
        npy.join(out, given)
    for bad in (str(given[0]), given[0], [1]):
        with pytest.raises(TypeError):
            npy.join(out, bad)
    assert not out.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
def test_ctrl_c_ends_a_join_without_a_file(tmp_path):
    """The target is a pipe that nobody reads, so that the call cannot end by itself."""
    given = parts(tmp_path, np.zeros(4_000_000), 2)
    os.mkfifo(tmp_path / "pipe")
    program = f"""
        import signal, sys
        from vonmises import npy
        signal.signal(signal.SIGINT, signal.default_int_handler)
        print("ready", flush=True)
        try:
            npy.join({str(tmp_path / "pipe")!r}, {[str(path) for path in given]!r}, overwrite=True)
        except KeyboardInterrupt:
            print("interrupted", flush=True)
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        reader = os.open(tmp_path / "pipe", os.O_RDONLY)  # returns once the writer has opened it
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "interrupted\n"
        os.close(reader)
        assert process.wait(timeout=30) == 0
