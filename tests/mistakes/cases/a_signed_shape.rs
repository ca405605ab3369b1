//~ `i32` is not a shape
//~ a shape is made of `usize`
fn main() -> vonmises::Result<()> {
    let n: i32 = 1000;
    vonmises::sample_von_mises(vonmises::Key::new(0), 0.0, 1.0, n)?;
    Ok(())
}
