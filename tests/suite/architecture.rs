//! The structure that ARCHITECTURE.md describes: rooms in one order, menus without logic, and no circle of imports.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The folders of `src`, lowest first: each uses only itself and those before it.
const LIBRARY: [&str; 22] = [
    "simd",
    "scalar",
    "special",
    "shape",
    "memory",
    "input",
    "key",
    "probability",
    "quantile",
    "distribution",
    "pvalues",
    "array",
    "map",
    "circular",
    "gof",
    "validate",
    "nn",
    "file",
    "npy",
    "plot",
    "documentation",
    "testing",
];
/// The folders of the program, in the same way.
const PROGRAM: [&str; 8] =
    ["exit", "memory", "arguments", "observations", "parameters", "report", "output", "commands"];
/// Those of the operations for candle.
const CANDLE: [&str; 3] = ["tensor", "operation", "functions"];
/// Those of the package for Python.
const PYTHON: [&str; 11] =
    ["threads", "arrays", "random", "functions", "observations", "statistics", "gof", "validate", "plot", "npy", "xla"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// All source files below a folder, as paths from there, and their code without comments and unit tests.
fn sources(src: &Path) -> Vec<(PathBuf, String)> {
    fn below(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
    }
    let inside = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        (path.strip_prefix(src).unwrap().to_owned(), code(&text))
    };
    let is_test = |path: &PathBuf| path.ends_with("tests.rs") || path.starts_with(src.join("testing"));
    below(src).into_iter().filter(|path| !is_test(path)).map(inside).collect()
}

/// Lines of code, up to the unit tests that stand last.
fn code(text: &str) -> String {
    let lines = text.lines().take_while(|line| *line != "mod tests {");
    lines.fold(String::new(), |code, line| code + line.split("//").next().unwrap_or_default() + "\n")
}

/// The module that a file is, as names from the crate's root.
fn module(file: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        file.iter().map(|name| name.to_str().unwrap().trim_end_matches(".rs").into()).collect();
    if names.last().is_some_and(|name| name == "mod") {
        names.pop();
    }
    names
}

/// What a path such as `a::b::{c, d::e}` names: `a::b::c` and `a::b::d`.
fn named(path: &str) -> Vec<Vec<String>> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let (mut names, mut rest) = (Vec::new(), path);
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            let group = &group[..group.find('}').unwrap_or(group.len())];
            let items =
                group.split(',').map(|item| item.trim().chars().take_while(|&c| is_name(c)).collect::<String>());
            return items.map(|item| [names.clone(), vec![item]].concat()).collect();
        }
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        names.push(rest[..end].to_owned());
        match rest[end..].strip_prefix("::") {
            Some(more) => rest = more,
            None => return vec![names],
        }
    }
}

/// The modules of the crate that a file's code names.
fn uses(file: &Path, code: &str) -> Vec<Vec<String>> {
    let parent = &module(file)[..module(file).len().saturating_sub(1)];
    let after = |start: &'static str| code.match_indices(start).map(move |(at, start)| &code[at + start.len()..]);
    let absolute = after("crate::").flat_map(named);
    let relative = after("super::").flat_map(named).map(|names| [parent, &names].concat());
    absolute.chain(relative).collect()
}

/// As much of a path as there are folders and files for.
fn existing(src: &Path, names: &[String]) -> Vec<String> {
    let is_there = |names: &[String]| {
        let path = src.join(names.iter().collect::<PathBuf>());
        path.is_dir() || path.with_extension("rs").is_file()
    };
    (0..=names.len()).rev().map(|count| names[..count].to_vec()).find(|names| is_there(names)).unwrap_or_default()
}

/// For each folder, which of its files and folders uses which other one.
fn graph(src: &Path) -> BTreeMap<Vec<String>, BTreeSet<(String, String)>> {
    let mut graph: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (file, code) in sources(src) {
        assert!(!code.contains("super::super"), "{file:?} climbs out of its folder");
        let from = module(&file);
        for to in uses(&file, &code).iter().map(|names| existing(src, names)) {
            let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if let (Some(user), Some(used)) = (from.get(common), to.get(common)) {
                graph.entry(from[..common].to_vec()).or_default().insert((user.clone(), used.clone()));
            }
        }
    }
    graph
}

/// A module of the edges that is on a circle, or leads to one: what is left when those that use nothing are taken away.
fn on_a_circle(edges: &BTreeSet<(String, String)>) -> BTreeSet<String> {
    let mut left = edges.clone();
    loop {
        let users: BTreeSet<_> = left.iter().map(|(user, _)| user.clone()).collect();
        let before = left.len();
        left.retain(|(_, used)| users.contains(used));
        if left.len() == before {
            return left.into_iter().map(|(user, _)| user).collect();
        }
    }
}

fn assert_rooms(src: &Path, rooms: &[&str], loose: &[&str], fewest: usize) {
    for entry in std::fs::read_dir(src).unwrap().map(|entry| entry.unwrap()) {
        let (name, is_dir) = (entry.file_name().into_string().unwrap(), entry.path().is_dir());
        assert!(if is_dir { rooms } else { loose }.contains(&&*name), "{name} is not in the list of {src:?}");
    }
    let place = |room: &str| rooms.iter().position(|known| *known == room);
    let graph = graph(src);
    let above = |(user, used): &&(String, String)| place(user).is_some_and(|at| place(used).is_some_and(|to| to > at));
    let wrong: Vec<_> = graph[&Vec::new()].iter().filter(above).collect();
    assert!(wrong.is_empty(), "rooms use others that are above them: {wrong:?}");
    assert!(
        graph.values().map(BTreeSet::len).sum::<usize>() > fewest,
        "few uses were found: is the pattern still right?"
    );
    let circles: Vec<_> = graph.iter().map(|(folder, edges)| (folder, on_a_circle(edges))).collect();
    let circles: Vec<_> = circles.iter().filter(|(_, circle)| !circle.is_empty()).collect();
    assert!(circles.is_empty(), "imports go in a circle in {circles:?}");
}

#[test]
fn rooms_use_only_those_below_and_no_imports_go_in_a_circle() {
    assert_rooms(&folder("src"), &LIBRARY, &["lib.rs", "error.rs"], 50);
}

#[test]
fn so_do_those_of_the_program() {
    assert_rooms(&folder("crates/cli/src"), &PROGRAM, &["fuzzing.rs", "lib.rs", "main.rs", "program.rs"], 50);
}

#[test]
fn so_do_those_of_the_operations_for_candle() {
    assert_rooms(&folder("crates/candle/src"), &CANDLE, &["distribution.rs", "lib.rs", "readme.rs"], 10);
}

#[test]
fn so_do_those_of_the_package_for_python() {
    let loose = ["errors.rs", "lib.rs", "results.rs", "submodules.rs"];
    assert_rooms(&folder("crates/python/src"), &PYTHON, &loose, 50);
}

/// An item without its attributes.
fn bare(item: &str) -> &str {
    let item = item.trim();
    match item.strip_prefix("#[").and_then(|rest| rest.split_once("]")) {
        Some((_, rest)) => bare(rest),
        None => item,
    }
}

#[test]
fn menus_have_no_logic() {
    for src in ["src", "crates/candle/src", "crates/cli/src", "crates/python/src"].map(folder) {
        for (file, code) in sources(&src) {
            // That of the package for Python lists what is in its module, too.
            let is_menu = file.ends_with("mod.rs") || file == Path::new("lib.rs") && !src.ends_with("python/src");
            if !is_menu {
                continue;
            }
            let starts = ["mod ", "pub mod ", "pub(crate) mod ", "pub(super) mod ", "pub use ", "pub(crate) use "];
            for item in code.split(';').map(bare).filter(|item| !item.is_empty()) {
                assert!(starts.iter().any(|start| item.starts_with(start)), "{file:?} is a menu, and has {item}");
            }
            let text = std::fs::read_to_string(src.join(&file)).unwrap();
            assert!(text.starts_with("//! "), "{file:?} does not say what lives in its folder");
        }
    }
}

/// Files whose locks live as long as a call.
const LOCKS_OF_A_CALL: [&str; 2] = ["map/failures.rs", "npy/write/queue.rs"];

#[test]
fn nothing_that_outlives_a_call_is_behind_a_lock() {
    // The child of a process that forks while another thread holds a lock would wait for it for ever.
    for (file, code) in sources(&folder("src")) {
        let locks = [
            "OnceLock",
            "LazyLock",
            "Mutex",
            "RwLock",
            "Condvar",
            "std::sync::Once;",
            "lazy_static",
            "once_cell::sync",
        ];
        let found: Vec<_> = locks.iter().filter(|lock| code.contains(**lock)).collect();
        let of_a_call = LOCKS_OF_A_CALL.iter().any(|name| file == Path::new(name));
        assert!(found.is_empty() || of_a_call, "{file:?} has {found:?}");
    }
}
