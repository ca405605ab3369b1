//! Whether the first line of a table names its columns.

use super::wanted::Wanted;
use crate::observations::values::missing::Values;
use crate::observations::values::quote::quoted;

/// Returns whether the first line names the columns. It does if
/// - a column that the user names is one of its fields and no number, or
/// - it is that of a table that pandas numbered, `,0,1,2`, or
/// - its fields are names, with no number or gap among them, and that of the angles is no angle and not empty.
///
/// A line that looks like a comment is an error, since it might hold the names or an angle.
pub(super) fn names_columns(
    first: &[&str],
    second: Option<&str>,
    wanted: &Wanted,
    values: &Values,
) -> Result<bool, String> {
    let is_wanted = |field: &&str| wanted.columns().any(|column| column == *field) && !values.is_value(field);
    if first.iter().any(is_wanted) || are_numbered(first, second) {
        return Ok(true);
    }
    if looks_like_comment(first[0]) && !values.is_gap(first[0]) {
        let advice = "give --comment '#' (or what begins one) if it is a comment, --header yes if it names the columns";
        return Err(format!("{} looks like a comment: {advice}", quoted(first[0])));
    }
    // Digits and a word alone could be a misspelt number, unless numbers follow.
    let follows = || second.is_some_and(|field| field.parse::<f64>().is_ok());
    let clear = first.iter().any(|field| is_name(field) || (is_name_after_digits(field) && follows()));
    let is_possible = |field: &&str| field.is_empty() || is_name(field) || (clear && is_name_after_digits(field));
    let names = clear && first.iter().all(|field| is_possible(field) && !values.is_value(field));
    Ok(names && angles(first, wanted).is_none_or(|field| !field.is_empty() && values.angle(field).is_err()))
}

/// Returns the field of the angles, if their column is the only one or has a number.
fn angles<'a>(first: &[&'a str], wanted: &Wanted) -> Option<&'a str> {
    match wanted.angles {
        None if first.len() == 1 => Some(first[0]),
        None => None,
        Some(column) => first.get(column.parse::<usize>().ok()?.checked_sub(1)?).copied(),
    }
}

/// Returns whether pandas wrote the line for columns without names: an index, then numbers from 0.
fn are_numbered(first: &[&str], second: Option<&str>) -> bool {
    let counted = first.iter().skip(1).enumerate().all(|(number, field)| *field == number.to_string());
    first.len() > 1 && first[0].is_empty() && counted && second.is_some_and(|field| !field.is_empty())
}

/// Returns whether a field has a letter and does not start like a number, as a misspelt number does.
fn is_name(field: &str) -> bool {
    let starts_number = field.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    !starts_number && field.contains(char::is_alphabetic)
}

/// Returns whether a field is digits and then a word of two letters or more, such as `10m_wd`.
fn is_name_after_digits(field: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || c == '_';
    let rest = field.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < field.len() && rest.starts_with(is_letter) && rest.split(|c| !is_letter(c)).any(|word| word.len() > 1)
}

fn looks_like_comment(field: &str) -> bool {
    let marked = |mark: &str| field.strip_prefix(mark).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    field.starts_with('#') || ["%", "@", "!", ";", "//"].into_iter().any(marked)
}
