//~ is not `f32` or `f64`
fn main() -> Result<(), vonmises::npy::Error> {
    vonmises::npy::load_as::<ndarray::ArrayD<i32>>("counts.npy")?;
    Ok(())
}
