//! Pictures as pixels and in files.

use crate::drawn::wind;
use std::fs;
use vonmises::plot::{self, Error, Font, Options, Picture};

/// Returns the width, the height and the pixels of an image, without transparency.
fn decoded(bytes: &[u8]) -> (usize, usize, Vec<[u8; 3]>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut samples = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut samples).unwrap();
    let channels = frame.color_type.samples();
    let pixels = samples[..frame.buffer_size()].chunks(channels).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    (frame.width as usize, frame.height as usize, pixels)
}

fn picture() -> Picture {
    plot::rose(&wind(), &Options::new().title("Wind")).unwrap()
}

#[test]
fn pixels_have_the_size_of_the_drawing() {
    let (width, height) = picture().size();
    for dpi in [48.0, 96.0, 300.0] {
        let (wide, high, pixels) = decoded(&picture().dpi(dpi).to_png().unwrap());
        assert_eq!((wide as f64, high as f64), ((dpi / 96.0 * width).round(), (dpi / 96.0 * height).round()));
        assert_eq!(pixels.len(), wide * high);
    }
    assert_eq!(picture().to_png().unwrap(), picture().dpi(300.0).to_png().unwrap());
    // A column of 85 mm at 300 dpi has 1004 pixels, and the SVG says its width.
    let column = plot::rose(&wind(), &Options::new().width(85.0)).unwrap();
    assert_eq!(decoded(&column.to_png().unwrap()).0, 1004);
    assert!(column.to_svg().starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"85mm\" "));
}

/// The crate png, which is not what writes it, reads the resolution and checks the checksum.
#[test]
fn pixels_have_their_resolution() {
    for (dpi, per_metre) in [(300.0, 11811), (72.0, 2835)] {
        let bytes = picture().dpi(dpi).to_png().unwrap();
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&bytes));
        decoder.ignore_checksums(false);
        let reader = decoder.read_info().unwrap();
        let found = reader.info().pixel_dims.unwrap();
        assert_eq!((found.xppu, found.yppu, found.unit), (per_metre, per_metre, png::Unit::Meter));
    }
}

#[test]
fn fonts_are_named_or_read_from_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("font.ttf");
    fs::write(&path, dejavu::serif::regular()).unwrap();
    let drawn = |font: Font| plot::rose(&wind(), &Options::new().font(font)).unwrap();
    let serif = drawn(Font::from_file(&path).unwrap());
    assert!(serif.to_svg().contains("font-family=\"'DejaVu Serif', DejaVu Sans, "));
    assert_ne!(serif.to_png().unwrap(), drawn(Font::default()).to_png().unwrap());
    let named = drawn(Font::family("O'Neil \"Sans\""));
    assert!(named.to_svg().contains("font-family=\"'O\\'Neil &quot;Sans&quot;', DejaVu Sans, "));
    assert!(matches!(named.to_png(), Err(Error::NoLetters { family }) if family == "O'Neil \"Sans\""));
    fs::write(&path, "no font").unwrap();
    assert!(matches!(Font::from_file(&path), Err(Error::Font { path: named }) if named == path));
    assert!(matches!(Font::from_file(folder.path().join("none.ttf")), Err(Error::Io { .. })));
}

#[test]
fn pixels_show_paper_petals_the_mean_and_letters() {
    let (wide, _, pixels) = decoded(&picture().dpi(96.0).to_png().unwrap());
    let share = |is: fn(&[u8; 3]) -> bool| pixels.iter().filter(|pixel| is(pixel)).count() as f64 / pixels.len() as f64;
    assert_eq!(pixels[0], [255; 3]);
    assert!(share(|[r, g, b]| *r > 250 && *g > 250 && *b > 250) > 0.6, "paper");
    assert!(share(|[r, g, b]| *b > 200 && *r < 160 && *g > 100) > 0.03, "petals");
    assert!(share(|[r, g, b]| *r > 180 && (60..140).contains(g) && *b < 60) > 0.001, "the mean");
    // The letters of the title come from the crate's own font, whatever is installed.
    let ink = pixels[..38 * wide].iter().filter(|pixel| pixel.iter().all(|sample| *sample < 100)).count();
    assert!((60..1000).contains(&ink), "{ink} dark pixels in the title");
}

#[test]
fn the_extension_chooses_the_format() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begins) in [("a.svg", &b"<svg"[..]), ("b.SVG", b"<svg"), ("c.png", b"\x89PNG"), ("d.x.Png", b"\x89PNG")]
    {
        let path = folder.path().join(name);
        picture().save(&path).unwrap();
        assert!(fs::read(&path).unwrap().starts_with(begins), "{name}");
    }
    for name in ["a", "a.pdf", "png", "a.svg.gz", ".svg", ""] {
        let path = folder.path().join(name);
        assert!(matches!(picture().save(&path), Err(Error::Extension { path: named }) if named == path), "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "no other file is left");
}

#[test]
fn a_failed_save_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rose.png");
    fs::write(&path, "before").unwrap();
    assert!(matches!(picture().dpi(0.0).save(&path), Err(Error::Resolution { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), "before");
    picture().save(&path).unwrap();
    assert!(fs::read(&path).unwrap().starts_with(b"\x89PNG"));
    let nowhere = folder.path().join("no/such/folder.svg");
    assert!(matches!(picture().save(&nowhere), Err(Error::Io { path, .. }) if path == nowhere));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(picture().to_svg(), picture().to_svg());
    assert_eq!(picture().to_png().unwrap(), picture().to_png().unwrap());
    let histogram = || plot::histogram(&wind(), &Options::new()).unwrap();
    assert_eq!(histogram(), histogram());
}

/// `cargo run --features plot --example rose` draws it again.
#[test]
fn the_readme_shows_what_the_example_draws() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let shown = fs::read_to_string(root.join("docs/wind_rose.svg")).unwrap();
    assert!(
        shown.len() < 60_000
            && shown.contains("n = 310")
            && fs::read_to_string(root.join("README.md")).unwrap().contains("docs/wind_rose.svg")
    );
}
