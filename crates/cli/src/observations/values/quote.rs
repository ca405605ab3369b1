//! Fields in messages.

/// Number of characters of a field that a message quotes.
const QUOTED: usize = 40;

/// Quotes a field, on one line and shortened.
pub(crate) fn quoted(field: &str) -> String {
    let start: String = field.chars().take(QUOTED).collect();
    match field {
        "" => "an empty field".to_owned(),
        _ if start.len() < field.len() => format!("{start:?}..."),
        _ => format!("{start:?}"),
    }
}
