//! What the library reads of a folder of `.npy` files, for the comparison with NumPy (`data/scripts/npy_differential.py`).

use ndarray::ArrayD;
use std::error::Error;
use std::fs;
use std::path::Path;
use vonmises::npy;

/// Prints a line for each file, apart by tabs: the name, the shape, and the bits of the numbers in double precision and
/// row-major order; or the name, `refused`, and why.
pub(crate) fn print(folder: &str) -> Result<(), Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        println!("{name}\t{}", read(&path)?);
    }
    Ok(())
}

/// Reads a file by its path and as a stream, which must agree.
fn read(path: &Path) -> Result<String, Box<dyn Error>> {
    let by_path = npy::load_as::<ArrayD<f64>>(path).map_err(npy::Error::into_kind);
    let streamed = npy::read_as::<ArrayD<f64>>(fs::File::open(path)?);
    match (by_path, streamed) {
        (Ok(array), Ok(other)) if bits(&array) == bits(&other) => Ok(bits(&array)),
        (Err(kind), Err(_)) => Ok(format!("refused\t{kind}")),
        _ => Err(format!("{}: a stream is read otherwise than the file", path.display()).into()),
    }
}

/// Writes shape and numbers.
fn bits(array: &ArrayD<f64>) -> String {
    let shape: Vec<_> = array.shape().iter().map(usize::to_string).collect();
    let numbers: Vec<_> = array.iter().map(|number| format!("{:016x}", number.to_bits())).collect();
    format!("{}\t{}", shape.join(","), numbers.join(","))
}
