"""The layers of Keras."""

import operators
import view
from arithmetic import binary, concat, expanded, pointwise
from keras_base import Layer, Model, Sequential, activated
from missing import Missing
from problem import Problem
from reduction import reduced
from tensor import State, Tensor, data_of
from torch_layers import attended
from values import axis_of, pair, text, whole


class Base(Layer):
    """A layer of Keras' own."""

    is_builtin = True
    applies_activation = False


# Settings that change neither shape nor wiring.
IGNORED = ("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "activity_regularizer", "kernel_constraint",
           "bias_constraint", "depthwise_initializer", "depthwise_regularizer", "depthwise_constraint", "pointwise_initializer",
           "pointwise_regularizer", "pointwise_constraint", "init", "W_regularizer", "seed", "noise_shape", "beta_initializer",
           "gamma_initializer", "moving_mean_initializer", "moving_variance_initializer", "beta_regularizer", "gamma_regularizer",
           "beta_constraint", "gamma_constraint", "recurrent_initializer", "recurrent_regularizer", "recurrent_constraint", "synchronized",
           "renorm", "fused", "embeddings_initializer", "embeddings_regularizer", "embeddings_constraint", "mask_zero", "alpha_initializer",
           "alpha_regularizer", "alpha_constraint", "virtual_batch_size", "implementation", "unroll", "time_major", "use_cudnn")


def rest(kwargs):
    return {key: value for key, value in kwargs.items() if key not in IGNORED}


class _Conv(Base):
    count = 2
    applies_activation = True

    def __init__(self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, groups=1, activation=None,
                 use_bias=True, **kwargs):
        super().__init__(**rest(kwargs))
        self.filters, self.groups = whole(filters, "filters"), whole(groups, "groups")
        self.set_window(kernel_size, strides, padding, data_format, dilation_rate)
        self.activation, self.use_bias = activation, use_bias

    def set_window(self, kernel_size, strides, padding, data_format, dilation_rate):
        self.kernel = operators.numbers(kernel_size, self.count, "kernel_size")
        self.strides = operators.numbers(strides, self.count, "strides")
        self.dilation = operators.numbers(dilation_rate, self.count, "dilation_rate")
        self.padding = str(padding).lower()
        if self.padding not in ("same", "valid", "causal"):
            raise Problem("setting", what="padding", value=str(padding))
        self.last = data_format != "channels_first"

    def own(self, numbers):
        return tuple(numbers) if self.count == 2 else (numbers[1],)

    def channels_of(self, shape):
        return whole(shape[-1] if self.last else shape[1], "channels")

    def build(self, shape):
        channels = self.channels_of(shape)
        if channels % self.groups or self.filters % self.groups:
            raise Problem("groups", groups=self.groups, channels=channels)
        self.kernel_weight = self.add_weight(shape=(self.filters, channels // self.groups) + self.own(self.kernel))
        self.bias = self.add_weight(shape=(self.filters,)) if self.use_bias else None

    def call(self, x):
        return self.convolved(x, self.kernel_weight, self.bias, self.groups)

    def convolved(self, x, weight, bias, groups, strides=None, dilation=None, padding=None):
        padding = self.padding if padding is None else padding
        strides, dilation = strides or self.strides, dilation or self.dilation
        if padding == "causal":
            padding = [0, dilation[1] * (self.kernel[1] - 1), 0, 0]
        return operators.conv(x, weight, bias, self.own(strides), padding, self.own(dilation), groups, self.count, self.last)


class Conv2D(_Conv):
    pass


class Conv1D(_Conv):
    count = 1


class Conv3D(_Conv):
    def __init__(self, *args, **kwargs):
        raise Problem("three_dimensional")


class DepthwiseConv2D(_Conv):
    def __init__(self, kernel_size, strides=1, padding="valid", depth_multiplier=1, data_format=None, dilation_rate=1, activation=None,
                 use_bias=True, **kwargs):
        Layer.__init__(self, **rest(kwargs))
        self.set_window(kernel_size, strides, padding, data_format, dilation_rate)
        self.multiplier, self.activation, self.use_bias = whole(depth_multiplier, "depth_multiplier"), activation, use_bias

    def build(self, shape):
        channels = self.channels_of(shape)
        self.groups, out = channels, channels * self.multiplier
        self.kernel_weight = self.add_weight(shape=(out, 1) + self.own(self.kernel))
        self.bias = self.add_weight(shape=(out,)) if self.use_bias else None


class DepthwiseConv1D(DepthwiseConv2D):
    count = 1


class SeparableConv2D(_Conv):
    def __init__(self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, depth_multiplier=1,
                 activation=None, use_bias=True, **kwargs):
        Layer.__init__(self, **rest(kwargs))
        self.filters = whole(filters, "filters")
        self.set_window(kernel_size, strides, padding, data_format, dilation_rate)
        self.multiplier, self.activation, self.use_bias = whole(depth_multiplier, "depth_multiplier"), activation, use_bias

    def build(self, shape):
        self.channels = self.channels_of(shape)
        inner = self.channels * self.multiplier
        self.depthwise = self.add_weight(shape=(inner, 1) + self.own(self.kernel))
        self.pointwise = self.add_weight(shape=(self.filters, inner) + (1,) * self.count)
        self.bias = self.add_weight(shape=(self.filters,)) if self.use_bias else None

    def call(self, x):
        x = self.convolved(x, self.depthwise, None, self.channels)
        return self.convolved(x, self.pointwise, self.bias, 1, [1, 1], [1, 1], "valid")


class SeparableConv1D(SeparableConv2D):
    count = 1


class Conv2DTranspose(_Conv):
    def __init__(self, filters, kernel_size, strides=1, padding="valid", output_padding=None, data_format=None, dilation_rate=1,
                 activation=None, use_bias=True, **kwargs):
        Layer.__init__(self, **rest(kwargs))
        self.filters = whole(filters, "filters")
        self.set_window(kernel_size, strides, padding, data_format, dilation_rate)
        self.activation, self.use_bias, self.output_padding = activation, use_bias, output_padding

    def build(self, shape):
        self.kernel_weight = self.add_weight(shape=(self.channels_of(shape), self.filters) + self.own(self.kernel))
        self.bias = self.add_weight(shape=(self.filters,)) if self.use_bias else None

    def call(self, x):
        if self.output_padding is not None:
            # Keras then pads each side by half a kernel, "same", or not at all.
            half = [size // 2 if self.padding == "same" else 0 for size in self.kernel]
            return operators.conv_transpose(x, self.kernel_weight, self.bias, self.own(self.strides), self.own(half),
                                            self.output_padding, 1, self.own(self.dilation), self.count, self.last)
        return operators.conv_transpose(x, self.kernel_weight, self.bias, self.own(self.strides), self.padding, 0, 1, self.own(self.dilation),
                                        self.count, self.last)


class Conv1DTranspose(Conv2DTranspose):
    count = 1


class Dense(Base):
    applies_activation = True

    def __init__(self, units, activation=None, use_bias=True, **kwargs):
        super().__init__(**rest(kwargs))
        self.units, self.activation, self.use_bias = whole(units, "units"), activation, use_bias

    def build(self, shape):
        self.kernel_weight = self.add_weight(shape=(self.units, whole(shape[-1], "features")))
        self.bias = self.add_weight(shape=(self.units,)) if self.use_bias else None

    def call(self, x):
        return operators.linear(x, self.kernel_weight, self.bias)


class _Pool(Base):
    count = 2
    op = "max_pool"

    def __init__(self, pool_size=2, strides=None, padding="valid", data_format=None, **kwargs):
        super().__init__(**rest(kwargs))
        self.pool_size, self.strides, self.padding, self.last = pool_size, strides, str(padding).lower(), data_format != "channels_first"

    def call(self, x):
        return operators.pool(x, self.op, self.pool_size, self.strides, self.padding, count=self.count, last=self.last,
                              include=self.op != "avg_pool" or self.padding != "same")


class MaxPooling2D(_Pool):
    pass


class MaxPooling1D(_Pool):
    count = 1


class AveragePooling2D(_Pool):
    op = "avg_pool"


class AveragePooling1D(AveragePooling2D):
    count = 1


class _Global(Base):
    count = 2
    op = "mean"

    def __init__(self, data_format=None, keepdims=False, **kwargs):
        super().__init__(**rest(kwargs))
        self.keepdims, self.last = keepdims, data_format != "channels_first"

    def call(self, x):
        first = 1 if self.last else 2
        return reduced(x, self.op, tuple(range(first, first + self.count)), self.keepdims)


class GlobalAveragePooling2D(_Global):
    pass


class GlobalAveragePooling1D(_Global):
    count = 1


class GlobalMaxPooling2D(_Global):
    op = "max"


class GlobalMaxPooling1D(GlobalMaxPooling2D):
    count = 1


class Flatten(Base):
    def __init__(self, data_format=None, **kwargs):
        super().__init__(**rest(kwargs))

    def call(self, x):
        out = x.flatten(1)
        if out.is_flat:
            State.graph.flattens(out.map, is_layer=True)
        return out


class Reshape(Base):
    def __init__(self, target_shape, **kwargs):
        super().__init__(**rest(kwargs))
        self.target_shape = (target_shape,) if isinstance(target_shape, int) else tuple(target_shape)

    def call(self, x):
        return x.reshape((1,) + self.target_shape)


class Permute(Base):
    def __init__(self, dims, **kwargs):
        super().__init__(**rest(kwargs))
        self.dims = tuple(dims)

    def call(self, x):
        return x.permute((0,) + self.dims)


class RepeatVector(Base):
    def __init__(self, n, **kwargs):
        super().__init__(**rest(kwargs))
        self.n = n

    def call(self, x):
        return expanded(x.unsqueeze(1), (1, self.n, x.shape[-1]))


class Dropout(Base):
    def __init__(self, rate=0.5, **kwargs):
        super().__init__(**rest(kwargs))
        self.rate = rate

    def call(self, x):
        return operators.dropout(x, self.rate)


SpatialDropout1D = SpatialDropout2D = AlphaDropout = GaussianDropout = Dropout


class Same(Base):
    """What changes nothing when the network is used."""

    def __init__(self, *args, **kwargs):
        super().__init__(name=kwargs.get("name"), input_shape=kwargs.get("input_shape"))

    def call(self, x):
        return x


GaussianNoise = ActivityRegularization = Masking = Rescaling = Normalization = RandomFlip = RandomRotation = RandomZoom = RandomContrast = Same
RandomTranslation = RandomBrightness = RandomCrop = Same


class BatchNormalization(Base):
    def __init__(self, axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, **kwargs):
        super().__init__(**rest(kwargs))
        self.axis, self.center, self.scale = axis, center, scale

    def build(self, shape):
        self.place = axis_of(self.axis[0] if isinstance(self.axis, (list, tuple)) else self.axis, len(shape))
        size = whole(shape[self.place], "channels")
        self.gamma = self.add_weight(shape=(size,)) if self.scale else None
        self.beta = self.add_weight(shape=(size,)) if self.center else None

    def call(self, x):
        return operators.batch_norm(x, self.gamma, self.beta, last=self.place == x.ndim - 1)


class LayerNormalization(BatchNormalization):
    def __init__(self, axis=-1, epsilon=0.001, center=True, scale=True, **kwargs):
        BatchNormalization.__init__(self, axis, 0, epsilon, center, scale, **kwargs)

    def build(self, shape):
        axes = self.axis if isinstance(self.axis, (list, tuple)) else [self.axis]
        self.places = sorted(axis_of(axis, len(shape)) for axis in axes)
        sizes = tuple(whole(shape[place], "channels") for place in self.places)
        self.gamma = self.add_weight(shape=sizes) if self.scale else None
        self.beta = self.add_weight(shape=sizes) if self.center else None

    def call(self, x):
        sizes = tuple(x.shape[place] for place in self.places)
        if self.places == list(range(x.ndim - len(self.places), x.ndim)):
            return operators.layer_norm(x, sizes, self.gamma, self.beta)
        order = [axis for axis in range(x.ndim) if axis not in self.places] + self.places
        out = operators.layer_norm(x.permute(order), sizes, self.gamma, self.beta)
        return out.permute([order.index(axis) for axis in range(x.ndim)])


class GroupNormalization(BatchNormalization):
    def __init__(self, groups=32, axis=-1, epsilon=0.001, center=True, scale=True, **kwargs):
        BatchNormalization.__init__(self, axis, 0, epsilon, center, scale, **kwargs)
        self.groups = groups

    def call(self, x):
        groups = x.shape[self.place] if self.groups == -1 else self.groups
        return operators.group_norm(x, groups, self.gamma, self.beta, last=self.place == x.ndim - 1)


class UnitNormalization(Base):
    def call(self, x):
        from torch_functional import normalize

        return normalize(x, dim=-1)


class Activation(Base):
    def __init__(self, activation, **kwargs):
        super().__init__(**rest(kwargs))
        self.function = activation

    def call(self, x):
        return activated(x, self.function)


def _activation(name, kind):
    return type(name, (Base,), {"__init__": lambda self, *args, **kwargs: Base.__init__(self, name=kwargs.get("name")),
                                "call": lambda self, x: pointwise(x, kind), "__module__": __name__})


class ReLU(Base):
    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **kwargs):
        super().__init__(**rest(kwargs))
        self.kind = "relu6" if max_value == 6 else "leaky_relu" if negative_slope else "relu"

    def call(self, x):
        return pointwise(x, self.kind)


LeakyReLU, ELU, ThresholdedReLU = _activation("LeakyReLU", "leaky_relu"), _activation("ELU", "elu"), _activation("ThresholdedReLU", "relu")


class PReLU(Base):
    def __init__(self, shared_axes=None, **kwargs):
        super().__init__(**rest(kwargs))
        self.shared = [] if shared_axes is None else list(shared_axes)

    def build(self, shape):
        sizes = [1 if axis in self.shared else whole(size, "size") for axis, size in enumerate(shape[1:], 1)]
        self.alpha = self.add_weight(shape=sizes)

    def call(self, x):
        count = self.alpha.numel()
        if count == 1 or count == x.map.sizes[0] and self.alpha.sizes[-1] == count:
            return operators.prelu(x, self.alpha)
        # A slope for each value.
        out = State.graph.emit("opaque", [x.map], x.map.sizes, vector=x.map.vector, kind="prelu", sees="pointwise", parameters=count,
                               output=None if x.map.vector else list(x.map.sizes), owner=(id(self.alpha),))
        return Tensor(out, x.dims)


class Softmax(Base):
    def __init__(self, axis=-1, **kwargs):
        super().__init__(**rest(kwargs))
        self.axis = axis

    def call(self, x, mask=None):
        return operators.softmax(x, self.axis)


class _Merge(Base):
    op = "add"

    def call(self, tensors):
        tensors = list(tensors)
        if len(tensors) < 2:
            raise Problem("setting", what="inputs", value=len(tensors))
        if self.op in ("add", "mul") and all(tensor.map is not None and tensor.dims == tensors[0].dims and tensor.map.sizes == tensors[0].map.sizes
                                             and tensor.map.vector == tensors[0].map.vector for tensor in tensors):
            map = tensors[0].map
            return Tensor(State.graph.emit(self.op, [tensor.map for tensor in tensors], map.sizes, vector=map.vector), tensors[0].dims)
        out = tensors[0]
        for other in tensors[1:]:
            out = binary(self.op, out, other)
        return out


class Add(_Merge):
    pass


class Average(_Merge):
    pass


class Subtract(_Merge):
    op = "sub"


class Multiply(_Merge):
    op = "mul"


class Maximum(_Merge):
    op = "maximum"


class Minimum(_Merge):
    op = "minimum"


class Concatenate(Base):
    def __init__(self, axis=-1, **kwargs):
        super().__init__(**rest(kwargs))
        self.axis = axis

    def call(self, tensors):
        return concat(tensors, self.axis)


class Dot(Base):
    def __init__(self, axes, normalize=False, **kwargs):
        super().__init__(**rest(kwargs))
        self.axes = axes

    def call(self, tensors):
        from contraction import contracted

        a, b = tensors
        first, second = (self.axes, self.axes) if isinstance(self.axes, int) else self.axes
        left, right = "z" + "abcde"[: a.ndim - 1], "z" + "mnopq"[: b.ndim - 1]
        right = right.replace(right[axis_of(second, b.ndim)], left[axis_of(first, a.ndim)])
        shared = left[axis_of(first, a.ndim)]
        return contracted([left, right], [a, b], left.replace(shared, "") + right.replace(shared, "").replace("z", ""), "dot")


def _function(cls):
    def function(inputs, *args, **kwargs):
        return cls(*args, **kwargs)(inputs)

    return function


add, subtract, multiply, average = _function(Add), _function(Subtract), _function(Multiply), _function(Average)
maximum, minimum, concatenate, dot = _function(Maximum), _function(Minimum), _function(Concatenate), _function(Dot)


class ZeroPadding2D(Base):
    cuts = False

    def __init__(self, padding=1, data_format=None, cropping=None, **kwargs):
        super().__init__(**rest(kwargs))
        value = padding if cropping is None else cropping
        if isinstance(value, int):
            value = (value, value)
        rows, columns = [(side, side) if isinstance(side, int) else tuple(side) for side in value]
        self.sides = [rows[0], columns[0], rows[1], columns[1]]
        self.last = data_format != "channels_first"

    def call(self, x):
        sides = [-side for side in self.sides] if self.cuts else self.sides
        return operators.pad(x, sides, "constant", operators.places_of(x, 2, self.last))


class Cropping2D(ZeroPadding2D):
    cuts = True

    def __init__(self, cropping=0, data_format=None, **kwargs):
        ZeroPadding2D.__init__(self, cropping, data_format, **kwargs)


class ZeroPadding1D(Base):
    cuts = False

    def __init__(self, padding=1, **kwargs):
        super().__init__(**rest(kwargs))
        self.sides = (padding, padding) if isinstance(padding, int) else tuple(padding)

    def call(self, x):
        sign = -1 if self.cuts else 1
        return operators.pad(x, [0, sign * self.sides[0], 0, sign * self.sides[1]], "constant", operators.places_of(x, 1, True))


class Cropping1D(ZeroPadding1D):
    cuts = True

    def __init__(self, cropping=1, **kwargs):
        ZeroPadding1D.__init__(self, cropping, **kwargs)


class UpSampling2D(Base):
    count = 2

    def __init__(self, size=2, data_format=None, interpolation="nearest", **kwargs):
        super().__init__(**rest(kwargs))
        self.factor, self.interpolation, self.last = size, interpolation, data_format != "channels_first"

    def call(self, x):
        return operators.resize(x, None, self.factor, self.interpolation, count=self.count, last=self.last)


class UpSampling1D(UpSampling2D):
    count = 1


class Resizing(Base):
    def __init__(self, height, width, interpolation="bilinear", **kwargs):
        super().__init__(name=kwargs.get("name"), input_shape=kwargs.get("input_shape"))
        self.output_size, self.interpolation = (height, width), interpolation

    def call(self, x):
        return operators.resize(x, self.output_size, None, self.interpolation, count=2, last=True)


class CenterCrop(Base):
    def __init__(self, height, width, **kwargs):
        super().__init__(name=kwargs.get("name"), input_shape=kwargs.get("input_shape"))
        self.size = (height, width)

    def call(self, x):
        top, left = (x.shape[1] - self.size[0]) // 2, (x.shape[2] - self.size[1]) // 2
        sides = [-top, -left, self.size[0] + top - x.shape[1], self.size[1] + left - x.shape[2]]
        return operators.pad(x, sides, "constant", (3, 1, 2))


class Lambda(Base):
    is_builtin = True

    def __init__(self, function, output_shape=None, mask=None, arguments=None, **kwargs):
        super().__init__(**rest(kwargs))
        self.function, self.arguments = function, arguments or {}

    def call(self, x):
        return self.function(x, **self.arguments)


class Embedding(Base):
    def __init__(self, input_dim, output_dim, input_length=None, **kwargs):
        super().__init__(**rest(kwargs))
        self.sizes = (whole(input_dim, "input_dim"), whole(output_dim, "output_dim"))
        self.given_shape = (input_length,) if input_length else self.given_shape

    def build(self, shape):
        self.table = self.add_weight(shape=self.sizes)

    def call(self, x):
        count = x.numel()
        width = self.sizes[1]
        # Each word is looked up by itself; the words are the channels of the input.
        out = State.graph.opaque("Embedding", [x.map], (width, 1, count), "unknown" if count > 1 else "pointwise", self.table.numel(),
                                 owner=(id(self.table),))
        return data_of(out, 3, 2, None, 1)


class _Recurrent(Base):
    gates, biases = 1, 1

    def __init__(self, units, return_sequences=False, return_state=False, go_backwards=False, stateful=False, use_bias=True, dropout=0.0,
                 recurrent_dropout=0.0, activation=None, recurrent_activation=None, reset_after=True, **kwargs):
        super().__init__(**rest(kwargs))
        self.units, self.sequences, self.states, self.use_bias = whole(units, "units"), return_sequences, return_state, use_bias
        self.backwards = go_backwards
        if not reset_after and self.gates == 3:
            self.biases = 1

    def build(self, shape):
        self.features = whole(shape[-1], "features")
        self.add_weight(shape=(self.features, self.gates * self.units))
        self.add_weight(shape=(self.units, self.gates * self.units))
        if self.use_bias:
            self.add_weight(shape=(self.biases, self.gates * self.units))

    def call(self, x, *args, **kwargs):
        if self.backwards and self.sequences:
            x = operators.flip(x, [1])
        return self.ran(type(self).__name__, x, self.units, self.own_weights)

    def ran(self, kind, x, units, weights, is_causal=True):
        from contraction import over_steps

        steps = x.shape[1]
        # In each direction, two matrices and perhaps constants.
        matrices = [weight for index, weight in enumerate(weights) if index % (3 if self.use_bias else 2) < 2]
        macs = steps * sum(weight.numel() for weight in matrices)
        parameters, owner = sum(weight.numel() for weight in weights), tuple(id(weight) for weight in weights)
        if self.sequences:
            out = over_steps(kind, x, 1, units, parameters, macs, owner, is_causal)
            last = out[:, -1] if self.states else None
        else:
            # Only the last step comes out, which has seen all.
            made = State.graph.emit("opaque", [x.map], (units, 1, 1), vector=True, kind=kind, output=[units], sees="whole",
                                    parameters=parameters, macs=macs, owner=owner)
            out = last = data_of(made, 2, 1)
        return (out,) + (last,) * (2 if self.gates == 4 else 1) if self.states else out


class SimpleRNN(_Recurrent):
    pass


class GRU(_Recurrent):
    gates, biases = 3, 2


class LSTM(_Recurrent):
    gates = 4


class CuDNNGRU(GRU):
    pass


class CuDNNLSTM(LSTM):
    biases = 2


class Bidirectional(Base):
    def __init__(self, layer, merge_mode="concat", **kwargs):
        super().__init__(**rest(kwargs))
        self.layer, self.merge_mode = layer, merge_mode

    def build(self, shape):
        for _ in range(2):
            self.layer.build(shape)
        self.own_weights = self.layer.own_weights

    def call(self, x):
        units = self.layer.units * (2 if self.merge_mode == "concat" else 1)
        return self.layer.ran("Bidirectional " + type(self.layer).__name__, x, units, self.own_weights, False)


class TimeDistributed(Base):
    is_builtin = False

    def __init__(self, layer, **kwargs):
        super().__init__(**rest(kwargs))
        self.layer = layer

    def call(self, x):
        if isinstance(self.layer, (Dense, Dropout, Activation, BatchNormalization)):
            return self.layer(x)
        if isinstance(self.layer, Flatten):
            return x.flatten(2)
        raise Problem("unknown", name="TimeDistributed(%s)" % type(self.layer).__name__)


class MultiHeadAttention(Base):
    def __init__(self, num_heads, key_dim, value_dim=None, dropout=0.0, use_bias=True, output_shape=None, **kwargs):
        super().__init__(**rest(kwargs))
        self.heads, self.key_dim, self.value_dim, self.use_bias = num_heads, key_dim, value_dim or key_dim, use_bias

    def call(self, query, value=None, key=None, attention_mask=None, return_attention_scores=False, **kwargs):
        value = query if value is None else value
        key = value if key is None else key
        width, keys, values = query.shape[-1], self.heads * self.key_dim, self.heads * self.value_dim
        if not self.own_weights:
            for rows, columns in ((width, keys), (key.shape[-1], keys), (value.shape[-1], values), (values, width)):
                self.add_weight(shape=(rows, columns))
                if self.use_bias:
                    self.add_weight(shape=(columns,))
        length, other = query.numel() // width, key.numel() // key.shape[-1]
        macs = length * width * keys + other * (key.shape[-1] * keys + value.shape[-1] * values) + length * other * (keys + values)
        macs += length * values * width
        out = attended("MultiHeadAttention", query, [key, value], macs, list(self.own_weights))
        return (out, out) if return_attention_scores else out


class Attention(Base):
    def __init__(self, use_scale=False, **kwargs):
        super().__init__(name=kwargs.get("name"))

    def call(self, inputs, **kwargs):
        from contraction import matmul

        query, value = inputs[0], inputs[1]
        key = inputs[2] if len(inputs) > 2 else value
        return matmul(operators.softmax(matmul(query, key.transpose(-2, -1)), -1), value)


MaxPool2D, MaxPool1D, AvgPool2D, AvgPool1D = MaxPooling2D, MaxPooling1D, AveragePooling2D, AveragePooling1D
GlobalAvgPool2D, GlobalAvgPool1D, GlobalMaxPool2D, GlobalMaxPool1D = (
    GlobalAveragePooling2D, GlobalAveragePooling1D, GlobalMaxPooling2D, GlobalMaxPooling1D)
Convolution2D, Convolution1D, SeparableConvolution2D, Deconvolution2D = Conv2D, Conv1D, SeparableConv2D, Conv2DTranspose
Convolution2DTranspose = Conv2DTranspose
