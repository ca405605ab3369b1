//~ `{integer}` is neither a key nor an array of keys
//~ make a key from a seed, `Key::new(42)`
fn main() -> vonmises::Result<()> {
    vonmises::sample_von_mises(42, 0.0, 1.0, [3])?;
    Ok(())
}
