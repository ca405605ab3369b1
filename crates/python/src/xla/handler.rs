//! What XLA calls.

use super::abi::{self, CallFrame, XlaError};
use super::buffer::{Buffer, Failure};
use super::frame::{answer_metadata, operands};
use std::any::Any;
use std::ffi::CString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::abort;
use std::ptr;

/// A function on buffers.
pub(super) trait Target {
    /// Its name.
    const NAME: &'static str;
    /// How many results it has, all of the same shape and type.
    const RESULTS: usize;

    /// Reads the arguments and writes every element of the results.
    fn run(arguments: &[Buffer], results: &mut [Buffer]) -> Result<(), Failure>;
}

/// The type of handlers.
pub(super) type Handler = unsafe extern "C" fn(*mut CallFrame) -> *mut XlaError;

/// Runs a target for a call of XLA; returns null, or an error that XLA frees.
///
/// # Safety
/// `frame` is what XLA calls handlers with.
pub(super) unsafe extern "C" fn handler<T: Target>(frame: *mut CallFrame) -> *mut XlaError {
    // SAFETY: as above.
    if unsafe { answer_metadata(frame) } {
        return ptr::null_mut();
    }
    let outcome = guarded(|| {
        // SAFETY: as above; the buffers end with this closure.
        let (arguments, mut results) = unsafe { operands(frame) }?;
        run_checked::<T>(&arguments, &mut results)
    });
    match outcome {
        Ok(()) => ptr::null_mut(),
        // SAFETY: as above.
        Err(failure) => unsafe { error(frame, &failure) },
    }
}

/// Runs a target after a check of its results, and turns a panic into a failure.
pub(super) fn run_guarded<T: Target>(arguments: &[Buffer], results: &mut [Buffer]) -> Result<(), Failure> {
    guarded(|| run_checked::<T>(arguments, results))
}

fn run_checked<T: Target>(arguments: &[Buffer], results: &mut [Buffer]) -> Result<(), Failure> {
    let alike =
        |result: &Buffer, first: &Buffer| result.shape() == first.shape() && result.data_type() == first.data_type();
    match results.first() {
        Some(first) if results.len() == T::RESULTS && results.iter().all(|result| alike(result, first)) => {}
        _ => return Err(Failure::Invalid(format!("{} results of one shape and type are needed", T::RESULTS))),
    }
    if results.iter().all(|result| result.len() == 0) { Ok(()) } else { T::run(arguments, results) }
}

fn guarded(work: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(Failure::Internal(panicked(&*panic))))
}

fn panicked(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
    format!("a mistake, please report it: {text}")
}

/// Makes an error of XLA.
///
/// # Safety
/// `frame` is a frame of a call, not a question for metadata.
unsafe fn error(frame: *const CallFrame, failure: &Failure) -> *mut XlaError {
    let (code, text) = match failure {
        Failure::Invalid(text) => (abi::INVALID_ARGUMENT, text),
        Failure::Internal(text) => (abi::INTERNAL, text),
    };
    let message = CString::new(format!("vonmises: {text}").replace('\0', " ")).unwrap_or_default();
    let mut arguments = abi::ErrorCreateArgs {
        struct_size: abi::ERROR_CREATE_SIZE,
        extension_start: ptr::null_mut(),
        message: message.as_ptr(),
        code,
    };
    // SAFETY: XLA's table of functions lives as long as XLA; the message is copied.
    unsafe {
        let api = (*frame).api;
        if !api.is_null()
            && (*api).struct_size >= abi::API_SIZE
            && let Some(create) = (*api).error_create
        {
            return create(&raw mut arguments);
        }
    }
    // Results that were not written must not be taken for numbers, and there is no other way to say so.
    abort()
}
