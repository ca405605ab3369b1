//! The system's allocator, which refuses one large allocation on request.

use std::alloc::{GlobalAlloc, Layout, System};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

/// Allocations from here on count as large, in bytes. What calls take whatever the size of their arrays is smaller.
pub(crate) const LARGE: usize = 256 << 10;

/// How many large allocations succeed before one is refused; as good as infinite while nothing is to be refused.
static GRANTED: AtomicUsize = AtomicUsize::new(usize::MAX);
static REFUSED: AtomicBool = AtomicBool::new(false);

struct Refusing;

#[global_allocator]
static ALLOCATOR: Refusing = Refusing;

/// Runs a function whose large allocation number `granted`, counted from 0, is refused. Returns its result, and whether
/// it came so far.
pub(crate) fn refusing<T>(granted: usize, f: impl FnOnce() -> T) -> (T, bool) {
    REFUSED.store(false, SeqCst);
    GRANTED.store(granted, SeqCst);
    let result = f();
    GRANTED.store(usize::MAX, SeqCst);
    (result, REFUSED.load(SeqCst))
}

/// Returns whether an allocation of that size is the one to refuse.
fn is_refused(size: usize) -> bool {
    if size < LARGE || GRANTED.load(SeqCst) == usize::MAX {
        return false;
    }
    // After the refusal the count wraps around, and everything is granted again.
    let refused = GRANTED.fetch_sub(1, SeqCst) == 0;
    REFUSED.fetch_or(refused, SeqCst);
    refused
}

// SAFETY: every method is that of `System` or returns null, which stands for exhausted memory.
#[allow(unsafe_code)] // an allocator cannot be written without
unsafe impl GlobalAlloc for Refusing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if is_refused(layout.size()) { null_mut() } else { unsafe { System.alloc(layout) } }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if is_refused(layout.size()) { null_mut() } else { unsafe { System.alloc_zeroed(layout) } }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if is_refused(size) { null_mut() } else { unsafe { System.realloc(block, layout, size) } }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, layout) }
    }
}
