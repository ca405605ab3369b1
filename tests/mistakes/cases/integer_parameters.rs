//~ is not `f32` or `f64`
//~ write numbers with a point, `1.0`
fn main() -> vonmises::Result<()> {
    vonmises::VonMises::new(0, 1)?;
    Ok(())
}
