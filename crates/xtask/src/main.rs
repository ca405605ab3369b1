//! Errors of every function per type and range of concentrations, as the Markdown tables of the README.
//!
//! `cargo run --release --example accuracy` compares with the mpmath tables of `data/reference`, and shows SciPy's errors on
//! the same rows beside ours; `-- --exhaustive` makes every f32 sample of some concentrations, which takes minutes.

mod angles;
mod density;
mod errors;
mod exhaustive;
mod measured;
mod parameters;
mod report;
mod tables;

use measured::Measured;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => tables(),
        [flag] if flag == "--exhaustive" => exhaustive::print(),
        _ => Err("usage: accuracy [--exhaustive]".into()),
    }
}

fn tables() -> Result<(), Box<dyn Error>> {
    let (all, scipy) = (measured()?, tables::scipy()?);
    report::summary(&all, &scipy);
    println!();
    report::per_range(&all, &scipy);
    assert!(all.iter().all(|function| function.wide.all().count > 100), "a table is missing");
    Ok(())
}

fn measured() -> Result<Vec<Measured>, Box<dyn Error>> {
    let mut all = vec![angles::samples()?];
    all.extend(angles::quantile_and_isf()?);
    all.extend(density::cdf_and_sf()?);
    all.extend(density::log_prob_and_prob()?);
    all.extend(parameters::entropy_and_moments()?);
    all.push(parameters::inverse()?);
    Ok(all)
}
