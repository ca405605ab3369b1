//~ cannot be read as `f64`
//~ name the array that is wanted: `npy::load::<ArrayD<f64>>(path)`
fn main() -> Result<(), vonmises::npy::Error> {
    vonmises::npy::load::<f64>("angles.npy")?;
    Ok(())
}
