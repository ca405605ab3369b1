//~ convert arrays of integers, `x.mapv(f64::from)`
use ndarray::array;

fn main() -> vonmises::Result<()> {
    vonmises::circular::circular_mean(&array![10, 20, 350])?;
    Ok(())
}
