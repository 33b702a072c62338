"""The modules of Keras and TensorFlow."""

import keras_base
import keras_layers
import operators
import torch_base
import torch_functional
from arithmetic import binary, concat, expanded, pointwise
from keras_base import Input, InputLayer, Layer, Model, Sequential, activated
from missing import Missing, Package
from problem import Problem
from reduction import reduced
from tensor import DType, State, Tensor, constant


class Names(Package):
    """Names of initialisers, optimisers, losses: whatever they are, they change nothing."""

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: None


def activation(name):
    return lambda x, *args, **kwargs: activated(x, name)


def reduction(name):
    return lambda x, axis=None, keepdims=False, **kwargs: reduced(x, name, tuple(axis) if isinstance(axis, list) else axis, keepdims)


def two(op):
    return lambda x, y, **kwargs: binary(op, x, y)


def one(name):
    return lambda x, *args, **kwargs: pointwise(x, name)


def reshape(x, shape, **kwargs):
    return x.reshape(tuple(1 if size is None else size for size in shape))


def transpose(x, perm=None, axes=None, **kwargs):
    return x.permute(perm if perm is not None else axes if axes is not None else tuple(reversed(range(x.ndim))))


def tf_concat(values=None, axis=-1, **kwargs):
    return concat(values, kwargs.get("concat_dim", axis))


def tf_pad(x, paddings, mode="CONSTANT", **kwargs):
    sides = [tuple(side) for side in (paddings.tolist() if isinstance(paddings, Tensor) else paddings)]
    flat = []
    for before, after in reversed(sides):
        flat += [before, after]
    if x.ndim == 4:
        (top, bottom), (left, right) = sides[1], sides[2]
        if any(sides[0]) or any(sides[3]):
            raise Problem("pad_axis")
        return operators.pad(x, [top, left, bottom, right], mode, (3, 1, 2))
    return torch_functional.pad(x, flat, mode.lower())


def resize_images(x, size=None, method="bilinear", *args, **kwargs):
    size = size.tolist() if isinstance(size, Tensor) else size
    return operators.resize(x, tuple(size), None, str(method).lower(), count=2, last=True)


def backend_resize(x, height_factor, width_factor, data_format="channels_last", interpolation="nearest"):
    return operators.resize(x, None, (height_factor, width_factor), interpolation, count=2, last=data_format != "channels_first")


def split(x, num_or_size_splits, axis=0, **kwargs):
    if isinstance(num_or_size_splits, int):
        return list(x.chunk(num_or_size_splits, axis))
    return list(x.split(num_or_size_splits, axis))


def depth_to_space(x, block_size, data_format="NHWC", **kwargs):
    n, h, w, c = x.shape
    r = block_size
    if c % (r * r):
        raise Problem("groups", groups=r * r, channels=c)
    out = x.reshape(n, h, w, r, r, c // (r * r)).permute(0, 1, 3, 2, 4, 5).reshape(n, h * r, w * r, c // (r * r))
    return settled(out)


def space_to_depth(x, block_size, data_format="NHWC", **kwargs):
    n, h, w, c = x.shape
    r = block_size
    out = x.reshape(n, h // r, r, w // r, r, c).permute(0, 1, 3, 2, 4, 5).reshape(n, h // r, w // r, c * r * r)
    return settled(out)


def settled(x):
    from reading import read_as
    from tensor import data_of

    return data_of(read_as(x, 3, 1, 2), 4, 3, 1, 2)


def tf_where(condition, a=None, b=None, **kwargs):
    return torch_base.where(condition, a, b)


def stack(values, axis=0, **kwargs):
    return torch_base.stack(values, axis)


def nothing(*args, **kwargs):
    return None


def decorated(function=None, **kwargs):
    return function if function is not None else (lambda function: function)


def variable(value=0.0, **kwargs):
    from torch_module import Parameter

    return Parameter(constant(value) if not isinstance(value, Missing) and value is not None else Tensor(sizes=()))


def packages():
    keras_base.State.layer_names = {}
    keras_base.State.open_input = None
    layers = {name: value for name, value in vars(keras_layers).items() if not name.startswith("_") and (
        isinstance(value, type) and issubclass(value, Layer) or name in ("add", "subtract", "multiply", "average", "maximum", "minimum",
                                                                         "concatenate", "dot"))}
    for name in ("Base", "Layer", "Model", "Sequential", "Same"):
        layers.pop(name, None)
    layers = Package("keras.layers", Input=Input, InputLayer=InputLayer, Layer=Layer, **layers)
    layers.__dict__["experimental"] = Package("keras.layers.experimental", preprocessing=layers)
    names = {name: activation(name) for name in list(keras_base.ACTIVATIONS) + ["softmax", "linear", "log_softmax"]}
    activations = Package("keras.activations", get=lambda name: name, **names)
    math = {"add": two("add"), "subtract": two("sub"), "multiply": two("mul"), "divide": two("div"), "maximum": two("maximum"),
            "minimum": two("minimum"), "pow": two("pow"), "matmul": torch_base.matmul, "reshape": reshape, "transpose": transpose,
            "exp": one("exp"), "log": one("log"), "sqrt": one("sqrt"), "square": one("square"), "abs": one("abs"), "sin": one("sin"),
            "cos": one("cos"), "rsqrt": one("rsqrt"), "tanh": one("tanh"), "sigmoid": one("sigmoid"), "expand_dims": lambda x, axis=-1, **k: x.unsqueeze(axis),
            "squeeze": lambda x, axis=None, **k: x.squeeze(axis), "stack": stack, "split": split, "where": tf_where,
            "einsum": torch_base.einsum, "cast": lambda x, *a, **k: x, "identity": lambda x, **k: x, "tile": lambda x, n, **k: x.repeat(*n),
            "zeros": torch_base.zeros, "ones": torch_base.ones, "zeros_like": torch_base.zeros_like, "ones_like": torch_base.ones_like,
            "clip": one("clamp"), "stop_gradient": lambda x: x, "flip": lambda x, axis=None: x.flip(axis),
            "convert_to_tensor": lambda x, *a, **k: constant(x), "arange": torch_base.arange}
    ops = Package("keras.ops", concatenate=tf_concat, mean=reduction("mean"), sum=reduction("sum"), max=reduction("max"), min=reduction("min"),
                  softmax=lambda x, axis=-1: operators.softmax(x, axis), relu=one("relu"), relu6=one("relu6"), silu=one("silu"),
                  gelu=lambda x, approximate=True: pointwise(x, "gelu"), leaky_relu=one("leaky_relu"), shape=lambda x: x.shape, pad=tf_pad,
                  image=Package("keras.ops.image", resize=resize_images), nn=Package("keras.ops.nn", **names), **math)
    backend = Package("keras.backend", concatenate=tf_concat, mean=reduction("mean"), sum=reduction("sum"), max=reduction("max"),
                      int_shape=lambda x: x.shape, shape=lambda x: x.shape, image_data_format=lambda: "channels_last", clear_session=nothing,
                      epsilon=lambda: 1e-7, relu=one("relu"), softmax=lambda x, axis=-1: operators.softmax(x, axis), permute_dimensions=transpose,
                      resize_images=backend_resize, l2_normalize=lambda x, axis=-1: torch_functional.normalize(x, dim=axis), backend=lambda: "tensorflow",
                      set_image_data_format=nothing, hard_sigmoid=one("hardsigmoid"), batch_dot=torch_base.matmul, dot=torch_base.matmul,
                      ndim=lambda x: x.ndim, set_image_dim_ordering=nothing, image_dim_ordering=lambda: "tf", variable=variable,
                      **{key: value for key, value in math.items()})
    quiet = {name: Names("keras." + name) for name in ("initializers", "regularizers", "constraints", "optimizers", "losses", "metrics", "callbacks")}
    utils = Package("keras.utils", plot_model=nothing, to_categorical=Missing("keras.utils.to_categorical"),
                    register_keras_serializable=lambda *args, **kwargs: decorated)
    keras = Package("keras", layers=layers, models=Package("keras.models", Model=Model, Sequential=Sequential), Model=Model, Sequential=Sequential,
                    Input=Input, activations=activations, backend=backend, ops=ops, utils=utils, saving=utils, Layer=Layer,
                    engine=layers, **quiet)
    keras.__dict__["mixed_precision"] = Names("keras.mixed_precision")
    nn = Package("tensorflow.nn", relu=one("relu"), relu6=one("relu6"), silu=one("silu"), swish=one("silu"), sigmoid=one("sigmoid"), tanh=one("tanh"),
                 gelu=lambda x, approximate=False: pointwise(x, "gelu"), leaky_relu=one("leaky_relu"), elu=one("elu"), selu=one("selu"),
                 softplus=one("softplus"), softmax=lambda x, axis=-1, **k: operators.softmax(x, axis),
                 depth_to_space=depth_to_space, space_to_depth=space_to_depth, dropout=lambda x, *a, **k: operators.dropout(x),
                 l2_normalize=lambda x, axis=-1, **k: torch_functional.normalize(x, dim=axis if isinstance(axis, int) else -1),
                 local_response_normalization=lambda x, depth_radius=5, **k: operators.local_response_norm(x, 2 * depth_radius + 1))
    image = Package("tensorflow.image", resize=resize_images)
    image.__dict__["ResizeMethod"] = Package("ResizeMethod", BILINEAR="bilinear", NEAREST_NEIGHBOR="nearest", BICUBIC="bicubic")
    tf = Package("tensorflow", keras=keras, nn=nn, image=image, concat=tf_concat, reduce_mean=reduction("mean"), reduce_sum=reduction("sum"),
                 reduce_max=reduction("max"), pad=tf_pad, shape=lambda x, **k: x.shape, Tensor=Tensor, function=decorated, Variable=variable,
                 constant=lambda value, *a, **k: constant(value), float32=DType("float32"), int32=DType("int32", False), Module=Model,
                 math=Package("tensorflow.math", reduce_mean=reduction("mean"), reduce_sum=reduction("sum"), reduce_max=reduction("max"), **math),
                 random=Package("tensorflow.random", normal=lambda shape, **k: torch_base.empty(*shape), uniform=lambda shape, **k: torch_base.empty(*shape),
                                set_seed=nothing), **math)
    tf.__dict__["linalg"] = Package("tensorflow.linalg", matmul=torch_base.matmul)
    tf.__dict__["config"] = Package("tensorflow.config", list_physical_devices=lambda *args: [])
    tf.__dict__["compat"] = Package("tensorflow.compat", v1=tf)
    parts = {"layers": layers, "models": keras.models, "activations": activations, "backend": backend, "ops": ops, "utils": utils, "engine": layers,
             "engine.topology": layers, "layers.core": layers, "layers.convolutional": layers, "layers.normalization": layers, "layers.pooling": layers,
             "layers.merge": layers, "layers.advanced_activations": layers, "utils.vis_utils": utils, "layers.experimental": layers.experimental,
             "layers.experimental.preprocessing": layers, "saving": utils, "utils.np_utils": utils, **quiet}
    found = {"tensorflow": tf, "tensorflow.nn": nn, "tensorflow.image": image, "tensorflow.math": tf.math, "tensorflow.compat.v1": tf,
             "tensorflow.compat": tf.compat}
    for head in ("keras", "tensorflow.keras", "tensorflow.python.keras", "tf_keras"):
        found[head] = keras
        found.update((head + "." + name, module) for name, module in parts.items())
    return found
