//! Pictures, read back from their own SVG: `cargo test --features plot --test plot`.
//!
//! A binary of its own, so that the other tests do not have to compile what draws.
#![allow(clippy::unwrap_used, clippy::panic)]

mod degenerate;
mod drawn;
mod errors;
mod files;
mod histogram;
mod quantiles;
mod rose;
