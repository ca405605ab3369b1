//! What several modules need: reference tables, published observations, distances, files and threads.
//!
//! The unit tests in `src` are compiled apart and have copies of four of these helpers, in `src/testing`.

mod distance;
mod errors;
mod extremes;
mod files;
mod observations;
mod reference;
mod threads;
mod weyl;

pub(crate) use distance::{circular_distance, spread, ulps, ulps_of_pair};
pub(crate) use errors::refused;
pub(crate) use extremes::Extremes;
pub(crate) use files::{kind, names, saved};
pub(crate) use observations::published_samples;
pub(crate) use reference::{CONCENTRATIONS, concentrations_f32, data, reference};
pub(crate) use threads::with_threads;
pub(crate) use weyl::weyl;
