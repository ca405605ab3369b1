//! The font of a picture.

use crate::plot::error::Error;
use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// The family of the embedded font.
pub(crate) const EMBEDDED: &str = "DejaVu Sans";
/// The width of a letter that the font does not have, in sizes of the font.
const UNKNOWN: f64 = 1.0;

/// The font of a picture, by default the DejaVu Sans that the crate contains.
///
/// An SVG names the font's family, and whatever shows the SVG finds the letters. A PNG has letters of its own: those of
/// DejaVu Sans, or of a font [from a file](Self::from_file).
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::plot::{self, Error, Font, Options};
/// let picture = plot::rose(&array![0.1, 0.4, 2.0], &Options::new().font(Font::family("Helvetica")))?;
/// assert!(picture.to_svg().contains("Helvetica"));
/// assert!(matches!(picture.to_png(), Err(Error::NoLetters { .. }))); // that needs the font's file
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Font {
    family: Option<String>,
    file: Option<Arc<Vec<u8>>>,
}

impl Font {
    /// Returns the font that an SVG finds under the name of a family, such as `Helvetica`. A picture with it is no PNG.
    ///
    /// Room is left for letters as wide as those of DejaVu Sans, which are wider than those of most fonts.
    #[must_use]
    pub fn family(name: impl Into<String>) -> Self {
        Self { family: Some(name.into()), file: None }
    }

    /// Reads a font from a file in the format TrueType or OpenType (`.ttf`, `.otf`). A PNG has its letters; an SVG names
    /// its family.
    ///
    /// # Errors
    /// [`Error::Io`] if the file cannot be read, [`Error::Font`] if it is no font.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let file = std::fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
        let family = family_of(&file).ok_or_else(|| Error::Font { path: path.to_owned() })?;
        Ok(Self { family: Some(family), file: Some(Arc::new(file)) })
    }

    /// Returns the font's family if it is not the embedded one.
    pub(crate) fn name(&self) -> Option<&str> {
        self.family.as_deref()
    }

    /// Returns the letters for a PNG: those of a file, or the embedded ones.
    pub(crate) fn letters(&self) -> Option<Arc<Vec<u8>>> {
        match &self.file {
            None if self.family.is_none() => Some(Arc::new(dejavu::sans::regular().to_vec())),
            file => file.clone(),
        }
    }

    /// Returns the width of a text, in sizes of the font; letters that run together are counted at their full width.
    pub(crate) fn width(&self, text: &str) -> f64 {
        let data = match &self.file {
            Some(file) => &file[..],
            None => dejavu::sans::regular(),
        };
        let Ok(font) = FontRef::from_index(data, 0) else { return UNKNOWN * text.chars().count() as f64 };
        let (letters, sizes) = (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default()));
        let width = |c: char| letters.map(c).and_then(|letter| sizes.advance_width(letter)).map_or(UNKNOWN, f64::from);
        text.chars().map(width).sum()
    }
}

/// Returns the name of the family of a font, if it is one.
fn family_of(file: &[u8]) -> Option<String> {
    let font = FontRef::from_index(file, 0).ok()?;
    let of = |id| font.localized_strings(id).english_or_first().map(|name| name.to_string());
    of(StringId::FAMILY_NAME).filter(|name| !name.is_empty())
}

impl fmt::Debug for Font {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.file.as_ref().map(|file| file.len());
        f.debug_struct("Font").field("family", &self.family).field("bytes", &bytes).finish()
    }
}
