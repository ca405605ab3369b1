//! Drawings as pixels: SVG rendered to PNG by resvg.

use super::geometry::Size;
use crate::plot::error::Error;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};
use std::hint::black_box;
use std::sync::{Arc, OnceLock};

/// The largest number of pixels on a side: a picture of this size takes 400 MB.
const SIDE: f64 = 10_000.0;

/// Bytes that a pixel takes while it is rendered and encoded, and those that a drawing takes beside its pixels.
const RENDERING: usize = 16;
const DRAWING: usize = 16 << 20;

/// Renders a drawing as PNG, with `scale` pixels to one of the drawing.
pub(crate) fn png(svg: &str, size: Size, scale: f64) -> Result<Vec<u8>, Error> {
    let [width, height] = size.map(|side| (side * scale).round());
    if ![width, height].iter().all(|side| (1.0..=SIDE).contains(side)) {
        return Err(Error::Scale { scale });
    }
    let failed = |reason: String| Error::Pixels { reason };
    check_memory(width as usize * height as usize).map_err(failed)?;
    let options = Options { fontdb: fonts(), font_family: "DejaVu Sans".into(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| failed(error.to_string()))?;
    let mut pixels = Pixmap::new(width as u32, height as u32).ok_or_else(|| failed("no memory".into()))?;
    let transform = Transform::from_scale((width / size[0]) as f32, (height / size[1]) as f32);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(error.to_string()))
}

/// Refuses to render what memory cannot hold: resvg and its encoder end the process where it is too little.
fn check_memory(pixels: usize) -> Result<(), String> {
    let bytes = pixels.saturating_mul(RENDERING).saturating_add(DRAWING);
    // A compiler may leave out an allocation that is not used.
    black_box(&mut Vec::<u8>::new()).try_reserve_exact(bytes).map_err(|_| format!("memory cannot hold {pixels} pixels"))
}

/// Returns the embedded font alone: installed fonts would make the pixels depend on the machine.
fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let load = || {
        let mut database = Database::new();
        database.load_font_source(Source::Binary(Arc::new(dejavu::sans::regular())));
        database.set_sans_serif_family("DejaVu Sans");
        Arc::new(database)
    };
    Arc::clone(FONTS.get_or_init(load))
}
