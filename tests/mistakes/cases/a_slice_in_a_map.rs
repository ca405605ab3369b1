//~ is not
//~ by reference (`&x`) or as a view
fn main() -> vonmises::Result<()> {
    let x = vec![0.5, 1.5];
    vonmises::vmap(|x: f64| x, &x[..])?;
    Ok(())
}
