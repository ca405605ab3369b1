//! How much memory is free.

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
