//! Numbers as text: coordinates in a drawing, labels and legends.

/// Formats a coordinate to a hundredth of a pixel, without trailing zeros.
pub(crate) fn coordinate(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".into() } else { short.into() }
}

/// Formats with a fixed number of decimals and a true minus sign; zero has no sign.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        Some(zero) if zero.bytes().all(|byte| matches!(byte, b'0' | b'.')) => zero.into(),
        Some(digits) => format!("−{digits}"),
        None => text,
    }
}

/// Formats with a number of significant digits, times a power of ten outside [1e-4, 1e6).
pub(crate) fn significant(value: f64, digits: usize) -> String {
    let last = digits.saturating_sub(1);
    let text = format!("{value:.last$e}");
    let Some((mantissa, exponent)) = text.split_once('e') else { return text };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if value == 0.0 {
        return "0".into();
    }
    if (-4..6).contains(&exponent) {
        let rounded = text.parse().unwrap_or(value);
        return fixed(rounded, usize::try_from(last as i32 - exponent).unwrap_or_default());
    }
    format!("{} × 10{}", mantissa.replace('-', "−"), superscript(exponent))
}

fn superscript(exponent: i32) -> String {
    let raised = |c| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' => '⁰',
        _ => char::from_u32('⁰' as u32 + (c as u32 - '0' as u32)).unwrap_or(c),
    };
    exponent.to_string().chars().map(raised).collect()
}

/// Formats a count with its digits in groups of three, or a total weight that is no whole number with six digits.
pub(crate) fn count(n: f64) -> String {
    if n.fract() != 0.0 || n >= 1e15 {
        return significant(n, 6);
    }
    let digits = format!("{n:.0}");
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group)).collect();
    groups.join(",")
}

/// Formats the mean resultant length 1 − V of a circular variance V, as "1 − 2.5 × 10⁻⁷" where V < 1e-5.
pub(crate) fn resultant(variance: f64) -> String {
    if variance == 0.0 {
        return "1".into();
    }
    if variance < 1e-5 {
        return format!("1 − {}", significant(variance, 2));
    }
    if variance > 0.9 {
        return significant(1.0 - variance, 2);
    }
    let decimals = (1.0 - variance.log10().floor()).clamp(2.0, 7.0);
    fixed(1.0 - variance, decimals as usize)
}

/// Formats a number with the decimals it has, at most three; below 0.01 with up to three significant digits.
pub(crate) fn short(value: f64) -> String {
    if value >= 0.01 {
        return fixed(value, decimals(value).min(3));
    }
    let leading = value / 10_f64.powf(value.log10().floor());
    significant(value, 1 + decimals(leading).min(2))
}

/// Returns the decimals that a number and its multiples have, or 3 if these are more than 15.
pub(crate) fn decimals(step: f64) -> usize {
    let whole = |d: &usize| {
        let scaled = step * 10_f64.powi(*d as i32);
        (scaled - scaled.round()).abs() < 1e-6 * scaled
    };
    (0..16).find(whole).unwrap_or(3)
}

/// Returns the least number of the form 1, 2 or 5 times a power of ten that is at least `at_least`.
pub(crate) fn round_step(at_least: f64) -> f64 {
    let power = 10_f64.powf(at_least.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|digit| digit * power);
    steps.into_iter().find(|step| *step >= at_least * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short() {
        assert_eq!([12.0, 0.5, 1.239, -0.001, -3.1].map(coordinate), ["12", "0.5", "1.24", "0", "-3.1"]);
    }

    #[test]
    fn numbers_have_true_minus_signs_and_powers_of_ten() {
        assert_eq!([fixed(-1.25, 1), fixed(-0.01, 1), fixed(2.0, 0)], ["−1.2", "0.0", "2"]);
        assert_eq!(
            [0.0, 12.345, 99999.6, 1234567.0, 2e-5].map(|x| significant(x, 3)),
            ["0", "12.3", "100000", "1.23 × 10⁶", "2.00 × 10⁻⁵"]
        );
        assert_eq!([12.0, 0.125, 1.0 / 3.0, 0.0025].map(short), ["12", "0.125", "0.333", "0.0025"]);
    }

    #[test]
    fn counts_are_grouped_and_weights_are_rounded() {
        assert_eq!([7.0, 1234567.0, 2.5].map(count), ["7", "1,234,567", "2.50000"]);
    }

    #[test]
    fn resultant_lengths_keep_their_distance_from_one() {
        assert_eq!([0.0, 2.5e-7, 0.001, 0.3, 0.95].map(resultant), ["1", "1 − 2.5 × 10⁻⁷", "0.9990", "0.70", "0.050"]);
    }

    #[test]
    fn steps_are_one_two_or_five() {
        let steps = [0.3, 0.5, 1.0, 12.0, 70.0];
        assert!(
            steps.map(round_step).iter().zip([0.5, 0.5, 1.0, 20.0, 100.0]).all(|(a, b)| (a / b - 1.0).abs() < 1e-12)
        );
        assert_eq!([1.0, 0.25, 20.0, 0.125].map(decimals), [0, 2, 0, 3]);
    }
}
