//! Samples written to a file chunk by chunk, whole and in parts that are joined, in a few MiB of memory.
//!
//! `cargo run --example larger_than_memory`; the sizes here are small.

use std::error::Error;
use std::path::Path;
use vonmises::npy::{Shard, Writer};
use vonmises::{Key, LazySamples};

const PARTS: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    // The samples of `sample_von_mises` with these arguments, but none is drawn yet.
    let samples = LazySamples::new(Key::new(42), 0.5_f32, 2.0, [1000, 300])?;
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name);
    println!("file            bytes");

    Writer::new(path("whole.npy")).write(&samples)?;
    print_size(&path("whole.npy"))?;

    // Each part may be written by another process or on another machine.
    let parts: Vec<_> = (0..PARTS).map(|i| path(&format!("part-{i}.npy"))).collect();
    for (i, part) in parts.iter().enumerate() {
        Writer::new(part).shard(Shard::new(i, PARTS, samples.fingerprint())?).write(&samples)?;
        print_size(part)?;
    }
    Writer::new(path("joined.npy")).join(&parts)?;
    print_size(&path("joined.npy"))?;
    assert_eq!(std::fs::read(path("joined.npy"))?, std::fs::read(path("whole.npy"))?);

    // Any range of the samples can be drawn alone, too.
    let mut row = [0.0; 300];
    samples.fill(999 * 300, &mut row)?;
    assert_eq!(samples.draw()?.as_slice().map(|all| &all[999 * 300..]), Some(&row[..]));
    Ok(())
}

fn print_size(path: &Path) -> std::io::Result<()> {
    let name = path.file_name().unwrap_or_default().display();
    println!("{name:<11} {:>9}", std::fs::metadata(path)?.len());
    Ok(())
}
