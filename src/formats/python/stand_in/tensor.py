"""Tensors without values: a view of a map of the network, or a constant of which the shape is known.

A tensor with a `map` is computed from the network's input. One without is a constant: a weight, a buffer or a number; it knows which
parameters it was made of and, if it is small and was made of plain numbers, its values.
"""

import math

import view
from graph import Graph, Map
from problem import Problem, UnknownMethod
from values import axes_of, axis_of, broadcast, completed, text, whole


class State:
    graph = Graph()
    scratch = 0


class Size(tuple):
    """A tensor's shape."""

    def numel(self):
        return view.size_of([(0, 0, size) for size in self])

    as_list = lambda self: list(self)
    rank = property(len)

    def __getitem__(self, key):
        out = tuple.__getitem__(self, key)
        return Size(out) if isinstance(key, slice) else out

    def __add__(self, other):
        return Size(tuple(self) + tuple(other))

    def __repr__(self):
        return "torch.Size(%s)" % list(self)


class DType:
    def __init__(self, name, is_floating_point=True):
        self.name = name
        self.is_floating_point = is_floating_point

    def __repr__(self):
        return "torch." + self.name


class Device:
    def __init__(self, type="cpu", index=None):
        self.type = str(type)
        self.index = index

    def __repr__(self):
        return "device(type='%s')" % self.type

    __str__ = lambda self: self.type

    def __eq__(self, other):
        return self.type == str(other)

    def __hash__(self):
        return hash(self.type)


FLOAT = DType("float32")
CPU = Device()


def to_shape(args):
    """The shape in the arguments of `view(2, 3)` or `view((2, 3))`."""
    if len(args) == 1 and isinstance(args[0], (tuple, list)):
        args = args[0]
    return tuple(whole(size, "shape") for size in args)


def _function(name):
    return lambda self, *args, **kwargs: pointwise(self, name)


def _reduction(name):
    def reduce(self, dim=None, keepdim=False, dtype=None, **kwargs):
        return reduced(self, name, kwargs.get("axis", dim), keepdim or kwargs.get("keepdims", False))

    return reduce


class Tensor:
    """See the head of this module."""

    dtype = FLOAT
    device = CPU
    requires_grad = False
    is_cuda = is_sparse = is_quantized = is_mkldnn = False
    is_leaf = True
    grad = grad_fn = None
    layout = "torch.strided"
    names = ()

    def __init__(self, map=None, dims=None, sizes=None, params=(), values=None):
        self.map = map
        self.dims = dims
        self.sizes = tuple(sizes) if sizes is not None else None
        self.params = params
        self.values = values

    # What it is.

    @property
    def shape(self):
        return Size(view.shape_of(self.dims) if self.map is not None else self.sizes)

    # Whether all values stand in one axis, beside the batch. None, since most tensors' nodes need no mark.
    is_flat = property(lambda self: True if self.map is not None and not self.map.vector and self.ndim == 2 and not self.dims[0] else None)
    is_constant = property(lambda self: self.map is None)
    ndim = property(lambda self: len(self.shape))
    T = property(lambda self: self.permute(*reversed(range(self.ndim))))
    mT = property(lambda self: self.transpose(-1, -2))
    H = mT
    data = property(lambda self: self, lambda self, value: None)
    real = imag = property(lambda self: self)
    dim = lambda self: len(self.shape)
    ndimension = dim
    numel = nelement = lambda self: self.shape.numel()
    element_size = lambda self: 4
    is_floating_point = lambda self: True
    is_complex = lambda self: False
    is_contiguous = lambda self, *args, **kwargs: True
    get_device = lambda self: -1
    data_ptr = storage_offset = lambda self: 0
    get_shape = lambda self: self.shape

    def size(self, dim=None):
        return self.shape if dim is None else self.shape[dim]

    def stride(self, dim=None):
        shape = self.shape
        strides = [shape[place + 1 :].numel() for place in range(len(shape))]
        return tuple(strides) if dim is None else strides[dim]

    def __len__(self):
        if not self.shape:
            raise TypeError("len() of a 0-d tensor")
        return self.shape[0]

    def __repr__(self):
        return "tensor(%s)" % text(self.shape)

    def __hash__(self):
        return id(self)

    def __iter__(self):
        if not self.shape:
            raise TypeError("iteration over a 0-d tensor")
        return iter([self[index] for index in range(self.shape[0])])

    def _number(self):
        if self.map is None and self.values is not None and len(self.values) == 1:
            return self.values[0]
        if State.scratch:
            return 0.0
        raise Problem("needs_values")

    item = lambda self: self._number()
    __float__ = lambda self: float(self._number())
    __int__ = lambda self: int(self._number())
    __bool__ = lambda self: bool(self._number())

    def __index__(self):
        number = self._number()
        if not isinstance(number, int):
            raise TypeError("only integer tensors of a single element can be converted to an index")
        return number

    def __format__(self, spec):
        return format(self._number(), spec) if self.values is not None and len(self.values) == 1 else repr(self)

    def tolist(self):
        if self.values is None:
            raise Problem("needs_values")
        if not self.sizes:
            return self.values[0]
        if len(self.sizes) == 1:
            return list(self.values)
        return [part.tolist() for part in self]

    numpy = lambda self, *args, **kwargs: self

    def _become(self, other):
        self.map, self.dims, self.sizes, self.values = other.map, other.dims, other.sizes, other.values
        self.params = other.params
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name.endswith("_") and not name.startswith("_") and hasattr(Tensor, name[:-1]):
            function = getattr(self, name[:-1])
            return lambda *args, **kwargs: self._become(function(*args, **kwargs))
        raise UnknownMethod(name)

    # The same values.

    def _same(self, *args, **kwargs):
        return self

    contiguous = clone = detach = cpu = cuda = to = float = half = double = bfloat16 = _same
    type = type_as = requires_grad_ = bool = retain_grad = pin_memory = fill_diagonal_ = nan_to_num = as_subclass = _same
    normal_ = uniform_ = zero_ = fill_ = copy_ = trunc_normal_ = kaiming_normal_ = detach_ = clamp_ = cast = share_memory_ = _same
    set_shape = lambda self, shape: None

    def int(self, *args, **kwargs):
        if self.map is None and self.values is not None:
            return self._constant(self.sizes, [int(value) for value in self.values])
        return self

    long = int
    numpy_ = _same
    register_hook = backward = lambda self, *args, **kwargs: None

    # Other views.

    def _view(self, dims):
        return Tensor(self.map, tuple(dims))

    def _constant(self, sizes, values=None):
        return Tensor(sizes=sizes, params=self.params, values=values)

    def reshape(self, *args, **kwargs):
        if "shape" in kwargs or "size" in kwargs:
            args = (kwargs.get("shape", kwargs.get("size")),)
        if len(args) == 1 and isinstance(args[0], DType):
            return self
        shape = completed(to_shape(args), self.numel())
        if self.map is None:
            return self._constant(shape, self.values)
        if self.ndim > 2 and shape == (1, self.numel()):
            State.graph.flattens(self.map)
        dims = view.reshaped(self.dims, shape)
        return self._view(dims) if dims is not None else scrambled(self, shape, "reshape")

    view = reshape
    view_as = reshape_as = lambda self, other: self.reshape(other.shape)

    def permute(self, *axes, **kwargs):
        axes = axes_of(tuple(kwargs.get("dims", ())) or to_shape(axes), self.ndim)
        if sorted(axes) != list(range(self.ndim)):
            raise Problem("setting", what="dims", value=text(axes))
        if self.map is None:
            return self._constant([self.sizes[axis] for axis in axes], self.values if self.numel() == 1 else None)
        return self._view(self.dims[axis] for axis in axes)

    def transpose(self, dim0, dim1):
        order = list(range(self.ndim))
        first, second = axis_of(dim0, self.ndim), axis_of(dim1, self.ndim)
        order[first], order[second] = order[second], order[first]
        return self.permute(order)

    swapaxes = swapdims = transpose
    t = lambda self: self.transpose(0, 1) if self.ndim == 2 else self

    def movedim(self, source, destination):
        sources, places = axes_of(source, self.ndim), axes_of(destination, self.ndim)
        order = [axis for axis in range(self.ndim) if axis not in sources]
        for place, axis in sorted(zip(places, sources)):
            order.insert(place, axis)
        return self.permute(order)

    moveaxis = movedim

    def flatten(self, start_dim=0, end_dim=-1):
        if not self.ndim:
            return self.reshape(1)
        first, last = axis_of(start_dim, self.ndim), axis_of(end_dim, self.ndim)
        shape = self.shape
        return self.reshape(shape[:first] + (shape[first : last + 1].numel(),) + shape[last + 1 :])

    ravel = lambda self: self.flatten()

    def unflatten(self, dim, sizes):
        dim = axis_of(dim, self.ndim)
        sizes = completed(sizes, self.shape[dim])
        return self.reshape(self.shape[:dim] + tuple(sizes) + self.shape[dim + 1 :])

    def squeeze(self, dim=None):
        axes = axes_of(dim, self.ndim)
        shape = self.shape
        return self.reshape(tuple(size for axis, size in enumerate(shape) if size != 1 or axis not in axes))

    def unsqueeze(self, dim):
        dim = axis_of(dim, self.ndim + 1)
        return self.reshape(self.shape[:dim] + (1,) + self.shape[dim:])

    def expand(self, *shape):
        shape = to_shape(shape)
        own = (1,) * (len(shape) - self.ndim) + tuple(self.shape)
        return expanded(self, tuple(size if wanted == -1 else wanted for size, wanted in zip(own, shape)))

    expand_as = lambda self, other: expanded(self, other.shape)

    def repeat(self, *counts):
        counts = to_shape(counts)
        own = (1,) * (len(counts) - self.ndim) + tuple(self.shape)
        shape = tuple(size * count for size, count in zip(own, counts))
        if self.map is None:
            return self._constant(shape)
        out = self.reshape(own)
        for axis, count in enumerate(counts):
            if count != 1:
                out = expanded(out, shape[:axis + 1] + tuple(out.shape[axis + 1 :])) if own[axis] == 1 else concat([out] * count, axis)
        return out

    tile = repeat

    def __getitem__(self, key):
        return indexed(self, key)

    def __setitem__(self, key, value):
        if self.map is not None or isinstance(value, Tensor) and value.map is not None:
            raise Problem("assigned_part")

    def narrow(self, dim, start, length):
        return indexed(self, (slice(None),) * axis_of(dim, self.ndim) + (slice(start, start + length),))

    def select(self, dim, index):
        return indexed(self, (slice(None),) * axis_of(dim, self.ndim) + (index,))

    def chunk(self, chunks, dim=0):
        size = self.shape[dim]
        return self.split(-(-size // whole(chunks, "chunks")), dim)

    def split(self, split_size, dim=0):
        axis = axis_of(dim, self.ndim)
        size = self.shape[axis]
        if isinstance(split_size, (tuple, list)):
            sections = [whole(part, "split_size") for part in split_size]
            if sum(sections) != size:
                raise Problem("reshape", shape="+".join(str(part) for part in sections), count=size)
        else:
            part = max(1, whole(split_size, "split_size"))
            sections = [min(part, size - start) for start in range(0, size, part)]
        return sections_of(self, axis, sections)

    split_with_sizes = split

    def unbind(self, dim=0):
        axis = axis_of(dim, self.ndim)
        return tuple(self.select(axis, index) for index in range(self.shape[axis]))

    # Arithmetic.

    def __add__(self, other):
        return binary("add", self, other)

    def __sub__(self, other):
        return binary("sub", self, other)

    def __mul__(self, other):
        return binary("mul", self, other)

    def __truediv__(self, other):
        return binary("div", self, other)

    def __radd__(self, other):
        return binary("add", other, self)

    def __rsub__(self, other):
        return binary("sub", other, self)

    def __rmul__(self, other):
        return binary("mul", other, self)

    def __rtruediv__(self, other):
        return binary("div", other, self)

    def __matmul__(self, other):
        from contraction import matmul

        return matmul(self, other)

    def __rmatmul__(self, other):
        from contraction import matmul

        return matmul(other, self)

    __floordiv__ = lambda self, other: binary("floor_div", self, other)
    __rfloordiv__ = lambda self, other: binary("floor_div", other, self)
    __mod__ = lambda self, other: binary("mod", self, other)
    __pow__ = lambda self, other: binary("pow", self, other)
    __rpow__ = lambda self, other: binary("pow", other, self)
    __neg__ = neg = negative = lambda self: binary("mul", self, -1)
    __pos__ = lambda self: self
    __eq__ = eq = lambda self, other: binary("eq", self, other)
    __ne__ = ne = lambda self, other: binary("ne", self, other)
    __lt__ = lt = lambda self, other: binary("lt", self, other)
    __le__ = le = lambda self, other: binary("le", self, other)
    __gt__ = gt = lambda self, other: binary("gt", self, other)
    __ge__ = ge = lambda self, other: binary("ge", self, other)
    __and__ = __or__ = __xor__ = logical_and = logical_or = lambda self, other: binary("logical", self, other)
    __invert__ = logical_not = lambda self: self

    def __iadd__(self, other):
        return self._become(binary("add", self, other))

    def __isub__(self, other):
        return self._become(binary("sub", self, other))

    def __imul__(self, other):
        return self._become(binary("mul", self, other))

    def __itruediv__(self, other):
        return self._become(binary("div", self, other))

    def __abs__(self):
        return pointwise(self, "abs")

    add = lambda self, other, alpha=1: binary("add", self, other)
    sub = subtract = lambda self, other, alpha=1: binary("sub", self, other)
    mul = multiply = __mul__
    div = divide = true_divide = lambda self, other, rounding_mode=None: binary("div", self, other)
    pow = __pow__
    matmul = mm = bmm = __matmul__
    maximum = lambda self, other: binary("maximum", self, other)
    minimum = lambda self, other: binary("minimum", self, other)
    addcmul = lambda self, a, b, value=1: self + a * b
    lerp = lambda self, end, weight: self + (end - self) * weight
    masked_fill = where_ = lambda self, mask, value: binary("masked_fill", self, mask)

    # Functions of each value.

    relu, sigmoid, tanh, exp, abs = (_function(name) for name in ("relu", "sigmoid", "tanh", "exp", "abs"))
    sqrt, rsqrt, log, log2, log1p, sin, cos, square, erf = (
        _function(name) for name in ("sqrt", "rsqrt", "log", "log2", "log1p", "sin", "cos", "square", "erf"))
    reciprocal, sign, floor, ceil, round, clamp, clip = (
        _function(name) for name in ("reciprocal", "sign", "floor", "ceil", "round", "clamp", "clamp"))
    clamp_min = clamp_max = clamp

    def softmax(self, dim=-1, dtype=None):
        from operators import softmax

        return softmax(self, dim)

    def log_softmax(self, dim=-1, dtype=None):
        from operators import softmax

        return softmax(self, dim, "log_softmax")

    # Reductions.

    mean, sum, std, var, prod = (_reduction(name) for name in ("mean", "sum", "std", "var", "prod"))
    amax, amin, norm_, logsumexp, all, any = (_reduction(name) for name in ("max", "min", "norm", "logsumexp", "all", "any"))
    argmax, argmin = (_reduction(name) for name in ("argmax", "argmin"))

    def norm(self, p=2, dim=None, keepdim=False, **kwargs):
        return reduced(self, "norm", dim, keepdim)

    def max(self, dim=None, keepdim=False):
        return extreme(self, "max", dim, keepdim)

    def min(self, dim=None, keepdim=False):
        return extreme(self, "min", dim, keepdim)

    def cumsum(self, dim, **kwargs):
        return opaque_like(self, "cumsum", [axis_of(dim, self.ndim)])

    def sort(self, dim=-1, **kwargs):
        out = opaque_like(self, "sort", [axis_of(dim, self.ndim)])
        return out, out

    def roll(self, shifts, dims=None):
        return opaque_like(self, "roll", axes_of(dims, self.ndim))

    def flip(self, *dims):
        from operators import flip

        return flip(self, axes_of(to_shape(dims), self.ndim))

    def new_zeros(self, *shape, **kwargs):
        return Tensor(sizes=to_shape(shape))

    new_ones = new_empty = new_zeros

    def new_full(self, size, value, **kwargs):
        return Tensor(sizes=to_shape((size,)))

    def new_tensor(self, value, **kwargs):
        return constant(value)

    def unfold(self, dimension, size, step):
        raise UnknownMethod("unfold")


def constant(value):
    """A constant of Python numbers."""
    if isinstance(value, Tensor):
        return value
    sizes, values = [], value
    flat = [value]
    while isinstance(values, (list, tuple)):
        sizes.append(len(values))
        if not values:
            break
        values = values[0]
    while flat and isinstance(flat[0], (list, tuple)):
        flat = [item for part in flat for item in part]
    flat = [item._number() if isinstance(item, Tensor) else item for item in flat]
    known = len(flat) <= 65536 and all(isinstance(item, (int, float, bool)) for item in flat)
    return Tensor(sizes=sizes, values=flat if known else None)


def data_of(map, ndim, channels, rows=None, columns=None):
    """A tensor whose axes are those of a map, each at its place."""
    dims = [()] * ndim
    for place, axis in ((channels, 0), (rows, 1), (columns, 2)):
        if place is not None:
            dims[place % ndim] = view.full(axis, map.sizes[axis])
    return Tensor(map, tuple(dims))


def all_seen(map):
    """What sees a map whose places are mixed up: the whole of it where every place has seen the same, else nobody knows."""
    return "whole" if map.sizes[1:] == (1, 1) or map.id in State.graph.by_id and _sees_whole(map) else "unknown"


def _sees_whole(map):
    entry = State.graph.by_id.get(map.id)
    if entry is None:
        return False
    node = entry[0]
    if node.get("sees") == "whole":
        return True
    if len(node["inputs"]) == 1 and node["inputs"][0] in State.graph.by_id:
        return _sees_whole(State.graph.by_id[node["inputs"][0]][1])
    return False


def scrambled(tensor, shape, kind):
    """A tensor of another shape whose places have nothing to do with those of before."""
    sizes = tuple(size for size in shape if size != 1)
    sizes = (1,) * (3 - len(sizes)) + sizes
    if len(sizes) > 3:
        sizes = (view.size_of([(0, 0, size) for size in sizes[:-2]]),) + sizes[-2:]
    map = State.graph.opaque(kind, [tensor.map], sizes, all_seen(tensor.map))
    dims = view.reshaped((view.full(0, sizes[0]), view.full(1, sizes[1]), view.full(2, sizes[2])), shape)
    return Tensor(map, dims)


from arithmetic import binary, concat, expanded, pointwise  # noqa: E402
from reading import indexed, sections_of  # noqa: E402
from reduction import extreme, opaque_like, reduced  # noqa: E402
