//! Letters of one size: how wide texts are, and how they are divided into lines.

use super::font::Font;

/// How high a line of text is, from the top of its highest letters to the bottom of its lowest, in sizes of the font.
pub(crate) const HEIGHT: f64 = 1.2;
/// The distance from one line to the next, in sizes of the font.
pub(crate) const LINE: f64 = 1.35;

/// Letters of a font in a size.
#[derive(Clone, Debug)]
pub(crate) struct Letters {
    pub(crate) font: Font,
    /// The size in pixels, the unit of lengths in a picture.
    pub(crate) em: f64,
}

impl Letters {
    /// Returns the same letters in another size.
    pub(crate) fn scaled(&self, factor: f64) -> Self {
        Self { font: self.font.clone(), em: factor * self.em }
    }

    /// Returns the width of a text in pixels.
    pub(crate) fn width(&self, text: &str) -> f64 {
        self.em * self.font.width(text)
    }

    /// Divides a text at its blanks into lines no wider than this, but not beside "=" and the like where that can be
    /// avoided; a word that is wider is divided, too.
    pub(crate) fn lines(&self, text: &str, width: f64) -> Vec<String> {
        let fits = |words: &String| self.width(words) <= width;
        let words = formulas(text).into_iter().flat_map(|formula| match fits(&formula) {
            true => vec![formula],
            false => formula.split(' ').map(Into::into).collect(),
        });
        let mut lines: Vec<String> = Vec::new();
        for word in words {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}")) <= width => {
                    line.push(' ');
                    line.push_str(&word);
                }
                _ => lines.extend(self.pieces(&word, width)),
            }
        }
        lines
    }

    /// Divides a word into pieces no wider than this, of at least one letter.
    fn pieces(&self, word: &str, width: f64) -> Vec<String> {
        if self.width(word) <= width {
            return vec![word.into()];
        }
        let (mut pieces, mut filled) = (vec![String::new()], 0.0);
        for c in word.chars() {
            let advance = self.width(c.encode_utf8(&mut [0; 4]));
            if filled > 0.0 && filled + advance > width {
                pieces.push(String::new());
                filled = 0.0;
            }
            if let Some(piece) = pieces.last_mut() {
                piece.push(c);
            }
            filled += advance;
        }
        pieces
    }
}

/// Divides a text at its blanks, but not beside signs between numbers.
fn formulas(text: &str) -> Vec<String> {
    let (mut formulas, mut is_open) = (Vec::<String>::new(), false);
    for word in text.split_whitespace() {
        let joins = matches!(word, "=" | "×" | "−" | "%" | "%:" | "%,");
        match formulas.last_mut() {
            Some(last) if joins || is_open => {
                last.push(' ');
                last.push_str(word);
            }
            _ => formulas.push(word.into()),
        }
        is_open = joins && !word.starts_with('%');
    }
    formulas
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Widths from the table `hmtx` of DejaVu Sans 2.37: N 1532, o 1253, blank 651 of 2048 units.
    #[test]
    fn widths_are_those_of_the_font() {
        let letters = Letters { font: Font::default(), em: 20.48 };
        assert!((letters.width("No o") - (15.32 + 12.53 + 6.51 + 12.53)).abs() < 1e-3);
    }

    #[test]
    fn lines_keep_every_letter_and_fit() {
        let letters = Letters { font: Font::default(), em: 10.0 };
        let text = "mean direction 292.4°, R = 0.41 Donaudampfschifffahrtsgesellschaft";
        let lines = letters.lines(text, 90.0);
        assert!(lines.iter().all(|line| letters.width(line) <= 90.0), "{lines:?}");
        let letters_of = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        assert_eq!(letters_of(&lines.concat()), letters_of(text));
        assert_eq!(letters.lines("漢字漢", 5.0), ["漢", "字", "漢"]);
        assert_eq!(
            letters.lines("mean, R = 1 − 2 × 3 and 95 % more", 75.0),
            ["mean,", "R = 1 − 2 × 3", "and 95 %", "more"]
        );
        assert!(letters.lines(" ", 90.0).is_empty());
    }
}
