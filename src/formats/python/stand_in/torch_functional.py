"""`torch.nn.functional`."""

import operators
import view
from arithmetic import binary, pointwise
from problem import Problem
from reading import read_as
from tensor import State, Tensor, constant, data_of
from values import axis_of, pair, whole


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    return operators.conv(input, weight, bias, stride, padding, dilation, groups, 1)


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    if isinstance(weight, Tensor) and weight.map is not None:
        raise Problem("computed_weights")
    return operators.conv(input, weight, bias, stride, padding, dilation, groups, 2)


def conv3d(*args, **kwargs):
    raise Problem("three_dimensional")


def conv_transpose1d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    return operators.conv_transpose(input, weight, bias, stride, padding, output_padding, groups, dilation, 1)


def conv_transpose2d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    return operators.conv_transpose(input, weight, bias, stride, padding, output_padding, groups, dilation, 2)


def linear(input, weight, bias=None):
    return operators.linear(input, weight, bias)


def bilinear(a, b, weight, bias=None):
    from contraction import einsum

    return einsum("...i,oij,...j->...o", a, weight, b)


def _max_pool(count):
    def function(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        out = operators.pool(input, "max_pool", kernel_size, stride, padding, dilation, ceil_mode, count)
        return operators.with_indices(out, input, count) if return_indices else out

    return function


def _avg_pool(count):
    def function(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
        return operators.pool(input, "avg_pool", kernel_size, stride, padding, 1, ceil_mode, count, include=count_include_pad)

    return function


def _adaptive(op, count):
    return lambda input, output_size, return_indices=False: operators.adaptive_pool(input, op, output_size, count)


max_pool1d, max_pool2d, max_pool3d = _max_pool(1), _max_pool(2), _max_pool(3)
avg_pool1d, avg_pool2d, avg_pool3d = _avg_pool(1), _avg_pool(2), _avg_pool(3)
adaptive_avg_pool1d, adaptive_avg_pool2d = _adaptive("avg", 1), _adaptive("avg", 2)
adaptive_max_pool1d, adaptive_max_pool2d = _adaptive("max", 1), _adaptive("max", 2)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    return operators.norm_pool(input, norm_type, kernel_size, stride, ceil_mode, 2)


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    return operators.norm_pool(input, norm_type, kernel_size, stride, ceil_mode, 1)


def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=True):
    return max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=True):
    return max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return operators.max_unpool(input, indices, kernel_size, stride, padding, output_size, 2)


def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return operators.max_unpool(input, indices, kernel_size, stride, padding, output_size, 1)


def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
    if size is not None and isinstance(size, Tensor):
        size = size.tolist()
    return operators.resize(input, size, scale_factor, mode, align_corners, input.ndim - 2)


upsample = interpolate


def upsample_nearest(input, size=None, scale_factor=None):
    return interpolate(input, size, scale_factor)


def upsample_bilinear(input, size=None, scale_factor=None):
    return interpolate(input, size, scale_factor, "bilinear", True)


def pad(input, pad, mode="constant", value=None):
    """Padding from the last axis to the first, two numbers an axis."""
    sides = [whole(int(side) if isinstance(side, float) and side == int(side) else side, "pad") for side in pad]
    if len(sides) % 2:
        raise Problem("setting", what="pad", value=repr(pad))
    if input.map is None:
        shape = list(input.shape)
        for index in range(len(sides) // 2):
            shape[-1 - index] += sides[2 * index] + sides[2 * index + 1]
        return input._constant(shape)
    for index in range(len(sides) // 2):
        before, after = sides[2 * index], sides[2 * index + 1]
        if before or after:
            input = _padded(input, input.ndim - 1 - index, before, after, mode, sides, index)
            if input is None:
                raise Problem("pad_axis")
            if isinstance(input, tuple):
                return input[0]
    return input


def _padded(input, axis, before, after, mode, sides, index):
    """One axis at a time, but rows and columns together."""
    if index == 0 and len(sides) == 4 and input.ndim in (3, 4):
        all_sides = [sides[2], sides[0], sides[3], sides[1]]
        return (operators.pad(input, all_sides, mode, operators.places_of(input, 2)),)
    atoms = input.dims[axis]
    for of in (2, 1, 0):
        if atoms == view.full(of, input.map.sizes[of]) and (atoms or of == 2):
            if of == 0:
                return _padded_channels(input, axis, before, after)
            roles = {0: None, 1: None, 2: None}
            for place, part in enumerate(input.dims):
                for other in range(3):
                    if part and part == view.full(other, input.map.sizes[other]):
                        roles[other] = place
            roles[of] = axis
            if roles[0] is None and input.map.sizes[0] == 1:
                free = [place for place in range(input.ndim) if place not in roles.values() and input.shape[place] == 1]
                roles[0] = free[-1] if free else None
            out = [0, 0, 0, 0]
            out[1 if of == 2 else 0], out[3 if of == 2 else 2] = before, after
            return operators.pad(input, out, mode, (roles[0], roles[1], roles[2]))
    return None


def _padded_channels(input, axis, before, after):
    """Channels of zeros beside the others."""
    if before < 0 or after < 0:
        return input.narrow(axis, max(0, -before), input.shape[axis] + min(0, before) + min(0, after))
    map = input.map
    out = State.graph.opaque("pad channels", [map], (map.sizes[0] + before + after,) + map.sizes[1:])
    return Tensor(out, input.dims[:axis] + (view.full(0, out.sizes[0]),) + input.dims[axis + 1 :])


def batch_norm(input, running_mean=None, running_var=None, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5):
    return operators.batch_norm(input, weight, bias)


def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-5):
    attributes = {"affine": True} if weight is not None else {}
    return operators.batch_norm(input, weight, bias, kind="instance_norm", **attributes)


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5):
    return operators.layer_norm(input, normalized_shape, weight, bias)


def rms_norm(input, normalized_shape, weight=None, eps=None):
    return operators.layer_norm(input, normalized_shape, weight, None, "rms_norm")


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
    return operators.group_norm(input, num_groups, weight, bias)


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    return operators.local_response_norm(input, size)


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    """Division by the length of each vector along an axis."""
    from reduction import opaque_like

    return opaque_like(input, "normalize", [axis_of(dim, input.ndim)])


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    return operators.softmax(input, dim)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    return operators.softmax(input, dim, "log_softmax")


def softmin(input, dim=None):
    return operators.softmax(input, dim)


def dropout(input, p=0.5, training=True, inplace=False):
    return operators.dropout(input, p)


dropout1d = dropout2d = dropout3d = alpha_dropout = feature_alpha_dropout = dropout


def _activation(name):
    def function(input, *args, **kwargs):
        if not isinstance(input, Tensor):
            raise Problem("not_a_tensor", found=type(input).__name__)
        out = pointwise(input, name)
        return input._become(out) if kwargs.get("inplace") is True and input.map is not None else out

    return function


for _name in ("relu", "relu6", "silu", "hardswish", "hardsigmoid", "sigmoid", "tanh", "gelu", "leaky_relu", "elu", "selu", "mish", "softplus",
              "hardtanh", "softsign", "celu", "hardshrink", "softshrink", "tanhshrink", "threshold"):
    globals()[_name] = _activation(_name)
logsigmoid, rrelu, swish = _activation("log_sigmoid"), _activation("leaky_relu"), _activation("silu")
relu_, leaky_relu_, elu_ = _activation("relu"), _activation("leaky_relu"), _activation("elu")


def prelu(input, weight):
    return operators.prelu(input, weight)


def glu(input, dim=-1):
    return operators.glu(input, dim)


def pixel_shuffle(input, upscale_factor):
    return operators.shuffle_pixels(input, upscale_factor)


def pixel_unshuffle(input, downscale_factor):
    return operators.unshuffle_pixels(input, downscale_factor)


def channel_shuffle(input, groups):
    n, channels, height, width = input.shape
    if channels % groups:
        raise Problem("groups", groups=groups, channels=channels)
    return input.reshape(n, groups, channels // groups, height, width).transpose(1, 2).reshape(n, channels, height, width)


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    kernel, dilation, padding, stride = pair(kernel_size), pair(dilation), pair(padding), pair(stride)
    channels, height, width = input.shape[-3:]
    sizes = [operators.window(size, p, p, k, s, d) for size, p, k, s, d in zip((height, width), padding, kernel, stride, dilation)]
    sees = {"kernel": kernel, "stride": stride, "padding": padding * 2, "dilation": dilation}
    map = read_as(input, *operators.places_of(input, 2))
    out = State.graph.opaque("unfold", [map], (channels * kernel[0] * kernel[1], sizes[0], sizes[1]), sees)
    return data_of(out, 4, 1, 2, 3).flatten(2)


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    output, kernel = pair(output_size), pair(kernel_size)
    out = State.graph.opaque("fold", [input.map], (input.shape[1] // (kernel[0] * kernel[1]), output[0], output[1]), "unknown")
    return data_of(out, 4, 1, 2, 3)


def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, **kwargs):
    from contraction import matmul

    return matmul(operators.softmax(matmul(query, key.transpose(-2, -1)), -1), value)


def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    n, channels, height, width = input.shape
    height, width = grid.shape[1:3]
    maps = [input.map] + ([grid.map] if grid.map is not None and grid.map is not input.map else [])
    return data_of(State.graph.opaque("grid_sample", maps, (channels, height, width), "unknown"), 4, 1, 2, 3)


def affine_grid(theta, size, align_corners=None):
    if theta.map is None:
        return Tensor(sizes=(size[0], size[2], size[3], 2))
    return data_of(State.graph.opaque("affine_grid", [theta.map], (2, size[2], size[3]), "whole"), 4, 3, 1, 2)


def embedding(input, weight, **kwargs):
    return Tensor(sizes=tuple(input.shape) + (weight.shape[1],), params=weight.params)


def one_hot(input, num_classes=-1):
    return Tensor(sizes=tuple(input.shape) + (num_classes,))


def cosine_similarity(a, b, dim=1, eps=1e-8):
    return (a * b).sum(dim)


def drop_path(input, *args, **kwargs):
    return input
