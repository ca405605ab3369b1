//! A limit of the process's address space while a function runs.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::fs;

/// Runs a function that may take that many bytes of address space beyond what the process has.
pub(crate) fn limited<T>(bytes: u64, f: impl FnOnce() -> T) -> T {
    let before = getrlimit(Resource::As);
    setrlimit(Resource::As, Rlimit { current: Some(taken() + bytes), ..before }).unwrap();
    let result = f();
    setrlimit(Resource::As, before).unwrap();
    result
}

/// Returns the size of the process's address space in bytes.
fn taken() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let size = status.lines().find_map(|line| line.strip_prefix("VmSize:")).unwrap();
    1024 * size.trim().trim_end_matches(" kB").parse::<u64>().unwrap()
}
