//! Memory with a type and a shape, in row-major order: that of XLA or of an array of NumPy.

use ndarray::{ArrayViewD, ArrayViewMutD, IxDyn};
use std::ffi::c_void;
use std::ptr::NonNull;

/// The types of the numbers in buffers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DataType {
    U32,
    F32,
    F64,
}

/// A type of Rust that a buffer may hold.
pub(super) trait Element: Copy + Send + Sync {
    const TYPE: DataType;
}

impl Element for u32 {
    const TYPE: DataType = DataType::U32;
}

impl Element for f32 {
    const TYPE: DataType = DataType::F32;
}

impl Element for f64 {
    const TYPE: DataType = DataType::F64;
}

/// Why a call cannot be answered.
#[derive(Debug)]
pub(super) enum Failure {
    /// The caller gave what no call may have.
    Invalid(String),
    /// Something went wrong here.
    Internal(String),
}

/// What a call reads or writes.
pub(super) struct Buffer {
    data_type: DataType,
    data: NonNull<c_void>,
    shape: Vec<usize>,
    len: usize,
}

impl Buffer {
    /// Takes memory of that type and shape. `data` may be null if a length is 0.
    ///
    /// # Safety
    /// As many numbers as the shape says start at `data`, aligned, for as long as the buffer lives. Nobody writes to
    /// them but through a buffer, and nobody else reads those of a buffer that is written to.
    pub(super) unsafe fn new(data_type: DataType, data: *mut c_void, shape: Vec<usize>) -> Result<Self, Failure> {
        let len = shape.iter().try_fold(1_usize, |len, &axis| len.checked_mul(axis));
        let len = len.ok_or_else(|| Failure::Invalid(format!("a buffer of shape {shape:?} is too large")))?;
        // Eight bytes: what every type is aligned to.
        let nothing = NonNull::<u64>::dangling().cast();
        let data = if len == 0 { Some(nothing) } else { NonNull::new(data) };
        let data = data.ok_or_else(|| Failure::Invalid(format!("a buffer of shape {shape:?} has no memory")))?;
        Ok(Self { data_type, data, shape, len })
    }

    pub(super) fn data_type(&self) -> DataType {
        self.data_type
    }

    pub(super) fn shape(&self) -> &[usize] {
        &self.shape
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Returns the numbers to read.
    pub(super) fn view<T: Element>(&self) -> Result<ArrayViewD<'_, T>, Failure> {
        self.check_type::<T>()?;
        // SAFETY: `new` was promised memory of this type and shape, which nobody writes to while `self` is borrowed.
        Ok(unsafe { ArrayViewD::from_shape_ptr(IxDyn(&self.shape), self.data.cast::<T>().as_ptr()) })
    }

    /// Returns the numbers to write.
    pub(super) fn view_mut<T: Element>(&mut self) -> Result<ArrayViewMutD<'_, T>, Failure> {
        self.check_type::<T>()?;
        // SAFETY: as in `view`, and `self` is borrowed alone.
        Ok(unsafe { ArrayViewMutD::from_shape_ptr(IxDyn(&self.shape), self.data.cast::<T>().as_ptr()) })
    }

    /// Returns the numbers to write, in row-major order.
    pub(super) fn slice_mut<T: Element>(&mut self) -> Result<&mut [T], Failure> {
        self.check_type::<T>()?;
        // SAFETY: as in `view_mut`.
        Ok(unsafe { std::slice::from_raw_parts_mut(self.data.cast::<T>().as_ptr(), self.len) })
    }

    fn check_type<T: Element>(&self) -> Result<(), Failure> {
        if self.data_type == T::TYPE && self.data.cast::<T>().is_aligned() {
            return Ok(());
        }
        let (found, needed) = (self.data_type, T::TYPE);
        Err(Failure::Invalid(format!("a buffer of {found:?} at {:p} where aligned {needed:?} is needed", self.data)))
    }
}
