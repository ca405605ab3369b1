//! The house: a file of `src` uses `crate::` only from a lower floor or from its own folder, which for the lowest floor
//! is `src` itself.

use std::path::{Path, PathBuf};

/// The floors, lowest first; a module not listed may not exist.
const FLOORS: [&[&str]; 6] = [
    &["float", "word", "error", "condition", "simd", "shape", "param", "operand", "blocks", "elementwise", "replace"],
    &["special", "key"],
    &["dist"],
    &["array", "map", "circular"],
    &["gof"],
    &["nn", "npy", "validate", "plot"],
];

fn floor(module: &str) -> usize {
    FLOORS.iter().position(|floor| floor.contains(&module)).unwrap_or_else(|| panic!("{module} is on no floor"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The top-level modules that a file's code names after `crate::`.
fn used(text: &str) -> impl Iterator<Item = String> + '_ {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.match_indices("crate::").map(move |(at, found)| &line[at + found.len()..]))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

#[test]
fn files_use_only_lower_floors() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut checked = 0;
    for path in sources(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        if inside.starts_with("bin") {
            continue; // a program of its own, on top of the library's public side
        }
        let module = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if module == "lib" {
            continue;
        }
        let (text, own) = (std::fs::read_to_string(&path).unwrap(), floor(module));
        assert!(!text.contains("super::super"), "{inside:?} climbs out of its folder");
        for other in used(&text) {
            let lower = floor(&other) < own;
            let same = other == module || (own == 0 && floor(&other) == 0);
            assert!(lower || same, "{inside:?} uses {other}");
            checked += 1;
        }
    }
    assert!(checked > 40, "only {checked} uses were found: is the pattern still right?");
}

/// An item without the attribute that leaves it to a feature.
fn of_feature(item: &str) -> &str {
    let gated = item.strip_prefix("#[cfg(feature = \"").and_then(|rest| rest.split_once("\")]"));
    gated.map_or(item, |(_, gated)| gated.trim())
}

#[test]
fn the_menu_has_no_logic() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let code: Vec<_> = text.lines().filter(|line| !line.starts_with("//") && !line.trim().is_empty()).collect();
    let joined = code.join(" ");
    assert!(joined.split(';').all(|item| {
        let item = of_feature(item.trim());
        item.is_empty() || ["mod ", "pub mod ", "pub use "].iter().any(|start| item.starts_with(start))
    }));
}
