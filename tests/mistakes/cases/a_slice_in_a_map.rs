//~ `&[{float}]` is not an argument of a map
//~ give a slice or a `Vec` as a view
fn main() -> vonmises::Result<()> {
    let x = vec![0.5, 1.5];
    vonmises::vmap(|x: f64| x, &x[..])?;
    Ok(())
}
