//! Tools for who works on this project: `cargo xtask accuracy [--exhaustive]`.

mod accuracy;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["accuracy"] => accuracy::measure::print(),
        ["accuracy", "--exhaustive"] => accuracy::exhaustive::print(),
        _ => Err("usage: cargo xtask accuracy [--exhaustive]".into()),
    }
}
