"""Sums, products and functions of each value."""

import math

import view
from problem import Problem
from tensor import State, Tensor, all_seen, constant
from values import axis_of, broadcast, text

# What the engine knows as a function of each value.
FUNCTIONS = {"relu", "relu6", "silu", "hardswish", "hardsigmoid", "sigmoid", "tanh", "gelu", "leaky_relu", "elu", "selu", "mish",
             "softplus", "log_sigmoid", "hardtanh", "softsign", "exp", "abs"}
MIXING = ("add", "sub", "mul", "div", "maximum", "minimum")
NUMBERS = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "div": lambda a, b: a / b if b else math.inf,
    "pow": lambda a, b: a ** b, "floor_div": lambda a, b: a // b, "mod": lambda a, b: a % b, "maximum": max, "minimum": min,
    "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "lt": lambda a, b: a < b, "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b, "ge": lambda a, b: a >= b,
}
OF_NUMBERS = {"sqrt": math.sqrt, "exp": math.exp, "log": math.log, "abs": abs, "floor": math.floor, "ceil": math.ceil, "round": round,
              "square": lambda value: value * value, "log2": lambda value: math.log(value, 2), "sin": math.sin, "cos": math.cos}


def pointwise(tensor, name):
    """A function of each value."""
    tensor = tensor if isinstance(tensor, Tensor) else constant(tensor)
    if tensor.map is None:
        values = None
        if tensor.values is not None and name in OF_NUMBERS:
            try:
                values = [OF_NUMBERS[name](value) for value in tensor.values]
            except ValueError:
                values = None
        return Tensor(sizes=tensor.sizes, params=tensor.params, values=values)
    map = tensor.map
    if name in FUNCTIONS:
        made = State.graph.emit("activation", [map], map.sizes, vector=map.vector, kind=name, _flat=tensor.is_flat)
        return Tensor(made, tensor.dims)
    if map.vector:
        return Tensor(State.graph.emit("opaque", [map], map.sizes, vector=True, kind=name, sees="pointwise"), tensor.dims)
    return Tensor(State.graph.opaque(name, [map], map.sizes), tensor.dims)


def binary(op, left, right):
    """A function of two values each, with NumPy's rule for unequal shapes."""
    for side in (left, right):
        if hasattr(side, "refuse"):
            side.refuse()
    if not isinstance(left, Tensor):
        left = constant(left) if isinstance(left, (int, float, complex, bool, list, tuple)) else _refuse(left)
    if not isinstance(right, Tensor):
        right = constant(right) if isinstance(right, (int, float, complex, bool, list, tuple)) else _refuse(right)
    if left.map is None and right.map is None:
        return _of_constants(op, left, right)
    if left.map is None or right.map is None:
        data, other = (left, right) if right.map is None else (right, left)
        return _with_constant(op, data, other)
    return _of_data(op, left, right)


def _refuse(value):
    if value is None:
        raise TypeError("unsupported operand: 'Tensor' and 'NoneType'")
    raise TypeError("unsupported operand: 'Tensor' and '%s'" % type(value).__name__)


def _of_constants(op, left, right):
    sizes = broadcast(left.sizes, right.sizes)
    values = None
    if left.values is not None and right.values is not None and op in NUMBERS and len(left.values) <= 65536:
        a, b = left.values, right.values
        if len(a) == 1:
            a = a * len(b)
        elif len(b) == 1:
            b = b * len(a)
        if len(a) == len(b) and left.sizes in (sizes, ()) or right.sizes in (sizes, ()):
            if len(a) == len(b):
                values = [NUMBERS[op](x, y) for x, y in zip(a, b)]
    return Tensor(sizes=sizes, params=tuple(dict.fromkeys(left.params + right.params)), values=values)


def _with_constant(op, data, other):
    """A map with a weight, a buffer or a number. What has no parameters changes neither shape nor field."""
    shape = broadcast(data.shape, other.sizes)
    data = expanded(data, shape)
    if not other.params:
        return data
    count = sum(parameter.numel() for parameter in other.params)
    owner = tuple(id(parameter) for parameter in other.params)
    map = data.map
    sizes = (1,) * (len(shape) - len(other.sizes)) + tuple(other.sizes)
    if op in ("mul", "div") and count == map.sizes[0] and not map.vector:
        touched = [atom for size, atoms in zip(sizes, data.dims) if size != 1 for atom in atoms]
        if view.is_whole(touched, 0, map.sizes[0]):
            return Tensor(State.graph.emit("scale", [map], map.sizes, owner=owner), data.dims)
    kind = "parameter" if op in ("add", "mul", "sub", "div") else op
    if map.vector:
        out = State.graph.emit("opaque", [map], map.sizes, vector=True, kind=kind, sees="pointwise", parameters=count, owner=owner)
    else:
        out = State.graph.opaque(kind, [map], map.sizes, parameters=count, owner=owner)
    return Tensor(out, data.dims)


def _of_data(op, left, right):
    shape = broadcast(left.shape, right.shape)
    if left.numel() < right.numel() and op in ("add", "mul", "maximum", "minimum"):
        left, right = right, left
    length = len(shape)
    a, b = left.reshape((1,) * (length - left.ndim) + left.shape), right.reshape((1,) * (length - right.ndim) + right.shape)
    a, b = aligned(a, b)
    if a is None:
        larger = left if left.numel() >= right.numel() else right
        larger = expanded(larger, shape)
        out = State.graph.opaque(op, [larger.map, (right if larger is not right else left).map], larger.map.sizes, "unknown")
        return Tensor(out, larger.dims)
    dims = tuple(x if len(x) >= len(y) and x else y for x, y in zip(a.dims, b.dims))
    sizes = tuple(max(x, y) for x, y in zip(a.map.sizes, b.map.sizes))
    x, y = a.map, b.map
    gate = op == "mul" and y.sizes == (sizes[0], 1, 1) and x.sizes == sizes and not y.vector and not x.vector
    if not gate:
        x, y = grown(x, sizes), grown(y, sizes)
    if x.vector != y.vector:
        x, y = as_map(x), as_map(y)
    if op not in MIXING:
        out = State.graph.opaque(op, [x, y], sizes)
        return Tensor(out, dims)
    return Tensor(State.graph.emit(op, [x, y], sizes, vector=x.vector), dims)


def aligned(a, b):
    """Two tensors whose axes lie the same way on their maps, or (None, None)."""
    def fits(x, y):
        return all(not q or p == q for p, q in zip(x.dims, y.dims)) and all(
            s == t or t == 1 for s, t in zip(x.map.sizes, y.map.sizes))

    if fits(a, b) or fits(b, a):
        return a, b
    if all(not q or not p or p == q for p, q in zip(a.dims, b.dims)) and all(
            s == t or t == 1 or s == 1 for s, t in zip(a.map.sizes, b.map.sizes)):
        return a, b
    from reading import read_as
    from tensor import data_of

    for first, second, swapped in ((a, b, False), (b, a, True)):
        roles = roles_of(first)
        if roles is None:
            continue
        places = [roles[axis] for axis in range(3)]
        free = [place for place in range(first.ndim) if place not in places and second.shape[place] != 1]
        for axis in range(3):
            if places[axis] is None and free:
                places[axis] = free.pop()
        if free:
            continue
        other = data_of(read_as(second, *places), second.ndim, *places)
        return (other, first) if swapped else (first, other)
    return None, None


def roles_of(tensor):
    """At which axis of the tensor each axis of its map lies, or None where they are folded together."""
    roles, used = {}, 0
    for axis in range(3):
        roles[axis] = None
        for place, atoms in enumerate(tensor.dims):
            if atoms and atoms == view.full(axis, tensor.map.sizes[axis]):
                roles[axis] = place
                used += 1
    if used != sum(1 for atoms in tensor.dims if atoms) or tensor.map.vector:
        return None
    return roles


def as_map(map):
    """A vector as a map of one place."""
    return State.graph.opaque("reshape", [map], map.sizes, "whole") if map.vector else map


def grown(map, sizes):
    """A map repeated along the axes where it has the size 1."""
    if map.sizes == tuple(sizes):
        return map
    map = as_map(map)
    channels, height, width = map.sizes
    if (height, width) != tuple(sizes[1:]):
        scale = [sizes[1] // height, sizes[2] // width]
        map = State.graph.emit("upsample", [map], (channels, sizes[1], sizes[2]), scale=scale, mode="nearest")
    if channels != sizes[0]:
        map = State.graph.opaque("expand", [map], sizes)
    return map


def expanded(tensor, shape):
    """The tensor repeated along the axes where it has the size 1."""
    shape = tuple(shape)
    if tuple(tensor.shape) == shape:
        return tensor
    if tensor.map is None:
        broadcast(tensor.shape, shape)
        return tensor._constant(shape, tensor.values if tensor.values and len(tensor.values) == 1 and not shape else None)
    if broadcast(tensor.shape, shape) != shape:
        raise Problem("broadcast", shapes=text(tensor.shape) + " and " + text(shape))
    own = tensor.reshape((1,) * (len(shape) - tensor.ndim) + tuple(tensor.shape))
    roles = roles_of(own)
    if tensor.map.vector and sum(1 for atoms in own.dims if atoms) <= 1:
        roles = {0: None, 1: None, 2: None}
        for place, atoms in enumerate(own.dims):
            if atoms:
                roles[0] = place
    if roles is None:
        return _expanded_somehow(own, shape)
    sizes = list(tensor.map.sizes)
    dims = list(own.dims)
    free = [axis for axis in range(3) if roles[axis] is None and sizes[axis] == 1]
    grow = [place for place in range(len(shape)) if own.shape[place] != shape[place]]
    if len(grow) > len(free):
        return _expanded_somehow(own, shape)
    # The last axes are columns, then rows.
    for place in reversed(grow):
        axis = free.pop()
        sizes[axis] = shape[place]
        dims[place] = view.full(axis, shape[place])
    return Tensor(grown(tensor.map, tuple(sizes)), tuple(dims))


def _expanded_somehow(tensor, shape):
    """Repeated into the channels."""
    extra = 1
    map = tensor.map
    dims = list(tensor.dims)
    for place in range(len(shape)):
        if tensor.shape[place] != shape[place]:
            dims[place] = ((0, map.sizes[0] * extra, shape[place]),)
            extra *= shape[place]
    out = State.graph.opaque("expand", [map], (map.sizes[0] * extra,) + map.sizes[1:])
    return Tensor(out, tuple(dims))


def concat(tensors, dim=0):
    """Tensors one behind the other along an axis."""
    tensors = list(tensors)
    if not tensors:
        raise ValueError("torch.cat(): expected a non-empty list of Tensors")
    first = max(tensors, key=lambda tensor: tensor.map is not None)
    axis = axis_of(dim, first.ndim)
    for tensor in tensors:
        ours, theirs = list(first.shape), list(tensor.shape)
        if len(ours) == len(theirs):
            ours[axis] = theirs[axis] = 0
        if ours != theirs:
            shapes = [text(part.shape) for part in tensors]
            raise Problem("broadcast", shapes=" and ".join(shapes))
    total = sum(tensor.shape[axis] for tensor in tensors)
    shape = first.shape[:axis] + (total,) + first.shape[axis + 1 :]
    if first.map is None:
        params = tuple(dict.fromkeys(parameter for tensor in tensors for parameter in tensor.params))
        values = None
        if axis == 0 and all(tensor.values is not None for tensor in tensors):
            values = [value for tensor in tensors for value in tensor.values]
        return Tensor(sizes=shape, params=params, values=values)
    if len(tensors) == 1:
        return first
    if all(tensor.map is not None for tensor in tensors):
        joined = _joined(tensors, axis, total)
        if joined is not None:
            return joined
    # Constants, or axes that are folded together: one node that nothing more is known of.
    maps = [tensor.map for tensor in tensors if tensor.map is not None]
    params = {id(parameter): parameter.numel() for tensor in tensors if tensor.map is None for parameter in tensor.params}
    along = [atom for tensor in tensors if tensor.map is not None for atom in tensor.dims[axis]]
    place = None
    from tensor import data_of

    roles = roles_of(first)
    if roles is not None and not any(atom[0] != 0 for atom in along) and all(tensor.map is None or roles_of(tensor) for tensor in tensors):
        # More channels at the same places.
        sizes = (total,) + first.map.sizes[1:]
        out = State.graph.opaque("concat", maps, sizes, parameters=sum(params.values()), owner=tuple(params) or None)
        return data_of(out, first.ndim, axis, roles[1], roles[2])
    places = [index for index in range(len(shape)) if shape[index] != 1 and index != axis]
    channels = view.size_of([(0, 0, shape[index]) for index in places])
    sees = "whole" if all(all_seen(map) == "whole" for map in maps) else "unknown"
    out = State.graph.opaque("concat", maps, (channels, 1, total), sees, parameters=sum(params.values()), owner=tuple(params) or None)
    dims, stride = [()] * len(shape), 1
    for index in reversed(places):
        dims[index] = ((0, stride, shape[index]),)
        stride *= shape[index]
    dims[axis] = view.full(2, total)
    return Tensor(out, tuple(dims))


def _joined(tensors, axis, total):
    from reading import read_as
    from tensor import data_of

    largest = max(tensors, key=lambda tensor: sum(1 for atoms in tensor.dims if atoms))
    if all(tensor.map.vector for tensor in tensors) and all(
            all(not atoms for place, atoms in enumerate(tensor.dims) if place != axis) for tensor in tensors):
        out = State.graph.emit("concat", [tensor.map for tensor in tensors], (total, 1, 1), vector=True)
        return data_of(out, largest.ndim, axis)
    if all(tensor.dims[:axis] == largest.dims[:axis] and tensor.dims[axis + 1 :] == largest.dims[axis + 1 :]
           and not tensor.map.vector and tensor.map.sizes[1:] == largest.map.sizes[1:]
           and view.is_whole(tensor.dims[axis], 0, tensor.map.sizes[0]) for tensor in tensors):
        # Channels of tokens: rows and columns may be folded together.
        out = State.graph.emit("concat", [tensor.map for tensor in tensors], (total,) + largest.map.sizes[1:])
        return Tensor(out, largest.dims[:axis] + (view.full(0, total),) + largest.dims[axis + 1 :])
    roles = roles_of(largest)
    if roles is None and largest.map.vector and sum(1 for atoms in largest.dims if atoms) <= 1:
        roles = {0: axis, 1: None, 2: None}
    if roles is None:
        return None
    places = [roles[0], roles[1], roles[2]]
    if axis not in places:
        free = [index for index in range(3) if places[index] is None]
        if not free:
            return None
        # Channels first; an axis of one place else.
        places[0 if 0 in free else free[0]] = axis
    for place in range(largest.ndim):
        if place not in places and any(tensor.shape[place] != 1 for tensor in tensors):
            if None not in places:
                return None
            places[places.index(None)] = place
    maps = [read_as(tensor, *places) for tensor in tensors]
    role = places.index(axis)
    sizes = list(maps[0].sizes)
    sizes[role] = total
    names = (None, "height", "width")
    out = State.graph.emit("concat", maps, tuple(sizes), axis=names[role])
    return data_of(out, largest.ndim, *places)
