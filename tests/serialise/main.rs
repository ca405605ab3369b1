//! Values serialise and deserialise: `cargo test --all-features --test serialise`.
//!
//! A binary of its own, because `serde_json` implements comparisons with numbers, which would make the types of
//! literals ambiguous in the other tests. `postcard` is a format that writes no names, so that a field which is left
//! out or renamed on one side only is found.
#![allow(clippy::unwrap_used)]

mod fields;
mod infinities;
mod refusals;
mod round_trips;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Writes a value and reads it again, as JSON and with `postcard`.
fn both_ways<T: Serialize + DeserializeOwned>(value: &T) -> [T; 2] {
    let text = serde_json::to_string(value).unwrap();
    let bytes = postcard::to_allocvec(value).unwrap();
    [serde_json::from_str(&text).unwrap(), postcard::from_bytes(&bytes).unwrap()]
}
