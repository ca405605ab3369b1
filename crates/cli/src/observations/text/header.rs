//! Whether the first line of a table names its columns.

use super::records::trimmed;
use super::wanted::Wanted;
use crate::exit::line::is_hidden;
use crate::observations::values::compass;
use crate::observations::values::missing::Values;
use crate::observations::values::quote::quoted;
use csv::StringRecord;

/// What the first line of a table is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum FirstLine {
    /// The names of the columns, as the user says.
    Names,
    /// The names of the columns, by the look of it.
    LikeNames,
    /// A row.
    Row,
}

/// The name of the column of angles.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) text: String,
    /// Whether it may be a misspelt angle, for all that is known: the user does not say that the first line has names,
    /// and it is no word, but a single letter or has digits.
    pub(crate) is_doubtful: bool,
}

impl Name {
    pub(super) fn new(text: &str, line: FirstLine) -> Self {
        let has_word = text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1);
        let is_word = has_word && !text.contains(|c: char| c.is_ascii_digit());
        Self { text: text.to_owned(), is_doubtful: line == FirstLine::LikeNames && !is_word }
    }
}

/// Returns what the first line is. It names the columns if
/// - a column that the user names is one of its fields and no number, or
/// - it is that of a table that pandas numbered, `,0,1,2`, or
/// - its fields are names, with no number or gap among them, and that of the angles is no angle and not empty.
///
/// A line that looks like a comment is an error, since it might hold the names or an angle. So is one that may name the
/// columns, but has numbers among its fields. `rows` are the first of those that follow.
pub(super) fn first_line(
    first: &[&str],
    rows: &[StringRecord],
    wanted: &Wanted,
    values: &Values,
) -> Result<FirstLine, String> {
    let is_wanted = |field: &&str| wanted.columns().any(|column| column == *field) && !values.is_value(field);
    if first.iter().any(is_wanted) {
        return Ok(FirstLine::Names);
    }
    let second = rows.first().and_then(|row| row.get(0)).map(trimmed);
    if are_numbered(first, second) {
        return Ok(FirstLine::LikeNames);
    }
    if looks_like_comment(first[0]) && !values.is_gap(first[0]) {
        let advice = "give --comment '#' (or what begins one) if it is a comment, --header yes if it names the columns";
        return Err(format!("{} looks like a comment: {advice}", quoted(first[0])));
    }
    // Digits and a word alone could be a misspelt number, unless numbers follow.
    let follows = || second.is_some_and(is_number);
    let clear = first.iter().any(|field| is_name(field) || (is_name_after_digits(field) && follows()));
    let is_possible = |field: &&str| field.is_empty() || is_name(field) || (clear && is_name_after_digits(field));
    let are_names = clear && first.iter().all(|field| is_possible(field) && !values.is_value(field));
    if are_names && angles(first, wanted).is_none_or(|field| !field.is_empty() && values.angle(field).is_err()) {
        return Ok(FirstLine::LikeNames);
    }
    let is_angle = || angles(first, wanted).is_some_and(|field| values.angle(field).is_ok());
    match doubt(first, rows, values) {
        Some(doubt) if is_angle() => {
            Err(format!("{doubt}: --header yes or no says whether this line names the columns"))
        }
        _ => Ok(FirstLine::Row),
    }
}

/// Returns what makes one think that a line with numbers names the columns nevertheless.
fn doubt(first: &[&str], rows: &[StringRecord], values: &Values) -> Option<String> {
    let below = |column: usize| rows.iter().filter_map(move |row| row.get(column)).map(trimmed);
    let is_word = |field: &str| is_name(field) && !values.is_gap(field) && compass::degrees(field).is_none();
    let stands_above_numbers = |column: usize| {
        let numbers = below(column).filter(|field| is_number(field)).count();
        numbers > 0 && below(column).all(|field| is_number(field) || field.is_empty() || values.is_gap(field))
    };
    if let Some(column) = (0..first.len()).find(|&column| is_word(first[column]) && stands_above_numbers(column)) {
        return Some(format!("{} stands above numbers", quoted(first[column])));
    }
    let is_possible = |field: &&str| is_word(field) || is_year(field);
    let has_both = first.iter().any(|field| is_word(field)) && first.iter().all(is_possible);
    let is_alone = |&column: &usize| is_year(first[column]) && !below(column).all(is_year);
    let year = (0..first.len()).find(is_alone).filter(|_| has_both)?;
    Some(format!("{} stands beside names and may be a year", quoted(first[year])))
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

fn is_number(field: &str) -> bool {
    field.parse::<f64>().is_ok()
}

/// Returns whether a field has a letter before any digit, and does not start like a number, as a misspelt one does.
/// Characters that are not seen are in no name.
fn is_name(field: &str) -> bool {
    let starts_number = field.starts_with(|c: char| "+-.\u{2212}\u{2013}\u{2014}".contains(c)); // minus, dashes
    let first = field.chars().find(|c| c.is_alphanumeric());
    !starts_number && first.is_some_and(char::is_alphabetic) && !field.contains(is_hidden)
}

/// Returns whether a field is digits and then a word of two letters or more, such as `10m_wd`.
fn is_name_after_digits(field: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || c == '_';
    let rest = field.trim_start_matches(|c: char| c.is_ascii_digit());
    !field.contains(is_hidden)
        && rest.len() < field.len()
        && rest.starts_with(is_letter)
        && rest.split(|c| !is_letter(c)).any(|word| word.len() > 1)
}

/// Returns whether a field is a year of our time.
fn is_year(field: &str) -> bool {
    field.len() == 4 && field.parse().is_ok_and(|year: u32| (1800..2200).contains(&year))
}

fn looks_like_comment(field: &str) -> bool {
    let marked = |mark: &str| field.strip_prefix(mark).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    field.starts_with('#') || ["%", "@", "!", ";", "//"].into_iter().any(marked)
}
