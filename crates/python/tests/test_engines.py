"""Engines that outgrow one process: whatever divides the work, the bytes are those of one call."""

import hashlib
import pathlib
import shutil
import subprocess
import sys

import numpy as np
import pytest

import vonmises
from vonmises import Key, LazySamples, circular

KEY = Key(42)
PROGRAMS = pathlib.Path(__file__).parent / "programs"


@pytest.fixture(scope="module")
def lazy():
    return LazySamples(KEY, np.linspace(-3, 3, 50), np.geomspace(0.1, 1e4, 40)[:, None], (300, 40, 50))


@pytest.fixture(scope="module")
def drawn(lazy):
    return lazy[...]


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None) as cluster:
        with distributed.Client(cluster) as client:
            yield client


CHUNKS = [(100, 40, 50), (77, 13, 50), (300, 7, 9)]


@pytest.mark.parametrize("chunks", CHUNKS)
def test_dask(cluster, lazy, drawn, chunks):
    da = pytest.importorskip("dask.array")
    array = da.from_array(lazy, chunks=chunks, asarray=False)
    assert array.compute().tobytes() == drawn.tobytes()
    part = array[10:200:3, 5, ::-1]
    assert np.array_equal(part.compute(), drawn[10:200:3, 5, ::-1])


def test_dask_names_equal_draws_alike(lazy):
    da = pytest.importorskip("dask.array")
    again = LazySamples(lazy.key, lazy.loc, lazy.concentration, lazy.shape)
    names = [da.from_array(array, chunks=CHUNKS[0], asarray=False).name for array in (lazy, again)]
    assert names[0] == names[1]


def test_reductions_by_dask(cluster, lazy, drawn):
    """Accumulators of chunks, merged in their order: the bits do not depend on who computes which of them."""
    da = pytest.importorskip("dask.array")
    dask = pytest.importorskip("dask")

    @dask.delayed
    def accumulate(block):
        accumulator = circular.Accumulator()
        accumulator.add(block)
        return accumulator

    @dask.delayed
    def merge(accumulators):
        total = circular.Accumulator()
        for accumulator in accumulators:
            total.merge(accumulator)
        return total

    for chunks in CHUNKS:
        blocks = da.from_array(lazy, chunks=chunks, asarray=False).to_delayed().ravel()
        total = merge([accumulate(block) for block in blocks])
        results = []
        for scheduler in (cluster, "threads", "synchronous"):
            found = total.compute(scheduler=scheduler)
            results.append((found.mean(), found.resultant_length(), found.fit().concentration, found.weight))
        assert results[0] == results[1] == results[2]
        assert results[0][0] == pytest.approx(circular.mean(drawn), abs=1e-14)
        assert results[0][1] == pytest.approx(circular.resultant_length(drawn), rel=1e-14)
        assert results[0][3] == drawn.size


def test_xarray(lazy, drawn):
    xarray = pytest.importorskip("xarray")
    da = pytest.importorskip("dask.array")
    array = xarray.DataArray(
        da.from_array(lazy, chunks=CHUNKS[1], asarray=False),
        dims=("draw", "site", "sector"),
        coords={"site": np.arange(40)},
    )
    assert np.array_equal(array.sel(site=17).isel(draw=slice(3, 9)).values, drawn[3:9, 17])


def run(program: str, *arguments, **options) -> str:
    command = [sys.executable, str(PROGRAMS / program), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=240, **options).stdout


def test_devices_of_jax():
    pytest.importorskip("jax")
    run("jax_devices.py")


@pytest.mark.parametrize("ranks", [1, 2, 3])
def test_mpi(tmp_path, lazy, ranks):
    """Ranks write their rows into one file, which is the file of one process."""
    pytest.importorskip("mpi4py")
    mpirun = shutil.which("mpirun", path=f"{pathlib.Path(sys.executable).parent}") or shutil.which("mpirun")
    if mpirun is None:
        pytest.skip("no mpirun")
    lazy.save(tmp_path / "one.npy")
    command = [mpirun, "--allow-run-as-root", "--oversubscribe", "-n", str(ranks)]
    program = [sys.executable, str(PROGRAMS / "mpi_rows.py"), str(tmp_path / "many.npy")]
    subprocess.run([*command, *program], check=True, timeout=240, capture_output=True)
    digests = [hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("one.npy", "many.npy")]
    assert digests[0] == digests[1]


def rows(lazy: LazySamples, start: int) -> np.ndarray:
    return lazy[start : start + 100]


@pytest.mark.parametrize("backend", ["loky", "multiprocessing", "threading"])
def test_joblib(lazy, drawn, backend):
    joblib = pytest.importorskip("joblib")
    parts = joblib.Parallel(n_jobs=2, backend=backend)(joblib.delayed(rows)(lazy, start) for start in (0, 100, 200))
    assert np.concatenate(parts).tobytes() == drawn.tobytes()


def test_ray(lazy, drawn):
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    try:
        draw = ray.remote(lambda lazy, start: lazy[start : start + 100])
        reference = ray.put(lazy)
        parts = ray.get([draw.remote(reference, start) for start in (0, 100, 200)])
    finally:
        ray.shutdown()
    assert np.concatenate(parts).tobytes() == drawn.tobytes()
    assert vonmises.get_num_threads() >= 1
