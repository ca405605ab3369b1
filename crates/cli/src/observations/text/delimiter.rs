//! What separates the fields of a table.

use std::str::FromStr;

/// What separates fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delimiter {
    Character(u8),
    /// Any run of blanks.
    Blanks,
    /// Nothing: a line is one field.
    Nothing,
}

impl Delimiter {
    /// Returns the byte that separates the fields of a cleaned text.
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Character(byte) => byte,
            Self::Blanks => b' ',
            Self::Nothing => 0x1f, // the unit separator of ASCII, which texts do not have
        }
    }
}

impl FromStr for Delimiter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match (text, text.as_bytes()) {
            ("tab" | "\\t", _) => Ok(Self::Character(b'\t')),
            (" " | "space", _) => Ok(Self::Blanks),
            (_, &[byte]) if byte.is_ascii_graphic() && !byte.is_ascii_alphanumeric() && byte != b'"' => {
                Ok(Self::Character(byte))
            }
            (_, b"\t") => Ok(Self::Character(b'\t')),
            _ => Err("must be one character, `tab` or `space`".to_owned()),
        }
    }
}
