//! Colours and lines of the pictures. Widths of lines grow with the letters.
//!
//! # References
//! Okabe & Ito 2008, "Color universal design", for colours that colour-blind readers can tell apart.

use super::color::Color;

/// The background.
pub(crate) const PAPER: &str = "#fff";
/// Text and axes.
pub(crate) const INK: &str = "#222";
/// Rings, spokes and grid lines.
pub(crate) const GRID: &str = "#d0d0d0";
/// The band of a quantile plot.
pub(crate) const BAND: &str = "#e6e6e6";
/// The curve of the distribution.
pub(crate) const CURVE: &str = "#000";
/// The mean direction.
pub(crate) const MEAN: &str = "#d55e00";
/// The font families of an SVG: the embedded font first, then fonts of similar width.
pub(crate) const FONTS: &str = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif";

/// The inside of petals and bars, unless another colour is chosen.
const DATA: Color = Color::rgb(0x56, 0xb4, 0xe9);
/// The edges of petals and bars, and points.
const EDGE: Color = Color::rgb(0x00, 0x72, 0xb2);
/// The colours of layers: the first, the middle and the last. They grow darker throughout, so that layers can be told
/// apart without colour, too.
const LAYERS: [Color; 3] = [Color::rgb(0xf7, 0xf0, 0xa6), Color::rgb(0x3f, 0xae, 0xb8), Color::rgb(0x1b, 0x1c, 0x5e)];

/// The colours of the data.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Colors {
    inside: Color,
    edge: Color,
}

impl Colors {
    /// Returns the colours for a chosen one, or the default ones.
    pub(crate) fn new(chosen: Option<Color>) -> Self {
        let dark = |color: Color| color.towards(Color::rgb(0, 0, 0), 0.4);
        chosen.map_or(Self { inside: DATA, edge: EDGE }, |color| Self { inside: color, edge: dark(color) })
    }

    /// Returns the attributes of petals or bars of a width in pixels; narrow ones have finer edges, which would otherwise
    /// cover them.
    pub(crate) fn data_style(self, width: f64) -> String {
        let (Self { inside, edge }, line) = (self, (0.12 * width).clamp(0.05, 0.7));
        format!(
            "fill=\"{inside}\" fill-opacity=\"0.7\" stroke=\"{edge}\" stroke-width=\"{line:.2}\" stroke-linejoin=\"round\""
        )
    }

    /// Returns the attributes of points of a diameter.
    pub(crate) fn dot_style(self, diameter: f64) -> String {
        format!(
            "stroke=\"{}\" stroke-width=\"{diameter:.2}\" stroke-opacity=\"0.75\" stroke-linecap=\"round\"",
            self.edge
        )
    }

    /// Returns the attributes of points that are drawn one beside the other.
    pub(crate) fn stacked_dot_style(self, diameter: f64) -> String {
        format!("stroke=\"{}\" stroke-width=\"{diameter:.2}\" stroke-linecap=\"round\"", self.edge)
    }
}

/// Returns the attributes of a layer: its colour is that at a part of the way from the first to the last.
pub(crate) fn layer_style(part: f64, width: f64) -> String {
    let [first, middle, last] = LAYERS;
    let color = if part < 0.5 { first.towards(middle, 2.0 * part) } else { middle.towards(last, 2.0 * part - 1.0) };
    let line = (0.12 * width).clamp(0.05, 0.5);
    format!("fill=\"{color}\" stroke=\"{INK}\" stroke-width=\"{line:.2}\" stroke-linejoin=\"round\"")
}

/// Returns the attributes of the mean direction's line.
pub(crate) fn mean_style(em: f64) -> String {
    format!("stroke=\"{MEAN}\" stroke-width=\"{:.2}\"", 0.17 * em)
}

/// Returns the attributes of the distribution's curve.
pub(crate) fn distribution_style(em: f64) -> String {
    format!("stroke=\"{CURVE}\" stroke-width=\"{:.2}\" stroke-linejoin=\"round\"", 0.12 * em)
}

/// Returns the attributes of the band of a quantile plot.
pub(crate) fn band_style() -> String {
    format!("fill=\"{BAND}\" stroke=\"{BAND}\" stroke-width=\"0.5\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Layers stay apart in a grey print: of any two of up to eight neighbours, the later one is clearly darker.
    #[test]
    fn layers_grow_darker() {
        let fill = |part: f64| layer_style(part, 10.0).split('"').nth(1).unwrap().to_owned();
        let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        let lightness = |part: f64| {
            let color = fill(part);
            let at = |i: usize| linear(f64::from(u8::from_str_radix(&color[i..i + 2], 16).unwrap()) / 255.0);
            116.0 * (0.2126 * at(1) + 0.7152 * at(3) + 0.0722 * at(5)).cbrt() - 16.0 // CIE L*
        };
        for layer in 1..8 {
            assert!(lightness(f64::from(layer - 1) / 7.0) - lightness(f64::from(layer) / 7.0) > 6.0, "{layer}");
        }
    }
}
