//~ type annotations needed
//~ cannot infer type of the type parameter `E`
//~ Ok::<
use vonmises::{Key, vmap};

fn main() -> vonmises::Result<()> {
    let keys = Key::new(0).split(3);
    vmap(|key: Key| Ok(key.uniform::<f64, _>(3)? + 1.0), &keys)?;
    Ok(())
}
