//~ is not a parameter with elements of type
//~ all of them are `f32` or all are `f64`
use ndarray::array;
use vonmises::{Key, sample_von_mises};

fn main() -> vonmises::Result<()> {
    sample_von_mises(Key::new(0), &array![0.5_f32], &array![1.5_f64], None)?;
    Ok(())
}
