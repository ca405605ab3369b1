//! Functions that the compiled programs of JAX call on their own memory, without Python.
//!
//! `abi` has the structs of XLA's interface, `frame` reads a call from them, `handler` is what XLA calls, and `buffer`
//! is memory with a shape. The functions themselves are in `targets`: they know buffers, and nothing of XLA. `register`
//! hands both to Python: handlers to register with JAX, and the same functions on NumPy's arrays for platforms other
//! than the processor.
//!
//! Uses `threads`, `arrays` and `random`. A handler runs on a thread of XLA, without Python's lock: nothing that it
//! calls touches Python.

mod abi;
mod buffer;
mod frame;
mod handler;
pub(crate) mod register;
mod targets;
