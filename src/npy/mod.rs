//! Reading and writing `.npy` files, the array format of NumPy and JAX.
//!
//! [`save`] writes byte for byte what `numpy.save` writes for a C-contiguous array (format version 1.0, C order,
//! little-endian), and replaces the file in one step: a reader, or a crash, sees the old file or the new one. A
//! [`Writer`] writes files larger than memory, whole or in parts, joins the parts, and writes to streams.
//!
//! [`load`] reads what NumPy and JAX write (versions 1.0 to 3.0, either byte order, C or Fortran order), as the array
//! that is asked for: `load::<ArrayD<f64>>` takes any rank, `load::<Array2<f64>>` two axes. Neither it nor [`read()`]
//! trusts the header: no memory is taken for data that may not be there. [`describe`] returns the dtype and shape of a
//! file, a [`Reader`] does the same and goes on to the data, and [`is_npy`] tells a file from text by its first bytes.
//! [`write()`] and [`read()`] do for streams what [`save`] and [`load`] do for files.
//!
//! [`load_as`] and [`read_as`] take real numbers of any dtype, `float16`, integers and truth values too, and convert
//! them to `f32` or `f64`: exactly, or the first number that cannot be is an error.
//!
//! An [`Error`] names the file, if there is one, and says in its [`ErrorKind`] what went wrong.
//!
//! | Rust | dtype | shape in the file |
//! | --- | --- | --- |
//! | `f32`, `f64` | `float32`, `float64` | the array's |
//! | `i8` to `i64`, `u8` to `u64` | `int8` to `int64`, `uint8` to `uint64` | the array's |
//! | `bool` | `bool` | the array's |
//! | [`Key`](crate::Key) | `uint32` | the array's and one more axis of length 2, as `jax.random.key_data` |
//!
//! # Example
//! ```
//! use ndarray::Array1;
//! use vonmises::{Key, npy};
//! let folder = tempfile::tempdir()?;
//! let keys = Key::new(42).split(3);
//! npy::save(folder.path().join("keys.npy"), &keys)?; // jax.random.wrap_key_data(numpy.load("keys.npy"))
//! assert_eq!(npy::load::<Array1<Key>>(folder.path().join("keys.npy"))?, keys);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Limitations
//! [`load`] does not convert elements: a `float32` file is not loaded as `f64`. No structured dtypes, no complex
//! numbers, no memory maps.
//!
//! An `.npz` file is a zip archive of `.npy` files, and reading one is an error: [`ErrorKind::ZipArchive`] says what to
//! do. No file is written under such a name.
//!
//! # References
//! NumPy, "NEP 1: a simple file format for NumPy arrays", and the documentation of `numpy.lib.format`.

// May use `array`, for samples that are written as they are drawn, `scalar`, `shape`, `memory`, `key` and `file`.
//
// What must stay true: the bytes of a file are those of `numpy.save`, and do not change between versions; nothing in a
// file is trusted before it is checked. Inside the room a failure is an `ErrorKind`; the path is added where it is
// known, as the caller gave it.
//
// The crate ndarray-npy turns slices of numbers into the bytes that are written, without a copy and without `unsafe`
// here; nothing else of it is used. Its readers, that of `.npz` files included, take memory and time that a header asks
// for (4 GiB for its length, any shape, nested lists) before they compare it with the file, so reading is ours.

mod element;
mod error;
mod header;
mod progress;
mod read;
mod shape;
mod shard;
mod write;

pub use element::Element;
pub use error::{Error, ErrorKind};
pub use header::error::HeaderError;
pub use header::prefix::is_npy;
pub use progress::Progress;
pub use read::description::{Description, describe};
pub use read::from_npy::{FromNpy, FromReals};
pub use read::load::{load, load_as, read, read_as};
pub use read::reader::Reader;
pub use shard::Shard;
pub use write::save::{save, write};
pub use write::to_npy::ToNpy;
pub use write::writer::Writer;
