"""The tests of other packages that fail here, by file, with the reasons. Each must fail."""

ONE_KEY = (
    "compares a sample of an array with samples of each element from the same generator: ours takes one key for a "
    "call, so that a sample does not depend on the number of threads; shapes and distribution are right (test_scipy.py)"
)
NO_SCALE = (
    "asks for kappa, loc and scale from three moments: the third is 0 about the centre and says nothing, so that kappa "
    "and scale are not determined; SciPy's file lists both among those it expects to fail (mm_XXslow_fits), and with "
    "the scale fixed the fit succeeds (test_scipy.py)"
)
NO_ANGLES = "SciPy warns and returns NaN where there are no angles; `vonmises.circular` raises ValueError"
APPROXIMATION = (
    "expects the concentration 1.474132 of R's CircStats, 1e-5 being allowed, which is its approximation "
    "-0.4 + 1.39 R + 0.43 / (1 - R) = 1.47413239; the exact value for R = 0.59132747491025727 is 1.48070645890552168, "
    "from mpmath.findroot(lambda k: mpmath.besseli(1, k) / mpmath.besseli(0, k) - R, 1.5); test_astropy.py has it"
)

#: File, test and its parameters, as far as they tell it from those that pass: reason.
FAILURES = {
    "test_scipy_distributions_basic": {
        ("test_rvs_broadcast", "vonmises"): ONE_KEY,
        ("test_rvs_broadcast", "vonmises_line"): ONE_KEY,
    },
    "test_scipy_distributions_fit": {
        ("test_cont_fit", "vonmises", "MM"): NO_SCALE,
        ("test_cont_fit", "vonmises_line", "MM"): NO_SCALE,
    },
    "test_scipy_circular": {
        ("test_empty",): NO_ANGLES,
        ("test_nan_omit_array",): NO_ANGLES,
        ("test_nan_omit_all",): NO_ANGLES,
        ("test_nan_omit_all_axis",): NO_ANGLES,
    },
    "test_astropy": {
        ("test_vonmisesmle",): APPROXIMATION,
    },
}
