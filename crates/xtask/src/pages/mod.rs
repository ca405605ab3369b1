//! The pages of `docs` that have generated tables.

mod blocks;
pub(crate) mod page;
