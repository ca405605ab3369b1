//! The files just written against those that Python made from JAX's bits.

use ndarray::ArrayD;
use std::error::Error;
use std::path::Path;
use vonmises::npy;

/// Largest distance allowed in f64, and in f32 (four units in the last place of π).
const TOLERANCE: f64 = 1e-13;
const TOLERANCE_F32: f64 = 9.6e-7;

/// Prints a row for each file and asserts that all agree.
pub(crate) fn with_jax(out: &Path) -> Result<(), Box<dyn Error>> {
    let jax = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/jax");
    println!("\n## Against JAX\n{:<16}{:>10}{:>24}  verdict", "file", "elements", "largest distance");
    let mut agree = true;
    for name in ["direct", "prepared", "vmap", "pmap", "pmap_vmap", "nn", "wind"] {
        let expected = if name == "prepared" { "direct" } else { name };
        let (ours, theirs) = (load(out, name)?, load(&jax, expected)?);
        agree &= row(name, &ours, &theirs, TOLERANCE);
    }
    let f32_as_f64 = |folder: &Path| npy::load::<f32>(folder.join("direct_f32.npy")).map(|x| x.mapv(f64::from));
    agree &= row("direct_f32", &f32_as_f64(out)?, &f32_as_f64(&jax)?, TOLERANCE_F32);
    assert!(agree, "some file differs from JAX");
    assert_eq!(std::fs::read(out.join("direct.npy"))?, std::fs::read(out.join("prepared.npy"))?);
    println!("\nAll files agree with JAX; they are in {}", out.display());
    Ok(())
}

fn load(folder: &Path, name: &str) -> Result<ArrayD<f64>, npy::Error> {
    npy::load(folder.join(name).with_extension("npy"))
}

fn row(name: &str, ours: &ArrayD<f64>, theirs: &ArrayD<f64>, tolerance: f64) -> bool {
    let distances = || ours.iter().zip(theirs).map(|(a, b)| circular_distance(*a, *b));
    let agrees = ours.shape() == theirs.shape() && distances().all(|distance| distance <= tolerance); // NaN is not
    let largest = distances().fold(0.0, f64::max);
    println!("{name:<16}{:>10}{largest:>24.3e}  {}", ours.len(), if agrees { "agrees" } else { "DIFFERS" });
    agrees
}

fn circular_distance(a: f64, b: f64) -> f64 {
    let direct = (a - b).abs();
    direct.min(std::f64::consts::TAU - direct)
}
