//! Room in memory for a text of unknown length.

use std::fs;

/// Fewest items to make room for at a time.
const FEWEST: usize = 1024;

/// Makes room for another item, of which each takes `bytes` in all, before a list is full. It is an error if there is
/// not: a text without end stops before it fills the memory.
pub(super) fn make_room<T>(items: &mut Vec<T>, bytes: usize) -> Result<(), String> {
    if items.len() < items.capacity() {
        return Ok(());
    }
    let more = items.len().max(FEWEST);
    // Half of what is free, since results need memory too.
    let fits = available().is_none_or(|free| more.saturating_mul(bytes) as u64 <= free / 2);
    let grown = fits && items.try_reserve_exact(more).is_ok();
    if grown { Ok(()) } else { Err(format!("memory cannot hold more than these {} rows", items.len())) }
}

/// Returns how many bytes of memory are free, where the system tells: of the machine, and of the group of processes.
fn available() -> Option<u64> {
    let of_machine = fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
        line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| 1024 * kilobytes)
    });
    let number = |name: &str| fs::read_to_string(format!("/sys/fs/cgroup/{name}")).ok()?.trim().parse::<u64>().ok();
    let of_group = number("memory.max").zip(number("memory.current")).map(|(most, used)| most.saturating_sub(used));
    of_machine.into_iter().chain(of_group).min()
}

#[cfg(test)]
mod tests {
    use super::make_room;

    #[test]
    fn items_without_end_are_an_error() {
        let mut items = vec![0_u8; 5];
        items.shrink_to_fit();
        make_room(&mut items, 8).unwrap();
        assert!(items.capacity() > 1000);
        items.resize(items.capacity(), 0);
        let fault = make_room(&mut items, usize::MAX / 4).unwrap_err();
        assert_eq!(fault, format!("memory cannot hold more than these {} rows", items.len()));
    }
}
