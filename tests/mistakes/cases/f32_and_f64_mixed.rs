//~ expected `f32`, found `f64`
//~ is not a parameter with elements of type `f64`
//~ all of them are `f32` or all are `f64`
use ndarray::array;
use vonmises::{Key, sample_von_mises};

fn main() -> vonmises::Result<()> {
    sample_von_mises(Key::new(0), &array![0.5_f32], &array![1.5_f64], None)?;
    let directions: Vec<f32> = vec![0.5];
    sample_von_mises::<f64>(Key::new(0), &directions, 1.5, None)?;
    Ok(())
}
