//! Keys give JAX's bits: split a key, fold a number into it, and draw words and uniform numbers.
//!
//! `cargo run --example keys`

use vonmises::{Key, Result};

fn main() -> Result<()> {
    let key = Key::new(42); // jax.random.PRNGKey(42), with jax_enable_x64

    // The expected numbers are those of JAX 0.10.2.
    let children = key.split(3); // jax.random.split(key, 3)
    println!("split(3)");
    for (i, child) in children.iter().enumerate() {
        println!("  child {i}    {:?}", child.data());
    }
    assert_eq!(children[0].data(), [1832780943, 270669613]);
    assert_eq!(children[1].data(), [64467757, 2916123636]);
    assert_eq!(children[2].data(), [2465931498, 255383827]);

    let folded = key.fold_in(7); // jax.random.fold_in(key, 7)
    println!("fold_in(7)   {:?}", folded.data());
    assert_eq!(folded.data(), [2547012911, 1371500959]);
    assert_eq!(key.fold_in(1), children[1]); // child i of a split is fold_in(i)

    let words = key.bits::<u64, _>(3)?; // jax.random.bits(key, 3, "uint64")
    println!("bits(3)      {words}");
    assert_eq!(words.to_vec(), [7871734211187709741, 276886910877598708, 10591095138341673235]);

    let uniform = key.uniform::<f64, _>(3)?; // jax.random.uniform(key, 3, "float64")
    println!("uniform(3)   {uniform}");
    assert_eq!(uniform.to_vec(), [0.4267275666499091, 0.015010069515314584, 0.5741444178995352]);
    Ok(())
}
