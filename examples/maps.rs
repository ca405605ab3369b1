//! Maps apply a function to each lane of its arguments, one after another (`vmap`) or on all threads (`pmap`).
//!
//! `cargo run --example maps`

use ndarray::{Array2, ArrayD, Axis, array};
use std::f64::consts::FRAC_PI_2;
use vonmises::circular::{circular_mean, circular_variance};
use vonmises::{Key, Result, along, fixed, pmap, sample_von_mises, vmap};

fn main() -> Result<()> {
    let keys = Key::new(42).split(3);
    let locs = array![0.0, FRAC_PI_2, -FRAC_PI_2];
    let concentrations = array![1.0, 5.0, 25.0];

    // One key, location and concentration for each lane, and the same number of samples for all.
    let sample = |(key, loc, concentration, n): (Key, f64, f64, usize)| sample_von_mises(key, loc, concentration, [n]);
    let samples = vmap(sample, (&keys, &locs, &concentrations, fixed(1000)))?; // in_axes = (0, 0, 0, None)
    print_lanes(&samples)?;
    assert_eq!(samples.shape(), [3, 1000]);

    // In parallel: the same bits, for any number of threads.
    assert_eq!(pmap(sample, (&keys, &locs, &concentrations, fixed(1000)))?, samples);

    // Lanes along another axis: the columns of a table.
    let table = Array2::from_shape_fn((2, 3), |(row, column)| 0.1 * row as f64 + column as f64);
    let by_column = vmap(
        |(key, column, concentration)| sample_von_mises(key, column, concentration, [1000, 2]),
        (&keys, along(1, &table), &concentrations), // in_axes = (0, 1, 0)
    )?;
    println!("one column of locations for each lane: {:?}", by_column.shape());
    assert_eq!(by_column.shape(), [3, 1000, 2]);
    Ok(())
}

fn print_lanes(samples: &ArrayD<f64>) -> Result<()> {
    println!("lane     mean  variance");
    for (i, lane) in samples.axis_iter(Axis(0)).enumerate() {
        println!("{i:>4} {:>8.4} {:>9.4}", circular_mean(&lane)?, circular_variance(&lane)?);
    }
    Ok(())
}
