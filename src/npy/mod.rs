//! Saving and loading `.npy` files, the array format of NumPy and JAX.
//!
//! [`save`] writes the very bytes of `numpy.save` for a C-contiguous array (format version 1.0, C order,
//! little-endian), and replaces the file in one step: a reader, or a crash, sees the old file or the new one. [`load`]
//! reads what NumPy and JAX write (versions 1.0 to 3.0, either byte order, C or Fortran order) and believes nothing:
//! the header's claims are checked against the file's size before memory is taken for them. A [`Writer`] makes files
//! larger than memory, whole or in parts, and joins the parts; [`describe`] tells what a file holds.
//!
//! | Rust | dtype | shape in the file |
//! | --- | --- | --- |
//! | `f32`, `f64` | `float32`, `float64` | the array's |
//! | `u32`, `u64` | `uint32`, `uint64` | the array's |
//! | [`Key`](crate::Key) | `uint32` | the array's and one more axis of length 2, as `jax.random.key_data` |
//!
//! # Example
//! ```
//! use vonmises::{Key, npy};
//! let folder = tempfile::tempdir()?;
//! let keys = Key::new(42).split(3).into_dyn();
//! npy::save(folder.path().join("keys.npy"), &keys)?; // jax.random.wrap_key_data(numpy.load("keys.npy"))
//! assert_eq!(npy::load::<Key>(folder.path().join("keys.npy"))?, keys);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Limitations
//! Elements are not converted: a `float32` file is not loaded as `f64`. No structured dtypes, no `.npz`, no memory
//! maps.
//!
//! # References
//! NumPy, "NEP 1: a simple file format for NumPy arrays", and the documentation of `numpy.lib.format`.

mod element;
pub(crate) mod error;
mod header;
mod progress;
mod read;
mod shard;
mod write;

pub use element::Element;
pub use error::{Error, HeaderError};
pub use progress::Progress;
pub use read::describe::{Description, describe};
pub use read::load::load;
pub use shard::Shard;
pub use write::save::save;
pub use write::writer::Writer;
