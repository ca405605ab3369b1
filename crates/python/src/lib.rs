//! The Python package `vonmises`: the library on NumPy's arrays, and in the compiled programs of JAX.
//!
//! Each room is a folder, lowest first: `threads` and `arrays` know nothing of the distribution, the others bind a
//! subject of the library each, and `xla` is called by JAX's compiler instead of Python. The Python files of
//! `python/vonmises` collect these functions in modules.

mod arrays;
mod errors;
mod functions;
mod gof;
mod npy;
mod observations;
mod plot;
mod random;
mod results;
mod statistics;
mod submodules;
mod threads;
mod validate;
mod xla;

use pyo3::pymodule;

#[pymodule]
mod _core {
    #[pymodule_export]
    use super::functions::divergence::{kl_divergence, kl_divergence_with_grad, sum_to_shape};
    #[pymodule_export]
    use super::functions::entropy::{entropy, entropy_with_grad, fisher_information};
    #[pymodule_export]
    use super::functions::gradients::{cdf_with_grad, log_prob_with_grad, quantile_with_grad};
    #[pymodule_export]
    use super::functions::of_angles::{cdf, log_cdf, log_prob, log_sf, prob, sf};
    #[pymodule_export]
    use super::functions::of_probabilities::{isf, quantile};
    #[pymodule_export]
    use super::random::key::PyKey;
    #[pymodule_export]
    use super::random::lazy::PyLazySamples;
    #[pymodule_export]
    use super::random::sample::{sample, sample_with_grad};
    #[pymodule_export]
    use super::threads::count::{get_num_threads, set_num_threads};
    #[pymodule_export]
    const STREAM_VERSION: u32 = vonmises::STREAM_VERSION;

    #[pymodule_init]
    fn init(module: &pyo3::Bound<'_, pyo3::types::PyModule>) -> pyo3::PyResult<()> {
        super::threads::warm::choose_vectors();
        super::submodules::add(module, "circular", super::statistics::register::register)?;
        super::submodules::add(module, "gof", super::gof::register::register)?;
        super::submodules::add(module, "validate", super::validate::register::register)?;
        super::submodules::add(module, "plot", super::plot::register::register)?;
        super::submodules::add(module, "npy", super::npy::register::register)?;
        super::submodules::add(module, "xla", super::xla::register::register)
    }
}
