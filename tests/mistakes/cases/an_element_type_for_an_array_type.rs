//~ cannot be read as `f64`
//~ for elements of type `f64` write `npy::load::<ArrayD<f64>>(path)`
fn main() -> Result<(), vonmises::npy::Error> {
    vonmises::npy::load::<f64>("angles.npy")?;
    Ok(())
}
