//! The modules inside `vonmises._core`.

use pyo3::prelude::*;

/// Makes the module `vonmises._core.<name>`, which can be imported by that name.
///
/// It is no part of `__all__`: the package has modules of the same names, written in Python.
pub(crate) fn add(
    parent: &Bound<'_, PyModule>,
    name: &str,
    register: impl FnOnce(&Bound<'_, PyModule>) -> PyResult<()>,
) -> PyResult<()> {
    let full_name = format!("vonmises._core.{name}");
    let module = PyModule::new(parent.py(), &full_name)?;
    register(&module)?;
    parent.setattr(name, &module)?;
    parent.py().import("sys")?.getattr("modules")?.set_item(full_name, module)
}
