//! Drawing needs the memory of its output and little more; writing needs little memory for a file of any size.

/// Returns the most memory that this process has held, in bytes.
#[cfg(target_os = "linux")]
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
}

#[test]
#[cfg(target_os = "linux")]
#[ignore = "needs 0.9 GB and measures the whole process, so it must run alone"]
fn a_hundred_million_samples_need_their_output_and_64_mib() {
    let n = 100_000_000;
    let draws: ndarray::ArrayD<f64> = vonmises::sample_von_mises(vonmises::Key::new(1), 0.0, 2.0, [n]).unwrap();
    assert_eq!(draws.len(), n);
    let extra = peak().saturating_sub(8 * n as u64) >> 20;
    println!("{extra} MiB above the output");
    assert!(extra <= 64, "{extra} MiB above the output");
}

#[test]
#[cfg(target_os = "linux")]
#[ignore = "writes 4 GB and measures the whole process, so it must run alone"]
fn a_file_of_a_billion_samples_needs_64_mib() {
    let folder = tempfile::tempdir().unwrap();
    let (path, n) = (folder.path().join("a.npy"), 1_000_000_000);
    let samples = vonmises::LazySamples::new(vonmises::Key::new(1), 0.5_f32, 2.0, [n]).unwrap();
    vonmises::npy::Writer::new(&path).write(&samples).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().len(), 128 + 4 * n as u64);
    vonmises::npy::Writer::from_writer(&mut std::io::sink()).write(&samples).unwrap();
    println!("{} MiB", peak() >> 20);
    assert!(peak() >> 20 <= 64, "{} MiB", peak() >> 20);
}
