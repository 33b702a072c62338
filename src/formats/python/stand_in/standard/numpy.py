"""The functions of NumPy that sizes of layers are computed with."""

import math

from missing import Missing

pi, e, inf, nan = math.pi, math.e, math.inf, math.nan
newaxis = None
ndarray = Missing("numpy.ndarray")


class Array(list):
    """A list that knows a few of an array's words."""

    shape = property(lambda self: (len(self),))
    size = property(len)
    tolist = lambda self: list(self)
    astype = lambda self, kind: Array(kind(value) for value in self) if kind in (int, float) else self
    copy = lambda self: Array(self)

    def sum(self):
        return _sum(self)

    def _with(function):
        return lambda self, other: Array(function(a, b) for a, b in zip(self, other if isinstance(other, (list, tuple)) else [other] * len(self)))

    __add__ = __radd__ = _with(lambda a, b: a + b)
    __sub__ = _with(lambda a, b: a - b)
    __mul__ = __rmul__ = _with(lambda a, b: a * b)
    __truediv__ = _with(lambda a, b: a / b)
    __floordiv__ = _with(lambda a, b: a // b)
    __pow__ = _with(lambda a, b: a ** b)

    def __getitem__(self, key):
        out = list.__getitem__(self, key)
        return Array(out) if isinstance(key, slice) else out


def _each(function):
    def apply(value, *args, **kwargs):
        return Array(apply(part) for part in value) if isinstance(value, (list, tuple)) else function(value)

    return apply


ceil, floor, sqrt, exp = _each(math.ceil), _each(math.floor), _each(math.sqrt), _each(math.exp)
log, log2, log10 = _each(math.log), _each(lambda value: math.log(value, 2)), _each(lambda value: math.log(value, 10))
round = around = _each(round)
abs = _each(abs)
_sum, _max, _min = sum, max, min
int64 = int32 = int16 = uint8 = int
float32 = float64 = float16 = float


def prod(values, axis=None, **kwargs):
    out = 1
    for value in values:
        out *= prod(value) if isinstance(value, (list, tuple)) else value
    return out


def sum(values, axis=None):
    return _sum(values)


def mean(values, axis=None):
    return _sum(values) / len(values)


def max(values, axis=None):
    return _max(values)


def min(values, axis=None):
    return _min(values)


def maximum(a, b):
    return _max(a, b)


def minimum(a, b):
    return _min(a, b)


def power(a, b):
    return a ** b


def linspace(start, stop, num=50, **kwargs):
    return Array(start + (stop - start) * index / _max(num - 1, 1) for index in range(num))


def arange(start, stop=None, step=1, **kwargs):
    if stop is None:
        start, stop = 0, start
    return Array(start + step * index for index in range(_max(0, math.ceil((stop - start) / step))))


def array(values, *args, **kwargs):
    return Array(values) if isinstance(values, (list, tuple, range)) else values


asarray = array


def cumsum(values, axis=None):
    out, total = [], 0
    for value in values:
        total += value
        out.append(total)
    return Array(out)


def concatenate(parts, axis=0):
    return Array(value for part in parts for value in part)


def isscalar(value):
    return isinstance(value, (int, float))


def _shaped(*args, **kwargs):
    import torch_base

    shape = args[0] if args and isinstance(args[0], (tuple, list)) else args
    return torch_base.empty(*shape)


zeros = ones = empty = _shaped


class random:
    rand = randn = normal = uniform = random = staticmethod(_shaped)

    @staticmethod
    def seed(*args):
        pass

    def __getattr__(self, name):
        return Missing("numpy.random." + name)


random = random()
