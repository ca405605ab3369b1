//! Tests of pictures, read back from their SVG: `cargo test --features plot --test plot`.
//!
//! They are a binary of their own, so that the other tests need not compile the feature `plot`.
#![allow(clippy::unwrap_used, clippy::panic)]

mod degenerate;
mod dots;
mod drawn;
mod errors;
mod files;
mod histogram;
mod layers;
mod means;
mod overlap;
mod quantiles;
mod rose;
mod rounded;
