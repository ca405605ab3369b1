//! Numbers as a figure prints them.

/// With that many decimals and a true minus sign.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        Some(zero) if zero.bytes().all(|byte| matches!(byte, b'0' | b'.')) => zero.into(),
        Some(digits) => format!("−{digits}"),
        None => text,
    }
}

/// With that many significant digits, as a power of ten where the number is very small or large.
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
    format!("{mantissa} × 10{}", superscript(exponent))
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

/// A count, in groups of three digits; a total weight that is no whole number with six digits.
pub(crate) fn count(n: f64) -> String {
    if n.fract() != 0.0 || n >= 1e15 {
        return significant(n, 6);
    }
    let digits = format!("{n:.0}");
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group)).collect();
    groups.join(",")
}

/// A resultant length, told by its distance from 1, the circular variance, where that is small.
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

/// The least step of 1, 2 or 5 times a power of ten that is at least that large.
pub(crate) fn round_step(at_least: f64) -> f64 {
    let power = 10_f64.powf(at_least.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|digit| digit * power);
    steps.into_iter().find(|step| *step >= at_least * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

/// The decimals that multiples of a step have.
pub(crate) fn decimals(step: f64) -> usize {
    let whole = |d: &usize| {
        let scaled = step * 10_f64.powi(*d as i32);
        (scaled - scaled.round()).abs() < 1e-6 * scaled
    };
    (0..16).find(whole).unwrap_or(3)
}

/// With as many decimals as it has, three at most, or as many digits where that would be little of it.
pub(crate) fn short(value: f64) -> String {
    if value >= 0.01 {
        return fixed(value, decimals(value).min(3));
    }
    let leading = value / 10_f64.powf(value.log10().floor());
    significant(value, 1 + decimals(leading).min(2))
}
