//! Parts of a run that were damaged, exchanged or lost: what joins has the bytes of its parts' numbers, in their order,
//! and nothing else is left in the folder.

#![no_main]

use fuzz::{Input, folder, names};
use libfuzzer_sys::fuzz_target;
use std::fs;
use std::path::{Path, PathBuf};
use vonmises::npy::{self, Shard, Writer};

fuzz_target!(|bytes: &[u8]| {
    let mut input = Input(bytes);
    let folder = folder();
    let shape = input.one(&[&[7][..], &[4, 3], &[0, 2], &[3, 0], &[5, 2, 1]]);
    let count = 1 + input.below(4);
    let mut parts: Vec<PathBuf> = (0..count).map(|index| part(folder.path(), shape, index, count, 1)).collect();
    for _ in 0..1 + input.below(4) {
        damage(&mut parts, shape, &mut input);
    }
    let before = names(folder.path());
    let whole = folder.path().join("whole.npy");
    let joined = Writer::new(&whole).join(&parts);
    match joined {
        Err(_) => assert_eq!(names(folder.path()), before, "a failure leaves the folder as it was"),
        Ok(()) => {
            let description = npy::describe(&whole).expect("what was joined is an array");
            let parts = in_order(&parts);
            for part in &parts {
                let part = npy::describe(part).expect("a part that was joined is an array");
                assert_eq!((part.dtype, &part.shape[1..]), (description.dtype.clone(), &description.shape[1..]));
            }
            assert_eq!(data(&whole), parts.iter().flat_map(|part| data(part)).collect::<Vec<_>>());
            assert_eq!(names(folder.path()).len(), before.len() + 1);
        }
    }
});

/// Writes part `index` of `count`, whose numbers count from 0, of a run.
fn part(folder: &Path, shape: &[usize], index: usize, count: usize, run: u64) -> PathBuf {
    let path = folder.join(format!("{run}-{count}-{index}.npy"));
    let shard = Shard::new(index, count, run).expect("the index is below the count");
    let fill = |start: usize, chunk: &mut [f64]| {
        for (at, value) in chunk.iter_mut().enumerate() {
            *value = (start + at) as f64;
        }
    };
    Writer::new(&path).shard(shard).overwrite(true).generate(shape, fill).expect("the part is written");
    path
}

/// Returns parts in the order of their index, which the first line says.
fn in_order(parts: &[PathBuf]) -> Vec<&PathBuf> {
    let index = |path: &&PathBuf| {
        let bytes = fs::read(path).expect("the part is there");
        let header = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
        let index = header.split("shard ").nth(1).and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
        index.expect("the header of a part that was joined has its index")
    };
    let mut parts: Vec<_> = parts.iter().collect();
    parts.sort_by_key(index);
    parts
}

/// Returns what follows the header of an `.npy` file of version 1.
fn data(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).expect("the file is there");
    let header = 10 + usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    bytes[header..].to_vec()
}

/// Does one thing to the parts that may happen to files.
fn damage(parts: &mut Vec<PathBuf>, shape: &[usize], input: &mut Input) {
    if parts.is_empty() {
        return;
    }
    let (which, other) = (input.below(parts.len()), input.below(parts.len()));
    let path = parts[which].clone();
    let folder = path.parent().expect("a part is in a folder").to_owned();
    let mut bytes = fs::read(&path).unwrap_or_default();
    match input.below(10) {
        0 => parts.swap(which, other),
        1 => drop(parts.remove(which)),
        2 => parts.push(path.clone()),
        3 => parts[which] = part(&folder, shape, 0, 1 + input.below(4), 2),
        4 => parts[which] = part(&folder, &[1 + input.below(9)], 0, 1 + input.below(4), 1),
        5 => bytes.truncate(input.below(bytes.len().max(1))),
        6 => bytes.extend(std::iter::repeat_n(input.below(256) as u8, input.below(20))),
        7 => {
            let at = input.below(bytes.len().max(1));
            let value = input.below(256) as u8;
            bytes.get_mut(at).into_iter().for_each(|byte| *byte = value);
        }
        8 => bytes.splice(bytes.len().min(10)..bytes.len().min(128), input.0.iter().copied().take(118)).for_each(drop),
        _ => bytes = fs::read(&parts[other]).unwrap_or_default(),
    }
    if path.exists() && bytes.len() < 1 << 16 && parts.contains(&path) {
        fs::write(&path, bytes).expect("the damage is done");
    }
}
