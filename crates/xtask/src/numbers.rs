//! Numbers as the tables print them: with two significant digits.

/// The first two significant digits of a positive number, as an integer from 10 to 99, and the power of ten of the
/// first of them.
#[derive(Clone, Copy)]
struct TwoDigits {
    digits: u64,
    exponent: i32,
}

/// Decimal places that a number has before it is rounded up, so that 4.1 is not the 4.0999… or 4.1000…1 of binary, nor
/// half an ulp the 0.500000001 of a number that was rounded to f64 before.
const PLACES: u32 = 6;

impl TwoDigits {
    /// Rounds the number, which must be positive and finite, up or to the nearest.
    fn new(value: f64, up: bool) -> Self {
        assert!(value > 0.0 && value.is_finite(), "{value} has no first digit");
        let text = if up { format!("{value:.*e}", PLACES as usize) } else { format!("{value:.1e}") };
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let all: u64 =
            mantissa.chars().filter_map(|c| c.to_digit(10)).fold(0, |all, digit| 10 * all + u64::from(digit));
        let digits = if up { all.div_ceil(10_u64.pow(PLACES - 1)) } else { all };
        let exponent = exponent.parse().unwrap_or(0);
        if digits == 100 { Self { digits: 10, exponent: exponent + 1 } } else { Self { digits, exponent } }
    }

    /// Returns the number as an error is printed: 0.012, 0.47, 3.3, 82, 120 and otherwise as 1.6e-15.
    fn error(self) -> String {
        let Self { digits, exponent } = self;
        match exponent {
            -2 | -1 => format!("0.{digits:0width$}", width = exponent.unsigned_abs() as usize + 1),
            1 => digits.to_string(),
            2 => format!("{digits}0"),
            _ => {
                let mantissa = format!("{}.{}", digits / 10, digits % 10);
                if exponent == 0 { mantissa } else { format!("{mantissa}e{exponent}") }
            }
        }
    }
}

/// Returns an error with two digits, rounded up, as a published maximum has to be.
pub(crate) fn error_rounded_up(error: f64) -> String {
    if error == 0.0 { "0".into() } else { TwoDigits::new(error, true).error() }
}

/// Returns an error with the nearest two digits.
pub(crate) fn error_rounded(error: f64) -> String {
    if error == 0.0 { "0".into() } else { TwoDigits::new(error, false).error() }
}

/// Returns a ratio with the nearest two digits and without an exponent: 0.42, 1.8, 17, 170,000.
pub(crate) fn ratio(ratio: f64) -> String {
    let rounded = TwoDigits::new(ratio, false);
    match rounded.exponent {
        ..1 => rounded.error(),
        exponent => with_separators(&format!("{}{}", rounded.digits, "0".repeat(exponent.unsigned_abs() as usize - 1))),
    }
}

/// Puts commas between the thousands of a decimal number.
pub(crate) fn with_separators(number: &str) -> String {
    let (whole, fraction) = number.find('.').map_or((number, ""), |point| number.split_at(point));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maxima_are_rounded_up() {
        let printed = [0.47, 0.470001, 0.0995, 0.0123, 1.0, 0.9999, 3.23, 81.7, 95.1, 99.1, 234.0, 2.6e3, 1.51e-15];
        let expected =
            ["0.47", "0.48", "0.10", "0.013", "1.0", "1.0", "3.3", "82", "96", "100", "240", "2.6e3", "1.6e-15"];
        assert_eq!(printed.map(error_rounded_up), expected);
    }

    #[test]
    fn decimal_numbers_with_two_digits_stay_what_they_are() {
        for exponent in -300..300 {
            for digits in 10..100 {
                let text = format!("{}.{}e{exponent}", digits / 10, digits % 10);
                let TwoDigits { digits: found, exponent: power } = TwoDigits::new(text.parse().unwrap_or(0.0), true);
                assert_eq!((found, power), (digits, exponent), "{text}");
            }
        }
    }

    #[test]
    fn others_are_rounded_to_the_nearest() {
        assert_eq!([0.0, 0.474, 0.0304, 2.449e-16].map(error_rounded), ["0", "0.47", "0.030", "2.4e-16"]);
        let ratios = [0.4166, 9.09, 17.49, 173.6, 172_876.7, 1e6].map(ratio);
        assert_eq!(ratios, ["0.42", "9.1", "17", "170", "170,000", "1,000,000"]);
    }

    #[test]
    fn thousands_are_separated() {
        assert_eq!(
            ["7.3", "289", "1940", "1262000", "1234.5"].map(with_separators),
            ["7.3", "289", "1,940", "1,262,000", "1,234.5"]
        );
    }
}
