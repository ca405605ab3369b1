//! The rose of the wind at Col de la Roa: `cargo run --release --features plot --example rose [PATH]` draws it to
//! `docs/wind_rose.svg`, or to another .svg or .png.

use ndarray::Array1;
use std::error::Error;
use std::path::{Path, PathBuf};
use vonmises::plot::{Orientation, Rose};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = std::env::args_os().nth(1).map_or_else(|| folder.join("docs/wind_rose.svg"), PathBuf::from);
    let wind = directions(&folder.join("data/observations/wind_col_de_la_roa.csv"))?;
    let rose = Rose::new().orientation(Orientation::Compass).title("Wind direction, Col de la Roa").of(&wind)?;
    rose.save(&path)?;
    println!("{} directions: {}", wind.len(), path.display());
    assert!(rose.to_svg().contains("n = 310"));
    Ok(())
}

/// The column of numbers below a line that names it.
fn directions(path: &Path) -> Result<Array1<f64>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.lines().skip(1).map(str::parse).collect::<Result<_, _>>()?)
}
