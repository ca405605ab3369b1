//! The structs of XLA's interface to foreign functions, as its C header lays them out.
//!
//! Versions 0.1 to 0.3 of the interface are alike in what is here. Later fields are left out: nothing here is made by
//! us but [`ErrorCreateArgs`], and what XLA makes is read through pointers.

use std::ffi::{c_char, c_int, c_void};
use std::mem::{offset_of, size_of};

/// The version of the interface that the handlers are written for.
pub(super) const VERSION: (c_int, c_int) = (0, 1);

/// The only kind of extension.
pub(super) const EXTENSION_METADATA: c_int = 1;

/// The only kind of argument and of result.
pub(super) const KIND_BUFFER: c_int = 1;

/// The stage in which arguments and results are memory that may be read and written.
pub(super) const STAGE_EXECUTE: c_int = 3;

pub(super) const INVALID_ARGUMENT: c_int = 3;
pub(super) const INTERNAL: c_int = 13;

pub(super) const DTYPE_U32: c_int = 8;
pub(super) const DTYPE_F32: c_int = 11;
pub(super) const DTYPE_F64: c_int = 12;

/// An error of XLA, of which only pointers are known.
#[repr(C)]
pub(crate) struct XlaError {
    _private: [u8; 0],
}

#[repr(C)]
pub(super) struct ExtensionBase {
    pub(super) struct_size: usize,
    pub(super) kind: c_int,
    pub(super) next: *mut ExtensionBase,
}

#[repr(C)]
pub(super) struct ApiVersion {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) major: c_int,
    pub(super) minor: c_int,
}

#[repr(C)]
pub(super) struct Metadata {
    pub(super) struct_size: usize,
    pub(super) api_version: ApiVersion,
    pub(super) traits: u32,
}

#[repr(C)]
pub(super) struct MetadataExtension {
    pub(super) base: ExtensionBase,
    pub(super) metadata: *mut Metadata,
}

#[repr(C)]
pub(super) struct ErrorCreateArgs {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) message: *const c_char,
    pub(super) code: c_int,
}

pub(super) type ErrorCreate = unsafe extern "C" fn(*mut ErrorCreateArgs) -> *mut XlaError;

/// The beginning of the table of XLA's functions.
#[repr(C)]
pub(super) struct Api {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) api_version: ApiVersion,
    pub(super) internal_api: *const c_void,
    pub(super) error_create: Option<ErrorCreate>,
}

#[repr(C)]
pub(super) struct Buffer {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) dtype: c_int,
    pub(super) data: *mut c_void,
    pub(super) rank: i64,
    pub(super) dims: *const i64,
}

/// The arguments, or the results, which have the same layout.
#[repr(C)]
pub(super) struct Values {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) size: i64,
    pub(super) kinds: *const c_int,
    pub(super) values: *const *mut c_void,
}

#[repr(C)]
pub(super) struct Attrs {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) size: i64,
    pub(super) kinds: *const c_int,
    pub(super) names: *const *mut c_void,
    pub(super) attrs: *const *mut c_void,
}

/// A call of a handler.
#[repr(C)]
pub(crate) struct CallFrame {
    pub(super) struct_size: usize,
    pub(super) extension_start: *mut ExtensionBase,
    pub(super) api: *const Api,
    pub(super) context: *mut c_void,
    pub(super) stage: c_int,
    pub(super) args: Values,
    pub(super) rets: Values,
    pub(super) attrs: Attrs,
}

/// Returns the least size of a struct that has the field with that offset and size.
pub(super) const fn size_with(offset: usize, size: usize) -> usize {
    offset + size
}

/// The sizes of structs that have every field that is used.
pub(super) const ERROR_CREATE_SIZE: usize = size_with(offset_of!(ErrorCreateArgs, code), size_of::<c_int>());
pub(super) const API_SIZE: usize = size_of::<Api>();
pub(super) const BUFFER_SIZE: usize = size_of::<Buffer>();
pub(super) const VALUES_SIZE: usize = size_of::<Values>();
pub(super) const FRAME_SIZE: usize = offset_of!(CallFrame, attrs);
pub(super) const TRAITS_SIZE: usize = size_with(offset_of!(Metadata, traits), size_of::<u32>());
pub(super) const VERSION_SIZE: usize = size_with(offset_of!(Metadata, api_version), size_of::<ApiVersion>());

/// Asserts the offset of each field, in bytes, on machines whose pointers have 64 bits.
macro_rules! layout {
    ($($name:ident { $($field:ident: $offset:literal),+ })+) => {
        $($(
            #[cfg(target_pointer_width = "64")]
            const _: () = assert!(offset_of!($name, $field) == $offset);
        )+)+
    };
}

layout! {
    ExtensionBase { struct_size: 0, kind: 8, next: 16 }
    ApiVersion { struct_size: 0, extension_start: 8, major: 16, minor: 20 }
    Metadata { struct_size: 0, api_version: 8, traits: 32 }
    MetadataExtension { base: 0, metadata: 24 }
    ErrorCreateArgs { struct_size: 0, extension_start: 8, message: 16, code: 24 }
    Api { struct_size: 0, extension_start: 8, api_version: 16, internal_api: 40, error_create: 48 }
    Buffer { struct_size: 0, extension_start: 8, dtype: 16, data: 24, rank: 32, dims: 40 }
    Values { struct_size: 0, extension_start: 8, size: 16, kinds: 24, values: 32 }
    Attrs { struct_size: 0, extension_start: 8, size: 16, kinds: 24, names: 32, attrs: 40 }
    CallFrame {
        struct_size: 0, extension_start: 8, api: 16, context: 24, stage: 32, args: 40, rets: 80, attrs: 120
    }
}
