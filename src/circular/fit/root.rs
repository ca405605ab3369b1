//! Roots of increasing functions, by Newton's method kept inside a bracket.

/// Upper limit of iterations, more than any of the equations here needs.
const STEPS: usize = 200;
/// A step below this fraction of the distance from both ends is the last: the next would be about its square.
const LAST_STEP: f64 = 1e-9;

/// Returns the x in (0, `high`) with f(x) = `target`, starting from `start`. f increases through the target and returns
/// its value and slope; `high` may be infinite.
pub(crate) fn root(target: f64, high: f64, start: f64, f: impl Fn(f64) -> (f64, f64)) -> f64 {
    let (end, mut low, mut high, mut x) = (high, 0.0, high, start);
    for _ in 0..STEPS {
        let (value, slope) = f(x);
        let missing = target - value;
        if missing == 0.0 {
            return x;
        }
        if missing > 0.0 {
            low = x;
        } else {
            high = x;
        }
        let step = missing / slope;
        let next = match x + step {
            next if next > low && next < high => next,
            _ if high.is_finite() => low + 0.5 * (high - low),
            _ => 2.0 * x,
        };
        let is_last = next == x || (step.abs() <= LAST_STEP * x.min(end - x) && next == x + step);
        x = next;
        if is_last {
            break;
        }
    }
    x
}
