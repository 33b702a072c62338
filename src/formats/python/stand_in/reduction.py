"""Means, sums and extremes along axes."""

import view
from tensor import State, Tensor, all_seen
from values import axes_of


def compact(dims, map):
    """The lists and sizes of a map without the digits that no axis has any more."""
    sizes, strides = [], {}
    for axis in range(3):
        stride = 1
        for atom in reversed(view.of_axis(dims, axis)):
            strides[atom] = stride
            stride *= atom[2]
        sizes.append(stride)
    out = tuple(view.merged([(atom[0], strides[atom], atom[2]) for atom in atoms]) for atoms in dims)
    return out, tuple(sizes)


def reduced(tensor, name, axes, keepdim):
    """The tensor without some of its axes."""
    axes = axes_of(axes, tensor.ndim) if axes is not None and axes != () else tuple(range(tensor.ndim))
    shape = tensor.shape
    after = tuple(1 if axis in axes else size for axis, size in enumerate(shape) if keepdim or axis not in axes)
    if tensor.map is None:
        values = None
        if tensor.values is not None and len(axes) == tensor.ndim and name in ("sum", "mean", "max", "min"):
            total = tensor.values
            values = [{"sum": sum, "mean": lambda v: sum(v) / len(v), "max": max, "min": min}[name](total)]
        return tensor._constant(after, values)
    map = tensor.map
    removed = [atom for axis in axes for atom in tensor.dims[axis]]
    kept = tuple(() if axis in axes else atoms for axis, atoms in enumerate(tensor.dims))
    dims, sizes = compact(kept, map)
    if not removed:
        return tensor.reshape(after)
    windows = [_window(map.sizes[axis], [atom for atom in removed if atom[0] == axis], axis) for axis in (1, 2)]
    channels = any(atom[0] == 0 for atom in removed)
    graph = State.graph
    if map.vector:
        out = graph.emit("opaque", [map], sizes, kind=name, output=list(sizes), sees="whole")
    elif None in windows:
        out = graph.opaque(name, [map], sizes, all_seen(map))
    elif not channels and name == "mean" and windows == [map.sizes[1], map.sizes[2]]:
        out = graph.emit("global_avg_pool", [map], sizes)
    elif not channels and name == "max" and windows == [map.sizes[1], map.sizes[2]]:
        out = graph.emit("global_max_pool", [map], sizes)
    elif not channels and name in ("mean", "max"):
        op = "avg_pool" if name == "mean" else "max_pool"
        out = graph.emit(op, [map], sizes, kernel=windows, stride=windows, padding=[0, 0, 0, 0])
    elif windows == [1, 1]:
        out = graph.opaque(name, [map], sizes)
    else:
        out = graph.opaque(name, [map], sizes, {"kernel": windows, "stride": windows, "padding": [0, 0, 0, 0], "dilation": [1, 1]})
    return Tensor(out, dims).reshape(after)


def _window(size, removed, axis):
    """The kernel, equal to the stride, of the digits that are taken together; None where they do not lie side by side."""
    if not removed:
        return 1
    merged = view.merged(sorted(removed, key=lambda atom: -atom[1]))
    if len(merged) == 1 and merged[0][1] == 1:
        return merged[0][2]
    return None


class Extreme(tuple):
    """What `max` along an axis returns."""

    values = property(lambda self: self[0])
    indices = property(lambda self: self[1])


def extreme(tensor, name, dim, keepdim):
    if isinstance(dim, Tensor):
        from arithmetic import binary

        return binary(name + "imum", tensor, dim)
    out = reduced(tensor, name, dim, keepdim)
    return out if dim is None else Extreme((out, out))


def opaque_like(tensor, kind, axes):
    """A function that mixes the values along some axes and keeps the shape."""
    if tensor.map is None:
        return tensor._constant(tensor.sizes)
    map = tensor.map
    mixed = [atom for axis in axes for atom in tensor.dims[axis] if atom[0] != 0]
    places = {axis for axis in (1, 2) if map.sizes[axis] > 1}
    if not mixed:
        sees = "pointwise"
    elif all(view.covers(mixed, axis, map.sizes[axis]) for axis in places):
        sees = "whole"
    else:
        sees = "unknown"
    return Tensor(State.graph.emit("opaque", [map], map.sizes, vector=map.vector, kind=kind, sees=sees,
                                   output=None if map.vector else list(map.sizes)), tensor.dims)
