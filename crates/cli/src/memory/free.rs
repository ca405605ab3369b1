//! How much memory and address space is free.

use std::fs;

/// Returns how many bytes of memory are free, where the system tells: of the machine, and of the group of processes.
pub(super) fn free() -> Option<u64> {
    let of_machine = fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
        line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| 1024 * kilobytes)
    });
    let number = |name: &str| fs::read_to_string(format!("/sys/fs/cgroup/{name}")).ok()?.trim().parse::<u64>().ok();
    let of_group = number("memory.max").zip(number("memory.current")).map(|(most, used)| most.saturating_sub(used));
    of_machine.into_iter().chain(of_group).min()
}

/// Returns how many bytes of address space are free, where the system limits them (`ulimit -v`) and tells.
pub(crate) fn address_space() -> Option<u64> {
    let limits = fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max address space"))?;
    let most: u64 = line.split_whitespace().next()?.parse().ok()?; // or "unlimited"
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"))?;
    let used: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(most.saturating_sub(1024 * used))
}
