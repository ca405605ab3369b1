//! An angle in a field: a number, or in some units a number with a degree sign, a point of the compass or a time of
//! day.

use super::compass;
use super::quote::quoted;
use crate::arguments::units::Units;
use crate::exit::line::is_hidden;

/// What may follow a number of degrees.
pub(crate) const DEGREE_SIGNS: [&str; 3] = ["°", "degrees", "deg"];

const SECONDS_OF_A_DAY: f64 = 86_400.0;

/// Reads an angle in these units; it is finite.
pub(crate) fn angle(field: &str, units: Units) -> Result<f64, String> {
    match field.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) => Err(format!("{} is not finite", quoted(field))),
        Err(_) => worded(field, units).unwrap_or_else(|| Err(not_a_number(field))),
    }
}

/// Reads an angle that is no plain number. Returns nothing if it is none of these, an error if the units are others.
fn worded(field: &str, units: Units) -> Option<Result<f64, String>> {
    let in_degrees = |value: f64, what: &str| {
        let fault = || format!("{} {what}, which needs --degrees", quoted(field));
        if units.are_degrees() { Ok(value) } else { Err(fault()) }
    };
    if let Some(value) = with_degree_sign(field) {
        return Some(in_degrees(value, "is in degrees"));
    }
    if let Some(value) = compass::degrees(field) {
        return Some(in_degrees(value, "is a point of the compass"));
    }
    let seconds = time(field)?;
    let fault = || {
        let units = "--period 24 (hours), 1440 (minutes), 86400 (seconds) or 1 (days)";
        format!("{} is a time of day, which needs {units}", quoted(field))
    };
    Some(units.day().map(|day| seconds * day / SECONDS_OF_A_DAY).ok_or_else(fault))
}

/// Reads `45°`, `45 deg` and `45 degrees`.
fn with_degree_sign(field: &str) -> Option<f64> {
    let number = DEGREE_SIGNS.iter().find_map(|sign| field.strip_suffix(sign))?;
    number.trim_end().parse().ok().filter(|value: &f64| value.is_finite())
}

/// Reads `8:30` and `08:30:15.5`, from 0:00 to 24:00, as seconds. Minutes and seconds have two digits.
fn time(field: &str) -> Option<f64> {
    let parts: Vec<&str> = field.split(':').collect();
    let (&[hours, minutes] | &[hours, minutes, _]) = parts.as_slice() else { return None };
    let seconds = parts.get(2).unwrap_or(&"00");
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&hours.len())
        || digits(hours) != hours.len()
        || minutes.len() != 2
        || digits(minutes) != 2
        || digits(seconds) != 2
    {
        return None;
    }
    let below_sixty = |text: &str| text.parse::<f64>().ok().filter(|value| (0.0..60.0).contains(value));
    let total = 3600.0 * hours.parse::<f64>().ok()? + 60.0 * below_sixty(minutes)? + below_sixty(seconds)?;
    Some(total).filter(|&total| total <= SECONDS_OF_A_DAY)
}

fn not_a_number(field: &str) -> String {
    let fault = format!("{} is not a number", quoted(field));
    let mut words = field.split_ascii_whitespace();
    let is_comment = |word: &str| word.starts_with(['#', '%', '@', '!']) || word.starts_with("//");
    match () {
        () if field.contains(is_hidden) => fault + "; it has characters that are not seen",
        () if field.replacen(',', ".", 1).parse::<f64>().is_ok() => fault + "; decimals take a point",
        () if field.contains(char::is_whitespace) && words.clone().all(|word| word.parse::<f64>().is_ok()) => {
            fault + "; if blanks separate columns, give --delimiter space"
        }
        () if words.any(is_comment) => fault + "; if it is a comment, name what begins one: --comment '#'",
        () => fault,
    }
}
