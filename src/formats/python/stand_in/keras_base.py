"""Keras: layers that are built when they first see their input, channels last, and models made of them.

Tensors are laid out as Keras has them, batch × rows × columns × channels; the maps below them are channels × rows × columns as everywhere.
"""

import view
from arithmetic import concat, pointwise
from graph import Graph, Map
from missing import Missing
from problem import Problem
from tensor import Size, State, Tensor, data_of
from torch_module import Parameter, Strict
from values import text, whole

# What `Input` puts in where the program leaves a size open, and which sizes were open.
State.input_option = None
State.open_input = None
State.layer_names = {}


def snake(name):
    """`MaxPooling2D` as `max_pooling2d`, Keras' way."""
    out = ""
    for index, letter in enumerate(name):
        after = name[index + 1 : index + 2]
        if letter.isupper() and index and (not name[index - 1].isupper() and not name[index - 1].isdigit() or after.islower()):
            out += "_"
        out += letter.lower()
    return out


def counted(name):
    """A name that no layer has had, as Keras counts: conv2d, conv2d_1, …"""
    count = State.layer_names.get(name, 0)
    State.layer_names[name] = count + 1
    return name if count == 0 else "%s_%d" % (name, count)


def input_of(sizes, id="input"):
    """The tensor of an input whose sizes stand as Keras has them, without the batch."""
    if len(sizes) == 3:
        return data_of(Map(id, sizes[2], sizes[0], sizes[1]), 4, 3, 1, 2)
    if len(sizes) == 2:
        return data_of(Map(id, sizes[1], 1, sizes[0]), 3, 2, None, 1)
    if len(sizes) == 1:
        return data_of(Map(id, sizes[0]), 2, 1)
    raise Problem("setting", what="shape", value=text(sizes))


def completed_shape(shape):
    """A shape whose open sizes come from the option, or from a guess that is reported."""
    sizes = []
    if isinstance(shape, Missing):
        State.open_input = "all"
        option = State.input_option
        return (option[1], option[2], option[0]) if option and len(option) == 3 else (224, 224, 3)
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    option = State.input_option
    order = {3: (1, 2, 0), 2: (1, 0), 1: (0,)}.get(len(shape))
    if order is None:
        raise Problem("setting", what="shape", value=text(shape))
    for place, size in enumerate(shape):
        if option and len(option) == len(shape):
            sizes.append(option[order[place]])
        elif size is None or isinstance(size, Missing):
            State.open_input = "some"
            sizes.append((3 if place == 2 else 224) if len(shape) == 3 else (1 if place == 1 else 1024))
        else:
            sizes.append(whole(size, "shape"))
    return tuple(sizes)


def sizes_of(map):
    """The sizes of an input map as the neutral format has them."""
    channels, height, width = map.sizes
    return (channels, height, width)


class Layer(metaclass=Strict):
    """A layer. `build` makes its weights when the first input is known."""

    is_builtin = False
    trainable = True
    stateful = supports_masking = False
    dtype = compute_dtype = "float32"

    def __init__(self, name=None, input_shape=None, batch_input_shape=None, input_dim=None, dtype=None, trainable=True, activity_regularizer=None,
                 batch_size=None, dynamic=False, weights=None, autocast=None, input_length=None, **kwargs):
        if kwargs and self.is_builtin:
            raise TypeError("%s: unknown argument '%s'" % (type(self).__name__, list(kwargs)[0]))
        self.name = name or counted(snake(type(self).__name__))
        self.built = False
        self.calls = []
        self.own_weights = []
        self.given_shape = None
        if input_shape is not None:
            self.given_shape = tuple(input_shape) if isinstance(input_shape, (tuple, list)) else input_shape if isinstance(input_shape, Missing) else (input_shape,)
        elif batch_input_shape is not None:
            self.given_shape = tuple(batch_input_shape)[1:]
        elif input_dim is not None:
            self.given_shape = (input_dim,) if input_length is None else (input_length, input_dim)

    def add_weight(self, name=None, shape=None, initializer=None, trainable=True, dtype=None, regularizer=None, **kwargs):
        if isinstance(name, (tuple, list)):
            shape, name = name, None
        shape = () if shape is None else (shape,) if isinstance(shape, int) else tuple(shape)
        sizes = tuple(whole(size, "shape") for size in shape)
        weight = Parameter(Tensor(sizes=sizes)) if trainable else Tensor(sizes=sizes)
        if trainable:
            self.own_weights.append(weight)
        return weight

    add_variable = add_weight

    def build(self, input_shape):
        self.built = True

    def call(self, inputs, *args, **kwargs):
        return inputs

    def get_config(self):
        return {"name": self.name}

    @classmethod
    def from_config(cls, config):
        return cls(**config)

    def compute_output_shape(self, input_shape):
        return input_shape

    def set_weights(self, weights):
        pass

    def get_weights(self):
        return []

    count_params = lambda self: sum(weight.numel() for weight in self.own_weights)
    add_loss = add_metric = lambda self, *args, **kwargs: None

    def __call__(self, inputs, *args, **kwargs):
        graph = State.graph
        if len(graph.scopes) > 100:
            raise RecursionError("layers call each other without an end")
        tensors = inputs if isinstance(inputs, (list, tuple)) else list(inputs.values()) if isinstance(inputs, dict) else [inputs]
        for tensor in tensors:
            if isinstance(tensor, Missing):
                tensor.refuse()
        # A list of tensors joins them, what else is listed is a shape.
        outer = graph.scopes[-1][0] if graph.scopes else ""
        path = (outer + "." if outer else "") + self.name
        graph.scopes.append((path, self.is_builtin))
        start = len(graph.nodes)
        Missing.strict += 1
        try:
            if not self.built:
                shapes = [Size((None,) + tuple(tensor.shape[1:])) if isinstance(tensor, Tensor) else None for tensor in tensors]
                self.build(shapes if isinstance(inputs, (list, tuple)) else shapes[0])
                self.built = True
            kwargs.pop("training", None) if self.is_builtin else None
            out = self.call(inputs, *args, **kwargs)
        except Problem as problem:
            problem.line = problem.line or self.__dict__.get("_made_at", 0)
            raise
        finally:
            Missing.strict -= 1
            graph.leave(start)
        function = getattr(self, "activation", None) if self.is_builtin else None
        if function is not None and getattr(self, "applies_activation", False):
            out = activated(out, function)
        self.calls.append((inputs, out))
        return out

    def _last(self, place):
        if not self.calls:
            raise AttributeError("layer %s has never been called" % self.name)
        return self.calls[0][place]

    input = property(lambda self: self._last(0))
    output = property(lambda self: self._last(1))
    input_shape = property(lambda self: (None,) + tuple(self.input.shape[1:]))
    output_shape = property(lambda self: (None,) + tuple(self.output.shape[1:]))
    weights = trainable_weights = variables = trainable_variables = property(lambda self: list(self.own_weights))


ACTIVATIONS = {"relu": "relu", "relu6": "relu6", "swish": "silu", "silu": "silu", "hard_sigmoid": "hardsigmoid", "hard_swish": "hardswish",
               "hard_silu": "hardswish", "sigmoid": "sigmoid", "tanh": "tanh", "gelu": "gelu", "leaky_relu": "leaky_relu", "elu": "elu",
               "selu": "selu", "mish": "mish", "softplus": "softplus", "softsign": "softsign", "exponential": "exp",
               "log_sigmoid": "log_sigmoid", "celu": "celu"}


def activated(x, function):
    """The tensor through an activation: a name, a function or a layer."""
    if function is None or function == "linear":
        return x
    if isinstance(function, str):
        if function in ("softmax", "log_softmax"):
            import operators

            return operators.softmax(x, -1, function)
        if function not in ACTIVATIONS:
            raise Problem("unknown", name=function)
        return pointwise(x, ACTIVATIONS[function])
    if isinstance(function, Missing):
        function.refuse()
    return function(x)


class Model(Layer):
    """A model: of inputs and outputs, or a class of its own with `call`."""

    def __init__(self, *args, inputs=None, outputs=None, name=None, **kwargs):
        if args and isinstance(args[0], (Tensor, list, tuple, dict)):
            inputs = args[0]
            outputs = args[1] if len(args) > 1 else outputs
        Layer.__init__(self, name=name or counted(snake(type(self).__name__) if type(self) is not Functional else "model"),
                       **{key: value for key, value in kwargs.items() if key in ("dtype",)})
        self.inputs = self.outputs = None
        if inputs is not None and outputs is not None:
            flat = lambda part: [part] if isinstance(part, Tensor) else list(part.values()) if isinstance(part, dict) else list(part)
            self.inputs, self.outputs = flat(inputs), flat(outputs)
            self.single = isinstance(outputs, Tensor)
            for tensor in self.inputs + self.outputs:
                if isinstance(tensor, Missing):
                    tensor.refuse()
            self.graph = State.graph
            self.built = True

    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def call(self, inputs, *args, **kwargs):
        if self.inputs is None:
            raise Problem("no_forward", name=type(self).__name__)
        return self.replayed(inputs)

    def replayed(self, inputs):
        """The nodes of the model once more, on another input."""
        given = [inputs] if isinstance(inputs, Tensor) else list(inputs.values()) if isinstance(inputs, dict) else list(inputs)
        if len(given) != len(self.inputs):
            raise Problem("several_inputs", count=len(self.inputs))
        graph = State.graph
        maps = {}
        for own, new in zip(self.inputs, given):
            if own.shape[1:] != new.shape[1:]:
                raise Problem("broadcast", shapes="%s and %s" % (text(own.shape[1:]), text(new.shape[1:])))
            from reading import read_as

            maps[own.map.id] = new.map if new.dims == own.dims else read_as(new, *_places(own))
        outer = graph.scopes[-1][0] if graph.scopes else ""
        for node, map in self.nodes():
            if node["id"] in maps:
                continue
            copy = {key: value for key, value in node.items() if key not in ("id", "op", "inputs", "block", "_owner")}
            name = (outer + "." if outer else "") + node["id"]
            made = graph.emit(node["op"], [maps[source] for source in node["inputs"]], map.sizes, map.vector, node.get("_owner"), name, **copy)
            block = ".".join(part for part in (outer, node.get("block")) if part)
            if block:
                graph.by_id[made.id][0]["block"] = block
            maps[node["id"]] = made
        for id, (layer, block) in list(self.graph.flats.items()):
            if id in maps:
                path = lambda name: ".".join(part for part in (outer, name) if part)
                graph.flats[maps[id].id] = (layer and path(layer), path(block))
        out = [Tensor(maps[tensor.map.id], tensor.dims) for tensor in self.outputs]
        return out[0] if self.single else out

    def nodes(self):
        """The nodes between the inputs and the outputs, in order."""
        needed = set(tensor.map.id for tensor in self.outputs)
        ends = set(tensor.map.id for tensor in self.inputs)
        kept = []
        for node in reversed(self.graph.nodes):
            if node["id"] in needed and node["id"] not in ends:
                kept.append((node, self.graph.by_id[node["id"]][1]))
                needed.update(node["inputs"])
        kept.reverse()
        known = ends | set(node["id"] for node, _ in kept)
        for node, _ in kept:
            for source in node["inputs"]:
                if source not in known:
                    raise Problem("not_from_input")
        return kept

    def summary(self, *args, **kwargs):
        pass

    compile = load_weights = save = save_weights = summary

    def fit(self, *args, **kwargs):
        return Missing("fit")

    evaluate = predict = train_on_batch = fit_generator = to_json = predict_on_batch = fit

    def build(self, input_shape=None):
        if input_shape is not None and isinstance(input_shape, (tuple, list)) and self.given_shape is None and len(input_shape) and input_shape[0] is None:
            self.given_shape = tuple(input_shape)[1:]
        self.built = True

    @property
    def layers(self):
        return [value for value in vars(self).values() if isinstance(value, Layer)]

    def get_layer(self, name=None, index=None):
        layers = self.layers
        if index is not None:
            return layers[index]
        for layer in layers:
            if layer.name == name:
                return layer
        raise ValueError("No such layer: %s" % name)

    input = property(lambda self: self.inputs[0] if self.inputs else self._last(0))
    output = property(lambda self: self.outputs[0] if self.outputs else self._last(1))


def _places(tensor):
    count = tensor.ndim
    return (3, 1, 2) if count == 4 else (2, None, 1) if count == 3 else (1, None, None)


Functional = Model


class Sequential(Model):
    """Layers one behind the other."""

    def __init__(self, layers=None, name=None, **kwargs):
        Model.__init__(self, name=name or counted("sequential"))
        self.list = []
        self.start = None
        for layer in layers or []:
            self.add(layer)

    def add(self, layer):
        if isinstance(layer, Missing):
            layer.refuse()
        if isinstance(layer, Tensor):
            self.start = layer.keras_shape if hasattr(layer, "keras_shape") else tuple(layer.shape[1:])
            return
        if not callable(layer):
            raise TypeError("the added layer must be a layer, not %s" % type(layer).__name__)
        if isinstance(layer, InputLayer):
            self.start = layer.shape
            return
        if not self.list and self.start is None:
            self.start = getattr(layer, "given_shape", None)
            if self.start is None and isinstance(layer, Sequential):
                self.start = layer.start
        self.list.append(layer)

    def pop(self):
        self.list.pop()

    layers = property(lambda self: list(self.list))

    def call(self, inputs, *args, **kwargs):
        for layer in self.list:
            inputs = layer(inputs)
        return inputs

    def __call__(self, inputs, *args, **kwargs):
        # A model of layers has no place of its own unless another holds it.
        return Layer.__call__(self, inputs)

    def _run(self):
        if self.start is None:
            raise AttributeError("the model has no input shape yet")
        if not self.calls:
            x = fresh_input(completed_shape(self.start))
            Layer.__call__(self, x)

    def _last(self, place):
        self._run()
        return self.calls[0][place]

    input = property(lambda self: self._last(0))
    output = property(lambda self: self._last(1))

    def nodes(self):
        return []


class InputLayer:
    def __init__(self, input_shape=None, shape=None, batch_input_shape=None, batch_shape=None, name=None, **kwargs):
        batch = batch_shape or batch_input_shape
        self.shape = tuple(batch)[1:] if batch is not None else shape if shape is not None else input_shape
        self.name = name or "input"


def fresh_input(sizes, name=None):
    """An input of its own in the graph that is being written."""
    out = input_of(sizes, State.graph.unique(name or "input_layer"))
    out.keras_shape = tuple(sizes)
    return out


def Input(shape=None, batch_size=None, name=None, dtype=None, batch_shape=None, tensor=None, sparse=None, ragged=None, **kwargs):
    if shape is None and batch_shape is not None:
        shape = tuple(batch_shape)[1:]
    if shape is None:
        shape = kwargs.get("input_shape", ())
    return fresh_input(completed_shape(shape), name)


def network(program, model, name, asked):
    """The answer for a Keras model: the network, or a question for its input."""
    from finishing import finished

    chosen = program.options.get("input")
    title = getattr(model, "name", None) or name
    if name in program.candidates.classes:
        title = name
    if model.inputs is not None:
        if len(model.inputs) > 1:
            raise Problem("several_inputs", count=len(model.inputs))
        first = model.inputs[0]
        open_input = State.open_input
        if open_input and not chosen:
            return question(asked, sizes_of(first.map))
        program.fresh()
        start = Tensor(Map("input", *first.map.sizes), first.dims)
        outputs = model.replayed(start)
        outputs = outputs if isinstance(outputs, list) else [outputs]
        return answer(program, outputs, title, first, asked)
    start = model.start if isinstance(model, Sequential) else model.given_shape
    program.fresh()
    State.open_input = None
    if start is None:
        if not chosen:
            return question(asked, (3, 224, 224))
        sizes = {3: lambda c, h, w: (h, w, c), 2: lambda c, l: (l, c), 1: lambda n: (n,)}[len(chosen)](*chosen)
    else:
        sizes = completed_shape(start)
        if State.open_input and not chosen:
            return question(asked, (sizes[2], sizes[0], sizes[1]) if len(sizes) == 3 else sizes)
    x = input_of(sizes)
    # The layers of the model itself stand in no block.
    if isinstance(model, Sequential):
        out = model.call(x)
    else:
        if not model.built:
            model.build(Size((None,) + tuple(sizes)))
        out = model.call(x)
    from torch_module import outputs_of

    return answer(program, outputs_of(out), title, x, asked)


def question(asked, sizes):
    return {"question": {"arguments": asked, "input": "x".join(str(size) for size in sizes), "input_known": False}}


def answer(program, outputs, title, start, asked):
    from finishing import finished

    map = start.map
    sizes = (map.sizes[0], map.sizes[2]) if start.ndim == 3 else map.sizes if start.ndim == 4 else (map.sizes[0],)
    network = finished(State.graph, outputs, title, sizes)
    return {"network": network, "arguments": asked, "input": "x".join(str(size) for size in sizes)}
