//! Drawings as pixels: SVG rendered to PNG by resvg, with its resolution.

use super::font::{EMBEDDED, Font};
use super::geometry::Size;
use crate::plot::error::Error;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};
use std::hint::black_box;
use std::sync::Arc;

/// The largest number of pixels on a side: a picture of this size takes 400 MB.
const SIDE: f64 = 10_000.0;
/// Pixels of an SVG to an inch.
pub(crate) const PER_INCH: f64 = 96.0;
/// Where the first chunk of a PNG ends, which says its size and kind.
const HEADER: usize = 33;

/// Bytes that a pixel takes while it is rendered and encoded, and those that a drawing takes beside its pixels.
const RENDERING: usize = 16;
const DRAWING: usize = 16 << 20;

/// Renders a drawing of a size as PNG, with `dpi` pixels to an inch.
pub(crate) fn png(svg: &str, size: Size, font: &Font, dpi: f64) -> Result<Vec<u8>, Error> {
    let [width, height] = size.map(|side| (side * dpi / PER_INCH).round());
    if ![width, height].iter().all(|side| (1.0..=SIDE).contains(side)) {
        return Err(Error::Resolution { dpi });
    }
    let failed = |reason: String| Error::Pixels { reason };
    check_memory(width as usize * height as usize).map_err(failed)?;
    let options = Options { fontdb: fonts(font)?, font_family: EMBEDDED.into(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| failed(error.to_string()))?;
    let mut pixels = Pixmap::new(width as u32, height as u32).ok_or_else(|| failed("no memory".into()))?;
    let drawn = tree.size();
    let transform = Transform::from_scale(width as f32 / drawn.width(), height as f32 / drawn.height());
    resvg::render(&tree, transform, &mut pixels.as_mut());
    let png = pixels.encode_png().map_err(|error| failed(error.to_string()))?;
    Ok(with_resolution(png, dpi))
}

/// Refuses to render what memory cannot hold: resvg and its encoder end the process where it is too little.
fn check_memory(pixels: usize) -> Result<(), String> {
    let bytes = pixels.saturating_mul(RENDERING).saturating_add(DRAWING);
    // A compiler may leave out an allocation that is not used.
    black_box(&mut Vec::<u8>::new()).try_reserve_exact(bytes).map_err(|_| format!("memory cannot hold {pixels} pixels"))
}

/// Returns the font alone: installed fonts would make the pixels depend on the machine. Letters that a font from a file
/// does not have are those of the embedded one.
fn fonts(font: &Font) -> Result<Arc<Database>, Error> {
    let no_letters = || Error::NoLetters { family: font.name().unwrap_or_default().into() };
    let letters = font.letters().ok_or_else(no_letters)?;
    let mut database = Database::new();
    database.load_font_source(Source::Binary(letters));
    database.load_font_source(Source::Binary(Arc::new(dejavu::sans::regular())));
    database.set_sans_serif_family(EMBEDDED);
    Ok(Arc::new(database))
}

/// Adds the chunk `pHYs`, pixels to a metre, behind the header of a PNG.
fn with_resolution(mut png: Vec<u8>, dpi: f64) -> Vec<u8> {
    let per_metre = ((dpi / 0.0254).round() as u32).to_be_bytes();
    let chunk = [b"pHYs", &per_metre[..], &per_metre, &[1]].concat();
    let whole = [&9_u32.to_be_bytes()[..], &chunk, &checksum(&chunk).to_be_bytes()].concat();
    let at = HEADER.min(png.len());
    png.splice(at..at, whole);
    png
}

/// Returns the CRC-32 of a chunk's name and data.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    /// The check value of CRC-32 (ISO-HDLC) in the catalogue of parametrised CRC algorithms.
    #[test]
    fn the_checksum_is_that_of_png() {
        assert_eq!(super::checksum(b"123456789"), 0xcbf4_3926);
    }
}
