//! How a function of arrays is called.

use crate::arrays::input::Argument;
use crate::arrays::precision::Precision;
use crate::arrays::shape::broadcast_elements;
use pyo3::prelude::*;

/// The arguments of a function, which broadcast together.
pub(crate) struct Arguments<'py, const N: usize> {
    pub(crate) each: [Argument<'py>; N],
    pub(crate) precision: Precision,
    /// How many elements the result has at most.
    pub(crate) elements: usize,
}

impl<'py, const N: usize> Arguments<'py, N> {
    pub(crate) fn new(names: [&str; N], given: [&Bound<'py, PyAny>; N]) -> PyResult<Self> {
        let mut each = Vec::with_capacity(N);
        for (name, given) in names.iter().zip(given) {
            each.push(Argument::new(name, given)?);
        }
        let precision = Precision::common(None, &each.iter().collect::<Vec<_>>())?;
        let elements = broadcast_elements(&each.iter().map(Argument::shape).collect::<Vec<_>>());
        let each = <[_; N]>::try_from(each).map_err(|_| pyo3::exceptions::PyRuntimeError::new_err("arguments"))?;
        Ok(Self { each, precision, elements })
    }
}

/// Calls a function of the library with the arguments `names`, and returns what `result` makes of what it returns.
macro_rules! call {
    ($py:expr, $function:path, [$($name:ident),+], $value:pat => $result:expr) => {{
        let arguments = $crate::functions::call::Arguments::new([$(stringify!($name)),+], [$($name),+])?;
        let elements = arguments.elements;
        $crate::arrays::precision::with_float!(arguments.precision, F => {
            let [$($name),+] = &arguments.each;
            $(let $name = $name.pinned::<F>()?;)+
            let outcome = $crate::threads::run::run_sized($py, elements, move || $function($(&$name),+))?;
            let $value = outcome.map_err(|error| $crate::errors::exception($py, &error))?;
            $result
        })
    }};
    ($py:expr, $function:path, [$($name:ident),+]) => {
        $crate::functions::call::call!($py, $function, [$($name),+], value => {
            $crate::arrays::output::returned($py, value)
        })
    };
}
pub(crate) use call;
