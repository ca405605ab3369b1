//! Times one call at a time for `peers.py`, which lets several programs take turns.
//!
//! Reads request lines `work dtype concentration n threads level` from standard input and answers each with
//! nanoseconds per element, or with `error` and the reason. The concentration `low:high` means one for each element,
//! log-uniform. The vector level is `widest` or one of those that the request `levels` lists.

mod work;

use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::error::Error;
use std::io::{self, BufRead, Write};
use vonmises::simd::VectorLevel;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Result<()> {
    let mut pools = HashMap::new();
    for line in io::stdin().lock().lines() {
        let answer = answer(&line?, &mut pools).unwrap_or_else(|error| format!("error {error}"));
        println!("{answer}");
        io::stdout().flush()?;
    }
    Ok(())
}

fn answer(line: &str, pools: &mut HashMap<usize, ThreadPool>) -> Result<String> {
    if line == "levels" {
        return Ok(VectorLevel::available().map(name).collect::<Vec<_>>().join(" "));
    }
    let parts: Vec<&str> = line.split_whitespace().collect();
    let &[work, dtype, concentration, n, threads, level] = parts.as_slice() else {
        return Err("a request is: work dtype concentration n threads level".into());
    };
    choose(level)?;
    let (n, threads) = (n.parse()?, threads.parse()?);
    let time = || match dtype {
        "f32" => work::time::<f32>(work, concentration, n),
        "f64" => work::time::<f64>(work, concentration, n),
        _ => Err("a dtype is f32 or f64".into()),
    };
    let pool = match pools.entry(threads) {
        Entry::Occupied(pool) => pool.into_mut(),
        Entry::Vacant(entry) => entry.insert(ThreadPoolBuilder::new().num_threads(threads).build()?),
    };
    Ok(pool.install(time)?.to_string())
}

fn choose(level: &str) -> Result<()> {
    if level == "widest" {
        VectorLevel::choose_widest();
        return Ok(());
    }
    let found = VectorLevel::available().find(|&available| name(available) == level);
    Ok(found.ok_or("this processor has no such level")?.force()?)
}

fn name(level: VectorLevel) -> String {
    format!("{level:?}").to_lowercase()
}
