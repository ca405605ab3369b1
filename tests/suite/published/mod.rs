//! Published observations: statistics, fits and tests equal mpmath's (`mpmath.rs`) and what books print (`books.rs`),
//! and where packages disagree the reason is known (`packages.rs`).
//!
//! The tables are those of `data/reference/circular`, explained in `data/README.md`; the observations are those of
//! `data/observations`.

mod books;
mod mpmath;
mod ours;
mod packages;
mod tables;
