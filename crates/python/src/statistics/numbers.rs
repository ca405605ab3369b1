//! Statistics that are a number of the type of the angles.

/// Computes such a statistic and returns it to Python.
macro_rules! numbers {
    ($py:expr, $given:expr, $x:ident => $whole:expr, $axis:ident => $lanes:expr) => {{
        let given = $given;
        $crate::arrays::precision::with_float!(given.precision()?, F => {
            let values = statistic!($py, given, F, F::NAN, $x => $whole, $axis => $lanes)?;
            $crate::arrays::output::returned($py, values)
        })
    }};
}
pub(super) use numbers;
