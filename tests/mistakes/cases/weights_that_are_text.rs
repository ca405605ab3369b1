//~ `&str` cannot be the weights of angles
//~ a slice or a `Vec` of integers or floats
fn main() -> vonmises::Result<()> {
    vonmises::circular::circular_mean(vonmises::circular::weighted([0.5, 1.5], "1, 2"))?;
    Ok(())
}
