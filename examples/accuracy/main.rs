//! Errors of every function per type and range of concentrations, as the Markdown tables of the README.
//!
//! `cargo run --release --example accuracy` compares with the mpmath tables of `data/reference`, and shows SciPy's errors on
//! the same rows beside ours; `-- --exhaustive` makes every f32 sample of some concentrations, which takes minutes.

mod errors;
mod exhaustive;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    exhaustive::print()
}
