//! Longer pages, as they stand in the repository: pages of text, no code.

#[doc = include_str!("../../docs/accuracy.md")]
pub mod accuracy {}
#[doc = include_str!("../../CHANGELOG.md")]
pub mod changelog {}
#[doc = include_str!("../../docs/distributed.md")]
pub mod distributed {}
#[doc = include_str!("../../docs/engine.md")]
pub mod engine {}
#[doc = include_str!("../../docs/gradients.md")]
pub mod gradients {}
#[doc = include_str!("../../docs/jax.md")]
pub mod jax {}
#[doc = include_str!("../../docs/larger-than-memory.md")]
pub mod larger_than_memory {}
#[cfg(feature = "plot")]
#[doc = include_str!("../../docs/pictures.md")]
pub mod pictures {}
#[doc = include_str!("../../docs/python.md")]
pub mod python {}
#[doc = include_str!("../../docs/speed.md")]
pub mod speed {}
#[doc = include_str!("../../docs/statistics.md")]
pub mod statistics {}
