"""`torchvision.ops`, and what the files of `torchvision.models` import besides."""

import operators
from missing import Missing, Package
from problem import Problem
from tensor import State, Tensor
from torch_layers import AdaptiveAvgPool2d, BatchNorm2d, Conv1d, Conv2d, Conv3d, Dropout, Linear, ReLU, Sigmoid, parameter
from torch_module import Module, ModuleList, Sequential
from values import whole


class ConvNormActivation(Sequential):
    def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding=None, groups=1, norm_layer=BatchNorm2d,
                 activation_layer=ReLU, dilation=1, inplace=True, bias=None, conv_layer=Conv2d):
        if padding is None:
            if isinstance(kernel_size, int) and isinstance(dilation, int):
                padding = (kernel_size - 1) // 2 * dilation
            else:
                count = len(kernel_size) if isinstance(kernel_size, (list, tuple)) else len(dilation)
                sizes = kernel_size if isinstance(kernel_size, (list, tuple)) else (kernel_size,) * count
                steps = dilation if isinstance(dilation, (list, tuple)) else (dilation,) * count
                padding = tuple((size - 1) // 2 * step for size, step in zip(sizes, steps))
        if bias is None:
            bias = norm_layer is None
        layers = [conv_layer(in_channels, out_channels, kernel_size, stride, padding, dilation=dilation, groups=groups, bias=bias)]
        if norm_layer is not None:
            layers.append(norm_layer(out_channels))
        if activation_layer is not None:
            layers.append(activation_layer() if inplace is None else activation_layer(inplace=inplace))
        super().__init__(*layers)
        self.out_channels = out_channels


class Conv2dNormActivation(ConvNormActivation):
    pass


class SqueezeExcitation(Module):
    def __init__(self, input_channels, squeeze_channels, activation=ReLU, scale_activation=Sigmoid):
        super().__init__()
        self.avgpool = AdaptiveAvgPool2d(1)
        self.fc1, self.fc2 = Conv2d(input_channels, squeeze_channels, 1), Conv2d(squeeze_channels, input_channels, 1)
        self.activation, self.scale_activation = activation(), scale_activation()

    def _scale(self, input):
        return self.scale_activation(self.fc2(self.activation(self.fc1(self.avgpool(input)))))

    def forward(self, input):
        return self._scale(input) * input


class MLP(Sequential):
    def __init__(self, in_channels, hidden_channels, norm_layer=None, activation_layer=ReLU, inplace=True, bias=True, dropout=0.0):
        settings = {} if inplace is None else {"inplace": inplace}
        layers = []
        for size in hidden_channels[:-1]:
            layers.append(Linear(in_channels, size, bias))
            if norm_layer is not None:
                layers.append(norm_layer(size))
            layers += [activation_layer(**settings), Dropout(dropout)]
            in_channels = size
        super().__init__(*layers, Linear(in_channels, hidden_channels[-1], bias), Dropout(dropout))


class Permute(Module):
    def __init__(self, dims):
        super().__init__()
        self.dims = dims

    def forward(self, x):
        return x.permute(self.dims)


class FrozenBatchNorm2d(Module):
    """Normalisation whose factors are not learned."""

    def __init__(self, num_features, eps=1e-5):
        super().__init__()
        self.num_features = num_features

    def forward(self, x):
        return operators.batch_norm(x)


def stochastic_depth(input, p, mode, training=True):
    return input


class StochasticDepth(Module):
    """Leaves whole branches out while training; lets everything through when the network is used."""

    def __init__(self, p, mode):
        super().__init__()
        self.p, self.mode = p, mode

    def forward(self, input):
        return operators.dropout(input, self.p) if self.p else input


class DropBlock2d(StochasticDepth):
    def __init__(self, p, block_size, inplace=False, eps=1e-6):
        StochasticDepth.__init__(self, p, "row")


class DeformConv2d(Module):
    """A convolution whose taps are moved by what it reads: how far, nobody knows."""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True):
        super().__init__()
        plain = Conv2d(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias)
        self.weight, self.bias, self.settings = plain.weight, plain.bias, (stride, padding, dilation, groups)

    def forward(self, input, offset, mask=None):
        return deform_conv2d(input, offset, self.weight, self.bias, *self.settings[:3], mask=mask)


def deform_conv2d(input, offset, weight, bias=None, stride=1, padding=0, dilation=1, mask=None):
    from tensor import data_of
    from values import pair

    sizes = [operators.window(size, p, p, k, s, d) for size, p, k, s, d in
             zip(input.shape[2:], pair(padding), weight.shape[2:], pair(stride), pair(dilation))]
    maps = [input.map] + [tensor.map for tensor in (offset, mask) if tensor is not None and tensor.map is not None]
    count = operators.count_of(weight, bias)
    macs = weight.numel() * sizes[0] * sizes[1]
    shape = (weight.shape[0], sizes[0], sizes[1])
    return data_of(State.graph.opaque("deform_conv2d", maps, shape, "unknown", count, macs, operators.owner_of(weight)), 4, 1, 2, 3)


class FeaturePyramidNetwork(Module):
    def __init__(self, in_channels_list, out_channels, extra_blocks=None, norm_layer=None):
        super().__init__()
        self.inner_blocks, self.layer_blocks = ModuleList(), ModuleList()
        for channels in in_channels_list:
            self.inner_blocks.append(ConvNormActivation(channels, out_channels, 1, padding=0, norm_layer=norm_layer, activation_layer=None))
            self.layer_blocks.append(ConvNormActivation(out_channels, out_channels, 3, norm_layer=norm_layer, activation_layer=None))

    def forward(self, x):
        names, maps = list(x), list(x.values())
        last = self.inner_blocks[-1](maps[-1])
        out = [self.layer_blocks[-1](last)]
        for index in range(len(maps) - 2, -1, -1):
            inner = self.inner_blocks[index](maps[index])
            last = inner + operators.resize(last, inner.shape[-2:])
            out.insert(0, self.layer_blocks[index](last))
        return dict(zip(names, out))


class Weights(Missing):
    """Trained weights, which are never loaded."""


def handle_legacy_interface(**weights):
    return lambda function: _with_weights(function)


def _with_weights(function):
    def builder(*args, **kwargs):
        kwargs.pop("pretrained", None)
        kwargs.setdefault("weights", None)
        kwargs["weights"] = None
        return function(*args, **kwargs)

    builder.__wrapped__ = function
    builder.__name__ = function.__name__
    builder.__doc__ = function.__doc__
    return builder


def register_model(name=None):
    return lambda function: function


def make_divisible(v, divisor, min_value=None):
    least = divisor if min_value is None else min_value
    new = max(least, int(v + divisor / 2) // divisor * divisor)
    return new + divisor if new < 0.9 * v else new


def overwrite(kwargs, param, value):
    kwargs[param] = value


def make_tuple(value, count):
    return tuple(value) if isinstance(value, (list, tuple)) else (value,) * count


class WeightsEnum:
    """A table of trained weights; only its names matter."""

    @classmethod
    def verify(cls, value):
        return None


class Record:
    def __init__(self, *args, **kwargs):
        self.__dict__.update(kwargs)


def packages(torch):
    ops = Package("torchvision.ops", Conv2dNormActivation=Conv2dNormActivation, ConvNormActivation=ConvNormActivation,
                  SqueezeExcitation=SqueezeExcitation, MLP=MLP, Permute=Permute, FrozenBatchNorm2d=FrozenBatchNorm2d,
                  StochasticDepth=StochasticDepth, stochastic_depth=stochastic_depth, DropBlock2d=DropBlock2d, DeformConv2d=DeformConv2d,
                  deform_conv2d=deform_conv2d, FeaturePyramidNetwork=FeaturePyramidNetwork, Conv3dNormActivation=ConvNormActivation)
    ops.__dict__["misc"] = ops.__dict__["feature_pyramid_network"] = ops
    utils = Package("torchvision.utils", _log_api_usage_once=lambda *args: None, _make_ntuple=make_tuple)
    api = Package("torchvision.models._api", Weights=Record, WeightsEnum=WeightsEnum, register_model=register_model)
    model_utils = Package("torchvision.models._utils", _make_divisible=make_divisible, _ovewrite_named_param=overwrite,
                          _ovewrite_value_param=lambda param, actual, expected: expected, handle_legacy_interface=handle_legacy_interface,
                          _ModelURLs=dict)
    meta = Package("torchvision.models._meta", _IMAGENET_CATEGORIES=["class"] * 1000)
    presets = Package("torchvision.transforms._presets")
    models = Package("torchvision.models", _api=api, _utils=model_utils, _meta=meta)
    transforms = Package("torchvision.transforms", _presets=presets)
    vision = Package("torchvision", ops=ops, utils=utils, models=models, transforms=transforms)
    names = {"torchvision": vision, "torchvision.ops": ops, "torchvision.ops.misc": ops, "torchvision.ops.stochastic_depth": ops,
             "torchvision.ops.feature_pyramid_network": ops, "torchvision.utils": utils, "torchvision.models": models,
             "torchvision.models._api": api, "torchvision.models._utils": model_utils, "torchvision.models.utils": torch.hub,
             "torchvision.models._meta": meta, "torchvision.transforms": transforms, "torchvision.transforms._presets": presets,
             "torchvision._internally_replaced_utils": torch.hub}
    return names
