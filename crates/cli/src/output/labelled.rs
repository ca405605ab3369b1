//! Several outputs, one for each label.

use super::destination::Output;
use crate::exit::failure::{Failure, Outcome};
use std::collections::HashSet;

/// Largest number of outputs.
const MAX_OUTPUTS: usize = 1000;

/// Largest number of characters of a label in a file's name.
const MAX_LENGTH: usize = 50;

/// Returns an output for each label: `rose.svg` becomes `rose-LABEL.svg`. All names differ, also where case does not
/// count.
pub(crate) fn outputs<'a>(output: &Output, labels: impl ExactSizeIterator<Item = &'a str>) -> Outcome<Vec<Output>> {
    let path = output.path();
    let fault = |fault: String| Err(Failure::in_file(path, fault));
    if output.is_stream() {
        return fault("one file is needed for each group; give --out a file name".to_owned());
    }
    if labels.len() > MAX_OUTPUTS {
        return fault(format!("{} groups, of which at most {MAX_OUTPUTS} have files of their own", labels.len()));
    }
    let part = |part: Option<&std::ffi::OsStr>| part.map_or(String::new(), |part| part.to_string_lossy().into_owned());
    let (stem, ending) = (part(path.file_stem()), part(path.extension()));
    let mut taken = HashSet::new();
    let named = |label| {
        let label = safe(label);
        let numbered = (2..).map(|number| format!("{label}-{number}"));
        let free = std::iter::once(label.clone()).chain(numbered).find(|name| taken.insert(name.to_lowercase()));
        output.with_path(path.with_file_name(format!("{stem}-{}.{ending}", free.unwrap_or(label))))
    };
    Ok(labels.map(named).collect())
}

/// Returns a label as a part of a file's name.
fn safe(label: &str) -> String {
    let is_safe = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let safe: String = label.chars().take(MAX_LENGTH).map(|c| if is_safe(c) { c } else { '_' }).collect();
    if safe.is_empty() { "_".to_owned() } else { safe }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn labels_become_safe() {
        for (label, name) in
            [("Åre-1.b", "Åre-1.b"), ("../a b\n", ".._a_b_"), ("", "_"), (&"x".repeat(300), &"x".repeat(50))]
        {
            assert_eq!(safe(label), name);
        }
    }
}
