"""The layers of `torch.nn`."""

import math

import operators
from arithmetic import concat, pointwise
from problem import Problem
from tensor import State, Tensor, data_of
from torch_module import Module, Parameter
from values import pair, text, whole


def parameter(*sizes):
    for size in sizes:
        whole(size, "size")
    return Parameter(Tensor(sizes=sizes))


def times(value, count, what):
    """A number or so many numbers as a tuple."""
    if isinstance(value, (tuple, list)):
        if len(value) == 1:
            value = tuple(value) * count
        if len(value) != count:
            raise Problem("setting", what=what, value=repr(value))
        return tuple(whole(number, what) for number in value)
    return (whole(value, what),) * count


class _ConvNd(Module):
    count = 2
    transposed = False

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode="zeros", device=None, dtype=None):
        super().__init__()
        self.in_channels, self.out_channels = whole(in_channels, "in_channels"), whole(out_channels, "out_channels")
        self.kernel_size = times(kernel_size, self.count, "kernel_size")
        self.stride, self.dilation = times(stride, self.count, "stride"), times(dilation, self.count, "dilation")
        self.padding = padding if isinstance(padding, str) else times(padding, self.count, "padding")
        self.groups, self.padding_mode = whole(groups, "groups"), padding_mode
        for channels in (self.in_channels, self.out_channels):
            if self.groups < 1 or channels % self.groups:
                raise Problem("groups", groups=self.groups, channels=channels)
        if min(self.in_channels, self.out_channels, *self.kernel_size) < 1 or min(self.stride + self.dilation) < 1:
            raise Problem("setting", what="size", value="0")
        if padding == "same" and max(self.stride) > 1:
            raise ValueError("padding='same' is not supported for strided convolutions")
        self._sizes()
        if hasattr(bias, "refuse"):
            bias.refuse()
        self.bias = parameter(self.out_channels) if bias else None

    def _sizes(self):
        self.weight = parameter(self.out_channels, self.in_channels // self.groups, *self.kernel_size)

    def _conv_forward(self, input, weight, bias):
        return operators.conv(input, weight, bias, self.stride, self.padding, self.dilation, self.groups, self.count, mode=self.padding_mode)

    def forward(self, input):
        return self._conv_forward(input, self.weight, self.bias)

    def reset_parameters(self):
        pass


class Conv1d(_ConvNd):
    count = 1


class Conv2d(_ConvNd):
    pass


class Conv3d(_ConvNd):
    count = 3


class _ConvTransposeNd(_ConvNd):
    transposed = True

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
                 padding_mode="zeros", device=None, dtype=None):
        _ConvNd.__init__(self, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode)
        self.output_padding = times(output_padding, self.count, "output_padding")

    def _sizes(self):
        self.weight = parameter(self.in_channels, self.out_channels // self.groups, *self.kernel_size)

    def forward(self, input, output_size=None):
        extra = self.output_padding
        if output_size is not None:
            wanted = tuple(output_size)[-self.count :]
            sizes = input.shape[-self.count :]
            extra = tuple(want - ((size - 1) * s - 2 * p + d * (k - 1) + 1) for want, size, s, p, d, k in
                          zip(wanted, sizes, self.stride, self.padding, self.dilation, self.kernel_size))
        return operators.conv_transpose(input, self.weight, self.bias, self.stride, self.padding, extra, self.groups, self.dilation, self.count)


class ConvTranspose1d(_ConvTransposeNd):
    count = 1


class ConvTranspose2d(_ConvTransposeNd):
    pass


class ConvTranspose3d(_ConvTransposeNd):
    count = 3


class _Lazy:
    """A layer that learns its input's size from its first input."""

    def __init__(self, *args, **kwargs):
        Module.__init__(self)
        self._args = (args, kwargs)

    def forward(self, input):
        if "weight" not in self._parameters:
            args, kwargs = self._args
            base = type(self).__mro__[2]
            path, training = self._path, self.training
            base.__init__(self, input.shape[self.place], *args, **kwargs)
            object.__setattr__(self, "_path", path)
            object.__setattr__(self, "training", training)
        return type(self).__mro__[2].forward(self, input)

    forward.is_leaf = True


class LazyConv2d(_Lazy, Conv2d):
    place = 1


class LazyConv1d(_Lazy, Conv1d):
    place = 1


class LazyConvTranspose2d(_Lazy, ConvTranspose2d):
    place = 1


class Linear(Module):
    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        self.in_features, self.out_features = whole(in_features, "in_features"), whole(out_features, "out_features")
        self.weight = parameter(out_features, in_features)
        self.bias = parameter(out_features) if bias else None

    def forward(self, input):
        return operators.linear(input, self.weight, self.bias)

    def reset_parameters(self):
        pass


class LazyLinear(_Lazy, Linear):
    place = -1


class Bilinear(Module):
    def __init__(self, in1_features, in2_features, out_features, bias=True):
        super().__init__()
        self.weight = parameter(out_features, in1_features, in2_features)
        self.bias = parameter(out_features) if bias else None

    def forward(self, a, b):
        from contraction import einsum

        return einsum("...i,oij,...j->...o", a, self.weight, b)


class _Norm(Module):
    count = 2
    kind = "batch_norm"

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None):
        super().__init__()
        self.num_features, self.eps, self.affine = whole(num_features, "num_features"), eps, affine
        self.momentum, self.track_running_stats = momentum, track_running_stats
        self.weight = parameter(num_features) if affine else None
        self.bias = parameter(num_features) if affine else None
        self.register_buffer("running_mean", Tensor(sizes=(num_features,)))
        self.register_buffer("running_var", Tensor(sizes=(num_features,)))

    def forward(self, input):
        place = 1 if input.ndim > 1 else 0
        if input.ndim not in (self.count + 2, 2 if self.count == 1 else self.count + 2):
            raise Problem("dimensions", expected=self.count + 2, shape=text(input.shape))
        if input.shape[place] != self.num_features:
            raise Problem("channels", expected=self.num_features, found=input.shape[place])
        attributes = {"affine": True} if self.kind == "instance_norm" and self.affine else {}
        return operators.batch_norm(input, self.weight, self.bias, kind=self.kind, **attributes)

    def reset_parameters(self):
        pass


class BatchNorm1d(_Norm):
    count = 1


class BatchNorm2d(_Norm):
    pass


class BatchNorm3d(_Norm):
    count = 3


class SyncBatchNorm(_Norm):
    def forward(self, input):
        return operators.batch_norm(input, self.weight, self.bias)

    @classmethod
    def convert_sync_batchnorm(cls, module, process_group=None):
        return module


class LazyBatchNorm2d(_Lazy, BatchNorm2d):
    place = 1


class InstanceNorm1d(_Norm):
    count = 1
    kind = "instance_norm"

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None):
        _Norm.__init__(self, num_features, eps, momentum, affine, track_running_stats)


class InstanceNorm2d(InstanceNorm1d):
    count = 2


class GroupNorm(Module):
    def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None):
        super().__init__()
        self.num_groups, self.num_channels, self.eps, self.affine = whole(num_groups, "num_groups"), num_channels, eps, affine
        if whole(num_channels, "num_channels") % num_groups:
            raise Problem("groups", groups=num_groups, channels=num_channels)
        self.weight = parameter(num_channels) if affine else None
        self.bias = parameter(num_channels) if affine else None

    def forward(self, input):
        return operators.group_norm(input, self.num_groups, self.weight, self.bias)


class LayerNorm(Module):
    kind = "layer_norm"

    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None):
        super().__init__()
        shape = tuple(normalized_shape) if isinstance(normalized_shape, (tuple, list)) else (normalized_shape,)
        self.normalized_shape, self.eps, self.elementwise_affine = shape, eps, elementwise_affine
        self.weight = parameter(*shape) if elementwise_affine else None
        self.bias = parameter(*shape) if elementwise_affine and bias else None

    def forward(self, input):
        return operators.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.kind)


class RMSNorm(LayerNorm):
    kind = "rms_norm"

    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
        LayerNorm.__init__(self, normalized_shape, eps, elementwise_affine, bias=False)


class LocalResponseNorm(Module):
    def __init__(self, size, alpha=1e-4, beta=0.75, k=1.0):
        super().__init__()
        self.size = size

    def forward(self, input):
        return operators.local_response_norm(input, self.size)


class _Pool(Module):
    count = 2
    op = "max_pool"

    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
        super().__init__()
        self.kernel_size, self.stride, self.padding, self.dilation = kernel_size, stride, padding, dilation
        self.ceil_mode, self.return_indices, self.include = ceil_mode, return_indices, True

    def forward(self, input):
        out = operators.pool(input, self.op, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode, self.count,
                             include=self.include)
        return operators.with_indices(out, input, self.count) if self.return_indices else out


class MaxPool1d(_Pool):
    count = 1


class MaxPool2d(_Pool):
    pass


class MaxPool3d(_Pool):
    count = 3


class AvgPool1d(_Pool):
    count = 1
    op = "avg_pool"

    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
        _Pool.__init__(self, kernel_size, stride, padding, ceil_mode=ceil_mode)
        self.include = count_include_pad


class AvgPool2d(AvgPool1d):
    count = 2


class LPPool2d(Module):
    count = 2

    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
        super().__init__()
        self.norm_type, self.kernel_size, self.stride, self.ceil_mode = norm_type, kernel_size, stride, ceil_mode

    def forward(self, input):
        return operators.norm_pool(input, self.norm_type, self.kernel_size, self.stride, self.ceil_mode, self.count)


class LPPool1d(LPPool2d):
    count = 1


class MaxUnpool2d(Module):
    count = 2

    def __init__(self, kernel_size, stride=None, padding=0):
        super().__init__()
        self.kernel_size, self.stride, self.padding = kernel_size, stride, padding

    def forward(self, input, indices, output_size=None):
        return operators.max_unpool(input, indices, self.kernel_size, self.stride, self.padding, output_size, self.count)


class MaxUnpool1d(MaxUnpool2d):
    count = 1


class _Adaptive(Module):
    count = 2
    op = "avg"

    def __init__(self, output_size, return_indices=False):
        super().__init__()
        self.output_size = output_size

    def forward(self, input):
        return operators.adaptive_pool(input, self.op, self.output_size, self.count)


class AdaptiveAvgPool1d(_Adaptive):
    count = 1


class AdaptiveAvgPool2d(_Adaptive):
    pass


class AdaptiveMaxPool1d(_Adaptive):
    count = 1
    op = "max"


class AdaptiveMaxPool2d(_Adaptive):
    op = "max"


class Activation(Module):
    """A function of each value; its settings change neither shape nor field."""

    name = ""

    def __init__(self, *args, **kwargs):
        super().__init__()

    def forward(self, input):
        if not isinstance(input, Tensor):
            raise Problem("not_a_tensor", found=type(input).__name__)
        return pointwise(input, self.name)


ACTIVATIONS = {
    "ReLU": "relu", "ReLU6": "relu6", "SiLU": "silu", "Hardswish": "hardswish", "Hardsigmoid": "hardsigmoid", "Sigmoid": "sigmoid",
    "Tanh": "tanh", "GELU": "gelu", "LeakyReLU": "leaky_relu", "ELU": "elu", "SELU": "selu", "Mish": "mish", "Softplus": "softplus",
    "LogSigmoid": "log_sigmoid", "Hardtanh": "hardtanh", "Softsign": "softsign", "CELU": "celu", "RReLU": "leaky_relu",
    "Hardshrink": "hardshrink", "Softshrink": "softshrink", "Tanhshrink": "tanhshrink", "Threshold": "threshold",
}
for _class, _name in ACTIVATIONS.items():
    globals()[_class] = type(_class, (Activation,), {"name": _name, "__module__": __name__})


class PReLU(Module):
    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__()
        self.weight = parameter(num_parameters)

    def forward(self, input):
        return operators.prelu(input, self.weight)


class GLU(Module):
    def __init__(self, dim=-1):
        super().__init__()
        self.dim_ = dim

    def forward(self, input):
        return operators.glu(input, self.dim_)


class Softmax(Module):
    op = "softmax"

    def __init__(self, dim=None):
        super().__init__()
        self.axis = dim

    def forward(self, input):
        return operators.softmax(input, self.axis, self.op)


class LogSoftmax(Softmax):
    op = "log_softmax"


class Softmax2d(Softmax):
    def __init__(self):
        Softmax.__init__(self, 1)


class Dropout(Module):
    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        self.p = p

    def forward(self, input):
        return operators.dropout(input, self.p)


class Dropout2d(Dropout):
    pass


Dropout1d = Dropout3d = AlphaDropout = FeatureAlphaDropout = Dropout


class Identity(Module):
    def __init__(self, *args, **kwargs):
        super().__init__()

    def forward(self, input):
        return operators.identity(input)


class Flatten(Module):
    def __init__(self, start_dim=1, end_dim=-1):
        super().__init__()
        self.start_dim, self.end_dim = start_dim, end_dim

    def forward(self, input):
        out = input.flatten(self.start_dim, self.end_dim)
        if out.is_flat:
            State.graph.flattens(out.map, is_layer=True)
        return out


class Unflatten(Module):
    def __init__(self, dim, unflattened_size):
        super().__init__()
        self.axis, self.unflattened_size = dim, unflattened_size

    def forward(self, input):
        return input.unflatten(self.axis, self.unflattened_size)


class Upsample(Module):
    def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None):
        super().__init__()
        self.settings = (size, scale_factor, mode, align_corners)

    def forward(self, input):
        return operators.resize(input, *self.settings, count=input.ndim - 2)


class UpsamplingNearest2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        Upsample.__init__(self, size, scale_factor)


class UpsamplingBilinear2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        Upsample.__init__(self, size, scale_factor, "bilinear", True)


class PixelShuffle(Module):
    def __init__(self, upscale_factor):
        super().__init__()
        self.upscale_factor = upscale_factor

    def forward(self, input):
        return operators.shuffle_pixels(input, self.upscale_factor)


class PixelUnshuffle(Module):
    def __init__(self, downscale_factor):
        super().__init__()
        self.downscale_factor = downscale_factor

    def forward(self, input):
        return operators.unshuffle_pixels(input, self.downscale_factor)


class ChannelShuffle(Module):
    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, input):
        from torch_functional import channel_shuffle

        return channel_shuffle(input, self.groups)


class _Pad(Module):
    count = 2
    mode = "constant"

    def __init__(self, padding, value=0):
        super().__init__()
        if not isinstance(padding, (tuple, list)):
            padding = (whole(padding, "padding"),) * (2 * self.count)
        self.padding = tuple(padding)

    def forward(self, input):
        from torch_functional import pad

        return pad(input, self.padding, self.mode)


for _name, _mode in (("ZeroPad", "constant"), ("ConstantPad", "constant"), ("ReflectionPad", "reflect"), ("ReplicationPad", "replicate"),
                     ("CircularPad", "circular")):
    for _count in (1, 2):
        _class = "%s%dd" % (_name, _count)
        globals()[_class] = type(_class, (_Pad,), {"count": _count, "mode": _mode, "__module__": __name__})


class Unfold(Module):
    """Windows as channels: every place of the output sees its window."""

    def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.settings = (kernel_size, dilation, padding, stride)

    def forward(self, input):
        from torch_functional import unfold

        return unfold(input, *self.settings)


class Embedding(Module):
    def __init__(self, num_embeddings, embedding_dim, padding_idx=None, **kwargs):
        super().__init__()
        self.weight = parameter(num_embeddings, embedding_dim)

    def forward(self, input):
        if input.map is None:
            return Tensor(sizes=input.sizes + (self.weight.shape[1],), params=self.weight.params)
        place = [atoms for atoms in input.dims if atoms]
        map = input.map
        if map.sizes[0] != 1:
            raise Problem("embedding")
        sizes = (self.weight.shape[1],) + map.sizes[1:]
        out = State.graph.opaque("Embedding", [map], sizes, parameters=self.weight.numel(), owner=(id(self.weight),))
        return Tensor(out, input.dims + (((0, 1, sizes[0]),),))


class MultiheadAttention(Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None,
                 batch_first=False, device=None, dtype=None):
        super().__init__()
        self.embed_dim, self.num_heads, self.batch_first = whole(embed_dim, "embed_dim"), whole(num_heads, "num_heads"), batch_first
        kdim, vdim = kdim or embed_dim, vdim or embed_dim
        self.sizes = (kdim, vdim)
        self.in_proj_weight = parameter(embed_dim, embed_dim + kdim + vdim)
        self.in_proj_bias = parameter(3 * embed_dim) if bias else None
        self.out_proj = Linear(embed_dim, embed_dim, bias)

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, **kwargs):
        place = 1 if self.batch_first and query.ndim == 3 else 0
        if query.shape[-1] != self.embed_dim:
            raise Problem("features", expected=self.embed_dim, found=query.shape[-1], shape=text(query.shape))
        length, other = query.shape[place], key.shape[place]
        count = self.embed_dim
        macs = length * count * count * 2 + other * count * sum(self.sizes) + 2 * length * other * count
        return attended("MultiheadAttention", query, [key, value], macs, list(self.parameters())), None


def attended(kind, query, others, macs, weights):
    """Attention: every place of the query sees all places of the keys."""
    maps = []
    for tensor in [query] + others:
        if tensor.map is None:
            weights = weights + list(tensor.params)
        elif tensor.map not in maps:
            maps.append(tensor.map)
    if query.map is None:
        raise Problem("not_from_input")
    count = sum(weight.numel() for weight in weights)
    map = query.map
    out = State.graph.emit("opaque", maps, map.sizes, vector=map.vector, kind=kind, output=None if map.vector else list(map.sizes),
                           sees="whole", parameters=count or None, macs=macs or None,
                           owner=tuple(id(weight) for weight in weights) or None)
    return Tensor(out, query.dims)


class _Recurrent(Module):
    gates = 1
    name = "RNN"

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0,
                 nonlinearity="tanh", device=None, dtype=None):
        super().__init__()
        self.input_size, self.hidden_size, self.num_layers = whole(input_size, "input_size"), whole(hidden_size, "hidden_size"), num_layers
        self.batch_first, self.bidirectional = batch_first, bidirectional
        self.directions = 2 if bidirectional else 1
        self.step = 0
        for layer in range(whole(num_layers, "num_layers")):
            size = input_size if layer == 0 else hidden_size * self.directions
            for suffix in ("", "_reverse")[: self.directions]:
                self.register_parameter("weight_ih_l%d%s" % (layer, suffix), parameter(self.gates * hidden_size, size))
                self.register_parameter("weight_hh_l%d%s" % (layer, suffix), parameter(self.gates * hidden_size, hidden_size))
                self.step += self.gates * hidden_size * (size + hidden_size)
                if bias:
                    self.register_parameter("bias_ih_l%d%s" % (layer, suffix), parameter(self.gates * hidden_size))
                    self.register_parameter("bias_hh_l%d%s" % (layer, suffix), parameter(self.gates * hidden_size))

    def flatten_parameters(self):
        pass

    def forward(self, input, hx=None):
        from contraction import over_steps

        if input.shape[-1] != self.input_size:
            raise Problem("features", expected=self.input_size, found=input.shape[-1], shape=text(input.shape))
        weights = list(self.parameters())
        place = 1 if self.batch_first and input.ndim == 3 else 0
        out = self.hidden_size * self.directions
        made = over_steps(self.name, input, place, out, sum(weight.numel() for weight in weights), input.shape[place] * self.step,
                          tuple(id(weight) for weight in weights), not self.bidirectional)
        state = made
        if input.ndim == 3:
            state = made.select(1 if self.batch_first else 0, -1).reshape(1, 1, out)
            if self.directions > 1:
                state = state.reshape(1, 1, 2, self.hidden_size).permute(2, 0, 1, 3).reshape(2, 1, self.hidden_size)
        return made, ((state, state) if self.name == "LSTM" else state)


class RNN(_Recurrent):
    pass


class GRU(_Recurrent):
    gates = 3
    name = "GRU"


class LSTM(_Recurrent):
    gates = 4
    name = "LSTM"


class TransformerEncoderLayer(Module):
    def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation="relu", layer_norm_eps=1e-5, batch_first=False,
                 norm_first=False, bias=True, device=None, dtype=None):
        super().__init__()
        self.self_attn = MultiheadAttention(d_model, nhead, dropout, bias, batch_first=batch_first)
        self.linear1, self.linear2 = Linear(d_model, dim_feedforward, bias), Linear(dim_feedforward, d_model, bias)
        self.norm1, self.norm2 = LayerNorm(d_model), LayerNorm(d_model)
        self.dropout, self.norm_first = Dropout(dropout), norm_first
        self.activation = activation if isinstance(activation, str) else "relu"

    def forward(self, src, src_mask=None, src_key_padding_mask=None, **kwargs):
        attend = lambda x: self.dropout(self.self_attn(x, x, x)[0])
        feed = lambda x: self.dropout(self.linear2(self.dropout(pointwise(self.linear1(x), self.activation))))
        if self.norm_first:
            src = src + attend(self.norm1(src))
            return src + feed(self.norm2(src))
        src = self.norm1(src + attend(src))
        return self.norm2(src + feed(src))


class TransformerEncoder(Module):
    def __init__(self, encoder_layer, num_layers, norm=None, **kwargs):
        super().__init__()
        from copy import deepcopy

        from torch_module import ModuleList

        self.layers = ModuleList([deepcopy(encoder_layer) for _ in range(num_layers)])
        self.norm = norm

    def forward(self, src, *args, **kwargs):
        for layer in self.layers:
            src = layer(src)
        return self.norm(src) if self.norm is not None else src


class CosineSimilarity(Module):
    def __init__(self, dim=1, eps=1e-8):
        super().__init__()
        self.axis = dim

    def forward(self, a, b):
        return (a * b).sum(self.axis)


for _value in list(globals().values()):
    if isinstance(_value, type) and issubclass(_value, Module) and "forward" in _value.__dict__:
        if _value.__name__ not in ("TransformerEncoderLayer", "TransformerEncoder"):
            _value.forward.is_leaf = True
