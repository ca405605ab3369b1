"""The handlers as XLA calls them, by frames that are made here after its header: questions for metadata, and errors."""

import ctypes
from ctypes import POINTER, Structure, c_char_p, c_int, c_int64, c_size_t, c_uint32, c_void_p, cast, pointer, sizeof

import numpy as np
import pytest

import vonmises
from vonmises._core import xla


class Extension(Structure):
    _fields_ = [("struct_size", c_size_t), ("type", c_int), ("next", c_void_p)]


class Version(Structure):
    _fields_ = [("struct_size", c_size_t), ("extension_start", c_void_p), ("major", c_int), ("minor", c_int)]


class Metadata(Structure):
    _fields_ = [("struct_size", c_size_t), ("api_version", Version), ("traits", c_uint32), ("state_type_id", c_int64)]


class MetadataExtension(Structure):
    _fields_ = [("base", Extension), ("metadata", POINTER(Metadata))]


class ErrorArguments(Structure):
    _fields_ = [("struct_size", c_size_t), ("extension_start", c_void_p), ("message", c_char_p), ("code", c_int)]


ErrorCreate = ctypes.CFUNCTYPE(c_void_p, POINTER(ErrorArguments))


class Api(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("extension_start", c_void_p),
        ("api_version", Version),
        ("internal_api", c_void_p),
        ("error_create", ErrorCreate),
    ]


class Buffer(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("extension_start", c_void_p),
        ("dtype", c_int),
        ("data", c_void_p),
        ("rank", c_int64),
        ("dims", c_void_p),
    ]


class Values(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("extension_start", c_void_p),
        ("size", c_int64),
        ("kinds", POINTER(c_int)),
        ("values", POINTER(c_void_p)),
    ]


class Attributes(Structure):
    _fields_ = [*Values._fields_, ("attrs", c_void_p)]


class Frame(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("extension_start", c_void_p),
        ("api", POINTER(Api)),
        ("context", c_void_p),
        ("stage", c_int),
        ("args", Values),
        ("rets", Values),
        ("attrs", Attributes),
    ]


TYPES = {"u4": 8, "f4": 11, "f8": 12, "i4": 4}
EXECUTE = 3


def handler(name):
    pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
    pointer_of.restype, pointer_of.argtypes = c_void_p, [ctypes.py_object, c_char_p]
    name_of = ctypes.pythonapi.PyCapsule_GetName
    name_of.restype, name_of.argtypes = c_char_p, [ctypes.py_object]
    capsule = xla.targets()[name]
    return ctypes.CFUNCTYPE(c_void_p, c_void_p)(pointer_of(capsule, name_of(capsule)))


class Call:
    """A frame on the memory of arrays, and what is reported of it."""

    def __init__(self, arguments, results):
        self.errors, self.keep = [], []
        self.create = ErrorCreate(self._report)
        self.api = Api(struct_size=sizeof(Api), error_create=self.create)
        self.frame = Frame(
            struct_size=sizeof(Frame),
            api=pointer(self.api),
            stage=EXECUTE,
            args=self._values(arguments),
            rets=self._values(results),
            attrs=Attributes(struct_size=sizeof(Attributes)),
        )

    def _report(self, arguments):
        self.errors.append((arguments[0].code, arguments[0].message.decode()))
        return 0xE44

    def _values(self, arrays):
        buffers = [self._buffer(array) for array in arrays]
        self.buffers = buffers
        pointers = (c_void_p * len(buffers))(*(cast(pointer(buffer), c_void_p) for buffer in buffers))
        kinds = (c_int * len(buffers))(*[1] * len(buffers))
        self.keep += [buffers, pointers, kinds]
        return Values(
            struct_size=sizeof(Values),
            size=len(buffers),
            kinds=cast(kinds, POINTER(c_int)),
            values=cast(pointers, POINTER(c_void_p)),
        )

    def _buffer(self, array):
        dims = (c_int64 * array.ndim)(*array.shape)
        self.keep += [array, dims]
        return Buffer(
            struct_size=sizeof(Buffer),
            dtype=TYPES[array.dtype.str[1:]],
            data=array.ctypes.data if array.size else None,
            rank=array.ndim,
            dims=cast(dims, c_void_p) if array.ndim else None,
        )

    def run(self, name):
        return handler(name)(ctypes.addressof(self.frame))


@pytest.mark.parametrize("name", xla.targets())
def test_handlers_tell_their_version_without_the_functions_of_xla(name):
    metadata = Metadata(struct_size=Metadata.state_type_id.offset + 8, traits=77, state_type_id=5)
    last = MetadataExtension(Extension(sizeof(MetadataExtension), 1, None), pointer(metadata))
    first = Extension(sizeof(Extension), 99, ctypes.addressof(last))
    frame = Frame(struct_size=sizeof(Frame), extension_start=ctypes.addressof(first))  # no functions, no operands
    assert handler(name)(ctypes.addressof(frame)) is None
    assert (metadata.api_version.major, metadata.api_version.minor, metadata.traits) == (0, 1, 0)
    assert metadata.state_type_id == 5


def test_fields_that_a_struct_lacks_are_not_written():
    metadata = Metadata(struct_size=Metadata.traits.offset, traits=77)
    metadata.api_version.minor = 9
    extension = MetadataExtension(Extension(sizeof(MetadataExtension), 1, None), pointer(metadata))
    frame = Frame(struct_size=16, extension_start=ctypes.addressof(extension))
    assert handler("entropy")(ctypes.addressof(frame)) is None
    assert (metadata.api_version.minor, metadata.traits) == (1, 77)
    metadata.struct_size, metadata.api_version.minor = 8, 9
    assert handler("entropy")(ctypes.addressof(frame)) is None
    assert metadata.api_version.minor == 9


@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_calls_read_and_write_the_buffers(dtype):
    k, value = np.array([0.5, 2.0, -1.0], dtype), np.zeros(3, dtype)
    call = Call([k], [value])
    assert call.run("entropy") is None and not call.errors
    np.testing.assert_array_equal(value[:2], vonmises.entropy(k[:2]))
    assert np.isnan(value[2])


def test_numbers_and_empty_buffers_may_lack_pointers():
    value = np.zeros((), "f4")
    call = Call([np.array(2.0, "f4")], [value])
    assert call.run("entropy") is None and value == vonmises.entropy(np.float32(2.0))
    assert Call([np.zeros((0, 3), "f4")], [np.zeros((0, 3), "f4")]).run("entropy") is None


def no_memory(call):
    call.buffers[0].data = None


def no_lengths(call):
    call.buffers[0].dims = None


def negative_length(call):
    call.keep.append(dims := (c_int64 * 1)(-3))
    call.buffers[0].dims = cast(dims, c_void_p)


def no_numbers(call):
    call.buffers[0].dtype = 17


def misaligned(call):
    call.buffers[0].data += 1


def small_buffer(call):
    call.buffers[0].struct_size = 40


def small_frame(call):
    call.frame.struct_size = 64


def small_list(call):
    call.frame.rets.struct_size = 24


def other_kind(call):
    call.frame.args.kinds[0] = 2


def other_stage(call):
    call.frame.stage = 1


def other_count(call):
    call.frame.rets.size = 0


@pytest.mark.parametrize(
    "damage, text",
    [
        (no_memory, "no memory"),
        (no_lengths, "without lengths"),
        (negative_length, "a length of -3"),
        (no_numbers, "type 17"),
        (misaligned, "aligned F32 is needed"),
        (small_buffer, "buffer of 40 bytes"),
        (small_frame, "call frame of 64 bytes"),
        (small_list, "list of buffers of 24 bytes"),
        (other_kind, "kind 2"),
        (other_stage, "stage 1"),
        (other_count, "1 results"),
    ],
)
def test_what_does_not_fit_is_an_error(damage, text):
    call = Call([np.ones(3, "f4")], [np.zeros(3, "f4")])
    damage(call)
    assert call.run("entropy") == 0xE44
    [(code, message)] = call.errors
    assert code == 3 and message.startswith("vonmises: ") and text in message


def test_results_of_integers_are_refused():
    call = Call([np.ones(3, "u4")], [np.zeros(3, "u4")])
    assert call.run("entropy") == 0xE44 and "F32 or F64" in call.errors[0][1]
