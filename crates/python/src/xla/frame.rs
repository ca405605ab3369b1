//! What a call of XLA says, checked.

use super::abi;
use super::buffer::{Buffer, DataType, Failure};
use std::ffi::{c_int, c_void};
use std::ptr::NonNull;
use std::slice;

/// The arguments and the results of a call.
pub(super) type Operands = (Vec<Buffer>, Vec<Buffer>);

/// Answers a question for the handler's version, if the call is one: XLA asks before the first call, with a frame that
/// has extensions and nothing else. Returns whether it was.
///
/// # Safety
/// `frame` points to a frame of XLA, or to the beginning of one, which may be written to.
pub(super) unsafe fn answer_metadata(frame: *mut abi::CallFrame) -> bool {
    // SAFETY: every struct of the interface begins with these two fields; XLA's lists end with null.
    let mut extension = unsafe { (*frame).extension_start };
    while let Some(base) = NonNull::new(extension) {
        // SAFETY: as above.
        let (kind, next) = unsafe { (base.as_ref().kind, base.as_ref().next) };
        if kind == abi::EXTENSION_METADATA {
            // SAFETY: an extension of this kind has this type.
            unsafe { write_metadata((*base.cast::<abi::MetadataExtension>().as_ptr()).metadata) };
            return true;
        }
        extension = next;
    }
    false
}

/// # Safety
/// `metadata` is null or points to metadata of `struct_size` bytes that may be written to.
unsafe fn write_metadata(metadata: *mut abi::Metadata) {
    if metadata.is_null() {
        return;
    }
    // SAFETY: each field is written only if the struct is large enough to have it.
    unsafe {
        let size = (*metadata).struct_size;
        if size >= abi::VERSION_SIZE {
            ((*metadata).api_version.major, (*metadata).api_version.minor) = abi::VERSION;
        }
        if size >= abi::TRAITS_SIZE {
            (*metadata).traits = 0;
        }
    }
}

/// Reads the operands of a call.
///
/// # Safety
/// `frame` points to a frame of XLA. The buffers must not outlive the call.
pub(super) unsafe fn operands(frame: *const abi::CallFrame) -> Result<Operands, Failure> {
    // SAFETY: fields that a struct is too small to have are not read: `struct_size` comes first.
    unsafe {
        check_size("call frame", (*frame).struct_size, abi::FRAME_SIZE)?;
        if (*frame).stage != abi::STAGE_EXECUTE {
            return Err(Failure::Invalid(format!("a call in stage {}, which is not execution", (*frame).stage)));
        }
        Ok((buffers(&raw const (*frame).args)?, buffers(&raw const (*frame).rets)?))
    }
}

/// # Safety
/// `values` points to the arguments or results of a frame.
unsafe fn buffers(values: *const abi::Values) -> Result<Vec<Buffer>, Failure> {
    // SAFETY: as above; XLA's lists have as many elements as it says.
    unsafe {
        check_size("list of buffers", (*values).struct_size, abi::VALUES_SIZE)?;
        let (kinds, pointers) = ((*values).kinds, (*values).values);
        let count = length((*values).size)?;
        (0..count).map(|index| buffer(*kinds.add(index), *pointers.add(index))).collect()
    }
}

/// # Safety
/// `value` points to what an argument or result of that kind is.
unsafe fn buffer(kind: c_int, value: *const c_void) -> Result<Buffer, Failure> {
    if kind != abi::KIND_BUFFER || value.is_null() {
        return Err(Failure::Invalid(format!("an operand of kind {kind}, which is not a buffer")));
    }
    let buffer = value.cast::<abi::Buffer>();
    // SAFETY: as above; XLA aligns its memory to at least 16 bytes and gives it to this call alone until it returns.
    unsafe {
        check_size("buffer", (*buffer).struct_size, abi::BUFFER_SIZE)?;
        Buffer::new(data_type((*buffer).dtype)?, (*buffer).data, shape((*buffer).rank, (*buffer).dims)?)
    }
}

/// # Safety
/// `rank` lengths start at `dims`, which may be null if there are none.
unsafe fn shape(rank: i64, dims: *const i64) -> Result<Vec<usize>, Failure> {
    let rank = length(rank)?;
    if rank == 0 {
        return Ok(Vec::new());
    }
    if dims.is_null() {
        return Err(Failure::Invalid(format!("a buffer of rank {rank} without lengths")));
    }
    // SAFETY: as above.
    let lengths = unsafe { slice::from_raw_parts(dims, rank) };
    lengths.iter().map(|&axis| length(axis)).collect()
}

fn length(given: i64) -> Result<usize, Failure> {
    usize::try_from(given).map_err(|_| Failure::Invalid(format!("a length of {given}")))
}

fn data_type(dtype: c_int) -> Result<DataType, Failure> {
    match dtype {
        abi::DTYPE_U32 => Ok(DataType::U32),
        abi::DTYPE_F32 => Ok(DataType::F32),
        abi::DTYPE_F64 => Ok(DataType::F64),
        other => Err(Failure::Invalid(format!("a buffer of XLA's type {other}: must be U32, F32 or F64"))),
    }
}

fn check_size(what: &str, found: usize, needed: usize) -> Result<(), Failure> {
    if found >= needed {
        return Ok(());
    }
    Err(Failure::Invalid(format!("a {what} of {found} bytes, where version 0.1 of the interface has {needed}")))
}
