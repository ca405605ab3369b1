"""Validation of samples."""

import pickle

import numpy as np
import pytest

from vonmises import Key, circular, gof, sample, validate


def test_lanes_of_correct_and_of_wrong_samples():
    locs = np.array([0.0, 1.0, 2.0])
    x = sample(Key(1), locs, 5.0, (1000, 3))
    report = validate.lanes(x, locs, 5.0, level=1e-3)
    assert report.passed and report.failures == [] and report.level == 1e-3 and report.smallest_p_value > 1e-3
    wrong = validate.lanes(x, locs, [5.0, 7.5, 5.0], level=1e-3)
    assert not wrong.passed and [lane.index for lane in wrong.failures] == [(1,)]
    assert "refused in 1 of 3" in repr(wrong) and "passed" in repr(report)
    assert "watson" in str(wrong) and "REFUSED in 1 of 3" in str(wrong)


def test_reports_hold_the_checks():
    x = sample(Key(1), 0.5, 2.0, (4, 300))
    lane = validate.lanes(x, 0.5, 2.0, axis=1).lanes[2]
    assert (lane.index, lane.samples, lane.expected) == ((2,), 300, (0.5, 2.0))
    fitted = circular.fit(x[2])
    assert lane.found == (fitted.loc, fitted.concentration)
    assert [check.name for check in lane.checks] == ["direction", "concentration", "kuiper", "watson"]
    assert lane.checks[2].test == gof.kuiper(x[2], 0.5, 2.0) and lane.checks[3].test == gof.watson(x[2], 0.5, 2.0)
    assert lane.smallest_p_value == min(check.adjusted_p_value for check in lane.checks)
    equal = validate.lanes([[0.5, 0.5]], 0.5, 2.0, axis=1).lanes[0]
    assert equal.found is None


def test_p_values_are_adjusted_by_holm():
    report = validate.lanes(sample(Key(1), 0.5, 2.0, (100, 5)), 0.5, 2.0)
    checks = sorted((c.test.p_value, c.adjusted_p_value) for lane in report.lanes for c in lane.checks)
    largest = 0.0
    for rank, (p_value, adjusted) in enumerate(checks):
        largest = max(largest, min(1.0, (len(checks) - rank) * p_value))
        assert abs(adjusted - largest) < 1e-12


def test_elements():
    k = np.exp(np.linspace(-2, 9, 2000))
    x = sample(Key(3), 1.0, k)
    report = validate.elements(x, 1.0, k)
    assert report.passed and len(report.lanes) == 1 and report.lanes[0].expected is None
    assert not validate.elements(x.reshape(40, 50), 1.0, 1.3 * k.reshape(40, 50)).passed


def test_distributions():
    a, b = sample(Key(1), [0.0, 1.0], 2.0, (800, 2)), sample(Key(2), [0.0, 1.0], 2.0, (500, 2))
    report = validate.distributions(a, b)
    assert report.passed and report.lanes[0].samples == 1300
    assert report.lanes[1].checks[0].test == gof.kuiper_two_sample(a[:, 1], b[:, 1])
    assert not validate.distributions(a.T, b.T + 0.5, axis=-1).passed
    with pytest.raises(ValueError, match="shape"):
        validate.distributions(a, b[:, :1])
    with pytest.raises(TypeError, match="axis"):
        validate.distributions(a, b, axis=(0, 1))


def test_compare():
    a = np.array([[0.5, 1.0], [2.0, np.nextafter(np.pi, 0)]])
    b = a.copy()
    assert validate.compare(a, b).identical and validate.compare(a, b).first_difference is None
    b[0, 1], b[1, 1] = 1.25, -np.pi
    found = validate.compare(a, b)
    assert (found.elements, found.different, found.first_difference, found.farthest) == (4, 2, (0, 1), (0, 1))
    assert found.largest_distance == 0.25 and found.within(0.25) and not found.within(0.2)
    assert found.largest_ulps == 2**50 and not found.identical
    assert validate.compare(a[1, 1], b[1, 1]).largest_ulps == 1  # neighbours across the cut
    assert "4" in repr(found)
    for bad in (b.ravel(), np.array([[0.5, 1.0], [2.0, np.nan]])):
        with pytest.raises(ValueError):
            validate.compare(a, bad)


def test_reports_are_pickled():
    x = sample(Key(1), 0.5, 2.0, (4, 300))
    for value in (validate.lanes(x, 0.5, 2.0, axis=1), validate.elements(x, 0.5, 2.0), validate.compare(x, x + 0.1)):
        same = pickle.loads(pickle.dumps(value))
        assert str(same) == str(value) and type(same) is type(value)
        assert getattr(same, "lanes", None) == getattr(value, "lanes", None)


def test_bad_arguments():
    x = sample(Key(1), 0.5, 2.0, (10, 3))
    with pytest.raises(ValueError, match="level"):
        validate.lanes(x, 0.5, 2.0, level=1.0)
    with pytest.raises(ValueError, match="NaN"):
        validate.lanes(np.full((3, 2), np.nan), 0.5, 2.0)
    with pytest.raises(ValueError, match="concentration"):
        validate.elements(x, 0.5, -2.0)
    with pytest.raises(ValueError, match="x of shape"):
        validate.elements([], 0.5, 2.0)
    with pytest.raises(ValueError, match="shape"):
        validate.lanes(x, np.zeros(4), 2.0)
    with pytest.raises(ValueError, match="axis 2"):
        validate.lanes(x, 0.5, 2.0, axis=2)


def test_any_layout_and_type():
    x = sample(Key(1), 0.5, 2.0, (100, 3))
    expected = str(validate.lanes(x, 0.5, 2.0))
    for same in (np.asfortranarray(x), x.astype(">f8"), x.tolist(), np.repeat(x, 2, axis=1)[:, ::2]):
        assert str(validate.lanes(same, 0.5, 2.0)) == expected
    assert str(validate.lanes(x.T, 0.5, 2.0, axis=1)) == expected
    assert validate.compare(x.astype(np.float32), x.astype(np.float32)).identical
