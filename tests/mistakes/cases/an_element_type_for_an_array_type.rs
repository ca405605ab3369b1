//~ `ArrayD<f64>`
fn main() -> Result<(), vonmises::npy::Error> {
    vonmises::npy::load::<f64>("angles.npy")?;
    Ok(())
}
