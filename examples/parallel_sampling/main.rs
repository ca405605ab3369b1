//! The JAX tutorial "Parallel Sampling with JAX", section by section, and a fit of real wind directions.
//!
//! `cargo run --release --example parallel_sampling [-- --out DIR]` writes `.npy` files to DIR (by default
//! `target/parallel_sampling/`). It then checks that each file follows its distributions, and that it agrees with the
//! file in `data/jax` that Python computed from JAX's bits.

mod compare;
mod sections;

use std::error::Error;
use std::path::{Path, PathBuf};
use vonmises::Key;

fn main() -> Result<(), Box<dyn Error>> {
    let out = output_folder()?;
    std::fs::create_dir_all(&out)?;
    let key = Key::new(42);
    sections::one_distribution(key, &out)?;
    sections::batch(key, &out)?;
    sections::devices(key, &out)?;
    sections::batches_on_devices(key, &out)?;
    sections::network(key, &out)?;
    let wind = sections::wind(&out)?;
    compare::with_distributions(&out, &wind)?;
    compare::with_jax(&out)
}

/// Returns the folder after `--out`, or the default.
fn output_folder() -> Result<PathBuf, Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    match arguments.as_slice() {
        [] => Ok(Path::new(env!("CARGO_MANIFEST_DIR")).join("target/parallel_sampling")),
        [flag, folder] if flag == "--out" => Ok(folder.into()),
        _ => Err("usage: parallel_sampling [--out DIR]".into()),
    }
}
