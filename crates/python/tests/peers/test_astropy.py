"""astropy's tests of `circstats`: of the functions that `vonmises.circular` has."""

import numpy as np
import pytest

upstream = pytest.importorskip("astropy.stats.tests.test_circstats")
pytest.importorskip("vonmises.circular")

import astropy_adapters  # noqa: E402
from astropy import units  # noqa: E402
from astropy.stats.tests.test_circstats import (  # noqa: E402, F401
    test__length,
    test_circmean,
    test_circmean_against_scipy,
    test_circvar,
    test_vonmisesmle,
)

#: The angles of `test_vonmisesmle`.
ANGLES = np.array([3.3699057, 4.0411630, 0.5014477, 2.6223103, 3.7336524, 1.8136389, 4.1566039, 2.7806317, 2.4672173])
ANGLES = np.append(ANGLES, 2.8493644)


@pytest.fixture(autouse=True)
def in_the_place_of_astropy(monkeypatch):
    for name, function in astropy_adapters.functions().items():
        monkeypatch.setattr(upstream, name, function)


def test_the_estimates_of_test_vonmisesmle_are_exact():
    """What `test_vonmisesmle` asks, with mpmath's concentration; see `expected.py`."""
    exact = 1.48070645890552168
    loc, concentration = upstream.vonmisesmle(ANGLES)
    assert np.mod(loc, 2 * np.pi) == pytest.approx(3.0065143178219062, abs=1e-14)
    assert concentration == pytest.approx(exact, rel=1e-14)
    degrees, concentration = upstream.vonmisesmle(np.rad2deg(ANGLES) * units.deg)
    assert degrees.to_value("deg") % 360 == pytest.approx(np.rad2deg(3.0065143178219062), abs=1e-11)
    assert concentration == pytest.approx(exact, rel=1e-13)
    rows = upstream.vonmisesmle(np.stack([ANGLES, ANGLES]), axis=1)
    assert rows[1] == pytest.approx([exact, exact], rel=1e-14)
    repeated = upstream.vonmisesmle(np.array([np.pi / 2, np.pi, np.pi / 2]))
    assert upstream.vonmisesmle(np.array([np.pi / 2, np.pi]), weights=[2, 1]) == pytest.approx(repeated, rel=1e-14)
