//! What callers give: parameters, shapes and the conditions on them.

pub(crate) mod condition;
pub(crate) mod operand;
pub(crate) mod param;
pub(crate) mod parameters;
