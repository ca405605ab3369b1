//! Colours.

use crate::plot::error::Error;
use std::fmt;
use std::str::FromStr;

/// A colour, from red, green and blue, or from text such as `#0072b2` or `#07b`.
///
/// # Example
/// ```
/// use vonmises::plot::Color;
/// assert_eq!("#07B".parse::<Color>()?, Color::rgb(0x00, 0x77, 0xbb));
/// assert!("bluish".parse::<Color>().is_err());
/// # Ok::<(), vonmises::plot::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color([u8; 3]);

impl Color {
    /// Returns the colour with these parts of red, green and blue, from 0 to 255.
    #[must_use]
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Returns a colour between this one (0) and another (1).
    pub(crate) fn towards(self, Self(other): Self, part: f64) -> Self {
        let Self(own) = self;
        let mixed = |i: usize| f64::from(own[i]) + part * (f64::from(other[i]) - f64::from(own[i]));
        Self([0, 1, 2].map(|i| mixed(i).round() as u8))
    }
}

impl FromStr for Color {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let refused = || Error::Color { text: text.into() };
        let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let digits = digits.ok_or_else(refused)?;
        let part = |part: &str, factor: u8| u8::from_str_radix(part, 16).map(|value| factor * value);
        let parts = |width: usize, factor: u8| {
            let mut parts = [0; 3];
            for (i, value) in parts.iter_mut().enumerate() {
                *value = part(&digits[width * i..width * (i + 1)], factor).map_err(|_| refused())?;
            }
            Ok(Self(parts))
        };
        match digits.len() {
            3 => parts(1, 17),
            6 => parts(2, 1),
            _ => Err(refused()),
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!("#0072b2".parse::<Color>().unwrap().to_string(), "#0072b2");
        assert_eq!(Color::rgb(0, 100, 255).towards(Color::rgb(100, 0, 255), 0.5), Color::rgb(50, 50, 255));
        for bad in ["", "#", "0072b2", "#0072b", "#0072bg", "#é12", "red", "#1234567"] {
            assert!(matches!(bad.parse::<Color>(), Err(Error::Color { text }) if text == bad), "{bad}");
        }
    }
}
