//! The form of a table, from its first lines.

use super::cleaned::is_comment;
use super::delimiter::Delimiter;
use super::form::{Form, Known};
use crate::observations::values::angle::DEGREE_SIGNS;
use std::path::Path;

/// What begins lines of `.xvg` files that hold no numbers; `&` ends a set of data.
const XVG: [&str; 3] = ["#", "@", "&"];

/// Returns the form of a table that begins like this, or what the user says about it.
pub(super) fn form(known: &Known, path: &Path, head: &str) -> Form {
    let comments: Vec<String> = match &known.comment {
        Some(comment) => vec![comment.clone()],
        None if is_xvg(path, head) => XVG.map(str::to_owned).to_vec(),
        None => Vec::new(),
    };
    let lines = head.lines().map(|line| without_comment(line, &comments)).filter(|line| !line.trim().is_empty());
    let delimiter = known.delimiter.unwrap_or_else(|| delimiter(lines));
    Form { delimiter, comments }
}

/// Returns whether a file is one of GROMACS, by its ending or by lines such as `@ title "Dihedrals"`.
fn is_xvg(path: &Path, head: &str) -> bool {
    const WORDS: [&str; 6] = ["title", "xaxis", "yaxis", "TYPE", "view", "s0"];
    let is_setting = |line: &str| {
        let word = line.strip_prefix('@').and_then(|rest| rest.split_whitespace().next());
        word.is_some_and(|word| WORDS.contains(&word))
    };
    let has_ending = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xvg"));
    let mut before =
        head.lines().map(str::trim_start).take_while(|line| line.is_empty() || line.starts_with(['#', '@']));
    has_ending || before.any(is_setting)
}

/// Returns a tab, semicolon or comma if the first line has one outside quotes; blanks if they divide all lines alike;
/// or nothing.
fn delimiter<'a>(mut lines: impl Iterator<Item = &'a str>) -> Delimiter {
    let first = lines.next().unwrap_or_default();
    let outside: String = first.split('"').step_by(2).collect();
    if let Some(found) = ['\t', ';', ','].into_iter().find(|&candidate| outside.contains(candidate)) {
        return Delimiter::Character(found as u8);
    }
    let (count, mut rows) = (words(first), lines.map(words));
    if count > 1 && has_numbers(&outside) {
        return Delimiter::Blanks;
    }
    let row = rows.next().unwrap_or(1);
    let fits = count == row || (count + 1 == row && are_names(&outside)); // R names rows
    let alike = row > 1 && fits && rows.all(|words| words == row);
    if alike { Delimiter::Blanks } else { Delimiter::Nothing }
}

/// Returns the number of words in a line. Blanks inside quotes divide none, and `deg` belongs to its number.
fn words(line: &str) -> usize {
    let outside = line.split('"').enumerate().map(|(at, part)| if at % 2 == 0 { part } else { "_" });
    outside.collect::<String>().split_ascii_whitespace().filter(|word| !DEGREE_SIGNS.contains(word)).count()
}

/// Returns whether words can be names of columns.
fn are_names(line: &str) -> bool {
    let is_name = |word: &str| word.starts_with(|c: char| c == '"' || c == '_' || c.is_alphabetic());
    line.split_ascii_whitespace().all(is_name)
}

fn has_numbers(line: &str) -> bool {
    line.split_ascii_whitespace().all(|word| word.parse::<f64>().is_ok())
}

/// Returns a line up to its comment.
fn without_comment<'a>(line: &'a str, comments: &[String]) -> &'a str {
    let starts = |&(at, _): &(usize, char)| {
        (at == 0 || line[..at].ends_with(|c: char| c.is_ascii_whitespace()))
            && is_comment(&line.as_bytes()[at..], comments)
    };
    if comments.is_empty() {
        return line;
    }
    line.char_indices().find(starts).map_or(line, |(at, _)| &line[..at])
}
