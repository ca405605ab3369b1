"""The version of XLA's interface to foreign functions, from the header that jaxlib ships."""

import re
from pathlib import Path

import jax

# (major, minor) from and to which the handlers were checked against the header.
FIRST, LAST = (0, 1), (0, 3)


def interface_version() -> tuple[int, int] | None:
    """Returns the version, or None if there is no header that says so."""
    header = Path(jax.ffi.include_dir()) / "xla" / "ffi" / "api" / "c_api.h"
    try:
        text = header.read_text(encoding="utf-8")
    except OSError:
        return None
    found = [re.search(rf"#define\s+XLA_FFI_API_{part}\s+(\d+)", text) for part in ("MAJOR", "MINOR")]
    major, minor = (int(match[1]) if match else None for match in found)
    return None if major is None or minor is None else (major, minor)


def is_known() -> bool:
    """Returns whether the handlers can be called by this jaxlib."""
    version = interface_version()
    return version is not None and FIRST <= version <= LAST
