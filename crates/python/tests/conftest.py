"""What several tests use."""

import pathlib

import pytest


@pytest.fixture(scope="session")
def data() -> pathlib.Path:
    """The folder of the repository's data."""
    return pathlib.Path(__file__).parents[3] / "data"
