//~ a lane of a map cannot return `String`
use ndarray::array;

fn main() -> vonmises::Result<()> {
    vonmises::vmap(|x: f64| x.to_string(), &array![0.5, 1.5])?;
    Ok(())
}
