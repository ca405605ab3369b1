//! The files just written: against those that Python made from JAX's bits, and against their distributions.

use ndarray::{Array2, ArrayD, Axis, array};
use std::error::Error;
use std::f64::consts::PI;
use std::path::Path;
use vonmises::validate::{Comparison, Report, compare, elements, lanes};
use vonmises::{VonMises, npy};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Largest distance allowed in f64, and in f32 (four units in the last place of π).
const TOLERANCE: f64 = 1e-13;
const TOLERANCE_F32: f64 = 9.6e-7;
/// The probability with which the distributions of a right file may be refused. The keys are fixed: it is always the
/// same outcome.
const LEVEL: f64 = 1e-6;

/// Prints a row for each file and asserts that all agree, angle by angle.
pub(crate) fn with_jax(out: &Path) -> Outcome {
    let jax = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/jax");
    println!("\n## Against JAX, angle by angle");
    let mut agree = true;
    for name in ["direct", "prepared", "vmap", "pmap", "pmap_vmap", "nn", "wind"] {
        let expected = if name == "prepared" { "direct" } else { name };
        agree &= row(name, &compare(&load(out, name)?, &load(&jax, expected)?)?, TOLERANCE);
    }
    let load_f32 = |folder: &Path| npy::load::<f32>(folder.join("direct_f32.npy"));
    agree &= row("direct_f32", &compare(&load_f32(out)?, &load_f32(&jax)?)?, TOLERANCE_F32);
    assert!(agree, "some file differs from JAX");
    assert_eq!(std::fs::read(out.join("direct.npy"))?, std::fs::read(out.join("prepared.npy"))?);
    println!("All files agree with JAX; they are in {}", out.display());
    Ok(())
}

/// Prints what the distributions of the files are, and asserts that they are the distributions they were drawn from.
pub(crate) fn with_distributions(out: &Path, wind: &VonMises<f64>) -> Outcome {
    println!("\n## Against the distributions, lane by lane (loc and concentration: given / fitted)");
    let direct = lanes(&load(out, "direct")?, 0.0, 5.0, Axis(0), LEVEL)?;
    let locs = array![0.0, PI / 4.0, PI / 2.0, 3.0 * PI / 4.0, PI];
    let vmap = lanes(&load(out, "vmap")?, &locs, &array![0.5, 1.0, 2.0, 5.0, 10.0], Axis(1), LEVEL)?;
    let (locs, kappas) =
        (Array2::from_shape_fn((4, 1), |(d, _)| d as f64 * PI / 4.0), array![[1.0], [2.0], [5.0], [10.0]]);
    let pmap = lanes(&load(out, "pmap")?, &locs.column(0), &kappas.column(0), Axis(1), LEVEL)?;
    let kappas = Array2::from_shape_fn((1, 10), |(_, i)| i as f64 + 1.0);
    let pmap_vmap = lanes(&load(out, "pmap_vmap")?, &locs, &kappas, Axis(2), LEVEL)?;
    let nn = elements(&load(out, "nn")?, &array![0.5, -0.5], 0.8_f64.exp(), LEVEL)?;
    let wind = lanes(&load(out, "wind")?, wind.loc(), wind.concentration(), Axis(0), LEVEL)?;
    let reports =
        [("direct", direct), ("vmap", vmap), ("pmap", pmap), ("pmap_vmap", pmap_vmap), ("nn", nn), ("wind", wind)];
    for (name, report) in &reports {
        print(name, report);
    }
    assert!(reports.iter().all(|(_, report)| report.passed()), "some file does not follow its distributions");
    Ok(())
}

fn load(folder: &Path, name: &str) -> Result<ArrayD<f64>, npy::Error> {
    npy::load(folder.join(name).with_extension("npy"))
}

fn row(name: &str, comparison: &Comparison, tolerance: f64) -> bool {
    let agrees = comparison.within(tolerance);
    println!("{name:<12}{}: {comparison}", if agrees { "agrees" } else { "DIFFERS" });
    agrees
}

/// The whole report of a few lanes, the last line of that of many.
fn print(name: &str, report: &Report) {
    let text = report.to_string();
    let skipped = if report.lanes.len() > 5 { text.lines().count() - 1 } else { 0 };
    println!("{name}");
    text.lines().skip(skipped).for_each(|line| println!("  {line}"));
}
