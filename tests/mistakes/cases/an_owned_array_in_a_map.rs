//~ is not an argument of a map
//~ give an array by reference (`&x`) or as a view
use ndarray::array;

fn main() -> vonmises::Result<()> {
    vonmises::vmap(|x: f64| x, array![0.5, 1.5])?;
    Ok(())
}
