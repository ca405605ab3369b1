//! Messages on one line, however long the texts in them are.

/// Most characters of a message. Those of the program are far shorter, unless they quote what the user gave.
const MAX: usize = 1000;

/// Most items of a list in a message.
const ITEMS: usize = 10;

/// Returns a message on one line: characters that are not seen become `?`, and the middle of a long one is left out.
pub(crate) fn line(message: &str) -> String {
    let visible = |c: char| if is_hidden(c) { '?' } else { c };
    let length = message.chars().count();
    if length <= MAX {
        return message.chars().map(visible).collect();
    }
    let half = MAX / 2;
    let part = |from: usize| message.chars().skip(from).take(half).map(visible).collect::<String>();
    format!("{} [{} characters left out] {}", part(0), length - 2 * half, part(length - half))
}

/// Lists the first items and says how many more there are.
pub(crate) fn list(items: impl ExactSizeIterator<Item = String>) -> String {
    let more = items.len().saturating_sub(ITEMS);
    let mut shown: Vec<_> = items.take(ITEMS).collect();
    if more > 0 {
        shown.push(format!("and {more} more"));
    }
    shown.join(", ")
}

/// Returns whether a character moves the cursor, starts a line or changes how others look, instead of being seen.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || is_format(c)
}

/// Returns whether a character is one of Unicode's category Cf (format), such as a byte order mark, a soft hyphen, a
/// zero-width space or a change of direction.
pub(crate) fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_messages_are_cut_and_stay_on_a_line() {
        assert_eq!(line("a\nb\u{1b}[31mc\u{202e}d\u{2028}e"), "a?b?[31mc?d?e");
        let long = line(&format!("start {} end", "x".repeat(5000)));
        assert!(long.starts_with("start xxx") && long.ends_with("xxx end"), "{long}");
        assert!(long.contains(" [4010 characters left out] "), "{long}");
    }

    #[test]
    fn long_lists_are_cut() {
        let numbers = |count: u32| list((1..=count).map(|number| number.to_string()).collect::<Vec<_>>().into_iter());
        assert_eq!(numbers(3), "1, 2, 3");
        assert_eq!(numbers(10), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10");
        assert_eq!(numbers(12), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, and 2 more");
    }
}
