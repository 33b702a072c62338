"""`torch` itself: functions on tensors, and what models call besides."""

import builtins
import math

import operators
import torch_functional
from arithmetic import binary, concat, expanded, pointwise
from contraction import einsum, matmul
from problem import Problem
from tensor import CPU, Device, DType, Size, State, Tensor, constant, to_shape
from torch_module import Parameter
from values import axis_of, broadcast, whole

BoolTensor = FloatTensor = LongTensor = IntTensor = DoubleTensor = ByteTensor = HalfTensor = Tensor
float32 = DType("float32")
float = float32
for _name in ("float64", "double", "float16", "half", "bfloat16", "complex64"):
    globals()[_name] = DType(_name)
for _name in ("int64", "long", "int32", "int", "int16", "int8", "uint8", "bool"):
    globals()[_name] = DType(_name, False)
pi, inf, nan, e = math.pi, math.inf, math.nan, math.e
contiguous_format = preserve_format = channels_last = strided = "memory format"
__version__ = "2.2.0"


def device(type="cpu", index=None):
    return Device(type)


def _made(value=None):
    def function(*size, **kwargs):
        shape = to_shape(kwargs.get("size", size) if "size" not in kwargs else (kwargs["size"],))
        count = Size(shape).numel()
        return Tensor(sizes=shape, values=[value] * count if value is not None and count <= 4096 else None)

    return function


zeros, ones, empty, rand, randn = _made(0.0), _made(1.0), _made(), _made(), _made()


def randint(low, high=None, size=None, **kwargs):
    return Tensor(sizes=to_shape((size if size is not None else high,)))


def normal(mean=0.0, std=1.0, size=None, **kwargs):
    return Tensor(sizes=to_shape((size,)) if size is not None else getattr(mean, "sizes", ()))


def full(size, fill_value, **kwargs):
    shape = to_shape((size,))
    return Tensor(sizes=shape, values=[fill_value] * Size(shape).numel() if Size(shape).numel() <= 4096 else None)


def tensor(data, **kwargs):
    return constant(data)


as_tensor = from_numpy = asarray = scalar_tensor = tensor


def arange(start, end=None, step=1, **kwargs):
    if end is None:
        start, end = 0, start
    start, end, step = (value._number() if isinstance(value, Tensor) else value for value in (start, end, step))
    count = builtins.max(0, math.ceil((end - start) / step))
    return Tensor(sizes=(count,), values=[start + index * step for index in range(count)] if count <= 65536 else None)


def linspace(start, end, steps=100, **kwargs):
    return Tensor(sizes=(steps,), values=[start + (end - start) * index / builtins.max(steps - 1, 1) for index in range(steps)])


def eye(n, m=None, **kwargs):
    return Tensor(sizes=(n, m or n))


def _like(x, *args, **kwargs):
    return Tensor(sizes=x.shape)


zeros_like = ones_like = empty_like = rand_like = randn_like = full_like = _like


def cat(tensors=None, dim=0, out=None, **kwargs):
    return concat(kwargs.get("tensors", tensors), kwargs.get("axis", dim))


concatenate = hstack_ = cat


def stack(tensors, dim=0, out=None):
    return concat([part.unsqueeze(dim) for part in tensors], axis_of(dim, list(tensors)[0].ndim + 1))


def hstack(tensors):
    return concat(tensors, 1)


def vstack(tensors):
    return concat(tensors, 0)


def where(condition, a=None, b=None):
    out = binary("where", a, b) if isinstance(a, Tensor) or isinstance(b, Tensor) else condition
    return binary("where", condition, out) if isinstance(condition, Tensor) and condition.map is not None else out


def meshgrid(*tensors, **kwargs):
    tensors = tensors[0] if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)) else tensors
    shape = tuple(part.numel() for part in tensors)
    return tuple(Tensor(sizes=shape) for _ in tensors)


def chunk(input, chunks, dim=0):
    return input.chunk(chunks, dim)


def split(tensor, split_size_or_sections, dim=0):
    return tensor.split(split_size_or_sections, dim)


def flatten(input, start_dim=0, end_dim=-1):
    return input.flatten(start_dim, end_dim)


def squeeze(input, dim=None):
    return input.squeeze(dim)


def permute(input, dims):
    return input.permute(dims)


def addmm(bias, a, b, **kwargs):
    return matmul(a, b) + bias


def baddbmm(bias, a, b, **kwargs):
    return matmul(a, b) + bias


def diff(input, n=1, dim=-1):
    values = input.values
    if values is None or input.ndim != 1:
        return input.narrow(dim, 1, input.shape[dim] - 1)
    return Tensor(sizes=(len(values) - 1,), values=[after - before for before, after in zip(values, values[1:])])


def dot(a, b):
    return (a * b).sum()


def tensordot(a, b, dims=2):
    letters = "abcdefghijklmnop"
    if isinstance(dims, int):
        ours, theirs = list(range(a.ndim - dims, a.ndim)), list(range(dims))
    else:
        ours, theirs = [list(part) if isinstance(part, (list, tuple)) else [part] for part in dims]
    first = list(letters[: a.ndim])
    second = list(letters[a.ndim : a.ndim + b.ndim])
    for mine, other in zip(ours, theirs):
        second[other % b.ndim] = first[mine % a.ndim]
    out = [letter for letter in first if letter not in second] + [letter for letter in second if letter not in first]
    return einsum("%s,%s->%s" % ("".join(first), "".join(second), "".join(out)), a, b)


def conv2d(*args, **kwargs):
    return torch_functional.conv2d(*args, **kwargs)


def is_tensor(value):
    return isinstance(value, Tensor)


def is_grad_enabled():
    return False


def numel(input):
    return input.numel()


def _method(name):
    def function(input, *args, **kwargs):
        return getattr(input if isinstance(input, Tensor) else constant(input), name)(*args, **kwargs)

    return function


for _name in ("add", "sub", "subtract", "mul", "multiply", "div", "divide", "pow", "mm", "bmm", "maximum", "minimum", "sqrt", "rsqrt",
              "log", "log2", "log1p", "sin", "cos", "square", "erf", "reciprocal", "sign", "floor", "ceil", "clamp", "clip", "exp", "mean",
              "std", "var", "prod", "amax", "amin", "logsumexp", "argmax", "argmin", "norm", "cumsum", "sort", "roll", "flip", "reshape",
              "transpose", "swapaxes", "t", "movedim", "moveaxis", "unsqueeze", "narrow", "select", "unbind", "eq", "ne", "lt", "le", "gt",
              "ge", "masked_fill", "addcmul", "lerp", "neg", "clone", "tile", "unflatten", "ravel", "relu_", "logical_not", "logical_and",
              "nan_to_num", "detach", "true_divide"):
    globals()[_name] = _method(_name)
for _name in ("relu", "sigmoid", "tanh", "selu", "prelu", "softmax", "log_softmax", "dropout", "batch_norm", "layer_norm", "group_norm",
              "instance_norm", "conv1d", "conv_transpose1d", "conv_transpose2d", "max_pool2d", "max_pool1d", "avg_pool1d", "pixel_shuffle",
              "pixel_unshuffle", "channel_shuffle", "celu", "adaptive_avg_pool1d", "cosine_similarity", "bilinear", "threshold",
              "hardshrink"):
    globals()[_name] = getattr(torch_functional, _name)
sum, max, min, abs, all, any, round = (_method(_name) for _name in ("sum", "max", "min", "abs", "all", "any", "round"))


def cat_shapes(*shapes):
    return Size(broadcast(*shapes))


broadcast_shapes = cat_shapes


def broadcast_tensors(*tensors):
    shape = broadcast(*(part.shape for part in tensors))
    return tuple(expanded(part, shape) for part in tensors)


def broadcast_to(input, size):
    return expanded(input, tuple(size))


def topk(input, k, dim=-1, **kwargs):
    raise Problem("unknown", name="topk")


class no_grad:
    """A context and a decorator that do nothing here."""

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, function):
        return function

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None


inference_mode = set_grad_enabled = enable_grad = autocast = no_grad


def compile(model=None, **kwargs):
    return model if model is not None else (lambda model: model)


def manual_seed(*args, **kwargs):
    return None


set_default_dtype = set_num_threads = set_printoptions = use_deterministic_algorithms = set_float32_matmul_precision = manual_seed
save = load = manual_seed
_assert = manual_seed


def get_default_dtype():
    return float32


def typename(value):
    return type(value).__name__


def finfo(dtype=None):
    return type("finfo", (), {"eps": 1.19e-07, "max": 3.4e38, "min": -3.4e38})


iinfo = finfo
