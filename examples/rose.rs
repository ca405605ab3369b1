//! Draws the wind at Col de la Roa as a rose diagram: `cargo run --release --features plot --example rose [PATH]`
//! saves it as `docs/wind_rose.svg`, or at another path as .svg or .png.

use ndarray::Array1;
use std::error::Error;
use std::path::{Path, PathBuf};
use vonmises::plot::{self, Options, Orientation};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = std::env::args_os().nth(1).map_or_else(|| folder.join("docs/wind_rose.svg"), PathBuf::from);
    let wind = directions(&folder.join("data/observations/wind_col_de_la_roa.csv"))?;
    let compass = Options::new().orientation(Orientation::Compass).bins(16).centred();
    let options = compass.title("Wind direction, Col de la Roa");
    let rose = plot::rose(&wind, &options)?;
    rose.save(&path)?;
    println!("{} directions: {}", wind.len(), path.display());
    assert!(rose.to_svg().contains("n = 310"));
    Ok(())
}

/// Reads a column of numbers below its name.
fn directions(path: &Path) -> Result<Array1<f64>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.lines().skip(1).map(str::parse).collect::<Result<_, _>>()?)
}
