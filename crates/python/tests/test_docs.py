"""The documentation of the package: every public name has one, and its examples run."""

import doctest
import importlib
import inspect

import pytest

MODULES = ["", ".circular", ".gof", ".validate", ".plot", ".npy", ".jax", ".numpyro", ".scipy"]


def module(name: str):
    if name in (".jax", ".numpyro", ".scipy"):
        pytest.importorskip(name.removeprefix("."))
    return importlib.import_module(f"vonmises{name}")


def documented(owner):
    """The public objects of a module, and the public methods and properties of its classes."""
    for name in owner.__all__:
        thing = getattr(owner, name)
        if inspect.ismodule(thing) or isinstance(thing, int):
            continue
        yield f"{owner.__name__}.{name}", thing
        if inspect.isclass(thing):
            own = {inner: member for inner, member in vars(thing).items() if not inner.startswith("_")}
            for inner, member in own.items():
                kinds = (property, staticmethod, classmethod)
                if inspect.isroutine(member) or isinstance(member, kinds) or inspect.isgetsetdescriptor(member):
                    yield f"{owner.__name__}.{name}.{inner}", member


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_has_a_docstring(name):
    owner = module(name)
    assert owner.__doc__
    for where, thing in documented(owner):
        text = inspect.getdoc(thing.__func__ if isinstance(thing, (staticmethod, classmethod)) else thing)
        assert text, f"{where} has no docstring"
        if inspect.isroutine(thing) and "Parameters\n" not in text:
            signature = getattr(thing, "__text_signature__", None) or ""
            assert signature in ("", "()", "($self)", "($self, /)"), f"{where}: its parameters are not described"


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    owner = module(name)
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=options)
    examples = 0
    for where, thing in [(owner.__name__, owner), *documented(owner)]:
        text = thing.__doc__ or ""
        test = parser.get_doctest(text, {}, where, where, 0)
        examples += len(test.examples)
        runner.run(test)
    assert runner.failures == 0
    assert examples > 0 or name == ""
