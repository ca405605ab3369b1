//! Checks of the files: against their distributions, and against those that Python computed from JAX's bits.

use ndarray::{Array1, ArrayD, Axis, array};
use std::error::Error;
use std::f64::consts::PI;
use std::path::Path;
use vonmises::validate::{Comparison, Report, compare, elements, lanes};
use vonmises::{VonMises, npy};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Largest distance allowed in f64, in radians.
const TOLERANCE: f64 = 1e-13;
/// Largest distance allowed in f32: four units in the last place of π.
const TOLERANCE_F32: f64 = 9.6e-7;
/// Probability of refusing a file that follows its distributions. The keys are fixed, so the outcome never changes.
const LEVEL: f64 = 1e-6;

/// Compares each file with Python's, angle by angle, and prints the result.
pub(crate) fn with_jax(out: &Path) -> Outcome {
    let jax = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/jax");
    println!("\n## Against JAX, angle by angle");
    let mut agree = true;
    for name in ["direct", "prepared", "vmap", "pmap", "pmap_vmap", "nn", "wind"] {
        let expected = if name == "prepared" { "direct" } else { name };
        agree &= print_comparison(name, &compare(&load(out, name)?, &load(&jax, expected)?)?, TOLERANCE);
    }
    let load_f32 = |folder: &Path| npy::load::<ArrayD<f32>>(folder.join("direct_f32.npy"));
    agree &= print_comparison("direct_f32", &compare(&load_f32(out)?, &load_f32(&jax)?)?, TOLERANCE_F32);
    assert!(agree, "some file differs from JAX");
    assert_eq!(std::fs::read(out.join("direct.npy"))?, std::fs::read(out.join("prepared.npy"))?);
    println!("All files agree with JAX; they are in {}", out.display());
    Ok(())
}

/// Tests each file against the distributions that it was drawn from, and prints the reports.
pub(crate) fn with_distributions(out: &Path, wind: &VonMises<f64>) -> Outcome {
    println!("\n## Against the distributions, lane by lane (loc and concentration: given / fitted)");
    let direct = lanes(&load(out, "direct")?, 0.0, 5.0, Axis(0), LEVEL)?;

    let locs = array![0.0, PI / 4.0, PI / 2.0, 3.0 * PI / 4.0, PI];
    let concentrations = array![0.5, 1.0, 2.0, 5.0, 10.0];
    let vmap = lanes(&load(out, "vmap")?, &locs, &concentrations, Axis(1), LEVEL)?;

    let locs = array![0.0, PI / 4.0, PI / 2.0, 3.0 * PI / 4.0];
    let concentrations = array![1.0, 2.0, 5.0, 10.0];
    let pmap = lanes(&load(out, "pmap")?, &locs, &concentrations, Axis(1), LEVEL)?;

    // A location for each device, and a concentration for each lane of a device.
    let locs = locs.insert_axis(Axis(1));
    let concentrations = Array1::linspace(1.0, 10.0, 10);
    let pmap_vmap = lanes(&load(out, "pmap_vmap")?, &locs, &concentrations, Axis(2), LEVEL)?;

    let nn = elements(&load(out, "nn")?, &array![0.5, -0.5], 0.8_f64.exp(), LEVEL)?;
    let wind = lanes(&load(out, "wind")?, wind.loc(), wind.concentration(), Axis(0), LEVEL)?;
    let reports =
        [("direct", direct), ("vmap", vmap), ("pmap", pmap), ("pmap_vmap", pmap_vmap), ("nn", nn), ("wind", wind)];
    for (name, report) in &reports {
        print_report(name, report);
    }
    assert!(reports.iter().all(|(_, report)| report.passed()), "some file does not follow its distributions");
    Ok(())
}

/// Loads an f64 array by the name of its file.
fn load(folder: &Path, name: &str) -> Result<ArrayD<f64>, npy::Error> {
    npy::load(folder.join(name).with_extension("npy"))
}

/// Prints a comparison, and returns whether the arrays agree.
fn print_comparison(name: &str, comparison: &Comparison, tolerance: f64) -> bool {
    let agrees = comparison.within(tolerance);
    println!("{name:<12}{}: {comparison}", if agrees { "agrees" } else { "DIFFERS" });
    agrees
}

/// Prints the whole report of a few lanes, and the last line of that of many.
fn print_report(name: &str, report: &Report) {
    let text = report.to_string();
    let skipped = if report.lanes.len() > 5 { text.lines().count() - 1 } else { 0 };
    println!("{name}");
    text.lines().skip(skipped).for_each(|line| println!("  {line}"));
}
