//! What stands for a missing angle.

use super::angle::angle;
use super::compass;
use super::quote::quoted;
use crate::arguments::units::Units;
use crate::observations::gaps::Gaps;

/// Fields that many programs write for a gap, in lower case; `None`, `<NA>` and `NaT` are those of pandas.
const COMMON: [&str; 12] = ["", "na", "n/a", "#n/a", "nan", "null", "none", "<na>", "nat", ".", "-", "--"];

/// How to read the angles of a table.
#[derive(Clone, Debug)]
pub(crate) struct Values {
    units: Units,
    /// Fields that the user calls missing.
    texts: Vec<String>,
    /// Those of them that are numbers.
    numbers: Vec<f64>,
    gaps: Gaps,
}

impl Values {
    pub(crate) fn new(units: Units, missing: &[String], gaps: Gaps) -> Self {
        let texts: Vec<_> = missing.iter().map(|text| text.trim().to_owned()).collect();
        let numbers = texts.iter().filter_map(|text| text.parse().ok()).collect();
        Self { units, texts, numbers, gaps }
    }

    /// Reads an angle; a gap is NaN.
    pub(crate) fn angle(&self, field: &str) -> Result<f64, String> {
        if let Some(value) = field.parse().ok().filter(|value: &f64| value.is_finite()) {
            return Ok(self.number(value));
        }
        match self.gaps {
            _ if self.texts.iter().any(|text| text == field) => Ok(f64::NAN),
            Gaps::LeftOut if is_common(field) => Ok(f64::NAN),
            Gaps::Refused { advice } if is_common(field) => Err(format!("{} is missing{advice}", quoted(field))),
            _ => angle(field, self.units).map_err(|fault| fault + &self.advice(field)),
        }
    }

    /// Reads a quantity that is no angle; a gap is NaN.
    pub(crate) fn quantity(&self, field: &str) -> Result<f64, String> {
        match field.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(self.number(value)),
            _ if is_common(field) || self.texts.iter().any(|text| text == field) => Ok(f64::NAN),
            Ok(_) => Err(format!("{} is not finite", quoted(field))),
            Err(_) => Err(format!("{} is not a number (--missing names what stands for a gap)", quoted(field))),
        }
    }

    /// Returns what to do about a field that is no angle: a word may stand for a gap, if the command leaves gaps out.
    fn advice(&self, field: &str) -> String {
        let is_word =
            field.len() <= 12 && field.bytes().all(|byte| byte.is_ascii_alphabetic() || b"*?_".contains(&byte));
        let leaves_out = match self.gaps {
            Gaps::LeftOut => true,
            Gaps::Refused { advice } => advice.contains("--skip-nan"),
        };
        let looks_like_point = self.units.are_degrees() && field.starts_with(|c: char| "NESWOnesw".contains(c));
        if is_word && looks_like_point && compass::degrees(field).is_none() {
            return " (points of the compass are N, NbE, NNE, NEbN, NE, ...)".to_owned();
        }
        if is_word && leaves_out && compass::degrees(field).is_none() {
            format!(" (--missing {field} leaves it out)")
        } else {
            String::new()
        }
    }

    /// Returns a number, or NaN if it stands for a gap.
    pub(crate) fn number(&self, value: f64) -> f64 {
        if self.numbers.contains(&value) { f64::NAN } else { value }
    }

    /// Returns a number in single precision, or NaN if it stands for a gap, which may be rounded.
    pub(crate) fn single(&self, value: f32) -> f32 {
        if self.numbers.iter().any(|&number| number as f32 == value) { f32::NAN } else { value }
    }

    /// Returns whether a field is a number or stands for a gap, in any column. An empty one may also be a name.
    pub(crate) fn is_value(&self, field: &str) -> bool {
        field.parse::<f64>().is_ok() || self.is_gap(field)
    }

    /// Returns whether a field that is not empty stands for a gap.
    pub(crate) fn is_gap(&self, field: &str) -> bool {
        !field.is_empty() && (is_common(field) || self.texts.iter().any(|text| text == field))
    }
}

/// Returns whether a field stands for a gap in most files.
fn is_common(field: &str) -> bool {
    field.len() <= 4 && COMMON.contains(&field.to_ascii_lowercase().as_str())
}
