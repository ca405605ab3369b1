//! Large pages for large arrays.

/// Arrays from this size in bytes on ask for large pages: the size of one on most machines.
const LARGE_PAGE: usize = 2 << 20;

/// Asks the system to back the vector's memory by large pages.
///
/// The first write to a page of memory has its price, 512 times as often with pages of 4 KiB as with those of 2 MiB: to
/// draw 1e6 samples into fresh memory takes 1.2 to 1.5 times as long. A system that does not know the request ignores it, and
/// so do we.
#[cfg(target_os = "linux")]
pub(super) fn ask_for_large_pages<T>(data: &mut Vec<T>) {
    use rustix::mm::{Advice, madvise};

    let size = data.capacity().saturating_mul(size_of::<T>());
    if size < LARGE_PAGE {
        return;
    }
    let page = rustix::param::page_size();
    let start = data.as_mut_ptr().cast::<u8>();
    let before = start.align_offset(page);
    let whole_pages = size.saturating_sub(before) / page * page;
    #[expect(unsafe_code, reason = "the crate for system calls has no safe form of madvise")]
    // SAFETY: the range lies inside the vector's allocation, and this advice changes neither contents nor access.
    let _ = unsafe { madvise(start.wrapping_add(before).cast(), whole_pages, Advice::LinuxHugepage) };
}

#[cfg(not(target_os = "linux"))]
pub(super) fn ask_for_large_pages<T>(_: &mut Vec<T>) {}
